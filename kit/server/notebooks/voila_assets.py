"""Voilà's scripts and styles, and those of installed widgets: served from here, so that no network is needed."""

import functools
import hashlib
import mimetypes
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path

from voila.paths import collect_static_paths
from voila.utils import get_voila_labextensions_path

from kit.server.runtime.compressed import PrecomputedResponse

LONGEST_PATH = 500
PACKED_KINDS = ("text/", "application/json", "image/svg+xml")


@dataclass(frozen=True)
class File:
    """One of them, as it is sent."""

    content_type: str
    content: PrecomputedResponse


@functools.cache
def voila_files_at() -> str:
    """Where they are; it changes when any package is installed or updated, so that browsers keep them for good."""
    installed = sorted(f"{each.metadata['Name']}=={each.version}" for each in distributions())
    return f"/static/voila/{hashlib.sha256(' '.join(installed).encode()).hexdigest()[:12]}"


@functools.lru_cache(maxsize=512)
def find_file(kind: str, path: str) -> File | None:
    """The file at `path` below `static` or `labextensions`; None if there is none."""
    if "\0" in path or len(path) > LONGEST_PATH:
        return None
    roots = collect_static_paths(["voila", "nbconvert"], "lab") if kind == "static" else get_voila_labextensions_path()
    for root in map(Path, roots):
        try:
            file = (root / path).resolve()
            is_file = file.is_file()
        except (OSError, ValueError):  # no system has such a name
            return None
        if is_file and file.is_relative_to(root.resolve()):
            content_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            plain = file.read_bytes()
            return File(content_type, _packed(plain, content_type))
    return None


def _packed(plain: bytes, content_type: str) -> PrecomputedResponse:
    is_text = content_type.startswith(PACKED_KINDS) or "javascript" in content_type
    return PrecomputedResponse.soon(plain) if is_text else PrecomputedResponse(plain)
