"""What reaches the screen: plain lines, dressed only on a terminal that wants it; progress and complaints on standard error."""
from __future__ import annotations

import os
import re
import shutil
import sys
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from ..brief.render import Row
from ..brief.words import clean
from ..errors import DocumentError, StandoffError

STYLES = {"title": "bold", "chapter": "bold cyan", "heading": "bold", "note": "dim", "line": "", "blank": "", "marked": "bold reverse"}
OBEYED = re.compile("[\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")  # may stand in JSON as they are
PATIENCE_SECONDS = 1.0  # what is done sooner shows no progress
WIDEST = 110  # columns of text that are still easily read


def complain(words: str) -> None:
    """One line on standard error, whatever is in `words`."""
    print(f"standoff: {clean(words)}", file=sys.stderr, flush=True)


def report(error: Exception, debug: bool) -> int:
    """Say what went wrong; the exit status."""
    if debug:
        traceback.print_exception(error)
    if isinstance(error, StandoffError):
        complain(str(error))
        return 1 if isinstance(error, DocumentError) else 2
    if isinstance(error, OSError) and error.strerror:
        complain(f"{error.filename or 'the system'}: {error.strerror.lower()}; nothing more could be done")
        return 2
    complain(f"{type(error).__name__}: {error}; this is a fault in standoff: please report it with what --debug shows")
    return 2


def is_dressed() -> bool:
    """Whether standard output is a terminal that takes colours."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns of text."""
    return min(shutil.get_terminal_size((100, 24)).columns, WIDEST)


def print_rows(rows: Iterable[Row]) -> None:
    """Rows on standard output, dressed by what they are."""
    if not is_dressed():
        for row in rows:
            print(row.text)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    for row in rows:
        console.print(Text(row.text, style=STYLES[row.kind]))


def print_marked(pieces: Iterable[tuple[str, bool]]) -> None:
    """Text with some pieces marked: reversed on a terminal, >>between these<<< elsewhere."""
    if not is_dressed():
        print("".join(f">>>{words}<<<" if marked else words for words, marked in pieces))
        return
    from rich.console import Console
    from rich.text import Text

    text = Text()
    for words, marked in pieces:
        text.append(words, style=STYLES["marked"] if marked else "")
    Console(highlight=False, soft_wrap=True).print(text)


def harmless(json: str) -> str:
    """JSON in which no character is left that a terminal would obey, or that no encoding has."""
    return OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", json)


@contextmanager
def progress(what: str, quiet: bool = False) -> Iterator[Callable[[], None]]:
    """Gives a function to call after each document; shows how many there were, on a terminal and after a second."""
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed} done"), TimeElapsedColumn())
    console = Console(stderr=True, no_color=bool(os.environ.get("NO_COLOR")))
    bar = Progress(*columns, console=console, transient=True, redirect_stdout=False)
    task = bar.add_task(what, total=None)
    timer = threading.Timer(PATIENCE_SECONDS, bar.start)
    timer.daemon = True
    timer.start()
    try:
        yield lambda: bar.advance(task)
    finally:
        timer.cancel()
        timer.join()
        bar.stop()
