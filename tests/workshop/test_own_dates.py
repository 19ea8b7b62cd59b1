"""Alone with notebooks: plans of all workshops gathered from their files, and dates as a calendar file."""

import re
from base64 import b64decode
from pathlib import Path
from typing import Any

import icalendar
import pytest
from two_plans import promise, write_two_plans

from kit import open_workshop
from kit.exercises import Pack, check, load_pack
from kit.workshop.own_answers import OwnAnswers


@pytest.fixture
def two_plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pack:
    """Two notebooks' workshops, and nobody's answers yet."""
    folder = write_two_plans(tmp_path / "pack")
    monkeypatch.setenv("MUTUALITY_EXERCISES", str(folder))
    monkeypatch.setenv("MUTUALITY_DATA", str(tmp_path / "data"))
    assert check.check_pack(folder) == []
    return load_pack(folder)


def answer(tmp_path: Path, pack: Pack, workshop: str, exercise: str, place: str, value: Any) -> None:
    own = OwnAnswers(tmp_path / "data" / "self-study", pack, workshop)
    given = {"id": f"{exercise}/{place}/{value}", "exercise": exercise, "item": place, "value": value}
    assert own.record([given])[0]["status"] == "saved"


def shown(workshop: str, exercise: str) -> str:
    """The result as the page of a notebook is told it."""
    told: list[dict[str, Any]] = []
    result = open_workshop(workshop).result(exercise)
    result.send = told.append
    result._handle_custom_msg({"type": "result", "request": "1", "exercise": exercise}, [])
    return str(told[0]["own"])


def events(html: str) -> list[icalendar.Event]:
    (address,) = re.findall(r'href="data:text/calendar;charset=utf-8;base64,([^"]+)"', html)
    return list(icalendar.Calendar.from_ical(b64decode(address)).walk("VEVENT"))


def test_a_plan_that_gathers_shows_the_plans_of_other_notebooks(tmp_path: Path, two_plans: Pack) -> None:
    answer(tmp_path, two_plans, "first", "moves", "row-1", promise("Call the school", "Ada", "2031-05-05"))
    answer(tmp_path, two_plans, "second", "promises", "row-1", promise("Write it down", "ada"))
    answer(tmp_path, two_plans, "second", "meet", "start", "2031-06-02")
    html = shown("second", "promises")
    assert html.index("Call the school") < html.rindex("Write it down")
    assert len(re.findall(r"<dt[^>]*>Ada</dt>", html)) == 1 and "Plan moves" in html
    assert [(str(each["summary"]), each.decoded("dtstart").isoformat()) for each in events(html)] == [
        ("Ada: Call the school", "2031-05-05"),
        ("We talk", "2031-08-25"),
    ]
    assert [each["uid"] for each in events(shown("second", "meet"))] == [each["uid"] for each in events(html)]
    alone = shown("first", "moves")
    assert "Write it down" not in alone and len(events(alone)) == 1


def test_without_a_date_there_is_no_file_and_it_comes_with_the_first(tmp_path: Path, two_plans: Pack) -> None:
    assert "data:text/calendar" not in shown("second", "promises")
    answer(tmp_path, two_plans, "second", "promises", "row-1", promise("Write it down", "Ada"))
    assert "data:text/calendar" not in shown("second", "promises")
    answer(tmp_path, two_plans, "second", "promises", "row-2", promise("Meet", "Ada", "2031-05-05"))
    before = events(shown("second", "promises"))
    answer(tmp_path, two_plans, "second", "promises", "row-2", promise("Meet", "Ada", "2031-05-06"))
    after = events(shown("second", "promises"))
    assert [each["uid"] for each in before] == [each["uid"] for each in after] and len(after) == 1
    assert after[0]["sequence"] > before[0]["sequence"]
    answer(tmp_path, two_plans, "second", "promises", "row-1", promise("Write it down", "Ada", "2031-05-07"))
    answer(tmp_path, two_plans, "second", "promises", "row-2", None)
    gone, _ = events(shown("second", "promises"))
    assert (gone["uid"], gone["status"]) == (after[0]["uid"], "CANCELLED")
    answer(tmp_path, two_plans, "second", "promises", "row-1", None)
    assert {str(each["status"]) for each in events(shown("second", "promises"))} == {"CANCELLED"}


def test_meetings_whose_start_is_taken_out_are_cancelled(tmp_path: Path, two_plans: Pack) -> None:
    assert "data:text/calendar" not in shown("second", "meet")
    answer(tmp_path, two_plans, "second", "meet", "start", "2031-06-02")
    (before,) = events(shown("second", "meet"))
    answer(tmp_path, two_plans, "second", "meet", "start", None)
    (gone,) = events(shown("second", "meet"))
    assert (gone["uid"], gone["dtstart"], gone["status"]) == (before["uid"], before["dtstart"], "CANCELLED")
    assert gone["sequence"] > before["sequence"] and str(gone["summary"]) == "Cancelled: We talk"


def test_plans_stand_in_the_order_of_the_series(two_plans: Pack) -> None:
    assert [each.id for each in two_plans.plans_with(two_plans.workshop("second"))] == ["moves", "promises"]
    assert [each.id for each in two_plans.plans_with(two_plans.workshop("first"))] == ["moves"]
