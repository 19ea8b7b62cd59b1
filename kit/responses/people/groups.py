"""Groups that write together: the author under whose id a table's answers are kept, and what of them is read back.

A group is a number in a room. It has no row of its own: it is there as soon as somebody sits at that table or has
written on its sheet, and its sheet stays when she moves on or is erased.
"""

import re

_AUTHOR = re.compile(r"group-(\d+)-(\d+)")


def group_author(room_id: int, group: int) -> str:
    """The author of what the table `group` of a room writes together.

    >>> group_author(7, 3)
    'group-7-3'
    """
    return f"group-{room_id}-{group}"


def group_of(author: str) -> int | None:
    """The number of the table that `author` stands for; None for a person.

    >>> group_of("group-7-3"), group_of("5e2f0c")
    (3, None)
    """
    found = _AUTHOR.fullmatch(author)
    return int(found[2]) if found else None
