"""What a browser, or anybody, sends as JSON."""

import json
from typing import Any, TypeGuard


def json_object(body: bytes) -> dict[str, Any]:
    r"""The JSON object in `body`. Raises `ValueError` or `RecursionError` if it is none.

    Half of a character that takes two, as a phone leaves it where a text was cut, becomes the sign for what cannot be
    read: no database and no other phone could take it.

    >>> json_object(b'{"a": "cut \\ud83d"}')
    {'a': 'cut \ufffd'}
    """
    content = json.loads(body.decode("utf-8-sig"), parse_constant=_no_number)
    if b"\\u" in body:
        whole = json.dumps(content, ensure_ascii=False).encode("utf-16", "surrogatepass")
        content = json.loads(whole.decode("utf-16", "replace"))
    if not isinstance(content, dict):
        raise ValueError("this is JSON, but no object")
    return content


def is_number(value: object) -> TypeGuard[int]:
    """Whether `value` is a whole number as JSON has it, such as the number of a side; 1.0 and true are none.

    >>> is_number(7), is_number(7.0), is_number(True), is_number("7")
    (True, False, False, False)
    """
    return isinstance(value, int) and not isinstance(value, bool)


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON")
