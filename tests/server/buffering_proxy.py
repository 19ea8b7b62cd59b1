"""A proxy as some offices and networks have: it keeps every answer until it is whole, and so keeps events for ever."""

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

NOT_PASSED_ON = {"connection", "keep-alive", "transfer-encoding", "content-length"}


@contextmanager
def buffering_proxy(port: int) -> Iterator[int]:
    """The port of a proxy to the server at `port` of this computer."""

    class Proxy(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None: ...

        def pass_on(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            upstream = http.client.HTTPConnection("127.0.0.1", port)
            try:
                headers = {name: value for name, value in self.headers.items() if name.lower() not in NOT_PASSED_ON}
                upstream.request(self.command, self.path, body or None, headers)
                answer = upstream.getresponse()
                whole = answer.read()
                self.send_response(answer.status)
                for name, value in answer.getheaders():
                    if name.lower() not in NOT_PASSED_ON:
                        self.send_header(name, value)
                self.send_header("Content-Length", str(len(whole)))
                self.end_headers()
                self.wfile.write(whole)
            except (OSError, http.client.HTTPException):
                self.close_connection = True
            finally:
                upstream.close()

        def do_GET(self) -> None:
            self.pass_on()

        def do_POST(self) -> None:
            self.pass_on()

    proxy = ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    proxy.daemon_threads = True
    threading.Thread(target=proxy.serve_forever, daemon=True).start()
    try:
        yield proxy.server_address[1]
    finally:
        proxy.shutdown()
        proxy.server_close()
