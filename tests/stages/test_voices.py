"""Whom "we" and "I" mean in a text without quotations: by what its speaker calls his own."""
from __future__ import annotations

import datetime

import pytest

from standoff.annotation import Document, Span
from standoff.stages.contract import Layers
from standoff.stages.entities import find_entities
from standoff.stages.mentions import find_mentions
from standoff.stages.parse import find_parse
from standoff.stages.voices import Voices


def meant(text: str, word: str) -> list[str]:
    document = Document("d", text, published=datetime.date(2022, 1, 17))
    layers = Layers()
    for name, find in (("parse", find_parse), ("mentions", find_mentions), ("entities", find_entities)):
        layers = layers.having(name, find(document, layers))
    start = text.index(word)
    return [party.code or "" for party in Voices(document, layers).parties(Span(start, start + len(word)))]


@pytest.mark.parametrize("text", [
    "The President has spoken with his colleagues. We will answer.",
    "Mr. President, why do we wait?",
    "We will protect the sons and daughters of America.",
    "The Administration has been clear that we stand ready.",
])
def test_american_usage_gives_an_american_speaker_away(text):
    assert meant(text, "we" if "we" in text else "We") == ["USA"]


def test_a_speaker_is_not_the_one_he_deals_with():
    assert meant("We met with Iran on Friday. I spoke to Iran. We asked Iran for time, and our talks with Iran go on.", "I") == []


def test_nothing_is_guessed_without_a_sign():
    assert meant("We agreed to meet again.", "We") == []


def test_fellow_citizens_name_the_speaker_s_state():
    assert meant("My fellow Ghanaians, we will not yield.", "we") == ["GHA"]
