"""Results as HTML: a sentence, a picture, and a table or list that says the same."""

from kit.exercises import Exercise, one_by_one
from kit.exercises.wording import Words
from kit.results import OwnResult, ResultView, headline, item_label, own_result
from kit.results.kind import Answers
from kit.widgets.common import answer_words
from kit.widgets.kind import Around, OnScreen, WidgetKind, is_answered
from kit.widgets.markup import render
from kit.widgets.results import own_pictures


def own_result_html(exercise: Exercise, answers: Answers, words: Words, around: Around | None = None) -> str:
    """What a person sees of her own `answers` (by place) to `exercise`; that she answered nothing yet is said too.

    `around` is what her page knows besides.
    """
    if exercise.for_each:
        return own_episodes_html(exercise, answers, words)
    return _own_html(exercise, answers, words, around or Around())


def _own_html(exercise: Exercise, answers: Answers, words: Words, around: Around) -> str:
    """The same for what is asked once."""
    kind, result = WidgetKind.of(exercise), own_result(exercise, answers, around.revealed)
    answered = is_answered(result, exercise)
    values: dict[str, object] = {
        "exercise": exercise,
        "result": result,
        "words": words,
        "answered": answered,
        "has_more": answered,
        "folded": not exercise.for_each,
        "sentence": own_sentence(result, exercise, words, around),
        "told": kind.told(exercise, result, words, around) if answered else "",
        "beside": (),
        "still_open": result.unanswered,
        "label": lambda item, answer: answer_words(exercise, item, answer, words),
        "text": lambda item: item_label(exercise, item),
        "drawn": own_pictures,
    }
    return render(
        f"own_{kind.own_template(result)}", **values | dict(kind.own_values(exercise, result, answers, words, around))
    )


def own_sentence(result: OwnResult, exercise: Exercise, words: Words, around: Around | None = None) -> str:
    """The first line of a person's own result: what it says, in at most 12 words."""
    if not is_answered(result, exercise):
        return words["no-answers-yet"]
    return WidgetKind.of(exercise).sentence(exercise, result, words, around or Around())


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
    key = "own-stories-one" if len(stories) == 1 else "own-stories"
    sentence = words[key].format(count=len(stories)) if stories else words["no-answers-yet"]
    return render("own_episodes", stories=stories, sentence=sentence, words=words)


def room_result_html(view: ResultView[Exercise], screen: OnScreen) -> str:
    """What a room sees of its answers, with its pictures; of withheld groups nothing is here. Loads matplotlib."""
    return _sheets_html(view, screen) if view.exercise.together else WidgetKind.of(view.exercise).room(view, screen)


def _sheets_html(view: ResultView[Exercise], screen: OnScreen) -> str:
    """Sheets side by side, under the numbers of their tables; on a phone, to open one by one."""
    kind, words = WidgetKind.of(view.exercise), view.words
    named = [(words["table-number-name"].format(number=each.group), each.answers) for each in view.result.sheets]
    return render(
        "sheets",
        words=words,
        finding=headline(view),
        simulated=screen.simulated,
        sheets=[(name, kind.sheet(view.exercise, answers, words, name)) for name, answers in named],
        folded=screen.folded,
    )
