"""Results of exercises that have changed since: no page shows them any more, and an export tells them as they were."""

from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from kit.exercises import Exercise, Pack, Workshop
from kit.results.kind import ResultKind

if TYPE_CHECKING:
    from kit.responses import Snapshot

OLDER = "older-version"
"""What an export calls the workshop of such an exercise."""


def of_older_exercises(taken: "Iterable[Snapshot]", names: Collection[str]) -> dict[str, Exercise]:
    """The exercises of `names` as they were when the room saw the latest result of each.

    Those in which people wrote words are not among them: their authors cannot take them back any more.
    """
    from kit.responses.answering.asked import exercise_of

    found: dict[str, Exercise] = {}
    for each in sorted(taken, key=lambda each: each.id):
        if each.exercise in names and each.asked:
            try:
                found[each.exercise] = exercise_of(each.asked)
            except ValueError:  # a kit that knew other kinds of exercise wrote it
                found.pop(each.exercise, None)
    return {name: each for name, each in found.items() if not ResultKind.of(each).written}


def as_it_was_asked(pack: Pack, older: Mapping[str, Exercise]) -> Pack:
    """`pack`, with the exercises `older` in place of those of the same id, in a workshop called `OLDER`."""
    if not older:
        return pack
    first = pack.workshops[pack.manifest.languages[0]]
    workshops = {
        name: _with(each, name, [one for one in each.exercises if one.id not in older]) for name, each in first.items()
    }
    workshops[OLDER] = _with(next(iter(first.values())), OLDER, list(older.values()), contributed=False)
    manifest = pack.manifest.model_copy(update={"workshops": (*pack.manifest.workshops, OLDER)})
    return Pack.model_construct(
        manifest=manifest,
        workshops=dict.fromkeys(pack.manifest.languages, workshops),
        interface=pack.interface,
    )


class _Told(Workshop):
    """A workshop whose exercises stand in no file: they are given as people were asked them."""

    asked: tuple[Exercise, ...]
    headings: tuple[Exercise, ...]

    @cached_property
    def exercises(self) -> tuple[Exercise, ...]:
        return self.asked

    @cached_property
    def contributed(self) -> tuple[Exercise, ...]:
        return self.headings


def _with(workshop: Workshop, name: str, exercises: list[Exercise], *, contributed: bool = True) -> Workshop:
    headings = workshop.contributed if contributed else ()
    told = {"workshop": name, "asked": tuple(exercises), "headings": headings}
    return _Told.model_construct(**{**dict(workshop), **told})
