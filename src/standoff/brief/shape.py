"""From findings to a brief: the chapters in an editor's order. Who owns a finding is settled first, so that none is told twice."""
from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from ..annotation import Reading
from ..follow import Decision, Heard, course_of
from ..store.link_decisions import LinkDecision
from . import acts_chapters, bonds, claims, course, gaps, stands
from .gather import Material, gather
from .lines import Shown
from .names import party_name
from .nouns import Asked, Brief
from .words import clean, clip, day_of


def shape(readings: Iterable[tuple[str, Reading]], asked: Asked | None = None, failures: Sequence[tuple[str, str]] = (),
          decisions: Sequence[Decision] = (), link_decisions: Sequence[LinkDecision] = (), rejected: Collection[str] = ()) -> Brief:
    """The brief over readings, each with what begins its references ("3f9a2c1d" gives 3f9a2c1d:v12; "" gives v12, for one alone).

    Args:
        readings: in any order; each is let go before the next.
        failures: (name, reason) of the documents that could not be read.
        decisions: what the user decided about issues.
        link_decisions: what people decided about which findings are the same.
        rejected: references of findings that are to be left out.
    """
    heard = Heard()
    material = gather(_heard(readings, heard), asked or Asked(), link_decisions, rejected)
    followed = course_of(heard, decisions)
    shown = Shown()
    # 1. acts of a chapter's own, 2. commitments, 3. what those leave: positions, other acts, quotations
    talks, accusations = acts_chapters.talks(material, shown), acts_chapters.accusations(material, shown)
    forces, sanctions = acts_chapters.forces(material, shown), acts_chapters.sanctions_and_aid(material, shown)
    commitments, positions = bonds.commitments(material, shown), stands.positions(material, shown)
    other, background = acts_chapters.other_acts(material, shown), claims.background(material, shown)
    chapters = (acts_chapters.news(material), course.moved(followed, material.asked), talks, positions,
                course.demands(followed, material.asked), commitments, accusations, forces, sanctions, other,
                claims.figures(material, followed.ranges), claims.voices(material, shown), background, gaps.missing(material),
                gaps.coverage(material, failures))
    return Brief(_title(material), tuple(_facts(material, len(failures))), tuple(one for one in chapters if one))


def _heard(readings: Iterable[tuple[str, Reading]], heard: Heard) -> Iterator[tuple[str, Reading]]:
    """The readings, each heard on its way."""
    for short, reading in readings:
        heard.take(short, reading)
        yield short, reading


def _title(material: Material) -> str:
    alone = len(material.articles) == 1 and material.articles[0].title
    about = party_name(material.asked.party) if material.asked.party else clip(clean(alone), 110) if alone else ""
    return f"Crisis brief{f': {about}' if about else ''}"


def _facts(material: Material, failures: int) -> Iterable[str]:
    yield gaps.article_words(material.articles[0]) if len(material.articles) == 1 else gaps.counted(material.articles)
    if material.asked.since:
        before = f"; {gaps.several_of(material.before, 'earlier document')} left aside" if material.before else ""
        yield f"Published or done since {day_of(material.asked.since)}{before}"
    if material.asked.as_of:
        yield f"As it could be known on {day_of(material.asked.as_of)}: nothing published later, and nothing without a date"
    if failures:
        yield f"{failures} could not be read, named at the end"
