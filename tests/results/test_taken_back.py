"""Words taken back: what is left of a result, for words of one's own, rows, and sheets of a table."""

from worked_room import KIRKLEES, SIDES, answered

from kit.exercises import load_pack
from kit.responses import Answered
from kit.results import GroupResult, summarise, without_what_was_taken_back

PACK = load_pack()


def result(exercise: str, given: list[Answered]) -> GroupResult:
    return summarise(PACK.exercise(exercise), given, SIDES)


def story(texts: dict[str, str], **shared: bool) -> list[Answered]:
    said = {name: {"how-formed": {"text": text, "shared": shared.get(name, True)}} for name, text in texts.items()}
    return answered("our-story", KIRKLEES, said)


def test_only_words_that_stand_are_left_and_people_stay_counted() -> None:
    then = story({"ann": "first", "bob": "second", "cas": "third", "dee": "fourth"}, dee=False)
    now = story({"ann": "first", "bob": "second, mended", "cas": "third"}, cas=False)
    before, left = (result("our-story", each).items[0].whole for each in (then, without_what_was_taken_back(then, now)))
    assert (sorted(before.texts), left.texts) == (["first", "second", "third"], ("first",))
    assert (before.counts, left.counts) == ({"shared": 3, "kept": 1}, {"shared": 1, "kept": 3})
    assert before.people == left.people == 4, "whoever took back, mended or cleared looks the same"


def test_suppress_minimum_is_that_of_the_reveal() -> None:
    three = story({"ann": "first", "bob": "second", "cas": "third"})
    assert result("our-story", without_what_was_taken_back(three, three)).items[0].whole.withheld


def test_rows_and_sheets_are_taken_back_one_by_one() -> None:
    row = {"what": "Write", "who": "Ann", "shared": True}
    rows = {name: {"row-1": row, "row-2": {**row, "what": f"Call {name}"}} for name in ("ann", "bob", "cas", "dee")}
    then = answered("commitments", KIRKLEES, rows)
    now = [each for each in then if (each.author, each.item) != ("bob", "row-2")]
    left = result("commitments", without_what_was_taken_back(then, now)).items[0].whole.rows
    assert {dict(each)["what"] for each in left} == {"Write", "Call ann", "Call cas", "Call dee"}

    moves = {f"group-1-{table}": {"row-1": {**row, "what": f"Table {table}"}} for table in (1, 2)}
    shown = answered("closing-moves", None, moves)
    unticked = answered("closing-moves", None, {"group-1-1": {"row-1": {**row, "what": "Table 1", "shared": False}}})
    left_sheets = result("closing-moves", without_what_was_taken_back(shown, [*shown[1:], *unticked])).sheets
    assert [each.group for each in left_sheets] == [2]


def test_a_sheet_without_the_tick_of_its_table_is_gone() -> None:
    sheet = PACK.exercise("spreading-map")
    box = next(iter(sheet.items)).id
    filled = {box: {"text": "schools", "also": []}, "shared": True}
    then = answered(sheet.id, None, {"group-1-1": filled, "group-1-2": filled})
    now = [each for each in then if (each.author, each.item) != ("group-1-1", "shared")]
    assert [each.group for each in result(sheet.id, without_what_was_taken_back(then, now)).sheets] == [2]
