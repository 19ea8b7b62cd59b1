"""`mutuality restore`: lists the backups of a data folder, and brings one back in place of the database."""

from pathlib import Path

import click

from kit.cli import WORDS
from kit.responses import StoreNotUsable
from kit.responses.backup import backup_ring, restoring
from kit.responses.backup.backup_ring import Backup, CopyBeforeUpdate
from kit.workshop.opened_where import data_folder

DATABASE = "mutuality.sqlite"
NEWEST = "newest"


@click.command("restore", help=WORDS["restore"])
@click.option("--data", type=click.Path(path_type=Path, file_okay=False, exists=True), help="The data folder.")
@click.option("--yes", is_flag=True, help="Do not ask whether this is really meant.")
@click.argument("which", metavar="[NAME|newest]", required=False)
def command(data: Path | None, yes: bool, which: str | None) -> None:
    """Without a name, only look. The database that is there now is kept under another name."""
    folder = data or data_folder()
    backups = backup_ring.all_backups(folder / DATABASE)
    if not backups:
        raise click.ClickException(f"There are no backups in {folder}. A server makes one every ten minutes.")
    if which is None:
        click.echo(_listed(folder, backups))
        return
    backup = _chosen(backups, which)
    if not yes:
        now = "The database that is there now stays in the folder, under another name."
        click.confirm(f"Bring back the {backup.said}? What came after it is not in it. {now}", abort=True)
    try:
        kept = restoring.bring_back(folder, backup)
    except (StoreNotUsable, OSError) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"The {backup.said} is in place. Start the server as before.")
    if kept:
        click.echo(f"What was there before is kept: {', '.join(each.name for each in kept)}")


def _listed(folder: Path, backups: list[Backup]) -> str:
    lines = [f"Backups in {folder}, the newest first:"]
    good = None
    for each in backups:
        wrong = backup_ring.fault(each.file)
        good = good or (None if wrong else each)
        said = f"damaged: {wrong}" if wrong else _in_it(each)
        lines.append(f"  {each.name:>10}   {each.day} {each.time}   {said}")
    if good:
        lines.append(f"Stop the server, then bring one back with: mutuality restore {good.name} --data {folder}")
    return "\n".join(lines)


def _in_it(backup: Backup) -> str:
    found = backup_ring.contents(backup.file)
    what = "from before an update; good" if isinstance(backup, CopyBeforeUpdate) else "good"
    return f"{what}; rooms: {found.rooms}, people: {found.people}, answers: {found.answers}"


def _chosen(backups: list[Backup], which: str) -> Backup:
    if which == NEWEST:
        for each in backups:
            if not backup_ring.fault(each.file):
                return each
        raise click.ClickException("None of the backups is good. Nothing was changed.")
    for each in backups:
        if which == each.name:
            return each
    known = ", ".join(each.name for each in backups)
    raise click.ClickException(f"There is no backup {which}; the backups here: {known}, or the word {NEWEST}.")
