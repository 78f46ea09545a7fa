"""Words as this room compares them: without endings, and what a form tells of its time."""
from __future__ import annotations

from functools import cache

MONTHS = """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sept sep oct nov dec"""
DAYS = "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow week month year day hour"


def listed(words: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(words.split())


# Words that tell nothing of the thing itself: grammar, days, degrees, and what is asked of anything.
STOP = listed(f"""a an the of to in on at by for from with and or but as is are was were be been being has have had do does did that this
    these those it its their his her our your they he she we you i no not nor than then so if unless about into over after before
    also said says say told new more most some any all own which who whom what when where while during against between both each
    such only very just again still yet there here out up down off through under until since because own us them him me my s t
    will would could should may might can shall must first last next late early immediate full complete total unconditional
    urgent quick quickly immediately fully other another same number step part one two three four five six seven eight nine ten
    mr ms mrs per cent percent why how {MONTHS} {DAYS}""")

_FORMS = """agree:agreed arise:arose,arisen bear:bore,borne become:became begin:began,begun bind:bound blow:blew,blown break:broke,broken
    bring:brought build:built buy:bought catch:caught choose:chose,chosen come:came cut:cut deal:dealt die:died,dead,death lie:lied
    tie:tied draw:drew,drawn drive:drove,driven fall:fell,fallen feel:felt fight:fought find:found flee:fled fly:flew,flown
    forbid:forbade,forbidden free:freed freeze:froze,frozen get:got,gotten give:gave,given go:went,gone grow:grew,grown
    guarantee:guaranteed hang:hung hear:heard hit:hit hold:held keep:kept know:knew,known lay:laid lead:led leave:left lend:lent
    let:let lose:lost,loss make:made mean:meant meet:met pay:paid put:put quit:quit rise:rose,risen run:ran say:said see:saw,seen
    seek:sought sell:sold send:sent set:set shake:shook,shaken shoot:shot shut:shut sink:sank,sunk speak:spoke,spoken spend:spent
    split:split spread:spread stand:stood steal:stole,stolen strike:struck sweep:swept take:took,taken tell:told think:thought
    throw:threw,thrown understand:understood undertake:undertook,undertaken uphold:upheld withdraw:withdrew,withdrawn
    withhold:withheld win:won write:wrote,written overthrow:overthrew,overthrown"""
BASE = {form: base for line in _FORMS.split() for base, _, forms in [line.partition(":")] for form in forms.split(",")}
PAST = frozenset(BASE) - {"dead", "death", "loss"}
_ENDINGS = ("ation", "ate", "ment", "ion", "ing", "ied", "ies", "ed", "es", "al", "s")
_SHORTEST = {"ation": 4, "ate": 4, "ment": 4, "ion": 4, "al": 5, "ied": 2, "ies": 2}  # letters left before an ending; else 3


@cache
def stem(word: str) -> str:
    """A word without case and endings: "releases", "released" and "release" are one."""
    word = word.casefold()
    word = BASE.get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and not word.endswith("ss") and len(word) - len(ending) >= _SHORTEST.get(ending, 3):
            word = word.removesuffix(ending) + ("y" if ending in ("ied", "ies") else "")
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiou":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


def is_past(word: str) -> bool:
    """Whether the form can tell what was done: "closed", "sent"."""
    lower = word.casefold()
    return lower in PAST or (lower.endswith("ed") and len(lower) > 3)


def stems(words: str) -> frozenset[str]:
    """The stems of a list of words."""
    return frozenset(map(stem, words.split()))
