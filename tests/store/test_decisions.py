"""What the user decided is only ever added to, and outlives documents."""
from __future__ import annotations

from by_hand import HandRecord

from standoff.store import decisions
from standoff.store.tables import documents


def test_decisions_stay_in_the_order_in_which_they_were_made(record: HandRecord) -> None:
    with record._open().writing() as connection:
        decisions.add(connection, "issue", [("name", "aa", "first"), ("merge", "aa", "bb")])
    with record._open().writing() as connection:
        decisions.add(connection, "issue", [("name", "aa", "second")])
        decisions.add(connection, "other", [("name", "aa", "of something else")])
    made = record.ledger.decisions("issue")
    assert [(one.kind, one.key, one.words) for one in made] == [("name", "aa", "first"), ("merge", "aa", "bb"), ("name", "aa", "second")]
    assert all(one.decided.endswith("Z") for one in made)


def test_they_hang_on_no_document(record: HandRecord) -> None:
    with record._open().writing() as connection:
        decisions.add(connection, "issue", [("name", "aa", "kept")])
        connection.execute(documents.delete())
    assert [one.words for one in record.ledger.decisions("issue")] == ["kept"]
