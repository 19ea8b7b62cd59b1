"""A sheet in a notebook of one's own: one writer, no tables, and what the kit asks of it."""

from pathlib import Path

import pytest

from kit import open_workshop
from kit.exercises import Pack
from kit.widgets.form_widget import reply
from kit.workshop.own_answers import OwnAnswers

WORKSHOP = "action-learning-space"


def test_a_sheet_is_saved_and_read_back(pack: Pack, tmp_path: Path) -> None:
    exercise, words, kept = pack.exercise("canvas"), pack.words(), OwnAnswers(tmp_path, pack, WORKSHOP)
    value = {"also": [], "text": "A flood"}
    answer = {"id": "a", "exercise": "canvas", "item": "moment", "value": value}
    told = reply({"type": "send", "request": 1, "answers": [answer]}, exercise, words, kept)
    assert [each["status"] for each in told["receipts"]] == ["saved"]
    assert reply({"type": "load", "request": 2}, exercise, words, kept)["answers"]["canvas/moment"]["value"] == value
    result = reply({"type": "result", "request": 3}, exercise, words, kept)
    assert "1 of 15 places" in result["own"] and "Where is the difference" in result["own"]


def test_the_invented_sheet_is_asked_what_its_gaps_say(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MUTUALITY_DATA", str(tmp_path))
    workshop = open_workshop(WORKSHOP)
    sheet = workshop.example("canvas")
    assert list(sheet.index[sheet["text"] == ""]) == ["actors.ours", "knowledge.ours", "rules", "outcome.back"]
    assert list(workshop.read_back("canvas", sheet).index) == ["one-sided", "no-rules", "no-return"]
    sheet["text"] = ""
    assert workshop.read_back("canvas", sheet).empty
    assert not (workshop.example("learning-cycle")["text"] == "").all()
    with pytest.raises(TypeError, match="no sheet"):
        workshop.read_back("space-terrain", sheet)
