"""Which pairs of sides have most between them."""
from __future__ import annotations

import datetime
import math
from collections import defaultdict
from collections.abc import Iterable
from itertools import product

from ..annotation.codes import side_of
from .acts import Gathered, acts_of
from .nouns import Act
from .weights import Weights, shipped


def busiest_pairs(gathered: Gathered, weights: Weights | None = None, since: datetime.date | None = None) -> tuple[tuple[str, str], ...]:
    """Pairs of sides by what their acts since a day weigh together, conflict and cooperation alike, the heaviest first."""
    sums: dict[tuple[str, str], list[float]] = defaultdict(list)
    for act in acts_of(gathered, weights or shipped())[0]:
        for pair in _pairs(act) if since is None or act.day >= since else ():
            sums[pair].append(act.expected)
    return tuple(sorted(sums, key=lambda pair: (-math.fsum(sums[pair]), pair)))


def _pairs(act: Act) -> Iterable[tuple[str, str]]:
    actors, recipients = ({side_of(code) for code in side} for side in (act.actor, act.recipient))
    met = product(actors, recipients) if recipients else product(actors, actors)
    return {(min(one, other), max(one, other)) for one, other in met if one != other}
