"""Notebooks as a facilitator may write them, for tests."""

import json
from pathlib import Path

COST = """\
import os
import ipywidgets
from IPython.display import display

trips = ipywidgets.IntSlider(value=3, min=1, max=10, description="Trips")
cost = ipywidgets.Label("3 trips cost 900")
trips.observe(lambda change: setattr(cost, "value", f"{change['new']} trips cost {change['new'] * 300}"), "value")
display(trips, cost)
print("process", os.getpid())"""
PICTURE = """\
import matplotlib.pyplot as plt

figure, plane = plt.subplots(figsize=(4, 2))
plane.plot([1, 2, 3], [300, 600, 900])
plt.show()"""
SAYS_ITS_ENVIRONMENT = """\
import os
print("BEGIN", dict(os.environ), os.getcwd(), "END")"""


def write_notebook(file: Path, title: str, *codes: str) -> None:
    """A notebook with a heading and cells of code, never run."""
    cells: list[dict[str, object]] = [{"cell_type": "markdown", "id": "title", "metadata": {}, "source": f"# {title}"}]
    for number, code in enumerate(codes):
        cell = {"cell_type": "code", "id": f"code-{number}", "metadata": {}, "source": code}
        cells.append({**cell, "outputs": [], "execution_count": None})
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    content = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    file.write_text(json.dumps(content), encoding="utf-8")
