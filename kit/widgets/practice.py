"""A practice item: what others would see of an answer, shown with people who do not exist, through the real gate."""

from collections.abc import Sequence

from kit.exercises import Choice
from kit.exercises.json_types import JsonDict, JsonObject
from kit.exercises.kinds.choice import ChoiceItem
from kit.exercises.wording import Words
from kit.results import MINIMUM, Group, answer_label, summarise

LARGE, SMALL = "Northmere", "Lakewood"
# Which option each of the other people chooses, around again where there are fewer.
OF_THE_LARGE, OF_THE_SMALL = (0, 0, 0, 1, 1, 2, 2, 3), (0, 1, 1)


def practice_example(exercise: Choice, answers: JsonObject, words: Words, sides: Sequence[str] = ()) -> JsonDict | None:
    """What a room would see if the author of `answers` were one of a large side; None without an answer.

    `sides` are the names of the room's sides, the author's own first; alone, and for what is missing, they are
    invented. The other people always are.

    `{"side", "bars", "few", "minimum"}`: `bars` is a list of `(label, people, share of the longest)`; `side` and `few`
    are the lines of the large side, which is shown, and of the small one, which is not.
    """
    from kit.responses import Answered, Side  # with a database behind it, which no page needs that has no practice item

    item: ChoiceItem = exercise.items[0]
    mine = answers.get(item.id)
    if mine is None:
        return None
    large_name, small_name = (*sides, *(LARGE, SMALL)[len(sides) :])[:2]
    groups = Side(1, 1, large_name), Side(2, 2, small_name)
    options = [option.id for option in item.options]
    others = [(groups[0], options[each % len(options)]) for each in OF_THE_LARGE]
    others += [(groups[1], options[each % len(options)]) for each in OF_THE_SMALL]
    said = [
        Answered(f"{number}", side.id, exercise.id, item.id, value, number)
        for number, (side, value) in enumerate([(groups[0], mine), *others], 1)
    ]
    large, small, _ = summarise(exercise, said, groups).items[0].groups
    assert small.withheld and not large.withheld  # else the example would teach something wrong
    people = len(OF_THE_LARGE) + 1
    return {
        "side": words["practice-side"].format(side=large_name, people=people, others=people - 1),
        "bars": _bars(large, exercise, item.id, words),
        "few": words["practice-few"].format(side=small_name, people=len(OF_THE_SMALL), minimum=MINIMUM),
        "minimum": MINIMUM,
    }


def _bars(group: Group, exercise: Choice, item: str, words: Words) -> list[tuple[str, int, float]]:
    counted = {**group.counts, **group.declined}
    longest = max(counted.values(), default=0) or 1
    return [
        (answer_label(exercise, item, key, words), count, count / longest) for key, count in counted.items() if count
    ]
