"""Where."""
from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its words and its point on the map. `country` is ISO 3166 alpha-3, `geonames` the GeoNames id; None where
    the place is in no country or in no gazetteer. `latitude` and `longitude` are degrees, None where unknown. `use` is
    metonymic where the name stands for a government ("Moscow said")."""

    text: str
    span: Span
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    geonames: int | None
    use: Literal["literal", "metonymic", "dateline"] = "literal"
