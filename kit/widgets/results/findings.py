"""The findings of a result as HTML, each for a screen of its own: headline, picture, the question to ask."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kit.charts import finding_svg
from kit.exercises import Exercise
from kit.results import GroupResult, findings
from kit.widgets.markup import render

if TYPE_CHECKING:
    from kit.responses import Side


def findings_html(
    exercise: Exercise, result: GroupResult, sides: "Sequence[Side]", words: Mapping[str, str], *, simulated: str = ""
) -> list[str]:
    """Each finding of `result` as HTML, in their order; see `kit.results.words.findings`. Loads matplotlib.

    `simulated` is the line that says that these people do not exist, or "".
    """
    return [
        render(
            "finding",
            finding=each,
            words=words,
            picture=finding_svg(each, result, exercise, sides, words),
            simulated=simulated,
        )
        for each in findings(result, exercise, sides, words)
    ]
