"""Pictures of checklists: for each item and group one bar, cut by how many people say yes, partly, not yet, not for us.

Within a side's colour the state is a matter of lightness: the fuller the colour, the more is in place.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kit.charts.fitting import text_width
from kit.charts.look import EMPTY, MARGIN, QUIET, SMALL_SIZE, TITLE_SIZE, SideLook, side_look, tint
from kit.charts.sheet import Sheet
from kit.charts.shown import drawn_groups, look_of, side_name
from kit.exercises import Exercise
from kit.exercises.kinds.checklist import STATES
from kit.results import Group, GroupResult, item_label
from kit.results.labels import Words

if TYPE_CHECKING:
    from kit.responses import Side

BAR_HEIGHT, KEY_SIZE, PADDING = 24, 14, 6
STRENGTHS = {"yes": 1.0, "partly": 0.4, "not-yet": 0.0}


def draw_states(
    sheet: Sheet,
    result: GroupResult,
    exercise: Exercise,
    sides: "Sequence[Side]",
    words: Words,
    *,
    titled: bool = True,
) -> None:
    """Each item with a bar for each group."""
    _legend(sheet, STATES, words)
    for item in result.items:
        sheet.space(6)
        if titled:
            sheet.paragraph(item_label(exercise, item.item), TITLE_SIZE, bold=True)
        sheet.space(2)
        for group in drawn_groups(item):
            _bar(sheet, side_name(group.side, sides, words), group, look_of(group, sides), words)
        sheet.space(4)


def _bar(sheet: Sheet, name: str, group: Group, look: SideLook, words: Words) -> None:
    said = words["withheld-short"] if group.withheld else words["people-count"].format(count=group.people)
    sheet.group_line(name, look, said)
    if group.withheld:
        return
    x = float(MARGIN)
    for state, width in _widths(group, sheet.room).items():
        _segment(sheet, x, width, state, group.counts[state], look, words)
        x += width
    sheet.space(BAR_HEIGHT + 6)


def _widths(group: Group, room: float) -> dict[str, float]:
    """The share of each state in `room`, and yet enough for its number: wide ones give what narrow ones lack."""
    counts = {state: count for state, count in group.counts.items() if count}
    least = {state: text_width(str(count), SMALL_SIZE) + PADDING for state, count in counts.items()}
    wide = set(counts)
    while True:
        left = room - sum(least[state] for state in counts if state not in wide)
        people = sum(counts[state] for state in wide)
        widths = {state: left * counts[state] / people if state in wide else least[state] for state in counts}
        narrow = {state for state in wide if widths[state] < least[state]}
        if not narrow:
            return widths
        wide -= narrow


def _segment(sheet: Sheet, x: float, width: float, state: str, count: int, look: SideLook, words: Words) -> None:
    """One state: its colour, and "Partly 3", or the number alone where there is no room for more."""
    fill, edge = _colours(state, look)
    hatched = look.hatched and state == "yes"
    sheet.box(x + 1, sheet.y, width - 2, BAR_HEIGHT, fill, edge, hatched)
    whole = f"{words[state]} {count}"
    text = whole if text_width(whole, SMALL_SIZE) <= width - PADDING else str(count)
    sheet.in_box(x, sheet.y, width, BAR_HEIGHT, text, fill, hatched=hatched)


def _legend(sheet: Sheet, states: Iterable[str], words: Words) -> None:
    """The states in grey, in one row or as many as they need."""
    x = float(MARGIN)
    for state in states:
        width = KEY_SIZE + 6 + text_width(words[state], SMALL_SIZE) + 12
        if x > MARGIN and x + width > sheet.width - MARGIN:
            x = float(MARGIN)
            sheet.space(KEY_SIZE + 8)
        fill, edge = _colours(state, side_look(None))
        sheet.box(x + 1, sheet.y + 1, KEY_SIZE, KEY_SIZE, fill, edge)
        sheet.text(x + KEY_SIZE + 6, sheet.y + KEY_SIZE - 1, words[state], SMALL_SIZE)
        x += width
    sheet.space(KEY_SIZE + 8)


def _colours(state: str, look: SideLook) -> tuple[str, str]:
    """Fill and edge of a state."""
    if state not in STRENGTHS:
        return EMPTY, QUIET
    return tint(look.colour, STRENGTHS[state]), look.colour
