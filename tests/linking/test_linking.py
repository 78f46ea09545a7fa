"""Same act, one entry: what is joined, what is not, why, and where it is told differently. Readings by hand, no model."""
from __future__ import annotations

import random

import pytest
from brief_by_hand import Paper, on, stated

from standoff.linking import Entry, Links, link
from standoff.linking.wording import respelled

REPORT = ("Gunmen in two boats stopped the grain freighter Halcyon off the northern cape on Monday and held her crew of nineteen for six "
          "hours, the harbour office said. The master radioed that nobody was hurt. A frigate was sent to meet her, and the owners "
          "asked the coast guard to keep the lane open while the talks about the strait go on. Insurers raised their rates the same "
          "evening, and two other ships turned back to port.")


def linked(*papers: Paper) -> Links:
    return link([(paper.short, paper.reading()) for paper in papers])


def of(links: Links, layer: str) -> list[Entry]:
    return [entry for entry in links.entries if entry.layer == layer]


def attack(paper: Paper, words: str, actor: str = "RUS", recipient: str = "UKR", **more: object) -> str:
    paper.event("ASSAULT", actor, recipient, words, **more)
    return f"{paper.short}:v{len(paper.layers['events'])}"


# ---------------------------------------------------------------- one entry

def test_forty_articles_are_one_entry_with_forty_mentions():
    papers = [Paper(f"Edition {n}. Russia shelled the port of Odesa at dawn.", on(10 + n % 3)) for n in range(40)]
    for paper in papers:
        attack(paper, "Russia shelled the port of Odesa at dawn")
    (entry,) = of(linked(*papers), "events")
    assert len(entry.mentions) == 40 and len(entry.reasons) == 39
    assert {reason.manner for reason in entry.reasons} == {"same words"}
    assert {reason.ref for reason in entry.reasons} == set(entry.refs[1:])


def test_one_statement_quoted_in_part_is_one_entry():
    whole = "We will never accept such a line in the sand and we have told them so in writing"
    papers = [Paper(f"“{whole},” Lavrov said."), Paper(f"Lavrov said: “{whole[:52]}”", on(18))]
    for paper, words in zip(papers, (whole, whole[:52]), strict=True):
        paper.says(words, paper.speaker("Lavrov", "Sergei Lavrov", "RUS GOV"))
    (entry,) = of(linked(*papers), "statements")
    assert entry.reasons[0].manner == "same quotation" and entry.reasons[0].share == 1


def test_two_speakers_of_the_same_words_are_two():
    papers = [Paper(f"“Our patience has run out at last,” {name} said.") for name in ("Lavrov", "Kuleba")]
    for paper, name, code in zip(papers, ("Lavrov", "Kuleba"), ("RUS GOV", "UKR GOV"), strict=True):
        paper.says("Our patience has run out at last", paper.speaker(name, name, code))
    assert len(of(linked(*papers), "statements")) == 2


@pytest.mark.parametrize(("second", "more"), [
    ("Russia shelled the port of Mariupol at dawn", {}),  # another place in the words
    ("Russia shelled the port of Odesa at dawn", {"when": stated(on(3))}),  # the same words on another day
    ("Russia shelled the port of Odesa at dawn", {"auxiliary": "negation"}),
], ids=["place", "day", "denied"])
def test_what_differs_in_substance_is_two(second: str, more: dict):
    first, other = Paper("Russia shelled the port of Odesa at dawn."), Paper(f"{second}.", on(18))
    attack(first, "Russia shelled the port of Odesa at dawn", when=stated(on(15)))
    attack(other, second, **more)
    assert len(of(linked(first, other), "events")) == 2


# ---------------------------------------------------------------- differences

def test_where_outlets_differ_on_who_when_and_how_many_it_is_shown():
    first = Paper("Rebels killed 12 soldiers in an ambush near the river crossing.", on(11), outlet="The Wire")
    second = Paper("Rebels killed 14 soldiers in an ambush near the river crossing.", on(12), outlet="Daily Post")
    attack(first, "killed 12 soldiers in an ambush near the river crossing", "“Rebels”", "UKR MIL", when=stated(on(10)))
    attack(second, "killed 14 soldiers in an ambush near the river crossing", "RUS", "UKR MIL", when=stated(on(11)))
    first.counts("soldiers killed", 12, "12 soldiers", unit="soldiers")
    second.counts("soldiers killed", 14, "14 soldiers", unit="soldiers")
    (entry,) = of(linked(first, second), "events")
    told = {one.aspect: [value for value, _ in one.told] for one in entry.differences}
    assert told == {"who": ["RUS", "“rebels”"], "when": ["2022-01-10", "2022-01-11"], "how many": ["12 soldiers", "14 soldiers"]}


def test_what_one_leaves_out_is_no_difference():
    first, second = Paper("Russia shelled the port of Odesa at dawn."), Paper("Russia shelled the port of Odesa at dawn on Monday.", on(18))
    attack(first, "Russia shelled the port of Odesa at dawn")
    attack(second, "Russia shelled the port of Odesa at dawn", when=stated(on(17)), place="Odesa")
    (entry,) = of(linked(first, second), "events")
    assert entry.differences == ()


def test_the_army_of_a_state_is_no_other_party_and_one_word_tells_nothing_of_another_document():
    first = Paper("Russia shelled the old port of Odesa at dawn: talks.", on(10))
    second = Paper("Talks. Shelled the old port of Odesa at dawn.", on(14))
    old = "helled the old port of Odesa at dawn"
    for paper, actor, words in ((first, "RUS", f"s{old}"), (second, "RUS MIL", f"S{old}")):
        attack(paper, words, actor)
    for paper, words in ((first, "talks"), (second, "Talks")):
        paper.event("CONSULT", "USA+RUS", "", words)
    entries = of(linked(first, second), "events")
    assert [(len(entry.mentions), entry.differences) for entry in entries] == [(2, ()), (1, ()), (1, ())]


# ---------------------------------------------------------------- ids

def test_the_order_of_reading_does_not_show_and_later_documents_change_nothing():
    papers = [Paper(f"Edition {n}. Russia shelled the port of {town} at dawn.", on(1 + n))
              for n in range(9) for town in ("Odesa", "Mariupol")]
    for n, paper in enumerate(papers):
        attack(paper, f"Russia shelled the port of {('Odesa', 'Mariupol')[n % 2]} at dawn")
    whole = linked(*papers)
    shuffled = random.Random(3).sample(papers, len(papers))
    assert linked(*shuffled).entries == whole.entries
    for count in range(2, len(papers), 5):
        before = linked(*papers[:count])
        assert all(whole.by_ref[ref].key == entry.key for ref, entry in before.by_ref.items())


def test_an_earlier_document_leaves_the_old_key_leading_here():
    late, early = (Paper(f"{day}: Russia shelled the port of Odesa at dawn.", on(day)) for day in (18, 17))
    for paper in (late, early):
        attack(paper, "Russia shelled the port of Odesa at dawn")
    old = of(linked(late), "events")[0].key
    both = linked(late, early)
    assert both.by_key[old[1:]].key != old and len(both.by_key[old[1:]].mentions) == 2


# ---------------------------------------------------------------- documents

def test_a_cut_and_a_respelled_copy_are_near_copies_and_another_report_from_one_mould_is_none():
    cut = REPORT.rpartition(" Insurers")[0]
    spelled = REPORT.replace("harbour", "harbor").replace("Halcyon", "Halcion")
    mould = REPORT.replace("Halcyon", "Meridian").replace("nineteen", "twelve").replace("northern", "southern").replace("Monday", "Friday")
    papers = [Paper(text, on(10 + n)) for n, text in enumerate((REPORT, cut, spelled, mould))]
    (copies,) = linked(*papers).copies
    assert copies.documents == tuple(paper.document.id for paper in papers[:3])
    assert [kin[2] for kin in copies.kinship] == ["cut", "reworked"]


def test_documents_about_one_happening_are_a_story():
    other = "The central bank of the islands left its rate where it was. Analysts had thought that prices would fall by the spring."
    again = "The freighter Halcyon reached port on Tuesday; her crew of nineteen had been held off the northern cape by gunmen in boats."
    papers = [Paper(text, on(10 + n)) for n, text in enumerate((REPORT, other, again))]
    (story,) = linked(*papers).stories
    assert story.documents == (papers[0].document.id, papers[2].document.id)


@pytest.mark.parametrize(("one", "other", "same"), [("Kiev", "Kyiv", True), ("Iran", "Iraq", False), ("Kharkiv", "Kharkov", True),
                                                    ("Tennessee", "Texas", False)])
def test_names_in_two_spellings(one: str, other: str, same: bool):
    assert respelled(one, other) is same
