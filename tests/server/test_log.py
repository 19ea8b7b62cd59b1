"""What a facilitator reads in the window in which her room runs, of what libraries say."""

import logging

import pytest
import zmq
from zmq.eventloop.zmqstream import ZMQStream

from kit.server.run import _is_news


def test_a_kernel_that_still_spoke_when_it_was_ended_is_no_news_and_its_errors_are(
    caplog: pytest.LogCaptureFixture,
) -> None:
    stream = ZMQStream.__new__(ZMQStream)  # one with a loop of its own would be read before it is closed
    stream.socket = None
    stream._handle_events(zmq.REP, zmq.POLLIN)
    (warning,) = caplog.records
    assert (warning.name, warning.levelno) == ("tornado.general", logging.WARNING)
    assert not _is_news(warning)
    error = logging.makeLogRecord({**vars(warning), "levelno": logging.ERROR})
    other = logging.makeLogRecord({**vars(warning), "module": "httputil"})
    assert _is_news(error) and _is_news(other)
