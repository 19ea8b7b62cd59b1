"""The store of everything that people answer in a room.

`Store` is the only way to the database. Jobs that write go through `Store.write`, reading through `Store.read`; both
hand a SQLAlchemy connection to the functions of the modules `rooms`, `participants`, `sessions`, `answers` and so
on. Times are POSIX seconds, given by the caller as `now`.

    room = store.write(lambda c: rooms.create_room(c, "Health check", ["Kirklees", "Kampala"], now)).result()
    with store.read() as connection:
        answered = answers.room_answers(connection, room.id, "readiness")
"""

from kit.responses.answering.answers import Answered, Current, Progress
from kit.responses.answering.private_answers import Lock, NotOpened
from kit.responses.answering.recording import Answer, Receipt
from kit.responses.backup.backing_up import Backups
from kit.responses.database.failures import NotStored, StoreNotUsable
from kit.responses.database.store import Store
from kit.responses.people.erasure import Erased
from kit.responses.people.groups import group_author, group_of
from kit.responses.people.participants import Participant
from kit.responses.people.sessions import Session
from kit.responses.room.agreements import Agreement
from kit.responses.room.proposals import Proposal
from kit.responses.room.rooms import Act, Room, RoomState, Side
from kit.responses.room.snapshots import Snapshot

__all__ = [
    "Act",
    "Agreement",
    "Answer",
    "Answered",
    "Backups",
    "Current",
    "Erased",
    "Lock",
    "NotOpened",
    "NotStored",
    "Participant",
    "Progress",
    "Proposal",
    "Receipt",
    "Room",
    "RoomState",
    "Session",
    "Side",
    "Snapshot",
    "Store",
    "StoreNotUsable",
    "group_author",
    "group_of",
]
