"""What a page says to its kernel, looked at before any library parses it: a frame is made up by whoever holds the page.

A binary frame begins with a count, then as many offsets into itself, then its parts. Libraries believe the count, and
build a list of that length. So nothing here is read before the count, the offsets and the size of the frame agree.
"""

import json
import struct
from itertools import pairwise

from kit.exercises.json_types import Value

V1 = "v1.kernel.websocket.jupyter.org"
MOST_OFFSETS = 64
CHANNELS = frozenset({"shell", "control"})
NOT_READ = "?"
LONGEST_SHOWN = 60
_PARTS = ("header", "parent_header", "metadata", "content")


class NotAFrame(ValueError):
    """A frame that does not hold together; nothing of it was parsed."""


def frame_parts(frame: bytes, *, older: bool) -> list[bytes]:
    """The parts of a binary `frame`, in version 1 of the protocol or the `older` one.

    Raises `NotAFrame` for a count that is negative, 0, above `MOST_OFFSETS` or larger than the frame allows, and for
    offsets outside the frame or falling.

    >>> frame_parts(bytes([0, 0, 0, 2, 0, 0, 0, 12, 0, 0, 0, 14]) + b"hiyou", older=True)
    [b'hi', b'you']
    """
    order, count_type, number_type, width = (">", "i", "I", 4) if older else ("<", "q", "Q", 8)
    if len(frame) < width:
        raise NotAFrame("shorter than a count")
    (count,) = struct.unpack(order + count_type, frame[:width])
    begin = width * (count + 1)
    if not 1 <= count <= MOST_OFFSETS or begin > len(frame):
        raise NotAFrame("a count that the frame has no room for")
    offsets = list(struct.unpack(f"{order}{count}{number_type}", frame[width:begin]))
    if older:
        offsets.append(len(frame))  # its last part goes on to the end
    if offsets[0] < begin or offsets[-1] > len(frame) or offsets != sorted(offsets):
        raise NotAFrame("offsets that fall, or lie outside the frame")
    return [frame[start:stop] for start, stop in pairwise(offsets)]


def message_kind(message: str | bytes, subprotocol: str | None) -> str:
    """The kind of a message from a page, such as "comm_msg"; "?" if it is not whole or cannot be read.

    If it is for another channel than those on which pages speak, that is added: "comm_msg on stdin".

    >>> head = '"parent_header": {}, "metadata": {}, "content": {}, "channel": "shell"'
    >>> message_kind('{"header": {"msg_type": "execute_request"}, ' + head + '}', None)
    'execute_request'
    >>> message_kind("[]", None), message_kind((2**62).to_bytes(8, "little"), V1)
    ('?', '?')
    """
    try:
        return _kind_in_v1(message) if subprotocol == V1 else _kind_in_older(message)
    except (ValueError, KeyError, TypeError, RecursionError):  # whatever a stranger may have made up
        return NOT_READ


def shown(kind: str) -> str:
    r"""`kind` as one short line of a log, whatever is in it.

    >>> shown("a\n\x1b[2Jb"), len(shown("x" * 200_000))
    ("'a\\n\\x1b[2Jb'", 62)
    """
    return ascii(kind[:LONGEST_SHOWN])[: LONGEST_SHOWN + 2]


def _kind_in_v1(message: str | bytes) -> str:
    if isinstance(message, str):
        raise NotAFrame("text, where only binary frames are sent")
    channel, *parts = frame_parts(message, older=False)
    if len(parts) < len(_PARTS):
        raise NotAFrame("no message to a kernel")
    return _kind_in(json.loads(parts[0]), channel.decode())


def _kind_in_older(message: str | bytes) -> str:
    text = frame_parts(message, older=True)[0] if isinstance(message, bytes) else message
    content = json.loads(text)
    if not all(isinstance(content[each], dict) for each in _PARTS):
        raise NotAFrame("no message to a kernel")
    return _kind_in(content["header"], content["channel"])


def _kind_in(header: Value, channel: Value) -> str:
    kind = header["msg_type"]
    if not isinstance(kind, str):
        raise NotAFrame("a kind that is no text")
    return kind if channel in CHANNELS else f"{kind} on {channel}"
