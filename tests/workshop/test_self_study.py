"""Alone with a notebook, in a real browser: plain Voilà and JupyterLab, each with a kernel that keeps the answers."""

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nbformat
import pytest
from free_ports import free_port
from nbformat.v4 import new_code_cell, new_notebook
from patience import MILLISECONDS, SECONDS
from playwright.sync_api import Browser, Locator, Page, expect
from two_plans import write_two_plans

from kit.exercises import workshops_folder


@contextmanager
def program(arguments: list[str], environment: dict[str, str], folder: Path, address: str) -> Iterator[None]:
    """`python -m <arguments>` in `folder`, from when `address` answers until the end of the block."""
    said = folder / "said.txt"
    with said.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", *arguments],
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_for(address, process, said)
        yield
    finally:
        end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """Jupyter ends its kernels when it is told to end, but not when one of them is only just starting."""
    process.terminate()
    try:
        process.wait(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def wait_for(address: str, process: subprocess.Popen[bytes], said: Path) -> None:
    latest = time.monotonic() + SECONDS
    while process.poll() is None and time.monotonic() < latest:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except urllib.error.HTTPError as error:
            error.close()
            return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"it did not start:\n{said.read_text(encoding='utf-8')}")


def nobodys(folder: Path) -> dict[str, str]:
    """Nobody's answers, and nobody's settings of Jupyter."""
    names = {"MUTUALITY_DATA": "data", "JUPYTER_CONFIG_DIR": "config", "JUPYTER_RUNTIME_DIR": "runtime"}
    return {name: str(folder / each) for name, each in names.items()}


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    return nobodys(tmp_path)


def plain_voila(notebooks: Path, port: int) -> list[str]:
    return ["voila", str(notebooks), "--no-browser", f"--port={port}", "--Voila.ip=127.0.0.1"]


@pytest.fixture(scope="module")
def voila(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a plain Voilà with the kit's notebooks, and its environment."""
    folder, port = tmp_path_factory.mktemp("voila"), free_port()
    address, environment = f"http://127.0.0.1:{port}", nobodys(folder)
    with program(plain_voila(workshops_folder(), port), environment, folder, address):
        yield address, environment


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(MILLISECONDS)
    yield context.new_page()
    context.close()


def is_marked(item: Locator, status: str) -> None:
    expect(item.locator("[data-status]")).to_have_attribute("data-status", status)


def kept(environment: dict[str, str], workshop: str) -> list[tuple[str, Any]]:
    file = Path(environment["MUTUALITY_DATA"]) / "self-study" / f"{workshop}.jsonl"
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").rstrip().split("\n")]
    return [(f"{line['exercise']}/{line['item']}", line["value"]) for line in lines if "said" not in line]


def test_plain_voila_keeps_answers(page: Page, voila: tuple[str, dict[str, str]]) -> None:
    address, environment = voila
    note = page.locator('[data-item="readiness/before-you-start.note"]')
    item = page.locator('[data-item="readiness/rationale"]')
    answers = Path(environment["MUTUALITY_DATA"]) / "self-study"
    page.goto(f"{address}/voila/render/linking.ipynb")
    item.get_by_label("Not yet", exact=True).check()
    is_marked(item, "saved")
    expect(page.locator('[data-result="readiness"] .finding')).to_have_text("You have nothing of this in place yet.")

    away = answers.rename(answers.with_name("away"))  # what cannot be kept stays on the page, and is tried again
    answers.write_text("a file where the folder belongs")
    note.locator("textarea").fill("Ask Grace\u2028 مرحبا")
    note.locator("textarea").blur()
    is_marked(note, "waiting")
    answers.unlink()
    away.rename(answers)
    is_marked(note, "saved")

    page.reload()
    expect(item.get_by_label("Not yet", exact=True)).to_be_checked()
    expect(note.locator("textarea")).to_have_value("Ask Grace\u2028 مرحبا")
    assert kept(environment, "linking") == [
        ("readiness/rationale", "not-yet"),
        ("readiness/before-you-start.note", "Ask Grace\u2028 مرحبا"),
    ]


def test_the_map_leads_to_the_workshops_and_counts_what_is_done(page: Page, voila: tuple[str, dict[str, str]]) -> None:
    address, _ = voila
    page.goto(f"{address}/voila/render/map.ipynb")
    expect(page.locator(".learning-path .finding")).to_contain_text("Next: “Who we are”")
    with page.expect_popup() as tab:
        page.get_by_role("link", name="Is this link ready?").click()
    item = tab.value.locator('[data-item="kind-of-link/kind"]')
    item.locator("input").first.check()
    is_marked(item, "saved")
    page.reload()
    row = page.get_by_role("listitem").filter(has_text="Is this link ready?")
    expect(row).to_contain_text("1 of 7 exercises done")


def test_jupyterlab_keeps_answers(page: Page, environment: dict[str, str], tmp_path: Path) -> None:
    address = f"http://127.0.0.1:{(port := free_port())}"
    folder = tmp_path / "her workshops"
    passed_on = ["--no-browser", "--ip=127.0.0.1", f"--port={port}", "--allow-root", "--IdentityProvider.token=secret"]
    with program(["kit.cli", "lab", "--folder", str(folder), "--", *passed_on], environment, tmp_path, address):
        page.goto(f"{address}/?token=secret")  # opens the first notebook
        # The kernel must be there: what is to be run before, is not run at all.
        expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible()
        expect(page.locator(".jp-NotebookPanel h1")).to_contain_text("Start here")
        told = json.loads(page.locator("#jupyter-config-data").text_content() or "")
        assert told["news"] == {"disabled": True}, "nobody elsewhere is asked for news"
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        item = page.locator('[data-item="who-we-are/side"]')
        item.get_by_label("Partner side", exact=True).check()
        is_marked(item, "saved")
        with page.expect_response(lambda answer: answer.request.method == "PUT" and "start-here" in answer.url):
            page.keyboard.press("ControlOrMeta+s")
        # The kernel goes; what is answered meanwhile is kept on the page, and saved by the next run.
        page.get_by_role("menuitem", name="Kernel", exact=True).click()
        page.get_by_role("menuitem", name="Restart Kernel…").click()
        page.locator(".jp-Dialog .jp-mod-accept").click()
        expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible()
        item.get_by_label("Our side", exact=True).check()
        is_marked(item, "waiting")
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        is_marked(item, "saved")
        expect(item.get_by_label("Our side", exact=True)).to_be_checked()
    assert kept(environment, "start-here") == [("who-we-are/side", "partner"), ("who-we-are/side", "ours")]
    saved = (folder / "start-here.ipynb").read_text(encoding="utf-8")
    assert '"execution_count": 1' in saved and "widget-state" not in saved and '"partner"' not in saved


def save_notebook_with_a_plan(file: Path) -> None:
    cells = [
        'from kit import open_workshop\n\nworkshop = open_workshop("second")',
        'workshop.exercise("promises")',
        'workshop.result("promises")',
    ]
    notebook = new_notebook(cells=[new_code_cell(cell) for cell in cells])
    notebook.metadata = nbformat.from_dict({"kernelspec": {"name": "python3", "display_name": "Python 3"}})
    file.parent.mkdir(parents=True)
    nbformat.write(notebook, file)


def save_a_calendar_file(page: Page) -> str:
    row = page.locator('[data-item="promises/row-1"]')
    row.locator('[data-part="what"]').fill("Bake bread")
    row.locator('[data-part="when"]').fill("2031-05-05")
    row.locator('[data-part="when"]').blur()
    is_marked(row, "saved")
    link = page.get_by_role("link", name="Save the calendar file")
    with page.expect_download() as saving:
        link.click()
    assert saving.value.suggested_filename == "mutuality.ics"
    return saving.value.path().read_text(encoding="utf-8")


def test_plain_voila_gives_a_calendar_file(page: Page, environment: dict[str, str], tmp_path: Path) -> None:
    address = f"http://127.0.0.1:{(port := free_port())}"
    environment["MUTUALITY_EXERCISES"] = str(write_two_plans(tmp_path / "pack"))
    save_notebook_with_a_plan(tmp_path / "notebooks" / "dates.ipynb")
    with program(plain_voila(tmp_path / "notebooks", port), environment, tmp_path, address):
        page.goto(f"{address}/voila/render/dates.ipynb")
        content = save_a_calendar_file(page)
    assert "SUMMARY:Bake bread" in content and "DTSTART;VALUE=DATE:20310505" in content


def test_jupyterlab_gives_a_calendar_file(page: Page, environment: dict[str, str], tmp_path: Path) -> None:
    address = f"http://127.0.0.1:{(port := free_port())}"
    environment["MUTUALITY_EXERCISES"] = str(write_two_plans(tmp_path / "pack"))
    folder = tmp_path / "her workshops"
    save_notebook_with_a_plan(folder / "dates.ipynb")
    passed_on = ["--no-browser", "--ip=127.0.0.1", f"--port={port}", "--allow-root", "--IdentityProvider.token=secret"]
    with program(["kit.cli", "lab", "--folder", str(folder), "--", *passed_on], environment, tmp_path, address):
        page.goto(f"{address}/lab/tree/dates.ipynb?token=secret")
        expect(page.get_by_text("Python 3 (ipykernel) | Idle")).to_be_visible()
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        content = save_a_calendar_file(page)
        with page.expect_response(lambda answer: answer.request.method == "PUT" and "dates" in answer.url):
            page.keyboard.press("ControlOrMeta+s")
    assert "SUMMARY:Bake bread" in content
    saved = (folder / "dates.ipynb").read_text(encoding="utf-8")
    assert "Bake bread" not in saved and "text/calendar" not in saved
