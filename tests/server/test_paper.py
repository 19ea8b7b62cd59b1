"""Answers on paper, through a real server: who may type for whom, what never goes on paper, and how it is marked."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from paper_pack import write_paper_pack
from server_process import Client, RoomOnServer, ServerProcess
from shared_room import accept, shared

WORDS = re.compile(r'<p class="resume-code">(.*?)</p>', re.DOTALL)
SHEET = re.compile(r'href="(/paper/[0-9a-f]{32})/"')
BOTH = {"us": 2, "them": 4}


@pytest.fixture(scope="module")
def paper_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """A server whose pack has sealed, private and other exercises."""
    pack = write_paper_pack(tmp_path_factory.mktemp("paper") / "pack")
    running = ServerProcess(tmp_path_factory.mktemp("server") / "data", "--exercises", str(pack.folder))
    yield running
    running.stop()
    assert "Traceback" not in running.said()


@pytest.fixture
def paper_room(paper_server: ServerProcess) -> RoomOnServer:
    room = paper_server.room()
    room.act("open", workshop="paper")
    return room


def new_sheet(typist: Client, at: str, side: int) -> tuple[str, str]:
    """The path of a new sheet, and its four words."""
    before = set(SHEET.findall(typist.get(at).decode()))
    status, page = typist.form(at, side=str(side))
    assert status == 200, page[:300]
    (path,) = set(SHEET.findall(typist.get(at).decode())) - before
    words = " ".join(re.sub(r"<[^>]+>", " ", WORDS.findall(page)[0]).split())
    return path, words


def send(typist: Client, path: str, exercise: str, values: dict[str, Any]) -> list[str]:
    """Status, or the words of the refusal, for each answer."""
    given = [{"exercise": exercise, "item": item, "value": value} for item, value in values.items()]
    return [each["message"] or each["status"] for each in typist.send(*given, to=f"{path}/api/answers")]


def test_a_facilitator_types_in_a_sheet_and_the_person_counts(room: RoomOnServer) -> None:
    side = room.sides[0]
    path, words = new_sheet(room.board, "/board/paper", side)
    assert len(words.split()) == 4
    assert send(room.board, path, "who-we-are", {"sector": "health"}) == ["saved"]
    assert room.board.json(f"{path}/api/me")["side"]["id"] == side
    assert room.board.json(f"{path}/api/answers")["answers"]["who-we-are/sector"]["value"] == "health"
    assert b'data-item="ground-rules/rules"' in room.board.get(f"{path}/w/start-here")
    sides = room.board.json("/api/board")["sides"]
    assert [(each["people"], each["on_paper"]) for each in sides] == [(1, 1), (0, 0)]
    back = Client(room.server.here)
    back.form("/resume", code=room.code, words=words)
    assert "who-we-are/sector" in back.json("/api/answers")["answers"]
    assert back.json("/api/me")["paper"] is None


def test_a_helper_types_for_her_own_side_and_keeps_her_own_answers(room: RoomOnServer) -> None:
    helper = room.participant(room.sides[1])
    assert "/paper" in helper.get("/").decode()
    path, _ = new_sheet(helper, "/paper", room.sides[1])
    assert send(helper, "", "who-we-are", {"sector": "school"}) == ["saved"]
    assert send(helper, path, "who-we-are", {"sector": "health"}) == ["saved"]
    assert helper.json("/api/answers")["answers"]["who-we-are/sector"]["value"] == "school"
    assert helper.json(f"{path}/api/answers")["answers"]["who-we-are/sector"]["value"] == "health"
    assert helper.json(f"{path}/api/me")["participant"] != helper.json("/api/me")["participant"]
    status, page = helper.form("/paper", side=str(room.sides[0]))
    assert status == 400 and "choose the side" in page


def test_nobody_else_reads_or_types_in_a_sheet(room: RoomOnServer) -> None:
    """Another side's helper, a second one of the same side, the facilitator, a stranger, and another room's people."""
    helper = room.participant(room.sides[0])
    path, _ = new_sheet(helper, "/paper", room.sides[0])
    mine, _ = new_sheet(room.board, "/board/paper", room.sides[0])
    send(helper, path, "who-we-are", {"sector": "health"})
    elsewhere = room.server.room("Elsewhere")
    others = [
        room.participant(room.sides[1]),
        room.participant(room.sides[0]),
        room.board,
        Client(room.server.here),
        elsewhere.board,
        elsewhere.participant(elsewhere.sides[0]),
    ]
    for other in others:
        for end in (
            "/",
            "/w/start-here",
            "/api/start",
            "/api/me",
            "/api/answers",
            "/api/result/who-we-are",
            "/api/state",
        ):
            assert other.request("GET", f"{path}{end}")[0] == 403, end
        status, said = other.post_json(f"{path}/api/answers", {"answers": []})
        assert status == 403 and "opened this form" in said["error"]
    for other in (helper, elsewhere.board):
        assert other.request("GET", f"{mine}/api/answers")[0] == 403
    assert helper.request("GET", f"/paper/{helper.json('/api/me')['participant']}/api/me")[0] == 403
    for end in ("/api/board", "/board", "/erase", "/leave", "/welcome", ""):
        assert helper.request("GET", f"{path}{end}")[0] == 404, end
    assert room.board.request("GET", "/paper/" + "0" * 32 + "/api/me")[0] == 403


def test_in_a_shared_room_a_facilitator_types_for_her_own_side_alone(room: RoomOnServer) -> None:
    two = shared(room.server, "start-here")
    aby, bex = two.sides
    for mine, other, my_side, other_side in ((two.aby, two.bex, aby, bex), (two.bex, two.aby, bex, aby)):
        path, _ = new_sheet(mine, "/board/paper", my_side)
        assert send(mine, path, "who-we-are", {"sector": "health"}) == ["saved"]
        people = two.room.board.json("/api/board")["people"]
        status, page = mine.form("/board/paper", side=str(other_side))
        assert status == 400 and "choose the side" in page
        assert two.room.board.json("/api/board")["people"] == people
        assert path not in other.get("/board/paper").decode()
        for end in ("/", "/api/start", "/api/me", "/api/answers", "/w/start-here"):
            assert other.request("GET", f"{path}{end}")[0] == 403, end
        assert other.post_json(f"{path}/api/answers", {"answers": []})[0] == 403
    log = "\n".join(line["text"] for line in two.board(two.aby)["log"])
    assert "Facilitator of Bex: opened a paper form for a person of Bex" in log


def test_sheets_of_both_sides_part_when_the_room_is_shared(room: RoomOnServer) -> None:
    """Whoever opened the room typed for both sides; from the day it is shared on she sees her own side's sheets."""
    paths = [new_sheet(room.board, "/board/paper", side)[0] for side in room.sides]
    room.act("share", side=room.sides[0])
    assert [room.board.request("GET", f"{path}/api/me")[0] for path in paths] == [200, 200], "not shared yet"
    accept(room.server, room.act("invite", side=room.sides[1])["link"])
    assert [room.board.request("GET", f"{path}/api/me")[0] for path in paths] == [200, 403]


def test_whoever_acts_for_no_side_of_a_shared_room_types_for_nobody(room: RoomOnServer) -> None:
    for side in room.sides:
        accept(room.server, room.act("invite", side=side)["link"])
    status, page = room.board.request("GET", "/board/paper")
    assert status == 403 and "no side" in page.decode()
    assert room.board.form("/board/paper", side=str(room.sides[0]))[0] == 403


def test_only_a_facilitator_has_her_page_and_only_people_of_a_side_the_other(room: RoomOnServer) -> None:
    assert room.participant(room.sides[0]).request("GET", "/board/paper")[0] == 403
    assert Client(room.server.here).request("GET", "/paper")[0] == 403
    assert room.board.request("GET", "/paper")[0] == 403
    status, page = room.participant("observer").request("GET", "/paper")
    assert status == 403 and "observer" in page.decode()


def test_a_helper_who_changes_sides_leaves_her_sheets_behind(room: RoomOnServer) -> None:
    helper = Client(room.server.here)
    _, page = helper.form("/join", code=room.code, language="en", side=str(room.sides[0]))
    words = " ".join(re.sub(r"<[^>]+>", " ", WORDS.findall(page)[0]).split())
    path, _ = new_sheet(helper, "/paper", room.sides[0])
    room.act("move-participant", words=words, side=room.sides[1])
    assert helper.request("GET", f"{path}/api/answers")[0] == 403
    assert path not in helper.get("/paper").decode()


def test_sealed_answers_only_by_a_helper_of_that_side(paper_room: RoomOnServer) -> None:
    room = paper_room
    by_board, words = new_sheet(room.board, "/board/paper", room.sides[0])
    (said,) = send(room.board, by_board, "closed", {"each-1": BOTH})
    assert "sealed" in said and "helper" in said
    assert room.board.json(f"{by_board}/api/answers")["answers"] == {}
    assert "Closed" in re.findall(r"Not on paper: (.*)", room.board.get(f"{by_board}/").decode())[0]
    round_about = Client(room.server.here)  # the facilitator has seen the words: they open no other way in
    round_about.form("/resume", code=room.code, words=words)
    (said,) = send(round_about, "", "closed", {"each-1": BOTH})
    assert "sealed" in said
    helper = room.participant(room.sides[0])
    by_helper, _ = new_sheet(helper, "/paper", room.sides[0])
    assert send(helper, by_helper, "closed", {"each-1": BOTH, "matters": ["each-2"]}) == ["saved", "saved"]
    assert "Closed" not in re.findall(r"Not on paper: (.*)", helper.get(f"{by_helper}/").decode())[0]


def test_private_answers_never_by_paper_not_even_with_the_words(paper_room: RoomOnServer) -> None:
    room = paper_room
    wish = {"wish": {"text": "only mine", "shared": False}}
    helper = room.participant(room.sides[0])
    path, words = new_sheet(helper, "/paper", room.sides[0])
    assert send(helper, "", "alone", wish) == ["saved"]  # her own
    resumed = Client(room.server.here)
    for typist, at in ((helper, path), (resumed, "")):
        if typist is resumed:
            assert b"only mine" not in helper.get(f"{path}/api/answers")
            resumed.form("/resume", code=room.code, words=words)
        for exercise, values in (("alone", wish), ("near", {"theirs": ["each-1"]})):
            (said,) = send(typist, at, exercise, values)
            assert "Only its author" in said
            assert typist.request("GET", f"{at}/api/result/{exercise}")[0] == 403
        assert typist.json(f"{at}/api/answers")["answers"] == {}


def test_what_a_group_writes_together_is_on_nobodys_sheet(paper_room: RoomOnServer) -> None:
    helper = paper_room.participant(paper_room.sides[0])
    path, _ = new_sheet(helper, "/paper", paper_room.sides[0])
    (said,) = send(helper, path, "wall", {"door": {"text": "wide", "also": []}})
    assert "device of the group" in said


def test_a_private_workshop_does_not_open_on_a_sheet(room: RoomOnServer) -> None:
    room.act("open", workshop="emotional-intelligence")
    path, _ = new_sheet(room.board, "/board/paper", room.sides[0])
    status, page = room.board.request("GET", f"{path}/w/emotional-intelligence")
    assert status == 403 and "phone of your own" in page.decode()
    assert f"{path}/w/emotional-intelligence" not in room.board.get(f"{path}/").decode()


def own_words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", WORDS.findall(page)[0]).split())


@pytest.mark.parametrize("at", ["/board/paper", "/paper"])
def test_whoever_typed_is_out_once_the_owner_is_back(room: RoomOnServer, at: str) -> None:
    """Neither by the sheet nor by the four words, which the typist has seen; the mark that she was on paper stays."""
    side = room.sides[0]
    typist = room.board if at == "/board/paper" else room.participant(side)
    path, words = new_sheet(typist, at, side)
    assert send(typist, path, "who-we-are", {"sector": "health"}) == ["saved"]
    owner, again = Client(room.server.here), Client(room.server.here)
    _, page = owner.form("/resume", code=room.code, words=words)
    assert "the one on the form no longer works" in page
    assert own_words(page) != words
    for end in ("/", "/w/start-here", "/api/start", "/api/me", "/api/answers", "/api/state", "/api/result/who-we-are"):
        assert typist.request("GET", f"{path}{end}")[0] == 403, end
    status, said = typist.post_json(f"{path}/api/answers", {"answers": []})
    assert status == 403 and "nobody else can" in said["error"]
    assert path not in typist.get(at).decode()
    assert again.form("/resume", code=room.code, words=words)[0] == 404
    assert again.form("/resume", code=room.code, words=own_words(page))[0] == 200
    assert "who-we-are/sector" in again.json("/api/answers")["answers"]
    assert owner.json("/api/me")["participant"] == again.json("/api/me")["participant"] == path.split("/")[2]
    assert room.board.json("/api/board")["sides"][0]["on_paper"] == 1


def test_words_of_a_sheet_open_it_until_new_ones_were_sent(room: RoomOnServer) -> None:
    """A line that is cut after the first answer leaves the owner with the words she has; then others lose theirs."""
    _, words = new_sheet(room.board, "/board/paper", room.sides[0])
    cut, typist, owner = (Client(room.server.here) for _ in range(3))
    for client in (cut, typist):
        assert client.form("/resume", follow=False, code=room.code, words=words)[0] == 303
        assert client.json("/api/me")["participant"]
    status, page = owner.form("/resume", code=room.code, words=words)
    assert status == 200 and own_words(page) != words
    assert [client.request("GET", "/api/me")[0] for client in (cut, typist)] == [403, 403]
    assert owner.json("/api/me")["participant"]
    assert own_words(owner.get("/welcome").decode()) == own_words(page), "shown again, not made anew"


def test_whoever_is_on_paper_opens_no_sheets(room: RoomOnServer) -> None:
    _, words = new_sheet(room.board, "/board/paper", room.sides[0])
    person = Client(room.server.here)
    person.form("/resume", code=room.code, words=words)
    assert person.request("GET", "/paper")[0] == person.form("/paper", side=str(room.sides[0]))[0] == 403
    assert 'href="/paper"' not in person.get("/").decode()


def test_a_sheet_sent_twice_is_one_person_and_every_sheet_is_logged(room: RoomOnServer, tmp_path: Path) -> None:
    for _ in range(2):
        assert room.board.form("/board/paper", side=str(room.sides[0]), ticket="same")[0] == 200
    assert room.board.json("/api/board")["people"] == 1
    assert len(SHEET.findall(room.board.get("/board/paper").decode())) == 1


def test_an_erased_helper_leaves_no_trace_on_her_sheets(room: RoomOnServer) -> None:
    helper = room.participant(room.sides[0])
    name = helper.json("/api/me")["participant"]
    path, _ = new_sheet(helper, "/paper", room.sides[0])
    assert helper.form("/erase", sure="yes")[0] == 200
    assert helper.request("GET", f"{path}/api/me")[0] == 403
    assert room.board.json("/api/board")["sides"][0]["on_paper"] == 1
    assert name.encode() not in b"".join(file.read_bytes() for file in room.server.data.glob("mutuality.sqlite*"))


def marks(room: RoomOnServer) -> dict[str, list[str]]:
    """What the export says about paper, by side."""
    rows = csv.DictReader(io.StringIO(room.board.get("/api/board/export?what=answers&to=csv").decode("utf-8-sig")))
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["side"], []).append(row["on_paper"])
    return {side: sorted(each) for side, each in found.items()}


def test_an_export_marks_people_on_paper_only_where_they_are_no_few(room: RoomOnServer) -> None:
    """Aby: 4 on paper and 4 on phones. Bex: 1 on paper, whom everybody in the room could name, and 5 on phones."""
    aby, bex = room.sides
    people = [(room.participant(side), "") for side in [aby] * 4 + [bex] * 5]
    people += [(room.board, new_sheet(room.board, "/board/paper", side)[0]) for side in [aby] * 4 + [bex]]
    room.act("open", workshop="linking")
    for typist, path in people:
        assert send(typist, path, "readiness", {"rationale": "yes"}) == ["saved"]
    room.act("reveal", exercise="readiness")
    assert marks(room) == {"Aby": ["False"] * 4 + ["True"] * 4, "Bex": [""] * 6}


def test_an_export_does_not_say_who_was_on_paper_beside_what_they_chose(room: RoomOnServer) -> None:
    people = [(room.participant(side), "") for side in room.sides * 4]
    people += [(room.board, new_sheet(room.board, "/board/paper", side)[0]) for side in room.sides * 4]
    for typist, path in people:
        assert send(typist, path, "who-we-are", {"sector": "health"}) == ["saved"]
    room.act("reveal", exercise="who-we-are")
    assert marks(room) == {"Aby": [""] * 8, "Bex": [""] * 8}


def test_sheets_to_print_are_for_the_facilitator(room: RoomOnServer) -> None:
    page = room.board.get("/handout/linking").decode()
    assert page.count('class="sheet"') > 5 and "Toolkit for Linking" in page
    assert room.board.request("GET", "/handout/nothing")[0] == 404
    assert room.participant(room.sides[0]).request("GET", "/handout/linking")[0] == 403
    assert Client(room.server.here).request("GET", "/handout/linking")[0] == 403
