"""Who acts upon whom: marks by hand, parse and mentions as they come, no encoder."""
from __future__ import annotations

import datetime

from standoff.annotation import Document, Party, Place, Span
from standoff.stages.contract import Layers
from standoff.stages.entities import find_entities
from standoff.stages.marks import Trigger
from standoff.stages.mentions import find_mentions
from standoff.stages.parse import find_parse
from standoff.stages.roles import Roles, grounded


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def sides(text: str, trigger: str, actors: tuple[str, ...] = (), recipients: tuple[str, ...] = (), event_type: str = "ASSAULT"):
    """([(code, words)] of the actor, of the recipient) with these words marked, each word a mark of its own."""
    document = Document("d", text, published=datetime.date(2022, 1, 17))
    layers = Layers()
    for name, find in (("parse", find_parse), ("mentions", find_mentions), ("entities", find_entities)):
        layers = layers.having(name, find(document, layers))
    marks = lambda some: tuple((Span(m.start + s, m.start + s + len(w)), 0.9) for words in some for m in [at(text, words)]
                               for w in words.split() for s in [words.index(w)])
    found = Roles(document, layers).of(Trigger(at(text, trigger), {}, {}, marks(actors), marks(recipients)), event_type)
    for party in (*found[0], *found[1]):
        assert text[party.span.start : party.span.end] == party.text
    return tuple([(p.code, p.text) for p in side] for side in found)


def test_marked_names_become_parties_with_codes():
    assert sides("Ankara shelled Syrian troops.", "shelled", ("Ankara",), ("Syrian troops",)) == \
        ([("TUR", "Ankara")], [("SYR MIL", "Syrian troops")])


def test_who_is_in_no_list_keeps_his_words_and_gets_no_code():
    actor, recipient = sides("Masked men attacked the night watchmen.", "attacked", ("Masked men",), ("the night watchmen",))
    assert actor == [(None, "Masked men")]
    assert recipient == [(None, "night watchmen")]


def test_words_in_one_piece_are_one_party_not_one_a_word():
    assert sides("Sergeant Adeyemi Okafor Bello fired.", "fired", ("Sergeant Adeyemi Okafor Bello",))[0] == \
        [(None, "Sergeant Adeyemi Okafor Bello")]


def test_a_known_party_among_the_words_goes_before_the_words():
    assert sides("Thousands more Turkish troops attacked.", "attacked", ("Thousands more Turkish troops",))[0] == \
        [("TUR MIL", "Thousands more Turkish troops")]


def test_grammar_fills_a_side_that_no_known_party_is_marked_on():
    assert sides("France condemned Mali.", "condemned", event_type="ACCUSE") == ([("FRA", "France")], [("MLI", "Mali")])


def test_our_allies_are_not_the_speaker():
    actor, _ = sides("America thanks them. Our allies attacked the port.", "attacked", ("Our allies",))
    assert [code for code, _ in actor if code] == []


def test_our_forces_are_the_speaker_s():
    text = "This is the promise of America. Our personnel attacked the port."
    assert [code[:3] for code, _ in sides(text, "attacked", ("Our personnel",))[0] if code] == ["USA"]


def test_the_administration_is_the_american_one():
    assert sides("The previous administration attacked the port.", "attacked", ("The previous administration",))[0][0][0] == "USA GOV"


def test_people_without_a_state_are_those_of_the_place():
    minsk = Place("Minsk", Span(30, 35), "Minsk", "BLR", 53.9, 27.6, 625144, "literal")
    crowd, miners = Party(None, None, "the protesters", Span(0, 14)), Party(None, None, "masked men in vans", Span(0, 18))
    assert [p.code for p in grounded((crowd, miners), minsk)] == ["BLR CVL", None]
    assert grounded((crowd,), None) == (crowd,)
