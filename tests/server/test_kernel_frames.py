"""Frames that claim more than they hold are refused before anything is parsed; what a page sends is read as it was."""

import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jupyter_server.services.kernels.connection.base import (
    deserialize_binary_message,
    deserialize_msg_from_ws_v1,
    serialize_binary_message,
    serialize_msg_to_ws_v1,
)

from kit.server.notebooks.kernel_frames import MOST_OFFSETS, NOT_READ, V1, NotAFrame, frame_parts, message_kind, shown

PROTOCOLS = (V1, None)
numbers = st.one_of(st.integers(0, 80), st.integers(2**31 - 2, 2**32 - 1), st.integers(2**62, 2**64 - 1))
parts = st.lists(st.binary(max_size=20), min_size=1, max_size=MOST_OFFSETS - 1)
made_up = st.one_of(
    st.binary(max_size=700),
    st.text(max_size=200),
    st.lists(numbers, max_size=70).map(lambda found: b"".join(each.to_bytes(8, "little") for each in found)),
    st.lists(numbers, max_size=70).map(lambda found: b"".join((each % 2**32).to_bytes(4, "big") for each in found)),
)


def message(kind: str, buffers: list[bytes]) -> dict[str, Any]:
    header = {"msg_id": "1", "msg_type": kind, "username": "", "session": "s", "date": "", "version": "5.3"}
    rest: dict[str, Any] = {"parent_header": {}, "metadata": {}, "content": {}, "buffers": buffers}
    return {"header": header, "channel": "shell", **rest}


@pytest.mark.parametrize("protocol", PROTOCOLS)
@pytest.mark.parametrize(
    "frame",
    [
        (2**62).to_bytes(8, "little"),
        (2**63).to_bytes(8, "little"),
        (2**64 - 1).to_bytes(8, "little"),
        (2**31 - 1).to_bytes(4, "big"),
        (2**32 - 1).to_bytes(4, "big"),
        (65).to_bytes(8, "little") + bytes(8 * 65),
        (65).to_bytes(4, "big") + bytes(4 * 65),
        b"",
        b"\0",
    ],
)
def test_a_frame_that_claims_a_long_list_costs_nothing(frame: bytes, protocol: str | None) -> None:
    tracemalloc.start()
    try:
        assert message_kind(frame, protocol) == NOT_READ
        assert tracemalloc.get_traced_memory()[1] < 100_000
    finally:
        tracemalloc.stop()


@given(made_up)
def test_whatever_is_made_up_is_read_or_refused_and_stays_small(frame: str | bytes) -> None:
    tracemalloc.start()
    try:
        for protocol in PROTOCOLS:
            assert message_kind(frame, protocol) == NOT_READ
        assert tracemalloc.get_traced_memory()[1] < 200_000
    finally:
        tracemalloc.stop()


@given(parts, st.data())
def test_one_wrong_number_is_found(given_parts: list[bytes], data: st.DataObject) -> None:
    """Offsets that fall, that lie outside the frame, or in its own beginning."""
    for older, width, order in ((False, 8, "little"), (True, 4, "big")):
        count = len(given_parts) + (0 if older else 1)
        ends = [width * (count + 1)]
        for part in given_parts:
            ends.append(ends[-1] + len(part))
        offsets = ends[:-1] if older else ends
        frame = b"".join(each.to_bytes(width, order) for each in (count, *offsets)) + b"".join(given_parts)
        assert frame_parts(frame, older=older) == given_parts
        at = data.draw(st.integers(0, count - 1))
        wrong = data.draw(st.sampled_from([0, ends[0] - 1, len(frame) + 1, 2 ** (8 * width) - 1]))
        changed = frame[: width * (at + 1)] + wrong.to_bytes(width, order) + frame[width * (at + 2) :]
        with pytest.raises(NotAFrame):
            frame_parts(changed, older=older)


@given(st.text(max_size=20), st.lists(st.binary(max_size=50), max_size=20))
def test_what_a_page_sends_is_read_as_its_library_reads_it(kind: str, buffers: list[bytes]) -> None:
    sent = message(kind, buffers)
    older = serialize_binary_message(sent)
    assert message_kind(older, None) == kind == deserialize_binary_message(older)["header"]["msg_type"]
    newer = serialize_msg_to_ws_v1(sent, "shell", lambda part: json.dumps(part).encode())
    assert message_kind(newer, V1) == kind
    channel, *rest = frame_parts(newer, older=False)
    assert (channel.decode(), rest) == deserialize_msg_from_ws_v1(newer)


@pytest.mark.parametrize("channel", ["iopub", "stdin", "", ["shell"], None])
def test_a_page_speaks_on_no_other_channel(channel: object) -> None:
    assert (
        message_kind(json.dumps({**message("comm_msg", []), "buffers": None, "channel": channel}), None) != "comm_msg"
    )


@given(st.text())
def test_a_kind_is_one_short_line_in_the_log(kind: str) -> None:
    assert shown(kind).isprintable() and shown(kind).isascii() and len(shown(kind)) <= 62
