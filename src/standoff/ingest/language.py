"""Which language a text is in."""
from __future__ import annotations

from functools import cache
from typing import Any, cast

SAMPLE = 4000  # characters from the start; more changes no answer and takes longer
# Languages in which news is written and which py3langid knows. Left out are those that take short English lines away
# (Nigerian Pidgin, Crimean Tatar) and small neighbours of large ones (Walloon, Ligurian, Cantonese written as Chinese).
NEWS = ["af", "am", "ar", "as", "az", "be", "bg", "bn", "bs", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu",
        "fa", "fi", "fr", "ga", "gl", "gu", "ha", "he", "hi", "hr", "hu", "hy", "id", "ig", "is", "it", "ja", "ka", "kk",
        "km", "kn", "ko", "ku", "ky", "lo", "lt", "lv", "mg", "mk", "ml", "mn", "mr", "ms", "mt", "my", "ne", "nl", "no",
        "om", "or", "pa", "pl", "ps", "pt", "ro", "ru", "rw", "si", "sk", "sl", "so", "sq", "sr", "sv", "sw", "ta", "te",
        "th", "tl", "tr", "ug", "uk", "ur", "uz", "vi", "yo", "zh", "zu"]
# In Latin letters another language must be this sure, else it is English. Measured on headlines and sentences: of 2,400
# English stretches of 15 characters and more none is taken away; of titles in other languages, cut at 60 characters, 17 in
# a hundred pass for English, at 80 six, of 150 and more none.
SURE = 0.8
UNKNOWN = "und"
LATIN_END = "\u0250"  # letters before it are Latin


def language_of(text: str) -> str:
    """The ISO 639 code of the language of `text` ("en", "ru", "zh").

    Short and doubtful text in Latin letters counts as English ("Putin met Xi."), because English is what is read; text
    without a single letter is "und".
    """
    sample = text[:SAMPLE]
    letters = [c for c in sample if c.isalpha()]
    if not letters:
        return UNKNOWN
    language, sure = _identifier().classify(sample)
    latin = sum(c < LATIN_END for c in letters) > len(letters) / 2
    return "en" if latin and sure < SURE else cast(str, language)


@cache
def _identifier() -> Any:
    """py3langid's model, restricted to NEWS; loading it takes about a second, once."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(NEWS)
    return identifier
