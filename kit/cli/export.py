"""`mutuality export`: a room's results or answers as a file, through the same gate as the board."""

from pathlib import Path

import click

from kit.cli import WORDS
from kit.cli.known_rooms import refuse_if_shared, room_with
from kit.cli.running_server import enter, room_on_board
from kit.exercises import exercises_folder, load_pack
from kit.reports import To, What, export_room
from kit.responses import Store, StoreNotUsable
from kit.workshop.opened_where import data_folder

FORMATS: tuple[To, ...] = ("xlsx", "csv", "json")


@click.command("export", help=WORDS["export"])
@click.option("--data", type=click.Path(path_type=Path, file_okay=False, exists=True), help="The room's data folder.")
@click.option("--database", metavar="URL", help="The database, if it is not in the data folder.")
@click.option("--exercises", type=click.Path(path_type=Path, exists=True, file_okay=False), help="The room's pack.")
@click.option("--room", "code", help="The room's join code; by default the newest room.")
@click.option("--what", type=click.Choice(["results", "answers"]), default="results", show_default=True)
@click.option("--to", type=click.Choice(FORMATS), help="By default what the ending of the file says, else xlsx.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The file.")
def command(
    data: Path | None,
    database: str | None,
    exercises: Path | None,
    code: str | None,
    what: What,
    to: To | None,
    output: Path,
) -> None:
    """Write what has been revealed to a file. A server that runs on the same data is asked to do it."""
    by_ending: list[To] = [each for each in FORMATS if output.suffix == f".{each}"]
    form = to or (by_ending[0] if by_ending else "xlsx")
    folder = data or data_folder()
    try:
        store = Store(folder, database)
    except StoreNotUsable as error:
        server = enter(folder, code, str(error))
        room_on_board(server, alone=what == "answers")
        content = server.ask(f"/api/board/export?what={what}&to={form}")
    else:
        with store, store.read() as connection:
            room = room_with(connection, code)
            if what == "answers":
                refuse_if_shared(connection, room)
            pack = load_pack(exercises or exercises_folder())
            if room.pack not in ("", pack.manifest.id):
                click.echo(
                    f"The room was opened with the exercises '{room.pack}', and these are '{pack.manifest.id}': what "
                    "belongs to others is not in the file. Give the folder of the room's own with --exercises.",
                    err=True,
                )
            content = export_room(connection, room, pack, what, form)
    output.write_bytes(content)
    click.echo(f"Written: {output}")
