"""What stands in which chapter, in which words."""
from __future__ import annotations

import datetime
import random

import pytest
from brief_by_hand import Paper, full, on, stated

from standoff.annotation import Reading
from standoff.brief import Asked, Brief, Chapter, Line, markdown, plain, shape
from standoff.brief.described import described
from standoff.store.kinds import KINDS, local_ids

ORDER = ["new", "talks", "positions", "commitments", "accusations", "forces", "sanctions_aid", "other", "figures", "voices",
         "background", "missing", "coverage"]


def brief_of(*papers: Paper, alone: bool = False, **asked: object) -> Brief:
    return shape([("" if alone else paper.short, paper.reading()) for paper in papers], Asked(**asked))  # type: ignore[arg-type]


def chapter(brief: Brief, key: str) -> Chapter:
    return next(one for one in brief.chapters if one.key == key)


def lines(brief: Brief, key: str, heading: str | None = "any") -> list[str]:
    found = [one for one in brief.chapters if one.key == key]
    return [line.text for one in found for entry in one.entries if heading in ("any", entry.heading) for line in entry.lines]


def every_line(brief: Brief) -> list[tuple[str, Line]]:
    return [(one.key, line) for one in brief.chapters for entry in one.entries for line in entry.lines]


def one_act(auxiliary: str | None, words: str = "they attacked the town", kind: str = "ASSAULT", **more: object) -> str:
    paper = Paper(f"Kyiv says that {words}.")
    paper.event(kind, "RUS", "UKR", words, auxiliary=auxiliary, **more)
    return next(line.text for key, line in every_line(brief_of(paper)) if key not in ("new", "missing", "coverage"))


# ---------------------------------------------------------------- chapters

def test_every_chapter_in_an_editors_order():
    other = Paper("Nothing much.", on(16))
    assert [one.key for one in brief_of(full(), other).chapters] == ORDER


def test_empty_chapters_are_left_out():
    assert [one.key for one in brief_of(Paper("Nothing.")).chapters] == ["coverage"]


def test_a_brief_of_nothing_says_so():
    assert "0 documents" in plain(shape([]))


def test_talks():
    brief = brief_of(full())
    assert lines(brief, "talks", None) == [
        "United States and Russia: hold talks — “The United States and Russia held talks in Geneva”, 10 Jan 2022 (The Wire)"]
    assert lines(brief, "talks", "What comes next") == [
        "United States and Russia: talks planned — “They will meet again in Vienna” (The Wire, 17 Jan 2022)"]
    assert lines(brief, "talks", "Agreed, asked for or refused") == [
        "Russia → Ukraine: refuses to meet — “Russia refused to meet Kyiv” (The Wire, 17 Jan 2022)"]


def test_positions_stand_by_issue():
    assert [(entry.heading, [line.text for line in entry.lines]) for entry in chapter(brief_of(full()), "positions").entries] == [
        ("NATO expansion", ["Russia: demands — “demands a halt to NATO expansion”, 17 Jan 2022",
                            "NATO: rejects — “The alliance rejects a halt to NATO expansion”, 17 Jan 2022"])]


def test_commitments_keep_their_conditions():
    assert lines(brief_of(full()), "commitments") == [
        "United States → Russia: threatens “impose crushing sanctions” if “Russia invades” — open "
        "(said by Jen Psaki, White House press secretary), reported 17 Jan 2022",
        "Russia → United States: threatens “Moscow will answer” unless “their troops go home” — open, reported 17 Jan 2022",
        "France: offers “offered to host a summit” — open, reported 17 Jan 2022"]


def test_accusations_say_who_reports_them():
    paper = Paper("“The envoy lied about the convoy,” Dobrynin said.")
    said = paper.says("The envoy lied about the convoy", paper.speaker("Dobrynin", "Anatoly Dobrynin", "RUS GOV", "ambassador to the US"))
    paper.event("ACCUSE", "UKR", "USA", "The envoy lied about the convoy", reported_by=said)
    paper.event("ACCUSE", "RUS", "USA", "The envoy lied about", reported_by=said)
    assert lines(brief_of(paper), "accusations") == [
        f"{who} → United States: accuses — “{words}” ({how} by Anatoly Dobrynin, ambassador to the US), reported 17 Jan 2022"
        for who, words, how in (("Ukraine", "The envoy lied about the convoy", "reported"), ("Russia", "The envoy lied about", "said"))]


def test_forces_by_manner_of_speaking():
    brief = brief_of(full())
    assert {entry.heading: [line.text.split(" —")[0] for line in entry.lines] for entry in chapter(brief, "forces").entries} == {
        None: ["Russian military: moves forces"],
        "Planned or announced": ["British military: movement of forces planned"],
        "Feared or possible": ["Russia → Ukraine: attack feared"],
        "Denied, ruled out or not done": ["Russia → Ukraine: no attack (denied)"]}


def test_sanctions_and_aid_and_the_rest():
    brief = brief_of(full())
    assert lines(brief, "sanctions_aid") == [
        "EU → Russia: imposes sanctions — “The EU imposed an embargo on banks” (The Wire, 17 Jan 2022)",
        "United States → Ukraine: gives aid — “America shipped aid to Kyiv by air” (The Wire, 17 Jan 2022)"]
    assert lines(brief, "other") == ["Poland → Germany: backs — “Poland backed the plan of Germany” (The Wire, 17 Jan 2022)"]


def test_conflicting_figures_stand_side_by_side():
    entry = chapter(brief_of(full()), "figures").entries[0]
    assert entry.heading == "Troops at the border — figures differ: 60,000 to 100,000"
    assert [line.text for line in entry.lines] == [
        "about 100,000 soldiers, claimed by Jen Psaki, White House press secretary: “About 100,000 troops”, reported 17 Jan 2022",
        "about 60,000 soldiers, claimed by Sergei Lavrov, foreign minister: “Some 60,000 troops”, reported 17 Jan 2022"]


def test_in_their_words_does_not_repeat_what_is_quoted_elsewhere():
    assert [(entry.heading, len(entry.lines)) for entry in chapter(brief_of(full()), "voices").entries] == [
        ("Sergei Lavrov, foreign minister", 1)]


def test_few_quotations_of_each_speaker():
    paper = Paper("\n".join(f"“This is sentence number {n} and it is long enough to be quoted,” Lavrov said." for n in range(5)))
    for n in range(5):
        paper.says(f"This is sentence number {n} and it is long enough to be quoted", paper.speaker("Lavrov", "Sergei Lavrov", "RUS GOV"))
    entry = chapter(brief_of(paper), "voices").entries[0]
    assert len(entry.lines) + entry.more <= 5 and len(entry.lines) <= 2


def test_history_is_background_and_no_news():
    brief = brief_of(full(), Paper("Nothing.", on(16)))
    assert lines(brief, "background") == ["2014: Russia → Ukraine: seizure — “Russia seized Crimea in 2014”",
                                          "Oct 1962: Cuban Missile Crisis — “In 1962 the world stood close to war”"]
    for key in ORDER:
        assert key == "background" or not any("Crimea" in text or "1962" in text for text in lines(brief, key))


def test_what_is_missing_is_added_up():
    papers = [Paper(f"Text {n}.", on(n)) for n in (1, 2)]
    for paper in papers:
        paper.misses("times", "2 time expressions have no date")
    line = chapter(brief_of(*papers), "missing").entries[0].lines[0]
    assert line.text == "times: 4 time expressions have no date (2 documents)"
    assert line.refs == tuple(sorted(paper.short for paper in papers))


def test_acts_of_nobody_are_counted_and_cited():
    paper = Paper("Somebody attacked the town.")
    paper.event("ASSAULT", "", "", "attacked the town")
    assert lines(brief_of(paper), "missing") == ["1 act of nobody known left out"]
    assert lines(brief_of(paper), "forces") == []


@pytest.mark.parametrize("words", ["Dobrynin said", "a State Department spokesperson said", "strike", "They claimed"])
def test_hollow_words_are_no_line(words: str):
    paper = Paper(f"{words} so.")
    paper.event("ASSAULT", "RUS", "UKR", words)
    assert lines(brief_of(paper), "forces") == [] and "their own words do not show them" in lines(brief_of(paper), "missing")[0]


def test_coverage_names_documents_and_failures():
    papers = [Paper(f"Text {n}.", on(n), title=f"Title {n}") for n in (3, 9)]
    brief = shape([(paper.short, paper.reading()) for paper in papers], None, [("x.pdf", "x.pdf: PDF is not supported yet")])
    read, failed = chapter(brief, "coverage").entries
    assert read.heading == "Read: 2 documents, 1 outlet, 3 Jan 2022 to 9 Jan 2022"
    assert [line.text for line in read.lines] == ["Title 9, The Wire, 9 Jan 2022", "Title 3, The Wire, 3 Jan 2022"]
    assert [line.text for line in failed.lines] == ["x.pdf: PDF is not supported yet"]


def test_another_language_is_said():
    assert lines(brief_of(Paper("Le texte.", language="fr")), "coverage") == ["A crisis, The Wire, 17 Jan 2022, in 'fr', not coded"]


# ---------------------------------------------------------------- wording

@pytest.mark.parametrize(("auxiliary", "words", "said"), [
    (None, "they attacked the town", "attacks"),
    ("future", "they will attack the town", "attack planned"),
    ("hypothetical", "they could attack the town", "attack feared"),
    ("negation", "they denied attacking the town", "no attack (denied)"),
    ("negation", "they ruled out an attack", "no attack (ruled out)"),
    ("negation", "they have never attacked the town", "no attack"),
])
def test_the_auxiliary_decides_the_wording(auxiliary: str | None, words: str, said: str):
    assert one_act(auxiliary, words) == f"Russia → Ukraine: {said} — “{words}” (The Wire, 17 Jan 2022)"


def test_a_hedge_is_said():
    assert one_act(None, hedged=True).startswith("Russia → Ukraine: reportedly attacks")


def test_who_would_do_it_himself_does_not_fear_it():
    paper = Paper("“We may have to strike first,” Gromyko said.")
    said = paper.says("We may have to strike first", paper.speaker("Gromyko", "Andrei Gromyko", "RUS GOV"))
    paper.event("ASSAULT", "RUS MIL", "", "We may have to strike first", auxiliary="hypothetical", reported_by=said)
    assert lines(brief_of(paper), "forces")[0].startswith("Russian military: attack possible")


def test_a_warning_is_a_warning_and_several_agree_in_number():
    paper = Paper("France and Germany warned Moscow of costs.")
    paper.event("THREATEN", "FRA+DEU", "RUS", "France and Germany warned Moscow of costs", trigger="warned")
    assert lines(brief_of(paper), "commitments")[0].startswith("France and Germany → Russia: warn —")


def test_who_is_unnamed_is_said():
    paper = Paper("A cyber attack hit the ministries in Kyiv.")
    paper.event("COERCE", "", "UKR GOV", "A cyber attack hit the ministries", event_mode="cyber")
    assert lines(brief_of(paper), "forces")[0].startswith("Unnamed → Ukraine: attacks computer systems —")


def test_a_threat_told_as_a_commitment_is_told_once():
    paper = Paper("We will strike if they cross.")
    carried = paper.event("THREATEN", "RUS", "UKR", "We will strike if they cross")
    paper.bond("threat", "RUS", "UKR", "We will strike", "they cross", event=carried)
    assert len(lines(brief_of(paper), "commitments")) == 1


@pytest.mark.parametrize(("text", "condition", "binding"), [
    ("We act unless they leave.", "they leave", "unless"), ("We act provided that they leave.", "they leave", "provided that"),
    ("We act if they leave.", "if they leave", "if"), ("We act in the event of a crossing.", "a crossing", "in the event of"),
    ("We act only if they leave.", "they leave", "only if"), ("We act. Such a crossing.", "Such a crossing", "on condition:")])
def test_a_condition_keeps_its_binding_word(text: str, condition: str, binding: str):
    paper = Paper(text)
    paper.bond("threat", "RUS", "USA", "We act", condition)
    words = condition.removeprefix("if ")
    assert f"“We act” {binding} “{words}”" in lines(brief_of(paper), "commitments")[0]


def test_deadline_and_status():
    paper = Paper("Leave by Friday or we act.")
    paper.bond("ultimatum", "USA", "IRQ", "we act", "Leave", deadline=stated(on(21)), status="withdrawn")
    assert "withdrawn, by 21 Jan 2022" in lines(brief_of(paper), "commitments")[0]


def test_a_long_quotation_is_clipped_where_a_word_ends():
    words = "they attacked " + "the very long wall of the town " * 12 + "at dawn"
    quote = one_act(None, words).split("“")[1].split("”")[0]
    assert quote.endswith(" …") and len(quote) <= 182 and words.startswith(quote.removesuffix(" …") + " ")


# ---------------------------------------------------------------- who is in no list

def told(actor: str, recipient: str, words: str, kind: str = "ASSAULT", **more: object) -> str:
    """Who does what, as the line of one act says it."""
    paper = Paper(f"On Monday {words}.", None, None)
    paper.event(kind, actor, recipient, words, **more)
    return next(line.text for key, line in every_line(brief_of(paper)) if key not in ("new", "missing", "coverage")).split(" —")[0]


@pytest.mark.parametrize(("actor", "recipient", "words", "said"), [
    ("“the separatists”", "", "the separatists shelled a village", "the separatists: attack"),
    ("“the separatists”", "UKR", "the separatists shelled Ukraine", "the separatists → Ukraine: attack"),
    ("“A gunman”", "“the envoy”", "A gunman shot at the envoy", "a gunman → the envoy: attacks"),
    ("RUS", "“the village”", "Russia shelled the village", "Russia: attacks"),
    ("RUS", "“the village”+UKR", "Russia shelled the village and Kyiv", "Russia → Ukraine: attacks"),
    ("RUS+“militants”", "UKR", "Russia and militants shelled Kyiv", "Russia and militants → Ukraine: attack"),
    ("", "UKR", "a bomb fell on Kyiv", "Unnamed → Ukraine: attacks")])
def test_who_has_no_code_is_named_by_the_words(actor: str, recipient: str, words: str, said: str):
    assert told(actor, recipient, words) == said


def test_talks_with_who_has_no_code_name_both():
    words = "Russia and the guerrillas met by the lake"
    assert told("RUS+“the guerrillas”", "", words, "CONSULT") == "Russia and the guerrillas: hold talks"
    assert told("RUS", "“the guerrillas”", words, "CONSULT") == "Russia and the guerrillas: hold talks"


def test_long_words_for_somebody_are_clipped_and_cleaned():
    words = "the\x1b\u202e men of the 2nd battalion of the self-defence force\nwho had come down from the hills"
    assert told(f"“{words}”", "UKR", f"{words} shelled Kyiv") == (
        "the men of the 2nd battalion of the self-defence force who … → Ukraine: attack")


def test_what_others_say_of_who_has_no_code_is_reported_and_not_their_own():
    paper = Paper("“The rebels may strike first,” Gromyko said.")
    said = paper.says("The rebels may strike first", paper.speaker("Gromyko", "Andrei Gromyko", "RUS GOV"))
    paper.event("ASSAULT", "“The rebels”", "UKR", "The rebels may strike first", auxiliary="hypothetical", reported_by=said)
    assert lines(brief_of(paper), "forces") == [
        "the rebels → Ukraine: attack feared — “The rebels may strike first” (reported by Andrei Gromyko), reported 17 Jan 2022"]


def test_acts_of_people_without_a_code_stand_behind_the_others_and_are_no_news():
    old, new = Paper("Russia moved tanks west.", on(1)), Paper("Militants seized a dam. Russia moved ships north.", on(20))
    old.event("MOBILIZE", "RUS", "", "Russia moved tanks west")
    new.event("COERCE", "“Militants”", "", "Militants seized a dam", event_mode="seize")
    new.event("MOBILIZE", "RUS", "", "Russia moved ships north")
    brief = brief_of(old, new)
    assert [text.split(" —")[0] for text in lines(brief, "forces")] == ["Russia: moves forces"] * 2 + ["Militants: seize"]
    assert [text.split(" —")[0] for text in lines(brief, "new")] == ["20 Jan 2022 · Russia: moves forces"]


@pytest.mark.parametrize(("actor", "recipient", "auxiliary"), [
    ("", "“the village”", None), ("“militants”", "“the village”", "historical")])
def test_acts_of_nobody_known_are_counted(actor: str, recipient: str, auxiliary: str | None):
    paper = Paper("In 2014 militants shelled the village.")
    paper.event("ASSAULT", actor, recipient, "militants shelled the village", auxiliary=auxiliary)
    brief = brief_of(paper)
    assert lines(brief, "missing") == ["1 act of nobody known left out"]
    assert lines(brief, "forces") == lines(brief, "background") == []


def test_a_party_is_asked_for_by_its_code_alone():
    paper = Paper("Russia armed the separatists. The separatists shelled a town.")
    paper.event("AID", "RUS", "“the separatists”", "Russia armed the separatists")
    paper.event("ASSAULT", "“The separatists”", "", "The separatists shelled a town")
    brief = brief_of(paper, party="RUS")
    assert [text.split(" —")[0] for text in lines(brief, "sanctions_aid")] == ["Russia: gives aid"] and lines(brief, "forces") == []


@pytest.mark.parametrize(("second", "count"), [("“The Separatists”", 1), ("“separatists”", 1), ("“militants”", 2), ("RUS", 2), ("", 2)])
def test_people_without_a_code_are_the_same_by_their_words(second: str, count: int):
    text = "The Separatists, separatists, the separatists, militants: they shelled the town of Avdiivka at dawn."
    papers = [Paper(f"{text} {n}", on(17 + n)) for n in (0, 1)]
    for paper, actor in zip(papers, ("“the separatists”", second), strict=True):
        paper.event("ASSAULT", actor, "UKR", "shelled the town of Avdiivka at dawn", when=stated(on(16)))
    assert len(lines(brief_of(*papers), "forces")) == count


def test_what_is_done_to_others_without_a_code_is_another_act():
    papers = [Paper(f"Russia shelled the {place} at dawn on Sunday.", on(day)) for place, day in (("village", 17), ("bridge", 18))]
    for paper, place in zip(papers, ("village", "bridge"), strict=True):
        paper.event("ASSAULT", "RUS", f"“the {place}”", f"shelled the {place} at dawn on Sunday", when=stated(on(16)))
    assert len(lines(brief_of(*papers), "forces")) == 2


def test_show_gives_who_has_no_code_by_the_words():
    paper = Paper("The separatists shelled Kyiv.")
    paper.event("ASSAULT", "“The separatists”", "UKR", "The separatists shelled Kyiv")
    rows = described(paper.short, paper.reading(), "v1")
    assert ("event", "the separatists → Ukraine: attack") in rows
    assert ("actor", "no known party, “The separatists”") in rows
    assert ("recipient", "Ukraine (UKR), “The separatists shelled Kyiv”") in rows


# ---------------------------------------------------------------- one act, one line

def test_near_copies_are_one_line_with_both_references():
    first, second = Paper("Russia moved ten tanks to Belarus."), Paper("On Monday Russia moved ten tanks to Belarus again.", on(18))
    for paper in (first, second):
        paper.event("MOBILIZE", "RUS", "", "Russia moved ten tanks to Belarus")
    brief = brief_of(first, second)
    (line,) = chapter(brief, "forces").entries[0].lines
    assert set(line.refs) == {f"{first.short}:v1", f"{second.short}:v1"} and line.refs[0] == f"{second.short}:v1"


def test_the_same_talks_on_the_same_day_are_one_line_in_any_words():
    first, second = Paper("They sat down for eight hours."), Paper("Envoys met by the lake.")
    for paper, words in ((first, "sat down for eight hours"), (second, "met by the lake")):
        paper.event("CONSULT", "USA+RUS GOV", "", words, when=stated(on(10)))
    assert len(lines(brief_of(first, second), "talks")) == 1


def test_other_words_other_parties_or_another_manner_are_other_lines():
    paper = Paper("Russia moved tanks west. Russia called up the reserve. Belarus moved tanks west.")
    paper.event("MOBILIZE", "RUS", "", "Russia moved tanks west")
    paper.event("MOBILIZE", "RUS", "", "Russia called up the reserve")
    paper.event("MOBILIZE", "BLR", "", "Belarus moved tanks west")
    paper.event("MOBILIZE", "RUS", "", "moved tanks west", auxiliary="future")
    assert len(lines(brief_of(paper), "forces")) == 4


def test_no_line_stands_twice_in_the_chapters():
    texts = [line.text for key, line in every_line(brief_of(full())) if key != "new"]
    assert len(texts) == len(set(texts))


def test_more_than_the_limit_is_counted():
    towns = ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliett", "kilo", "lima", "mike", "oscar"]
    paper = Paper(" ".join(f"Russia attacked {town} with {town} guns." for town in towns))
    for town in towns:
        paper.event("ASSAULT", "RUS", "UKR", f"attacked {town} with {town} guns")
    entry = chapter(brief_of(paper), "forces").entries[0]
    assert (len(entry.lines), entry.more) == (12, 2)
    assert "… and 2 more" in plain(brief_of(paper)) and "… and 2 more" in markdown(brief_of(paper))


# ---------------------------------------------------------------- since, party, order

def test_since_leaves_earlier_documents_aside():
    old, new = Paper("Russia moved tanks west.", on(1)), Paper("Russia moved ships north.", on(20), title="New")
    for paper, words in ((old, "Russia moved tanks west"), (new, "Russia moved ships north")):
        paper.event("MOBILIZE", "RUS", "", words)
    brief = brief_of(old, new, since=on(10))
    assert "tanks" not in plain(brief) and "ships" in plain(brief)
    assert chapter(brief, "new").title == "What is new since 10 Jan 2022"
    assert "1 earlier document left aside" in plain(brief)


def test_what_an_earlier_document_announces_for_later_is_kept():
    old, new = Paper("They will meet on 25 January. Talks may follow in 2022.", on(1)), Paper("Nothing.", on(20))
    old.event("CONSULT", "USA+RUS", "", "They will meet on 25 January", auxiliary="future", when=stated(on(25)))
    old.event("CONSULT", "USA+CHN", "", "Talks may follow in 2022", auxiliary="future", when=stated(on(1), on(31, 12), "year"))
    assert [text.split(":")[0] for text in lines(brief_of(old, new, since=on(10)), "talks")] == ["United States and Russia"]


def test_a_changed_position_shows_the_old_one_beside_the_new():
    old, new = Paper("Kyiv was open to talks on Crimea.", on(1)), Paper("Kyiv ruled out talks on Crimea.", on(20))
    old.stands("UKR", "talks on Crimea", "is open to", "open_to", "open to talks on Crimea")
    new.stands("UKR", "talks on Crimea", "rules out", "rule_out", "ruled out talks on Crimea")
    assert lines(brief_of(old, new, since=on(10)), "positions") == [
        "Ukraine: rules out — “ruled out talks on Crimea”, 20 Jan 2022",
        "Ukraine, before: is open to — “open to talks on Crimea”, 1 Jan 2022"]
    assert lines(brief_of(old, new), "positions") == [
        "Ukraine: rules out — “ruled out talks on Crimea”, 20 Jan 2022", "Ukraine: is open to — “open to talks on Crimea”, 1 Jan 2022"]


def test_news_is_the_newest_first_and_only_of_the_last_days():
    papers = [Paper(f"Russia moved {thing} by night.", on(day)) for day, thing in ((1, "guns"), (19, "tanks"), (20, "ships"))]
    for paper, thing in zip(papers, ("guns", "tanks", "ships"), strict=True):
        paper.event("MOBILIZE", "RUS", "", f"Russia moved {thing} by night")
    brief = brief_of(*papers)
    assert chapter(brief, "new").title == "What is new since 13 Jan 2022"
    assert [text.split(" · ")[0] for text in lines(brief, "new")] == ["20 Jan 2022", "19 Jan 2022"]


def test_an_undated_document_is_left_out_of_since_and_said():
    paper = Paper("Russia moved tanks west.", None)
    paper.event("MOBILIZE", "RUS", "", "Russia moved tanks west")
    brief = brief_of(paper, Paper("Text.", on(20)), since=on(10))
    assert lines(brief, "forces") == [] and any("want of a date" in text for text in lines(brief, "missing"))


def test_party_takes_its_parts_in_and_nobody_else():
    brief = brief_of(full(), party="RUS")
    assert brief.title == "Crisis brief: Russia"
    assert any("Russian military" in text for text in lines(brief, "forces"))
    assert not any("British" in text for text in lines(brief, "forces")) and lines(brief, "other") == []
    assert [entry.heading for entry in chapter(brief, "positions").entries] == ["NATO expansion"]
    assert len(lines(brief, "positions")) == 1


def test_the_order_of_the_readings_does_not_show():
    papers = [full(on(day)) for day in (17, 18, 19)] + [Paper(f"Text {n}.", None) for n in range(3)]
    pairs: list[tuple[str, Reading]] = [(paper.short, paper.reading()) for paper in papers]
    first = markdown(shape(pairs))
    for seed in range(5):
        random.Random(seed).shuffle(pairs)
        assert markdown(shape(pairs)) == first


def test_every_line_ends_in_references_that_lead_to_its_words():
    papers = [full(on(17)), full(on(18))]
    readings = {paper.short: paper.reading() for paper in papers}
    for key, line in every_line(shape(readings.items())):
        assert line.refs, line
        for ref in line.refs:
            short, _, local_id = ref.partition(":")
            reading = readings[short]
            assert not local_id or any(local_id in local_ids(reading, kind) for kind in KINDS)
            if line.quote and key not in ("missing", "coverage"):
                assert line.quote.removesuffix(" …") in " ".join(reading.document.text.split())


def test_one_article_alone_has_bare_references_and_its_date_in_the_head_only():
    brief = brief_of(full(), alone=True)
    assert "What is new" not in [one.title[:11] for one in brief.chapters][1:]
    assert chapter(brief, "forces").entries[0].lines[0].refs == ("v5",)
    assert brief.title == "Crisis brief: A crisis" and "The Wire, 17 Jan 2022" in brief.facts
    assert not any("17 Jan 2022" in line.text for key, line in every_line(brief) if key != "coverage")


def test_a_date_far_off_breaks_nothing():
    for day in (datetime.date.min, datetime.date.max):
        assert plain(brief_of(full(day))) and plain(brief_of(full(day), since=day))
