"""What pages are told of the room: the step of a plan and a line about it, a wish for a pause, a locked door."""

import re

from running_plan import kept_state, write_state
from server_process import Client, RoomOnServer

from kit.exercises import load_pack

PACK = load_pack()
WORDS = PACK.words("en")


def test_a_pause_without_scripts_and_by_nobody_else(room: RoomOnServer) -> None:
    status, page = room.participant("observer").form("/api/pause")
    assert status == 200 and WORDS["pause-told"] in page
    assert room.board.json("/api/board")["pause_asked_at"]
    write_state(room, pause_asked_at=None)
    assert Client(room.server.here).post_json("/api/pause", {})[0] == 403
    assert room.board.post_json("/api/pause", {})[0] == 403
    assert kept_state(room, "pause_asked_at") is None


def test_nobody_new_comes_through_a_locked_door(room: RoomOnServer) -> None:
    before = Client(room.server.here)
    _, form = before.request("GET", f"/join?code={room.code}")
    ticket = re.search(r'name="ticket" value="(\w+)"', form.decode())
    assert ticket
    side = str(room.sides[0])
    ada = Client(room.server.here)
    _, welcome = ada.form("/join", code=room.code, side=side, ticket="her-own-ticket")
    words = " ".join(re.findall(r"<span>(\w+)</span>", welcome.partition("resume-card")[2])[:4])
    helper = room.participant(side)

    room.act("lock-door")
    board = room.board.json("/api/board")
    assert board["locked"] is True
    people = board["people"]
    status, page = Client(room.server.here).request("GET", f"/join?code={room.code}")
    assert status == 403
    assert WORDS["door-locked"] in page.decode() and 'href="/resume' in page.decode() and "radio" not in page.decode()
    for given in ({"ticket": ticket[1]}, {}, {"ticket": "another"}):
        status, text = before.form("/join", code=room.code, side=side, **given)
        assert (status, WORDS["door-locked"] in text) == (403, True)
    status, text = helper.form("/paper", side=side)
    assert (status, WORDS["door-locked-paper"] in text) == (403, True)
    assert room.board.json("/api/board")["people"] == people

    again = Client(room.server.here)
    assert again.form("/resume", code=room.code, words=words)[0] == 200
    assert again.json("/api/me")["participant"] == ada.json("/api/me")["participant"]
    resent = Client(room.server.here)  # her first answer got lost on the way
    assert resent.form("/join", code=room.code, side=side, ticket="her-own-ticket")[0] == 200
    assert room.board.form("/board/paper", side=side)[0] == 200
    assert room.board.json("/api/board")["people"] == people + 1

    room.act("open-door")
    assert room.board.json("/api/board")["locked"] is False
    assert before.form("/join", code=room.code, side=side, ticket=ticket[1])[0] == 200
    log = [line["text"] for line in room.board.json("/api/board")["together"]["log"]]
    assert any("closed joining" in line for line in log) and any("opened joining" in line for line in log)


def test_every_exercise_says_who_sees_what_is_written(room: RoomOnServer) -> None:
    """In the shared page, before any script: with a picture, and with words that the line at the top repeats."""
    for workshop, ways in {
        "start-here": ["Anonymous", "Shown if you tick"],
        "mutuality-gap": ["Private", "Sealed", "Shared at your table"],
        "learning-set": ["Yours", "Anonymous"],
    }.items():
        page = room.board.get(f"/w/{workshop}").decode()
        kept = re.findall(r'<p class="kept" data-kept="([^"]+)"><svg [^>]*aria-hidden="true"', page)
        assert len(kept) == len(PACK.workshop(workshop).exercises)
        assert set(ways) <= set(kept)


def test_a_page_shown_to_all_knows_no_room(room: RoomOnServer) -> None:
    page = room.board.get("/w/start-here").decode()
    now = page.partition("data-now>")[2].partition("</div>")[0]
    assert "<a data-now-text></a>" in now
