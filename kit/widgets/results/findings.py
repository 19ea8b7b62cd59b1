"""The findings of a result as HTML, each for a screen of its own: headline, picture, the question to ask."""

from kit.charts import finding_svg
from kit.exercises import Exercise
from kit.results import ResultView, findings
from kit.widgets.markup import render


def findings_html(view: ResultView[Exercise], *, simulated: str = "") -> list[str]:
    """Each finding of a result as HTML, in their order; see `kit.results.words.findings`. Loads matplotlib.

    `simulated` is the line that says that these people do not exist, or "".
    """
    return [
        render("finding", finding=each, words=view.words, picture=finding_svg(each, view), simulated=simulated)
        for each in findings(view)
    ]
