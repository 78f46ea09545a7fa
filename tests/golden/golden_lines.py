"""A reading as lines for people: one line a section, statement, event …, with the quoted words.

Ids (`s1`, `e4`) and scores are left out and references are told by where they stand (`@120`), so that one finding more or less
changes one line and not every line after it. Ids and references have tests of their own in tests/contracts.
"""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from standoff import ingest, reader
from standoff.annotation import (
    Commitment,
    Entity,
    Event,
    Figure,
    History,
    Party,
    Place,
    Position,
    Reading,
    Speaker,
    Statement,
    Time,
    When,
    Words,
)

HERE = Path(__file__).parent
DISPATCHES = HERE.parents[1] / "examples" / "dispatches"
MADE_BY = HERE / "made_by.json"
UNMODELLED = ("document", "sections")  # no model has a say in these: the same on every machine

Lines = dict[str, list[str]]


def read_dispatches() -> dict[str, Reading]:
    """Every dispatch, through the doors that `standoff read examples/dispatches` goes through, by its file's name."""
    readings = {}
    for found in ingest.find([str(DISPATCHES)]):
        if found.raw is not None:
            readings[Path(found.name).name] = reader.read(ingest.to_document(found.name, found.raw))
    return readings


def made_by() -> dict[str, str]:
    """What the readings depend on beside the code: the models, and how this processor rounds.

    int8 products are not the same on every processor; `rounding` is a digest of the encoder's and the parser's raw figures
    for two sentences. Where it differs from the one noted, the golden readings are compared loosely.
    """
    from standoff.reference.encoder import encoder, windows
    from standoff.stages.parse import pipeline

    text = "Russia warned NATO on Monday. “We will answer,” said the envoy, if 100,000 troops are sent to the border."
    digest = hashlib.sha256()
    for window in windows(text):
        for name, logits in sorted(encoder().run(window.ids, window.kinds).items()):
            digest.update(name.encode() + logits.tobytes())
    digest.update(pipeline()(text).tensor.tobytes())
    _, models = reader.version()
    return {**models, "rounding": digest.hexdigest()}


def golden_of(name: str) -> Path:
    return HERE / f"{name}.json"


def load(path: Path) -> Lines:
    lines: Lines = json.loads(path.read_text(encoding="utf-8"))
    return lines


def written(lines: Lines) -> str:
    """The golden file's text."""
    return json.dumps(lines, ensure_ascii=False, indent=1) + "\n"


def difference(golden: Lines, now: Lines) -> str:
    """A diff for people, layer by layer; empty where both are the same."""
    found: list[str] = []
    for layer in dict.fromkeys((*golden, *now)):
        before, after = golden.get(layer, []), now.get(layer, [])
        if before != after:
            found += [f"{layer}: {len(before)} → {len(after)}"]
            found += [
                f"  {line}" for line in difflib.unified_diff(before, after, lineterm="", n=0) if not line.startswith(("---", "+++", "@@"))
            ]
    return "\n".join(found)


def share_kept(golden: Lines, now: Lines) -> float:
    """Which share of all lines, golden or new, both have."""
    before = {(layer, line) for layer, lines in golden.items() for line in lines}
    after = {(layer, line) for layer, lines in now.items() for line in lines}
    return len(before & after) / max(1, len(before | after))


def lines_of(reading: Reading) -> Lines:
    """The lines of each layer, by its name; receipt, ids and scores are left out."""
    d = reading.document
    where = {one.id: one.content.span.start for one in reading.statements} | {one.id: one.evidence.span.start for one in reading.events}
    return {
        "document": [
            f"{d.published or 'no date'} ({d.published_basis}) {d.language} | {d.title} | {d.outlet} | {len(d.text)} characters | {d.id}"
        ],
        "sections": [f"{s.kind} @{s.span.start} {_short(s.span.of(d.text))}" for s in reading.sections],
        "entities": [_entity(one, d.text) for one in reading.entities],
        "statements": [_statement(one) for one in reading.statements],
        "events": list(_events(reading.events, where)),
        "commitments": [_commitment(one, where) for one in reading.commitments],
        "positions": [_position(one, where) for one in reading.positions],
        "figures": [_figure(one) for one in reading.figures],
        "history": [_history(one) for one in reading.history],
        "times": [_time(one) for one in reading.times],
        "places": [_place(one) for one in reading.places],
        "missing": [f"{m.what}: {m.why}" for m in reading.missing],
    }


# ---------------------------------------------------------------- one line each


def _short(words: str) -> str:
    """The words, all of them where they are few, else both ends; line breaks shown."""
    words = words.replace("\n", "⏎")
    return f"“{words}”" if len(words) <= 160 else f"“{words[:90]} … {words[-40:]}” ({len(words)})"


def _at(words: Words | None) -> str:
    return f"@{words.span.start} {_short(words.text)}" if words else "–"


def _reference(name: str | None, where: dict[str, int]) -> str:
    return f"@{where[name]}" if name else "–"


def _entity(one: Entity, text: str) -> str:
    said = " · ".join(f"{span.of(text)}@{span.start}" for span in one.mentions)
    return f"{one.name} | {one.kind} | {one.code} | {one.role} | {said}"


def _speaker(one: Speaker | None) -> str:
    return f"{one.text}@{one.span.start} = {one.name}, {one.code}, {one.role}" if one else "–"


def _statement(one: Statement) -> str:
    quote = "direct" if one.direct else "indirect"
    more = (f" | to {_at(one.addressee)}" if one.addressee else "") + (f" | on {_when(one.said_on)}" if one.said_on else "")
    return f"{quote} {_at(one.content)} | {_speaker(one.speaker)} | cue {_at(one.cue)}{more}"


def _parties(parties: tuple[Party, ...]) -> str:
    return "[" + ", ".join(f"{p.code} ({p.text}@{p.span.start})" for p in parties) + "]"


def _when(one: When | None) -> str:
    if one is None:
        return "–"
    days = one.start.isoformat() if one.start == one.end else f"{one.start}/{one.end}"
    return f"{days} {one.precision} {one.basis}" + (f" “{one.text}”" if one.text else "")


def _events(events: tuple[Event, ...], where: dict[str, int]) -> Iterator[str]:
    for one in events:
        act = ":".join(filter(None, (one.event_type, one.event_mode)))
        kind = " ".join(filter(None, (one.auxiliary, "hedged" if one.hedged else None))) or "asserted"
        yield " | ".join((
            f"{act} {kind} {_parties(one.actor)} → {_parties(one.recipient)}",
            f"{one.trigger.text}@{one.trigger.span.start}",
            _at(one.evidence),
            ",".join(one.contexts) or "–",
            _when(one.when),
            f"{one.place.name}@{one.place.span.start}" if one.place else "–",
            f"by {_reference(one.reported_by, where)}",
            f"{one.quad} {one.intensity:g}",
            *([f"{one.auxiliary_cue.text}@{one.auxiliary_cue.span.start}"] if one.auxiliary_cue else []),
        ))


def _commitment(one: Commitment, where: dict[str, int]) -> str:
    parties = f"{one.kind} {one.status} {list(one.by)} → {list(one.toward)}"
    references = f"event {_reference(one.event, where)} statement {_reference(one.statement, where)}"
    return f"{parties} | if {_at(one.condition)} | then {_at(one.consequence)} | by {_when(one.deadline)} | {references}"


def _position(one: Position, where: dict[str, int]) -> str:
    reference = _reference(one.statement, where)
    return f"{one.party} {one.stance_type} ({one.stance}) | {one.issue} | {_at(one.evidence)} | statement {reference}"


def _figure(one: Figure) -> str:
    value = f"{one.value} [{one.low}, {one.high}] {one.unit}{' approximate' if one.approximate else ''}"
    return f"{one.what} | {value} | as of {one.as_of} | {_at(one.evidence)} | claimed by {_speaker(one.claimed_by)}"


def _history(one: History) -> str:
    return f"{one.what} | {one.when} | {_at(one.evidence)}"


def _time(one: Time) -> str:
    days = f"{one.start}/{one.end} {one.precision}" if one.start else "no date"
    return f"{one.text}@{one.span.start} | {one.type} {one.timex_value} | {days}{' relative' if one.relative else ''}"


def _place(one: Place) -> str:
    return f"{one.text}@{one.span.start} | {one.name}, {one.country} | {one.geonames} {one.latitude} {one.longitude} | {one.use}"
