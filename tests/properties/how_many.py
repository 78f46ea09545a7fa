"""How many examples: the same ones every time, nothing written into the checkout.

To look for more, at random: `STANDOFF_SEARCH=20 pytest tests/properties` takes twenty times as many.
"""

import os

from hypothesis import HealthCheck, settings

TIMES = int(os.environ.get("STANDOFF_SEARCH", "0"))


def _examples(count: int) -> settings:
    return settings(
        max_examples=count * max(1, TIMES),
        derandomize=not TIMES,
        database=None,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


CHEAP, DEAR, FEW = _examples(100), _examples(40), _examples(15)  # pure functions; models run; one for each of many nouns
