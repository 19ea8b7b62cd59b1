"""A workshop, as its notebook calls it: a lesson of introduction, exercises, results, questions to talk about."""

from pathlib import Path
from typing import TYPE_CHECKING

from kit.exercises import Exercise, Pack, PairedScale, Scale, Worksheet, load_pack
from kit.synthetic.invented import invented_answers
from kit.synthetic.invented_sheet import invented_sheet, questions_to
from kit.widgets.episodes import Episodes, episodes_html
from kit.widgets.form_widget import Form, Result
from kit.widgets.forms import form_html, result_frame_html
from kit.widgets.kind import WidgetKind
from kit.widgets.lesson_parts import closing_html, introduction_html, talk_html
from kit.workshop.opened_where import OpenedWhere, opened_where
from kit.workshop.own_answers import OwnAnswers
from kit.workshop.own_dates import OwnDates
from kit.workshop.shown import Shown

if (
    TYPE_CHECKING
):  # both are slow to import, and a room's page waits for its notebook: they are imported when called for
    import pandas

    from kit.reports import To, What
    from kit.synthetic.gap_answers import SimulatedRoom


class Lesson:
    """One workshop in one language. In a room its parts are plain HTML; elsewhere forms save through the kernel."""

    def __init__(self, pack: Pack, name: str, where: OpenedWhere) -> None:
        self._pack = pack
        self._workshop = workshop = pack.workshop(name, where.language)
        self._words = pack.words(where.language)
        self._language = where.language
        self._in_room = where.in_room
        self._answers = OwnAnswers(where.data, pack, name)
        self._dates = OwnDates(pack, workshop, where.data, where.language)

    def __repr__(self) -> str:
        return f"Workshop '{self._workshop.title}'"

    def introduction(self) -> Shown:
        """What the workshop is for, what one will be able to do, and the idea that it teaches."""
        html = introduction_html(self._workshop, self._words, in_room=self._in_room)
        return Shown(html, f"Introduction to '{self._workshop.title}'")

    def episodes(self) -> Episodes | Shown:
        """The cases, and the stories to choose from and read. Raises `ValueError` for a workshop without any."""
        html = episodes_html(self._workshop, self._words, self._pack.readable)
        if self._in_room:
            return Shown(html, f"The stories of '{self._workshop.title}'")
        return Episodes(html, self._words)

    def exercise(self, name: str) -> Form | Shown:
        """The form of the exercise `name`, which saves as one goes. Raises `KeyError` if there is none."""
        exercise = self._pack.cited_readably(self._workshop.exercise(name))
        if self._in_room:
            return Shown(form_html(exercise, self._words, in_room=True), f"Exercise '{exercise.title}'")
        return Form(exercise, self._words, self._answers)

    def result(self, name: str) -> Result | Shown:
        """One's own result of the exercise `name`, in words, picture and table; it follows the form."""
        exercise = self._workshop.exercise(name)
        if self._in_room:
            return Shown(result_frame_html(exercise, self._words), f"Your result of '{exercise.title}'")
        if WidgetKind.of(exercise).dated and not exercise.private:
            return Result(exercise, self._words, self._answers, lambda: self._dates.beside(exercise))
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
        """Invented answers to the scale or the sheet `name`, for looking inside a result; nobody's own are in it.

        Of a scale, one row a statement: `item` (index), `heading`, `reverse`, `value`. Of a sheet, one row a place:
        `place` (index), `box`, `field`, `text`. Raises `TypeError` for another kind.
        """
        exercise = self._workshop.exercise(name)
        if isinstance(exercise, Worksheet):
            return invented_sheet(exercise, self._words)
        if not isinstance(exercise, Scale):
            raise TypeError(f"there are invented answers to scales and sheets alone, and '{name}' is none")
        return invented_answers(exercise)

    def simulated(self, name: str) -> "SimulatedRoom":
        """A room of simulated people who have answered the exercise `name`, where a result needs others.

        It shows the room's result, and has `answers` (a DataFrame: `person`, `side`, `item`, `us`, `them`, `place`),
        `sides` and `result`. Raises `TypeError` for anything but a paired scale that asks what matters most.
        """
        from kit.synthetic.gap_answers import simulated_room

        exercise = self._workshop.exercise(name)
        if not isinstance(exercise, PairedScale) or not exercise.matters:
            raise TypeError(f"there is no simulated room for '{name}', which asks nobody what matters most")
        return simulated_room(exercise, dict(self._words))

    def simulated_export(self, name: str, what: "What" = "answers", to: "To" = "csv") -> Path:
        """A file as a room exports it, with `what` ("results" or "answers") of 24 people who do not exist.

        For `kit.read_export`. Raises `TypeError` if `name` is no scale, checklist or ranking.
        """
        from kit.synthetic.room import simulated_export

        return simulated_export(self._pack, self._workshop.exercise(name), what, to, self._language)

    def read_back(self, name: str, sheet: "pandas.DataFrame") -> "pandas.DataFrame":
        """What the kit asks of a sheet, from its `text` by place: `check` (index), `question`, `rule`.

        Raises `TypeError` if the exercise `name` is no sheet.
        """
        exercise = self._workshop.exercise(name)
        if not isinstance(exercise, Worksheet):
            raise TypeError(f"'{name}' is no sheet, so nothing reads it back")
        return questions_to(exercise, sheet)

    def exercises(self) -> "pandas.DataFrame":
        """The exercises of this workshop: `exercise` (index), `title`, `kind`, `items`, `minutes`, `core`.

        Of questions asked about each story, `items` counts those about one.
        """
        import pandas

        rows = [
            (each.id, each.title, each.kind, len(each.items_at_once), each.minutes, each.core)
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
