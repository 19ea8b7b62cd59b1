"""`mutuality check [FOLDER]`: all faults of a pack at once."""

from pathlib import Path

import click

from kit.cli import WORDS
from kit.exercises import exercises_folder
from kit.exercises.check import check_pack


@click.command("check", help=WORDS["check"])
@click.argument("folder", required=False, type=click.Path(path_type=Path))
def command(folder: Path | None) -> None:
    """Print `file:line: what is wrong and how to fix it` for each fault; exit code 1 if there is one.

    FOLDER holds a `pack.yaml`; by default it is the kit's own.
    """
    folder = folder or exercises_folder()
    if not folder.exists():
        raise click.ClickException(
            f"There is no folder {folder.absolute()}. Nothing was looked at. Is it spelt as it is?"
        )
    if folder.is_file():
        if folder.name != "pack.yaml":
            raise click.ClickException(f"{folder} is a file. Give the folder that holds 'pack.yaml'.")
        folder = folder.parent
    faults = check_pack(folder)
    for fault in faults:
        click.echo(str(fault))
    if faults:
        click.echo(f"\n{len(faults)} to fix in {folder}. Nothing was changed.", err=True)
        raise SystemExit(1)
    click.echo(f"All good: {folder} is ready to use.")
