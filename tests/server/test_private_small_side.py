"""A side of three on a real server: in two rooms they answer otherwise, and no exit of the two rooms differs."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from exported_files import FORMATS, WHAT, read
from listed_exits import address, listed
from server_process import Client, RoomOnServer, ServerProcess
from two_gatherings import next_room

from kit.server.routes import ROUTES

CHALLENGES, KIND, STORY, GAP, PLAN = "challenges", "kind-of-link", "our-story", "gap", "action-plan"
ROUNDS, EPISODES, GUESS = "dilemma", "what-was-learned", "guess-first"
SHARED = ("side", "room")  # of a result: the same for all who see it
SHOWN = (CHALLENGES, KIND, STORY, ROUNDS, EPISODES)
MANY, FEW = 8, 3
SECRET = "only three of us said this"
Room = tuple[RoomOnServer, Client, Client]  # the room, one of the many, and her neighbour on paper


def say(person: Client, point: int, kind: str, text: str) -> None:
    person.answer(CHALLENGES, {"image": {"us": point, "them": 6 - point}})
    person.answer(KIND, {"kind": [kind]})
    person.answer(STORY, {"before": {"text": text, "shared": False}})
    person.answer(GAP, {"voice": {"us": point, "them": point}})
    person.answer(GUESS, {"their-first": ["honesty", "voice", "feedback"]})
    person.answer(ROUNDS, {"comfort": point, "comfort.again": 6 - point})
    person.answer(EPISODES, {"bus-lane.level": "professional" if kind == "twinning" else "institutional"})


def made(server: ServerProcess, point: int, kind: str) -> Room:
    """Eight people who answer alike in every room, and three of the other side who answer as given."""
    room = server.room()
    for workshop in ("linking", "mutuality-gap", "mutuality-cases"):
        room.act("open", workshop=workshop)
    room.act("choose-episodes", workshop="mutuality-cases", episodes=["bus-lane"])
    many = [room.participant(room.sides[0]) for _ in range(MANY)]
    for number, person in enumerate(many):
        say(person, 1 + number % 5, "twinning", "ours")
    for _ in range(FEW):
        say(room.participant(room.sides[1]), point, kind, f"{SECRET}, {point}")
    helper = many[0]
    assert helper.form("/paper", side=str(room.sides[0]))[0] == 200
    (sheet,) = re.findall(r"/paper/[0-9a-f]{32}", helper.get("/paper").decode())
    on_paper = Client(server.here + sheet, helper.jar)
    return room, helper, on_paper


def addresses() -> Iterator[tuple[str, str]]:
    """Who asks what: each address whose answer could hold others' answers."""
    for who in ("participant", "board"):
        yield from (
            (who, path) for path in ("/", "/privacy", "/health", "/api/start", "/api/state", "/api/me", "/api/answers")
        )
        yield who, "/w/linking"
    for exercise in (*SHOWN, GAP, GUESS):
        yield from (("participant", f"/{kind}/{exercise}") for kind in ("api/result", "print", "answers"))
        yield from ((who, f"/api/result/{exercise}/{part}") for who in ("participant", "on paper") for part in SHARED)
        yield "participant", f"/api/history/{exercise}/image"
        yield "participant", f"/calendar/{exercise}.ics"
        yield from (("on paper", f"/{kind}/{exercise}") for kind in ("api/result", "answers"))
        yield from (("board", f"/api/board/result/{exercise}{more}") for more in ("", "?wide=1", "?stage=own-side"))
        yield "board", f"/api/board/findings/{exercise}"
    yield "on paper", "/api/state"
    yield from (
        ("board", path)
        for path in (
            "/board",
            "/board/console",
            "/api/board",
            "/board/paper",
            "/handout/linking",
            "/screen",
            "/api/screen",
        )
    )
    yield from (("board", f"/api/board/export?what={what}&to={to}") for what in WHAT for to in FORMATS)


def without_chance(room: RoomOnServer, text: str) -> str:
    """What names the room, its people and the moment is not what anybody answered."""
    moments = "seq|at|version|revealed_at|until|longest_lag_ms|open_pages|executions|id|news|now|drawings|moment"
    text = re.sub(rf'"({moments})": [\d.]+', r'"\1": 0', text)
    for number, side in enumerate(room.sides):
        names = r'"side": |"id": "|data-side="|type="radio" name="side" value="'
        text = re.sub(rf"({names}){side}\b", rf"\g<1>side {number}", text)
    text = re.sub(r'("qr": "data:)[^"]+', r"\1", text).replace(room.code, "CODE")
    text = re.sub("/s/CODE/[0-9a-f]{16}", "/s/CODE/KEY", text)
    return re.sub(r"[0-9a-f]{32}|person-[0-9a-f]{8}", "ID", text)


def walk(given: Room, *exercises: str) -> dict[str, Any]:
    """What each address says; with `exercises`, only those that are about them, and the files."""
    room, participant, on_paper = given
    clients = {"participant": participant, "on paper": on_paper, "board": room.board}
    found: dict[str, Any] = {}
    for who, path in addresses():
        about = any(f"/{each}" in path for each in exercises)
        if exercises and not about and not path.endswith(("/", "/api/board")) and "export" not in path:
            continue
        status, body = clients[who].request("GET", path)
        if status == 200 and "export" in path:
            rows = read(body, path.rsplit("=", 1)[1])
            text = "\n".join(sorted(json.dumps(row, sort_keys=True) for row in rows))
        else:
            text = body.decode()
        assert SECRET not in text
        text = (
            "\n".join(sorted(without_chance(room, text).splitlines()))
            if "export" in path
            else without_chance(room, text)
        )
        found[f"{who} {path}"] = (status, text)
    for exercise in exercises or SHOWN:  # what the Screen shows depends on what facilitators run
        for number in range(2):
            room.act("show", mode="reveal", exercise=exercise, finding=number)
            found[f"the Screen {exercise} {number}"] = without_chance(room, room.board.get("/api/screen").decode())
    for who, client in () if exercises else clients.items():
        with client.listening() as lines:
            told = next(line for line in lines if line.startswith(b"data:"))  # before it stands when to come back
        found[f"{who} events"] = without_chance(room, told.decode())
    return found


def differing(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """Which exits are not alike, each with the first place where they differ."""
    found = []
    for exit in one:
        here, there = (json.dumps(each[exit], ensure_ascii=False) for each in (one, other))
        if here != there:
            at = next((at for at, pair in enumerate(zip(here, there, strict=False)) if len({*pair}) > 1), 0)
            found.append(f"{exit}: {here[max(0, at - 80) : at + 80]} / {there[max(0, at - 80) : at + 80]}")
    return found


@pytest.fixture(scope="module")
def twins(server: ServerProcess) -> tuple[Room, Room]:
    return made(server, 1, "community-links"), made(server, 5, "twinning")


def test_suppress_three_people_at_every_exit_before_and_after_the_reveal(
    twins: tuple[Room, Room], server: ServerProcess, tmp_path: Path
) -> None:
    said = server.said()
    first, second = twins
    assert not differing(walk(first), walk(second))
    for room, *_ in twins:
        told = {room.board.post_json("/api/board/act", {"act": "reveal", "exercise": each})[0] for each in SHOWN}
        assert told == {200}
        assert room.board.post_json("/api/board/act", {"act": "reveal", "exercise": GAP})[0] == 409, "it is sealed"
    after = [walk(room) for room in twins]
    assert not differing(*after)
    for exercise in (CHALLENGES, KIND, ROUNDS, EPISODES):
        _, html = after[0][f"participant /api/result/{exercise}/room"]
        assert "8" in html and "Aby" in html, "the larger side is shown"
    rows = [json.loads(row) for row in after[0]["board /api/board/export?what=results&to=csv"][1].splitlines()]
    told = {row["side"] for row in rows if row["exercise"] in set(SHOWN) - {STORY} and row["count"]}
    assert told == {"Aby"}, "neither the three nor the whole room"
    assert len({by_command(server, room.code, tmp_path).replace(room.code, "") for room, *_ in twins}) == 1
    for room, *_ in twins:
        room.act("close-report")
    closed = [walk(room, STORY) for room in twins]
    assert not differing(*closed)
    assert (
        closed[0]["board /api/board/export?what=results&to=csv"]
        == after[0]["board /api/board/export?what=results&to=csv"]
    ), "what is closed is what was shown"
    years_later = [walk(followed(room), CHALLENGES) for room, *_ in twins]
    assert not differing(*years_later)
    assert "Since last time" in years_later[0][f"participant /api/result/{CHALLENGES}/room"][1]
    assert server.said() == said, "the log says nothing of it"


def followed(earlier: RoomOnServer) -> Room:
    """The next gathering, in which five of each side answer alike after every twin."""
    room = next_room(earlier)
    room.act("open", workshop="linking")
    came = [room.participant(side) for side in room.sides for _ in range(5)]
    for number, person in enumerate(came):
        person.answer(CHALLENGES, {"image": {"us": 1 + number % 5, "them": 3}})
    room.act("reveal", exercise=CHALLENGES)
    return room, came[0], came[1]


def by_command(server: ServerProcess, code: str, folder: Path) -> str:
    file = folder / f"{code}.csv"
    status, said = server.command("export", "--room", code, "--what", "results", "-o", str(file))
    assert status == 0, said
    return file.read_text(encoding="utf-8-sig")


def test_private_walk_asks_every_address_that_the_list_says_it_asks() -> None:
    asked = {urlsplit(path).path for _, path in addresses()} | {"/api/events", "/static/x"}
    sheet = f"/paper/{'0' * 32}"
    asked |= {f"{sheet}{path}" for path in asked}
    walked = {address(str(route[0])) for route in ROUTES if any(re.fullmatch(str(route[0]), path) for path in asked)}
    named = {exit for exit, (_, where) in listed().items() if Path(__file__).name in where and exit.startswith("/")}
    assert named <= walked
