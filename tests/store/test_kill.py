"""An adder is killed without warning, again and again: nothing that it called safe is lost, nothing is there in part or twice."""
from __future__ import annotations

import random
import subprocess
import time
from pathlib import Path

from by_hand import HandRecord, document, read

from standoff.errors import NoSuchRecord

ALL = 200
KILLS = 6


def _kill_at_random(process: subprocess.Popen[str], chance: random.Random, least: int) -> set[str]:
    """Kill it after some lines and a moment; the ids that it called safe before it died."""
    assert process.stdout
    lines = [process.stdout.readline() for _ in range(max(least, chance.choice((1, 2, chance.randrange(60)))))]
    time.sleep(chance.random() / 100)
    process.kill()
    lines += process.communicate()[0].splitlines()
    # The last line may be cut in two by the kill.
    return {line.split()[1] for line in lines if line.startswith(("added", "known")) and len(line.split()[-1]) == 64}


def test_killed_again_and_again(where: str | Path, start_adder) -> None:
    seed = random.randrange(10**6)
    print("seed", seed)  # shown where the test fails
    chance, folder = random.Random(seed), where
    safe, held = set[str](), dict[str, object]()
    for kill in range(KILLS):
        safe |= _kill_at_random(start_adder(folder, 0, ALL), chance, least=10 if kill == KILLS - 1 else 1)
        with HandRecord(folder) as record:
            try:
                record.stats()
            except NoSuchRecord:
                continue  # killed before it made anything
            held = {facts.id: facts for facts in record.documents()}
            assert len(held) == len(record.documents())
            assert safe <= held.keys()
            record.check()
    assert 0 < len(held) < ALL, "the kills came too early or too late to show anything"
    with HandRecord(folder) as record:
        again = [added.status for added in record.add(map(document, range(ALL)))]
        assert again.count("known") == len(held) and again.count("added") == ALL - len(held)
        record.check()
        _holds_exactly(record)


def _holds_exactly(record: HandRecord) -> None:
    """Every document once, every layer whole, every row of columns and every word there."""
    wanted = {one.id: read(one) for one in map(document, range(ALL))}
    assert [reading.document.id for reading in record.readings()] == [facts.id for facts in record.documents()]
    assert {reading.document.id: reading for reading in record.readings()} == wanted
    assert record.stats().annotations == {"statements": ALL, "events": 2 * ALL, "commitments": ALL, "positions": ALL, "figures": ALL}
    assert len(record.events("RUS")) == len(record.events("USA", role="actor")) == ALL
    hits = record.search("threatened sanctions", limit=2 * ALL)
    assert {hit.document.id for hit in hits} == wanted.keys()
    assert all([ref for ref, _ in hit.passages] == [f"{hit.ref}:v1"] for hit in hits)
