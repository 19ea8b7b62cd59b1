"""JupyterLab and plain Voilà, as the kit sets them: what they show comes from this computer alone."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import nbformat
import pytest
from free_ports import free_port
from patience import wait_until
from playwright.sync_api import Browser, Page, Request, expect


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one notebook, without a line of code."""
    (tmp_path / "home").mkdir()
    (tmp_path / "here").mkdir()
    cell = nbformat.v4.new_markdown_cell("# A lesson of one line")
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), tmp_path / "here" / "start-here.ipynb")
    return tmp_path


@contextmanager
def served(folder: Path, *command: str) -> Iterator[None]:
    """The program `command` runs in the block, with the settings of nobody."""
    names = ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")
    environment = os.environ | {"HOME": str(folder / "home")} | {name: str(folder / "home" / name) for name in names}
    with (folder / "log.txt").open("wb") as log:
        process = subprocess.Popen([sys.executable, *command], cwd=folder, env=environment, stdout=log, stderr=log)
        try:
            yield
        finally:
            process.kill()  # it holds nothing; asked to end, JupyterLab may wait for a kernel that is only starting
            process.wait()


def answers(address: str) -> bool:
    try:
        with urlopen(address) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def who_was_asked(page: Page) -> set[str]:
    """Fills while the page is used: the hosts that were asked. What its policy kept from leaving was not asked."""
    asked: set[str] = set()

    def went(request: Request) -> None:
        if urlsplit(request.url).scheme.startswith(("http", "ws")):
            asked.add(urlsplit(request.url).hostname or "")

    def failed(request: Request) -> None:
        if request.failure != "csp":
            went(request)

    page.on("requestfinished", went)
    page.on("requestfailed", failed)
    return asked


def test_plain_voila_asks_no_other_host(folder: Path, browser: Browser) -> None:
    """Its templates fetch a font for symbols from elsewhere; what the kit installs for Voilà keeps that here."""
    port = free_port()
    with served(folder, "-m", "voila", "here", "--no-browser", f"--port={port}"), browser.new_context() as context:
        wait_until(lambda: answers(f"http://127.0.0.1:{port}/"))
        page = context.new_page()
        asked = who_was_asked(page)
        page.goto(f"http://127.0.0.1:{port}/")
        page.goto(f"http://127.0.0.1:{port}/voila/render/start-here.ipynb")
        expect(page.get_by_role("heading", name="A lesson of one line")).to_be_visible()
        page.wait_for_load_state("networkidle")
        assert asked == {"127.0.0.1"}


def test_jupyterlab_asks_nobody_and_no_question_about_news(folder: Path, browser: Browser) -> None:
    port = free_port()
    options = ("--no-browser", f"--ServerApp.port={port}", "--IdentityProvider.token=", "--allow-root")
    command = ("-m", "kit.cli", "lab", "--folder", "here", "--", *options)
    with served(folder, *command), browser.new_context() as context:
        wait_until(lambda: answers(f"http://127.0.0.1:{port}/lab"))
        page = context.new_page()
        asked = who_was_asked(page)
        page.goto(f"http://127.0.0.1:{port}/lab/tree/start-here.ipynb")
        expect(page.get_by_role("heading", name="A lesson of one line")).to_be_visible()
        told = page.evaluate(
            "fetch('/lab/api/settings/@jupyterlab/apputils-extension:notification').then(r => r.json())"
        )
        defaults = {name: each["default"] for name, each in told["schema"]["properties"].items() if "default" in each}
        assert (defaults["fetchNews"], defaults["checkForUpdates"]) == ("false", False), json.dumps(told)
        expect(page.get_by_text("official Jupyter news")).to_have_count(0)
        assert asked == {"127.0.0.1"}
