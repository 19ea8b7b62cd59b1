"""Runs a module of the kit in which a code of four words costs nothing: `python -P cheap_codes.py kit.cli serve`.

Each person who joins costs a tenth of a second of a processor on purpose, and thousands join in the tests.
"""

import hashlib
import runpy
import sys
from typing import Any

AS_IT_IS = hashlib.scrypt


def cheap(password: bytes, *, n: int, **named: Any) -> bytes:
    """`hashlib.scrypt` with the least work that it allows instead of `n`."""
    return AS_IT_IS(password, n=2, **named)


if __name__ == "__main__":
    hashlib.scrypt = cheap
    del sys.argv[0]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
