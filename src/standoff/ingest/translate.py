"""The seam for translation: a command that the user names gets a text on its standard input and gives English on its standard output.

1. the whole text, paragraphs on lines of their own, as they stand there
2. where as many paragraphs do not come back, each paragraph alone
3. inside of two paragraphs, sentence by sentence, where both have as many
"""
from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass

from ..annotation import Document, Section, Span
from ..errors import MAX_CHARACTERS, CallError, TooLarge, Unreadable
from .found import reason
from .language import UNKNOWN, language_of
from .normalise import one_line

INTO = "en"
TIMEOUT_SECONDS = 600
MOST_ALONE = 500  # paragraphs that are translated one by one
PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
SENTENCE = re.compile(r"\S.*?(?:[.!?…][\"'”’»)\]]*(?=\s|$)|[。！？]+[」』”]?|$)", re.S)


@dataclass(frozen=True, slots=True)
class Translated:
    """A translation, and pairs of spans: in it, and in the original, whole sentences or paragraphs, in order."""

    document: Document
    aligned: tuple[tuple[Span, Span], ...]


class Translator:
    """Translates by one command. `{language}` in it stands for the language of the text (ISO 639).

    Raises:
        CallError: no command.
    """

    def __init__(self, command: str) -> None:
        try:
            self._words = shlex.split(command)
        except ValueError as error:
            raise CallError(f"--translate {command!r}: {reason(error)}; quote it as a shell would") from error
        if not self._words:
            raise CallError("--translate: name a command that reads a text and writes its translation")
        self.command = command

    def wants(self, document: Document) -> bool:
        """Whether a document is in another language than English, as far as that is known."""
        return document.language not in (INTO, UNKNOWN)

    def translate(self, document: Document) -> Translated:
        """The document in English.

        Raises:
            Unreadable: the command fails, or what it writes is no English.
            TooLarge: it writes more than MAX_CHARACTERS characters.
        """
        before = [Span(one.start(), one.end()) for one in PARAGRAPH.finditer(document.text)]
        after = _lines(self._run(document.text, document.language))
        if len(after) != len(before):
            if len(before) > MOST_ALONE:
                raise Unreadable(f"translation: {len(after)} paragraphs of {len(before)} came back")
            after = [" ".join(_lines(self._run(one.of(document.text), document.language))) for one in before]
        if not all(after):
            raise Unreadable("translation: a paragraph came back empty")
        text = "\n\n".join(after)
        if len(text) > MAX_CHARACTERS:
            raise TooLarge(f"translation: {len(text):,} characters; at most {MAX_CHARACTERS:,} are read")
        if (language := language_of(text)) != INTO:
            raise Unreadable(f"translation: what came back is in {language!r}, not in English")
        return _translated(document, text, before)

    def _run(self, text: str, language: str) -> str:
        command = [word.replace("{language}", language) for word in self._words]
        try:
            done = subprocess.run(command, input=text.encode("utf-8", "replace"), capture_output=True, timeout=TIMEOUT_SECONDS, check=False)
        except subprocess.TimeoutExpired as error:
            raise Unreadable(f"translation: {command[0]} takes longer than {TIMEOUT_SECONDS} seconds") from error
        except OSError as error:
            raise CallError(f"--translate: {command[0]} cannot be run ({reason(error)})") from error
        if done.returncode:
            said = (done.stderr.decode("utf-8", "replace").strip().splitlines() or ["it says nothing"])[-1]
            raise Unreadable(f"translation: {command[0]} ends with status {done.returncode} ({one_line(said)[:120]})")
        return done.stdout.decode("utf-8", "replace")


def _lines(words: str) -> list[str]:
    return [line for one in words.splitlines() if (line := one_line(one))]


def _translated(document: Document, text: str, before: list[Span]) -> Translated:
    after = [Span(one.start(), one.end()) for one in PARAGRAPH.finditer(text)]
    aligned = tuple(pair for here, there in zip(after, before) for pair in _by_sentence(text, here, document.text, there))
    sections = tuple(Section(section.kind, here) for here, there in zip(after, before) for section in document.known_sections
                     if section.span == there)
    title = next((one.span.of(text) for one in sections if one.kind == "title"), None)
    made = Document(Document.id_of(text, document.outlet, document.published), text, title, document.outlet, document.url,
                    document.published, document.published_basis, INTO, sections)
    return Translated(made, aligned)


def _by_sentence(text: str, here: Span, original: str, there: Span) -> Iterator[tuple[Span, Span]]:
    first, second = list(_sentences(text, here)), list(_sentences(original, there))
    yield from zip(first, second) if len(first) == len(second) else [(here, there)]


def _sentences(text: str, span: Span) -> Iterator[Span]:
    return (Span(one.start(), one.end()) for one in SENTENCE.finditer(text, span.start, span.end) if one.end() > one.start())
