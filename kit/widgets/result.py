"""Results as HTML: a sentence, a picture, and a table or list that says the same."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from kit.charts import describe, table
from kit.exercises import Choice, Exercise, Place, Rows, one_by_one
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
    OwnRows,
    OwnScale,
    OwnSchedule,
    OwnSheet,
    Profile,
    Revealed,
    answer_label,
    axis_label,
    headline,
    in_words,
    item_label,
    own_result,
    own_rows,
    rows_of,
)
from kit.results.labels import listed, listed_plainly
from kit.widgets.guess_words import guess_sentence, guessed_side
from kit.widgets.markup import render
from kit.widgets.practice import practice_example
from kit.widgets.row_lists import Source, listed_rows, owners, rows_sentence

if TYPE_CHECKING:
    from kit.responses import Side

Words = Mapping[str, str]


def own_result_html(exercise: Exercise, answers: Mapping[str, Any], words: Words, **around: Any) -> str:
    """What a person sees of her own `answers` (by place) to `exercise`; that she answered nothing yet is said too.

    `around` is what her page knows besides, see `_own_html`.
    """
    if exercise.for_each:
        return own_episodes_html(exercise, answers, words)
    return _own_html(exercise, answers, words, **around)


def _own_html(
    exercise: Exercise,
    answers: Mapping[str, Any],
    words: Words,
    *,
    revealed: Revealed | None = None,
    in_room: bool = False,
    beside: "Sequence[tuple[Rows, Mapping[str, Any]]]" = (),
    calendar: str = "",
    today: date | None = None,
) -> str:
    """The same for what is asked once.

    A guess is compared with what is `revealed`; before, the page says when it will be, in a room and alone. `beside`
    are the other plans, each with her answers, for one that gathers them; `calendar` is the address of her calendar
    file. What is late is late on `today`, by default the day of this computer.
    """
    result, today = own_result(exercise, answers, revealed), today or date.today()
    kind = _template(result, exercise)
    return render(
        f"own_{kind.replace('-', '_')}",
        exercise=exercise,
        result=result,
        words=words,
        sentence=own_sentence(result, exercise, words, revealed, in_room=in_room, today=today),
        about=guessed_side(result, revealed, words) if isinstance(result, OwnGuess) else "",
        label=lambda item, answer: _answer(exercise, item, answer, words),
        text=lambda item: item_label(exercise, item),
        example=practice_example(exercise, answers, words)
        if isinstance(exercise, Choice) and exercise.practice
        else None,
        **_dated(result, exercise, beside, calendar, words, today),
    )


def _template(result: OwnResult, exercise: Exercise) -> str:
    if isinstance(result, OwnRows):
        return "rows"
    return "profile" if isinstance(result, OwnScale) and result.profile else exercise.kind  # type: ignore[attr-defined]


def _dated(
    result: OwnResult,
    exercise: Exercise,
    beside: "Sequence[tuple[Rows, Mapping[str, Any]]]",
    calendar: str,
    words: Words,
    today: date,
) -> dict[str, Any]:
    """What the templates of plans and schedules need besides; nothing for another kind."""
    if isinstance(result, OwnSchedule):
        return {"calendar": calendar, "day": lambda day: in_words(day, words)}
    if not isinstance(result, OwnRows) or not isinstance(exercise, Rows):
        return {}
    sources: list[Source] = [(exercise, result.rows), *((each, own_rows(each, given).rows) for each, given in beside)]
    names = owners(sources, words, today) if exercise.gathers else []
    says_more = len(names) > 1 or any(rows for _, rows in sources[1:])
    return {
        "calendar": calendar if any(row.due for _, rows in sources for row in rows) else "",
        "rows": listed_rows(exercise, result.rows, words, today),
        "owners": names if says_more else [],
    }


def own_episodes_html(exercise: Exercise, answers: Mapping[str, Any], words: Words) -> str:
    """A person's own results, episode by episode, of those she answered anything about.

    What the source of an episode says of it, and our counter-reading, stand here and nowhere else: for an episode
    that she has answered about completely.
    """
    stories = []
    for episode, asked in one_by_one(exercise):
        given = {item.id: answers[item.id] for item in asked.items if answers.get(item.id) is not None}
        if given:
            own = _own_html(asked, given, {**words, "your-result": words["your-answer"]})
            stories.append((episode, own, exercise.afterwards if asked.is_complete(given) else ""))
    return render("own_episodes", stories=stories, words=words)


def group_result_html(
    exercise: Exercise,
    result: GroupResult,
    sides: "Sequence[Side]",
    words: Words,
    picture: str,
    simulated: str = "",
    beside: "Iterable[tuple[Exercise, GroupResult]]" = (),
) -> str:
    """What a room sees of its answers: the finding, the `picture` (an SVG, or ""), and a table equal to it.

    Texts that people share are shown as they wrote them, and need neither picture nor table; rows stand under the names
    in them, those of the plans `beside` too, which the room has seen as well.
    `simulated` is the line that says that these people do not exist, or "". Of withheld groups nothing is here.
    """
    if exercise.together:
        return _sheets_html(exercise, result, words, headline(result, exercise, sides, words), simulated)
    return render(
        "group_result",
        exercise=exercise,
        words=words,
        finding=headline(result, exercise, sides, words),
        description=describe(result, exercise, sides, words),
        picture=picture,
        table=table(result, exercise, sides, words),
        simulated=simulated,
        owners=_shared_by_owner([(exercise, result), *beside], words),
        written=isinstance(exercise, Rows),
        minimum=result.minimum,
        texts=[(item_label(exercise, item.item), item.whole.texts) for item in result.items if item.whole.texts],
    )


def _sheets_html(exercise: Exercise, result: GroupResult, words: Words, finding: str, simulated: str) -> str:
    """Sheets side by side, under the numbers of their tables."""
    named = [(words["table-number-name"].format(number=each.group), each.answers) for each in result.sheets]
    bodies = [(name, sheet_html(exercise, answers, words, name)) for name, answers in named]
    return render("sheets", words=words, finding=finding, simulated=simulated, sheets=bodies)


def sheet_html(exercise: Exercise, answers: Mapping[str, Any], words: Words, caption: str) -> str:
    """One sheet as a table with a `caption`: its boxes, or its rows."""
    if isinstance(exercise, Rows):
        rows = listed_rows(exercise, own_rows(exercise, answers).rows, words, date.today())
        return render("sheet_rows", exercise=exercise, rows=rows, words=words, caption=caption)
    result = own_result(exercise, answers)
    return render("sheet_table", exercise=exercise, result=result, words=words, caption=caption)


def _shared_by_owner(shown: "Iterable[tuple[Exercise, GroupResult]]", words: Words) -> list[Any]:
    sources: list[Source] = [
        (exercise, rows_of(exercise, (row for item in result.items for row in item.whole.rows)))
        for exercise, result in shown
        if isinstance(exercise, Rows) and exercise.names_people
    ]
    return owners(sources, words)


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
        case OwnPlaces() if isinstance(exercise, Place):
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


def _named_places(result: OwnPlaces, exercise: Place, words: Words) -> str:
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


def _point(point: OwnPoint, exercise: Place, words: Words) -> str:
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


def _answer(exercise: Exercise, item: str, answer: str | int | None, words: Words) -> str:
    """The words of an answer; those of a side chosen in a notebook of one's own, too."""
    if answer is None:
        return words["no-answer"]
    sides = {"ours": "our-side", "partner": "partner-side"}
    return answer_label(exercise, item, sides.get(str(answer), str(answer)), words)
