"""What is measured: which scorer reads which data, which of its figures count, and what others have published for them."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Metric:
    """One figure of a scorer, 0 to 1, more is better. `path` leads to it in the scorer's JSON; `complement`: 1 less what is there,
    of so many as `out_of` says.

    `bar` is what others have published, on the test part where it says so.
    """

    name: str
    path: tuple[str, ...]
    bar: str = ""
    complement: bool = False
    out_of: int = 1

    def of(self, scored: dict[str, Any]) -> float | None:
        """None where the scorer has no such figure (nothing in gold states it)."""
        found: Any = scored
        for key in self.path:
            found = found.get(key) if isinstance(found, dict) else None
        return None if found is None else 1 - found / self.out_of if self.complement else float(found)


@dataclass(frozen=True)
class Task:
    """One run of one scorer. `data` is relative to the research folder, `script` to its eval/, or each to this folder where it is our
    own (`own` the scorer, `ours` the data); a quick one takes seconds and runs with the tests."""

    name: str
    script: str
    data: str
    metrics: tuple[Metric, ...]
    options: tuple[str, ...] = ()
    quick: bool = False
    own: bool = False
    ours: bool = False


def _layer(row: str, figure: str) -> Metric:
    return Metric(f"{row} {figure}", ("layers", row, figure))


READINGS = (
    _layer("statements", "recall"), _layer("statements +speaker", "recall"),
    _layer("events", "recall"), _layer("events", "precision"), _layer("events +parties", "f1"), _layer("events +auxiliary", "f1"),
    _layer("commitments", "recall"), _layer("commitments", "precision"), _layer("commitments +condition", "f1"),
    _layer("positions", "f1"),
    _layer("figures", "recall"), _layer("figures", "precision"), _layer("history", "f1"), _layer("not_prose", "recall"),
)
SPEECH = (Metric("precision", ("statements", "precision")), Metric("f1", ("statements", "f1")),
          Metric("right speaker f1", ("statements +speaker", "f1")))
SENTENCES = (
    Metric("events found f1", ("detection", "f1")),
    Metric("type f1", ("type micro", "f1")),
    Metric("type macro-f1", ("type macro", "macro_f1")),
    Metric("actor f1", ("actor end to end", "f1")),
    Metric("recipient f1", ("recipient end to end", "f1")),
    Metric("auxiliary macro-f1", ("auxiliary end to end", "macro_f1")),
    Metric("type, parties, auxiliary f1", ("joint", "f1")),
    Metric("quiet sentences left alone", ("false alarms", "sentences_with_any"), complement=True),
    Metric("actor found f1", ("actor found", "f1")),
    Metric("recipient found f1", ("recipient found", "f1")),
    Metric("auxiliary found macro-f1", ("auxiliary found", "macro_f1")),
    Metric("1 less false alarms a quiet sentence", ("false alarms", "per_100"), complement=True, out_of=100),
)
YIELD = (Metric("macro-f1", ("macro_f1",)), Metric("told apart", ("told apart",)))
PAIRS = (
    Metric("root macro-f1", ("root", "macro_f1"), "ZSP .824 (test)"),
    Metric("root accuracy", ("root", "accuracy"), "ZSP .838 (test)"),
    Metric("quad macro-f1", ("quad", "macro_f1"), "ZSP .896 (test)"),
    Metric("binary macro-f1", ("binary", "macro_f1"), "ZSP .964 (test)"),
)
ATTRIBUTION = (
    Metric("content characters f1", ("content characters", "f1"), "Citron .585, textacy .455 (test)"),
    Metric("content and speaker f1", ("match", "f1"), "Citron .406, textacy .265 (test)"),
    Metric("direct speech found", ("direct", "found"), "Citron .560, textacy .740 (test)"),
    Metric("direct speech, right speaker", ("direct", "right_speaker"), "Citron .485, textacy .712 (test)"),
)
SPEAKERS = (
    Metric("where nobody is named, nobody is", ("nobody invented", "share")),
    Metric("right speaker, of statements found", ("precision", "share")),
    Metric("speech alone, content precision", ("speech", "precision")),
)
TIMES = (
    Metric("relaxed f1", ("relaxed", "f1"), "HeidelTime .903 (test)"),
    Metric("strict f1", ("strict", "f1"), "HeidelTime .813 (test)"),
    Metric("value f1", ("value", "f1"), "HeidelTime .776 (test)"),
)
NARRATIVE = (
    Metric("relaxed f1", ("relaxed", "f1"), "HeidelTime-class about .90"),
    Metric("strict f1", ("strict", "f1")),
    Metric("value f1", ("value", "f1"), "HeidelTime-class .80-.84"),
)
LINKS = (
    Metric("event coreference b3 f1", ("events", "b3", "f1"), "word and story about .78 (test, recalled)"),
    Metric("event coreference conll f1", ("events", "conll"), "Barhom .795, CDLM .856 (test, recalled)"),
    Metric("stories b3 f1", ("stories", "b3", "f1"), "by topic alone .676 (dev)"),
)
COPIES = (
    Metric("near copies precision", ("all", "precision")),
    Metric("near copies precision, not made by us", ("natural", "precision")),
    Metric("made copies found", ("made", "recall")),
)


def _places(recognition: str, resolution: str) -> tuple[Metric, ...]:
    return (Metric("recognition f1", ("recognition", "f1"), recognition), Metric("end to end f1", ("end to end", "f1")),
            Metric("within 161 km, of those found", ("on found", "acc_161km"), resolution))


FOLLOW = (
    Metric("moves precision", ("moves", "precision")), Metric("moves f1", ("moves", "f1")),
    Metric("moves of those found f1", ("moves of those found", "f1")),
    Metric("answers precision", ("answers", "precision")), Metric("answers f1", ("answers", "f1")),
    Metric("issues b-cubed f1", ("issues", "f1")), Metric("issues stances found", ("issues", "stances found")),
    Metric("shifts f1", ("shifts", "f1")), Metric("conflicting figures f1", ("figures", "f1")),
)
TENSION = (
    # Spearman from 0 to 1; two names counted give .84 in levels and .44 in changes.
    Metric("levels", ("tension", "levels of 1"), "two names counted .92"),
    Metric("changes", ("tension", "changes of 1"), "two names counted .72"),
    Metric("a document, levels", ("tension a document", "levels of 1")),
    Metric("a document, changes", ("tension a document", "changes of 1")),
    Metric("names counted, levels", ("mentions", "levels of 1")), Metric("names counted, changes", ("mentions", "changes of 1")),
    Metric("peak within two days of the index's", ("peak", "within two days")), Metric("quiet months lower", ("quieter",)),
)


TASKS = (
    Task("seed", "score_readings.py", "seed", READINGS, quick=True),
    Task("documents", "score_readings.py", "gold/documents", READINGS, quick=True),
    Task("seed, speech", "score_speech.py", "seed", SPEECH, own=True),
    Task("documents, speech", "score_speech.py", "gold/documents", SPEECH, own=True),
    Task("sentences", "score_sentences.py", "gold/sentences/dev.jsonl", SENTENCES),
    Task("pairs", "score_pairs.py", "data/plv/dev.jsonl", PAIRS),
    Task("concede or retreat", "score_yield.py", "data/plv/dev.jsonl", YIELD, own=True),
    Task("follow", "score_follow.py", "gold/follow/dev.json", FOLLOW, quick=True, own=True, ours=True),
    Task("tension", "score_tension.py", "corpora/gpr_daily/gpr_daily.csv", TENSION, own=True),
    Task("attribution", "score_attribution.py", "data/polnear/dev.jsonl", ATTRIBUTION),
    Task("speakers", "score_speakers.py", "data/polnear/dev.jsonl", SPEAKERS, own=True),
    Task("times", "score_times.py", "data/tempeval3/dev.jsonl", TIMES),
    Task("narrative", "score_times.py", "data/wikiwars/dev.jsonl", NARRATIVE, ("--narrative",)),
    Task("trnews", "score_places.py", "data/geo_trnews/dev.jsonl", _places("", "CamCoder-class about .80")),
    Task("geowebnews", "score_places.py", "data/geo_geowebnews/dev.jsonl", _places("NCRF++ .886, spaCy .749", "CamCoder .95, names given")),
    Task("links", "score_links.py", "data/ecbplus/dev.jsonl", LINKS, own=True),
    Task("copies", "score_copies.py", "corpora/whitehouse_briefings_2021_2025", COPIES, own=True),
    Task("bodies", "score_extraction.py", "corpora/html_extraction_scrapinghub",
         (Metric("body f1", ("bodies", "f1"), "rs_trafilatura .970, trafilatura .958"),)),
    Task("snippets", "score_extraction.py", "corpora/html_extraction_trafilatura",
         (Metric("snippets f1", ("snippets", "f1"), "trafilatura 2.3 .929"),
          Metric("date accuracy", ("dates", "accuracy"), "htmldate 1.11 .903"))),
    Task("dates", "score_extraction.py", "corpora/html_dates_htmldate",
         (Metric("date accuracy", ("dates", "accuracy"), "htmldate 1.11 .905"),)),
)
# Seconds differ from machine to machine: only ratios of one run are kept, and nothing is asserted of them.
SPEED = Task("speed", "score_speed.py", "data/polnear/dev.jsonl", (), ("--limit", "40"))
