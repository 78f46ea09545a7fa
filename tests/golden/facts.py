"""What a fact about a reading is, and the kinds of facts. Each check returns "" where it holds, else what was found instead.

Words are quoted as they stand in the document's text; "A … B" is the stretch from the first A to the next B.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from standoff.annotation import Figure, Party, Reading, Section, Span, Speaker, Statement

Check = Callable[[Reading, Mapping[str, Reading]], str]
SAME = 0.6  # intersection over union of two stretches that count as one


@dataclass(frozen=True)
class Fact:
    """One thing that a good reader finds in one dispatch."""

    file: str
    says: str
    check: Check

    @property
    def name(self) -> str:
        return f"{self.file.rsplit('.', 1)[0]}: {self.says}"


def stretch(text: str, words: str) -> Span:
    """Where `words` stand. Raises ValueError where they do not."""
    first, _, last = words.partition(" … ")
    start = text.index(first)
    return Span(start, text.index(last, start + len(first)) + len(last) if last else start + len(first))


def alike(one: Span, other: Span) -> bool:
    shared = one.shared(other)
    return shared >= SAME * (len(one) + len(other) - shared)


def is_of(code: str | None, wanted: str) -> bool:
    """`RUS GOV` is of RUS."""
    return code is not None and (code == wanted or code.startswith(wanted + " "))


# ---------------------------------------------------------------- the document and its sections


def document(**wanted: object) -> Check:
    """Fields of the document, dates as ISO 8601."""

    def check(r: Reading, _: Mapping[str, Reading]) -> str:
        found = {name: getattr(r.document, name) for name in wanted}
        found = {name: value if value is None or isinstance(value, str) else str(value) for name, value in found.items()}
        return "" if found == wanted else f"{found}"

    return check


def section(kind: str, words: str) -> Check:
    """All of `words` is in sections of that kind."""

    def check(r: Reading, _: Mapping[str, Reading]) -> str:
        return in_kind(r, kind, stretch(r.document.text, words))

    return check


def in_kind(r: Reading, kind: str, span: Span) -> str:
    over = [s for s in r.sections if s.span.overlaps(span)]
    return "" if over and all(s.kind == kind for s in over) else f"it is {' and '.join(s.kind for s in over) or 'in no section'}"


def furniture(words: str) -> Check:
    """`words` are not in the text at all, or in a section that is no prose."""

    def check(r: Reading, _: Mapping[str, Reading]) -> str:
        if words not in r.document.text:
            return ""
        over: list[Section] = [s for s in r.sections if s.span.overlaps(stretch(r.document.text, words))]
        return "" if over and not any(s.kind in ("body", "title") for s in over) else f"it is {over[0].kind}"

    return check


def once(words: str) -> Check:
    """`words` stand in the text once, and not again."""

    def check(r: Reading, _: Mapping[str, Reading]) -> str:
        count = r.document.text.count(words)
        return "" if count == 1 else f"{count} times"

    return check


def nothing_in(words: str) -> Check:
    """No statement, event, commitment or position is found in `words`."""

    def check(r: Reading, _: Mapping[str, Reading]) -> str:
        span = stretch(r.document.text, words)
        found = (
            [s.content for s in r.statements]
            + [e.trigger for e in r.events]
            + [c.consequence for c in r.commitments]
            + [p.evidence for p in r.positions]
        )
        return "; ".join(f"“{one.text[:60]}”" for one in found if span.contains(one.span))

    return check


def missing(what: str) -> Check:
    def check(r: Reading, _: Mapping[str, Reading]) -> str:
        return "" if any(m.what == what for m in r.missing) else f"missing: {[m.what for m in r.missing]}"

    return check


def empty(*layers: str) -> Check:
    def check(r: Reading, _: Mapping[str, Reading]) -> str:
        return ", ".join(f"{len(getattr(r, layer))} {layer}" for layer in layers if getattr(r, layer))

    return check


# ---------------------------------------------------------------- who said what


def statement(
    words: str,
    code: str | None = None,
    name: str | None = None,
    nameless: bool = False,
    codeless: bool = False,
    speaker: str | None = None,
    direct: bool | None = None,
    cue: str | None = None,
    cueless: bool = False,
    exact: bool = False,
) -> Check:
    """A statement with this content.

    Args:
        words: the content, at least SAME of it; with `exact` neither more nor less.
        code: of which party the speaker is; `codeless`: of none.
        name: the speaker's name; `nameless`: none.
        speaker: in the words that name the speaker there.
    """

    def check(r: Reading, _: Mapping[str, Reading]) -> str:
        span = stretch(r.document.text, words)
        found = [s for s in r.statements if (s.content.span == span if exact else alike(s.content.span, span))]
        if not found:
            near = [s.content.text for s in r.statements if s.content.span.overlaps(span)]
            return f"no such statement; near it {near}" if near else "no such statement"
        return min((told(one, cue_of(one, r)) for one in found), key=len)

    def told(one: Statement, its: str | None) -> str:
        who = one.speaker
        wrong = [
            (code is not None and not is_of(who and who.code, code), f"speaker {shown(who)}"),
            (codeless and who is not None and who.code is not None, f"speaker {shown(who)}"),
            (name is not None and (who is None or who.name != name), f"speaker {shown(who)}"),
            (nameless and who is not None and who.name is not None, f"speaker {shown(who)}"),
            (speaker is not None and (who is None or speaker not in who.text), f"speaker {shown(who)}"),
            (direct is not None and one.direct != direct, f"direct is {one.direct}"),
            (cue is not None and its != cue, f"cue {its}"),
            (cueless and one.cue is not None, f"cue {one.cue}"),
        ]
        return "; ".join(dict.fromkeys(what for is_so, what in wrong if is_so))

    return check


def cue_of(one: Statement, r: Reading) -> str | None:
    """Its own; of a few quoted words that of the indirect statement which they stand in."""
    around = (s for s in r.statements if s.cue and not s.direct and s is not one and s.content.span.contains(one.content.span))
    cue = one.cue or next((s.cue for s in around if s.speaker and one.speaker and s.speaker.span == one.speaker.span), None)
    return cue.text if cue else None


def shown(one: Speaker | None) -> str:
    return f"“{one.text}” = {one.name}, {one.code}" if one else "none"


def resolves(words: str, code: str, name: str | None = None) -> Check:
    """A mention that stands in `words` belongs to an entity of that party, and of that name where one is given."""

    def check(r: Reading, _: Mapping[str, Reading]) -> str:
        span = stretch(r.document.text, words)
        found = [(e.name, e.code) for e in r.entities if any(span.contains(m) for m in e.mentions)]
        return "" if any(is_of(its, code) and name in (None, own) for own, its in found) else f"it is {found or 'nobody'}"

    return check


def entity(name: str, code: str, kind: str) -> Check:
    def check(r: Reading, _: Mapping[str, Reading]) -> str:
        found = [(e.name, e.code, e.kind) for e in r.entities]
        return (
            "" if (name, code, kind) in found else f"entities {[one for one in found if one[0].split()[-1] == name.split()[-1]] or found}"
        )

    return check


def no_code(ending: str) -> Check:
    """Nobody in this text is of that sector."""

    def check(r: Reading, _: Mapping[str, Reading]) -> str:
        codes = [e.code for e in r.entities] + [p.code for e in r.events for p in (*e.actor, *e.recipient)]
        return ", ".join(sorted({code for code in codes if code and code.endswith(" " + ending)}))

    return check


def same_statements(other: str) -> Check:
    """What both texts share was read alike: contents that stand in both texts are statements of the same speaker in both."""

    def check(r: Reading, readings: Mapping[str, Reading]) -> str:
        both = (r, readings[other])
        said = [
            {
                s.content.text: (s.speaker.text if s.speaker else None, s.speaker.code if s.speaker else None, s.direct)
                for s in one.statements
            }
            for one in both
        ]
        texts = [one.document.text for one in both]
        differing = [
            words for words in {*said[0], *said[1]} if all(words in text for text in texts) and said[0].get(words) != said[1].get(words)
        ]
        return "; ".join(f"“{words[:60]}”: {said[0].get(words)} and {said[1].get(words)}" for words in sorted(differing))

    return check


# ---------------------------------------------------------------- numbers, days, the past


def figure(
    words: str,
    value: float | None = None,
    low: float | None = None,
    high: float | None = None,
    unit: str | None = None,
    approximate: bool | None = None,
    claimed: str | None = None,
    unclaimed: bool = False,
) -> Check:
    """A figure whose evidence holds or is held by `words`; `claimed` is the party that gives it."""

    def check(r: Reading, _: Mapping[str, Reading]) -> str:
        span = stretch(r.document.text, words)
        found = [f for f in r.figures if f.evidence.span.contains(span) or span.contains(f.evidence.span)]
        if not found:
            return f"no such figure; figures {[f.evidence.text for f in r.figures]}"
        return min((told(f) for f in found), key=len)

    def told(one: Figure) -> str:
        who = one.claimed_by
        wrong = [
            ((one.value, one.low, one.high) != (value, low, high), f"{one.value} [{one.low}, {one.high}]"),
            (unit is not None and one.unit != unit, f"unit {one.unit}"),
            (approximate is not None and one.approximate != approximate, f"approximate is {one.approximate}"),
            (claimed is not None and not is_of(who and who.code, claimed), f"claimed by {shown(who)}"),
            (unclaimed and who is not None, f"claimed by {shown(who)}"),
        ]
        return "; ".join(what for is_so, what in wrong if is_so)

    return check


def time(words: str, start: str | None, end: str | None = None, before: str = "") -> Check:
    """The time expression `words`, the first one after `before`, with its days; `start` None: no date."""

    def check(r: Reading, _: Mapping[str, Reading]) -> str:
        text = r.document.text
        at = text.index(words, text.index(before) + len(before))
        span = Span(at, at + len(words))
        found = [t for t in r.times if t.span.contains(span) or span.contains(t.span)]
        if not found:
            return "no such time"
        days = [(t.start and t.start.isoformat(), t.end and t.end.isoformat()) for t in found]
        return "" if (start, end or start) in days else f"{days}"

    return check


def history(words: str, when: str, what: str = "") -> Check:
    """The past recalled in `words`, with its date."""

    def check(r: Reading, _: Mapping[str, Reading]) -> str:
        span = stretch(r.document.text, words)
        found = [(h.what, h.when) for h in r.history if h.evidence.span.overlaps(span)]
        return "" if any(days == when and what in name for name, days in found) else f"history {found}"

    return check


def not_asserted(words: str) -> Check:
    """No event in `words` is told as one of the present crisis."""

    def check(r: Reading, _: Mapping[str, Reading]) -> str:
        span = stretch(r.document.text, words)
        return ", ".join(f"{e.event_type} “{e.trigger.text}”" for e in r.events if span.contains(e.trigger.span) and e.auxiliary is None)

    return check


# ---------------------------------------------------------------- who did what, who is bound to what


def event(words: str, types: str, actor: tuple[str, ...] = (), recipient: tuple[str, ...] = (), auxiliary: str | None = "") -> Check:
    """An event whose trigger stands in `words`, of one of `types`, with at least these parties; `auxiliary` "" is any."""

    def check(r: Reading, _: Mapping[str, Reading]) -> str:
        span = stretch(r.document.text, words)
        found = [e for e in r.events if span.overlaps(e.trigger.span)]
        for e in found:
            if e.event_type in types.split() and has(e.actor, actor) and has(e.recipient, recipient) and auxiliary in ("", e.auxiliary):
                return ""
        return (
            "; ".join(f"{e.event_type} {e.auxiliary} {[p.code for p in e.actor]} → {[p.code for p in e.recipient]}" for e in found)
            or "no event"
        )

    return check


def has(parties: tuple[Party, ...], wanted: tuple[str, ...]) -> bool:
    return all(any(is_of(p.code, code) for p in parties) for code in wanted)


def no_event(words: str, types: str) -> Check:
    """No event of these types is asserted in `words`."""

    def check(r: Reading, _: Mapping[str, Reading]) -> str:
        span = stretch(r.document.text, words)
        return ", ".join(
            f"{e.event_type} “{e.trigger.text}”"
            for e in r.events
            if span.overlaps(e.trigger.span) and e.event_type in types.split() and e.auxiliary is None
        )

    return check


def commitment(consequence: str, kinds: str, by: str, condition: str | None = None) -> Check:
    """A commitment of one of `kinds` by `by`, whose consequence and condition overlap these words."""

    def check(r: Reading, _: Mapping[str, Reading]) -> str:
        then, given = stretch(r.document.text, consequence), stretch(r.document.text, condition) if condition else None
        found = [c for c in r.commitments if c.consequence.span.overlaps(then)]
        for c in found:
            if (
                c.kind in kinds.split()
                and any(is_of(code, by) for code in c.by)
                and (given is None or (c.condition and c.condition.span.overlaps(given)))
            ):
                return ""
        return "; ".join(f"{c.kind} by {list(c.by)} if {c.condition and c.condition.text!r}" for c in found) or "no commitment"

    return check


def position(words: str, party: str, stances: str) -> Check:
    def check(r: Reading, _: Mapping[str, Reading]) -> str:
        span = stretch(r.document.text, words)
        found = [p for p in r.positions if p.evidence.span.overlaps(span)]
        if any(is_of(p.party, party) and p.stance_type in stances.split() for p in found):
            return ""
        return "; ".join(f"{p.party} {p.stance_type}" for p in found) or "no position"

    return check
