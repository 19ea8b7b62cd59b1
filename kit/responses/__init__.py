"""The store of everything that people answer in a room.

`Store` is the only way to the database. Jobs that write go through `Store.write`, reading through `Store.read`; both
hand a SQLAlchemy connection to the functions of the modules `rooms`, `participants`, `sessions`, `answers` and so
on. Times are POSIX seconds, given by the caller as `now`.

    room = store.write(lambda c: rooms.create_room(c, "Health check", ["Kirklees", "Kampala"], now)).result()
    with store.read() as connection:
        answered = answers.room_answers(connection, room.id, "readiness")
"""

from kit.responses import (
    agreements,
    answers,
    backup_ring,
    erasure,
    facilitators,
    held_items,
    participants,
    partnerships,
    pending_codes,
    proposals,
    recording,
    restoring,
    resume_codes,
    rooms,
    sessions,
    snapshots,
    takeout,
    versions,
)
from kit.responses.agreements import Agreement
from kit.responses.answers import Answered, Current, Progress
from kit.responses.backing_up import Backups
from kit.responses.erasure import Erased
from kit.responses.failures import NotStored, StoreNotUsable
from kit.responses.groups import group_author, group_of
from kit.responses.participants import Participant
from kit.responses.private_answers import Lock, NotOpened
from kit.responses.proposals import Proposal
from kit.responses.recording import Answer, Receipt
from kit.responses.rooms import Act, Room, RoomState, Side
from kit.responses.sessions import Session
from kit.responses.snapshots import Snapshot
from kit.responses.store import Store

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
    "agreements",
    "answers",
    "backup_ring",
    "erasure",
    "facilitators",
    "group_author",
    "group_of",
    "held_items",
    "participants",
    "partnerships",
    "pending_codes",
    "proposals",
    "recording",
    "restoring",
    "resume_codes",
    "rooms",
    "sessions",
    "snapshots",
    "takeout",
    "versions",
]
