"""Words to look for."""
from __future__ import annotations

import pytest
from by_hand import HandRecord, document
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine

from standoff.errors import CallError
from standoff.store import fulltext, fulltext_sqlite


def test_expression() -> None:
    assert fulltext.expression('sanctions  "would be" troop* U.S. - NEAR("') == ("sanctions", "would be", "troop*", "U.S.", "NEAR(")
    for nothing in ("", " ", '"" - *'):
        with pytest.raises(CallError, match="no word"):
            fulltext.expression(nothing)


@given(st.text() | st.text(st.characters()) | st.text('ab"*()-^: ', max_size=12))
def test_no_query_is_a_syntax_error(query: str) -> None:
    with create_engine("sqlite://").begin() as connection:
        connection.exec_driver_sql("CREATE VIRTUAL TABLE words USING fts5(one)")
        try:
            wanted = fulltext.expression(query)
        except CallError:
            return
        connection.exec_driver_sql("SELECT * FROM words WHERE words MATCH ?", (fulltext_sqlite.spelled(wanted),)).all()


def test_search(record: HandRecord) -> None:
    hits = record.search('sanction "united states" erdogan')  # endings and marks on letters do not count
    assert len(hits) == 3
    marked = [hits[0].snippet[mark.start : mark.end] for mark in hits[0].marks]
    assert {"sanctions", "Erdoğan"} <= set(marked) and "United States" in marked
    assert fulltext.OPEN not in hits[0].snippet
    assert hits[0].passages == ()  # no annotation has all of these words
    assert record.search("moved troops")[0].passages == ((f"{hits[0].ref}:v2", "NATO moved troops"),)
    assert [hit.document.title for hit in record.search("number 1")] == ["Crisis number 1"]  # words of the title
    assert record.search("sanc*", limit=2)[1:] and not record.search('"states united"') and not record.search("zebra")


def test_what_is_taken_out_is_found_no_more(record: HandRecord) -> None:
    from standoff.store import documents

    facts = record.documents()[0]
    with record._open().writing() as connection:
        documents.remove(connection, facts.number)
    record.check()
    assert facts.id not in {hit.document.id for hit in record.search("sanctions")}
    assert len(record.search("sanctions")) == 2


def test_check_finds_a_damaged_index(record: HandRecord) -> None:
    from standoff.errors import RecordDamaged

    with record._open().writing() as connection:
        connection.exec_driver_sql("UPDATE documents SET text = 'other words' WHERE number = 1")  # no trigger for that: text never changes
    with pytest.raises(RecordDamaged):
        record.check()


def test_a_document_added_in_another_language_is_found(record: HandRecord) -> None:
    assert next(record.add(document(9, text="Мы не будем ждать, сказал он. שלום"))).status == "added"
    assert [hit.document.characters for hit in record.search("ждать שלום")] == [34]
