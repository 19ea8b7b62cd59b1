"""Dates and plans of a person who works alone: gathered from the files of all workshops, and as a calendar file."""

from base64 import b64encode
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kit.exercises import Exercise, Pack, Workshop
from kit.exercises.json_types import JsonDict
from kit.widgets.kind import Around
from kit.workshop.own_answers import OwnAnswers

if TYPE_CHECKING:
    from kit.reports import Changed

TYPE = "data:text/calendar;charset=utf-8;base64,"


class OwnDates:
    """The dates of `workshop`; answers are read anew each time, from the files in `folder`."""

    def __init__(self, pack: Pack, workshop: Workshop, folder: Path, language: str) -> None:
        self._pack = pack
        self._workshop = workshop
        self._folder = folder
        self._language = language

    def beside(self, exercise: Exercise) -> Around:
        """What the result of a plan or a schedule shows besides its own answers.

        The calendar file is in its own address: a notebook has no server that could give it.
        """
        from kit.reports import has_dates  # reports know the store, which is slow to import

        others = [(each, self._given(each)) for each in self._pack.plans_beside(exercise, self._language)]
        mine: list[tuple[Exercise, JsonDict]] = [(exercise, self._given(exercise)), *others]
        dated = any(has_dates(each, given, self._changes(each)) for each, given in mine)
        calendar = TYPE + b64encode(self._calendar()).decode() if dated else ""
        return Around(beside=others, calendar=calendar)

    def _calendar(self) -> bytes:
        from kit.reports import calendar_file, dated_events  # reports know the store, which is slow to import

        dated = {each.id: each for each in (*self._pack.plans_with(self._workshop), *self._workshop.exercises)}
        given = {name: self._given(each) for name, each in dated.items()}
        changes = {name: self._changes(each) for name, each in dated.items()}
        events = dated_events(self._workshop, self._pack, given, self._owner(), self._language, changes)
        return calendar_file(events, self._workshop.title, datetime.now(UTC))

    def _given(self, exercise: Exercise) -> JsonDict:
        return self._answers(exercise).of(exercise.id)

    def _changes(self, exercise: Exercise) -> "dict[str, Changed]":
        from kit.reports import Changed

        found: dict[str, Changed] = {}
        for line in self._answers(exercise).counting(exercise.id):
            last = found.get(line["item"])
            before = (last.value, *last.before) if last else ()
            at = datetime.fromtimestamp(line["recorded_at"], UTC)
            found[line["item"]] = Changed(line["seq"], at, before, line["value"])
        return found

    def _answers(self, exercise: Exercise) -> OwnAnswers:
        return OwnAnswers(self._folder, self._pack, self._pack.workshop_of(exercise.id).workshop)

    def _owner(self) -> str:
        """The random id of the first answer in this person's file, which is only ever added to."""
        lines = OwnAnswers(self._folder, self._pack, self._workshop.workshop).lines()
        return str(lines[0]["id"]) if lines else ""
