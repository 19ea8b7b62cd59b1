"""Pages of workshops: each notebook is executed once for everybody, and the finished page is kept.

The execution knows no person and no room, so that one page serves all. What is personal is fetched by the page itself.
"""

import asyncio
import hashlib
import subprocess
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from jupyter_core.utils import ensure_async
from nbclient.exceptions import CellExecutionError
from voila.execute import VoilaExecutor
from voila.exporter import VoilaExporter

from kit.server.packed import Packed
from kit.version import __version__
from kit.workshop import for_a_room

TEMPLATES = Path(__file__).parent / "templates"
LEFT_OUT_IN_A_ROOM = "self-study"
SECONDS_ALLOWED = 60
SECONDS_BEFORE_ANOTHER_TRY = 10


class PageNotReady(Exception):
    """A notebook could not be turned into a page; the message says why, for the facilitator."""


@dataclass(frozen=True)
class Page:
    """A finished page. `etag` changes with its content."""

    content: Packed
    etag: str


class Pages:
    """The finished pages of one server, made on first demand and then kept.

    `start_kernel`, `shutdown` and `get_kernel` of `kernels` (Voilà's kernel manager) run the notebook;
    `wrap(name, language, body)` puts the body into the page template.
    """

    def __init__(self, kernels: Any, folders: "Folders", wrap: Callable[[str, str, str], str]) -> None:
        self._kernels = kernels
        self._folders = folders
        self._wrap = wrap
        self._made: dict[tuple[str, str, str], asyncio.Task[Page]] = {}
        self.executions = 0

    async def page(self, name: str, language: str) -> Page:
        """The page of the notebook `name` (such as "linking" or "facilitator/board") in `language`.

        Everyone who asks while it is being made waits for the same execution.
        Raises `KeyError` if there is no such notebook, `PageNotReady` if it fails.
        """
        file = self._folders.notebook(name)
        key = (name, language, self._folders.content_version(file))
        if key not in self._made:
            self._made[key] = asyncio.create_task(self._make(name, language, file))
            self._made[key].add_done_callback(lambda task: self._forget_failure(key, task))
        return await asyncio.shield(self._made[key])

    def _forget_failure(self, key: tuple[str, str, str], task: asyncio.Task[Page]) -> None:
        """A failed page may be tried again, but not by every visitor at once."""
        if task.cancelled() or task.exception():
            asyncio.get_running_loop().call_later(SECONDS_BEFORE_ANOTHER_TRY, self._made.pop, key, None)

    async def _make(self, name: str, language: str, file: Path) -> Page:
        self.executions += 1
        try:
            notebook = await asyncio.wait_for(self._execute(file, language), SECONDS_ALLOWED)
        except CellExecutionError as error:
            raise PageNotReady(f"{file.name}: {error.ename}: {error.evalue}") from error
        except TimeoutError as error:
            raise PageNotReady(f"{file.name} did not finish within {SECONDS_ALLOWED} s") from error
        except (RuntimeError, OSError, ValueError) as error:  # a dead kernel; a file that is no notebook
            raise PageNotReady(f"{file.name} could not be executed: {error}") from error
        body = "".join([html async for html, _ in _exporter().generate_from_notebook_node(notebook)])
        html = self._wrap(name, language, body).encode()
        return Page(Packed.of(html), hashlib.sha256(html).hexdigest()[:20])

    async def _execute(self, file: Path, language: str) -> nbformat.NotebookNode:
        notebook = without_self_study(nbformat.read(file, as_version=4))
        environment = for_a_room(language, self._folders.exercises)
        kernel = await ensure_async(
            self._kernels.start_kernel(
                kernel_name="python3",
                env=environment,
                cwd=str(file.parent),
                stderr=subprocess.DEVNULL,  # what a kernel says when it is stopped half-way helps no facilitator
            )
        )
        try:
            executor = _Executor(notebook, km=self._kernels.get_kernel(kernel), show_tracebacks=True)
            executor.kc = await executor.async_start_new_kernel_client()
            executed: nbformat.NotebookNode = await executor.async_execute()
            return executed
        finally:
            await ensure_async(self._kernels.shutdown_kernel(kernel, now=True))


class _Executor(VoilaExecutor):
    """Voilà's executor for a kernel that is running.

    nbclient takes Ctrl-C and SIGTERM over while it executes, and leaves them to their defaults afterwards: the server
    could then not be stopped in order. This one leaves signals alone.
    """

    @asynccontextmanager
    async def async_setup_kernel(self, **_: Any) -> AsyncIterator[None]:
        try:
            yield
        finally:
            await self._async_cleanup_kernel()


class Folders:
    """Where this server's notebooks and exercises are; a facilitator's own notebooks come before the kit's."""

    def __init__(self, exercises: Path, *workshops: Path) -> None:
        self.exercises = exercises
        self.workshops = workshops

    def notebook(self, name: str) -> Path:
        """The file of the notebook `name`. Raises `KeyError` if no folder has it."""
        for folder in self.workshops:
            file = (folder / f"{name}.ipynb").resolve()
            if file.is_file() and file.is_relative_to(folder.resolve()):
                return file
        raise KeyError(f"there is no notebook '{name}'")

    def content_version(self, notebook: Path) -> str:
        """A short hash that changes when the notebook, any exercise file or the kit changes."""
        digest = hashlib.sha256(__version__.encode())
        for file in [notebook, *sorted(self.exercises.rglob("*.yaml"))]:
            stat = file.stat()
            digest.update(f"{file}{stat.st_mtime_ns}{stat.st_size}".encode())
        return digest.hexdigest()[:16]


def without_self_study(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The notebook without the cells that are for those who study alone, and without old outputs."""
    tags = [cell.metadata.get("tags", []) for cell in notebook.cells]
    notebook.cells = [c for c, t in zip(notebook.cells, tags, strict=True) if LEFT_OUT_IN_A_ROOM not in t]
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []
    return notebook


def _exporter() -> VoilaExporter:
    return VoilaExporter(template_paths=[str(TEMPLATES / "voila")], template_file="cells.html.j2", template_name="base")
