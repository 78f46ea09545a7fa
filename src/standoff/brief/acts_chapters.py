"""The chapters of acts: what is new, talks, accusations, forces, sanctions and aid."""
from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable

from ..annotation import Event
from .acts import act_pieces
from .gather import Material, Told
from .lines import Shown, acts_entry, chapter, entry, has_code, line, merged_acts
from .nouns import Chapter, Line, Piece
from .same import Same
from .words import day_of, days_of

NEWS, NEWS_OF_ONE = 12, 8  # lines; of one article, all of which is new
NEWS_DAYS, NEWS_QUOTE = 7, 110  # days before the newest document where no date is asked for; characters
ACTS, OTHERS = 12, 6  # lines of what is asserted, and of each other manner of speaking
FORCES = ("MOBILIZE", "ASSAULT", "COERCE", "RETREAT")
TO_MEET = re.compile(r"(?i)\b(?:meet|talks?|summit|visit|negotiat|dialogue|consult)")  # AGREE has no modes: its words tell


def news(material: Material) -> Chapter | None:
    """What was done or said since the asked day, else in the last days before the newest document, in short; by or to somebody
    who has a code."""
    since = material.asked.since or _recent(material)
    recent = [told for told in material.events
              if told.annotation.auxiliary not in ("historical", "hypothetical") and has_code(told.annotation) and _is_since(told, since)]
    lines = [_in_short(same) for same in merged_acts(recent)]
    title = f"What is new since {day_of(since)}" if since else "What is new"
    alone = len(material.articles) == 1 and not material.asked.since
    if alone and len(lines) <= NEWS_OF_ONE:
        return None  # the chapters tell all of it anyway
    return chapter("new", title, [entry(None, lines, NEWS_OF_ONE if alone else NEWS)])


def _recent(material: Material) -> datetime.date | None:
    days = [article.published for article in material.articles if article.published]
    return max(days) - datetime.timedelta(days=NEWS_DAYS) if days and max(days).year > 1 else None


def _is_since(told: Told[Event], since: datetime.date | None) -> bool:
    return since is None or (told.last is not None and told.last >= since)


def _in_short(same: Same[Event]) -> Line:
    best = same.best
    if best.dated and best.when:
        day = days_of(best.when.start, best.when.end, best.when.precision)
    else:
        day = day_of(best.reported) if best.reported else ""
    return line((Piece(f"{day} · " if day else ""), *act_pieces(best, NEWS_QUOTE)), same)


def talks(material: Material, shown: Shown) -> Chapter | None:
    """Who met whom; what is to come; meetings that were agreed, asked for, refused or only thought of."""
    consult = _of(material, lambda event: event.event_type == "CONSULT")
    about = _of(material, _is_to_meet)
    return chapter("talks", "Talks", [
        acts_entry(None, _spoken(consult, None), shown, ACTS),
        acts_entry("What comes next", [*_spoken(consult, "future"), *_spoken(about, "future")], shown, OTHERS),
        acts_entry("Agreed, asked for or refused", _spoken(about, None), shown, OTHERS),
        acts_entry("Not held, or only possible", _spoken([*consult, *about], "hypothetical", "negation"), shown, OTHERS),
    ])


def _is_to_meet(event: Event) -> bool:
    if event.event_type == "AGREE":
        return TO_MEET.search(event.evidence.text) is not None
    return event.event_type in ("REQUEST", "REJECT") and event.event_mode == "meet"


def accusations(material: Material, shown: Shown) -> Chapter | None:
    """Who blames whom for what, and who says so."""
    blame = _of(material, lambda event: event.event_type == "ACCUSE")
    return chapter("accusations", "Accusations", [
        acts_entry(None, _spoken(blame, None), shown, ACTS),
        acts_entry("Expected, withheld or denied", _spoken(blame, "future", "hypothetical", "negation"), shown, OTHERS),
    ])


def forces(material: Material, shown: Shown) -> Chapter | None:
    """Forces moved and force used, apart from what is planned, feared or denied."""
    return _by_manner("forces", "Forces moved and force used", _of(material, lambda event: event.event_type in FORCES), shown)


def sanctions_and_aid(material: Material, shown: Shown) -> Chapter | None:
    """Sanctions and broken ties; aid given."""
    sanctions, aid = (_of(material, lambda event, wanted=wanted: event.event_type == wanted) for wanted in ("SANCTION", "AID"))  # type: ignore[misc]
    return chapter("sanctions_aid", "Sanctions and aid", [
        acts_entry("Sanctions and ties cut", _spoken(sanctions, None), shown, OTHERS),
        acts_entry("Sanctions planned, possible or denied", _spoken(sanctions, "future", "hypothetical", "negation"), shown, OTHERS),
        acts_entry("Aid", _spoken(aid, None), shown, OTHERS),
        acts_entry("Aid planned, possible or refused", _spoken(aid, "future", "hypothetical", "negation"), shown, OTHERS),
    ])


def other_acts(material: Material, shown: Shown) -> Chapter | None:
    """Acts that are at home in no other chapter: backing, concessions, joint work, protests."""
    others = _of(material, lambda event: event.event_type in ("SUPPORT", "CONCEDE", "COOPERATE", "PROTEST"))
    return _by_manner("other", "Backing, concessions, joint work, protests", [told for told in others if not shown.has(told)], shown)


def _by_manner(key: str, title: str, found: list[Told[Event]], shown: Shown) -> Chapter | None:
    return chapter(key, title, [
        acts_entry(None, _spoken(found, None), shown, ACTS),
        acts_entry("Planned or announced", _spoken(found, "future"), shown, OTHERS),
        acts_entry("Feared or possible", _spoken(found, "hypothetical"), shown, OTHERS),
        acts_entry("Denied, ruled out or not done", _spoken(found, "negation"), shown, OTHERS),
    ])


def _of(material: Material, wanted: Callable[[Event], bool]) -> list[Told[Event]]:
    return [told for told in material.events if wanted(told.annotation)]


def _spoken(found: Iterable[Told[Event]], *auxiliaries: str | None) -> list[Told[Event]]:
    return [told for told in found if told.annotation.auxiliary in auxiliaries]
