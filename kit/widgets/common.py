"""Members that several kinds of exercise have in common on pages; each says by name that it takes one from here."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Never

from kit.charts import describe, group_svg, table
from kit.exercises import Exercise
from kit.results import GroupResult, answer_label, headline, item_label
from kit.results.kind import ResultKind
from kit.results.words.labels import listed
from kit.widgets.kind import Answers, Around, OnScreen, Seen, WidgetKind, Words
from kit.widgets.markup import render

if TYPE_CHECKING:
    from kit.responses import Side


def needs_scripts(_: object, exercise: Exercise, place: str, given: Sequence[str], *, shared: bool) -> Never:
    """Its form is not sent without scripts."""
    raise TypeError(f"the form of '{exercise.id}' needs its scripts")


def first_field(_: object, exercise: Exercise, place: str, given: Sequence[str], *, shared: bool) -> str:
    """One field says the answer."""
    return given[0]


def anonymous(_: object, exercise: Exercise) -> Seen:
    """Answers are counted, without anybody's name."""
    return "anonymous"


def ticked(_: object, exercise: Exercise) -> Seen:
    """The room sees what its author ticks."""
    return "ticked"


def own(_: object, exercise: Exercise) -> Seen:
    """No result of a room holds it."""
    return "own"


def nothing_stands_out(_: object, exercise: Exercise, result: Any, words: Words, around: Around) -> str:
    """How much is answered says all."""
    return ""


def same_template(kind: WidgetKind[Any], result: Any) -> str:
    """The kind's own."""
    return kind.template


def no_values(
    _: object, exercise: Exercise, result: Any, answers: Answers, words: Words, around: Around
) -> Mapping[str, Any]:
    """Its template needs no more."""
    return {}


def pictured(
    kind: WidgetKind[Any],
    exercise: Exercise,
    result: GroupResult,
    sides: "Sequence[Side]",
    words: Words,
    screen: OnScreen,
) -> str:
    """The finding, a picture where anything can be drawn, and a table equal to it."""
    shown = any(item.shown for item in result.items) and not ResultKind.of(exercise).written
    simulated = bool(screen.simulated)
    picture = group_svg(result, exercise, sides, words, width=screen.width, simulated=simulated) if shown else ""
    return room_html(exercise, result, sides, words, picture, screen)


def room_html(
    exercise: Exercise, result: GroupResult, sides: "Sequence[Side]", words: Words, picture: str, screen: OnScreen
) -> str:
    """The finding of a room's `result`, the `picture` (an SVG, or ""), and a table equal to it."""
    return render(
        "group_result",
        exercise=exercise,
        words=words,
        finding=headline(result, exercise, sides, words),
        description=describe(result, exercise, sides, words),
        picture=picture,
        table=table(result, exercise, sides, words),
        simulated=screen.simulated,
        minimum=result.minimum,
        folded=screen.folded,
        texts=[(item_label(exercise, item.item), item.whole.texts) for item in result.items if item.whole.texts],
        **WidgetKind.of(exercise).room_values(exercise, result, screen.beside, words),
    )


def not_written(
    _: object, exercise: Exercise, result: GroupResult, beside: "Iterable[tuple[Exercise, GroupResult]]", words: Words
) -> Mapping[str, Any]:
    """It is counted, and drawn."""
    return {"owners": [], "written": False}


def no_sheet(_: object, exercise: Exercise, answers: Answers, words: Words, caption: str) -> Never:
    """Tables do not write it together."""
    raise TypeError(f"tables have no sheet of '{exercise.id}'")


def item_names(items: Sequence[str], exercise: Exercise, words: Words) -> str:
    """The first few items, in words."""
    return listed([item_label(exercise, item) for item in items], words)


def answer_words(exercise: Exercise, item: str, answer: str | int | None, words: Words) -> str:
    """The words of an answer; those of a side chosen in a notebook of one's own, too."""
    if answer is None:
        return words["no-answer"]
    sides = {"ours": "our-side", "partner": "partner-side"}
    return answer_label(exercise, item, sides.get(str(answer), str(answer)), words)
