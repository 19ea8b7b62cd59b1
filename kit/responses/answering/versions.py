"""What a browser is told in place of a seq: which version of its place an answer is, 1 for the first.

A seq counts all answers of all rooms. Who sees her own grow by 40 knows that 40 answers came in between, also while an
exercise is sealed and nobody may know how many. Versions count the answers of one author in one place alone.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, bindparam, select

from kit.responses.answering.recording import Answer, Receipt
from kit.responses.database import schema

_R = schema.response
_OF_PLACE = (
    select(_R.c.seq)
    .where(*(_R.c[name] == bindparam(name) for name in ("author", "exercise", "item")))
    .order_by(_R.c.seq)
)
_OF_AUTHOR = select(_R.c.exercise, _R.c.item, _R.c.seq).where(_R.c.author == bindparam("author")).order_by(_R.c.seq)


def seqs_in(connection: Connection, author: str, exercise: str, item: str) -> list[int]:
    """The seqs of all that `author` ever answered in a place, the earliest first."""
    return list(connection.scalars(_OF_PLACE, {"author": author, "exercise": exercise, "item": item}))


def seqs_by_place(connection: Connection, author: str) -> dict[tuple[str, str], list[int]]:
    """The same for every place, by exercise and item."""
    found: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for exercise, item, seq in connection.execute(_OF_AUTHOR, {"author": author}):
        found[exercise, item].append(seq)
    return found


def version(seqs: Sequence[int], seq: int) -> int:
    """Which version the answer with this `seq` is, in a place with these `seqs`.

    >>> version([40, 57, 99], 57)
    2
    """
    return bisect_right(seqs, seq)


def seq_meant(seqs: Sequence[int], told: int | None) -> int | None:
    """The seq of the version that a browser was `told`.

    A number that is no version of this place stays as it is: it is an older kit's seq, or is made up, and then nothing
    that is current here.

    >>> seq_meant([40, 57, 99], 2), seq_meant([40, 57, 99], 57), seq_meant([40, 57, 99], None)
    (57, 57, None)
    """
    return seqs[told - 1] if told is not None and 1 <= told <= len(seqs) else told


def as_stored(connection: Connection, author: str, given: Sequence[Answer]) -> list[Answer]:
    """Answers of `author` as a browser sent them, based on seqs in place of versions."""
    found = []
    for each in given:
        seqs = seqs_in(connection, author, each.exercise, each.item)
        found.append(replace(each, based_on=seq_meant(seqs, each.based_on)))
    return found


def as_told(connection: Connection, author: str, given: Sequence[Answer], receipts: Sequence[Receipt]) -> list[Receipt]:
    """The receipts for those answers, in their order, with versions in place of seqs."""
    found = []
    for answer, receipt in zip(given, receipts, strict=True):
        seqs = seqs_in(connection, author, answer.exercise, answer.item)
        seq = None if receipt.seq is None else version(seqs, receipt.seq)
        current = None if receipt.current_seq is None else version(seqs, receipt.current_seq)
        found.append(replace(receipt, seq=seq, current_seq=current))
    return found
