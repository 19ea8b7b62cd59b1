"""An invented group's sheet, with words and gaps, to look inside the questions that a sheet is asked."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kit.exercises import Worksheet
from kit.exercises.json_types import JsonDict
from kit.results.readings.sheet import own_sheet

if TYPE_CHECKING:
    import pandas

EVERY, LEFT_EMPTY = 4, 2  # of each four places the third has no words


def invented_words(exercise: Worksheet, place: str, words: Mapping[str, str], number: int = 0) -> str:
    """What invented people wrote at `place`; `number` chooses where the pack has words for no place in particular."""
    key = f"simulated-sheet-{exercise.id}-{place.replace('.', '-')}"
    any_place = [text for name, text in sorted(words.items()) if name.startswith("simulated-sheet-any-")]
    return words.get(key) or any_place[number % len(any_place)]


def invented_sheet(exercise: Worksheet, words: Mapping[str, str]) -> "pandas.DataFrame":
    """A sheet of people who do not exist, always the same.

    One row a place, in the order of the page: `place` (index), `box`, `field` ("" where a box has no parts), `text`.
    """
    import pandas

    rows = []
    for number, place in enumerate(exercise.boxes()):
        box, _, field = place.partition(".")
        text = "" if number % EVERY == LEFT_EMPTY else invented_words(exercise, place, words, number)
        rows.append((place, box, field, text))
    return pandas.DataFrame(rows, columns=["place", "box", "field", "text"]).set_index("place")


def questions_to(exercise: Worksheet, sheet: "pandas.DataFrame") -> "pandas.DataFrame":
    """What the kit asks of the `text` of `sheet`, by place: `check` (index), `question`, `rule`."""
    import pandas

    answers: JsonDict = {str(place): {"text": str(text), "also": []} for place, text in sheet["text"].items()}
    rows = [(each.check, each.text, each.rule) for each in own_sheet(exercise, answers).asked]
    return pandas.DataFrame(rows, columns=["check", "question", "rule"]).set_index("check")
