"""Write docs/codebook.md from the reference data: `python docs/build_codebook.py`. A test compares the two."""
# ruff: noqa: E501  (prose)
from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from standoff.reference import ontology
from standoff.reference.tables import DATA, rows

PAGE = Path(__file__).parent / "codebook.md"

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
MEANINGS = {  # in our own words
    "AGREE": "says that it is willing to cooperate, or binds itself to; cooperation still to come",
    "CONSULT": "talks that take place: meetings, visits, calls, mediation",
    "SUPPORT": "backing in words or signatures: praise, recognition, a treaty signed or ratified",
    "CONCEDE": "gives way in words: an apology, a pardon, a truce or a withdrawal announced but not yet carried out",
    "COOPERATE": "both sides give something material: trade, joint exercises, shared intelligence, extradition",
    "AID": "one side gives something material: money, arms, relief, shelter",
    "RETREAT": "de-escalation carried out: withdrawal, release, disarmament, a truce in force, access given, a resignation",
    "REQUEST": "asks, appeals, demands or orders",
    "ACCUSE": "criticises, blames, charges or investigates",
    "REJECT": "refuses, declines, vetoes, cancels a meeting, turns away",
    "THREATEN": "warns of harm, sanctions or force to come",
    "PROTEST": "dissent in the street or the workplace: marches, strikes, boycotts, riots",
    "SANCTION": "cuts what there was: relations, aid, trade, treaties; expels; convicts",
    "MOBILIZE": "readies or moves forces, police or arms, short of using them",
    "COERCE": "compels without violence: arrests, seizures, blockades, curfews, censorship, cyber attacks",
    "ASSAULT": "uses force that can injure or kill",
}
AUXILIARIES = {
    "(none)": "asserted, of the present crisis",
    "historical": "over and done well before the article's week, or a past crisis recalled",
    "future": "planned, announced, scheduled or expected",
    "hypothetical": "in an if, a might or a fear; an option; an alleged plan",
    "negation": "said not to have happened, not to be happening, or ruled out",
}
BOUNDARIES = (
    "A promise of cooperation or aid to come is AGREE, not COOPERATE or AID with `future`.",
    "A warning of harm is THREATEN, not ASSAULT or SANCTION with `hypothetical`.",
    "A withdrawal, release or truce announced is CONCEDE; carried out, RETREAT.",
    "Forces moved or exercised alone are MOBILIZE, together with others COOPERATE.",
    "Leaving a treaty, cutting aid or relations, and sanctions on a state are SANCTION; a blockade, an arrest, a seizure is COERCE.",
    "Promising to sign is AGREE, signing is SUPPORT.",
    "A meeting called off is REJECT; an invitation or a meeting to come is AGREE.",
)
SECTORS = {
    "GOV": "government", "MIL": "armed forces", "LEG": "parliament", "JUD": "courts", "SPY": "intelligence services", "COP": "police",
    "PTY": "political parties", "OPP": "opposition", "ELI": "former officials, experts", "REB": "rebels", "UAF": "armed bands, unnamed",
    "PRM": "paramilitaries", "CVL": "civilians", "REF": "refugees", "BUS": "business", "JRN": "journalists", "EDU": "universities, schools",
    "REL": "clergy", "MED": "doctors, hospitals", "LAB": "workers, unions", "AGR": "farmers", "CRM": "criminals", "SOC": "civil society",
    "PRE": "breakaway entities", "UNK": "unknown",
}


def codebook() -> str:
    """The whole page."""
    parts = ["# Codebook", INTRODUCTION, "## Event types", event_types(), "## Modes", modes(), "## Where types meet",
             "\n".join(f"- {line}" for line in BOUNDARIES), "## Auxiliary modes", auxiliaries(), "## Contexts", contexts(),
             "## Codes of parties", PARTIES, "## Sectors and the offices that stand for them", sectors(), "## Where we depart from the manual", DEPARTURES]
    return "\n\n".join(parts) + "\n"


INTRODUCTION = """\
<!-- Written by docs/build_codebook.py from src/standoff/reference/data: change it there, then `make docs`. -->

What the codes in a reading mean. Types, modes, contexts and scores are those of PLOVER 2.0 (Open Event Data Alliance); the explanations are ours. What each field of a reading is called stands in [terms](terms.md)."""

PARTIES = """\
- A state is its ISO 3166 alpha-3 code: `RUS`, `USA`. Kosovo is `KOS`. A state that is gone keeps the code that it had: `SUN`, `YUG`, `DDR`.
- A sector follows where the text makes it plain: `RUS GOV`, `USA MIL`. A head of state or government who acts, and a capital that stands for its government, is the bare state.
- A body or group that is no state has its kind and its name: `IGO NATO`, `NGO Red Cross`, `REB Houthis`.
- Who is in no list keeps the words, and the code is null: “the separatists”. Who cannot be told is not in the list, and it may be empty. Nothing is guessed.
- Reciprocal acts ({}) have all their parties in `actor`, and `recipient` is empty.""".format(", ".join(ontology.RECIPROCAL))

DEPARTURES = """\
- SANCTION is material conflict (quad 4), as its own section of the manual says; the manual's table of quads has it at 3.
- ACCUSE has intensity -3: the printed 3 would be the only positive score among the types of verbal conflict, and its modes run from -2 to -3.5.
- PROTEST `vandalize` has the score of its type: none is printed.
- Modes and contexts are found by cue words in the trigger and the evidence; the types are found by the encoder ([decisions](decisions.md))."""


def event_types() -> str:
    roots = json.loads((DATA / "ontology.json").read_text(encoding="utf-8"))["types"]
    head = "| type | means | quad | intensity | a recipient is needed |\n|---|---|---|---|---|"
    lines = [f"| {root} | {MEANINGS[root]} | {ontology.quad(root)} {QUADS[ontology.quad(root)]} | {ontology.intensity(root):g} "
             f"| {'yes' if roots[root]['recipient'] else 'no'} |" for root in ontology.event_types()]
    return "\n".join([head, *lines]) + "\n\nIntensity runs from -10 (conflict) to 10 (cooperation)."


def modes() -> str:
    lines = ["A mode says more of what was done, and has an intensity of its own.", ""]
    for root in ontology.event_types():
        if held := ontology.modes(root):
            lines.append(f"- **{root}**: " + ", ".join(f"{mode} ({ontology.intensity(root, mode):g})" for mode in held))
    return "\n".join(lines)


def auxiliaries() -> str:
    return "\n".join(["| auxiliary | the event is |", "|---|---|", *(f"| {name} | {meaning} |" for name, meaning in AUXILIARIES.items())])


def contexts() -> str:
    return "What the event is about; several may apply. " + ", ".join(f"`{name}`" for name in ontology.contexts()) + "."


def sectors() -> str:
    offices = rows("offices")
    count = Counter(row["sector"] for row in offices)
    head = "| sector | is | office words known | among them |\n|---|---|---|---|"
    lines = [f"| {sector} | {SECTORS[sector]} | {number} | {', '.join(examples(sector))} |" for sector, number in
             sorted(count.items(), key=lambda pair: (-pair[1], pair[0]))]
    heads = sum(row["head"] for row in offices)
    return "\n".join([head, *lines]) + (f"\n\nOf all {len(offices):,}, {heads} name a head of state or government. "
                                        "\"former\" before an office makes its holder ELI.")


def examples(sector: str) -> list[str]:
    """The three shortest of two words or one, in the order of the alphabet."""
    phrases = [row["phrase"] for row in rows("offices") if row["sector"] == sector and row["plural"]]
    return sorted(sorted(phrases, key=lambda phrase: (len(phrase) < 5, len(phrase), phrase))[:3])


if __name__ == "__main__":
    PAGE.write_text(codebook(), encoding="utf-8", newline="\n")
