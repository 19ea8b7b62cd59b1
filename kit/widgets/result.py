"""Results as HTML: a sentence, a picture, and a table or list that says the same."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from kit.charts import describe, table
from kit.exercises import Choice, Exercise, Rows, one_by_one
from kit.results import (
    GroupResult,
    OwnGuess,
    OwnResult,
    OwnRows,
    OwnScale,
    OwnSchedule,
    Revealed,
    Row,
    headline,
    in_words,
    item_label,
    own_result,
    own_rows,
    rows_of,
)
from kit.widgets.guess_words import guessed_side
from kit.widgets.markup import render
from kit.widgets.own_sentences import answer_words, own_sentence
from kit.widgets.practice import practice_example
from kit.widgets.row_lists import Source, listed_rows, owners

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
    sides: Sequence[str] = (),
) -> str:
    """The same for what is asked once.

    A guess is compared with what is `revealed`; before, the page says when it will be, in a room and alone. `beside`
    are the other plans, each with her answers, for one that gathers them; `calendar` is the address of her calendar
    file, "" if it would hold nothing. What is late is late on `today`, by default the day of this computer. `sides`
    are the names of the room's sides, her own first, which a practice uses.
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
        label=lambda item, answer: answer_words(exercise, item, answer, words),
        text=lambda item: item_label(exercise, item),
        example=practice_example(exercise, answers, words, sides)
        if isinstance(exercise, Choice) and exercise.practice
        else None,
        **_dated(result, exercise, beside, calendar, words, today),
    )


def _template(result: OwnResult, exercise: Exercise) -> str:
    if isinstance(result, OwnRows):
        return "rows"
    return "profile" if isinstance(result, OwnScale) and result.profile else exercise.kind


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
        "calendar": calendar,
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
    folded: bool = False,
) -> str:
    """What a room sees of its answers: the finding, the `picture` (an SVG, or ""), and a table equal to it.

    Texts that people share are shown as they wrote them, and need neither picture nor table; rows stand under the names
    in them, those of the plans `beside` too, which the room has seen as well.
    `simulated` is the line that says that these people do not exist, or "". Of withheld groups nothing is here.
    `folded` is for a phone: sheets, names and questions stand as a list to open one by one.
    """
    if exercise.together:
        return _sheets_html(exercise, result, words, headline(result, exercise, sides, words), simulated, folded)
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
        folded=folded,
        texts=[(item_label(exercise, item.item), item.whole.texts) for item in result.items if item.whole.texts],
    )


def _sheets_html(
    exercise: Exercise, result: GroupResult, words: Words, finding: str, simulated: str, folded: bool
) -> str:
    """Sheets side by side, under the numbers of their tables."""
    named = [(words["table-number-name"].format(number=each.group), each.answers) for each in result.sheets]
    bodies = [(name, sheet_html(exercise, answers, words, name)) for name, answers in named]
    return render("sheets", words=words, finding=finding, simulated=simulated, sheets=bodies, folded=folded)


def sheet_html(exercise: Exercise, answers: Mapping[str, Any], words: Words, caption: str) -> str:
    """One sheet as a table with a `caption`: its boxes, or its rows."""
    if isinstance(exercise, Rows):
        rows = listed_rows(exercise, own_rows(exercise, answers).rows, words, date.today())
        return render("sheet_rows", exercise=exercise, rows=rows, words=words, caption=caption)
    result = own_result(exercise, answers)
    return render("sheet_table", exercise=exercise, result=result, words=words, caption=caption)


def _shown_rows(exercise: Rows, result: GroupResult) -> Sequence[Row]:
    """Rows that their authors share; of a plan made together, those of the sheets that tables show."""
    if exercise.together:
        return [row for sheet in result.sheets for row in own_rows(exercise, sheet.answers).rows]
    return rows_of(exercise, (row for item in result.items for row in item.whole.rows))


def _shared_by_owner(shown: "Iterable[tuple[Exercise, GroupResult]]", words: Words) -> list[Any]:
    sources: list[Source] = [
        (exercise, _shown_rows(exercise, result))
        for exercise, result in shown
        if isinstance(exercise, Rows) and exercise.names_people
    ]
    return owners(sources, words)
