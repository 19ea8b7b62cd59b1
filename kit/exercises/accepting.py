"""What is accepted as an answer, or refused with the reason: text, names, one of several, rankings."""

import reprlib
from collections.abc import Iterable, Sequence

from kit.exercises.json_types import Value
from kit.exercises.visible import unreadable

LONGEST_TEXT = 20_000


class AnswerNotAccepted(ValueError):
    """An answer does not fit the item it was given to; the message says why, in plain words."""


def accept_text(value: Value) -> str:
    """Return `value` if it is text of at most 20,000 characters that can be stored and printed.

    >>> accept_text("=1+1")
    '=1+1'
    """
    if not isinstance(value, str):
        raise AnswerNotAccepted("this answer must be text")
    if len(value) > LONGEST_TEXT:
        raise AnswerNotAccepted(f"this text has {len(value):,} characters; at most {LONGEST_TEXT:,} can be kept")
    return value.replace("\x00", "")


def accept_name(value: Value, longest: int) -> str:
    r"""Return `value` if it is a name of at most `longest` characters of which something can be seen.

    >>> accept_name("Grace", 200)
    'Grace'
    >>> accept_name("\u200b", 200)
    Traceback (most recent call last):
    kit.exercises.accepting.AnswerNotAccepted: nothing of this name can be seen
    """
    name = accept_text(value)
    if len(name) > longest:
        raise AnswerNotAccepted(f"a name has at most {longest} characters")
    match unreadable(name):
        case "unseen" if name.strip():
            raise AnswerNotAccepted("nothing of this name can be seen")
        case "turning":
            raise AnswerNotAccepted("a sign in this name turns the words beside it around; type it anew")
    return name


def accept_one_of(value: Value, allowed: Iterable[object]) -> Value:
    """Return `value` if it is among `allowed`.

    >>> accept_one_of("yes", ("yes", "no"))
    'yes'
    """
    if isinstance(value, bool) or value not in tuple(allowed):
        raise AnswerNotAccepted(f"{reprlib.repr(value)} is not one of the answers offered here")
    return value


def accept_ranking(value: Value, allowed: Sequence[str], most: int) -> list[str]:
    """Return `value` if it is a list of different ids among `allowed`, at most `most` of them.

    >>> accept_ranking(["b", "a"], ["a", "b", "c"], 2)
    ['b', 'a']
    """
    if not isinstance(value, list):
        raise AnswerNotAccepted("a ranking must come as a list")
    ranked = [str(accept_one_of(each, allowed)) for each in dict.fromkeys(map(str, value))]
    if len(ranked) > most:
        raise AnswerNotAccepted(f"at most {most} can be ranked")
    return ranked
