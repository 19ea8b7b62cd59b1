"""Private answers: locked with a key made from the resume code, so that the database alone tells nobody what they are.

AES-256-GCM with a fresh random nonce for every row. What a row is about (room, author, exercise, item) is bound
to it: moved to another place, it does not open.
"""

import base64
import hmac
import json
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from kit.responses.answering.values import to_text

KEY_BYTES = 32
_NONCE_BYTES, _PROOF_BYTES = 12, 16
_BLOCK = 256  # characters of a text are filled up to a multiple of this, so that its length tells next to nothing
_LOCKED = '{"private":"'
_ROUND = 1  # bound in as well, since there was a column for rounds: without it, older answers would not open


class NotOpened(ValueError):
    """A private answer does not open: it was locked with another key, or it has been moved or changed."""


class Lock:
    """What locks and opens the private answers of one `author` in one room.

    `key` is the second half of `resume_codes.lookup_and_key`. Neither it nor what is derived from it is ever stored.
    """

    def __init__(self, key: bytes, room_id: int, author: str) -> None:
        derived = HKDF(SHA256(), KEY_BYTES, salt=None, info=b"mutuality private answers 1").derive(key)
        self._cipher = AESGCM(derived)
        self._whose = (room_id, author)

    def lock(self, text: str, exercise: str, item: str) -> str:
        """What is stored in place of `text`, the text of a value. The same text is another one every time."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        # Characters of one byte each: JSON can write every other one as an escape, and ends in no space of its own.
        plain = json.dumps(json.loads(text)).encode("ascii")
        filled = plain.ljust(-(-len(plain) // _BLOCK) * _BLOCK)
        locked = nonce + self._cipher.encrypt(nonce, filled, self._about(exercise, item))
        return f'{_LOCKED}{base64.urlsafe_b64encode(locked).decode()}"}}'

    def open(self, stored: str, exercise: str, item: str) -> str:
        """The text that `lock` made `stored` from. Raises `NotOpened`."""
        locked = base64.urlsafe_b64decode(json.loads(stored)["private"])
        nonce, rest = locked[:_NONCE_BYTES], locked[_NONCE_BYTES:]
        try:
            filled = self._cipher.decrypt(nonce, rest, self._about(exercise, item))
        except InvalidTag as error:
            raise NotOpened(f"the answer to '{exercise}/{item}' was locked with another key") from error
        return to_text(json.loads(filled))

    def _about(self, exercise: str, item: str) -> bytes:
        return json.dumps([*self._whose, exercise, item, _ROUND]).encode()


def is_locked(stored: str) -> bool:
    """Whether a stored text is a private answer. No kind of exercise accepts a value of this form.

    >>> is_locked('{"private":"AAAA"}'), is_locked('{"shared":false,"text":"private"}')
    (True, False)
    """
    return stored.startswith(_LOCKED)


def new_proof(key: bytes) -> bytes:
    """Random bytes that recognise `key` and give nothing of it away: what a session's token is made of."""
    nonce = secrets.token_bytes(KEY_BYTES)
    return nonce + _proof(key, nonce)


def recognises(proof: bytes, key: bytes) -> bool:
    """Whether `new_proof(key)` made `proof`."""
    nonce, rest = proof[:KEY_BYTES], proof[KEY_BYTES:]
    return len(key) == KEY_BYTES and hmac.compare_digest(rest, _proof(key, nonce))


def _proof(key: bytes, nonce: bytes) -> bytes:
    return hmac.digest(key, b"mutuality session 1" + nonce, "sha256")[:_PROOF_BYTES]
