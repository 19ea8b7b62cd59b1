"""The page of 25 statements in ipywidgets."""

import ipywidgets
from IPython.display import display

from benchmarks.content import ITEMS, POINTS, statement

answered = ipywidgets.Label("0 answered")
questions = [ipywidgets.RadioButtons(options=POINTS, value=None) for _ in range(ITEMS)]


def changed(_: object) -> None:
    """Say how many are answered."""
    answered.value = f"{sum(each.value is not None for each in questions)} answered"


for number, question in enumerate(questions, 1):
    question.observe(changed, "value")
    display(ipywidgets.Label(statement(number)), question)
display(answered)
