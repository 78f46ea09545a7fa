"""One page that stands alone: no script, no other file, nothing fetched. A document's words are data: all of them are escaped."""
from __future__ import annotations

import datetime
import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..brief import Brief, Chapter, Line
from ..brief.words import clean
from ..weigh import Act, Evidence, Matrix, Point, Weighed
from . import wording
from .notes import Notes
from .plots import tension_plot

STYLE = Path(__file__).with_name("page.css")
SHOWN = 60  # periods drawn: the last ones
EVIDENCE = 6  # pieces of evidence of one side
CELLS = {"for": "+", "against": "−", "": ""}
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


@dataclass(frozen=True, slots=True)
class Report:
    """What the page is made of: the brief, the whole over time, the busiest pairs over time, indicators where there are any. Periods
    that ended before `since` are not drawn."""

    brief: Brief
    whole: Weighed
    pairs: tuple[Weighed, ...] = ()
    matrix: Matrix | None = None
    since: datetime.date | None = None

    def drawn(self, weighed: Weighed) -> tuple[Point, ...]:
        return tuple(point for point in weighed.points if not self.since or point.last >= self.since)[-SHOWN:]


def page(report: Report, notes: Notes) -> str:
    """The HTML. `notes` has heard the readings that the report is of. The same report gives the same bytes."""
    title = html.escape(clean(report.brief.title))
    body = [*_head(report.brief), *_weighed(report, notes), *(_matrix(report.matrix, notes) if report.matrix else ()),
            *(part for chapter in report.brief.chapters for part in _chapter(chapter, notes))]
    listed = f'<section class="notes"><h2>Notes</h2><ol>{notes.listed()}</ol></section>'
    style = STYLE.read_text(encoding="utf-8")
    return (f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
            f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title><style>{style}</style></head>\n'
            f"<body><main>\n{chr(10).join(body)}\n{listed}\n</main></body></html>\n")


def _head(brief: Brief) -> Iterator[str]:
    yield f"<h1>{html.escape(clean(brief.title))}</h1>"
    yield "".join(f'<p class="fact">{html.escape(clean(fact))}</p>' for fact in brief.facts)


def _chapter(chapter: Chapter, notes: Notes) -> Iterator[str]:
    yield f'<section id="{html.escape(chapter.key)}"><h2>{html.escape(chapter.title)}</h2>'
    for entry in chapter.entries:
        yield f"<h3>{html.escape(entry.heading)}</h3>" if entry.heading else ""
        lines = [f"<li>{_line(line)}{notes.mark(line.refs)}</li>" for line in entry.lines]
        yield f"<ul>{''.join(lines)}{_more(entry.more, 'li')}</ul>"
    yield f"{_more(chapter.more, 'p')}</section>"


def _more(count: int, tag: str) -> str:
    return f'<{tag} class="more">… and {count} more</{tag}>' if count else ""


def _line(line: Line) -> str:
    shown = {"who": "<b>{}</b>", "words": "<q>{}</q>", "say": "{}"}
    return "".join(shown[piece.kind].format(html.escape(piece.text)) for piece in line.pieces)


def _act(act: Act, notes: Notes) -> str:
    return f"<li>{_line(Line(wording.act_pieces(act), ()))}{notes.mark(act.refs)}</li>"


def _weighed(report: Report, notes: Notes) -> Iterator[str]:
    whole = report.whole
    yield f'<section id="tension"><h2>{html.escape(wording.title_of(whole))}</h2>'
    yield _figure(whole, report.drawn(whole), small=False)
    yield (f'<p class="caution">Bars upwards: conflict; downwards: cooperation; light: in words, dark: in deeds. Thin lines: where the sum '
           f"lies in 19 of 20 cases. Dashed: turning points. Below: documents. Weights: {html.escape(clean(whole.weights))}. "
           f"{html.escape(wording.CAUTION)}</p>")
    yield _table(whole, report.drawn(whole), notes)
    yield "<h3>Turning points</h3>"
    yield "" if whole.turning else "<p>No level changed and stayed so beyond what the errors allow.</p>"
    for turn in whole.turning:
        yield (f"<p><b>{html.escape(wording.turn(turn, whole.step))}</b>. {html.escape(wording.what_differs(turn, whole.step))}</p>"
               f"<ul>{''.join(_act(act, notes) for act in turn.acts)}</ul>")
    if whole.effect:
        yield "<h3>What these weights change</h3><ul>"
        yield "".join(f"<li>{html.escape(line)}</li>" for line in wording.effect(whole.effect, whole.step)) + "</ul>"
    for pair in report.pairs:
        between = html.escape(wording.subject_words(pair.subject))
        yield f"<h3>{between[:1].upper()}{between[1:]}</h3>{_figure(pair, report.drawn(pair), small=True)}"
    yield f'<p class="caution">Not weighed: {html.escape(wording.aside(whole) or "nothing")}.</p></section>'


def _figure(weighed: Weighed, points: Sequence[Point], small: bool) -> str:
    return f"<figure>{tension_plot(weighed, points, wording.title_of(weighed), small)}</figure>"


def _table(weighed: Weighed, points: Sequence[Point], notes: Notes) -> str:
    """Periods in which something was published, each with the notes of what made it."""
    rows = [_row(point, weighed, notes) for point in points if point.tension]
    head = "".join(f"<th>{name}</th>" for name in ("", "tension", "change", "talk", "change", "how much was reported, and by whom"))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"


def _row(point: Point, weighed: Weighed, notes: Notes) -> str:
    state = wording.STATES[point.state]
    cells = (wording.period(point.first, weighed.step) + ("" if point.closed else " …"), wording.level(point.tension),
             wording.change(point.tension_change), wording.level(point.talk), wording.change(point.talk_change),
             wording.coverage(point) + (f"; {state}" if state else ""))
    cited = notes.mark(act.refs[0] for act in point.acts)
    return "<tr>" + "".join(f"<td>{html.escape(cell)}{cited if place == 0 else ''}</td>" for place, cell in enumerate(cells)) + "</tr>"


def _matrix(matrix: Matrix, notes: Notes) -> Iterator[str]:
    yield f'<section id="indicators"><h2>{html.escape(clean(matrix.name))}</h2><p class="caution">{html.escape(wording.NO_SUM)}</p>'
    head = "".join(f"<th>{html.escape(clean(name))}</th>" for _, name in matrix.hypotheses)
    rows = [f"<tr><td>{html.escape(wording.lit(one))}</td>{''.join(f'<td class=cell>{CELLS[cell]}</td>' for cell in cells)}</tr>"
            for one, cells in zip(matrix.indicators, matrix.cells, strict=True)]
    yield f"<table><thead><tr><th></th>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    for one in matrix.indicators:
        pieces = [*_evidence("for", one.evidence_for, notes), *_evidence("against", one.evidence_against, notes),
                  *(f"<li>gap: {html.escape(wording.gap(gap))}</li>" for gap in one.gaps)]
        yield f"<h3>{html.escape(wording.lit(one))}</h3><ul>{''.join(pieces)}</ul>" if pieces else ""
    silent = "".join(f"<li>{html.escape(wording.gap(gap))}</li>" for gap in matrix.gaps)
    yield (f"<h3>Spoken of and never heard</h3><ul>{silent}</ul>" if silent else "") + "</section>"


def _evidence(side: str, found: Sequence[Evidence], notes: Notes) -> list[str]:
    return [f"<li>{side}: {html.escape(wording.evidence(one).rpartition(' [')[0])}{notes.mark(one.refs)}</li>" for one in found[-EVIDENCE:]]
