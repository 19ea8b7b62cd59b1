"""A workshop, as its notebook calls it: a lesson of introduction, exercises, results, questions to talk about."""

from typing import TYPE_CHECKING

from kit.exercises import Exercise, Pack, PairedScale, Scale, load_pack
from kit.widgets.form_widget import Form, Result
from kit.widgets.forms import form_html, result_frame_html
from kit.widgets.lesson_parts import closing_html, introduction_html, talk_html
from kit.workshop.invented import invented_answers
from kit.workshop.opened_where import OpenedWhere, opened_where
from kit.workshop.own_answers import OwnAnswers
from kit.workshop.shown import Shown
from kit.workshop.simulated_gap import SimulatedRoom, simulated_room

if TYPE_CHECKING:
    import pandas


class Lesson:
    """One workshop in one language. In a room its parts are plain HTML; elsewhere forms save through the kernel."""

    def __init__(self, pack: Pack, name: str, where: OpenedWhere) -> None:
        self._pack = pack
        self._workshop = workshop = pack.workshop(name, where.language)
        self._words = pack.words(where.language)
        self._in_room = where.in_room
        self._answers = OwnAnswers(where.data, workshop)

    def __repr__(self) -> str:
        return f"Workshop '{self._workshop.title}'"

    def introduction(self) -> Shown:
        """What the workshop is for, what one will be able to do, and the idea that it teaches."""
        html = introduction_html(self._workshop, self._words, in_room=self._in_room)
        return Shown(html, f"Introduction to '{self._workshop.title}'")

    def exercise(self, name: str) -> Form | Shown:
        """The form of the exercise `name`, which saves as one goes. Raises `KeyError` if there is none."""
        exercise = self._pack.cited_readably(self._workshop.exercise(name))
        if self._in_room:
            return Shown(form_html(exercise, self._words), f"Exercise '{exercise.title}'")
        return Form(exercise, self._words, self._answers)

    def result(self, name: str) -> Result | Shown:
        """One's own result of the exercise `name`, in words, picture and table; it follows the form."""
        exercise = self._workshop.exercise(name)
        if self._in_room:
            return Shown(result_frame_html(exercise, self._words), f"Your result of '{exercise.title}'")
        return Result(exercise, self._words, self._answers)

    def talk(self, name: str) -> Shown:
        """The questions to talk about after the exercise `name`, and where it comes from."""
        exercise = self._workshop.exercise(name)
        return Shown(talk_html(exercise, self._words), f"Questions to talk about after '{exercise.title}'")

    def closing(self) -> Shown:
        """A last thought to take away, and the terms of the workshop explained."""
        sources = self._pack.sources_of(self._workshop)
        return Shown(closing_html(self._workshop, sources, self._words), f"The end of '{self._workshop.title}'")

    def responses(self, name: str) -> "pandas.DataFrame":
        """One's own current answers to the exercise `name`.

        One row an answer, in the order of the page: `item` (index), `text` of the item, `value` as it is stored.
        Empty in a room, where a notebook knows nobody.
        """
        import pandas

        exercise = self._workshop.exercise(name)
        given = {} if self._in_room else self._answers.of(name)
        rows = [(place, _text(exercise, place), given[place]) for place in exercise.places() if place in given]
        table = pandas.DataFrame(rows, columns=["item", "text", "value"], dtype=object)
        return table.set_index("item")

    def example(self, name: str) -> "pandas.DataFrame":
        """Invented answers to the scale `name`, for looking inside a result; nobody's own answers are in it.

        One row a statement: `item` (index), `heading`, `reverse`, `value`. Raises `TypeError` for another kind.
        """
        exercise = self._workshop.exercise(name)
        if not isinstance(exercise, Scale):
            raise TypeError(f"there are invented answers to scales alone, and '{name}' is none")
        return invented_answers(exercise)

    def simulated(self, name: str) -> SimulatedRoom:
        """A room of simulated people who have answered the exercise `name`, where a result needs others.

        It shows the room's result, and has `answers` (a DataFrame: `person`, `side`, `item`, `us`, `them`, `place`),
        `sides` and `result`. Raises `TypeError` for anything but a paired scale that asks what matters most.
        """
        exercise = self._workshop.exercise(name)
        if not isinstance(exercise, PairedScale) or not exercise.matters:
            raise TypeError(f"there is no simulated room for '{name}', which asks nobody what matters most")
        return simulated_room(exercise, dict(self._words))

    def exercises(self) -> "pandas.DataFrame":
        """The exercises of this workshop: `exercise` (index), `title`, `kind`, `items`, `minutes`, `core`."""
        import pandas

        rows = [
            (each.id, each.title, each.kind, len(each.items), each.minutes, each.core)
            for each in self._workshop.exercises
        ]
        table = pandas.DataFrame(rows, columns=["exercise", "title", "kind", "items", "minutes", "core"])
        return table.set_index("exercise")


def _text(exercise: Exercise, place: str) -> str:
    return next((item.text for item in exercise.items if item.id == place), "")


def open_workshop(name: str) -> Lesson:
    """The workshop `name`, such as "linking". Where it is opened decides the language and where answers go.

    Raises `KeyError` if the pack has no such workshop, and `PackNotUsable` if its files have faults.
    """
    where = opened_where()
    return Lesson(load_pack(where.exercises), name, where)
