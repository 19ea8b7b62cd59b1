"""Exercises as native HTML forms that know no person: readable, and in a usable order, before any script runs.

The scripts in `static` then make each form keep its answers. Every item's container carries
`data-item="<exercise>/<place>"`, and in it the status line carries `data-status`.
"""

from collections.abc import Mapping

from kit.exercises import DECLINED, RATHER_NOT_SAY, Exercise
from kit.exercises.episodes import blank_section
from kit.exercises.kinds.checklist import STATES
from kit.exercises.kinds.paired_scale import ENDS, ranked_options
from kit.exercises.model import AnyItem, Section
from kit.results import MINIMUM
from kit.widgets.kind import WidgetKind
from kit.widgets.markup import render

SIDES = ("our-side", "partner-side", "observer")


def form_html(exercise: Exercise, words: Mapping[str, str], *, in_room: bool = False, own_page: str = "") -> str:
    """The form of `exercise`, labelled with the interface strings `words`. It holds nobody's answers.

    In a room it can be sent before scripts have come; they hide its button. On a page of its own it does without them,
    and all is there that they would make; `own_page` is then the address of the page of its workshop.

    Raises `jinja2.UndefinedError` when a string is missing in `words`.
    """
    kind = WidgetKind.of(exercise)
    return render(
        f"form_{kind.template}",
        exercise=exercise,
        page_sections=exercise.page_sections if own_page else _page_sections(exercise),
        words=words,
        kept=kept_as(exercise) if in_room else "",
        minimum=MINIMUM,
        in_room=in_room,
        own_page=own_page,
        states=STATES,
        declined=DECLINED,
        rather_not_say=RATHER_NOT_SAY,
        ends=ENDS,
        ranked_options=ranked_options,
        sides=zip(("ours", "partner", "observer"), SIDES, strict=True),
    )


def kept_as(exercise: Exercise) -> str:
    """Who sees what is answered here: "private", "sealed", "shared" by a table, "ticked", "own" or "anonymous".

    >>> from kit.exercises import load_pack
    >>> [kept_as(load_pack().exercise(name)) for name in ("who-we-are", "gap", "guess-first", "our-story")]
    ['anonymous', 'sealed', 'private', 'ticked']
    """
    if exercise.private:
        return "private"
    if exercise.sealed:
        return "sealed"
    if exercise.together:
        return "shared"
    return WidgetKind.of(exercise).seen(exercise)


def kept_line_html(exercise: Exercise, words: Mapping[str, str]) -> str:
    """The same as a picture and one or two words, for the line at the top of a page about this `exercise` alone."""
    return render("kept_line", way=kept_as(exercise), words=words)


def _page_sections(exercise: Exercise) -> tuple[Section[AnyItem], ...]:
    """The sections of the form. Of episodes: a blank one, copied by the page for each that is read, and the first."""
    if exercise.for_each:
        return blank_section(exercise), exercise.sections[0]
    return exercise.page_sections


def result_frame_html(exercise: Exercise, words: Mapping[str, str]) -> str:
    """The place in a page where the result of `exercise` will stand; scripts fill it for the person who looks."""
    return render("result_frame", exercise=exercise, words=words)
