"""Indicators of the user's: lit, with evidence for and against, with gaps; the matrix."""
from __future__ import annotations

from pathlib import Path

import pytest
from affair import act, affair, gathered, idle, on, paper

from standoff.errors import CallError
from standoff.weigh import Lit, Matrix, light, load_indicators

HEAD = '[[hypothesis]]\nkey = "war"\nname = "Peru prepares to attack"\n[[hypothesis]]\nkey = "talks"\n'
FILE = HEAD + """
[[indicator]]
name = "Troops move"
for = "war"
against = ["talks"]
when = [{ type = "MOBILIZE", mode = "troops", actor = "PER" }]

[[indicator]]
name = "Talks are held"
for = "talks"
days = 7
when = [{ type = ["CONSULT", "AGREE"], actor = ["PER", "ECU"] }]

[[indicator]]
name = "The garrison is attacked"
for = "war"
when = [{ type = "ASSAULT", recipient = "ECU", words = ["garrison*"] }]

[[indicator]]
name = "Field hospitals come"
for = "war"
when = [{ words = "field hospital*" }, { layer = "statements", words = "border stones", actor = "ECU" }]

[[indicator]]
name = "Colombia closes its border"
for = "war"
when = [{ type = "COERCE", actor = "COL" }, { layer = "commitments", type = "threat", actor = "BRA" }]
"""


def lit_by(tmp_path: Path, words: str, *papers: object, **more: object) -> Matrix:
    file = tmp_path / "mine.toml"
    file.write_text(words, encoding="utf-8")
    return light(gathered(*papers), load_indicators(file), **more)  # type: ignore[arg-type]


def one(matrix: Matrix, name: str) -> Lit:
    return next(lit for lit in matrix.indicators if lit.name == name)


def test_states_with_evidence_for_and_against(tmp_path: Path):
    matrix = lit_by(tmp_path, FILE, *affair())
    assert [(lit.name, lit.state) for lit in matrix.indicators] == [
        ("Troops move", "lit"), ("Talks are held", "faded"), ("The garrison is attacked", "denied"), ("Field hospitals come", "lit"),
        ("Colombia closes its border", "dark")]
    troops = one(matrix, "Troops move")
    assert len(troops.evidence_for) == 1 and len(troops.evidence_for[0].refs) == 2  # told twice, one act
    garrison = one(matrix, "The garrison is attacked")
    assert garrison.evidence_for == () and [piece.stands for piece in garrison.evidence_against] == ["denied"]
    assert [piece.stands for piece in one(matrix, "Field hospitals come").evidence_for] == ["done", "planned"]


def test_the_matrix_has_marks_of_what_is_lit_and_no_sums(tmp_path: Path):
    matrix = lit_by(tmp_path, FILE, *affair())
    assert matrix.hypotheses == (("war", "Peru prepares to attack"), ("talks", "talks"))
    assert matrix.cells == (("for", "against"), ("", ""), ("", ""), ("for", ""), ("", ""))


def test_an_indicator_fades_after_its_days(tmp_path: Path):
    state = lambda day: one(lit_by(tmp_path, FILE, *affair()[:3], until=on(day)), "Talks are held").state
    assert [state(2), state(6), state(7)] == ["lit", "lit", "faded"]


def test_only_plans_light_nothing(tmp_path: Path):
    plan = act(0, "MOBILIZE", "PER MIL", "ECU", "Peru will send troops to the river", auxiliary="future", event_mode="troops")
    fear = act(0, "MOBILIZE", "PER MIL", "ECU", "Ecuador fears troops on the bridge", auxiliary="hypothetical", event_mode="troops")
    matrix = lit_by(tmp_path, FILE, plan, fear)
    assert one(matrix, "Troops move").state == "planned" and matrix.cells[0] == ("", "")
    assert len(one(matrix, "Troops move").evidence_for) == 1


def test_gaps_are_parties_that_are_spoken_of_and_never_speak(tmp_path: Path):
    matrix = lit_by(tmp_path, FILE, *affair())
    assert [(gap.party, gap.quoted) for gap in matrix.gaps] == [("PER", 0)]
    assert matrix.gaps[0].named == 7  # every dispatch in which it acts or is acted on
    assert [gap.party for gap in one(matrix, "Colombia closes its border").gaps] == ["COL", "BRA"]
    assert one(matrix, "The garrison is attacked").gaps == ()  # Ecuador is quoted


def test_words_are_whole_words_in_order(tmp_path: Path):
    words = HEAD + '[[indicator]]\nname = "x"\nfor = "war"\nwhen = [{ words = "call* up reserv*" }]\n'
    told = lambda text: lit_by(tmp_path, words, act(0, "MOBILIZE", "PER MIL", "", text)).indicators[0].state
    assert told("Peru called up\nreservists") == "lit"
    assert told("Peru recalled up reserves") == told("Peru called reservists up") == "dark"


def test_nothing_lights_nothing(tmp_path: Path):
    assert {lit.state for lit in lit_by(tmp_path, FILE).indicators} == {"dark"}
    assert {lit.state for lit in lit_by(tmp_path, FILE, idle(0), paper("An undated line.", None)).indicators} == {"dark"}


@pytest.mark.parametrize(("words", "said"), [
    ("name = 'x'", "indicator is missing"),
    (HEAD + '[[indicator]]\nfor = "war"\nwhen = []', "name is missing"),
    (HEAD + '[[indicator]]\nname = "x"\nfor = "peace"\nwhen = []', "no hypothesis has the key 'peace'"),
    (HEAD + '[[indicator]]\nname = "x"\nwhen = [{}]', "asks for nothing"),
    (HEAD + '[[indicator]]\nname = "x"\nwhen = [{ type = "WAR" }]', "no type 'WAR'"),
    (HEAD + '[[indicator]]\nname = "x"\nwhen = [{ actors = "PER" }]', "'actors' is not understood"),
    (HEAD + '[[indicator]]\nname = "x"\nwhen = [{ layer = "moods", words = "x" }]', "no layer 'moods'"),
    (HEAD + '[[indicator]]\nname = "x"\ndays = 0\nwhen = [{ words = "x" }]', "days is 0"),
    (HEAD + '[[indicator]]\nname = "x"\nwhen = [{ words = 3 }]', "3 is no text"),
    (HEAD + '[[indicator]]\nname = "x"\nwhen = [{ words = " " }]', "asks for nothing|words is empty"),
    (HEAD + '[[indicator]]\nname = "x"\nwhen = 3', "docs/weighing.md"), ("[[indicator", "no TOML")])
def test_what_is_not_understood_is_said_in_one_line(tmp_path: Path, words: str, said: str):
    file = tmp_path / "mine.toml"
    file.write_text(words, encoding="utf-8")
    with pytest.raises(CallError) as error:
        load_indicators(file)
    assert any(part in str(error.value) for part in said.split("|")) and "\n" not in str(error.value)
