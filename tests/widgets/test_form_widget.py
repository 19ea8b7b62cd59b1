"""The widgets as Python objects: what a page asks, what it is told, and what never reaches a notebook file."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from kit.exercises import Pack
from kit.widgets.form_widget import Form, Result, reply


class Kept:
    """Answers in memory; `full` is a disk without room."""

    keeper = "kept"

    def __init__(self) -> None:
        self.answers: dict[str, dict[str, Any]] = {}
        self.full = False

    def load(self) -> Mapping[str, Mapping[str, Any]]:
        return self.answers

    def record(self, answers: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        if self.full:
            raise OSError("no space left")
        for answer in answers:
            self.answers[f"{answer['exercise']}/{answer['item']}"] = {
                "value": answer["value"],
                "seq": len(self.answers) + 1,
            }
        return [{"id": each["id"], "seq": 1, "status": "saved", "message": "", "current": None} for each in answers]


SECRET = "what I would tell nobody"
NOTE = {"id": "a", "exercise": "readiness", "item": "before-you-start.note", "value": SECRET, "based_on": None}


@pytest.fixture
def kept() -> Kept:
    return Kept()


def asked(widget: Form | Result, message: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the widget sends back when its page sends `message`."""
    sent: list[dict[str, Any]] = []
    monkeypatch.setattr(type(widget), "send", lambda _, content, buffers=None: sent.append(content))
    widget._handle_custom_msg(message, [])
    return sent[0]


def test_a_form_saves_and_gives_back(pack: Pack, kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    form = Form(pack.exercise("readiness"), pack.words(), kept)
    saved = asked(form, {"type": "send", "request": "1", "answers": [NOTE]}, monkeypatch)
    assert (saved["request"], saved["receipts"][0]["status"]) == ("1", "saved")
    loaded = asked(form, {"type": "load", "request": "2"}, monkeypatch)
    assert loaded["answers"]["readiness/before-you-start.note"]["value"] == SECRET


def test_a_result_is_made_when_it_is_asked_for(pack: Pack, kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.record([NOTE, {**NOTE, "item": "rationale", "value": "not-yet"}])
    result = Result(pack.exercise("readiness"), pack.words(), kept)
    told = asked(result, {"type": "result", "request": "1", "exercise": "readiness"}, monkeypatch)
    assert SECRET in told["own"] and told["room"] is None


@pytest.mark.parametrize("kind", [Form, Result])
def test_no_answer_reaches_the_state_that_a_notebook_saves(pack: Pack, kept: Kept, kind: Any) -> None:
    kept.record([NOTE])
    widget = kind(pack.exercise("readiness"), pack.words(), kept)
    reply({"type": "send", "request": "1", "answers": [NOTE]}, pack.exercise("readiness"), pack.words(), kept)
    state = json.dumps(widget.get_state(), default=str)
    assert SECRET not in state
    assert {"html", "words"} <= set(widget.get_state())
    assert SECRET not in json.dumps(widget._repr_mimebundle_(), default=str)


def test_a_full_disk_is_said_and_not_acknowledged(pack: Pack, kept: Kept) -> None:
    kept.full = True
    told = reply({"type": "send", "request": "7", "answers": [NOTE]}, pack.exercise("readiness"), pack.words(), kept)
    assert told == {"request": "7", "error": "no space left"}


def test_an_unknown_message_is_answered(pack: Pack, kept: Kept) -> None:
    told = reply({"type": "dance", "request": "8"}, pack.exercise("readiness"), pack.words(), kept)
    assert told["request"] == "8" and "dance" in told["error"]


def test_stored_outputs_stay_the_same(pack: Pack, kept: Kept) -> None:
    readiness = pack.exercise("readiness")
    assert repr(Form(readiness, pack.words(), kept)) == "Form('readiness')"
    assert repr(Result(readiness, pack.words(), kept)) == "Result('readiness')"
