"""The server of HTTP itself: it keeps its connections below what the system bears, and hangs up on who speaks TLS."""

from collections.abc import Awaitable
from typing import cast

from tornado.http1connection import HTTP1ServerConnection
from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPConnection, HTTPHeaders, HTTPMessageDelegate, RequestStartLine, ResponseStartLine
from tornado.iostream import IOStream, SSLIOStream

from kit.server.runtime.connections import Crowd, Line

TLS_HELLO = 0x16
"""The first byte of whoever begins to encrypt, as browsers do before they try plain HTTP. No request begins so."""


class RoomHTTPServer(HTTPServer):
    """Tornado's, with a `crowd` that says who may stay."""

    crowd: Crowd

    def handle_stream(self, stream: IOStream, address: tuple[object, ...]) -> None:
        """Serve a connection that was accepted just now, if there is room for it."""
        if not isinstance(stream, SSLIOStream):
            stream = _Plain(stream.socket, max_buffer_size=self.max_buffer_size, read_chunk_size=self.read_chunk_size)
        if self.crowd.comes(stream):
            super().handle_stream(stream, address)
        else:
            stream.close()

    def start_request(self, server_conn: object, request_conn: HTTPConnection) -> HTTPMessageDelegate:
        """The next request of a connection; the one before is answered."""
        line = _line(server_conn)
        self.crowd.is_answered(line)
        return _Heard(super().start_request(server_conn, request_conn), self.crowd, line)

    def on_close(self, server_conn: object) -> None:
        """A connection has ended, or became a web socket."""
        self.crowd.leaves(_line(server_conn))
        super().on_close(server_conn)


def _line(server_conn: object) -> IOStream:
    return cast(HTTP1ServerConnection, server_conn).stream


class _Plain(IOStream):
    """A connection without TLS, which ends at once where somebody tries it: a browser then asks without."""

    _begun = False

    def read_from_fd(self, buf: bytearray | memoryview) -> int | None:
        count = super().read_from_fd(buf)
        if count and not self._begun:
            self._begun = True
            if buf[0] == TLS_HELLO:
                return 0  # as if the other end had hung up
        return count


class _Heard(HTTPMessageDelegate):
    """A request that tells the crowd when it has come whole."""

    def __init__(self, request: HTTPMessageDelegate, crowd: Crowd, line: Line) -> None:
        self._request, self._crowd, self._line = request, crowd, line

    def headers_received(
        self, start_line: RequestStartLine | ResponseStartLine, headers: HTTPHeaders
    ) -> Awaitable[None] | None:
        return self._request.headers_received(start_line, headers)

    def data_received(self, chunk: bytes) -> Awaitable[None] | None:
        return self._request.data_received(chunk)

    def finish(self) -> None:
        self._crowd.has_asked(self._line)
        self._request.finish()

    def on_connection_close(self) -> None:
        self._request.on_connection_close()
