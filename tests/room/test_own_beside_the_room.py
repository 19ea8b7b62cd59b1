"""One's own point beside what the room has seen, and the line that leads there: from the reveal on, and no sooner."""

import re

from room_in_process import Participant, RoomInProcess, SharedInProcess

from kit.exercises import PairedScale, load_pack
from kit.results import short_label

PACK = load_pack()
WORDS = PACK.words("en")
CHALLENGES = "challenges"
ITEMS = [item.id for item in PACK.exercise(CHALLENGES).items]
GAP = PACK.exercise("gap")
assert isinstance(GAP, PairedScale)
BESIDE = re.compile(r"You: \d\. Your side: [^<]*")


def own(person: Participant, exercise: str = CHALLENGES) -> list[str]:
    return BESIDE.findall(person.result(exercise)["own"])


def where(person: Participant) -> tuple[str, str, str]:
    now = person.state()["now"]
    return now["text"], now["workshop"], now["exercise"]


def people(room: RoomInProcess, side: int, number: int, us: int, them: int) -> list[Participant]:
    room.act("open", workshop="linking")
    came = [room.participant(side) for _ in range(number)]
    for each in came:
        each.answer(CHALLENGES, {item: {"us": us, "them": them} for item in ITEMS})
    return came


def test_a_card_comes_with_the_reveal_and_goes_with_it(room: RoomInProcess) -> None:
    first, second = (people(room, side, 8, us, them) for side, us, them in zip(room.sides, (2, 5), (4, 3), strict=True))
    assert own(first[0]) == [] and where(first[0]) == ("Open now: 2 workshops", "", "")
    room.act("reveal", exercise=CHALLENGES)
    assert own(first[0]) == ["You: 2. Your side: 2.0. Their view of you: 3.0."] * len(ITEMS)
    assert own(second[0]) == ["You: 5. Your side: 5.0. Their view of you: 4.0."] * len(ITEMS)
    room.act("show", mode="reveal", exercise=CHALLENGES)
    assert where(first[0]) == (WORDS["now-reveal-yours"], "linking", CHALLENGES)
    first[0].answer(CHALLENGES, {ITEMS[0]: {"us": 3, "them": 1}})
    assert own(first[0])[0].startswith("You: 3. Your side: 2.0."), "what the room has seen stays as it was"
    observer = room.participant("observer")
    observer.answer(CHALLENGES, {item: {"us": 1, "them": 1} for item in ITEMS})
    assert own(observer) == []
    room.act("hide", exercise=CHALLENGES)
    assert own(first[0]) == [] and where(first[0])[1:] == ("", "")


def test_the_line_leads_nowhere_where_a_phone_cannot_go(room: RoomInProcess) -> None:
    person, _ = (people(room, side, 8, 2, 3)[0] for side in room.sides)
    room.act("show", mode="reveal", exercise=CHALLENGES)
    assert where(person) == (WORDS["now-reveal"], "", ""), "not revealed"
    room.act("reveal", exercise=CHALLENGES)
    room.act("show", mode="reveal", exercise=CHALLENGES)
    assert where(person)[2] == CHALLENGES
    for mode in ("talk", "dark", "working"):
        room.act("show", mode=mode, exercise=CHALLENGES)
        assert where(person)[2] == "", mode
    room.act("show", mode="reveal", exercise=CHALLENGES)
    room.act("close", workshop="linking")
    assert where(person)[1:] == ("", ""), "closed"


def test_a_side_that_is_withheld_is_not_told_here_either(room: RoomInProcess) -> None:
    first, second = people(room, room.sides[0], 8, 4, 3), people(room, room.sides[1], 2, 1, 1)
    room.act("reveal", exercise=CHALLENGES)
    assert own(first[0]) == ["You: 4. Your side: 4.0. Their view of you: not shown."] * len(ITEMS)
    assert own(second[0]) == ["You: 1. Your side: not shown. Their view of you: 3.0."] * len(ITEMS)
    assert WORDS["withheld-short"] in first[0].result(CHALLENGES)["own"]


def test_of_a_small_side_a_band_is_told(room: RoomInProcess) -> None:
    first = people(room, room.sides[0], 5, 4, 3)
    people(room, room.sides[1], 5, 5, 4)
    room.act("reveal", exercise=CHALLENGES)
    told = own(first[0])[0]
    assert told == "You: 4. Your side: about 4.5. Their view of you: about 4.5.", "4 and 5 are one band"


def test_a_sealed_exercise_says_nothing_before_the_room_sees_it(two: SharedInProcess) -> None:
    aby, bex = two.sides
    first = two.people(aby, 8)
    two.people(bex, 8)
    two.both("own-side", exercise="gap")
    assert own(first[0], "gap") == []
    held = GAP.items[0].id
    two.aby.act("hold", exercise="gap", item=held, held=True)
    two.both("reveal", exercise="gap")
    cards = first[0].result("gap")["own"].partition("</ol>")[0]
    titles = re.findall("<h4>(.*)</h4>", cards)
    assert titles and short_label(GAP, held) not in titles
