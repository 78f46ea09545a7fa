"""What a record of many articles knows that one article does not: commitments over time, demands and answers, issues, positions over
time, figures compared. Pure functions over readings; nothing here reads or writes.

nouns     what is found; each thing keeps the quotes that it stands on
gather    readings to findings, each with its sentence; an index of sentences by their words
clauses   a sentence word by word: who is named, what is told as done, by whom
words     words without endings
cues      the words of asking and answering
bonds     commitments: condition met, act done, deadline passed, taken back, broken
answers   demands and proposals, and what each party addressed answered
issues    stances by what they are about, under names of the text or of the user
shifts    parties that moved on an issue
amounts   figures of the same thing, low and high
timeline  one party or one issue, in order
"""
from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..annotation import Reading
from .amounts import follow_figures
from .answers import follow_demands
from .bonds import follow_bonds
from .gather import Heard, Index
from .issues import Decision, follow_issues
from .nouns import Answer, Course, Demand, Followed, Issue, Quote, Range, Shift, Stance, Step

__all__ = ["Answer", "Course", "Decision", "Demand", "Followed", "Heard", "Issue", "Quote", "Range", "Shift", "Stance", "Step",
           "course_of", "follow"]


def follow(readings: Iterable[tuple[str, Reading]], decisions: Sequence[Decision] = ()) -> Course:
    """All of it, over readings in any order, each with what begins its references ("3f9a2c1d"), by the user's decisions on issues."""
    heard = Heard()
    for short, reading in readings:
        heard.take(short, reading)
    return course_of(heard, decisions)


def course_of(heard: Heard, decisions: Sequence[Decision] = ()) -> Course:
    """The same of what was heard already: for who goes through the readings for another end as well."""
    heard.in_order()
    index = Index(heard.clauses)
    demands, said = follow_demands(heard, index)
    issues, orphans = follow_issues(heard, said, decisions)
    return Course(follow_bonds(heard, index), demands, issues, tuple(heard.events), follow_figures(heard), orphans)
