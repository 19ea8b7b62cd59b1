"""Resume codes of people who have just joined, until the slow half of joining is done.

What a code is found by, and the key that it gives, take a tenth of a second of a processor each, on purpose. Nobody
waits for that. Whoever joins gets a random key of her own in her cookie at once, and her code is stored
locked with it: after a crash her own browser brings the key back, and nobody else can read the code. Once the slow half
is done, the row has the lookup, her key locked by the code's, and the locked code is gone.
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Connection, update

from kit.responses.answering.private_answers import KEY_BYTES, NotOpened
from kit.responses.database import schema
from kit.responses.people.participants import Participant

_NONCE_BYTES = 12
_CODE, _KEY = "mutuality pending code 1", "mutuality own key 1"
_P = schema.participant


def new_key() -> bytes:
    """A random key of somebody's own, 32 bytes: what locks her private answers from the first one on."""
    return secrets.token_bytes(KEY_BYTES)


def no_lookup_yet() -> bytes:
    """What stands in the place of a lookup, 32 bytes that no code leads to."""
    return secrets.token_bytes(32)


def begin(connection: Connection, person: Participant, code: str, own_key: bytes) -> None:
    """Note that the slow half of `person`'s joining is still to come. The caller's transaction makes it durable."""
    locked = _lock(own_key, _CODE, person, code.encode())
    connection.execute(update(_P).where(_P.c.id == person.id).values(pending_code=locked))


def code_of(person: Participant, own_key: bytes) -> str | None:
    """The code that still waits for its slow half; None if none does, or if `own_key` is not hers."""
    if person.pending_code is None:
        return None
    try:
        return _open(own_key, _CODE, person, person.pending_code).decode()
    except NotOpened:
        return None


def settle(connection: Connection, person: Participant, lookup: bytes, code_key: bytes, own_key: bytes) -> None:
    """Store what the slow half gave: `lookup` and `code_key` are those of `resume_codes.lookup_and_key`.

    Nothing happens if she has been erased meanwhile, or was settled before.
    """
    locked = _lock(code_key, _KEY, person, own_key)
    pending = update(_P).where(_P.c.id == person.id, _P.c.pending_code.is_not(None))
    connection.execute(pending.values(lookup=lookup, own_key=locked, pending_code=None))


def key_of(person: Participant, code_key: bytes) -> bytes:
    """The key that opens `person`'s private answers, from the key that her code gives.

    People who joined before there were keys of their own, and people on paper, have the code's. Raises `NotOpened`.
    """
    return code_key if person.own_key is None else _open(code_key, _KEY, person, person.own_key)


def _lock(key: bytes, purpose: str, person: Participant, plain: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + _cipher(key, purpose).encrypt(nonce, plain, _about(person))


def _open(key: bytes, purpose: str, person: Participant, locked: bytes) -> bytes:
    try:
        return _cipher(key, purpose).decrypt(locked[:_NONCE_BYTES], locked[_NONCE_BYTES:], _about(person))
    except InvalidTag as error:
        raise NotOpened("this was locked with another key, or for somebody else") from error


def _cipher(key: bytes, purpose: str) -> AESGCM:
    return AESGCM(HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose.encode()).derive(key))


def _about(person: Participant) -> bytes:
    return f"{person.room} {person.id}".encode()
