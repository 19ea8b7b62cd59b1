"""Results as HTML: a sentence, a picture, and a table or list that says the same."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kit.exercises import Exercise, one_by_one
from kit.results import GroupResult, headline, item_label, own_result
from kit.widgets.common import answer_words
from kit.widgets.kind import Answers, Around, OnScreen, WidgetKind, Words
from kit.widgets.markup import render
from kit.widgets.results.own_sentences import own_sentence

if TYPE_CHECKING:
    from kit.responses import Side


def own_result_html(exercise: Exercise, answers: Answers, words: Words, **around: Any) -> str:
    """What a person sees of her own `answers` (by place) to `exercise`; that she answered nothing yet is said too.

    `around` is what her page knows besides, see `kit.widgets.kind.Around`.
    """
    if exercise.for_each:
        return own_episodes_html(exercise, answers, words)
    return _own_html(exercise, answers, words, Around(**around))


def _own_html(exercise: Exercise, answers: Answers, words: Words, around: Around) -> str:
    """The same for what is asked once."""
    kind, result = WidgetKind.of(exercise), own_result(exercise, answers, around.revealed)
    return render(
        f"own_{kind.own_template(result)}",
        exercise=exercise,
        result=result,
        words=words,
        sentence=own_sentence(result, exercise, words, around),
        label=lambda item, answer: answer_words(exercise, item, answer, words),
        text=lambda item: item_label(exercise, item),
        **kind.own_values(exercise, result, answers, words, around),
    )


def own_episodes_html(exercise: Exercise, answers: Answers, words: Words) -> str:
    """A person's own results, episode by episode, of those she answered anything about.

    What the source of an episode says of it, and our counter-reading, stand here and nowhere else: for an episode
    that she has answered about completely.
    """
    stories = []
    for episode, asked in one_by_one(exercise):
        given = {item.id: answers[item.id] for item in asked.items if answers.get(item.id) is not None}
        if given:
            own = _own_html(asked, given, {**words, "your-result": words["your-answer"]}, Around())
            stories.append((episode, own, exercise.afterwards if asked.is_complete(given) else ""))
    return render("own_episodes", stories=stories, words=words)


def room_result_html(
    exercise: Exercise, result: GroupResult, sides: "Sequence[Side]", words: Words, screen: OnScreen
) -> str:
    """What a room sees of its answers, with its pictures; of withheld groups nothing is here. Loads matplotlib."""
    if exercise.together:
        return _sheets_html(exercise, result, words, headline(result, exercise, sides, words), screen)
    return WidgetKind.of(exercise).room(exercise, result, sides, words, screen)


def _sheets_html(exercise: Exercise, result: GroupResult, words: Words, finding: str, screen: OnScreen) -> str:
    """Sheets side by side, under the numbers of their tables; on a phone, to open one by one."""
    kind = WidgetKind.of(exercise)
    named = [(words["table-number-name"].format(number=each.group), each.answers) for each in result.sheets]
    bodies = [(name, kind.sheet(exercise, answers, words, name)) for name, answers in named]
    simulated, folded = screen.simulated, screen.folded
    return render("sheets", words=words, finding=finding, simulated=simulated, sheets=bodies, folded=folded)
