"""The picture of one finding, for the back of a room: few things, drawn narrow, so that they grow large."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kit.charts.gap import draw_belief_of, draw_own_views
from kit.charts.group import group_svg
from kit.charts.sheet import Sheet
from kit.exercises import Exercise, PairedScale
from kit.results import Finding, GroupResult
from kit.results.labels import Words
from kit.results.questions import WRITTEN

if TYPE_CHECKING:
    from kit.responses import Side

FINDING_WIDTH = 300
"""Width in px. Shown at 0.57 of a screen 16:9, as the board does, its smallest letters (12 px) are 1/26 of the height
of that screen: 28 px of 720. See `board.css` for why."""


def finding_svg(
    finding: Finding, result: GroupResult, exercise: Exercise, sides: "Sequence[Side]", words: Words
) -> str:
    """What `finding` is about, as an SVG `FINDING_WIDTH` px wide; "" if it has no picture. Loads matplotlib.

    Of a mutuality gap it shows the strongest reason: both sides about themselves, or one side about itself beside what
    another believes of it.
    """
    if not finding.items or isinstance(exercise, WRITTEN):
        return ""
    of_it = replace(result, items=tuple(each for each in result.items if each.item in finding.items))
    if not (isinstance(exercise, PairedScale) and finding.reason):
        return group_svg(of_it, exercise, sides, words, width=FINDING_WIDTH)
    sheet = Sheet(f"{exercise.id}-{finding.items[0]}", FINDING_WIDTH)
    if finding.reason.by is None:
        draw_own_views(sheet, of_it, exercise, sides, words)
    else:
        draw_belief_of(sheet, of_it, exercise, sides, words, finding.reason)
    return sheet.svg(" ".join([finding.headline, *finding.reasons]))
