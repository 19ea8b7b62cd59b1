"""Groups' sheets that the room may see: the gate for what is written together.

A group's sheet is no personal answer. Several people wrote it, nothing says who wrote what, and it says nothing of a
side: so there is no number of people below which it must be withheld, and nothing that could be worked out by
subtraction. What protects it is consent. A sheet is shown only if its group ticked "show our sheet to the room", and of
rows only those that the group shows; the room then sees it at a reveal, under the number of the table. Of every other
sheet nothing is here, not even that it exists.
"""

from dataclasses import dataclass

from kit.exercises import Exercise
from kit.exercises.json_types import JsonDict, JsonObject
from kit.results.kind import ResultKind
from kit.results.questions import RoomAnswers


@dataclass(frozen=True)
class SharedSheet:
    """The sheet of the table `group`: what it shows, as stored, by place."""

    group: int
    answers: JsonObject


def shared_sheets(exercise: Exercise, answers: RoomAnswers) -> tuple[SharedSheet, ...]:
    """The sheets of `exercise` that their groups show, by number of the table; people's own answers are passed over.

    Nobody showing anything is a result, too: an empty one.
    """
    from kit.responses import group_of  # with a database behind it, which one's own result does not need

    found: dict[int, JsonDict] = {}
    for answer in sorted(answers, key=lambda each: each.seq):
        group = group_of(answer.author)
        if group is not None and answer.exercise == exercise.id and answer.value is not None:
            found.setdefault(group, {})[answer.item] = answer.value
    shown = ((group, ResultKind.of(exercise).on_sheet(exercise, values)) for group, values in sorted(found.items()))
    return tuple(SharedSheet(group, values) for group, values in shown if values)
