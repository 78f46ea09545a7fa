"""How names are cut into tokens and when upper and lower case matter.

Tokens are cut as spaCy's English tokenizer cuts them (tests/reference compare the two on
every name in the data). Case rules: "exact" (US, WHO), "capital" (Turkey, not turkey),
"any" (russia).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_CUT = re.compile(r"""
      (?<=[^\W_])-(?=[^\W\d_])            # al-Qaeda, 5-Star, but not M-19 or U.S.-led
    | (?<=[^\W_])/(?=[^\W\d_])            # CDU/CSU
    | (?<=\d)\+(?=\d)                      # P5+1
    | [()!,]
    | (?<=\S)['’]s$ | (?<=[^\W\d_])['’]$    # Russia's, Workers'
    | (?<=^No)\.$                          # No. 10
    """, re.VERBOSE)
_MARKS = re.compile(r"[-/+()!,'’]|\bNo\.")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "ð": "d", "þ": "th",
                          "ı": "i", "’": "'", "ʻ": "'", "‘": "'", "–": "-", "‑": "-"})

# Words that are common English in lower case; chosen by hand from the names in the data.
_COMMON = """
turkey china chad jordan georgia guinea polish pole poles mali niger cuba dane danish dutch swiss
male lima rome nice victoria sucre czech brit brits essen praia congo togo oman peru kiwi kiwis
panama finn finns lao thai scots croat serb slovak turk lett letts central african creole kos
contra states emirates union islamist amal nusra lome bern berne sofia riga doha accra dili
bamako america carthage manila jersey bonn minsk salisbury barbadian tunis
"""
COMMON_WORDS = frozenset(_COMMON.split())
EXACT_ACRONYMS = frozenset(("SHAPE", "SWIFT", "PLAN", "MEND", "RAND", "SANA", "DINA", "ALBA", "CARE", "COBRA", "ISAF", "FETO",
                            "ISNA", "HASH"))
KEEPS_ARTICLE = frozenset({"The Hague", "The Resistance Front", "The Republicans"})


def fold(token: str) -> str:
    """Return the token without case, accents and curly quotes."""
    if token.isascii():
        return token.lower()
    plain = unicodedata.normalize("NFKD", token.casefold().translate(_LETTERS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def cut(words: str) -> list[str]:
    """Return the tokens of a name: "al-Qaeda's" -> ["al", "-", "Qaeda", "'s"]."""
    if _MARKS.search(words) is None:
        return words.split()
    pieces: list[str] = []
    for word in words.split():
        start = 0
        for mark in _CUT.finditer(word):
            pieces += [word[start:mark.start()], mark.group()]
            start = mark.end()
        pieces.append(word[start:])
    return [piece for piece in pieces if piece]


def bare(words: str) -> str:
    """Return the name without a leading article ("the Hague" excepted)."""
    words = words.strip()
    if words[:4] in ("the ", "The ") and words not in KEEPS_ARTICLE:
        return words[4:].lstrip()
    return words


def case_rule(name: str, lower_ok: bool) -> str:
    """Return "exact", "capital" or "any" for a name; lower_ok allows "any" where it is safe."""
    letters = name.replace(".", "")
    if letters.isupper() and (len(letters) <= 3 or "." in name or name in EXACT_ACRONYMS or not letters.isalpha()):
        return "exact"
    if len(name) <= 4 and name.isalpha() and not name[1:].islower() and not name.isupper():
        return "exact"  # LeT, MoD: not "Let"
    if name.islower():
        return "any"
    if not lower_ok or letters.isupper():
        return "capital"
    words = fold(name).split()
    return "capital" if len(words[0]) < 4 or (len(words) == 1 and words[0] in COMMON_WORDS) else "any"


def case_fits(rule: str, listed: Sequence[str], found: Sequence[str]) -> bool:
    """Return whether the found tokens keep the case rule of the listed tokens (same length)."""
    if rule == "any":
        return True
    if rule == "exact":
        return all(a == b or (fold(a) == fold(b) and not a.isascii()) for a, b in zip(listed, found, strict=True))
    return all(not a[0].isupper() or b[0].isupper() for a, b in zip(listed, found, strict=True))
