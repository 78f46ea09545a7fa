"""What a record knows beyond its articles: moves of commitments, answers to demands, issues, parties that moved, figures compared.

Gold: invented dispatches about real states in benchmarks/gold/follow, a few to a record, with what should be found, written before
the code that finds it. dev.json is developed against; held.json was looked at once. Small, by one writer: a figure moves by several
points with one finding.

From end to end: the dispatches are read by standoff.read and followed, so what the reader misses counts as missed. "of those found"
leaves out the gold whose commitment, demand or stance is no finding of the reader.
    moves    a status with the right commitment, of the right later dispatch, whose quote shares words with gold's
    answers  a demand and a party addressed, and its last answer (pending: none)
    issues   B-cubed over the gold stances that were found
    shifts   party, old and new words; figures: low, high and at least two of the numbers
"""
from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parent / "gold" / "follow"
Place = tuple[int, int, int]  # dispatch, first and last character


class Counts:
    """Right, found and wanted."""

    def __init__(self) -> None:
        self.right, self.found, self.wanted = 0, 0, 0

    def add(self, right: int, found: int, wanted: int) -> None:
        self.right, self.found, self.wanted = self.right + right, self.found + found, self.wanted + wanted

    def table(self) -> dict[str, Any]:
        precision, recall = self.right / (self.found or 1), self.right / (self.wanted or 1)
        return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / ((precision + recall) or 1),
                "right": self.right, "found": self.found, "wanted": self.wanted}


class Mini:
    """One record of gold, read and followed."""

    def __init__(self, gold: dict[str, Any]) -> None:
        import standoff
        from standoff.follow import follow

        self.gold, self.texts = gold, [one["text"] for one in gold["dispatches"]]
        readings = [standoff.read(one["text"], published=one["published"]) for one in gold["dispatches"]]
        self.course = follow([(f"d{n}", reading) for n, reading in enumerate(readings)])

    def at(self, dispatch: int, words: str) -> Place:
        start = self.texts[dispatch].index(words)
        return dispatch, start, start + len(words)

    @staticmethod
    def of(quote: Any) -> Place:
        """A Quote or a Told."""
        return int(quote.article.short[1:]), quote.span.start, quote.span.end


def meet(one: Place, other: Place) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def matched(found: Iterable[Any], wanted: Iterable[Any], fits: Any) -> int:
    """How many of one side find a partner of their own on the other; each is so much like few others that the first will do."""
    left, right = list(wanted), 0
    for one in found:
        if (partner := next((other for other in left if fits(one, other)), None)) is not None:
            left.remove(partner)
            right += 1
    return right


def score(records: list[dict[str, Any]], say: Any = None) -> dict[str, Any]:
    names = ("moves", "moves of those found", "answers", "answers of those found", "demands", "shifts", "figures")
    counts, cubed = {name: Counts() for name in names}, [0.0, 0.0, 0, 0]
    for gold in records:
        mini = Mini(gold)
        _moves(mini, counts)
        _answers(mini, counts)
        _shifts(mini, counts["shifts"])
        _figures(mini, counts["figures"])
        _issues(mini, cubed)
        if say:
            say(mini)
    precision, recall, found, wanted = cubed[0] / (cubed[2] or 1), cubed[1] / (cubed[2] or 1), cubed[2], cubed[3]
    issues = {"precision": precision, "recall": recall, "f1": 2 * precision * recall / ((precision + recall) or 1), "found": found,
              "wanted": wanted, "stances found": found / (wanted or 1)}
    return {"records": len(records), **{name: one.table() for name, one in counts.items()}, "issues": issues}


def bound(followed: Any) -> Place:
    """Where a commitment's consequence stands."""
    span = followed.bond.annotation.consequence.span
    return int(followed.bond.article.short[1:]), span.start, span.end


def _moves(mini: Mini, counts: dict[str, Counts]) -> None:
    wanted = [(mini.at(bond["in"], bond["words"]), step["status"], mini.at(step["at"], step["words"]))
              for bond in mini.gold["moves"] for step in bond["steps"]]
    bonds = mini.course.bonds
    found = [(bound(one), step.status, mini.of(step.quote)) for one in bonds for step in one.steps]
    fits = lambda one, other: meet(one[0], other[0]) and one[1] == other[1] and meet(one[2], other[2])
    right = matched(found, wanted, fits)
    counts["moves"].add(right, len(found), len(wanted))
    known = [one for one in wanted if any(meet(bound(bond), one[0]) for bond in bonds)]
    counts["moves of those found"].add(right, len(found), len(known))


def _answers(mini: Mini, counts: dict[str, Counts]) -> None:
    wanted = [(mini.at(one["in"], one["words"]), one["of"], one["answer"], mini.at(one["at"], one["evidence"]) if "at" in one else None)
              for one in mini.gold["answers"]]
    found = [([mini.of(quote) for quote in one.told], one.of, one.answer, mini.of(one.answers[-1].quote) if one.answers else None)
             for one in mini.course.demands]
    same = lambda one, other: any(meet(place, other[0]) for place in one[0])
    addressed = lambda one, other: same(one, other) and one[1] == other[1]
    fits = lambda one, other: addressed(one, other) and one[2] == other[2] and (
        other[3] is None if one[3] is None else other[3] is not None and meet(one[3], other[3]))
    right = matched(found, wanted, fits)
    # What gold does not judge (a demand that it leaves out because nobody is asked) counts against precision only where it is answered.
    judged = [one for one in found if one[2] != "pending" or any(same(one, other) for other in wanted)]
    counts["answers"].add(right, len(judged), len(wanted))
    known = [one for one in wanted if any(same(other, one) for other in found)]
    counts["answers of those found"].add(right, len(judged), len(known))
    counts["demands"].add(matched(found, wanted, addressed), len(judged), len(wanted))


def _shifts(mini: Mini, counts: Counts) -> None:
    wanted = [(one["party"], mini.at(*one["before"]), mini.at(*one["after"])) for one in mini.gold["shifts"]]
    shifts = [shift for issue in mini.course.issues for shift in issue.shifts]
    found = [(shift.party, mini.of(shift.before.quote), mini.of(shift.after.quote)) for shift in shifts]
    fits = lambda one, other: one[0] == other[0] and meet(one[1], other[1]) and meet(one[2], other[2])
    counts.add(matched(found, wanted, fits), len(found), len(wanted))


def _figures(mini: Mini, counts: Counts) -> None:
    wanted = [(one["low"], one["high"], [mini.at(*words) for words in one["words"]]) for one in mini.gold["figures"]]
    found = [(one.low, one.high, [mini.of(told) for told in one.figures]) for one in mini.course.ranges if one.conflicting]
    fits = lambda one, other: one[:2] == other[:2] and sum(any(meet(place, held) for held in one[2]) for place in other[2]) >= 2
    counts.add(matched(found, wanted, fits), len(found), len(wanted))


def _issues(mini: Mini, cubed: list[float]) -> None:
    """Adds precision and recall of each gold stance that is found; of several at the same words the first counts."""
    gold = {mini.at(*words): n for n, group in enumerate(mini.gold["issues"]) for words in group}
    stood = [(n, mini.of(stance.quote)) for n, issue in enumerate(mini.course.issues) for stance in issue.stances]
    told = {place: next((n for n, quote in stood if meet(quote, place)), None) for place in gold}
    met = [place for place in gold if told[place] is not None]
    for place in met:
        ours = [other for other in met if told[other] == told[place]]
        theirs = [other for other in met if gold[other] == gold[place]]
        both = len([other for other in ours if other in theirs])
        cubed[0] += both / len(ours)
        cubed[1] += both / len(theirs)
    cubed[2] += len(met)
    cubed[3] += len(gold)


def show(mini: Mini) -> None:
    """What was found, for people."""
    print(f"== {mini.gold['record']}")
    for one in mini.course.bonds:
        print(f"  bond {one.bond.annotation.kind} {one.bond.annotation.by} “{one.bond.annotation.consequence.text}”: {one.status}")
        for step in one.steps:
            print(f"      {step.status}: “{step.quote.words}” [{step.quote.ref}]")
    for demand in mini.course.demands:
        print(f"  {demand.kind} {demand.by} of {demand.of}: “{demand.told[0].words}” x{len(demand.told)}: {demand.answer}")
        for answer in demand.answers:
            print(f"      {answer.kind} by {answer.by}: “{answer.quote.words}” [{answer.quote.ref}]")
    for issue in mini.course.issues:
        print(f"  issue “{issue.name}”")
        for stance in issue.stances:
            print(f"      {stance.party} {stance.stance_type}: “{stance.quote.words}” [{stance.quote.ref}]")
        for shift in issue.shifts:
            print(f"      moved: {shift.party} “{shift.before.quote.words}” -> “{shift.after.quote.words}”")
    for span in mini.course.ranges:
        print(f"  range {span.what}: {span.low} to {span.high}{', conflicting' if span.conflicting else ''}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=GOLD / "dev.json")
    parser.add_argument("--run", action="store_true", help="for the other scorers' sake: it always runs")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print what was found")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    scored = score(json.loads(args.data.read_text(encoding="utf-8")), show if args.show else None)
    if args.json:
        args.json.write_text(json.dumps(scored, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(scored, indent=1))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
