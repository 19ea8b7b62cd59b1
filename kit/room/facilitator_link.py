"""The secret link of whoever opened a room, and the one that opens its Screen alone."""

import hmac
from hashlib import sha256


def facilitator_key(secret: str, code: str, renewals: int = 0) -> str:
    """The long secret in the facilitator's link to the room with the join `code`, after so many `renewals` of it.

    It is derived from the server's secret, so that the database holds no key.
    """
    return _key(secret, f"facilitator:{code}:{renewals}" if renewals else f"facilitator:{code}")


def facilitator_path(secret: str, code: str, renewals: int = 0) -> str:
    """The path of the facilitator's link to the room with the join `code`."""
    return f"/f/{code}/{facilitator_key(secret, code, renewals)}"


def screen_key(secret: str, code: str, renewals: int = 0) -> str:
    """What stands in the link of the Screen, 16 letters that can be typed; another one after each of the `renewals`."""
    return _key(secret, f"screen:{code}:{renewals}")[:16]


def command_key(secret: str, code: str) -> str:
    """The same for words of the command on this computer, which know the secret but not how often a link was renewed.

    It stands in no address that anybody opens or shares.
    """
    return _key(secret, f"command:{code}")


def _key(secret: str, about: str) -> str:
    return hmac.new(secret.encode(), about.encode(), sha256).hexdigest()
