"""Texts put together from our own sentences and from what breaks readers."""
from __future__ import annotations

from hypothesis import strategies as st

SENTENCES = (
    "Russia warned NATO on Monday that it would answer.",
    "“We will not sign,” said Sergei Lavrov, “unless they withdraw.”",
    "\"There is no plan to attack,\" the envoy told reporters in Geneva.",
    "If 5,000 troops cross the border, the United States will impose sanctions, Biden said.",
    "The ministry denied it.",
    "He said that he had met her last week.",
    "Washington and its allies demanded a withdrawal by 15 February.",
    "More than 100,000 soldiers have been massed near Ukraine since November 2021, according to Kyiv.",
    "The blockade of 1948 and the Cuban Missile Crisis were recalled.",
    "GENEVA, Jan 10 (Meridian Wire) - Talks began.",
    "By Ruth Halloran",
    "Photo: Meridian Wire / Jonas Frei",
    "diplomacy, geneva, talks, flags",
    "CORRECTION: It was Vienna, not Geneva.",
    "Q: Will you go?",
    "THE PRESIDENT: We will, provided that they do.",
    "Should it do so, Moscow would respond with “military-technical” measures.",
    "‘Spheres of influence belong in a museum’, a Polish colleague said.",
    "Both sides agreed to meet again in Vienna on Thursday.",
    "Ukraine's military said it had shot down five aircraft; the Kremlin called that untrue.",
    "Geneva talks end without a deal",
    "« Nous n'avons pas signé », a dit le ministre.",
    "We, the leaders of France and Germany, condemn the attack. We stand by our allies. Our answer will be united.",
)
MARKS = ("“", "”", "\"", "‘", "’", "'", "«", "»", "„", ".", "...", "…", "?!", ",", ";", ":", "-", "—", "(", ")", "[", "]", "/", "%", "$")
BLANKS = ("\n", "\n\n", "\r\n", "\t", " ", "  ", "\u00a0", "\x00", "\x1b", "\x85", "\u2028", "\ufeff", "\u200b", "\u202e")
LETTERS = ("🚀", "👩\u200d🚀", "🇺🇸", "e\u0301", "\u0301", "ß", "İ", "ﬁ", "الروسية", "說", "x" * 400, "9" * 60, "a b " * 120)
WORDS = ("Mr.", "U.S.", "No", "said", "he", "they", "if", "unless", "not", "would", "the", "Moscow", "Putin", "the envoy", "on Tuesday",
         "in 1962", "1,000", "between 10 and 20", "10 million", "NATO-Russia")

sentences, breakers = st.sampled_from(SENTENCES), st.sampled_from(MARKS + BLANKS + LETTERS + WORDS)
pieces = st.one_of(sentences, sentences, breakers, st.characters(exclude_categories=["Cs"]))


def texts(most: int = 14) -> st.SearchStrategy[str]:
    """Sentences, whole and cut, with anything between them."""
    ends = st.tuples(st.sampled_from(SENTENCES), st.integers(0, 60), st.integers(0, 60))
    cut = ends.map(lambda c: c[0][c[1] : max(c[1], len(c[0]) - c[2])])
    between = st.sampled_from(("", " ", " ", "\n", "\n\n"))
    return st.lists(st.tuples(pieces | cut, between), min_size=1, max_size=most).map(lambda found: "".join(a + b for a, b in found))
