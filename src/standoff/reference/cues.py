"""Verbs and nouns that report speech, by every form, with how strongly they stand for it."""
from __future__ import annotations

from functools import cache

VERBS: dict[str, str] = {  # strength: verbs in the infinitive
    "said": "say tell add note state remark comment observe explain reply respond answer ask announce declare report write reiterate repeat"
            " stress emphasize emphasise underline underscore point describe call continue recall mention inform reveal tweet post brief"
            " quip joke muse inquire disclose outline signal indicate suggest define",
    "warned": "warn caution threaten vow pledge promise swear assure insist demand urge",
    "claimed": "claim allege argue contend maintain assert accuse charge complain protest believe",
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
def cue_forms() -> dict[str, str]:
    """Each form of each verb, in lower case, with its strength."""
    return {form: strength for strength, verbs in VERBS.items() for verb in verbs.split() for form in _forms(verb)}


def strength(cue: str) -> str | None:
    """ "said", "warned", "claimed", "denied" or "conceded" by the first verb in the cue's words; None for no verb of speech."""
    return next((cue_forms()[word] for word in cue.casefold().split() if word in cue_forms()), None)


def _forms(verb: str) -> list[str]:
    if verb in IRREGULAR:
        return [verb, *IRREGULAR[verb].split()]
    stem = verb[:-1] if verb.endswith("e") else verb
    return [verb, verb + "s" if not verb.endswith("ss") else verb + "es", stem + "ed", stem + "ing"]
