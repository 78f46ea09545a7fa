"""Small SVG pictures of one subject over time: inline, without script, black and white on paper. All text in them is our own words
or days."""
from __future__ import annotations

import html
from collections.abc import Sequence
from typing import NamedTuple

from ..brief.words import day_of
from ..weigh import Point, Weighed
from .wording import period

WIDTH, LEFT, RIGHT = 720, 44, 8
UP, DOWN, ACROSS = 110, 70, 44  # heights of conflict, of cooperation, of the documents below
TICKS = 6  # days written below


class Reach(NamedTuple):
    """How far the picture goes from its zero line, and the height of one."""

    up: float
    down: float
    factor: float


def tension_plot(weighed: Weighed, points: Sequence[Point], label: str, small: bool = False) -> str:
    """Conflict upwards and cooperation downwards, words light and deeds dark, with the interval of each sum; below them how many
    documents there were. Turning points are dashed lines. A gap in the bars is a period without a document."""
    if not points:
        return ""
    scale = 0.5 if small else 1.0
    up, down, across = UP * scale, DOWN * scale, ACROSS * scale
    height, zero = up + down + across + 34, up + 8
    slot = (WIDTH - LEFT - RIGHT) / len(points)
    most = [max((found.high for point in points if (found := point.level(name))), default=0.0) or 1.0  # type: ignore[arg-type]
            for name in ("tension", "talk")]
    reach = Reach(up, down, min(up / most[0], down / most[1]))
    parts = [f'<svg viewBox="0 0 {WIDTH} {height:.0f}" role="img" aria-label="{html.escape(label)}">']
    for place, point in enumerate(points):
        parts += _bars(point, LEFT + place * slot, slot, zero, reach.factor, weighed)
    parts += _documents(points, slot, zero + down + 10, across)
    parts += _axes(points, weighed, slot, zero, reach, height)
    return "".join([*parts, "</svg>"])


def _bars(point: Point, left: float, slot: float, zero: float, factor: float, weighed: Weighed) -> list[str]:
    if point.tension is None or point.talk is None:
        return []
    wide, parts = max(slot * 0.7, 0.8), [f"<g><title>{html.escape(_said(point, weighed))}</title>"]
    for sign, names, total in ((-1, ("verbal_conflict", "material_conflict"), point.tension),
                               (1, ("verbal_cooperation", "material_cooperation"), point.talk)):
        reached = 0.0
        for name, shade in zip(names, ("words", "deeds")):
            found = point.level(name)  # type: ignore[arg-type]
            tall = (found.value if found else 0.0) * factor
            top = zero - reached - tall if sign < 0 else zero + reached
            side = "conflict" if sign < 0 else "cooperation"
            parts += [_box(f"{side} {shade}", left + (slot - wide) / 2, top, wide, tall)] if tall else []
            reached += tall
        middle = left + slot / 2
        parts.append(_stroke("error", middle, zero + sign * total.low * factor, middle, zero + sign * total.high * factor))
    return [*parts, "</g>"]


def _said(point: Point, weighed: Weighed) -> str:
    assert point.tension and point.talk
    return (f"{period(point.first, weighed.step)}: tension {point.tension.value:.1f}, talk {point.talk.value:.1f}, "
            f"{point.coverage.documents} documents")


def _documents(points: Sequence[Point], slot: float, top: float, tall: float) -> list[str]:
    most = max(point.coverage.documents for point in points) or 1
    parts = [f'<text class="mark" x="{LEFT - 6}" y="{top + 8:.1f}" text-anchor="end">{most}</text>']
    for place, point in enumerate(points):
        height = tall * point.coverage.documents / most
        parts += [_box("documents", LEFT + place * slot + slot * 0.15, top + tall - height, max(slot * 0.7, 0.8), height)] if height else []
    return parts


def _axes(points: Sequence[Point], weighed: Weighed, slot: float, zero: float, reach: Reach, height: float) -> list[str]:
    parts = [_stroke("axis", LEFT, zero, WIDTH - RIGHT, zero)]
    places = {point.first: place for place, point in enumerate(points)}
    for turn in weighed.turning:
        if turn.first in places:
            at, tension = LEFT + places[turn.first] * slot, turn.of == "tension"
            parts.append(_stroke("turn", at, zero - reach.up if tension else zero, at, zero if tension else zero + reach.down))
    for value, level in ((reach.up / reach.factor, zero - reach.up + 4), (0.0, zero + 4)):
        parts.append(f'<text class="mark" x="{LEFT - 6}" y="{level:.1f}" text-anchor="end">{value:.0f}</text>')
    every = max(1, -(-len(points) // TICKS))
    for place in range(0, len(points), every):
        parts.append(f'<text class="mark" x="{LEFT + place * slot:.1f}" y="{height - 4:.1f}">{day_of(points[place].first)}</text>')
    return parts


def _box(name: str, left: float, top: float, wide: float, tall: float) -> str:
    return f'<rect class="{name}" x="{left:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{tall:.1f}"/>'


def _stroke(name: str, x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line class="{name}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'
