"""Points on a plane, on pages."""

from collections.abc import Mapping, Sequence

from kit.exercises import Plane
from kit.exercises.json_types import JsonDict, Value
from kit.exercises.kinds.plane import AXES
from kit.exercises.wording import Words
from kit.results import OwnPlaces, OwnPoint, axis_label
from kit.results.kind import Answers
from kit.results.words.labels import listed, listed_plainly
from kit.widgets.common import answered_squares, in_few_words
from kit.widgets.fields import number_in, text_in
from kit.widgets.kind import Around, Parts, Seen, WidgetKind


class PlaneWidgets(WidgetKind[Plane]):
    """A point is dragged, or written as two numbers."""

    template = "place"

    def seen(self, exercise: Plane) -> Seen:
        return "own" if all(item.named for item in exercise.items) else "anonymous"

    def from_fields(self, exercise: Plane, place: str, parts: Parts, before: Value) -> Value:
        at = {axis: number for axis in AXES if (number := number_in(parts, axis)) is not None}
        name = text_in(parts, "name")
        return ({"name": name, **at} if name else at) or text_in(parts)

    def to_fields(self, exercise: Plane, place: str, value: JsonDict | str) -> Parts:
        if isinstance(value, str):
            return {"": [value]}
        return {part: [each if isinstance(each, str) else f"{each:g}"] for part, each in value.items()}

    def sentence(self, exercise: Plane, result: OwnPlaces, words: Words, around: Around) -> str:
        count = len(result.points)
        placed = words["own-placed-one" if count == 1 else "own-placed"].format(count=count)
        if exercise.named and exercise.axes.both_high and count:
            high = words["own-placed-high"]
            both = high.format(count=len(result.high_on_both), total=count, both=exercise.axes.both_high)
            return in_few_words(both, placed)
        if result.move is not None and not exercise.named:
            key = "own-placed-apart" if any(result.move) else "own-placed-alike"
            first, last = (exercise.item(result.points[each].item).short for each in (0, -1))
            return in_few_words(words[key].format(first=first, last=last), placed)
        return placed if count else words["own-declined" if not result.unplaced else "own-placed"].format(count=count)

    def own_values(
        self, exercise: Plane, result: OwnPlaces, answers: Answers, words: Words, around: Around
    ) -> Mapping[str, object]:
        declined = len(result.cannot_say) + len(result.rather_not_say)
        return {
            "counts": answered_squares(0, declined, len(result.unanswered), words),
            "still_open": () if exercise.named else result.unanswered,
        }

    def told(self, exercise: Plane, result: OwnPlaces, words: Words, around: Around) -> str:
        if exercise.named:
            return _named(result, exercise, words)
        told = [_point(point, exercise, words) for point in result.points]
        if result.move is not None and not exercise.for_each:
            first, last = result.points[0], result.points[-1]
            changes = [
                words["own-place-change"].format(axis=axis_label(exercise, axis), start=f"{start:g}", end=f"{end:g}")
                for axis, start, end in (("x", first.x, last.x), ("y", first.y, last.y))
                if start != end
            ]
            key = "own-place-move" if changes else "own-place-stays"
            names = {"first": exercise.item(first.item).short, "last": exercise.item(last.item).short}
            told.append(words[key].format(**names, changes=listed_plainly(changes, words)))
        return " ".join(told)


def _named(result: OwnPlaces, exercise: Plane, words: Words) -> str:
    """Which of the points a person named lie high on both axes, where that means something, and which lie nowhere."""
    told, both = [], exercise.axes.both_high
    if both and result.points:
        key = "own-place-both-high" if result.high_on_both else "own-place-none-high"
        items = _names(result.high_on_both or result.nearest_to_both, words)
        told.append(words[key].format(both=both[0].upper() + both[1:], items=items))
    elif result.points:
        told.append(words["own-place-named"].format(count=len(result.points)))
    if result.unplaced:
        items = listed(result.unplaced, words, len(result.unplaced))
        told.append(words["own-place-not-placed"].format(items=items))
    return " ".join(told)


def _names(points: Sequence[OwnPoint], words: Words) -> str:
    return listed([point.name for point in points], words, len(points))


def _point(point: OwnPoint, exercise: Plane, words: Words) -> str:
    """Where a point lies; if both axes measure the same, which of them has more of it."""
    item, x, y = exercise.item(point.item).short, axis_label(exercise, "x"), axis_label(exercise, "y")
    if not exercise.axes.comparable:
        return words["own-place-at"].format(item=item, x=x, y=y, x_value=f"{point.x:g}", y_value=f"{point.y:g}")
    if point.x == point.y:
        return words["own-place-equal"].format(item=item, x=x, y=y, both=f"{point.x:g}")
    (most, more), (least, less) = sorted(((point.x, x), (point.y, y)), reverse=True)
    return words["own-place-more"].format(item=item, more=more, less=less, most=f"{most:g}", least=f"{least:g}")
