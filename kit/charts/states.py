"""Pictures of checklists: for each item and group one bar, cut by how many people say yes, partly, not yet, not for us.

Within a side's colour the state is a matter of lightness: the fuller the colour, the more is in place.
"""

from kit.charts.drawing.canvas import SvgCanvas
from kit.charts.drawing.cells import Cell, draw_cells
from kit.charts.drawing.look import EMPTY, EVERYONE, QUIET, SMALL, SideLook, tint
from kit.charts.drawing.text import text_width
from kit.charts.shown import Shown, shown_groups
from kit.exercises import Exercise
from kit.exercises.kinds.checklist import STATES
from kit.exercises.wording import Words
from kit.results import Group, ResultView

KEY, PADDING = 14, 6
STRENGTHS = {"yes": 1.0, "partly": 0.4, "not-yet": 0.0}


def draw_states(canvas: SvgCanvas, view: ResultView[Exercise], *, titled: bool = True) -> None:
    """Each item with a bar for each group."""
    words = view.words
    _legend(canvas, words)
    for item in view.items:
        canvas.title(view.item(item.item) if titled else "", 6)
        for shown in shown_groups(item, view):
            withheld, people = shown.group.withheld, words["people-count"].format(count=shown.group.people)
            canvas.named(shown.name, shown.look, words["withheld-short"] if withheld else people)
            if not withheld:
                draw_cells(canvas, canvas.axes, _segments(canvas, shown, words), line=1)
                canvas.space(6)
        canvas.space(4)


def _segments(canvas: SvgCanvas, shown: Shown, words: Words) -> list[Cell]:
    """Each state with its colour, and "Partly 3", or the number alone where there is no room for more."""
    cells, x = [], canvas.left
    for state, width in _widths(shown.group, canvas.room).items():
        number = str(shown.group.counts[state])
        whole = f"{words[state]} {number}"
        text = whole if text_width(whole, SMALL) <= width - PADDING else number
        hatched = shown.look.hatched and state == "yes"
        cells.append(Cell(x + 1, width - 2, text, *_colours(state, shown.look), hatched))
        x += width
    return cells


def _widths(group: Group, room: float) -> dict[str, float]:
    """The share of each state in `room`, and yet enough for its number: wide ones give what narrow ones lack."""
    counts = {state: count for state, count in group.counts.items() if count}
    least = {state: text_width(str(count), SMALL) + PADDING for state, count in counts.items()}
    wide = set(counts)
    while True:
        left = room - sum(least[state] for state in counts if state not in wide)
        people = sum(counts[state] for state in wide)
        widths = {state: left * counts[state] / people if state in wide else least[state] for state in counts}
        narrow = {state for state in wide if widths[state] < least[state]}
        if not narrow:
            return widths
        wide -= narrow


def _legend(canvas: SvgCanvas, words: Words) -> None:
    """The states in grey, in one row or as many as they need."""
    x = canvas.left
    for state in STATES:
        width = KEY + 18 + text_width(words[state], SMALL)
        if x > canvas.left and x + width > canvas.right:
            x = canvas.left
            canvas.space(KEY + 8)
        fill, edge = _colours(state, EVERYONE)
        canvas.axes.barh(canvas.y + 1 + KEY / 2, KEY, KEY, left=x + 1, color=fill, edgecolor=edge, linewidth=1)
        canvas.text(x + KEY + 6, canvas.y + KEY - 1, words[state], SMALL)
        x += width
    canvas.space(KEY + 8)


def _colours(state: str, look: SideLook) -> tuple[str, str]:
    """Fill and edge of a state."""
    return (tint(look.colour, STRENGTHS[state]), look.colour) if state in STRENGTHS else (EMPTY, QUIET)
