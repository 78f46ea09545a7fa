"""Time expressions: what is found where, which days it means, and what is promised of any text. The sentences are our own."""
import datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standoff.annotation import Document, Time
from standoff.stages.contract import Layers
from standoff.stages.parse import find_parse
from standoff.stages.times import find_times
from standoff.stages.times.grammar import RULES, classes_of, compiled
from standoff.stages.times.number_words import value_of_number, year_of_words
from standoff.stages.times.words import WORDS as VOCABULARY
from standoff.stages.times.words import tokens_of

MONDAY = datetime.date(2022, 1, 17)


def read(text: str, published: datetime.date | None = MONDAY, parsed: bool = False) -> tuple[Time, ...]:
    document = Document("d", text, published=published)
    layers = Layers()
    return find_times(document, layers.having("parse", find_parse(document, layers)) if parsed else layers)


def only(text: str, published: datetime.date | None = MONDAY, parsed: bool = False) -> Time:
    found = read(text, published, parsed)
    assert len(found) == 1, [time.text for time in found]
    return found[0]


def days(time: Time) -> str:
    return f"{time.start}/{time.end}"


@pytest.mark.parametrize(("text", "words", "value", "first", "last", "precision"), [
    ("As of Friday, no answer had come.", "Friday", "2022-01-14", "2022-01-14", "2022-01-14", "day"),
    ("Envoys met in Geneva last week.", "last week", "2022-W02", "2022-01-10", "2022-01-16", "week"),
    ("The pact of 10 January 2022 lapsed.", "10 January 2022", "2022-01-10", "2022-01-10", "2022-01-10", "day"),
    ("It was signed on Jan. 10, 2022.", "Jan. 10, 2022", "2022-01-10", "2022-01-10", "2022-01-10", "day"),
    ("Dated 2022-01-05 and sealed.", "2022-01-05", "2022-01-05", "2022-01-05", "2022-01-05", "day"),
    ("Stamped 3/14/2021 in red.", "3/14/2021", "2021-03-14", "2021-03-14", "2021-03-14", "day"),
    ("The drills of Feb. 24-26 ended.", "Feb. 24-26", "2022-02-24/2022-02-26", "2022-02-24", "2022-02-26", "day"),
    ("Since 9/11 much has changed.", "9/11", "2001-09-11", "2001-09-11", "2001-09-11", "day"),
    ("The border war of the 1990s", "the 1990s", "199", "1990-01-01", "1999-12-31", "year"),
    ("A truce from the mid-1990s", "the mid-1990s", "199", "1990-01-01", "1999-12-31", "year"),
    ("Fighting began in early 2014.", "early 2014", "2014", "2014-01-01", "2014-12-31", "year"),
    ("They had agreed two days ago.", "two days ago", "2022-01-15", "2022-01-15", "2022-01-15", "day"),
    ("It ended ten years ago.", "ten years ago", "2012", "2012-01-01", "2012-12-31", "year"),
    ("The budget of fiscal 2015 grew.", "fiscal 2015", "2015", "2015-01-01", "2015-12-31", "year"),
    ("Exports fell in the third quarter of 2021.", "the third quarter of 2021", "2021-Q3", "2021-07-01", "2021-09-30", "month"),
    ("The tensions of winter 2021-2022", "winter 2021-2022", "2021-WI", "2021-12-01", "2022-02-28", "month"),
    ("Talks took place this month.", "this month", "2022-01", "2022-01-01", "2022-01-31", "month"),
    ("He called yesterday.", "yesterday", "2022-01-16", "2022-01-16", "2022-01-16", "day"),
    ("He called the day before yesterday.", "the day before yesterday", "2022-01-15", "2022-01-15", "2022-01-15", "day"),
    ("It happened in the twenty-first century.", "the twenty-first century", "20", "2001-01-01", "2100-12-31", "year"),
    ("The siege of December was long.", "December", "2021-12", "2021-12-01", "2021-12-31", "month"),
    ("He signed it last May.", "last May", "2021-05", "2021-05-01", "2021-05-31", "month"),
    ("It fell at the end of last year.", "the end of last year", "2021", "2021-01-01", "2021-12-31", "year"),
    ("on march 8, the aid arrived", "march 8", "2022-03-08", "2022-03-08", "2022-03-08", "day"),
    ("He fled on the 3 January 2022.", "the 3 January 2022", "2022-01-03", "2022-01-03", "2022-01-03", "day"),
    ("It broke on the first day of May 2021.", "the first day of May 2021", "2021-05-01", "2021-05-01", "2021-05-01", "day"),
    ("Exports fell in the fiscal third quarter.", "the fiscal third quarter", "2022-Q3", "2022-07-01", "2022-09-30", "month"),
    ("Output was flat in the latest period.", "the latest period", "2021-Q4", "2021-10-01", "2021-12-31", "month"),
    ("The mills closed at month's end.", "month's end", "2022-01", "2022-01-01", "2022-01-31", "month"),
])
def test_dates(text: str, words: str, value: str, first: str, last: str, precision: str) -> None:
    time = only(text)
    assert (time.text, time.timex_value, days(time), time.precision) == (words, value, f"{first}/{last}", precision)


@pytest.mark.parametrize(("text", "words", "kind", "value"), [
    ("A ceasefire of three days held.", "three days", "duration", "P3D"),
    ("the 72-hour ultimatum", "72-hour", "duration", "PT72H"),
    ("It took a year and a half.", "a year and a half", "duration", "P1Y6M"),
    ("They waited several weeks.", "several weeks", "duration", "PXW"),
    ("More may follow in the coming days.", "the coming days", "duration", "PXD"),
    ("They meet every year.", "every year", "set", "P1Y"),
    ("It is renewed annually.", "annually", "set", "P1Y"),
    ("Patrols leave every Monday.", "every Monday", "set", "XXXX-WXX-1"),
    ("The front is quiet now.", "now", "date", "PRESENT_REF"),
    ("He was seen recently.", "recently", "date", "PAST_REF"),
    ("It may change in the near future.", "the near future", "date", "FUTURE_REF"),
    ("Shelling began at 10:30 p.m. on January 3.", "10:30 p.m. on January 3", "time", "2022-01-03T22:30"),
    ("The raid of Monday night", "Monday night", "time", "2022-01-17TNI"),
    ("The convoys drive at night.", "night", "time", "XXXX-XX-XXTNI"),
    ("The repairs take two to three weeks.", "two to three weeks", "duration", "P2W"),
    ("The committee sits every quarter.", "every quarter", "set", "P1Q"),
    ("The two banks will one day merge.", "one day", "date", "FUTURE_REF"),
    ("The tribes of present-day Mali", "present-day", "date", "PRESENT_REF"),
])
def test_durations_sets_references_times(text: str, words: str, kind: str, value: str) -> None:
    time = only(text)
    assert (time.text, time.type, time.timex_value) == (words, kind, value)


def test_a_duration_up_to_publication_has_its_months() -> None:
    assert days(only("Over the past three months little was done.")) == "2021-10-01/2022-01-31"


@pytest.mark.parametrize("parsed", [False, True])
@pytest.mark.parametrize(("text", "first"), [
    ("The ministers met Thursday in Vienna.", "2022-01-13"),
    ("The ministers will meet Thursday in Vienna.", "2022-01-20"),
    ("The vote is scheduled for Thursday.", "2022-01-20"),
    ("They have until Thursday.", "2022-01-20"),
    ("They met in November.", "2021-11-01"),
    ("They will meet in February.", "2022-02-01"),
    ("He told them to hand over the keys by June.", "2022-06-01"),
    ("The offer was extended to March 4.", "2022-03-04"),
    ("A bonus was declared, payable April 8.", "2022-04-08"),
    ("The guards may have left as early as Tuesday.", "2022-01-18"),
    ("Nobody has come since March.", "2021-03-01"),
    ("By October they had lost the port.", "2021-10-01"),
])
def test_the_tense_tells_past_from_future(text: str, first: str, parsed: bool) -> None:
    assert str(only(text, parsed=parsed).start) == first


def test_without_a_publication_date_relative_words_have_no_days() -> None:
    for text, value in (("They met last week.", "XXXX-WXX"), ("They met on Friday.", "XXXX-WXX-5"), ("He came on May 10.", "XXXX-05-10"),
                        ("They met two days ago.", "XXXX-XX-XX"), ("It began in June.", "XXXX-06")):
        time = only(text, published=None)
        assert (time.start, time.end, time.precision, time.timex_value) == (None, None, None, value)


def test_a_narrative_counts_from_the_date_told_before() -> None:
    text = ("The army crossed the river on 20 June 1941. The following day the town fell. Two weeks later, in July, a truce was signed. "
            "In September of that year it broke. The previous year had been calm.")
    assert [time.timex_value for time in read(text, published=None)] == \
        ["1941-06-20", "1941-06-21", "1941-W27", "1941-07", "1941-09", "1940"]


def test_the_verb_of_a_parse_tells_more() -> None:
    for text, first in (("The court hears the case Thursday.", "2022-01-20"), ("The permit had been due to expire Thursday.", "2022-01-13"),
                        ("The minister could not be reached Thursday.", "2022-01-13")):
        assert str(only(text, parsed=True).start) == first


@pytest.mark.parametrize(("text", "values"), [
    ("The port was shelled in March 1956. It was rebuilt in May and June 1958.", ["1956-03", "1958-05", "1958-06"]),
    ("The blockade (27 October - 3 February 1912) failed.", ["1911-10-27", "1912-02-03"]),
    ("They rested in the spring and early summer of 1870.", ["1870-SP", "1870-SU"]),
    ("From the 4th to the 9th of July 1863 it rained.", ["1863-07-04", "1863-07-09"]),
])
def test_what_is_listed_with_a_date_has_its_year(text: str, values: list[str]) -> None:
    assert [time.timex_value for time in read(text, published=None)] == values


def test_a_narrative_is_not_led_astray() -> None:
    text = ("The harbour fell on 2 May 1811. A letter found in 1987 says why. In July the fort fell, and on the 9th, the last ship left. "
            "The winter was hard. In March 1812 peace came, a year after the previous April.")
    assert [time.timex_value for time in read(text, published=None)][:6] == \
        ["1811-05-02", "1987", "1811-07", "1811-07-09", "1812-WI", "1812-03"]
    assert "1811-04" in [time.timex_value for time in read(text, published=None)]


def test_years_before_christ() -> None:
    text = ("The league was founded in April 478 BC. In May it met. The following year, in the summer, it sailed. "
            "Over the winter it rested. The war of 431-404 BC began. A decade later, in the 420s BC, it went on.")
    found = read(text, published=None)
    assert [time.timex_value for time in found] == ["BC0478-04", "BC0478-05", "BC0477", "BC0477-SU", "BC0476-WI", "BC0431", "BC0404",
                                                    "BC039", "BC042"]
    assert all(time.start is None for time in found)


def test_parts_of_a_month_have_their_days() -> None:
    assert days(only("It rained in the last week of May 2021.")) == "2021-05-25/2021-05-31"
    assert days(only("It rained in the first week of May 2021.")) == "2021-05-01/2021-05-07"


def test_the_periods_of_a_company() -> None:
    found = read("Profit fell in the third quarter of 2021. It was higher in the 2020 period. Sales for the year ended June 30 rose.")
    assert [time.timex_value for time in found] == ["2021-Q3", "2020-Q3", "P1Y", "2021-06-30"]


def test_relative_says_what_was_counted_from_publication() -> None:
    found = read("On Aug. 7, 1998, a bomb went off; the next day another did. Last week a third was found.")
    assert [(time.timex_value, time.relative) for time in found] == [("1998-08-07", False), ("1998-08-08", False), ("2022-W02", True)]


def test_what_only_looks_like_a_time() -> None:
    assert read("He may go; march on, they said. Resolution 1325 cost $2014. Jan spoke. The 6-year-old girl fell.") == ()
    assert read("Three quarters of the crop was lost, three-quarters of it to rain.") == ()


def test_number_words() -> None:
    numbers = ("twenty-five", "two hundred and six", "1,200", "5.5", "two thousand")
    assert [value_of_number(words) for words in numbers] == [25, 206, 1200, 5.5, 2000]
    years = ("nineteen ninety-seven", "two thousand", "twenty two", "six")
    assert [year_of_words(words) for words in years] == [1997, 2000, None, None]


@pytest.mark.parametrize(("example", "pattern"), [rule[:2] for rule in RULES], ids=[rule[0] for rule in RULES])
def test_every_rule_matches_its_own_example(example: str, pattern: str) -> None:
    assert compiled(pattern).search(classes_of(tokens_of(f"It was $5 in {example}, they said.")))


@pytest.mark.parametrize("unit", [word for kind in ("unit", "units", "second", "seconds", "century", "centuries")
                                  for word in VOCABULARY[kind]])
def test_a_unit_of_any_size_is_read_in_any_frame(unit: str) -> None:
    for frame in ("In 1999, by the end of the {}, it fell.", "the last two {} of 1999", "the first {} of May 1999", "in the {}", "this {}",
                  "In May 1999 it fell; two {} later it rose.", "the past {}", "a {} ago", "the following {}", "every {}", "the other {}"):
        for published in (MONDAY, None):
            assert all(time.text for time in read(frame.format(unit), published))


def test_an_hour_is_no_date() -> None:
    assert read("They voted at the top of the hour.") == ()


WORDS = """Friday May 10 2022 the past two years ago last week 31 Feb. 29 every night 9999-12-31 BC quarter third of that later 1
    99999999999999 '98 century ½ - , 12:30 p.m. decades next before ’s and a half 0 ٣ d’ 🕛 0001-01-01 weekend winter 1000 same day
    earlier few twenty first 1/1/0000 Christmas"""
PIECES = st.sampled_from([*WORDS.split(), "\n\n"])


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map(" ".join), st.lists(PIECES, max_size=14).map("".join)),
       st.one_of(st.none(), st.dates()))
def test_any_text(text: str, published: datetime.date | None) -> None:
    found = read(text, published)
    for time in found:
        assert text[time.span.start : time.span.end] == time.text
        assert (time.start is None) == (time.end is None) == (time.precision is None)
        assert time.start is None or time.end is None or time.start <= time.end
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    assert found == read(text, published)


def test_nothing_falls_back_to_today() -> None:
    assert all(time.start is None for time in read("Today, tomorrow, this week, next year and on Monday night.", published=None))


def test_an_emoji_before_moves_nothing() -> None:
    assert only("🇺🇦 🚨 They met last week 🚨").text == "last week"
