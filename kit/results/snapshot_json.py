"""Group results as plain JSON, as snapshots keep them, and back."""

from dataclasses import asdict, fields
from typing import Any

from kit.results.group import Group, GroupResult, ItemResult

FORMAT = 1


class ResultNotReadable(ValueError):
    """A stored result was written in a format that this version of the kit does not know."""


def to_json(result: GroupResult) -> dict[str, Any]:
    """`result` as a dict of JSON values; `from_json` gives an equal result back. Empty fields are left out."""
    return {
        "format": FORMAT,
        "exercise": result.exercise,
        "minimum": result.minimum,
        "items": [
            {"item": each.item, "part": each.part, "groups": [_filled(group) for group in each.groups]}
            for each in result.items
        ],
    }


def from_json(stored: dict[str, Any]) -> GroupResult:
    """The result that `to_json` wrote. Raises `ResultNotReadable` if a newer kit wrote it in another format."""
    if stored.get("format") != FORMAT:
        raise ResultNotReadable("this result was saved by another version of the kit; reveal the exercise again")
    items = tuple(
        ItemResult(each["item"], each["part"], tuple(_group(group) for group in each["groups"]))
        for each in stored["items"]
    )
    return GroupResult(stored["exercise"], stored["minimum"], items)


def _filled(group: Group) -> dict[str, Any]:
    empty = Group(group.side)
    given = asdict(group)
    return {name: value for name, value in given.items() if name == "side" or value != getattr(empty, name)}


def _group(stored: dict[str, Any]) -> Group:
    known = {each.name for each in fields(Group)}
    given = {name: value for name, value in stored.items() if name in known}
    return Group(**{**given, "texts": tuple(given.get("texts", ())), "quartiles": tuple(given.get("quartiles", ()))})
