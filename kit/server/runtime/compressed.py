"""What is sent to many is compressed once, in the ways that browsers take, and then kept."""

import gzip
from dataclasses import dataclass
from typing import Self

import brotli
import deflate
from tornado.web import RequestHandler

FURTHEST = 12  # of deflate's levels


@dataclass(frozen=True)
class PrecomputedResponse:
    """The same bytes plain, and compressed with gzip and with brotli, unless that is of no use.

    Browsers ask for brotli over https alone, as behind a proxy; on a network without it they take gzip.
    """

    plain: bytes
    gzip: bytes | None = None
    br: bytes | None = None

    @classmethod
    def of(cls, plain: bytes) -> Self:
        """Compress `plain` as far as it goes: 4 % further than zlib does."""
        return cls(plain, bytes(deflate.gzip_compress(plain, FURTHEST)), brotli.compress(plain))

    @classmethod
    def soon(cls, plain: bytes) -> Self:
        """Compress `plain` in a tenth of the time of `of`, for large files that somebody waits for."""
        return cls(plain, gzip.compress(plain, 5, mtime=0), brotli.compress(plain, quality=5))

    def send(self, handler: RequestHandler) -> None:
        """Finish the request of `handler` with the smallest form that its browser takes."""
        accepted = {
            each.partition(";")[0].strip() for each in handler.request.headers.get("Accept-Encoding", "").split(",")
        }
        for encoding, content in (("br", self.br), ("gzip", self.gzip)):
            if content is not None and encoding in accepted:
                handler.set_header("Content-Encoding", encoding)
                handler.finish(content)
                return
        handler.finish(self.plain)
