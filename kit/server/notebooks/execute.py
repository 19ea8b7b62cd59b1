"""Pages of workshops: each notebook is executed once for everybody, and the finished page is kept.

The execution knows no person and no room, so that one page serves all. What is personal is fetched by the page itself.
"""

import asyncio
import functools
import hashlib
import json
import subprocess
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_core.utils import ensure_async
from nbclient.exceptions import CellExecutionError
from voila.execute import VoilaExecutor
from voila.exporter import VoilaExporter

from kit.exercises import Workshop
from kit.room.board.own_notebooks import OwnNotebooks
from kit.server.notebooks.workshop_notebook import completed, notebook_from_the_pack
from kit.server.runtime.compressed import PrecomputedResponse
from kit.version import __version__
from kit.workshop import for_a_room

TEMPLATES = Path(__file__).parent / "templates"
LEFT_OUT_IN_A_ROOM = "self-study"
SECONDS_ALLOWED = 60
SECONDS_BEFORE_ANOTHER_TRY = 10
TRIES = 3  # a kernel ends at once if another program takes one of its ports while it starts
LARGEST_PAGE = 1_000_000  # characters that the cells show; all of it goes to every phone
SECONDS_BETWEEN_LOOKS = 1.0  # at the files, which every visit asks about


_ONE_AT_A_TIME = threading.Lock()  # an exporter keeps its compiled templates, and is made for one thread


class PageNotReady(Exception):
    """A notebook could not be turned into a page; the message says why, for the facilitator."""


@dataclass(frozen=True)
class Page:
    """A finished page. `etag` changes with its content."""

    content: PrecomputedResponse
    etag: str


class Pages:
    """The finished pages of one server, made on first demand and then kept.

    `workshop` gives the workshop of the pack that is called so, if there is one: its page has all its exercises, with
    or without a notebook. `problems` says of each page that could not be made what is wrong, until it can be.

    `start_kernel`, `shutdown` and `get_kernel` of `kernels` (Voilà's kernel manager) run the notebook;
    `wrap(name, language, body)` puts the body into the page template.
    """

    def __init__(
        self,
        kernels: Any,
        folders: "Folders",
        wrap: Callable[[str, str, str], str],
        workshop: Callable[[str], Workshop | None] = lambda name: None,
    ) -> None:
        self._kernels = kernels
        self._workshop = workshop
        self.problems: dict[str, str] = {}
        self._folders = folders
        self._wrap = wrap
        self._made: dict[tuple[str, str, str], asyncio.Task[Page]] = {}
        self.executions = 0

    async def page(self, name: str, language: str) -> Page:
        """The page of the notebook `name` (such as "linking" or "facilitator/board") in `language`.

        Everyone who asks while it is being made waits for the same execution.
        Raises `KeyError` if there is no such notebook and no such workshop, `PageNotReady` if it fails.
        """
        file = self._file(name)
        key = (name, language, self._folders.content_version(file))
        if key not in self._made:
            self._made[key] = asyncio.create_task(self._make(name, language, file))
            self._made[key].add_done_callback(lambda task: self._forget_failure(key, task))
        try:
            page = await asyncio.shield(self._made[key])
        except PageNotReady as error:
            self.problems[name] = str(error)
            raise
        self.problems.pop(name, None)
        return page

    def _file(self, name: str) -> Path | None:
        """The notebook, or None where a workshop has none."""
        try:
            return self._folders.notebook(name)
        except KeyError:
            if self._workshop(name) is None:
                raise
            return None

    def _forget_failure(self, key: tuple[str, str, str], task: asyncio.Task[Page]) -> None:
        """A failed page may be tried again, but not by every visitor at once."""
        if task.cancelled() or task.exception():
            asyncio.get_running_loop().call_later(SECONDS_BEFORE_ANOTHER_TRY, self._made.pop, key, None)

    async def _make(self, name: str, language: str, file: Path | None) -> Page:
        self.executions += 1
        notebook = await asyncio.to_thread(self._notebook, name, file)
        environment, folder = for_a_room(language, self._folders.exercises), self._folders.workshops[-1]
        kernel, client = await start_kernel(self._kernels, file.parent if file else folder, environment)
        called = file.name if file else name
        try:
            notebook = await execute(self._kernels.get_kernel(kernel), client, notebook, called)
        finally:
            await ensure_async(self._kernels.shutdown_kernel(kernel, now=True))
        if (shown := await asyncio.to_thread(shown_by, notebook)) > LARGEST_PAGE:
            raise PageNotReady(
                f"{called}: its cells show {shown / 1e6:.1f} million characters, and every phone would have to load "
                f"them; at most {LARGEST_PAGE / 1e6:.0f} million can be shown, so show less, such as the first rows"
            )
        return await asyncio.to_thread(self._finished, name, language, notebook)

    def _notebook(self, name: str, file: Path | None) -> nbformat.NotebookNode:
        workshop = self._workshop(name)
        if file is None:
            assert workshop is not None
            return notebook_from_the_pack(workshop)
        notebook = without_self_study(read_notebook(file))
        if workshop is None:
            return notebook
        return completed(notebook, workshop, of_the_kit=self._folders.is_the_kits(file))

    def _finished(self, name: str, language: str, notebook: nbformat.NotebookNode) -> Page:
        """In a thread: templates and compression take longer than answers may wait."""
        html = self._wrap(name, language, html_of(_exporter(), notebook)).encode()
        return Page(PrecomputedResponse.of(html), hashlib.sha256(html).hexdigest()[:20])


def read_notebook(file: Path) -> nbformat.NotebookNode:
    """The notebook without old outputs. Raises `PageNotReady` for a file that is none."""
    try:
        notebook: nbformat.NotebookNode = nbformat.read(file, as_version=4)
        for cell in notebook.cells:
            if cell.cell_type == "code":
                cell.outputs = []
    except (OSError, ValueError, AttributeError, nbformat.ValidationError) as error:
        raise PageNotReady(f"{file.name} could not be read as a notebook: {error}") from error
    return notebook


def shown_by(notebook: nbformat.NotebookNode) -> int:
    """How many characters the outputs of an executed notebook have."""
    outputs = (each for cell in notebook.cells for each in cell.get("outputs", ()))
    return sum(len(json.dumps(each, ensure_ascii=False)) for each in outputs)


async def start_kernel(kernels: Any, folder: Path, environment: dict[str, str]) -> tuple[str, AsyncKernelClient]:
    """A new kernel in `folder` that is ready: its id, and a client that is connected with it and asked for no input.

    Raises `PageNotReady` if there is none within `SECONDS_ALLOWED`, or if `TRIES` of them end while they start.
    """
    for _ in range(TRIES):
        kernel = await _start_one(kernels, folder, environment)
        manager = kernels.get_kernel(kernel)
        client: AsyncKernelClient = manager.client()
        client.start_channels()
        client.allow_stdin = False
        try:
            await client.wait_for_ready(timeout=SECONDS_ALLOWED)
            return kernel, client
        except RuntimeError as error:
            failure, lives = error, await ensure_async(manager.is_alive())
            client.stop_channels()
            await ensure_async(kernels.shutdown_kernel(kernel, now=True))
        if lives:
            break  # it is only slow, and so would be the next one
    raise PageNotReady(f"no kernel was ready: {failure}") from failure


async def _start_one(kernels: Any, folder: Path, environment: dict[str, str]) -> str:
    try:
        kernel: str = await ensure_async(
            kernels.start_kernel(
                kernel_name="python3",
                env=environment,
                cwd=str(folder),
                stderr=subprocess.DEVNULL,  # what a kernel says when it is stopped half-way helps no facilitator
            )
        )
    except (RuntimeError, OSError) as error:
        raise PageNotReady(f"no kernel could be started: {error}") from error
    return kernel


async def execute(
    kernel: Any, client: AsyncKernelClient, notebook: nbformat.NotebookNode, name: str
) -> nbformat.NotebookNode:
    """The notebook, executed in `kernel` (its manager), to which `client` is connected until this is done.

    Raises `PageNotReady`, which calls the notebook `name`, if that fails or takes long.
    """
    executor = _Executor(notebook, km=kernel, show_tracebacks=True)
    executor.kc = client
    try:
        executed: nbformat.NotebookNode = await asyncio.wait_for(executor.async_execute(), SECONDS_ALLOWED)
    except CellExecutionError as error:
        raise PageNotReady(f"{name}: {error.ename}: {error.evalue}") from error
    except TimeoutError as error:
        raise PageNotReady(f"{name} did not finish within {SECONDS_ALLOWED} s") from error
    except (RuntimeError, OSError, ValueError) as error:  # such as a dead kernel
        raise PageNotReady(f"{name} could not be executed: {error}") from error
    return executed


def html_of(exporter: VoilaExporter, notebook: nbformat.NotebookNode, **context: Any) -> str:
    """The page that the template of `exporter` makes of an executed notebook; for threads, because it takes a while."""

    async def parts() -> list[str]:
        resources = context.pop("resources", None)
        made = exporter.generate_from_notebook_node(notebook, resources=resources, **context)
        return [html async for html, _ in made]

    with _ONE_AT_A_TIME:
        return "".join(asyncio.run(parts()))


class _Executor(VoilaExecutor):
    """Voilà's executor for a kernel that is running.

    nbclient takes Ctrl-C and SIGTERM over while it executes, and leaves them to their defaults afterwards: the server
    could then not be stopped in order. This one leaves signals alone.
    """

    @asynccontextmanager
    async def async_setup_kernel(self, **_: object) -> AsyncIterator[None]:
        try:
            yield
        finally:
            await ensure_async(self.kc.stop_channels())  # the kernel may live on; whoever started it ends it


class Folders:
    """Where this server's notebooks and exercises are; a facilitator's own notebooks come before the kit's."""

    def __init__(self, exercises: Path, *workshops: Path) -> None:
        self.exercises = exercises
        self.workshops = workshops
        self._versions: dict[Path | None, tuple[float, str]] = {}

    def own_notebooks(self, workshops: Iterable[str]) -> OwnNotebooks:
        """Those in the facilitator's folder that are neither `workshops` of the pack nor copies of the kit's."""
        kits = self.workshops[-1] if self.workshops else None
        own = self.workshops[0] if len(self.workshops) > 1 else None
        return OwnNotebooks(
            own, frozenset([*workshops, *(each.stem for each in kits.glob("*.ipynb"))] if kits else workshops)
        )

    def notebook(self, name: str) -> Path:
        """The file of the notebook `name`. Raises `KeyError` if no folder has it."""
        for folder in self.workshops:
            file = (folder / f"{name}.ipynb").resolve()
            if file.is_file() and file.is_relative_to(folder.resolve()):
                return file
        raise KeyError(f"there is no notebook '{name}'")

    def is_the_kits(self, notebook: Path) -> bool:
        """Whether this notebook is one of the kit's own, and not one of the facilitator's."""
        return notebook.is_relative_to(self.workshops[-1].resolve())

    def content_version(self, notebook: Path | None) -> str:
        """A short hash that changes when the notebook, any exercise file or the kit changes, within a second."""
        looked_at, version = self._versions.get(notebook, (float("-inf"), ""))
        if time.monotonic() - looked_at > SECONDS_BETWEEN_LOOKS:
            looked_at, version = time.monotonic(), self._look(notebook)
            self._versions[notebook] = (looked_at, version)
        return version

    def _look(self, notebook: Path | None) -> str:
        digest = hashlib.sha256(__version__.encode())
        for file in [*filter(None, [notebook]), *sorted(self.exercises.rglob("*.yaml"))]:
            with suppress(FileNotFoundError):  # it was deleted a moment ago
                stat = file.stat()
                digest.update(f"{file}{stat.st_mtime_ns}{stat.st_size}".encode())
        return digest.hexdigest()[:16]


def without_self_study(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The notebook without the cells that are for those who study alone."""
    tags = [cell.metadata.get("tags", []) for cell in notebook.cells]
    notebook.cells = [c for c, t in zip(notebook.cells, tags, strict=True) if LEFT_OUT_IN_A_ROOM not in t]
    return notebook


@functools.cache
def _exporter() -> VoilaExporter:
    return VoilaExporter(template_paths=[str(TEMPLATES)], template_file="cells.html.j2", template_name="base")
