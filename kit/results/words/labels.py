"""The words for items, parts, answers and groups: from the exercise, the room's sides and the interface.

A result outlives its pack: an item or an answer that the exercise has no longer is called by its stored id.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from kit.exercises import DECLINED, Exercise, PairedScale, Plane, Scale
from kit.exercises.kinds.checklist import STATES
from kit.exercises.kinds.paired_scale import MATTERS
from kit.exercises.kinds.plane import Axis
from kit.exercises.wording import Words
from kit.results.gate import SUBTRACTION, TOO_FEW
from kit.results.questions import Sides

if TYPE_CHECKING:
    from kit.results.group import Group, GroupResult

WORDED = (
    *STATES,
    *DECLINED,
    *("band-low", "band-middle", "band-high", "no-answer", "shared", "kept", "changed", "our-side", "partner-side"),
)
"""Answers whose words are in the interface. No other is looked up there: an option's id may be another's key."""


def item_text(exercise: Exercise, item: str) -> str:
    """The text of an item; where the exercise asks about several episodes, with the title of its episode."""
    for section in exercise.sections:
        for each in section.items:
            if each.id == item:
                titled = exercise.for_each and len(exercise.sections) > 1
                return f"{section.title}: {each.text}" if titled else str(each.text)
    return item


def short_label(exercise: Plane | PairedScale, item: str) -> str:
    """The short name of a point on a plane, or of an item of a pair; the text of one without a short name."""
    return str(exercise.item(item).short or exercise.item(item).text) if has_item(exercise, item) else item


def has_item(exercise: Exercise, item: str) -> bool:
    """Whether the exercise has, or still has, an item with this id."""
    return any(each.id == item for each in exercise.items)


def axis_label(exercise: Plane, part: str) -> str:
    """What the axis "x" or "y" measures."""
    axes: dict[str, Axis] = {"x": exercise.axes.x, "y": exercise.axes.y}
    return axes[part].label


def option_text(exercise: Exercise, item: str, answer: str) -> str | None:
    """The text of an option; None for what the item does not offer."""
    options = exercise.item(item).options if has_item(exercise, item) else ()
    return next((str(option.text) for option in options if option.id == answer), None)


def point_text(labels: Sequence[str], answer: str) -> str | None:
    """The label of a point of a scale, which may have fewer points now; None for another answer."""
    if not answer.isdecimal():
        return None
    return labels[int(answer) - 1] if 0 < int(answer) <= len(labels) else answer


def point_labels(result: "GroupResult", exercise: Scale | PairedScale) -> tuple[str, ...]:
    """The labels of the points that `result` counts, lowest first: as many as the scale had when it was answered."""
    rated = (item for item in result.items if item.item != MATTERS)
    points = next((group.scale for item in rated for group in item.shown if group.scale), 0)
    return tuple(point_text(exercise.labels, str(point)) or "" for point in range(1, points + 1)) or exercise.labels


def nearest_label(value: float, labels: Sequence[str]) -> str:
    """The label of the point that a mean (1 to the number of labels) lies nearest to; halfway, the one in the middle.

    >>> [nearest_label(each, ("never", "sometimes", "always")) for each in (1.4, 1.5, 2.5, 2.6)]
    ['never', 'sometimes', 'sometimes', 'always']
    """
    middle = (len(labels) + 1) / 2
    points = range(1, len(labels) + 1)
    return labels[min(points, key=lambda point: (abs(point - value), abs(point - middle))) - 1]


def mean_in_words(value: float, words: Words, *, about: bool) -> str:
    """A mean as it is told: with one decimal, and of a small group, whose bands alone it is made of, as "about".

    >>> mean_in_words(2.5, {"about": "about {number}"}, about=True)
    'about 2.5'
    """
    number = f"{value:.1f}"
    return words["about"].format(number=number) if about else number


def group_label(side: int | None, sides: Sides, words: Words) -> str:
    """The name of a side, or the words for the whole room (None)."""
    if side is None:
        return words["everyone"]
    return next(each.name for each in sides if each.id == side)


def withheld_in_words(result: "GroupResult", words: Words) -> str:
    """Why a `result` shows no group, as far as that may be said: see `kit.results.gate.Withheld`."""
    reasons = {item.whole.reason for item in result.items}
    why = SUBTRACTION if reasons == {SUBTRACTION} else TOO_FEW
    return words[f"withheld-{why}"].format(minimum=result.minimum)


def withheld_shortly(group: "Group", words: Words) -> str:
    """The same of one withheld group, for a cell of a table."""
    return words["withheld-short-subtraction" if group.reason == SUBTRACTION else "withheld-short"]


def isolated(name: str) -> str:
    """`name` as it can stand inside a sentence: one that is written from right to left keeps the rest in order.

    The marks are U+2068 and U+2069, as Unicode's bidirectional algorithm (UAX 9) asks; other names stay as they are.

    >>> isolated("Kampala")
    'Kampala'
    """
    if any(bidirectional(letter) in ("R", "AL") for letter in name):
        return f"\u2068{name}\u2069"
    return name


def listed(labels: Sequence[str], words: Words, at_most: int = 2) -> str:
    """Labels in quotation marks, joined; where there are more than `at_most`, how many more.

    >>> words = {"quoted": "“{text}”", "and": "{first} and {last}", "and-more": "{first} and {count} more"}
    >>> listed(["a", "b", "c"], words)
    '“a”, “b” and 1 more'
    """
    quoted = [words["quoted"].format(text=label.rstrip(".")) for label in labels]
    if len(quoted) > at_most:
        return words["and-more"].format(first=", ".join(quoted[:at_most]), count=len(quoted) - at_most)
    return listed_plainly(quoted, words)


def listed_plainly(parts: Sequence[str], words: Words) -> str:
    """Parts joined with commas and "and".

    >>> listed_plainly(["a", "b", "c"], {"and": "{first} and {last}"})
    'a, b and c'
    """
    if len(parts) < 2:
        return "".join(parts)
    return words["and"].format(first=", ".join(parts[:-1]), last=parts[-1])
