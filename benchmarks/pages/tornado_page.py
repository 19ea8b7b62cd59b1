"""The least that Tornado can do: one address that says the same to everybody. `python tornado_page.py PORT`."""

import asyncio
import sys

from tornado.web import Application, RequestHandler


class Same(RequestHandler):
    """GET /: a little JSON."""

    def get(self) -> None:
        self.finish({"a": 1})


async def serve(port: int) -> None:
    """Until the process ends."""
    Application([("/", Same)], log_function=lambda _: None).listen(port, "127.0.0.1")
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
