"""The first line of a person's own result, in words."""

from collections.abc import Mapping, Sequence
from datetime import date

from kit.exercises import Exercise, Plane
from kit.results import (
    OwnChecklist,
    OwnGuess,
    OwnOpen,
    OwnPaired,
    OwnPicks,
    OwnPlaces,
    OwnPoint,
    OwnResult,
    OwnRows,
    OwnScale,
    OwnSchedule,
    OwnSheet,
    Profile,
    Revealed,
    answer_label,
    axis_label,
    in_words,
    item_label,
)
from kit.results.labels import listed, listed_plainly
from kit.widgets.guess_words import guess_sentence
from kit.widgets.row_lists import rows_sentence

Words = Mapping[str, str]


def own_sentence(
    result: OwnResult,
    exercise: Exercise,
    words: Words,
    revealed: Revealed | None = None,
    *,
    in_room: bool = False,
    today: date | None = None,
) -> str:
    """The first line of a person's own result: what it says, in words."""
    if isinstance(result, OwnGuess) and result.guessed:
        return guess_sentence(result, revealed, words, in_room=in_room)
    if not answered(result, exercise):
        return words["no-answers-yet"]
    if isinstance(result, OwnRows):
        return rows_sentence(result, exercise, words, today or date.today())
    if isinstance(result, OwnSchedule):
        return _schedule(result, words)
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
        case OwnPlaces() if isinstance(exercise, Plane):
            finding = _places(result, exercise, words)
        case OwnSheet():
            finding = _sheet(result, exercise, words)
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
    if result.changed:
        items = _named(result.changed, exercise, words)
        return words["own-changed"].format(count=len(result.changed), total=len(result.compared), items=items)
    if result.compared:
        return words["own-not-changed"]
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
    told = []
    if result.furthest:
        items = _named([pair.item for pair in result.furthest], exercise, words)
        told.append(words["paired-furthest"].format(items=items))
    elif any(pair.difference == 0 for pair in result.pairs):
        told.append(words["paired-level"])
    if half := [pair.item for pair in result.pairs if (pair.us is None) != (pair.them is None)]:
        key = "paired-half-one" if len(half) == 1 else "paired-half"
        told.append(words[key].format(items=_named(half, exercise, words), count=len(half)))
    return " ".join(told)


def _picks(result: OwnPicks, exercise: Exercise, words: Words) -> str:
    item, picked, ranked = result.picks[0]
    if ranked:
        return words["first-place"].format(option=answer_words(exercise, item, ranked[0], words))
    return words["picked-count"].format(count=len(picked))


def _places(result: OwnPlaces, exercise: Plane, words: Words) -> str:
    if exercise.named:
        return _named_places(result, exercise, words)
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


def _named_places(result: OwnPlaces, exercise: Plane, words: Words) -> str:
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


def _sheet(result: OwnSheet, exercise: Exercise, words: Words) -> str:
    total = len(exercise.items)
    if len(result.boxes) == total:
        return words["sheet-boxes"].format(count=total - len(result.unanswered), total=total)
    return words["sheet-places"].format(count=len(result.boxes) - len(result.gaps), total=len(result.boxes))


def _schedule(result: OwnSchedule, words: Words) -> str:
    """The first day and the last, and how many days ask for another look."""
    days = sorted(meeting.day for meeting in result.meetings)
    key = "schedule-one-day" if len(days) == 1 else "schedule-days"
    said = words[key].format(first=in_words(days[0], words), last=in_words(days[-1], words), count=len(days))
    doubtful = sum(bool(meeting.warnings) for meeting in result.meetings)
    return f"{said} {words['schedule-look-again'].format(count=doubtful)}" if doubtful else said


def _named(items: Sequence[str], exercise: Exercise, words: Words) -> str:
    return listed([item_label(exercise, item) for item in items], words)


def answer_words(exercise: Exercise, item: str, answer: str | int | None, words: Words) -> str:
    """The words of an answer; those of a side chosen in a notebook of one's own, too."""
    if answer is None:
        return words["no-answer"]
    sides = {"ours": "our-side", "partner": "partner-side"}
    return answer_label(exercise, item, sides.get(str(answer), str(answer)), words)
