"""`mutuality doctor`: what this computer can do for a workshop, and what to fix before one."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from kit.cli import WORDS
from kit.cli.checkup import look
from kit.cli.findings import Finding
from kit.responses import StoreNotUsable
from kit.responses.backup import restoring
from kit.responses.database import engines, migrations
from kit.responses.people import participants
from kit.responses.room import rooms
from kit.workshop.opened_where import data_folder

SIGNS = {"good": "ok  ", "note": "note", "stops": "STOP"}


@click.command("doctor", help=WORDS["doctor"])
@click.option("--data", type=click.Path(path_type=Path, file_okay=False), help="Folder that keeps everything.")
@click.option("--database", metavar="URL", help="A PostgreSQL database instead of a file in the data folder.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port to look at; by default the one of last time.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def command(data: Path | None, database: str | None, port: int | None, as_json: bool) -> None:
    """Look at everything, print it, and exit with 1 if something stops a workshop."""
    folder = (data or data_folder()).resolve()
    findings = [*look(folder, port), *database_findings(folder, database)]
    ready = not any(each.state == "stops" for each in findings)
    if as_json:
        click.echo(json.dumps({"ready": ready, "findings": [asdict(each) for each in findings]}, indent=2))
    else:
        for each in findings:
            click.echo(f"{SIGNS[each.state]}  {each.about}: {each.said}")
            if each.fix:
                click.echo(f"      {each.fix}")
        click.echo("\nReady for a workshop." if ready else "\nNot ready: fix what is marked STOP first.")
    raise SystemExit(0 if ready else 1)


def database_findings(folder: Path, url: str | None) -> Iterator[Finding]:
    """Whether the database can be used, which version it has, and the rooms in it. It is only read."""
    try:
        connected = engines.connect(folder, url)
        if connected.file:
            restoring.refuse_what_is_damaged(connected.file)
        if connected.file and not connected.file.exists():
            yield Finding("Database", "good", "There is none yet. It is made when a room opens.")
            return
        try:
            with connected.reader.connect() as connection:
                yield from _inside(connection)
        finally:
            connected.dispose()
    except StoreNotUsable as error:
        yield Finding("Database", "stops", str(error))
    except (SQLAlchemyError, OSError, ImportError) as error:
        said = f"It cannot be used: {getattr(error, 'orig', None) or error}."
        fix = "Choose another folder with --data; keep this one, for whoever can look at it."
        yield Finding("Database", "stops", said, fix)


def _inside(connection: Connection) -> Iterator[Finding]:
    found, newest = migrations.version(connection), len(migrations.MIGRATIONS)
    if found > newest:
        said = f"A newer kit has written it (version {found}; this one knows {newest})."
        yield Finding("Database", "stops", said, "Install the newest kit, or choose another folder with --data.")
    elif found < newest:
        yield Finding(
            "Database", "good", f"Version {found}; it becomes {newest} at the next start, after a copy is made."
        )
    else:
        yield Finding("Database", "good", f"Version {found}, the newest.")
        known = rooms.rooms(connection)
        people = sum(len(participants.participants(connection, room.id)) for room in known)
        yield Finding("Rooms", "good", f"{len(known)}, with {people} people in all.")
