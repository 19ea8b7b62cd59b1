"""The page of 25 statements in Panel."""

import panel

from benchmarks.content import ITEMS, POINTS, statement

panel.extension()
questions = [panel.widgets.RadioBoxGroup(options=list(POINTS), value=None) for _ in range(ITEMS)]


def told(*given: str | None) -> str:
    """How many are answered."""
    return f"{sum(each is not None for each in given)} answered"


parts = [part for n, each in enumerate(questions, 1) for part in (panel.pane.Markdown(statement(n)), each)]
panel.Column(*parts, panel.bind(told, *questions)).servable()
