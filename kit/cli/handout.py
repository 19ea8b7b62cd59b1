"""`mutuality handout NAME --to FILE.html`: sheets of paper for one exercise, or for a whole workshop."""

from pathlib import Path

import click

from kit.cli import WORDS
from kit.exercises import Exercise, Pack, PackNotUsable, Workshop, exercises_folder, load_pack
from kit.exercises.session_plans.plans import with_items


@click.command("handout", help=WORDS["handout"])
@click.argument("name")
@click.option("--to", "file", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The HTML file.")
@click.option(
    "--only", multiple=True, metavar="ID", help="Of one exercise: only this item, section or story. Repeat it."
)
@click.option("--language", default="", help="By default the first language of the pack.")
@click.option("--exercises", type=click.Path(path_type=Path, exists=True, file_okay=False), help="A pack of your own.")
def command(name: str, file: Path, only: tuple[str, ...], language: str, exercises: Path | None) -> None:
    """NAME is the id of an exercise or of a workshop. Open the file in a browser, and print it on A4 from there."""
    from kit.widgets.handout import handout_html

    try:
        pack = load_pack(exercises or exercises_folder())
    except PackNotUsable as error:
        raise click.ClickException(f"The exercises have faults:\n{error}") from error
    language = language or pack.manifest.languages[0]
    if language not in pack.manifest.languages:
        known = ", ".join(pack.manifest.languages)
        raise click.ClickException(f"The exercises are not there in '{language}'; there are {known}.")
    workshop, chosen = _chosen(pack, name, language)
    if only:
        chosen = (_part(chosen, name, only),)
    sheets = [pack.cited_readably(each) for each in chosen]
    try:
        file.write_text(handout_html(sheets, workshop, pack.words(language), language), encoding="utf-8")
    except OSError as error:
        raise click.ClickException(f"{file} could not be written: {error.strerror}. Choose another place.") from error
    click.echo(f"Written: {file}. Open it in a browser and print it from there, on A4.")


def _part(chosen: tuple[Exercise, ...], name: str, only: tuple[str, ...]) -> Exercise:
    if len(chosen) != 1 or chosen[0].id != name:
        raise click.ClickException(f"'{name}' is a workshop. Name one exercise of it to print only a part.")
    try:
        return with_items(chosen[0], only)
    except KeyError as error:
        raise click.ClickException(f"'{name}' has no item, section or story {error}; check its id.") from error


def _chosen(pack: Pack, name: str, language: str) -> tuple[Workshop, tuple[Exercise, ...]]:
    if name in pack.manifest.workshops:
        workshop = pack.workshop(name, language)
        return workshop, workshop.exercises
    try:
        workshop = pack.workshop(pack.workshop_of(name).workshop, language)
    except KeyError as error:
        workshops = ", ".join(pack.manifest.workshops)
        raise click.ClickException(
            f"There is no workshop and no exercise '{name}'. The workshops: {workshops}. "
            "The file of a workshop in the folder 'exercises' names its exercises."
        ) from error
    return workshop, (workshop.exercise(name),)
