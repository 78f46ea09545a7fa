"""What the reader found in each document: one row a layer, whole, with the version and the models that made it."""
from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from ..annotation import Document, Reading
from ..annotation.codec import UNPRINTED, to_plain
from ..errors import RecordDamaged
from . import documents
from .tables import layers

# Fields of a Reading that are no layer: the document has a table of its own, the schema is this version's.
_NO_LAYER = {"document", "schema"}
NAMES = tuple(field.name for field in dataclasses.fields(Reading) if field.name not in _NO_LAYER)


@dataclass(frozen=True, slots=True)
class Maker:
    """Who made a layer: the version of standoff, and one sha256 over the names and sha256s of its models."""

    standoff: str
    models_sha256: str

    @classmethod
    def of(cls, standoff: str, models: Mapping[str, str]) -> Maker:
        """From the version and each model's sha256 by name."""
        return cls(standoff, hashlib.sha256(json.dumps(sorted(models.items())).encode()).hexdigest())


def to_json(value: Any) -> str:
    """As schema 1 has it and one thing more: the fields of ours that it does not print, so that nothing is lost."""
    return json.dumps(_kept(value), ensure_ascii=False, separators=(",", ":"))


def replace(connection: Connection, number: int, reading: Reading, maker: Maker) -> None:
    """Write every layer of a document's reading in place of those before."""
    connection.execute(layers.delete().where(layers.c.document == number))
    connection.execute(layers.insert(), rows(number, reading, maker))


def rows(number: int, reading: Reading, maker: Maker) -> list[dict[str, Any]]:
    """One row a layer."""
    return [{"document": number, "name": name, "standoff": maker.standoff, "models_sha256": maker.models_sha256,
             "annotations": to_json(getattr(reading, name))} for name in NAMES]


def load(connection: Connection, number: int) -> Reading:
    """The reading of the document of that number.

    Raises:
        RecordDamaged: a layer that is no JSON of its kind.
    """
    return next(load_many(connection, [number]))


def load_many(connection: Connection, wanted: Sequence[int]) -> Iterator[Reading]:
    """The readings of some documents, in the order of the numbers; all of them must be there. Raises RecordDamaged as `load` does."""
    met = documents.load_many(connection, wanted)
    held: dict[int, dict[str, str]] = {number: {} for number in wanted}
    for row in connection.execute(select(layers.c.document, layers.c.name, layers.c.annotations).where(layers.c.document.in_(wanted))):
        held[row.document][row.name] = row.annotations
    for number in wanted:
        yield _reading(met[number], held[number])


def _reading(document: Document, held: Mapping[str, str]) -> Reading:
    try:
        plain = {name: json.loads(annotations) for name, annotations in held.items()}
        reading = Reading.from_dict({"document": {"id": document.id, "text": document.text}, **plain})
    except (KeyError, ValueError, TypeError) as error:
        raise RecordDamaged(f"document {document.id[:8]}: its layers cannot be read ({error}); restore a copy of the record") from error
    return dataclasses.replace(reading, document=document)


def maker_of(connection: Connection, number: int) -> Maker | None:
    """Who made the layers of a document; None where it has none. All are of one maker, for they are written together."""
    query = select(layers.c.standoff, layers.c.models_sha256).where(layers.c.document == number).limit(1)
    row = connection.execute(query).one_or_none()
    return Maker(row.standoff, row.models_sha256) if row else None


def numbers(connection: Connection) -> list[int]:
    """The numbers of the documents that have layers, in order."""
    return list(connection.scalars(select(layers.c.document).distinct().order_by(layers.c.document)))


def _kept(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_kept(one) for one in value]
    plain = to_plain(value)
    for name in UNPRINTED.get(type(value).__name__, ()):
        plain[name] = to_plain(getattr(value, name))
    return plain
