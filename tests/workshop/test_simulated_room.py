"""The simulated room of who learns alone: always the same answers, exported through the same gate as real ones."""

from pathlib import Path

import pandas
import pytest

from kit import read_export
from kit.exercises import Checklist, Pack, PairedScale, PickAndRank, Scale
from kit.reports import To, What
from kit.workshop import open_workshop
from kit.workshop.lesson import Lesson

PERSON = "person"


@pytest.fixture
def lesson(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lesson:
    monkeypatch.setenv("MUTUALITY_DATA", str(tmp_path))
    return open_workshop("linking")


def sorted_rows(table: pandas.DataFrame) -> list[list[str]]:
    return sorted(table.drop(columns=PERSON, errors="ignore").astype(str).to_numpy().tolist())


def test_it_answers_the_same_every_time_under_new_names(lesson: Lesson) -> None:
    one, other = (read_export(lesson.simulated_export("readiness")) for _ in range(2))
    assert sorted_rows(one) == sorted_rows(other)
    assert not set(one[PERSON]) & set(other[PERSON])
    assert set(one["side"]) == {"Northmere", "Lakewood"}  # cities that do not exist
    assert one[PERSON].nunique() <= 24


@pytest.mark.parametrize("to", ["csv", "xlsx", "json"])
@pytest.mark.parametrize("what", ["results", "answers"])
def test_it_comes_as_any_file_that_a_room_exports(lesson: Lesson, what: What, to: To) -> None:
    file = lesson.simulated_export("challenges", what, to)
    assert file.suffix == f".{to}"
    assert sorted_rows(read_export(file)) == sorted_rows(read_export(lesson.simulated_export("challenges", what)))


def test_there_is_one_for_every_scale_checklist_and_ranking(pack: Pack, lesson: Lesson) -> None:
    for name in pack.manifest.workshops:
        opened = open_workshop(name)
        for exercise in pack.workshop(name).exercises:
            kinds = Scale | PairedScale | Checklist | PickAndRank
            if isinstance(exercise, kinds) and not exercise.private:
                assert len(read_export(opened.simulated_export(exercise.id))) > 20


def test_other_kinds_say_that_there_is_none(lesson: Lesson) -> None:
    with pytest.raises(TypeError, match="no simulated answers"):
        lesson.simulated_export("kind-of-link")


def test_nothing_private_is_exported(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MUTUALITY_DATA", str(tmp_path))
    with pytest.raises(ValueError, match="private"):
        open_workshop("emotional-intelligence").simulated_export("self-scoring")
