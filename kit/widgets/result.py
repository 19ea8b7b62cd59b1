"""Results as HTML: a sentence, a picture, and a table or list that says the same."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kit.charts import describe, table
from kit.exercises import Exercise, Place
from kit.results import (
    GroupResult,
    OwnChecklist,
    OwnGuess,
    OwnOpen,
    OwnPaired,
    OwnPicks,
    OwnPlaces,
    OwnPoint,
    OwnResult,
    OwnScale,
    Profile,
    Revealed,
    answer_label,
    axis_label,
    headline,
    item_label,
    own_result,
)
from kit.results.labels import listed, listed_plainly
from kit.widgets.guess_words import guess_sentence, guessed_side
from kit.widgets.markup import render

if TYPE_CHECKING:
    from kit.responses import Side

Words = Mapping[str, str]


def own_result_html(
    exercise: Exercise,
    answers: Mapping[str, Any],
    words: Words,
    revealed: Revealed | None = None,
    in_room: bool = False,
) -> str:
    """What a person sees of her own `answers` (by place) to `exercise`; that she answered nothing yet is said too.

    A guess is compared with what is `revealed`; before, the page says when it will be, in a room and alone.
    """
    result = own_result(exercise, answers, revealed)
    kind = "profile" if isinstance(result, OwnScale) and result.profile else exercise.kind  # type: ignore[attr-defined]
    return render(
        f"own_{kind.replace('-', '_')}",
        exercise=exercise,
        result=result,
        words=words,
        sentence=own_sentence(result, exercise, words, revealed, in_room=in_room),
        about=guessed_side(result, revealed, words) if isinstance(result, OwnGuess) else "",
        label=lambda item, answer: _answer(exercise, item, answer, words),
        text=lambda item: item_label(exercise, item),
    )


def group_result_html(
    exercise: Exercise,
    result: GroupResult,
    sides: "Sequence[Side]",
    words: Words,
    picture: str,
    simulated: str = "",
) -> str:
    """What a room sees of its answers: the finding, the `picture` (an SVG, or ""), and a table equal to it.

    Texts that people share are shown as they wrote them, and need neither picture nor table.
    `simulated` is the line that says that these people do not exist, or "". Of withheld groups nothing is here.
    """
    return render(
        "group_result",
        exercise=exercise,
        words=words,
        finding=headline(result, exercise, sides, words),
        description=describe(result, exercise, sides, words),
        picture=picture,
        table=table(result, exercise, sides, words),
        simulated=simulated,
        texts=[(item_label(exercise, item.item), item.whole.texts) for item in result.items if item.whole.texts],
    )


def own_sentence(
    result: OwnResult, exercise: Exercise, words: Words, revealed: Revealed | None = None, *, in_room: bool = False
) -> str:
    """The first line of a person's own result: what it says, in words."""
    if isinstance(result, OwnGuess) and result.guessed:
        return guess_sentence(result, revealed, words, in_room=in_room)
    if not answered(result, exercise):
        return words["no-answers-yet"]
    total = len(exercise.items)
    counted = words["your-answers-count"].format(count=total - len(result.unanswered), total=total)
    return _finding(result, exercise, words) or counted


def _finding(result: OwnResult, exercise: Exercise, words: Words) -> str:
    """What stands out, or "" where nothing does."""
    finding = ""
    match result:
        case OwnChecklist():
            finding = _checklist(result, words)
        case OwnScale():
            finding = _scale(result, exercise, words)
        case OwnPaired():
            finding = _paired(result, exercise, words)
        case OwnPicks():
            finding = _picks(result, exercise, words)
        case OwnPlaces() if isinstance(exercise, Place):
            finding = _places(result, exercise, words)
        case OwnOpen():
            shared = sum(text.shared for text in result.texts)
            finding = "" if exercise.private else words["texts-count"].format(count=len(result.texts), shared=shared)
    return finding


def answered(result: OwnResult, exercise: Exercise) -> bool:
    """Whether the person answered any item of `exercise`."""
    return len(result.unanswered) < len(exercise.items)


def _checklist(result: OwnChecklist, words: Words) -> str:
    if len(result.missing) == 1:
        return words["checklist-steps-one"]
    if result.missing:
        return words["checklist-steps"].format(count=len(result.missing))
    return words["nothing-missing"] if result.unanswered else words["checklist-all-ready"]


def _scale(result: OwnScale, exercise: Exercise, words: Words) -> str:
    if result.profile:
        return _profile(result.profile, exercise, words)
    if result.highest:
        highest = words["scale-highest"].format(items=_named(result.highest, exercise, words))
        return f"{highest} {words['scale-lowest'].format(items=_named(result.lowest, exercise, words))}"
    return words["scale-level"] if len(result.points) > 1 else ""


def _profile(profile: Profile, exercise: Exercise, words: Words) -> str:
    """Which headings lie high and which low, in the order of the page: words, and no rank."""
    titles = {section.id: section.title for section in exercise.sections}
    sentences = [
        words[f"profile-{band}-finding"].format(items=listed([titles[name] for name in found], words, len(titles)))
        for band in ("high", "low")
        if (found := profile.in_band(band))
    ]
    if not sentences and any(heading.band for heading in profile.headings):
        return words["profile-middle-finding"]
    return " ".join(sentences) or words["profile-not-yet"]


def _paired(result: OwnPaired, exercise: Exercise, words: Words) -> str:
    if result.furthest:
        items = _named([pair.item for pair in result.furthest], exercise, words)
        return words["paired-furthest"].format(items=items)
    return words["paired-level"] if any(pair.difference == 0 for pair in result.pairs) else ""


def _picks(result: OwnPicks, exercise: Exercise, words: Words) -> str:
    item, picked, ranked = result.picks[0]
    if ranked:
        return words["first-place"].format(option=_answer(exercise, item, ranked[0], words))
    return words["picked-count"].format(count=len(picked))


def _places(result: OwnPlaces, exercise: Place, words: Words) -> str:
    told = [_point(point, exercise, words) for point in result.points]
    if result.move is not None:
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


def _point(point: OwnPoint, exercise: Place, words: Words) -> str:
    """Where a point lies; if both axes measure the same, which of them has more of it."""
    item, x, y = exercise.item(point.item).short, axis_label(exercise, "x"), axis_label(exercise, "y")
    if not exercise.axes.comparable:
        return words["own-place-at"].format(item=item, x=x, y=y, x_value=f"{point.x:g}", y_value=f"{point.y:g}")
    if point.x == point.y:
        return words["own-place-equal"].format(item=item, x=x, y=y, both=f"{point.x:g}")
    (most, more), (least, less) = sorted(((point.x, x), (point.y, y)), reverse=True)
    return words["own-place-more"].format(item=item, more=more, less=less, most=f"{most:g}", least=f"{least:g}")


def _named(items: Sequence[str], exercise: Exercise, words: Words) -> str:
    return listed([item_label(exercise, item) for item in items], words)


def _answer(exercise: Exercise, item: str, answer: str | int | None, words: Words) -> str:
    """The words of an answer; those of a side chosen in a notebook of one's own, too."""
    if answer is None:
        return words["no-answer"]
    sides = {"ours": "our-side", "partner": "partner-side"}
    return answer_label(exercise, item, sides.get(str(answer), str(answer)), words)
