"""Whose computer a room runs on: people who join read it, because whoever runs it could read their answers."""

from collections.abc import Mapping

from sqlalchemy import Connection

from kit.exercises.json_types import JsonDict
from kit.responses import NotStored, StoreNotUsable
from kit.responses.people.names import NameNotUsable, title_of
from kit.room.act import act
from kit.room.context import RoomContext
from kit.room.lifecycle.settings_file import remember_laptop
from kit.room.refused import Refused


def laptop_of_whom(text: str) -> str:
    """The name as it is kept; "" for none. Raises `NameNotUsable`."""
    return title_of(text) if text.strip() else ""


async def name_the_laptop(context: RoomContext, given: JsonDict) -> JsonDict:
    """Say on all pages whom this computer belongs to, `{"name"}`; "" takes it back. It is logged in this room.

    Raises `Refused` (400) for a name that nobody could read.
    """
    services = context.services
    try:
        name = laptop_of_whom(str(given.get("name", "")))
    except NameNotUsable as error:
        raise Refused(400, error.words, **error.filled) from error

    def work(_: Connection) -> None:
        try:
            remember_laptop(services.store.folder, name)
        except StoreNotUsable as error:
            raise NotStored(str(error)) from error

    await act(context, "laptop-of", work, {"owner": name or "–"})
    services.laptop_of = name
    return context.told("board-laptop-done")


def laptop_in_words(laptop_of: str, words: Mapping[str, str]) -> str:
    """The line about it for people who join.

    >>> laptop_in_words("Kirklees Council", {"laptop-of": "The laptop belongs to: {name}."})
    'The laptop belongs to: Kirklees Council.'
    """
    return words["laptop-of"].format(name=laptop_of) if laptop_of else words["laptop-of-somebody"]
