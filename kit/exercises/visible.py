"""What people call something can be seen, and does not turn the words beside it around."""

import unicodedata
from typing import Literal

TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that change the direction of what follows. Marks (U+200E, U+200F) stay: some names need them."""
BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters by their class, and yet nothing is to be seen of them."""
UNSEEN = ("C", "Z", "M")


def unreadable(name: str) -> Literal["", "unseen", "turning"]:
    r"""What is wrong with `name`: nothing of it can be "unseen", or it holds a sign that is "turning" the words around.

    >>> [unreadable(name) for name in ("Kirklees", "قلقيلية", "Zoë 🌍")]
    ['', '', '']
    >>> [unreadable(name) for name in ("", "\u200b", " \u2800", "\u202eselkriK")]
    ['unseen', 'unseen', 'unseen', 'turning']
    """
    if TURNING & set(name):
        return "turning"
    seen = any(unicodedata.category(each)[0] not in UNSEEN and each not in BLANK for each in name)
    return "" if seen else "unseen"
