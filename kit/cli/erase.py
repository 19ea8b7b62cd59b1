"""`mutuality erase`: a room, or one person in it, leaves no trace in the data folder."""

import json
import time
from dataclasses import replace
from pathlib import Path

import click

from kit.cli import WORDS
from kit.cli.known_rooms import refuse_if_shared, room_with
from kit.cli.running_server import enter, room_on_board
from kit.exercises import load_pack
from kit.responses import Erased, NotStored, Store, StoreNotUsable
from kit.responses.people import erasure, participants, resume_codes
from kit.workshop.opened_where import data_folder

TRIES, SECONDS_BETWEEN_TRIES = 5, 1.0


@click.command("erase", help=WORDS["erase"])
@click.option("--data", type=click.Path(path_type=Path, file_okay=False, exists=True), help="The room's data folder.")
@click.option("--database", metavar="URL", help="The database, if it is not in the data folder.")
@click.option("--room", "code", required=True, help="The room's join code.")
@click.option("--participant", "one_person", is_flag=True, help="Only one person, whose resume code is asked for.")
@click.option("--yes", is_flag=True, help="Do not ask whether this is really meant.")
def command(data: Path | None, database: str | None, code: str, one_person: bool, yes: bool) -> None:
    """Erase, and say what was erased. A server that runs on the same data is asked to do it."""
    folder = data or data_folder()
    try:
        store = Store(folder, database)
    except StoreNotUsable as error:
        click.echo(_by_the_server(folder, code, one_person, yes, str(error)))
        return
    with store:
        try:
            erased, said = _person(store, code, yes) if one_person else _room(store, folder, code, yes)
        except (NotStored, StoreNotUsable) as error:
            raise click.ClickException(f"Nothing was erased. {error}") from error
    click.echo(said)
    if not erased.complete:
        raise click.ClickException(
            f"Close other programs that use {folder}, or make room on the disk. Then start the room server once; "
            "when you stop it, the rest is gone."
        )


def _by_the_server(folder: Path, code: str, one_person: bool, yes: bool, otherwise: str) -> str:
    server = enter(folder, code, otherwise)
    board = room_on_board(server, alone=not one_person)
    title, code = board["room"]["title"], board["room"]["code"]
    if one_person:
        act = {"act": "erase-participant", "words": _ask_for_words(title, yes)}
    else:
        _make_sure(title, code, board["people"], yes)
        act = {"act": "erase-room", "code": code}
    done = json.loads(server.ask("/api/board/act", act))
    new = f"\nA new room is open: {server.here}{done['path']}" if done.get("path") else ""
    return f"{done['message']}{new}"


def _room(store: Store, folder: Path, code: str, yes: bool) -> tuple[Erased, str]:
    from kit.room.lifecycle.erase import in_words
    from kit.room.lifecycle.settings_file import ServerFile, remember_room

    with store.read() as connection:
        room = room_with(connection, code)
        refuse_if_shared(connection, room)
        people = len(participants.participants(connection, room.id))
    newest = ServerFile.read(folder).room
    _make_sure(room.title, room.code, people, yes)
    erased = _completely(store, erasure.erase_room(store, room.id))
    if newest == room.code:
        remember_room(folder, "")
    return erased, " ".join(in_words(erased, load_pack().words(), room.code))


def _person(store: Store, code: str, yes: bool) -> tuple[Erased, str]:
    from kit.room.lifecycle.erase import in_words

    with store.read() as connection:
        room = room_with(connection, code)
    lookup, _ = resume_codes.lookup_and_key(resume_codes.normalise(_ask_for_words(room.title, yes)), room.salt)
    with store.read() as connection:
        person = participants.by_lookup(connection, room.id, lookup)
    words = load_pack().words()
    if person is None:
        raise click.ClickException(words["wrong-resume-code"])
    erased = _completely(store, erasure.erase_participant(store, person.id))
    return erased, " ".join(in_words(erased, words))


def _make_sure(title: str, code: str, people: int, yes: bool) -> None:
    question = f"Erase the room '{title}' ({code}) and all answers of its {people} people? This cannot be undone."
    if not yes:
        click.confirm(question, abort=True)


def _ask_for_words(title: str, yes: bool) -> str:
    words = str(click.prompt("The four words of the person's resume code"))
    if not yes:
        click.confirm(f"Erase everything that this person answered in '{title}'? This cannot be undone.", abort=True)
    return words


def _completely(store: Store, erased: Erased) -> Erased:
    """Try again while something is reading the files, such as a backup program."""
    for _ in range(TRIES):
        if erased.complete:
            break
        time.sleep(SECONDS_BETWEEN_TRIES)
        erased = replace(erased, complete=erasure.remove_traces(store))
    return erased
