"""`mutuality lab`: the notebooks for one person, in JupyterLab."""

import json
import os
import tempfile
from pathlib import Path

import click

from kit.cli import WORDS
from kit.exercises import workshops_folder
from kit.workshop.opened_where import opened_where, real_place

FIRST = "start-here.ipynb"
# JupyterLab would ask two addresses elsewhere, one for news and one for newer versions of itself.
ASKS_NOBODY = ("--LabApp.news_url=None", "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate")


@click.command("lab", help=WORDS["lab"])
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("mutuality-workshops"),
    show_default=True,
    help="Where your copies of the notebooks go.",
)
@click.option("--no-start", is_flag=True, help="Put the notebooks there, and do not open JupyterLab.")
@click.argument("options", nargs=-1, type=click.UNPROCESSED, metavar="[-- OPTIONS OF JUPYTERLAB]")
def command(folder: Path, no_start: bool, options: tuple[str, ...]) -> None:
    """Copy the notebooks that are not there yet, and open JupyterLab on them."""
    answers = opened_where().data
    try:
        make_writable(answers)
    except OSError as error:
        raise click.ClickException(
            f"Your answers could not be kept in {answers}: {error.strerror}.\nNothing was changed. Name a folder in "
            "which you may write, in the variable MUTUALITY_DATA, and start again."
        ) from error
    try:
        kept, new = put_notebooks(folder)
    except OSError as error:
        raise click.ClickException(
            f"The notebooks could not be put into {folder.resolve()}: {error.strerror}.\n"
            "Nothing of yours was changed. Choose another folder: mutuality lab --folder FOLDER"
        ) from error
    click.echo(f"Your workshops are in {folder.resolve()}")
    for file in sorted(kept + new):
        click.echo(f"  {file.name:20} {'new' if file in new else 'was there; it stays as you left it'}")
    click.echo(f"Your answers are kept in {real_place(answers)}")
    if not no_start:
        click.echo(
            "\nJupyterLab opens in your browser. There: Run, then Run All Cells. To end it, press Ctrl-C here.\n"
        )
        keep_jupyters_files(answers.parent / "jupyter")
        open_jupyterlab(folder, options)


def make_writable(folder: Path) -> None:
    """Make sure that `folder` is there, and that files can be written in it. Raises `OSError` if not."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder):
        pass


def keep_jupyters_files(instead: Path) -> None:
    """Let Jupyter keep its own files in `instead` where its usual folders, in the person's home, cannot be written."""
    from jupyter_core import paths

    usual = {
        "JUPYTER_CONFIG_DIR": paths.jupyter_config_dir,
        "JUPYTER_DATA_DIR": paths.jupyter_data_dir,
        "JUPYTER_RUNTIME_DIR": paths.jupyter_runtime_dir,
    }
    for variable, folder in usual.items():
        try:
            make_writable(Path(folder()))
        except OSError:
            os.environ[variable] = str(instead / variable.split("_")[1].lower())


def put_notebooks(folder: Path) -> tuple[list[Path], list[Path]]:
    """Copy the kit's notebooks for self-study into `folder`, but never over a file that is there.

    Returns the files that were there already and those that are new. A new one has not been run: it shows no outputs.
    """
    folder.mkdir(parents=True, exist_ok=True)
    kept, new = [], []
    for source in sorted(workshops_folder().glob("*.ipynb")):
        target = folder / source.name
        try:
            with target.open("x", encoding="utf-8") as file:
                file.write(not_run_yet(source.read_text(encoding="utf-8")))
            new.append(target)
        except FileExistsError:
            kept.append(target)
    return kept, new


def not_run_yet(notebook: str) -> str:
    """The text of a notebook file without outputs."""
    content = json.loads(notebook)
    for cell in content["cells"]:
        if cell["cell_type"] == "code":
            cell.update(outputs=[], execution_count=None)
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def open_jupyterlab(folder: Path, options: tuple[str, ...]) -> None:
    """Run JupyterLab in this process until it is ended; `options` come last, and so win."""
    # A kernel called python3 that another installation registered for this user would not know the kit.
    os.environ.setdefault("JUPYTER_PREFER_ENV_PATH", "1")
    from jupyterlab.labapp import LabApp

    first = f"--LabApp.default_url=/lab/tree/{FIRST}"
    LabApp.launch_instance([str(folder), first, "--log-level=WARN", *ASKS_NOBODY, *options])
