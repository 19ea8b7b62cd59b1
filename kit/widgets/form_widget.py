"""Forms and results as widgets, for a notebook with a kernel of one's own (JupyterLab, plain Voilà).

A widget's state is saved into notebook files. Therefore it holds only what knows no person: the empty form and the
words. Answers travel as messages, and so do the results made of them.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import anywidget
import traitlets

from kit.exercises import Exercise
from kit.exercises.json_types import JsonDict, JsonObject
from kit.widgets.assets import script, style
from kit.widgets.forms import form_html, result_frame_html
from kit.widgets.kind import Around
from kit.widgets.results.result import own_result_html
from kit.widgets.script_words import script_words

Message = JsonObject


class KeepsAnswers(Protocol):
    """Where the answers of whoever sits at this notebook go.

    `keeper` tells this place from others, in letters and digits: what waits for it on a page goes nowhere else.
    """

    @property
    def keeper(self) -> str: ...

    def load(self) -> Mapping[str, JsonObject]:
        """Current answers: `{"exercise/place": {"value", "seq"}}`."""
        ...

    def record(self, answers: Sequence[JsonObject]) -> Sequence[JsonObject]:
        """Keep answers (`{"id", "exercise", "item", "value", ...}`) and return a receipt for each.

        Raises `OSError` when they cannot be kept; the page then keeps them and tries again.
        """
        ...


class Form(anywidget.AnyWidget):
    """The form of one exercise. It saves each answer to `answers` as it is given."""

    _esm = script("widget")
    _css = style("kit", "kit_more")
    html = traitlets.Unicode().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)

    def __init__(self, exercise: Exercise, words: Mapping[str, str], answers: KeepsAnswers) -> None:
        super().__init__(html=form_html(exercise, words), words=script_words(words, "widget"))
        self._exercise = exercise
        self.on_msg(lambda _, message, __: self.send(reply(message, exercise, words, answers)))

    def __repr__(self) -> str:
        return f"Form({self._exercise.id!r})"


class Result(anywidget.AnyWidget):
    """One's own result of one exercise, with what `besides` gives. It follows the form on the same page."""

    _esm = script("widget")
    _css = style("kit", "kit_more")
    html = traitlets.Unicode().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        exercise: Exercise,
        words: Mapping[str, str],
        answers: KeepsAnswers,
        besides: Callable[[], Around] = Around,
    ) -> None:
        super().__init__(html=result_frame_html(exercise, words), words=script_words(words, "widget"))
        self._exercise = exercise
        self.on_msg(lambda _, message, __: self.send(reply(message, exercise, words, answers, besides)))

    def __repr__(self) -> str:
        return f"Result({self._exercise.id!r})"


def reply(
    message: Message,
    exercise: Exercise,
    words: Mapping[str, str],
    answers: KeepsAnswers,
    besides: Callable[[], Around] = Around,
) -> JsonDict:
    """What the page is told when it asks to `load` answers, to `send` new ones, or for the `result`.

    `besides` gives what a result shows besides the answers, each time anew.
    To `load` it says the `keeper` too, by which the page names what waits in the browser's storage while the kernel is
    away; "" for a private exercise, and what is given there then waits in the page's memory alone.
    Every reply carries the number of its `request`; one with an `error` makes the page keep its answers and ask again.
    """
    request = {"request": message.get("request")}
    try:
        match message.get("type"):
            case "load":
                keeper = "" if exercise.private else answers.keeper
                return {**request, "answers": dict(answers.load()), "keeper": keeper}
            case "send":
                return {**request, "receipts": list(answers.record(message["answers"]))}
            case "result":
                own = own_result_html(exercise, values_of(exercise, answers.load()), words, besides())
                return {**request, "own": own, "room": None}
    except OSError as error:
        return {**request, "error": str(error)}
    return {**request, "error": f"a form does not know the message {message.get('type')!r}"}


def values_of(exercise: Exercise, answers: Mapping[str, JsonObject]) -> JsonDict:
    """The values given to `exercise`, by place, from all answers by "exercise/place"; cleared ones are left out.

    >>> from kit.exercises import load_pack
    >>> readiness = load_pack().exercise("readiness")
    >>> values_of(readiness, {"readiness/rationale": {"value": "yes", "seq": 1}, "other/item": {"value": 1, "seq": 2}})
    {'rationale': 'yes'}
    """
    start = f"{exercise.id}/"
    return {
        place.removeprefix(start): each["value"]
        for place, each in answers.items()
        if place.startswith(start) and each["value"] is not None
    }
