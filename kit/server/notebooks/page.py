"""The page of a facilitator's own notebook: Voilà's full page, for one visitor and her kernel, without other hosts."""

import asyncio
import functools
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jupyter_server.services.contents.largefilemanager import LargeFileManager
from voila.exporter import VoilaExporter
from voila.paths import collect_template_paths

from kit.exercises.json_types import JsonDict
from kit.room.board.own_notebooks import OwnNotebook
from kit.server.notebooks.execute import TEMPLATES, PageNotReady, execute, html_of, read_notebook, start_kernel
from kit.server.notebooks.kernel_pool import Seat
from kit.server.notebooks.voila_assets import voila_files_at
from kit.workshop import for_a_visitor

PAGE_POLICY = (
    # Voilà's page starts from scripts in it, and widgets bring code as text; nothing may come from or go elsewhere.
    "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; media-src 'self' data: blob:; worker-src 'self' blob:; "
    "connect-src 'self' data: blob: ws://{host} wss://{host}; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)


class NotebookMaker:
    """Makes these pages; visitors get folders of their own in the folder `temporary`.

    `page_config` is what Voilà tells its scripts; `look` is what the page adds to Voilà's: for a language, the words
    and the addresses of the kit's own script and style.
    """

    def __init__(
        self,
        kernels: Any,
        page_config: Callable[[], JsonDict],
        exercises: Path,
        temporary: Path,
        look: Callable[[str], JsonDict],
    ) -> None:
        self._kernels = kernels
        self._told_by_voila = page_config
        self._exercises = exercises
        self._temporary = temporary
        self._look = look
        self._files = voila_files_at()

    async def make(self, seat: Seat, notebook: OwnNotebook) -> bytes:
        """Start a kernel for `seat`, execute `notebook` in it, and return the page. Raises `PageNotReady`."""
        content = await asyncio.to_thread(read_notebook, notebook.file)
        data = Path(tempfile.mkdtemp(prefix="visitor-", dir=self._temporary))
        seat.data = data
        environment = for_a_visitor(seat.language, self._exercises, data)
        seat.kernel, client = await start_kernel(self._kernels, notebook.file.parent, environment)
        executed = await execute(self._kernels.get_kernel(seat.kernel), client, content, notebook.file.name)
        try:
            return (await asyncio.to_thread(self._page, seat, notebook, executed)).encode()
        except Exception as error:  # a template has met something that it does not know
            raise PageNotReady(f"{notebook.file.name} could not be shown: {error}") from error

    def _page(self, seat: Seat, notebook: OwnNotebook, executed: Any) -> str:
        kernel = seat.kernel

        async def started(_: object) -> str:
            return kernel

        async def cells(nb: Any, _: str) -> Any:
            for cell in nb.cells:
                yield cell

        exporter = _exporter(notebook.file.parent)
        resources = {
            "base_url": "/",
            "theme": "light",
            "metadata": {"name": notebook.title},
            "language_code": seat.language,
            "files": self._files,
        }
        return html_of(
            exporter,
            executed,
            resources=resources,
            page_config=self._page_config,
            extra_context={
                "frontend": "voila",
                "main_js": "voila.js",
                "kernel_start": started,
                "cell_generator": cells,
                "kernel": kernel,
                "notebook": notebook,
                **self._look(seat.language),
            },
        )

    @functools.cached_property
    def _page_config(self) -> JsonDict:
        """What Voilà's scripts are told. What they would fetch from elsewhere is not offered."""
        return self._told_by_voila() | {
            "fullStaticUrl": f"{self._files}/static",
            "fullLabextensionsUrl": f"{self._files}/labextensions",
            "disabledExtensions": ["@jupyterlab/mathjax2-extension"],  # it fetches MathJax from another host
            "jupyterLabTheme": "light",
        }


@functools.cache
def _exporter(folder: Path) -> VoilaExporter:
    """One for each folder, because pictures in its texts are looked for there; its templates are compiled once."""
    exporter = VoilaExporter(
        template_paths=[str(TEMPLATES), *collect_template_paths(["voila", "nbconvert"], "lab", prune=True)],
        template_file="own_notebook.html.j2",
        template_name="lab",
        contents_manager=LargeFileManager(root_dir=str(folder)),
        theme="light",
        base_url="/",
    )
    exporter.exclude_input = exporter.exclude_input_prompt = exporter.exclude_output_prompt = True
    return exporter
