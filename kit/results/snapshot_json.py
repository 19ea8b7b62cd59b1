"""Group results as plain JSON, as snapshots keep them, and back.

JSON objects have no order that every store keeps; the order of options is part of a result, so that whatever is
counted is a list of pairs.
"""

from dataclasses import asdict, fields

from kit.exercises.json_types import JsonDict, Value
from kit.results.group import Group, GroupResult, ItemResult
from kit.results.readings.shared_sheets import SharedSheet

FORMAT = 2
WITHOUT_ORDER = 1  # what is counted was an object
COUNTED = ("counts", "declined", "points")


class ResultNotReadable(ValueError):
    """A stored result was written in a format that this version of the kit does not know."""


def to_json(result: GroupResult) -> JsonDict:
    """`result` as a dict of JSON values; `from_json` gives an equal result back. Empty fields are left out."""
    stored: JsonDict = {
        "format": FORMAT,
        "exercise": result.exercise,
        "minimum": result.minimum,
        "items": [
            {"item": each.item, "part": each.part, "groups": [_filled(group) for group in each.groups]}
            for each in result.items
        ],
    }
    if result.sheets:
        stored["sheets"] = [{"group": each.group, "answers": dict(each.answers)} for each in result.sheets]
    return stored


def from_json(stored: JsonDict) -> GroupResult:
    """The result that `to_json` wrote. Raises `ResultNotReadable` if a newer kit wrote it in another format."""
    if stored.get("format") not in (FORMAT, WITHOUT_ORDER):
        raise ResultNotReadable("this result was saved by another version of the kit; reveal the exercise again")
    items = tuple(
        ItemResult(each["item"], each["part"], tuple(_group(group) for group in each["groups"]))
        for each in stored["items"]
    )
    sheets = tuple(SharedSheet(each["group"], each["answers"]) for each in stored.get("sheets", ()))
    return GroupResult(stored["exercise"], stored["minimum"], items, sheets)


def _filled(group: Group) -> JsonDict:
    empty = Group(group.side)
    given = asdict(group)
    filled = {name: value for name, value in given.items() if name == "side" or value != getattr(empty, name)}
    return {
        name: [list(pair) for pair in value.items()] if name in COUNTED else value for name, value in filled.items()
    }


def _group(stored: JsonDict) -> Group:
    known = {each.name for each in fields(Group)}
    given: JsonDict = {
        name: _counted(value) if name in COUNTED else value for name, value in stored.items() if name in known
    }
    rows = tuple(tuple((column, text) for column, text in row) for row in given.get("rows", ()))
    if given.get("mean") is not None and "scale" not in given:  # saved when points were told of any group
        given["scale"] = len(given["counts"])
    lists = {name: tuple(given.get(name, ())) for name in ("texts", "quartiles")}
    return Group(**{**given, **lists, "rows": rows})


def _counted(stored: Value) -> dict[str, int]:
    """Pairs, or the object of `WITHOUT_ORDER`: the order of its points is known from their names."""
    if isinstance(stored, dict):
        numbers = all(name.isdecimal() for name in stored)
        return dict(sorted(stored.items(), key=lambda pair: int(pair[0])) if numbers else stored)
    return dict(stored)
