"""Words that carry one kind of act whatever stands around them: which event types they can mean at all.

The encoder says how likely a word is an event and of which type; where the word leaves only one or two types open, the rest of
its doubt is no doubt. Only words whose political sense is narrow are listed.
"""
from __future__ import annotations

from functools import cache

STEMS: dict[str, str] = {  # words, a star for any ending: the types left open
    "warn* threaten*": "THREATEN",
    "accus* blame blames blamed blaming condemn* denounc* criticiz* criticis* rebuk* slammed deplor* castigat* allegation* alleg*":
        "ACCUSE",
    "investigat* probe indict* prosecut* lawsuit*": "ACCUSE SANCTION",
    "urge urges urged urging demand* appeal* implor* beseech* exhort*": "REQUEST",
    "sanction*": "SANCTION THREATEN", "embargo* blockad* quarantin*": "COERCE SANCTION THREATEN",
    "deploy* redeploy* mobiliz* mobilis* massed amass* exercises exercise drills manoeuvr* maneuver* buildup build-up":
        "MOBILIZE COOPERATE THREATEN",
    "invad* invasion* bombard* shelling shelled airstrike* massacr* assassinat* ambush* torpedo*": "ASSAULT THREATEN",
    "annex* occupied occupation overthr* coup": "COERCE ASSAULT",
    "arrest* detain* detention imprison* jailed deport* censor* hacked cyberattack* curfew": "COERCE SANCTION",
    "expel* expulsion*": "SANCTION COERCE", "rallied rallies demonstrators protesters riots rioting": "PROTEST",
    "refus* rebuff* veto* spurn*": "REJECT", "scoff* dismiss*": "REJECT ACCUSE",
    "met meet meets meeting meetings talks summit telephoned phoned consult* discuss*": "CONSULT AGREE COOPERATE REQUEST REJECT",
    "negotiat*": "CONSULT AGREE REQUEST", "prais* applaud* hailed commend* endors* ratif* congratulat* thanked": "SUPPORT",
    "apolog* pardon*": "CONCEDE", "donat* aid relief": "AID AGREE SUPPORT",
    "released freed ceasefire cease-fire truce armistice": "RETREAT CONCEDE AGREE",
    "withdraw* withdrew pullback pullout pull-out": "RETREAT CONCEDE SANCTION REQUEST", "kidnap* abduct*": "ASSAULT",
}


def open_types(word: str) -> frozenset[str]:
    """The types that a trigger word can mean; empty where it is not listed."""
    word = word.casefold()
    return _whole().get(word) or next((types for stem, types in _stems() if word.startswith(stem)), frozenset())


@cache
def _whole() -> dict[str, frozenset[str]]:
    return {word: frozenset(types.split()) for words, types in STEMS.items() for word in words.split() if not word.endswith("*")}


@cache
def _stems() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((word[:-1], frozenset(types.split())) for words, types in STEMS.items() for word in words.split() if word.endswith("*"))
