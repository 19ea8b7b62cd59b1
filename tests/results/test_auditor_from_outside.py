"""An auditor from outside reads all that a room publishes, over all exits and moments, and finds nobody out.

For a larger run: `python3 start.py test tests/results/test_auditor_from_outside.py --hypothesis-seed=random`, with
`AUDITED_ROOMS=2000` in the environment.
"""

import os
from typing import Any

import pytest
from audited_room import KINDS, AuditedRoom, answers_offered
from auditor import Auditor
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit.results import gate, subtraction
from kit.results.kinds import scale

ROOMS = int(os.environ.get("AUDITED_ROOMS", "25"))


def room_of(kind: str, *sides: list[Any]) -> AuditedRoom:
    people = {
        f"{side}-{number}": (side, value) for side, said in enumerate(sides, 1) for number, value in enumerate(said)
    }
    return AuditedRoom(kind, people)


@st.composite
def rooms(draw: st.DrawFn, kind: str) -> AuditedRoom:
    """Two to four sides of 1 to 9 people; sides lean to few answers, because it is the like-minded who are found."""
    offered = st.sampled_from(answers_offered(kind))

    def side() -> list[Any]:
        of_it = st.sampled_from(draw(st.lists(offered, min_size=1, max_size=2))) | offered
        return draw(st.lists(of_it, min_size=1, max_size=9))

    return room_of(kind, *[side() for _ in range(draw(st.integers(2, 4)))])


def go_on(room: AuditedRoom, data: st.DataObject) -> None:
    """What happens in a room between two reveals: people come, change, move, clear or are erased."""
    offered, names = st.sampled_from(answers_offered(room.kind)), sorted(room.people)
    happens = data.draw(st.sampled_from(["come", "change", "move", "clear", "erase"]))
    some = data.draw(st.permutations(names))[: data.draw(st.integers(1, 9))]
    if happens == "come":
        side, said = data.draw(st.integers(1, 3)), data.draw(st.lists(offered, min_size=3, max_size=9))
        room.people |= {f"new-{len(room.people)}-{number}": (side, value) for number, value in enumerate(said)}
    elif happens == "erase":
        room.erase(some[:9])
    else:
        new = {"change": lambda side, _: (side, data.draw(offered)), "move": lambda side, value: (1 + side % 2, value)}
        way = new.get(happens, lambda side, _: (side, None))
        room.people |= {name: way(*room.people[name]) for name in some}


@pytest.mark.parametrize("kind", KINDS)
@given(st.data())
@settings(max_examples=ROOMS, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_nobody_is_found_out(kind: str, data: st.DataObject) -> None:
    room = data.draw(rooms(kind))
    room.reveal()
    for _ in range(data.draw(st.integers(0, 2))):
        go_on(room, data)
        room.reveal()
    assert Auditor(room).findings() == []


def only_everybody(withheld: Any) -> list[tuple[int, ...]]:
    return [tuple(withheld)]


def always_the_lowest(exercise: Any, question: Any) -> str:
    return "band-low"


def all_of_them(given: Any, low: Any) -> bool:
    said = [reply for reply in given if not gate.declined(reply)]
    return bool(low) and 0 < len(said) < 8 and all({*reply} <= {*low} for reply in said)


def everybody(given: Any, *_: Any, **__: Any) -> Any:
    return given


def nothing_low(given: Any, low: Any) -> bool:
    return False


FAULTS: dict[str, tuple[str, list[Any], dict[str, Any], AuditedRoom]] = {
    "a side of three reads the other": (
        "side 1 finds band-low of ['2-0', '2-1', '2-2']",
        [gate],
        {"left_to_know": only_everybody},
        room_of("scale", [5, 4, 3], [1, 2, 1]),
    ),
    "three read the one": (
        "side 1 finds yes of ['2-0']",
        [gate],
        {"left_to_know": only_everybody},
        room_of("checklist", ["yes", "partly", "yes"], ["yes"]),
    ),
    "two of three read the fourth": (
        "side 1 but 1-2 finds band-middle of ['2-0']",
        [gate],
        {"left_to_know": only_everybody},
        room_of("scale", [5, 4, 3], [3]),
    ),
    "the high end of a reversed statement": (
        "an outsider finds band-high of ['1-0', '1-1', '1-2', '1-3']",
        [scale],
        {"low_third": always_the_lowest},
        room_of("reversed", [5, 5, 5, 5], [1, 2, 3, 4]),
    ),
    "one of five who said otherwise": (
        "1-4 alone finds band-low of ['1-0', '1-1', '1-2', '1-3']",
        [gate, subtraction],
        {"few_and_all_low": all_of_them},
        room_of("scale", [1, 1, 2, 1, 5], [3, 4, 5, 5]),
    ),
    "a small group all low": (
        "an outsider finds band-low of ['1-0', '1-1', '1-2', '1-3']",
        [gate, subtraction],
        {"few_and_all_low": nothing_low},
        room_of("scale", [1, 1, 2, 1], [3, 4, 5, 5]),
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_auditor_finds_what_an_older_gate_gave_away(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found, modules, wrong, room = FAULTS[fault]
    for module in modules:
        for name, old in wrong.items():
            monkeypatch.setattr(module, name, old)
    room = AuditedRoom(room.kind, dict(room.people))
    room.reveal()
    assert any(each.startswith(found) for each in Auditor(room).findings()), Auditor(room).findings()
    monkeypatch.undo()
    mended = AuditedRoom(room.kind, dict(room.people))
    mended.reveal()
    assert Auditor(mended).findings() == []


def and_then(room: AuditedRoom, **people: tuple[int, Any]) -> list[str]:
    room.reveal()
    room.people |= people
    room.reveal()
    return Auditor(room).findings()


def test_the_auditor_finds_one_person_between_two_reveals(monkeypatch: pytest.MonkeyPatch) -> None:
    five = [1, 2, 3, 4, 5]
    assert and_then(room_of("scale", five, five), new=(1, 3)) == []
    monkeypatch.setattr("audited_room.may_summarise_again", lambda *_: True)
    assert any("finds band-middle of ['new']" in each for each in and_then(room_of("scale", five, five), new=(1, 3)))


def test_the_auditor_finds_who_was_erased(monkeypatch: pytest.MonkeyPatch) -> None:
    def erased() -> list[str]:
        room = room_of("choice", ["a", "b", "b", "c", "a"], ["a", "b", "b", "c"])
        room.reveal()
        room.erase(["1-0"])
        room.reveal()
        return Auditor(room).findings()

    assert erased() == []
    monkeypatch.setattr("audited_room.gone_too_few", lambda _: False)
    assert any("an outsider finds a of ['1-0']" in each for each in erased())


def test_the_auditor_finds_points_of_a_small_group(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kit.results.gate.REFUSALS_MINIMUM", 4)
    room = room_of("scale", [4, 4, 4, 4], [3, 3, 5, 5])
    room.reveal()
    assert any("finds 4 of ['1-0', '1-1', '1-2', '1-3']" in each for each in Auditor(room).findings())
