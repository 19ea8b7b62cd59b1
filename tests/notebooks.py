"""Runs every notebook of the kit and saves it with its outputs: `python tests/notebooks.py`.

They are run with nobody's answers, and saved so that the same code gives the same file: no times, no paths, no random
names of widgets. A cell marked NBVAL_CHECK_OUTPUT keeps its whole output, because the tests compare it; any other keeps
only plain text, which is small.
"""

import os
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient

from kit.exercises import workshops_folder

CHECKED = "# NBVAL_CHECK_OUTPUT"
WIDGET = "application/vnd.jupyter.widget-view+json"
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def notebooks() -> list[Path]:
    """All notebooks of the kit, the facilitator's too."""
    return sorted(workshops_folder().rglob("*.ipynb"))


def read(file: Path) -> nbformat.NotebookNode:
    return nbformat.read(file, as_version=4)


def run(notebook: nbformat.NotebookNode, data: Path) -> nbformat.NotebookNode:
    """The notebook as it is saved, once it has run. `data` becomes the folder of the answers."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MUTUALITY_")}
    client = NotebookClient(notebook, kernel_name="python3", record_timing=False, store_widget_state=False)
    executed: nbformat.NotebookNode = client.execute(env={**environment, "MUTUALITY_DATA": str(data)})
    return to_save(executed)


def to_save(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The notebook without what differs from one run to the next."""
    notebook.metadata = nbformat.from_dict(METADATA)
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({"tags": cell.metadata.tags} if cell.metadata.get("tags") else {})
        for output in cell.get("outputs", []):
            if "data" in output:
                kept = output.data if CHECKED in cell.source else {"text/plain": output.data["text/plain"]}
                output.data = {kind: content for kind, content in kept.items() if kind != WIDGET}
    return notebook


def main() -> None:
    """Run them all. What a cell raises ends it, and leaves that notebook as it was."""
    for file in notebooks():
        print(file, file=sys.stderr)
        with tempfile.TemporaryDirectory() as data:
            nbformat.write(run(read(file), Path(data)), file)


if __name__ == "__main__":
    main()
