"""One's own answers outside a room: never lost once acknowledged, and the same however often they are sent."""

import json
import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from notebooks import notebooks, read

from kit.exercises import Pack, load_pack
from kit.widgets.form_widget import reply
from kit.workshop import open_workshop
from kit.workshop.own_answers import OwnAnswers

PACK = load_pack()
LINKING = PACK.workshop("linking", "en")
READINESS = LINKING.exercise("readiness")
ITEMS = [item.id for item in READINESS.items][:3]
NOTE = "before-you-start.note"
STATES = ["yes", "partly", "not-yet", "not-for-us", None]
HARD_TEXTS = [
    "two\u2028lines\u2029and\x85more\x0bof\x0cthem\r\nhere",
    '=1+1 "quoted" \\n {"seq": 9}',
    "🙂 مرحبا",
    "<script>alert(1)</script>",
    "x" * 10_000,
]


def answer(name: str, item: str = ITEMS[0], value: Any = "yes", exercise: str = "readiness") -> dict[str, Any]:
    return {"id": name, "exercise": exercise, "item": item, "value": value, "based_on": None, "round": 1}


@pytest.fixture
def own(tmp_path: Path) -> OwnAnswers:
    return OwnAnswers(tmp_path / "self-study", PACK, "linking")


def test_nothing_is_there_at_first_and_nothing_is_made(own: OwnAnswers) -> None:
    assert own.load() == {} and own.of("readiness") == {}
    assert own.record([]) == []
    assert not own.file.parent.exists()


def test_an_answer_is_kept_with_a_receipt(own: OwnAnswers) -> None:
    (receipt,) = own.record([answer("a")])
    assert receipt == {"id": "a", "seq": 1, "status": "saved", "message": "", "current": {"seq": 1, "value": "yes"}}
    assert own.load() == {f"readiness/{ITEMS[0]}": {"value": "yes", "seq": 1}}
    assert OwnAnswers(own.file.parent, PACK, "linking").of("readiness") == {ITEMS[0]: "yes"}


def test_a_cleared_answer_is_known_as_cleared(own: OwnAnswers) -> None:
    own.record([answer("a"), answer("b", value=None)])
    assert own.load() == {f"readiness/{ITEMS[0]}": {"value": None, "seq": 2}}
    assert own.of("readiness") == {}


@pytest.mark.parametrize("text", HARD_TEXTS)
def test_text_comes_back_as_it_was_written(own: OwnAnswers, text: str) -> None:
    own.record([answer("a", NOTE, text), answer("b")])
    assert own.of("readiness") == {NOTE: text, ITEMS[0]: "yes"}


def test_half_a_character_does_not_lose_the_rest(own: OwnAnswers) -> None:
    (receipt,) = own.record([answer("a", NOTE, "cut \ud83d off")])
    assert receipt["current"]["value"] == own.of("readiness")[NOTE] == "cut \ufffd off"


def test_refused_answers_do_not_hold_up_others(own: OwnAnswers) -> None:
    asked = [
        answer("a", value="perhaps"),
        answer("b", item="no-such-item"),
        answer("c", exercise="no-such-exercise"),
        answer("d", NOTE, "x" * 20_001),
        answer("e"),
    ]
    receipts = own.record(asked)
    assert [receipt["status"] for receipt in receipts] == ["refused"] * 4 + ["saved"]
    assert [receipt["seq"] for receipt in receipts] == [None] * 4 + [1]
    assert "'perhaps' is not one of the answers" in receipts[0]["message"]
    assert "no-such-exercise" in receipts[2]["message"]
    assert len(list(own.lines())) == 1


def test_a_refusal_says_what_is_current(own: OwnAnswers) -> None:
    own.record([answer("a")])
    (receipt,) = own.record([answer("b", value="perhaps")])
    assert receipt["current"] == {"seq": 1, "value": "yes"}


def test_an_id_is_one_answer_only(own: OwnAnswers) -> None:
    own.record([answer("a")])
    for other in (answer("a", value="partly"), answer("a", item=ITEMS[1])):
        assert own.record([other])[0]["status"] == "refused"
    assert own.of("readiness") == {ITEMS[0]: "yes"}


@pytest.mark.parametrize(
    "rest", [b'{"seq": 2, "id": "b", "exercise": "readiness", "it', b'{"seq": 2, "note": "\xf0\x9f']
)
def test_a_line_that_was_cut_off_is_passed_over(own: OwnAnswers, rest: bytes) -> None:
    own.record([answer("a")])
    with own.file.open("ab") as file:
        file.write(rest)
    assert own.of("readiness") == {ITEMS[0]: "yes"}
    own.record([answer("c", value="partly")])  # it must not be lost behind the one that was cut off
    assert own.of("readiness") == {ITEMS[0]: "partly"}


@pytest.mark.parametrize("line", ["", "7", "[]", '{"seq": 1}', "what she wrote into the file herself"])
def test_lines_that_are_no_answers_are_passed_over(own: OwnAnswers, line: str) -> None:
    own.file.parent.mkdir()
    own.file.write_text(line + "\n", encoding="utf-8")
    own.record([answer("a")])
    assert own.of("readiness") == {ITEMS[0]: "yes"}


@pytest.mark.parametrize(
    "place, value",
    [
        (("readiness", ITEMS[0]), "sometimes"),
        (("readiness", "an-item-of-last-year"), "yes"),
        (("an-exercise-of-last-year", "item"), 1),
        (("kind-of-link", LINKING.exercise("kind-of-link").items[0].id), "an-option-of-last-year"),
    ],
)
def test_answers_that_a_changed_exercise_no_longer_offers_are_left_out(
    own: OwnAnswers, place: tuple[str, str], value: Any
) -> None:
    exercise, item = place
    line = {"seq": 1, "id": "old", "exercise": exercise, "item": item, "value": value, "recorded_at": 0.0}
    own.file.parent.mkdir()
    own.file.write_text(json.dumps(line) + "\n", encoding="utf-8")
    assert own.load() == {} and own.of(exercise) == {}
    own.record([answer("a")])
    assert own.load() == {f"readiness/{ITEMS[0]}": {"value": "yes", "seq": 2}}


def test_two_notebooks_of_one_person_write_alternately(tmp_path: Path) -> None:
    one, other = (OwnAnswers(tmp_path, PACK, "linking") for _ in range(2))
    for number in range(6):
        writer = (one, other)[number % 2]
        (receipt,) = writer.record([answer(str(number), ITEMS[number % 3], STATES[number % 4])])
        assert receipt["seq"] == number + 1
    assert one.load() == other.load()
    assert one.of("readiness") == {ITEMS[0]: "not-for-us", ITEMS[1]: "yes", ITEMS[2]: "partly"}


def test_what_cannot_be_kept_is_not_acknowledged_and_can_be_sent_again(own: OwnAnswers, pack: Pack) -> None:
    own.file.parent.write_text("a file where the folder belongs")
    message = {"type": "send", "request": "1", "answers": [answer("a")]}
    with pytest.raises(OSError):
        own.record([answer("a")])
    told = reply(message, READINESS, pack.words("en"), own)
    assert set(told) == {"request", "error"}
    own.file.parent.unlink()
    told = reply(message, READINESS, pack.words("en"), own)
    assert [receipt["status"] for receipt in told["receipts"]] == ["saved"]
    assert own.of("readiness") == {ITEMS[0]: "yes"}


PLACES_AND_VALUES = st.one_of(
    st.tuples(st.sampled_from(ITEMS), st.sampled_from(STATES)), st.tuples(st.just(NOTE), st.text() | st.none())
)
FRESH = st.lists(PLACES_AND_VALUES, max_size=4)
STEPS = st.lists(st.tuples(FRESH, st.lists(st.integers(0, 99), max_size=3), st.booleans(), st.booleans()), max_size=8)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_whatever_happens_the_last_answer_to_each_item_is_there_once(steps: list[Any]) -> None:
    """Each step: new answers and old ones again, in one batch, from one of two kernels; perhaps a crash follows."""
    sent: list[dict[str, Any]] = []
    receipts: dict[str, dict[str, Any]] = {}
    expected: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        kernels = [OwnAnswers(Path(folder), PACK, "linking") for _ in range(2)]
        for fresh, again, second, crash in steps:
            new = [answer(f"n{len(sent) + number}", *given) for number, given in enumerate(fresh)]
            batch = [sent[number % len(sent)] for number in again if sent] + new
            for asked, receipt in zip(batch, kernels[second].record(batch), strict=True):
                assert receipt["status"] == "saved"
                if asked in new:
                    expected[asked["item"]] = asked["value"]
                    receipts[asked["id"]] = receipt
                assert receipt["seq"] == receipts[asked["id"]]["seq"]
            sent += new
            if crash:
                with kernels[0].file.open("ab") as file:
                    file.write('{"seq": 1000, "id": "é'.encode()[:-1])
        lines = list(kernels[0].lines())
        assert [line["id"] for line in lines] == [each["id"] for each in sent]
        assert [line["seq"] for line in lines] == list(range(1, len(sent) + 1))
        found = kernels[1].load()
        assert {place.partition("/")[2]: each["value"] for place, each in found.items()} == {
            item: value.replace("\x00", "") if value else value for item, value in expected.items()
        }


SECRET = "what I would tell nobody"
OPENED = re.compile(r'workshop\.responses\("([a-z-]+)"\)')
BOXES = {
    file.stem: found[1]
    for file in notebooks()
    if (found := OPENED.search(file.read_text(encoding="utf-8").replace("\\", "")))
}


@pytest.mark.parametrize("name", BOXES)
def test_open_the_box_shows_how_many_answers_there_are_and_none_of_them(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a cell shows is saved in the notebook's file, which people hand on."""
    monkeypatch.setenv("MUTUALITY_DATA", str(tmp_path))
    exercise = PACK.exercise(BOXES[name])
    given = {
        "checklist": ("rationale.owner", SECRET),
        "open": (exercise.items[0].id, {"text": SECRET, "shared": False}),
        **dict.fromkeys(("plan", "log"), ("row-1", {exercise.items[0].id: SECRET, "shared": False})),
        **dict.fromkeys(("choice", "pick-and-rank"), (exercise.items[0].id, None)),
        "place": (exercise.items[0].id, {"x": 3.5, "y": 7.5}),
    }
    item, value = given[exercise.kind]
    if options := getattr(exercise.items[0], "options", ()):
        value = options[0].id if exercise.kind == "choice" else {"picked": [options[0].id], "ranked": []}
    answers = OwnAnswers(tmp_path / "self-study", PACK, name)
    (receipt,) = answers.record([{"id": "a", "exercise": exercise.id, "item": item, "value": value}])
    assert receipt["status"] == "saved", receipt
    (file,) = [each for each in notebooks() if each.stem == name]
    (source,) = [cell.source for cell in read(file).cells if cell.cell_type == "code" and OPENED.search(cell.source)]
    assert source.endswith(f'\nanswers = workshop.responses("{exercise.id}")\nanswers.count()')
    assert open_workshop(name).responses(exercise.id).count().to_dict() == {"text": 1, "value": 1}
