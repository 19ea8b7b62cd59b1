"""What the Screen holds in every state of a room: its own schema to the last field, and nothing that is not for all."""

import json
from typing import Any

import pytest
from pydantic import TypeAdapter
from room_in_process import WORDS, RoomInProcess, Rooms, SharedInProcess, Somebody, refused
from shared_room import GAP

from kit.exercises import load_pack
from kit.exercises.session_plans.plans import ExerciseStep
from kit.responses.people import participants
from kit.responses.people.sessions import SCREEN
from kit.room.plan.runner import WHO_IS_HERE
from kit.room.plan.screen import MODES, REVEAL, TALK, WORKING
from kit.room.screen.link import enter_by_screen_link, screen_path
from kit.room.screen.schema import ScreenAnswer
from kit.room.screen.view import screen_now
from kit.room.sides.access import renew_link

PACK = load_pack()
SECRET = "only I know this"
WISH = {"text": SECRET, "shared": False}
TO_STEER = ("pause-asked", "pause-seen", "board-asked", "board-own-side", "board-hold-back", "board-people-look")
NEVER = [
    *(WORDS[key] for key in (*TO_STEER, "board-invitation-link", "board-lock-door", "board-open-door")),
    SECRET,
    WORDS["own-side-result"].partition("{")[0],
    *("proposes", "sees this now", "/c/", "/i/", "/f/", "/s/", "<button", "<form", "<input", "<a ", "<kbd", "<script"),
]


def look(who: Any) -> Any:
    """What the Screen shows, once it was found to be of its schema and to hold nothing that is not for the room."""
    shown = json.loads(json.dumps(who.do(screen_now)))
    assert TypeAdapter(ScreenAnswer).validate_python(shown, strict=True) == shown
    text = json.dumps(shown, ensure_ascii=False)
    assert [each for each in NEVER if each in text] == [], text[:2000]
    with who.context.store.read() as connection:
        people = [each.id for each in participants.participants(connection, who.context.room.id)]
    assert not [each for each in people if each in text]
    return shown


def in_every_mode(two: SharedInProcess) -> dict[str, Any]:
    """The Screen in each mode that boards have, the same for whoever opened it; afterwards it is as it was."""
    before, found = two.board.look()["screen"], {}
    for mode in MODES:
        of_one = [{"exercise": GAP}, {"exercise": GAP, "finding": 1}, {"exercise": "our-story"}]
        for about in ({}, *(of_one if mode in (WORKING, TALK, REVEAL) else ())):
            two.act("show", mode=mode, **about)
            one, other = look(two.aby), look(two.bex)
            assert {**one, "now": 0, "timer": None} == {**other, "now": 0, "timer": None}
            found[f"{mode} {about.get('exercise', '')} {about.get('finding', '')}".strip()] = one
    two.change(screen=before)
    return found


def test_in_every_state_of_a_room_the_screen_holds_only_what_is_for_all(two: SharedInProcess) -> None:
    """Two sides on the way through a sealed exercise, with all that is asked, proposed, held back and refused."""
    aby, bex = two.sides
    two.act("open", workshop="start-here")
    assert look(two.aby)["kind"] == "welcome"
    in_every_mode(two)
    came = [*two.people(aby, 4), *two.people(bex, 4)]
    came[0].send({"exercise": "our-story", "item": "before", "value": WISH})
    came[0].ask_for_a_pause()
    two.act("add-agreement", text="We meet each month.")
    came[1].see_differently(two.board.look()["agreements"][0]["id"])
    with refused(409):
        two.aby.sends("own-side", exercise="readiness")
    found = in_every_mode(two)
    assert found["working gap"]["exercises"][0]["progress"] == [{"side": side, "enough": True} for side in (aby, bex)]
    assert found["reveal gap"]["kind"] == "note", "nothing of it is revealed"
    assert found["debrief"]["cards"] == [{"title": WORDS["board-agreed-differently"], "text": "We meet each month."}]

    two.aby.act("invite", side=aby, deputy=True)
    two.aby.act("console-link")
    two.aby.act("own-side", exercise=GAP)
    assert in_every_mode(two)["reveal gap"]["kind"] == "note"
    two.bex.confirm()
    two.aby.act("hold", exercise=GAP, item="voice", held=True)
    two.act("start-plan", plan="ninety-minutes")
    assert in_every_mode(two)["reveal gap"]["kind"] == "note", "each side sees its own, and the room nothing"
    held = PACK.exercise(GAP).item("voice").text
    two.both("reveal", exercise=GAP)
    found = in_every_mode(two)
    first, second = found["reveal gap"], found["reveal gap 1"]
    assert {first["kind"], second["kind"]} == {"finding"} and first["headline"] != second["headline"]
    assert "<svg" in first["picture"] and first["question"]
    assert held not in json.dumps(found, ensure_ascii=False)
    two.aby.act("reveal", exercise="our-story")
    two.bex.confirm()
    assert SECRET not in json.dumps(in_every_mode(two)), "whoever wrote it has not shared it"

    two.act("pause-plan")
    two.both("close-report")
    two.aby.act("erase-room", code=two.code)
    two.in_the_database("UPDATE room SET set_aside_at = 1 WHERE id = :room")
    in_every_mode(two)
    two.act("end-plan")
    assert look(two.aby)["headline"] == WORDS["screen-end"]


def test_each_step_of_each_plan_has_its_picture(room: RoomInProcess) -> None:
    for name, plan in room.rooms.services.plans.usable.items():
        room.act("start-plan", plan=name)
        for number, step in enumerate(plan.steps):
            room.act("go-to-step", step=number)
            shown = look(room.board)
            joining = isinstance(step, ExerciseStep) and step.exercise == WHO_IS_HERE
            worked = "welcome" if joining else "working"
            assert shown["kind"] == (worked if isinstance(step, ExerciseStep) else "talk")
            assert (shown["step"]["number"], shown["step"]["of"]) == (number + 1, len(plan.steps))
            assert shown["timer"]["seconds"] == step.minutes * 60
            assert shown["headline"] or shown["text"]
        room.act("pause-plan")
        assert look(room.board)["step"]["paused"]
        room.act("end-plan")
        assert look(room.board)["kind"] == "welcome"


def test_findings_come_one_at_a_time_and_never_more_than_there_are(room: RoomInProcess) -> None:
    room.act("open", workshop="mutuality-gap")
    for side in room.sides:
        room.people(side, 8)
    assert look(room.board)["kind"] == "welcome"
    room.act("reveal", exercise=GAP)
    count = len(room.board.findings())
    seen = []
    for number in range(count):
        room.act("show", mode="reveal", exercise=GAP, finding=number)
        shown = look(room.board)
        assert shown["place"].endswith(f"Finding {number + 1} of {count}")
        seen.append(shown["headline"])
    assert len(set(seen)) == count
    room.act("show", mode="reveal", exercise=GAP, finding=99)
    assert look(room.board)["headline"] == seen[-1]
    room.act("hide", exercise=GAP)
    assert look(room.board)["picture"] == ""


def test_own_words_are_read_as_cards_a_few_at_a_time_and_equal_ones_once(room: RoomInProcess) -> None:
    room.act("open", workshop="start-here")
    texts = ["We never wrote it down.", "We never wrote it down.", *(f"Moment number {at}." for at in range(6))]
    for at, text in enumerate(texts):
        person = room.participant(room.sides[at % 2])
        person.answer("our-story", {"before": {"text": text, "shared": True}, "aims": WISH})
    room.act("reveal", exercise="our-story")
    pages = len(room.board.findings("our-story"))
    cards = []
    for number in range(pages):
        room.act("show", mode="reveal", exercise="our-story", finding=number)
        shown = look(room.board)
        assert shown["headline"] == PACK.exercise("our-story").item("before").text
        assert 1 <= len(shown["cards"]) <= 6
        cards += shown["cards"]
    assert sorted(each["text"] for each in cards) == sorted(set(texts))
    assert [each["title"] for each in cards if each["title"]] == [WORDS["texts-alike"].format(count=2)]


def test_tables_are_shown_one_at_a_time(room: RoomInProcess) -> None:
    room.act("open", workshop="action-learning-space")
    for table in (1, 2):
        person = room.participant(room.sides[0]).sit(table)
        person.answer("canvas", {"incentive": {"text": f"What table {table} wants", "also": []}, "shared": True})
    room.act("reveal", exercise="canvas")
    shown = []
    for number in range(len(room.board.findings("canvas"))):
        room.act("show", mode="reveal", exercise="canvas", finding=number)
        shown.append(look(room.board))
    assert [each["headline"] for each in shown] == ["Table 1", "Table 2"]
    assert [card["text"] for each in shown for card in each["cards"]] == ["What table 1 wants", "What table 2 wants"]


def test_another_address_is_shown_by_boards_and_screens_as_long_as_the_computer_has_it(
    room: RoomInProcess, rooms: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    best, other = "http://192.168.1.7:8888", "http://10.0.0.7:8888"
    monkeypatch.setattr(rooms.services, "urls", (best, other))
    assert look(room.board)["join"]["address"] == f"{best}/join"
    shown = room.board.look()["room"]["addresses"][1]
    room.act("show-address", address=shown)
    assert look(room.board)["join"]["address"] == f"{other}/join"
    assert room.board.look()["room"]["join_url"] == shown
    with refused(404):
        room.act("show-address", address="http://elsewhere.example/join")
    monkeypatch.setattr(rooms.services, "urls", (best,))
    assert look(room.board)["join"]["address"] == f"{best}/join"


def test_whoever_came_by_the_link_of_the_screen_can_do_nothing_else(room: RoomInProcess, rooms: Rooms) -> None:
    with rooms.services.store.read() as connection:
        path = screen_path(connection, rooms.services, room.room)
    _, _, code, key = path.split("/")
    screen = Somebody(rooms, rooms.run(enter_by_screen_link(rooms.services, code, key)), SCREEN)
    assert look(screen)["join"]["code"] == room.code
    with refused(403):
        screen.sends("show", mode="dark")
    for wrong in ("", "0" * 16, key[:-1]):
        with refused(403):
            rooms.run(enter_by_screen_link(rooms.services, code, wrong))
    room.board.do(renew_link, room.board.token)
    with refused(403):
        rooms.run(enter_by_screen_link(rooms.services, code, key))
    with refused(403):
        look(screen)
