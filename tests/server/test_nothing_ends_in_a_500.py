"""Every address, act and field with values that no page of the kit sends: refused in words, and never an error of ours.

The server's own output is searched for tracebacks when it stops.
"""

import json
import re
from contextlib import closing, suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from patience import SECONDS
from server_process import Client, RoomOnServer, ServerProcess

from kit.exercises import AnswerNotAccepted, exercises_folder, load_pack
from kit.room.board import actions
from kit.server.notebooks.handlers import KERNEL
from kit.server.routes import ROUTES

IN_PATHS = ["x", "linking", "readiness", "\x00", "\ud800", "a" * 300, "../..", "%", "%00", "²", "9" * 5000, " ", "é\n"]
ODD: list[Any] = [
    None, True, 0, -1, 1, 1.0, 99.0, 1e300, float("inf"), 10**30, "", "x", "\ud800", "a\x00b", "é" * 300, "9" * 5000,
    "٣", "²", "../..", [], [1], [None], ["\ud800"], [[]], {}, {"1": "x"}, {"²": 1}, {"text": "\ud800", "also": [1]},
]  # fmt: skip
FIELDS = sorted(set(re.findall(r'given(?:\.get\(|\[)"(\w+)"', "".join(
    file.read_text(encoding="utf-8") for file in Path(actions.__file__).parents[1].rglob("*.py")
))))  # fmt: skip
IN_QUERIES = ("code", "stage", "wide", "what", "to", "for", "board", "language", "exercise", "side")
IN_FORMS = ("code", "words", "side", "language", "ticket", "sure", "agreement", "do", "person")
ACTS = sorted(actions.ACTIONS)
EXAMPLES = {
    KERNEL: "0" * 8 + "-" + "0" * 27,
    "(static|labextensions)": "static",
    "[0-9a-f]{32}": "0" * 32,
    "[0-9a-f]+": "a",
}
"""Of parts that the route itself is narrow about; the walk goes on behind them."""
SIGNS_OUT = ("/leave", "/board/leave")
a_few = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
odd = st.one_of(st.sampled_from(ODD), st.text(max_size=20), st.integers(), st.floats())


def cookies(client: Client) -> dict[str, str]:
    """Sent as they are with every request, so that signing out takes none away."""
    return {"Cookie": client.cookies}


def status_of(port: int, method: str, path: str, content: bytes, headers: dict[str, str]) -> int:
    with closing(HTTPConnection("127.0.0.1", port, timeout=SECONDS)) as line:
        line.request(method, path, content or None, headers)
        return line.getresponse().status


def in_a_path(pattern: str, value: str) -> str:
    """An address of this route with `value` in place of what may differ."""
    return re.sub(r"\([^()]*\)", quote(value, safe="", errors="surrogatepass"), pattern)


def test_every_address_with_odd_names_queries_and_forms(room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    person, port, failed = room.participant(room.sides[0]), room.server.port, []
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    for route in ROUTES:
        pattern = str(route[0]).replace(r"\.", ".").replace(".*", "x")
        for part, example in EXAMPLES.items():
            pattern = pattern.replace(part, example)
        for number, value in enumerate(IN_PATHS if "(" in pattern else IN_PATHS[:6]):
            path = in_a_path(pattern, value)
            asked = "?" + urlencode(dict.fromkeys(IN_QUERIES, value), errors="surrogatepass")
            filled = urlencode(dict.fromkeys(IN_FORMS, value), errors="surrogatepass").encode()
            by = (person, room.board)[number % 2]
            for method, at, content in (("GET", path, b""), ("GET", path + asked, b""), ("POST", path, filled)):
                if method == "POST" and path in SIGNS_OUT:
                    continue
                status = status_of(port, method, at, content, {**cookies(by), **(form if content else {})})
                if status >= 500 or status < 200:
                    failed.append((status, method, at[:80], value[:20]))
    assert failed == []


def test_every_act_with_odd_details(room: RoomOnServer) -> None:
    assert {"invite", "reveal", "start-plan", "move-participant"} <= {*ACTS}
    assert {"side", "exercise", "seconds"} <= {*FIELDS}
    failed = []
    for act in (*ACTS, "nonsense", ""):
        for value in (*ODD, room.sides[0], float(room.sides[0])):
            status, body = room.board.request("POST", "/api/board/act", json.dumps(_all(value) | {"act": act}).encode())
            if status >= 500:
                failed.append((status, act, str(value)[:20], body[:100]))
    assert failed == []


def test_answers_of_odd_shapes(room: RoomOnServer) -> None:
    room.act("open", workshop="linking")
    person = room.participant(room.sides[0])
    right = {"id": "a", "exercise": "readiness", "item": "rationale", "value": "yes", "based_on": None}

    @a_few
    @given(st.dictionaries(st.sampled_from([*right, "continues", "group", "round"]), odd, max_size=3))
    def tell(changed: dict[str, Any]) -> None:
        body = json.dumps({"answers": [right | changed]}).encode()
        status, said = person.request("POST", "/api/answers", body)
        assert status < 500, (changed, said)

    tell()
    for value in ODD:
        for path, field in (("/api/group", "group"), ("/api/pause", "x"), ("/headings/competences", "x")):
            assert person.request("POST", path, json.dumps({field: value}).encode())[0] < 500, (path, value)
    assert person.json("/api/answers")["participant"]


def test_half_a_character_is_kept_as_one_that_cannot_be_read(room: RoomOnServer) -> None:
    """A phone that cuts a text in the middle of an emoji leaves one; the rest of the text must not be lost for it."""
    room.act("open", workshop="action-learning-space")
    person = room.participant(room.sides[0])
    person.post("/api/group", {"group": 1})
    value = {"text": "Good morning \ud83d", "also": []}
    person.answer("canvas", {"moment": value})
    kept = person.json("/api/answers")["answers"]["canvas/moment"]["value"]
    assert kept["text"] == "Good morning \ufffd"


def test_no_kind_of_exercise_fails_at_an_odd_answer() -> None:
    pack = load_pack(exercises_folder())
    exercises = [each for name in pack.manifest.workshops for each in pack.workshop(name).exercises]
    values = st.recursive(odd, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner))

    @settings(max_examples=40)
    @given(values)
    def tell(value: Any) -> None:
        for exercise in exercises:
            for place in (*[item.id for item in exercise.items][:3], "matters", "x", ""):
                with suppress(AnswerNotAccepted, KeyError):
                    json.dumps(exercise.accept(place, value), allow_nan=False)

    tell()


def _all(value: Any) -> dict[str, Any]:
    return dict.fromkeys(FIELDS, value)


def test_the_server_is_well(server: ServerProcess) -> None:
    assert json.loads(Client(server.here).get("/health"))["status"] == "ok"
    assert "Traceback" not in server.said()
