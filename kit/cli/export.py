"""`mutuality export`: a room's results or answers as a file, through the same gate as the board."""

import http.cookiejar
import sys
import urllib.error
import urllib.request
from pathlib import Path

import click

from kit.cli import WORDS
from kit.exercises import exercises_folder, load_pack
from kit.reports import To, What, export_room
from kit.responses import Room, Store, StoreNotUsable, rooms
from kit.workshop.opened_where import data_folder


@click.command("export", help=WORDS["export"])
@click.option("--data", type=click.Path(path_type=Path, file_okay=False, exists=True), help="The room's data folder.")
@click.option("--database", metavar="URL", help="The database, if it is not in the data folder.")
@click.option("--exercises", type=click.Path(path_type=Path, exists=True, file_okay=False), help="The room's pack.")
@click.option("--room", "code", help="The room's join code; by default the newest room.")
@click.option("--what", type=click.Choice(["results", "answers"]), default="results", show_default=True)
@click.option("--to", type=click.Choice(["csv", "xlsx", "json"]), default="csv", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The file.")
def command(
    data: Path | None, database: str | None, exercises: Path | None, code: str | None, what: What, to: To, output: Path
) -> None:
    """Write what has been revealed to a file. A server that runs on the same data is asked to do it."""
    folder = data or data_folder()
    try:
        store = Store(folder, database)
    except StoreNotUsable as error:
        content = _ask_the_server(folder, code, what, to, str(error))
    else:
        with store.read() as connection:
            room = _room(code, rooms.rooms(connection))
            content = export_room(connection, room, load_pack(exercises or exercises_folder()), what, to)
        store.close()
    output.write_bytes(content)
    click.echo(f"Written: {output}")


def _room(code: str | None, known: list[Room]) -> Room:
    wanted = [room for room in known if code is None or room.code == code.upper()]
    if not wanted:
        codes = ", ".join(room.code for room in known) or "none"
        click.echo(f"There is no room {code or ''} in this data folder; its rooms: {codes}.", err=True)
        sys.exit(1)
    return wanted[0]


def _ask_the_server(folder: Path, code: str | None, what: str, to: str, otherwise: str) -> bytes:
    """Only the running server may open the database; it answers whoever can read its settings file."""
    from kit.server.access import facilitator_key
    from kit.server.serving import Remembered

    remembered = Remembered.read(folder)
    here = f"http://127.0.0.1:{remembered.port}"
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    try:
        wanted = code or remembered.room
        with opener.open(f"{here}/f/{wanted}/{facilitator_key(remembered.secret, wanted)}", timeout=30):
            pass
        with opener.open(f"{here}/api/board/export?what={what}&to={to}", timeout=120) as response:
            content: bytes = response.read()
            return content
    except urllib.error.HTTPError as error:
        click.echo(f"The running server refused this ({error.code}); check the room's code.", err=True)
    except OSError:
        click.echo(otherwise, err=True)
    sys.exit(1)
