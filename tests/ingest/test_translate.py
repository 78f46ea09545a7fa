"""The seam for translation: a command of the user's, sentences and paragraphs aligned with the original."""
import sys
from pathlib import Path

import pytest

from standoff.annotation import Span
from standoff.errors import CallError, Unreadable
from standoff.ingest import Translator, document_of, make
from standoff.ingest.found import Found

TITLE = "Переговоры без итога"
FIRST = "Президент России заявил, что Москва готова к переговорам."
SECOND = "Киев пока не ответил."
THIRD = "Стороны встретятся в Женеве на следующей неделе."
TEXT = f"{TITLE}\n\n{FIRST} {SECOND}\n\n{THIRD}\n"
COMMAND = f"{sys.executable} {Path(__file__).with_name('translating.py')}"


def document():
    return make(Found("2022-01-10-talks.txt", TEXT.encode(), None)).document


def test_sentences_are_aligned():
    original = document()
    translated = Translator(COMMAND).translate(original)
    made = translated.document
    assert made.text == ("Talks without a result\n\nThe president of Russia said that Moscow was ready for talks. "
                         "Kyiv has not answered yet.\n\nThe sides will meet in Geneva next week.")
    assert (made.language, made.published, made.title) == ("en", original.published, "Talks without a result")
    assert [(here.of(made.text)[:10], there.of(original.text)) for here, there in translated.aligned] == [
        ("Talks with", TITLE), ("The presid", FIRST), ("Kyiv has n", SECOND), ("The sides ", THIRD)]
    assert [section.kind for section in made.known_sections] == [section.kind for section in original.known_sections]


def test_paragraphs_are_aligned_where_sentences_are_not():
    translated = Translator(f"{COMMAND} merge").translate(document())
    assert [there.of(document().text) for _, there in translated.aligned] == [TITLE, f"{FIRST} {SECOND}", THIRD]


def test_a_command_that_loses_the_paragraphs_gets_them_one_by_one():
    whole, one_by_one = (Translator(f"{COMMAND}{mode}").translate(document()) for mode in ("", " one-line"))
    assert one_by_one == whole


@pytest.mark.parametrize("mode, why", [
    ("fails", r"translation: .*python.* ends with status 1 \(no model for this language\)"),
    ("echo", "translation: what came back is in 'ru', not in English")])
def test_what_is_no_translation(mode, why):
    with pytest.raises(Unreadable, match=why):
        Translator(f"{COMMAND} {mode}").translate(document())


def test_commands_that_cannot_be_run():
    with pytest.raises(CallError, match="--translate: no-such-command cannot be run"):
        Translator("no-such-command").translate(document())
    for command in ("", "'unclosed"):
        with pytest.raises(CallError, match="--translate"):
            Translator(command)


def test_the_language_is_told_to_the_command():
    code = "import sys; sys.stdin.read(); print('The language of this text is', sys.argv[1], 'as we were told by the caller.')"
    command = f"{sys.executable} -c \"{code}\" {{language}}"
    assert "is ru as" in Translator(command).translate(document_of(FIRST)).document.text


def test_only_other_languages_are_wanted():
    one = Translator(COMMAND)
    assert one.wants(document())
    assert not one.wants(document_of("The envoys of both sides left Geneva on Monday.")) and not one.wants(document_of("12 – 34"))


def test_every_span_is_in_its_text():
    translated = Translator(COMMAND).translate(document())
    assert all(isinstance(here, Span) and there.of(document().text).strip() for here, there in translated.aligned)
