"""Texts that break stand-off systems. Each is a text that somebody could hand over."""
from __future__ import annotations

PROSE = "MOSCOW, Jan 10 (Wire) - Russia warned NATO on Monday. \"We will answer,\" said Sergei Lavrov, \"if 5,000 troops come.\""

HOSTILE: dict[str, str] = {
    "empty": "",
    "a space": " ",
    "white space only": " \n\t\r\n\u00a0\u2003\u3000\n",
    "one letter": "a",
    "one word": "Russia",
    "one full stop": ".",
    "emoji at the end": "Russia warned NATO on Monday. “We will answer,” he said. 🚀",
    "only an emoji": "👩‍👩‍👧‍👦",
    "emoji inside": "Putin 😀 told 🇺🇸 Biden 👩‍🚀 on Monday 🎉: “No 🚫.”",
    "right to left": "قال وزير الخارجية الروسي سيرغي لافروف: «لن نقبل»، في موسكو يوم الاثنين.",
    "right to left in English": "The word \u202eRussia\u202c said \u200f“שלום”\u200e, Lavrov told reporters in Moscow.",
    "combining marks":
        "Mi\u0301nister E\u0301mile Zola\u0308 said on Mo\u0308nday: “We\u0301 wi\u0327ll attack Russia\u0301.” "
        "Z\u0351\u036f\u0310a\u0334l\u0337g\u0338o\u0322.",
    "only punctuation": "?!.,;:—–-“”‘’\"'«»()[]{}…",
    "only quotation marks": "\"\"“””““\"''‘’«»»«",
    "one enormous word": "R" + "u" * 20_000,
    "one enormous word in a sentence": "Russia said " + "x" * 5_000 + " on Monday.",
    "enormous word of digits": "9" * 5_000 + " troops were sent to Ukraine, Putin said.",
    "one long line": "Russia warned Ukraine, the minister said, and " * 60,
    "unbalanced quotes": "“Russia will answer, he said. \"Never, she replied. ‘No. «Non. „Nein",
    "closing marks only": "he said.” she replied.\" No.’ Non.» “",
    "quotes over lines": "“We shall\nnot bow,” he said.\n\n“And\n\nthen”\n”",
    "every kind of line break":
        "Russia said.\r\nPutin said.\rBiden said.\x0bLavrov said.\x0cScholz said."
        "\x85Macron said.\u2028Truss said.\u2029End.",
    "control characters": "Russia\x00 said\x01 on\x07 Monday\x1b[31m that\x7f it\x9f would answer.",
    "byte order mark": "\ufeffRussia warned NATO on Monday.",
    "zero width": "Rus\u200bsia war\u200dned NA\u2060TO on Mon\u00adday, Pu\ufefftin said.",
    "private and unassigned": "Russia \ue000 warned \U0010ffff NATO \u0378 on Monday.",
    "tabs and padding": "\t\t Russia\t\twarned\t  NATO \t\n\t “We   will   answer,”\t he   said. \t ",
    "starts with blank lines": "\n\n\n\nRussia warned NATO on Monday, Putin said.",
    "no letters": "123 456 2022-01-10 14:00 $5 €6 7%",
    "numbers that overflow":
        "Putin said 1e999 troops, " + "9" * 400 + " dollars and 10 million billion trillion people "
        "came in 99999 and on 31 February 2022.",
    "dates that are none":
        "On February 30, 2022, on 0/0/0000, in the year 0 and on the 45th of Smarch Russia "
        "attacked Ukraine 10,000,000 years ago.",
    "markup": "<p>Russia <b>warned</b> NATO</p> &amp; &#x1F600; <script>alert('Putin said')</script>",
    "a transcript": "Q: What?\nTHE PRESIDENT: No.\nQ\nQ:\nMR. PEROV: \nTHE PRESIDENT:\n\nQ: ",
    "labels only": "Q:\nQ:\nA:\nTHE SPOKESMAN:",
    "pronouns without anybody": "He told her that they had warned them that it was theirs, and she said that he said it.",
    "caps": "RUSSIA WARNED NATO ON MONDAY, PUTIN SAID: “WE WILL ATTACK UKRAINE.”",
    "lower": "russia warned nato on monday, putin said: “we will attack ukraine.”",
    "full width": "Ｒｕｓｓｉａ　ｗａｒｎｅｄ　ＮＡＴＯ，　Ｐｕｔｉｎ　ｓａｉｄ．",
    "ligatures and case": "The ﬁrst oﬃcer of İstanbul, STRASSE or straße, said ǅon ß ŉ “ŉo” in ΌΣΟΣ.",
    "mixed scripts": "Путин said “нет” to 习近平 in 北京 on Monday, وقال no.",
    "ifs all the way": "If if if unless Russia if, then NATO will if provided that unless Moscow in case if so.",
    "nested quotation": "“He said ‘she said “they said ‘no’ to Russia” to him’ to me,” Putin said, “‘twice’.”",
    "quotation and nothing more": "“”",
    "quotation of white space": "“ \u00a0 ” he said. \"\t\" Putin said.",
    "cue without anybody": "said.\n\ntold\n\naccording to\n\nsaid said said",
    "prose": PROSE,
}
