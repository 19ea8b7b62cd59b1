"""The path of somebody who learns alone: counted from the pack and from the answers on this computer, never typed."""

import re
from pathlib import Path
from typing import Any

import pytest

import kit
from kit.exercises import Exercise, Pack, exercises_folder
from kit.exercises.check import check_pack
from kit.exercises.times import minutes_alone
from kit.workshop import learning_path
from kit.workshop.learning_path import LearningPath
from kit.workshop.own_answers import OwnAnswers


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUTUALITY_DATA", str(tmp_path))


def keep(folder: Path, pack: Pack, workshop: str, answers: dict[str, dict[str, Any]]) -> None:
    given = [
        {"id": f"{exercise}-{item}", "exercise": exercise, "item": item, "value": value}
        for exercise, items in answers.items()
        for item, value in items.items()
    ]
    receipts = OwnAnswers(folder / "self-study", pack, workshop).record(given)
    assert {each["status"] for each in receipts} == {"saved"}


def everything(exercise: Exercise) -> dict[str, Any]:
    """Answers to all of an exercise of 'Start here'."""
    values = {
        "choice": lambda item: item.options[0].id if item.options else "ours",
        "open": lambda item: {"text": "We met at a fair.", "shared": False},
        "pick-and-rank": lambda item: {"picked": [item.options[0].id], "ranked": []},
    }
    return {item.id: values[exercise.kind](item) for item in exercise.items}


def said(path: LearningPath) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", path._repr_html_()).split())


def test_the_evenings_hold_every_workshop_once_in_the_order_of_the_series(pack: Pack) -> None:
    assert len(pack.manifest.evenings) == 5
    assert [name for evening in pack.manifest.evenings for name in evening] == list(pack.manifest.workshops)


def test_times_are_those_of_the_pack(pack: Pack) -> None:
    path = learning_path()
    assert path.table()["minutes"].to_dict() == {
        name: minutes_alone(pack.workshop(name)) for name in pack.manifest.workshops
    }
    for number, evening in enumerate(pack.manifest.evenings, 1):
        assert f"Evening {number}, {sum(minutes_alone(pack.workshop(name)) for name in evening)} minutes" in said(path)
    hours = sum(minutes_alone(pack.workshop(name)) for name in pack.manifest.workshops) / 60
    said_hours = f"{len(pack.manifest.evenings)} evenings, {hours:.1f}".removesuffix(".0")
    assert f"{said_hours} hours" in said(path)


def test_at_first_nothing_is_done_and_the_first_exercise_is_next(pack: Pack) -> None:
    path = learning_path()
    assert path.next and path.next.next
    assert (path.next.workshop.workshop, path.next.next.id) == ("start-here", "who-we-are")
    assert "Next: “Who we are”" in said(path) and "Done" not in said(path)
    assert path.table()["done"].sum() == 0


def test_what_is_kept_here_is_counted_and_leads_on(pack: Pack, tmp_path: Path) -> None:
    exercises = pack.workshop("start-here").exercises
    keep(tmp_path, pack, "start-here", {exercises[0].id: everything(exercises[0])})
    begun = learning_path()
    assert begun.next and begun.next.workshop.workshop == "start-here"
    assert f"1 of {len(exercises)} exercises done" in said(begun)
    keep(tmp_path, pack, "start-here", {each.id: everything(each) for each in exercises[1:]})
    path = learning_path()
    assert path.table().loc["start-here", "done"] == len(exercises)
    assert path.next and path.next.workshop.workshop == "linking"
    assert "✓ Done" in said(path)


def test_an_exercise_in_part_is_not_done(pack: Pack, tmp_path: Path) -> None:
    keep(tmp_path, pack, "linking", {"readiness": {"rationale": "yes"}})
    assert learning_path().table().loc["linking", "done"] == 0


def test_in_a_room_nobody_is_known(pack: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    exercises = pack.workshop("start-here").exercises
    keep(tmp_path, pack, "start-here", {each.id: everything(each) for each in exercises})
    monkeypatch.setenv("MUTUALITY_IN_ROOM", "1")
    assert learning_path().table()["done"].sum() == 0


def test_links_lead_to_the_notebooks_beside_this_one(pack: Pack) -> None:
    links = re.findall(r'href="([^"]+)"', kit.learning_path()._repr_html_())
    assert links == [f"{name}.ipynb" for name in pack.manifest.workshops]


@pytest.mark.parametrize(
    ("evenings", "message"),
    [
        ("[[start-here], [no-such-workshop]]", "'no-such-workshop' is not in the list 'workshops'"),
        ("[[start-here], [linking, start-here]]", "'start-here' stands in two evenings"),
    ],
)
def test_evenings_of_a_pack_name_its_workshops(tmp_path: Path, evenings: str, message: str) -> None:
    text = (exercises_folder() / "pack.yaml").read_text(encoding="utf-8")
    kept = re.sub(r"(?m)^evenings:\n( .*\n)+", "", text)
    line = kept.count("\n") + 1
    (tmp_path / "pack.yaml").write_text(f"{kept.rstrip()}\nevenings: {evenings}\n", encoding="utf-8")
    (fault, *_) = check_pack(tmp_path)
    assert message in fault.message and fault.line == line
