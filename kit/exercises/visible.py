"""What people call something can be seen, and does not turn the words beside it around."""

import unicodedata
from typing import Literal

TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""Signs that change the direction of what follows."""
MARKS = frozenset("\u061c\u200e\u200f")
"""Signs that have a direction of their own. Some names of people need them."""
JOINERS = frozenset("\u200c\u200d")
"""They cannot be seen, and some scripts and pictures are not written without them."""
VARIANTS = frozenset(map(chr, range(0xFE00, 0xFE10)))
"""Signs that choose another form of the letter before."""
BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0") | VARIANTS
"""Letters and signs by their class, and yet nothing is to be seen of them."""


def seen(letter: str) -> bool:
    """Whether something of this letter or sign is to be seen, where it stands alone."""
    return unicodedata.category(letter)[0] in "LNPS" and letter not in BLANK


def unreadable(name: str) -> Literal["", "unseen", "turning"]:
    r"""What is wrong with `name`: nothing of it can be "unseen", or it holds a sign that is "turning" the words around.

    >>> [unreadable(name) for name in ("Kirklees", "قلقيلية", "Zoë 🌍")]
    ['', '', '']
    >>> [unreadable(name) for name in ("", "\u200b", " \u2800", "\u202eselkriK")]
    ['unseen', 'unseen', 'unseen', 'turning']
    """
    if TURNING & set(name):
        return "turning"
    return "" if any(map(seen, name)) else "unseen"
