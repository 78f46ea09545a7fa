"""Draw paragraphs to be labelled: `python training/draw.py COUNT OUT [drawn | states | unsure]` writes OUT/batch_NN.txt
(number, text) and OUT/addresses.json (number -> address).

Two in three paragraphs are drawn evenly over cells of type and mode cues, one in three at random, all from those that name a
party: any ("drawn", 8 to 100 words), or a state other than the United States or a body ("states", 8 to 75). "unsure" draws
those of which the shipped encoder cannot say whether a word is an act. Left out: what is labelled already, whatever shares a
sentence with the development sentences, and the documents of gold/documents. The cues decide only what is read, never a label.
"""
from __future__ import annotations

import json
import random
import re
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from labels import LabelError, labelled
from paragraphs import SHARED, documents, paragraphs
from standoff.annotation import Document
from standoff.stages.contract import Layers
from standoff.stages.marks import find_marks

TYPES = {
    "AGREE": r"agreed?|promis|pledg|commit(?:ted|s|ment)|will (?:meet|provide|join|work)",
    "CONSULT": r"met|meet|talks|spoke|call(?:ed)? with|visit|summit",
    "SUPPORT": r"support|prais|welcom|recogni|sign(?:ed|ing)|ratif|condolence",
    "CONCEDE": r"apolog|pardon|conce|eas(?:e|ed|ing)|lift|waiv|regret",
    "COOPERATE": r"cooperat|joint|together|exercis|trade|extradit|shar(?:e|ed|ing)",
    "AID": r"aid|assist|equip|humanitarian|arms|weapons|refugee|loan",
    "RETREAT": r"withdr|releas|pull(?:ed|ing)? (?:out|back)|cease|truce|resign|evacuat|drawdown|disarm|leav(?:e|ing)",
    "REQUEST": r"urg|call(?:ed|s|ing)? (?:on|for)|ask|demand|appeal|request",
    "ACCUSE": r"accus|condemn|blam|critici|charg|investigat|denounc|alleg",
    "REJECT": r"reject|refus|den(?:y|ied|ies)|veto|declin|oppos|rule[sd]? out",
    "THREATEN": r"threat|warn|consequence|ultimatum",
    "PROTEST": r"protest|demonstrat|riot|strike|rally|march|boycott",
    "SANCTION": r"sanction|expel|embargo|cut off|sever|suspend|recall|ban",
    "MOBILIZE": r"troops|deploy|buildup|massed|exercise|forces|mobiliz|missile",
    "COERCE": r"arrest|seiz|blockad|detain|cyber|occup|restrict|censor|hostage|imprison",
    "ASSAULT": r"attack|invas|invad|kill|bomb|shell|strike|war|fight|aggress",
}
MODES = {
    "historical": r"in (?:1[89]|20[01])\d\d|ago|last (?:year|century)|decades|history|since|during the|previous",
    "future": r"will|going to|plan|next|upcoming|scheduled|prepar|intend",
    "hypothetical": r"if|would|could|might|may|should|whether|unless|potential|fear|possib",
    "negation": r"not|never|no|without|n[’']t|nor|neither|den(?:y|ied)|refus|fail",
    "": r"",
}
STATES = (
    r"Russia|Ukrain|Chin|Iran|Iraq|Afghan|Taliban|Soviet|Germany|German|France|French|Brit|Israel|Syria|Korea|Vietnam|Cuba|NATO"
    r"|United Nations|U\.N\.|European|Kremlin|Moscow|Washington|Pentagon|Turk|Saudi|India|Pakistan|Japan|Poland|Polish|Putin|ISIS|ISIL"
    r"|Egypt|Libya|Kuwait|Kosovo|Serb|Bosnia|Panama|Nicaragua|Venezuela|Mexic|Allies|Palestin|Lebanon|Haiti|Ethiopia|Myanmar|Sudan"
    r"|Yemen|Philippin|rebels|militants")
PARTIES = rf"{STATES}|Congress|White House|United States|U\.S\.|America|President|police|government|minister|army"
PARTY = re.compile(rf"\b(?:{PARTIES})")


@dataclass(frozen=True)
class Lot:
    party: re.Pattern[str]
    longest: int  # words
    shares: dict[str, float]
    seed: int
    unsure: bool = False


LOTS = {
    "drawn": Lot(PARTY, 100, {"wh-ukraine": 0.34, "speech": 0.2, "polnear": 0.14, "wh-kabul": 0.08, "cameo": 0.1, "tempeval3": 0.06,
                              "re3d": 0.04, "geowebnews": 0.02, "trnews": 0.02}, 20220225),
    "states": Lot(re.compile(rf"\b(?:{STATES}|foreign minister|army|troops|ambassador|sanctions)"), 75,
                  {"wh-ukraine": 0.44, "speech": 0.28, "polnear": 0.12, "wh-kabul": 0.1, "tempeval3": 0.02, "re3d": 0.02, "cameo": 0.02},
                  20220227),
    "unsure": Lot(PARTY, 75, {"wh-ukraine": 0.38, "speech": 0.3, "polnear": 0.16, "wh-kabul": 0.08, "tempeval3": 0.04, "re3d": 0.04},
                  20220228, unsure=True),
}
UNSURE = (0.35, 0.75)  # the encoder's chance that a word is an act, where it is called unsure
KEPT_OUT = (  # parts of the names of documents that are measured with
    "2022-03-01-readout-of-vice-president-harris", "2022-02-26-joint-statement-on-further", "2022-01-18-press-briefing",
    "2021-08-14-statement-by", "1990-08-08", "1964-08-04", "1962-10", "1962-11", "u-s-presses-for-truce-in-syria",
    "u-s-flexes-muscles-as-asia", "exclusive-in-memo-to-congress-sa", "new-iran-sanctions-bill-lacks-bi", "obama-asian-leaders-huddle",
)


def squeezed(text: str) -> str:
    """As PLV's test is hashed."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


def kept_out(document: str) -> bool:
    return any(part in document for part in KEPT_OUT)


def pool(corpus: str, lot: Lot, done: set[str], gold: list[str]) -> list[tuple[str, str]]:
    found = []
    for name, text in documents(corpus):
        if kept_out(name):
            continue
        for n, one in enumerate(paragraphs(text)):
            address = f"{corpus}/{name}#{n}"
            if address not in done and 8 <= len(one.split()) <= lot.longest and lot.party.search(one):
                plain = squeezed(one)
                if not any(g in plain or plain in g for g in gold):
                    found.append((address, one))
    return found


def drawn(found: list[tuple[str, str]], count: int, rng: random.Random) -> list[tuple[str, str]]:
    cells = defaultdict(list)
    rng.shuffle(found)
    for one in found:
        for kind, cue in TYPES.items():
            for mode, sign in MODES.items():
                if re.search(rf"\b(?:{cue})", one[1]) and (not sign or re.search(rf"\b(?:{sign})\b", one[1])):
                    cells[kind, mode].append(one)
    kept: dict[str, str] = {}
    order = sorted(cells, key=lambda cell: len(cells[cell]))
    while len(kept) < 2 * count // 3 and any(cells.values()):
        for cell in order:
            while cells[cell] and cells[cell][-1][0] in kept:
                cells[cell].pop()
            if cells[cell] and len(kept) < 2 * count // 3:
                kept.update([cells[cell].pop()])
    for address, text in found:
        if len(kept) >= count:
            break
        kept.setdefault(address, text)
    return list(kept.items())


def unsure(found: list[tuple[str, str]], count: int, rng: random.Random) -> list[tuple[str, str]]:
    """At random from those with a word that may be an act; three in five have no word that is surely one."""
    rng.shuffle(found)
    doubtful: tuple[list[tuple[str, str]], list[tuple[str, str]]] = ([], [])
    for one in found[: 12 * count]:
        chances = [1 - trigger.scores["O"] for trigger in find_marks(Document("", one[1]), Layers()).triggers]
        if any(UNSURE[0] <= chance <= UNSURE[1] for chance in chances):
            doubtful[max(chances) > UNSURE[1]].append(one)
    kept = doubtful[0][: 3 * count // 5]
    return [*kept, *doubtful[1][: count - len(kept)]]


def main(count: int, out: Path, lot: Lot, batch: int = 100) -> None:
    rng = random.Random(lot.seed)
    here = Path(__file__).parent / "corpus"
    done = {one.address for path in here.glob("*.txt") for one in labelled(path) if not isinstance(one, LabelError)}
    lines = (SHARED / "gold/sentences/dev.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [squeezed(json.loads(line)["text"]) for line in lines]
    found = [one for corpus, share in lot.shares.items()
             for one in (unsure if lot.unsure else drawn)(pool(corpus, lot, done, gold), round(count * share), rng)]
    rng.shuffle(found)
    out.mkdir(parents=True, exist_ok=True)
    (out / "addresses.json").write_text(json.dumps({n: address for n, (address, _) in enumerate(found, 1)}))
    for start in range(0, len(found), batch):
        lines = [f"@ {start + i}\n{text}\n" for i, (_, text) in enumerate(found[start : start + batch], 1)]
        (out / f"batch_{start // batch:02d}.txt").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), LOTS[sys.argv[3] if len(sys.argv) > 3 else "drawn"])
