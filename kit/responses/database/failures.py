"""What can go wrong with the store, in words that a facilitator can act on."""

from sqlalchemy.exc import DBAPIError

_KEPT = "Everything that was confirmed before is safe."


class StoreNotUsable(Exception):
    """The data folder or database cannot be used; the message says why and what to do. Nothing was changed."""


class NotStored(Exception):
    """Something could not be written. What was confirmed before is safe; the same can be sent again."""


def not_stored(error: BaseException) -> NotStored:
    """The `NotStored` that explains `error`, which the database raised."""
    said = str(error.orig if isinstance(error, DBAPIError) else error).lower()
    if "full" in said or "disk i/o" in said or "too large" in said or "no space" in said:
        message = (
            "The answer could not be stored: the disk of the computer that runs the room is full or cannot be "
            f"written. {_KEPT} Make room on the disk; answers that wait are then sent again by themselves."
        )
    elif "readonly" in said or "read-only" in said:
        message = (
            "The answer could not be stored: the data folder cannot be written any more, as on a disk that the system "
            f"has made read-only. {_KEPT} Let the folder be written again, or stop the server, copy the folder to "
            "another disk, and start with that; answers that wait are then sent again by themselves."
        )
    elif "locked" in said or "busy" in said:
        message = (
            "The answer could not be stored: another program is using the database file. "
            f"{_KEPT} Close that program; answers that wait are then sent again by themselves."
        )
    else:
        message = f"The answer could not be stored ({said}). {_KEPT} It can be sent again."
    failure = NotStored(message)
    failure.__cause__ = error
    return failure
