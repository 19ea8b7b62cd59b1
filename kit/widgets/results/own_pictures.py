"""The small pictures of one's own result, as SVG by hand: a thousand phones ask for theirs at once.

Each is one of few, so that it is made once. None says anything that the words beside it do not say.
"""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from kit.charts.drawing.tokens import tokens
from kit.widgets.common import Lane
from kit.widgets.markup import render

LANE, LANE_HEIGHT, EDGE = 320, 24, 14
MOST_KEPT = 4096
_SHAPES = {
    "you": '<path class="you" d="M{x:g} 1l11 11-11 11-11-11z"/>',
    "us": '<circle class="us" cx="{x:g}" cy="12" r="10"/>',
    "them": '<path class="them" d="M{x:g} 3h9v18h-18V3z"/>',
    "before": '<circle class="before" cx="{x:g}" cy="12" r="8.5"/>',
}
_WAY = f'<svg class="lane" viewBox="0 0 {LANE} {LANE_HEIGHT}" aria-hidden="true"><path d="M{EDGE} 12H{LANE - EDGE}"/>'


@lru_cache(MOST_KEPT)
def lane(points: int, at: float | None, mark: str) -> str:
    """The points of a scale as a line, with a `mark` ("you", "us", "them", "before") `at` one, or none on it.

    >>> "circle" in lane(5, 2, "us"), "circle" in lane(5, None, "us")
    (True, False)
    """
    step = (LANE - 2 * EDGE) / (points - 1)
    dots = "".join(f"M{EDGE + step * each:g} 12h0" for each in range(points))
    shape = "" if at is None else _SHAPES[mark].format(x=round(EDGE + step * (at - 1), 1))
    return f'{_WAY}<path class="points" d="{dots}"/>{shape}</svg>'


@lru_cache(MOST_KEPT)
def lanes(rows: tuple[Lane, ...], ends: tuple[str, ...]) -> str:
    """Points of one scale, a line each; `ends` are the labels of the scale. Many say the same of an item."""
    return render("own_lanes", rows=rows, ends=ends, lane=lane)


@lru_cache(MOST_KEPT)
def bar(share: float, look: str = "side-1") -> str:
    """A bar of a `share` of the width, 0 to 1, in the colour that `look` names."""
    return (
        '<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect width="{4 + 96 * share:.1f}" height="8" fill="{tokens()[look]}"/></svg>'
    )


def days(dates: Sequence[date]) -> str:
    """Days on a line from the first to the last, as far apart as they are."""
    first = min(dates)
    span = (max(dates) - first).days or 1
    places = (EDGE + (LANE - 2 * EDGE) * (day - first).days / span for day in dates)
    dots = "".join(f'<circle class="us" cx="{x:.1f}" cy="12" r="8"/>' for x in places)
    return f"{_WAY}{dots}</svg>"
