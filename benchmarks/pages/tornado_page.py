"""The least that Tornado can do: `python tornado_page.py PORT FOLDER` serves what lies ready in `FOLDER/answers.json`.

That is `{address: {"headers": {name: value}, "body": base64}}`. A stream of events stays open, and says nothing more.
"""

import asyncio
import base64
import json
import sys
from pathlib import Path

from tornado.web import Application, RequestHandler


class Ready(RequestHandler):
    """GET: the same to everybody, from memory."""

    def initialize(self, headers: dict[str, str], body: bytes) -> None:
        self.ready, self.body = headers, body

    async def get(self) -> None:
        for name, value in self.ready.items():
            self.set_header(name, value)
        if self.ready["Content-Type"] != "text/event-stream":
            await self.finish(self.body)
            return
        self.write(self.body)
        await self.flush()
        await asyncio.Event().wait()


async def serve(port: int, folder: Path) -> None:
    """Until the process ends."""
    routes = [
        (path, Ready, {"headers": each["headers"], "body": base64.b64decode(each["body"])})
        for path, each in json.loads((folder / "answers.json").read_text(encoding="utf-8")).items()
    ]
    Application(routes, log_function=lambda _: None).listen(port, "127.0.0.1")
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), Path(sys.argv[2])))
