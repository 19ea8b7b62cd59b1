"""Exercises as sheets of paper: A4 pages with boxes to tick and lines to write on, for people without a device.

A sheet holds what its form holds and nothing more: no result, no next step, and no reading of anybody's.
"""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache

from markupsafe import Markup

from kit.exercises import DECLINED, RATHER_NOT_SAY, Exercise, Workshop
from kit.exercises.kinds.checklist import STATES
from kit.exercises.kinds.paired_scale import ENDS
from kit.widgets.assets import style
from kit.widgets.kind import WidgetKind
from kit.widgets.markup import render

FEWEST_ROWS = 6
LINES = {"open": 5, "note": 2}  # lines to write on


def handout_html(
    exercises: Sequence[Exercise], workshop: Workshop, words: Mapping[str, str], language: str = "en"
) -> str:
    """A whole page, with its styles in it, that prints `exercises` of `workshop`, each beginning on a sheet of its own.

    Raises `jinja2.UndefinedError` when a string is missing in `words`.
    """
    return render(
        "handout",
        sheets=[(exercise, f"handout_{WidgetKind.of(exercise).template}.html.j2") for exercise in exercises],
        workshop=workshop,
        stories={episode.id: episode for episode in workshop.episodes},
        language=language,
        style=Markup(_style()),
        words=words,
        states=STATES,
        declined=DECLINED,
        rather_not_say=RATHER_NOT_SAY,
        ends=ENDS,
        rows=FEWEST_ROWS,
        lines=LINES,
    )


def style_hash() -> str:
    """What a content security policy calls the styles of every sheet, so that it can allow them and no others."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return f"'sha256-{digest}'"


@cache
def _style() -> str:
    return style("handout")
