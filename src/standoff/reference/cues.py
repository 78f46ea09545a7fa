"""Verbs and nouns that report speech, by every form, with how strongly they stand for it; and those who speak unnamed."""
from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..annotation.statement import Anonymity, Strength

VERBS: dict[Strength, str] = {  # strength: verbs in the infinitive
    "said": "say tell add note state remark comment observe explain reply respond answer ask announce declare report write reiterate repeat"
            " stress emphasize emphasise underline underscore point describe call continue recall mention inform reveal tweet post brief"
            " quip joke muse inquire disclose outline signal indicate suggest define",
    "warned": "warn caution threaten vow pledge promise swear assure insist demand urge",
    "claimed": "claim allege argue contend maintain assert accuse charge complain protest",
    "denied": "deny reject dismiss refute rebuff dispute",
    "conceded": "concede admit acknowledge agree accept confess allow recognise recognize",
}
IRREGULAR = {"say": "says said saying", "tell": "tells told telling", "write": "writes wrote written writing",
             "swear": "swears swore sworn swearing",
             "admit": "admits admitted admitting", "deny": "denies denied denying", "reply": "replies replied replying",
             "quip": "quips quipped quipping", "rebuff": "rebuffs rebuffed rebuffing"}
NOUNS = ("statement", "remarks", "comment", "words", "warning", "claim", "announcement", "assurance", "pledge", "promise",
         "tweet", "speech", "letter", "according")


@cache
def cue_forms() -> dict[str, Strength]:
    """Each form of each verb, in lower case, with its strength."""
    return {form: strength for strength, verbs in VERBS.items() for verb in verbs.split() for form in _forms(verb)}


def strength(cue: str) -> Strength | None:
    """ "said", "warned", "claimed", "denied" or "conceded" by the first verb in the cue's words; None for no verb of speech."""
    return next((cue_forms()[word] for word in cue.casefold().split() if word in cue_forms()), None)


UNNAMED: dict[Anonymity, str] = {  # the first of these that a description names is its class: "a military official" is "military"
    "spokesperson": r"spokes(?:man|woman|person|people|men)",
    "diplomat": r"diplomats?|envoys?|ambassadors?|negotiators?",
    "military": r"officers?|commanders?|generals?|soldiers?|troops|military officials?|defen[cs]e officials?|fighters?",
    "intelligence": r"intelligence (?:officials?|officers?|sources?)|spies|spy",
    "lawmaker": r"lawmakers?|senators?|legislators?|members? of (?:parliament|congress)",
    "aide": r"aides?|advis[eo]rs?|staff(?:ers?)?",
    "expert": r"analysts?|experts?|observers?|scholars?|researchers?|critics",
    "witness": r"(?:eye)?witnesses|(?:eye)?witness|residents?|survivors?|villagers?",
    "source": r"sources?|people? familiar with .*|persons? (?:briefed|familiar) .*|insiders?",
    "official": r"officials?|ministers?|authorities|leaders?|government",
}
_UNNAMED = {name: re.compile(rf"(?i)\b(?:{words})\b") for name, words in UNNAMED.items()}


def anonymity(words: str) -> Anonymity | None:
    """The class of somebody unnamed by the words that describe him: "a senior defence official" is "military"; None where they
    describe none of them."""
    return next((name for name, pattern in _UNNAMED.items() if pattern.search(words)), None)


def _forms(verb: str) -> list[str]:
    if verb in IRREGULAR:
        return [verb, *IRREGULAR[verb].split()]
    stem = verb[:-1] if verb.endswith("e") else verb
    return [verb, verb + "s" if not verb.endswith("ss") else verb + "es", stem + "ed", stem + "ing"]
