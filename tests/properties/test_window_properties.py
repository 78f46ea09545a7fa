"""The encoder's windows: every wordpiece told of once, in order, where it stands."""

from __future__ import annotations

import itertools

import pytest
from how_many import CHEAP
from hypothesis import example, given
from hypothesis import strategies as st
from random_texts import SENTENCES, texts

from standoff.reference.encoder import CLS, CONTEXT, NEW, SEP, case_of, tokenizer, windows
from standoff.stages.pairs import ACTOR, ACTOR_END, LONGEST, RECIPIENT, RECIPIENT_END, marked

pytestmark = pytest.mark.slow
long_texts = st.one_of(
    texts(30),
    st.lists(st.sampled_from(SENTENCES), min_size=10, max_size=40).map(" ".join),
    st.tuples(st.sampled_from(["word ", "12,", "x", "🚀 ", "é"]), st.integers(1, 900)).map(lambda pair: pair[0] * pair[1]),
)


def wordpieces(text: str) -> list[tuple[int, tuple[int, int]]]:
    """(id, place) of every wordpiece, each paragraph by itself."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            encoded = tokenizer().encode(line, add_special_tokens=False)
            found += [(piece, (start + s, start + e)) for piece, (s, e) in zip(encoded.ids, encoded.offsets, strict=True)]
        start += len(line) + 1
    return found


@CHEAP
@given(long_texts)
@example("")
@example("\n \n")
@example("a" * 100 + " b" * 500)
@example(("One sentence of some length, which says little. " * 40 + "\n") * 3)
def test_every_wordpiece_is_told_of_exactly_once_and_in_order(text: str):
    told = [
        (piece, span) for w in windows(text) for piece, span in zip(w.ids[w.first :], w.spans[w.first :], strict=True) if span != (-1, -1)
    ]
    assert told == wordpieces(text)


@CHEAP
@given(long_texts)
def test_a_window_is_no_longer_than_it_may_be_and_sees_what_stood_before(text: str):
    before: list[tuple[int, int]] = []
    for w in windows(text):
        assert len(w.ids) == len(w.kinds) == len(w.spans) and w.ids[0] == CLS and w.ids[-1] == SEP
        own = [span for span in w.spans[w.first :] if span[0] >= 0]
        context = [span for span in w.spans[: w.first] if span[0] >= 0]
        assert len(own) <= NEW and len(context) <= CONTEXT
        assert len(w.ids) <= 512, "the encoder's positions"
        assert context == (before[-len(context) :] if context else []), "context is what was told of last"
        assert all((piece in (CLS, SEP)) == (span == (-1, -1)) for piece, span in zip(w.ids, w.spans, strict=True))
        before += own


@CHEAP
@given(long_texts)
def test_pieces_stand_in_the_text_and_do_not_cross(text: str):
    for w in windows(text):
        spans = [span for span in w.spans if span[0] >= 0]
        assert all(0 <= s < e <= len(text) and "\n" not in text[s:e] for s, e in spans)
        assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
        assert set(w.kinds) <= set(range(6))


@CHEAP
@given(st.lists(st.sampled_from(["Russia", "said", "NATO", "U", "the", "Kyiv", "McNamara"]), min_size=1, max_size=20).map(" ".join))
def test_a_piece_is_the_words_at_its_place(text: str):
    names = {number: name for name, number in tokenizer().get_vocab().items()}
    for w in windows(text):
        for piece, kind, (s, e) in zip(w.ids, w.kinds, w.spans, strict=True):
            if s >= 0:
                assert text[s:e].casefold() == names[piece].removeprefix("##").casefold()
                assert kind == case_of(text[s:e])


# ---------------------------------------------------------------- one given pair


ODD_WORDS = ["Russia", "McNamara", "the", "İstanbul", "🚀", "e\u0301", "anti-war", "\x00", "الروسية"]
PAIRED = st.lists(st.sampled_from(ODD_WORDS), min_size=2, max_size=400)


@CHEAP
@given(PAIRED, st.data())
def test_a_pair_of_words_is_marked_once_at_each_end_around_the_same_wordpieces(words: list[str], data: st.DataObject):
    text, starts = " ".join(words), [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    first, second = data.draw(st.lists(st.integers(0, len(words) - 1), min_size=2, max_size=2, unique=True))
    actor, recipient = (data.draw(st.none() | st.just((starts[n], starts[n] + len(words[n])))) for n in (first, second))
    ids, kinds = marked(text, actor, recipient)
    marks = (ACTOR, ACTOR_END, RECIPIENT, RECIPIENT_END)
    assert len(ids) == len(kinds) <= LONGEST + 1 and ids[0] == CLS and ids[-1] == SEP
    bare = [one for one in ids[1:-1] if one not in marks]
    assert bare == tokenizer().encode(text, add_special_tokens=False).ids[: len(bare)]
    assert all(ids.count(mark) <= 1 for mark in marks)
    for span, opening, closing in ((actor, ACTOR, ACTOR_END), (recipient, RECIPIENT, RECIPIENT_END)):
        assert span or not {opening, closing} & set(ids)
        if closing in ids:
            assert opening in ids and ids.index(opening) < ids.index(closing)


@pytest.mark.parametrize("actor, recipient", [((1, 3), None), (None, (1, 3)), ((0, 6), (0, 15)), ((0, 6), (0, 6)), ((0, 15), (7, 15))])
def test_every_mark_that_closes_was_opened(actor: tuple[int, int] | None, recipient: tuple[int, int] | None):
    ids, _ = marked("Russia attacked Ukraine.", actor, recipient)
    for opening, closing in ((ACTOR, ACTOR_END), (RECIPIENT, RECIPIENT_END)):
        assert (opening in ids) == (closing in ids)
        assert closing not in ids or ids.index(opening) < ids.index(closing)
    assert len({ACTOR, RECIPIENT} & set(ids)) == sum(span is not None for span in (actor, recipient))
