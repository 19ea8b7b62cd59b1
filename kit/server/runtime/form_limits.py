"""Forms are refused before they are parsed if they have more fields than any page sends.

A form of 2 MB may claim a million empty fields. Parsed, they take a hundred times as much memory, and a second in which
nobody else is answered; and a form is parsed before any route, and so any check of who sends it, is reached.
"""

from collections.abc import Awaitable

from tornado.httputil import (
    HTTPConnection,
    HTTPHeaders,
    HTTPMessageDelegate,
    HTTPServerConnectionDelegate,
    RequestStartLine,
    ResponseStartLine,
)
from tornado.web import Application

MOST_FIELDS = 900  # newer versions of Tornado refuse 1000, and with fewer words
REFUSAL = b"This form has too many fields, or is of a kind that no page here sends. Nothing was saved.\n"


class FormsWithin(HTTPServerConnectionDelegate):
    """Passes requests on to `application`, other than forms with too many fields and forms in parts."""

    def __init__(self, application: Application) -> None:
        self._application = application

    def start_request(self, server_conn: object, request_conn: HTTPConnection) -> HTTPMessageDelegate:
        return _Counted(self._application.start_request(server_conn, request_conn), request_conn)

    def on_close(self, server_conn: object) -> None:
        self._application.on_close(server_conn)


class _Counted(HTTPMessageDelegate):
    """One request on its way."""

    def __init__(self, passed_to: HTTPMessageDelegate, connection: HTTPConnection) -> None:
        self._passed_to = passed_to
        self._connection = connection
        self._fields = 0
        self._is_form = False

    def headers_received(
        self, start_line: RequestStartLine | ResponseStartLine, headers: HTTPHeaders
    ) -> Awaitable[None] | None:
        kind = headers.get("Content-Type", "").lstrip().lower()
        self._is_form = kind.startswith("application/x-www-form-urlencoded")
        if kind.startswith("multipart/"):
            self._fields = MOST_FIELDS + 1
        return self._passed_to.headers_received(start_line, headers)

    def data_received(self, chunk: bytes) -> Awaitable[None] | None:
        self._fields += chunk.count(b"&") if self._is_form else 0
        return None if self._fields > MOST_FIELDS else self._passed_to.data_received(chunk)

    def finish(self) -> None:
        if self._fields <= MOST_FIELDS:
            self._passed_to.finish()
            return
        kind = {"Content-Type": "text/plain; charset=utf-8", "Content-Length": str(len(REFUSAL))}
        self._connection.write_headers(ResponseStartLine("HTTP/1.1", 413, "Too large"), HTTPHeaders(kind), REFUSAL)
        self._connection.finish()

    def on_connection_close(self) -> None:
        self._passed_to.on_connection_close()
