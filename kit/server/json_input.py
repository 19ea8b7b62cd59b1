"""What a browser, or anybody, sends as JSON."""

import json

from kit.exercises.json_types import JsonDict


def json_object(body: bytes) -> JsonDict:
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


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON")
