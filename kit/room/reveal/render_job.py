"""What the pool does for the server: counting, and drawing results as HTML.

The process of the pool imports this module, and nothing of the server that is slow to import.
"""

import importlib
import json
from collections.abc import Sequence
from datetime import date

from kit.exercises import Exercise
from kit.exercises.json_types import JsonDict
from kit.responses import Answered, Side
from kit.results import ResultView, from_json, may_summarise_again, summarise, to_json
from kit.room.reveal.earlier import Earlier

Words = dict[str, str]
WIDTH_ON_A_PHONE, WIDTH_ON_A_PROJECTOR = 390, 720  # CSS pixels that the picture is drawn for


def summarised(
    exercise: Exercise, answered: list[Answered], earlier: list[list[Answered]], sides: list[Side], minimum: int
) -> JsonDict | None:
    """The result; None if it may not be shown after those of `earlier` answers."""
    if not all(may_summarise_again(exercise, each, answered, sides, minimum) for each in earlier):
        return None
    return to_json(summarise(exercise, answered, sides, minimum))


def draw(
    exercise: Exercise,
    results: JsonDict,
    sides: list[Side],
    words: Words,
    simulated: str,
    wide: bool,
    stored: list[tuple[Exercise, JsonDict]],
    own_side: Side | None = None,
    before: Sequence[Earlier] = (),
) -> str:
    """`results` as HTML, and what changed since the gatherings `before`.

    If they are the part of one side, `own_side` is it: the page says who sees this.
    """
    from kit.widgets.kind import OnScreen
    from kit.widgets.results.over_time import over_time_html
    from kit.widgets.results.result import room_result_html

    width = WIDTH_ON_A_PROJECTOR if wide else WIDTH_ON_A_PHONE
    if own_side:
        words = {**words, "room-result": words["own-side-result"].format(side=own_side.name)}
        sides = [own_side]
    view = ResultView(from_json(results), exercise, sides, words)
    changes = [
        over_time_html(
            view,
            from_json(dict(each.snapshot.results)),
            each.sides,
            date.fromtimestamp(each.snapshot.taken_at),
            OnScreen(width, simulated, folded=place > 0),
        )
        for place, each in enumerate(before)
    ]
    beside = [(each, from_json(found)) for each, found in stored]
    return "".join([room_result_html(view, OnScreen(width, simulated, beside, folded=not wide)), *changes])


def draw_findings(exercise: Exercise, results: JsonDict, sides: list[Side], words: Words, simulated: str) -> str:
    """The findings in `results`, each as HTML, as a list in JSON."""
    from kit.widgets.results.findings import findings_html

    return json.dumps(findings_html(ResultView(from_json(results), exercise, sides, words), simulated=simulated))


def draw_for_screen(exercise: Exercise, results: JsonDict, sides: list[Side], words: Words, simulated: str) -> str:
    """The same for the Screen, as a list in JSON; it says elsewhere that people are `simulated`."""
    from kit.widgets.results.findings import findings_on_screen

    return json.dumps(findings_on_screen(ResultView(from_json(results), exercise, sides, words)))


def warm_up() -> None:
    """Import what pictures need before the first reveal, in the process that draws them."""
    for slow in (
        "kit.charts",
        "kit.widgets.results.findings",
        "kit.widgets.results.over_time",
        "kit.widgets.results.result",
        "kit.charts.drawing.svg",
        "matplotlib.style",
    ):
        importlib.import_module(slow)
