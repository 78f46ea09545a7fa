"""standoff tension, indicators, brief --html: what the record says over time."""
from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Callable

from .. import brief as briefs
from ..annotation.codec import to_plain
from ..annotation.codes import side_of
from ..brief.names import party_code
from ..record import Record
from ..report import Report, matrix_rows, page, tension_rows
from ..report.notes import Notes
from ..weigh import Subject, busiest_pairs, light, load_indicators, load_weights, weigh
from .screen import harmless, print_rows, width

PAIRS = 4  # of the report
TABLE = 110  # columns of the table of tension, which is not wrapped


def tension(options: Namespace) -> int:
    """Print tension and talk, period by period, with turning points and coverage."""
    parties = [party_code(one) for one in options.parties]
    with Record(options.record, options.as_of) as record:
        weighed = record.tension(*parties, step=options.step, weights=options.weights)
    if options.json:
        print(harmless(json.dumps(to_plain(weighed), ensure_ascii=False)))
    else:
        print_rows(tension_rows(weighed, max(width(), TABLE), options.since, options.until, options.open))
    return 0


def indicators(options: Namespace) -> int:
    """Print the user's indicators with the evidence, the matrix and the gaps."""
    asked = load_indicators(options.file)
    with Record(options.record, options.as_of) as record:
        matrix = light(record.weighing(), asked, record.as_of)
    if options.json:
        print(harmless(json.dumps(to_plain(matrix), ensure_ascii=False)))
    else:
        print_rows(matrix_rows(matrix, width()))
    return 0


def reported(record: Record, asked: briefs.Asked, options: Namespace, done: Callable[[], None]) -> str:
    """The HTML of the brief with what is weighed. What is asked for wrongly is said before anything is read."""
    weights = load_weights(options.weights)
    asked_of = load_indicators(options.indicators) if options.indicators else None
    shaped, notes = record.brief(asked, done), Notes()
    for short, reading, _ in record.ledger.referenced():
        notes.hear(short, reading)
    gathered = record.weighing()
    subject = Subject((asked.party,) if asked.party else ())
    busiest = busiest_pairs(gathered, weights, asked.since)
    pairs = [pair for pair in busiest if not asked.party or side_of(asked.party) in pair][:PAIRS]
    whole, *between = (weigh(gathered, one, "week", asked.as_of, weights)
                       for one in (subject, *(Subject(pair, True) for pair in pairs)))
    matrix = light(gathered, asked_of, asked.as_of) if asked_of else None
    return page(Report(shaped, whole, tuple(between), matrix, asked.since), notes)
