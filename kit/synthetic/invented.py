"""An invented person's answers to a scale, to look inside a result without anybody's own answers in the notebook."""

from typing import TYPE_CHECKING

from kit.exercises import Scale

if TYPE_CHECKING:
    import pandas

ANSWERED_OF_THE_SHORT_SECTION = 2


def invented_answers(exercise: Scale) -> "pandas.DataFrame":
    """The answers of somebody who does not exist, always the same.

    One row a statement, in the order of the exercise: `item` (index), `heading`, `reverse`, `value` (1 to the number of
    points; missing where nothing was answered). In one section only two statements are answered, so that one can see
    what a result does about missing answers.
    """
    import pandas

    points, rows = len(exercise.labels), []
    short = exercise.sections[len(exercise.sections) // 2].id
    for place, section in enumerate(exercise.sections):
        for number, item in enumerate(section.items):
            left_out = section.id == short and number >= ANSWERED_OF_THE_SHORT_SECTION
            value = None if left_out else 1 + (number * number + place) % points
            rows.append((item.id, section.id, item.reverse, value))
    table = pandas.DataFrame(rows, columns=["item", "heading", "reverse", "value"])
    return table.astype({"value": "Int64"}).set_index("item")
