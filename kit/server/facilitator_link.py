"""The secret link of whoever opened a room."""

import hmac
from hashlib import sha256


def facilitator_key(secret: str, code: str) -> str:
    """The long secret in the facilitator's link to the room with the join `code`.

    It is derived from the server's secret, so that the database holds no key.
    """
    return hmac.new(secret.encode(), f"facilitator:{code}".encode(), sha256).hexdigest()


def facilitator_path(secret: str, code: str) -> str:
    """The path of the facilitator's link to the room with the join `code`."""
    return f"/f/{code}/{facilitator_key(secret, code)}"
