"""What no page of the kit sends, but anybody on the network can: refused in words, and nobody else is harmed by it."""

from server_process import Client, RoomOnServer

SHEET, BOX = "canvas", "moment"
CHECKLIST, MARK = "readiness", "rationale"


def test_nobody_puts_her_words_above_those_of_her_table_for_good(room: RoomOnServer) -> None:
    room.act("open", workshop="action-learning-space")
    first, second = (room.participant(side) for side in room.sides)
    for person in (first, second):
        person.post("/api/group", {"group": 1})
    box = {"exercise": SHEET, "item": BOX}
    (blank,) = first.send({**box, "value": {"text": "x", "also": []}, "round": 1000})
    seen = second.json("/api/answers")["answers"][f"{SHEET}/{BOX}"]
    assert seen["seq"] == blank["seq"]
    second.answer(SHEET, {BOX: {"text": "our words", "also": []}})
    for person in (first, second):
        assert person.json("/api/answers")["answers"][f"{SHEET}/{BOX}"]["value"]["text"] == "our words"


def test_odd_numbers_and_names_are_refused_in_words(room: RoomOnServer) -> None:
    """The server's own output is searched for tracebacks when it stops."""
    room.act("open", workshop="linking")
    person, huge, surrogate = room.participant(room.sides[0]), 10**30, "\ud800"
    for act in (
        {"act": "rename", "sides": {str(huge): "x"}},
        {"act": "change-agreement", "agreement": -huge, "text": "x"},
        {"act": "set-time-zone", "side": huge, "zone": "Africa/Kampala"},
        {"act": "share", "side": huge},
        {"act": "confirm", "proposal": huge},
        {"act": "new-room", "sides": 5},
        {"act": "new-room", "sides": {"a": 1}},
    ):
        status, body = room.board.post_json("/api/board/act", act)
        assert 400 <= status < 500 and body["error"], (act, status, body)
    room.act("remove-agreement", agreement=huge)  # as one that was removed twice
    for field in ("id", "exercise", "item"):
        given = {"id": "a", "exercise": CHECKLIST, "item": MARK, "value": "yes", "based_on": None, field: surrogate}
        status, body = person.post_json("/api/answers", {"answers": [given]})
        assert (status, bool(body["error"])) == (400, True), field
    for number in ("9" * 40, "\N{ARABIC-INDIC DIGIT THREE}", "x"):
        assert person.form("/agreed", agreement=number)[0] in (403, 404), number
    assert person.request("GET", "/static/voila/abc/static/a%00b")[0] == 404
    assert person.json("/api/me")["participant"]


def test_a_form_of_a_million_fields_is_not_parsed(room: RoomOnServer) -> None:
    stranger = Client(room.server.here)
    fields = {"Content-Type": "application/x-www-form-urlencoded"}
    parts = {"Content-Type": "multipart/form-data; boundary=x"}
    for content, headers in (
        (b"a&" * 900_000, fields),
        (b"code=A" + b"&" * 2500, fields),
        (b"--x\r\n\r\n--x--", parts),
    ):
        status, said = stranger.request("POST", "/join", content, headers)
        assert (status, b"Nothing was saved" in said) == (413, True)
    assert stranger.request("POST", "/join", b"code=A" + b"&x=1" * 800, fields)[0] == 404
