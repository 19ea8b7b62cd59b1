"""Somebody who works alone keeps her answers when the exercises change, and none is put to another question."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from small_pack import SmallPack, write_small_pack

from kit.exercises import load_pack
from kit.workshop.own_answers import OwnAnswers

OFFICE = {"work": ["office"]}
QUESTION = ("text: Which work?", "text: Which colour?")
OPTION = ("{id: office, text: In an office}", "{id: office, text: Red}")


@dataclass
class Alone:
    """Her folder and a pack that its author changes; each call is a kernel of its own."""

    folder: Path
    files: SmallPack

    @property
    def answers(self) -> OwnAnswers:
        return OwnAnswers(self.folder, load_pack(self.files.folder), "arrive")

    def says(self, name: str, value: Any, place: str = "work", exercise: str = "who") -> None:
        (receipt,) = self.answers.record([{"id": name, "exercise": exercise, "item": place, "value": value}])
        assert receipt["status"] == "saved", receipt

    def changes(self, old: str, new: str) -> None:
        for language in ("en", "fr"):
            self.files.change(f"{language}/arrive.yaml", old, new)

    def writes_as_before(self, name: str, value: Any, place: str = "work", exercise: str = "who") -> None:
        """A line from before the kit kept what an answer is about."""
        line = {"seq": 1, "id": name, "exercise": exercise, "item": place, "value": value, "recorded_at": 0.0}
        self.folder.mkdir(exist_ok=True)
        with (self.folder / "arrive.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")


@pytest.fixture
def alone(tmp_path: Path) -> Alone:
    return Alone(tmp_path / "self-study", write_small_pack(tmp_path / "pack"))


@pytest.mark.parametrize(("old", "new"), [QUESTION, OPTION, ("many: true", "many: false")])
def test_an_answer_to_another_question_is_not_shown_and_comes_back(alone: Alone, old: str, new: str) -> None:
    alone.says("a", ["office"])
    alone.changes(old, new)
    assert alone.answers.of("who") == {} and alone.answers.load() == {}
    assert [line["value"] for line in alone.answers.lines()] == [["office"]], "nothing of it is lost"
    alone.changes(new, old)
    assert alone.answers.of("who") == OFFICE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("text: Which work?", "text: '**Which** work'"),
        ("{id: outside,", "{id: sea, text: At sea}\n          - {id: outside,"),
        ("title: Ready", "title: Ready or not"),
    ],
)
def test_what_leaves_an_answer_what_it_was_changes_nothing(alone: Alone, old: str, new: str) -> None:
    alone.says("a", ["office"])
    alone.changes(old, new)
    assert alone.answers.of("who") == OFFICE


def test_words_that_the_author_only_corrected_keep_the_answers(alone: Alone) -> None:
    alone.says("a", ["office"])
    alone.changes(*QUESTION)
    assert alone.answers.of("who") == {}
    alone.files.change("pack.yaml", 'version: "1.0"', 'version: "1.0.1"')
    assert alone.answers.of("who") == OFFICE


def test_another_pack_in_the_same_folder_shows_nothing_of_the_first(alone: Alone) -> None:
    alone.says("a", ["office"])
    alone.files.change("pack.yaml", "id: bridges", "id: colours")
    assert alone.answers.of("who") == OFFICE, "the same questions, copied into a pack of one's own"
    alone.changes(*OPTION)
    alone.files.change("pack.yaml", 'version: "1.0"', 'version: "1.0.1"')
    assert alone.answers.of("who") == {}, "a correction is one of the same pack"


def test_each_wording_keeps_its_own_last_answer(alone: Alone) -> None:
    alone.says("a", ["office"])
    alone.changes(*QUESTION)
    (receipt,) = alone.answers.record([{"id": "no", "exercise": "who", "item": "work", "value": ["none such"]}])
    assert receipt["current"] == {"seq": None, "value": None}, "an answer to the earlier wording is not current"
    alone.says("b", ["outside"])
    alone.says("c", None)
    assert alone.answers.of("who") == {}
    assert alone.answers.load() == {"who/work": {"value": None, "seq": 3}}
    alone.changes(*reversed(QUESTION))
    assert alone.answers.of("who") == OFFICE, "clearing the one clears nothing of the other"


def test_lines_from_before_are_about_what_is_asked_when_they_are_first_read(alone: Alone) -> None:
    alone.writes_as_before("a", ["office"])
    alone.writes_as_before("b", "yes", "boat", "ready")
    assert alone.answers.of("who") == OFFICE
    alone.changes(*QUESTION)
    assert alone.answers.of("who") == {}
    assert alone.answers.of("ready") == {"boat": "yes"}
    assert [line["id"] for line in alone.answers.lines()] == ["a", "b"]
    alone.changes(*reversed(QUESTION))
    assert alone.answers.of("who") == OFFICE


def test_lines_from_before_can_be_read_where_nothing_can_be_written(
    alone: Alone, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: OwnAnswers, *given: Any) -> None:
        raise OSError("no space left")

    alone.writes_as_before("a", ["office"])
    monkeypatch.setattr(OwnAnswers, "_append", full)
    assert alone.answers.of("who") == OFFICE


def test_the_words_are_kept_once(alone: Alone) -> None:
    for number in range(4):
        alone.says(str(number), [("office", "outside")[number % 2]])
    text = (alone.folder / "arrive.jsonl").read_text(encoding="utf-8")
    assert text.count("Which work?") == 1 and len(text.splitlines()) == 5
