"""Whom "we" and "I" mean in a text without quotations: by what its speaker calls his own."""
from __future__ import annotations

import datetime
import re

import pytest

from standoff.annotation import Document, Span
from standoff.stages.contract import Layers
from standoff.stages.entities import find_entities
from standoff.stages.mentions import find_mentions
from standoff.stages.parse import find_parse
from standoff.stages.voices import Voices


def meant(text: str, word: str) -> list[str]:
    """The codes behind the first `word` of the text that stands by itself."""
    document = Document("d", text, published=datetime.date(2022, 1, 17))
    layers = Layers()
    for name, find in (("parse", find_parse), ("mentions", find_mentions), ("entities", find_entities)):
        layers = layers.having(name, find(document, layers))
    found = re.search(rf"\b{word}\b", text)
    assert found
    return [party.code or "" for party in Voices(document, layers).parties(Span(*found.span()))]


@pytest.mark.parametrize("text", [
    "The President has spoken with his colleagues. We will answer.",
    "Mr. President, why do we wait?",
    "We will protect the sons and daughters of America.",
    "The Administration has been clear that we stand ready.",
])
def test_american_usage_gives_an_american_speaker_away(text):
    assert meant(text, next(word for word in ("We ", " we ") if word in text).strip()) == ["USA"]


OWN = "We will vote. I thank you, and we hope. {} Our task is hard, my friends, and we go on. I am done; we are."


def test_a_state_that_is_named_often_beside_we_is_the_speaker_s():
    assert meant(OWN.format("Kenya's army is ready, Kenya's parliament has met, and Kenya stands."), "We") == ["KEN"]


def test_a_state_that_the_speaker_deals_with_is_not_his():
    assert meant(OWN.format("We met with Kenya's army, spoke to Kenya's parliament and agreed with Kenya."), "We") == []


def test_who_speaks_to_america_is_no_american():
    assert meant("We have spoken with America, and we expect an answer from America.", "We") == []


def test_nothing_is_guessed_without_a_sign():
    assert meant("We agreed to meet again.", "We") == []


def test_fellow_citizens_name_the_speaker_s_state():
    assert meant("My fellow Ghanaians, we will not yield.", "we") == ["GHA"]
