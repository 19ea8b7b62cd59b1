"""What a room answers is what the schema says, to the last field, and so are the types of the scripts."""

import json
from typing import Any

import api_types
from pydantic import TypeAdapter
from room_in_process import SharedInProcess
from shared_room import GAP

from kit.room import schema
from kit.room.participants.answers import own_answers


def check(kind: Any, answer: Any) -> None:
    """Pass if `answer` is of this `kind`, without one field more, as it goes over the line."""
    sent = json.loads(json.dumps(answer))
    assert TypeAdapter(kind).validate_python(sent, strict=True) == sent


def check_all(two: SharedInProcess, *people: Any) -> None:
    for board in (two.aby, two.bex):
        check(schema.BoardOfRoom, board.look())
        check(schema.RoomAnswer, board.state())
    for person in people:
        check(schema.RoomAnswer, person.state())
        check(schema.Answered, own_answers(person.context))
        check(schema.Me, person.me())
        for exercise in ("who-we-are", "kind-of-link", GAP):
            check(dict[str, str | None], person.result(exercise))
            assert set(person.result(exercise)) == {"own", "side", "room"}


def test_answers_are_of_the_schema_whatever_the_room_does(two: SharedInProcess) -> None:
    aby, bex = two.sides
    observer = two.participant("observer")
    check_all(two, observer)
    came = [*two.people(aby, 4), *two.people(bex, 4)]
    saved = came[0].send({"exercise": "kind-of-link", "item": "kind", "value": ["twinning"]})
    late = came[0].send({"id": "late", "exercise": "kind-of-link", "item": "kind", "value": ["none"]})
    for receipt in (*saved, *late):
        check(schema.ReceiptAnswer, receipt)
    came[0].sit(2)
    two.act("start-plan", plan="ninety-minutes")
    two.act("add-agreement", text="We meet each month.")
    two.act("choose-episodes", workshop="mutuality-cases", episodes=["bus-lane"])
    came[0].ask_for_a_pause()
    two.aby.act("own-side", exercise=GAP)
    check_all(two, came[0], observer)
    two.bex.confirm()
    two.aby.act("hold", exercise=GAP, item="voice", held=True)
    check_all(two, came[0], observer)
    two.both("reveal", exercise=GAP)
    two.both("close-report")
    two.act("pause-plan")
    two.in_the_database("UPDATE room SET set_aside_at = 1 WHERE id = :room")
    check_all(two, came[0], observer)


def test_the_types_of_the_scripts_are_those_of_the_schema() -> None:
    assert api_types.FILE.read_text(encoding="utf-8") == api_types.written(), "run tests/api_types.py"
