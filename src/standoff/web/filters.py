"""The filters of an address, as they stand in a query string, and what they ask of the record."""
from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from ..errors import CallError
from ..queries import Wanted
from ..queries.paging import KIND, MOST
from ..record import days

Day = Field(default=None, max_length=10, description="2022-01-10, 2022-01 or 2022", examples=["2022-01"])
LONGEST = 400  # characters of one filter
LAST_PAGE = 1_000_000
ASSERTED = "asserted"
ROLES = Literal["actor", "recipient", "speaker", "by", "toward", "party"]
Several = list[str]


class Period(BaseModel):
    """Which days, both included."""

    model_config = ConfigDict(extra="forbid")
    since: str | None = Day
    until: str | None = Day

    def wanted(self) -> Wanted:
        return Wanted(since=days(self.since)[0], until=days(self.until)[1])


class OfParty(Period):
    """Which days, and which party."""

    party: str | None = Field(default=None, max_length=LONGEST, description="a code; RUS finds RUS GOV too", examples=["RUS"])

    def wanted(self) -> Wanted:
        return Wanted(party=self.party or None, since=days(self.since)[0], until=days(self.until)[1])


class Lines(Period):
    """Which lines of the network."""

    least: int = Field(default=1, ge=1, le=1_000_000, description="events that a line stands for, at least")


class Stands(OfParty):
    """Which positions."""

    issue: str | None = Field(default=None, max_length=LONGEST, description="as the record calls it; case does not count")


class Weekly(OfParty):
    """Which days, parties and outlet a chart is of."""

    other: str | None = Field(default=None, max_length=LONGEST, description="a second party, in any role")
    outlet: str | None = Field(default=None, max_length=LONGEST)

    def wanted(self) -> Wanted:
        return Wanted(self.party or None, None, self.other or None, days(self.since)[0], days(self.until)[1], outlet=self.outlet or None)


class Paged(BaseModel):
    """Which page."""

    page: int = Field(default=1, ge=1, le=LAST_PAGE)
    size: int = Field(default=50, ge=1, le=MOST)


class Shelved(Weekly, Paged):
    """Which documents, in which order."""

    q: str | None = Field(default=None, max_length=LONGEST, description='all these words; "in this order"; star*', examples=["sanction*"])
    sort: str | None = Field(default=None, max_length=20, description="published, title, outlet, number; - before it the other way round")

    def wanted(self) -> Wanted:
        return Wanted(self.party or None, published_since=days(self.since)[0], published_until=days(self.until)[1],
                      outlet=self.outlet or None, words=self.q or None)


class Filters(Weekly):
    """Which findings of a ledger."""

    role: ROLES | None = Field(default=None, description="where the party stands")
    kind: Several = Field(default=[], max_length=50, description="event type, kind of commitment, stance type, unit",
                          examples=[["THREATEN"]])
    mode: Several = Field(default=[], max_length=50, description="event mode")
    auxiliary: list[Literal["asserted", "historical", "future", "hypothetical", "negation"]] = Field(default=[], max_length=5)
    quad: list[Annotated[int, Field(ge=1, le=4)]] = Field(default=[], max_length=4, description="1 to 4")
    status: Several = Field(default=[], max_length=9, description="of commitments")
    direct: bool | None = Field(default=None, description="statements inside quotation marks, or only others")
    issue: str | None = Field(default=None, max_length=LONGEST, description="of positions, exactly")
    min_score: float | None = Field(default=None, ge=0, le=1)
    max_score: float | None = Field(default=None, ge=0, le=1)
    q: str | None = Field(default=None, max_length=LONGEST, description='all these words stand in the cited ones; "in this order"; star*')
    document: str | None = Field(default=None, pattern="^[0-9a-f]{4,64}$", description="how a document's id begins")
    review: Literal["standing", "unreviewed", "accept", "correct", "reject", "all"] = "standing"
    sort: str = Field(default="-day", max_length=20, description="day, published, score, kind, outlet; - before it the other way round")

    def of(self, layer: str) -> Wanted:
        """What they ask of one ledger. Raises CallError for a filter that it does not have."""
        score = (self.min_score, self.max_score)
        return Wanted(self.party or None, self.role, self.other or None, days(self.since)[0], days(self.until)[1], None, None,
                      self.outlet or None, self._columns(layer), self.q or None, score, self.document, None, self.review)

    def _columns(self, layer: str) -> dict[str, Any]:
        given: dict[str, Any] = {}
        for name, layers, column, value in (
            ("kind", KIND, KIND.get(layer, ""), tuple(self.kind)),
            ("mode", ("events",), "event_mode", tuple(self.mode)),
            ("auxiliary", ("events",), "auxiliary", tuple(None if one == ASSERTED else one for one in self.auxiliary)),
            ("quad", ("events",), "quad", tuple(self.quad)),
            ("status", ("commitments",), "status", tuple(self.status)),
            ("issue", ("positions",), "issue", self.issue),
            ("direct", ("statements",), "direct", self.direct),
        ):
            if value in ((), None):
                continue
            if layer not in layers:
                raise CallError(f"{name}: {layer} have none; leave this filter out")
            given[column] = value
        return given


class Listed(Filters, Paged):
    """One page of a ledger."""


class Queue(Filters, Paged):
    """One page of what is still to be reviewed."""

    layer: Literal["events", "statements", "commitments", "positions", "figures"] = "events"
    order: Literal["sample", "doubt", "text"] = Field(default="sample", description="by chance but always the same, the least sure first, "
                                                                                     "as it stands in the texts")


class Taken(Filters):
    """What is taken out as a file."""

    form: Literal["csv", "jsonl", "parquet"] = Field(default="csv", alias="format")
