"""What the pages ask of a record: read models over one database, with what is the same until somebody writes kept at hand."""
from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar

from ..queries import Wanted
from ..queries.paging import Page, page
from ..record import Record
from ..store import documents, reviews
from ..store.cited import Cited
from ..store.database import Database
from ..store.reviewed import decisions
from . import shapes

T = TypeVar("T")
KEPT = 64  # answers kept at hand


class Desk:
    """One record for many readers at once. `record` may be used from any thread."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = threading.Lock()

    @property
    def database(self) -> Database:
        return self.record.database

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made anew only where the record has changed since."""
        whole = (key, self.database.state())
        with self._lock:
            if whole in self._kept:
                self._kept.move_to_end(whole)
                found: T = self._kept[whole]
                return found
        made = make()
        with self._lock:
            self._kept[whole] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made

    def page(self, layer: str, wanted: Wanted, sort: str, at: tuple[int, int], reach: int = shapes.NEAR) -> shapes.Findings:
        """One page of a ledger, each row with the words around it."""
        found = page(self.database, layer, wanted, sort, at)
        return shapes.findings(layer, found, self.surroundings(found.rows, reach))

    def some(self, layer: str, wanted: Wanted, limit: int, sort: str = "-day") -> list[shapes.Finding]:
        """The first findings of a ledger, without the words around them."""
        found: Page = page(self.database, layer, wanted, sort, (1, limit))
        return self.rows(layer, found.rows)

    def rows(self, layer: str, cited: Iterable[Cited[Any]]) -> list[shapes.Finding]:
        """Findings with the decisions on them, without the words around them."""
        held = tuple(cited)
        around = self.surroundings(held, None)
        return [shapes.finding(layer, one, around) for one in held]

    def surroundings(self, cited: Iterable[Cited[Any]], reach: int | None) -> shapes.Surroundings:
        """The decisions on some findings, and the texts that they stand in where so many characters around them are wanted."""
        held = tuple(cited)
        numbers = {one.document.number: one.document.id for one in held} if reach is not None else {}
        reviewed = [one for one in held if one.review]
        with self.database.reading() as connection:
            texts = {numbers[number]: text for number, text in documents.texts(connection, numbers).items()}
            standing = reviews.standing(reviews.of_documents(connection, {one.document.id for one in reviewed}))
        return shapes.Surroundings(texts, decisions([one.finding for one in reviewed], standing), reach or 0)
