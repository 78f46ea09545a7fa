"""Numbers of a text: what they say, and what is promised of any text. The sentences are our own."""
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from standoff.stages.figures.amounts import BIG, ONES, SCALES, TENS, Amount, find_amounts, value_of


def only(text: str) -> Amount:
    found = find_amounts(text)
    assert len(found) == 1, [text[one.start : one.end] for one in found]
    return found[0]


@pytest.mark.parametrize(("text", "value", "approximate"), [
    ("about 40 exercises", 40, True),
    ("an estimated 14,000 people", 14_000, True),
    ("two ships", 2, False),
    ("a dozen boats", 12, False),
    ("half a million men", 500_000, False),
    ("two and a half million men", 2_500_000, False),
    ("one hundred and six thousand refugees", 106_000, False),
    ("some 40,000 or so", 40_000, True),
    ("a couple of dozen", 24, True),
    ("an additional 300 troops", 300, False),
    ("2.5 million tonnes", 2_500_000, False),
])
def test_values(text: str, value: float, approximate: bool) -> None:
    amount = only(text)
    assert (amount.value, amount.low, amount.high, amount.approximate) == (value, None, None, approximate)


@pytest.mark.parametrize(("text", "low", "high"), [
    ("more than 100,000 troops", 100_000, None),
    ("at least two boats", 2, None),
    ("over a million men", 1_000_000, None),
    ("up to 190,000 troops", None, 190_000),
    ("no more than 50 guards", None, 50),
    ("no fewer than 20 raids", 20, None),
    ("between 169,000 and 190,000 troops", 169_000, 190_000),
    ("10 to 15 ships", 10, 15),
    ("three or four rounds", 3, 4),
    ("10 to 15 million barrels", 10_000_000, 15_000_000),
    ("5,000-6,000 fighters", 5_000, 6_000),
    ("14,000-plus dead", 14_000, None),
    ("dozens of tanks", 24, None),
    ("thousands of people", 1_000, None),
    ("tens of thousands of people", 10_000, None),
    ("several hundred men", 100, None),
])
def test_bounds(text: str, low: float | None, high: float | None) -> None:
    amount = only(text)
    assert (amount.value, amount.low, amount.high, amount.approximate) == (None, low, high, True)


@pytest.mark.parametrize(("text", "kind", "number", "unit"), [
    ("nearly $1 trillion dollars", "money", 10**12, "USD"),
    ("$100 million", "money", 10**8, "USD"),
    ("€5bn", "money", 5 * 10**9, "EUR"),
    ("40 million euros", "money", 4 * 10**7, "EUR"),
    ("hundreds of billions of dollars", "money", 10**11, "USD"),
    ("40%", "percent", 40, "percent"),
    ("54.6 percent of voters", "percent", 54.6, "percent"),
    ("nearly half the oil", "share", 0.5, None),
    ("two-thirds of the fleet", "share", 0.67, None),
    ("the second largest army", "rank", 2, None),
    ("a fourth test", "ordinal", 4, None),
    ("invoked only once", "times", 1, None),
    ("struck three times", "times", 3, None),
    ("a 98-1 vote", "tally", 98, None),
    ("no losses", "none", 0, None),
])
def test_kinds(text: str, kind: str, number: float, unit: str | None) -> None:
    amount = only(text)
    assert (amount.kind, amount.size, amount.unit) == (kind, number, unit)


@pytest.mark.parametrize("text", ["COVID-19", "an S-400", "the 1990s", "in the 1930's", "9/11", "nineteen eighty-four", "someone"])
def test_no_numbers(text: str) -> None:
    assert find_amounts(text) == []


def test_changes_are_two_numbers_and_small_overs_are_none() -> None:
    assert [one.value for one in find_amounts("rose from 5,000 to 10,000")] == [5_000, 10_000]
    assert only("flew over two islands").value == 2
    assert only("a 90-minute call").hyphened


def spelled(number: int) -> str:
    """The words of a whole number below 10**15, British style."""
    for scale, size in sorted(SCALES.items(), key=lambda pair: -pair[1]):
        if number >= size:
            rest = number % size
            return f"{spelled(number // size)} {scale}" + (f" {'and ' if rest < 100 else ''}{spelled(rest)}" if rest else "")
    if number >= 100:
        return f"{spelled(number // 100)} hundred" + (f" and {spelled(number % 100)}" if number % 100 else "")
    names = {value: name for name, value in (ONES | TENS).items()}
    return names[number] if number in names else f"{names[number - number % 10]}-{names[number % 10]}"


@settings(deadline=None, max_examples=200)
@given(st.integers(0, 10**15 - 1))
def test_words_round_trip(number: int) -> None:
    assert value_of(spelled(number)) == number
    found = find_amounts(f"they saw {spelled(number)} of them")
    assert [one.value for one in found] == [number]


@settings(deadline=None, max_examples=200)
@given(st.integers(0, 10**12))
def test_digits_round_trip(number: int) -> None:
    assert only(f"they saw {number:,} of them").value == number


OTHERS = "and or to a of more than about half $ % 12 3,000 2.5 - – 's over up dozens thousands percent ſix mıllions K 1_000 12abc"
WORDS = st.sampled_from([*ONES, *TENS, *BIG, *OTHERS.split()])


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=12).map(" ".join), st.lists(WORDS, max_size=8).map("".join)))
@example("9" * 500)
@example("1,000,000,000,000,000,000,000")
@example("hundreds of mıllions of them, twenty ſix 🙂")
def test_never_raises_and_spans_are_in_order(text: str) -> None:
    end = 0
    for amount in find_amounts(text):
        assert end <= amount.start <= amount.core < amount.end <= len(text)
        assert any(n is not None for n in (amount.value, amount.low, amount.high))
        end = amount.end
    value_of(text)
