"""A private workshop in a notebook of one's own: in the person's file, and nowhere in the notebook."""

import stat
import sys
from pathlib import Path
from typing import Any

import pytest
from notebooks import notebooks, read

from kit.exercises import Scale, load_pack
from kit.results import profile
from kit.widgets.form_widget import Form, Result, reply
from kit.workshop import open_workshop
from kit.workshop.own_answers import OwnAnswers

PACK = load_pack()
WORKSHOP = PACK.workshop("emotional-intelligence")
SELF_SCORING = WORKSHOP.exercise("self-scoring")
SECRET = "I envy our partners"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OwnAnswers:
    monkeypatch.setenv("MUTUALITY_DATA", str(tmp_path))
    answers = OwnAnswers(tmp_path / "self-study", PACK, WORKSHOP.workshop)
    answers.record(
        [
            {"id": "a", "exercise": "self-scoring", "item": "pause", "value": 4},
            {
                "id": "b",
                "exercise": "one-thing-to-practise",
                "item": "strength",
                "value": {"text": SECRET, "shared": False},
            },
        ]
    )
    return answers


def test_private_answers_lie_in_a_file_for_this_user_alone(own: OwnAnswers) -> None:
    if sys.platform != "win32":
        assert stat.S_IMODE(own.file.stat().st_mode) == 0o600
        own.file.chmod(0o644)  # as an older kit left it
        own.record([{"id": "c", "exercise": "self-scoring", "item": "pause", "value": 5}])
        assert stat.S_IMODE(own.file.stat().st_mode) == 0o600
    assert own.of("one-thing-to-practise")["strength"]["text"] == SECRET


@pytest.mark.parametrize("name", ["self-scoring", "one-thing-to-practise"])
def test_private_answers_are_in_no_widget_state_and_no_output(own: OwnAnswers, name: str) -> None:
    lesson = open_workshop("emotional-intelligence")
    for shown in (lesson.exercise(name), lesson.result(name)):
        assert isinstance(shown, Form | Result)
        state = repr({**shown.get_state(), "_esm": ""}) + repr(shown) + repr(shown._repr_mimebundle_())
        assert SECRET not in state
        assert "Only you can read this" in state or isinstance(shown, Result)
    told = reply({"type": "result", "request": "1"}, WORKSHOP.exercise(name), load_pack().words(), own)
    assert "own" in told  # results travel as messages, which no notebook keeps
    assert "stays in a file on this computer" in lesson.introduction().html


def test_the_private_notebook_works_on_invented_answers_alone() -> None:
    (file,) = [each for each in notebooks() if each.stem == "emotional-intelligence"]
    sources = "\n".join(cell.source for cell in read(file).cells if cell.cell_type == "code")
    assert "responses" not in sources and sources.count('workshop.example("self-scoring")') == 1


def test_the_cells_that_look_inside_agree_with_the_kit() -> None:
    assert isinstance(SELF_SCORING, Scale)
    answers = open_workshop("emotional-intelligence").example("self-scoring")
    values: dict[str, Any] = {str(item): int(value) for item, value in answers["value"].dropna().items()}
    expected = {each.id: each.mean for each in profile(SELF_SCORING, values).headings}
    turned = answers["value"].where(~answers["reverse"], 6 - answers["value"])
    by_heading = turned.groupby(answers["heading"], sort=False)
    found = by_heading.mean().where(by_heading.count() > 2)
    assert dict(found.dropna().items()) == pytest.approx(
        {name: mean for name, mean in expected.items() if mean is not None}
    )
    assert [name for name, mean in expected.items() if mean is None] == ["motivation"]
    with pytest.raises(TypeError, match="scales and sheets alone"):
        open_workshop("emotional-intelligence").example("one-thing-to-practise")
