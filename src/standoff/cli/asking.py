"""standoff brief, search, show: what a record answers."""
from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from .. import brief as briefs
from ..annotation import Span, Words
from ..brief.described import described
from ..brief.names import party_code
from ..brief.render import Row
from ..brief.words import clean, clip, day_of
from ..errors import CallError
from ..follow.timeline import became
from ..queries import Hit, Resolved, around
from ..record import Record, Shown
from ..store.documents import DocumentFacts
from .following import line_of
from .screen import print_marked, print_rows, progress, width
from .weighing import reported

REVIEWED = {"accept": "accepted", "correct": "corrected, and shown so", "reject": "rejected: it counts nowhere"}
PASSAGES = 3  # cited passages shown of one document found


def brief(options: Namespace) -> int:
    """Print the crisis brief of the record."""
    asked = briefs.Asked(options.since, party_code(options.party) if options.party else None, options.as_of)
    if (options.weights or options.indicators) and not options.html:
        raise CallError("brief: --weights and --indicators are of --html; see also: standoff tension, standoff indicators")
    with Record(options.record, options.as_of) as record, progress("reading the record") as done:
        if options.html:
            print(reported(record, asked, options, done), end="")
            return 0
        shaped = record.brief(asked, done)
    if options.markdown:
        print(briefs.markdown(shaped), end="")
    else:
        print_rows(briefs.rows_of(shaped, width()))
    return 0


def search(options: Namespace) -> int:
    """Print the documents in which the words stand, with a piece of each and what is cited there."""
    with Record(options.record) as record:
        hits = record.search(" ".join(options.words), options.limit)
        later = became(record.follow()) if options.follow and hits else {}
    for hit in hits:
        print_rows([Row("heading", f"{_title(hit.document)} [{hit.ref}]")])
        print_marked(_snippet(hit))
        for ref, words in hit.passages[:PASSAGES]:
            print_rows([Row("line", f"  “{clip(clean(words))}” [{ref}]")])
            print_rows([Row("line", f"    {line_of(moment, before=False)}") for moment in later.get(ref, ())])
        print_rows([Row("note", f"  … and {len(hit.passages) - PASSAGES} more")] if len(hit.passages) > PASSAGES else [])
        print()
    if not hits:
        print("No document of this record has all of these words.")
    return 0


def _snippet(hit: Hit) -> Iterator[tuple[str, bool]]:
    """The piece on one line, the found words marked."""
    yield "  ", False
    end = 0
    for mark in hit.marks:
        yield _kept(hit.snippet[end : mark.start]), False
        yield _kept(mark.of(hit.snippet)), True
        end = mark.end
    yield _kept(hit.snippet[end:]), False


def _kept(words: str) -> str:
    """Clean, but with a space at the edges where there was one."""
    inner = clean(words)
    before, after = words[:1].isspace(), words[-1:].isspace()
    return f"{' ' if before else ''}{inner}{' ' if after and inner else ''}"


def show(options: Namespace) -> int:
    """Print the article's facts, the finding in plain words, and the exact words within their context."""
    with Record(options.record) as record:
        found = record.resolve(options.ref)
        reading = record.reading(found.document.short)
        shown = record.original(options.ref) if options.original else None
    facts = found.document
    rows = [Row("title", f"[{found.ref}] {_title(facts)}")]
    rows += [Row("line", f"{name}: {clean(value)}") for name, value in _facts(facts) if value]
    if found.annotation is not None:
        rows.append(Row("blank", ""))
        rows += [Row("line", f"{name}: {value}") for name, value in described(facts.short, reading, found.ref.rpartition(":")[2])]
        rows += [Row("line", f"review: {REVIEWED[found.review]}")] if found.review else []
    rows += [Row("line", f"{name}: {value}") for name, value in _behind(found)]
    print_rows([*rows, Row("blank", "")])
    print_marked(_on_original(shown) if shown else _context(found))
    return 0


def _behind(found: Resolved) -> Iterator[tuple[str, str]]:
    """Of a translation, the document that was translated, and its words."""
    if found.behind:
        yield "translated from", f"[{found.behind.document.short}] ({found.behind.document.language})"
        if found.behind.words:
            yield "original words", clean(" … ".join(words.text for words in found.behind.words))


def _on_original(shown: Shown) -> Iterator[tuple[str, bool]]:
    """The pieces marked, with what stands between them and a little around."""
    if not shown.spans:
        yield f"{clean(shown.name)}: the words do not stand there in one piece", False
        return
    first, last = min(shown.spans).start, max(shown.spans, key=lambda span: span.end).end
    before, after = around(shown.text, Span(first, last))
    yield f"… {clean(before)} ", False
    end = first
    for span in sorted(shown.spans):
        yield _kept(shown.text[end : span.start]), False
        yield _kept(span.of(shown.text)), True
        end = max(end, span.end)
    yield f" {clean(after)} …", False


def _title(facts: DocumentFacts) -> str:
    return clean(facts.title or "Untitled") + (f", {clean(facts.outlet)}" if facts.outlet else "")


def _facts(facts: DocumentFacts) -> list[tuple[str, str]]:
    published = f"{day_of(facts.published)} ({facts.published_basis})" if facts.published else "no date known"
    language = "" if facts.language == "en" else f"{facts.language}, kept but not coded"
    return [("published", published), ("language", language), ("address", facts.url or ""), ("file", facts.origin), ("document", facts.id)]


def _context(found: Resolved) -> Iterator[tuple[str, bool]]:
    words: Words | None = found.words
    yield f"… {_kept(found.before).lstrip()}" if found.before else "", False
    if words:
        yield clean(words.text), True
    yield f"{_kept(found.after).rstrip()} …" if found.after else "", False
