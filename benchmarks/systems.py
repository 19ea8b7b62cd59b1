"""The servers that are measured, each started on this computer as its own documentation says."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from benchmarks.content import PAGES, WORKSHOP, write_kit_notebook, write_pack, write_widgets_notebook

HERE = Path(__file__).resolve().parent.parent
LONGEST_START = 90  # seconds
USABLE = "performance.getEntriesByName('answers-loaded').length > 0"  # on the kit's own page


@dataclass
class System:
    """A running server. `usable` is a JavaScript expression that is true once a person can answer on its page."""

    name: str
    process: psutil.Process
    page: str
    usable: str
    links: dict[str, str] = field(default_factory=dict)

    def cpu_s(self) -> float:
        """Seconds of processor that it and its children have used, ended ones too."""
        times = [_cpu(process) for process in self._family()]
        ended = self.process.cpu_times()
        return sum(times) + getattr(ended, "children_user", 0.0) + getattr(ended, "children_system", 0.0)

    def private_mb(self) -> float:
        """Memory in MB that would be free again if it ended (USS), children included."""
        return sum(_private(process) for process in self._family()) / 2**20

    def resting(self, patience: float = 20) -> None:
        """Wait until it does nothing for a second: what a page starts may go on after the page is there."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            before = self.cpu_s()
            time.sleep(1)
            if self.cpu_s() - before < 0.03:
                return

    def _family(self) -> list[psutil.Process]:
        return [self.process, *self.process.children(recursive=True)]


def _cpu(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    return float(times.user + times.system)


def _private(process: psutil.Process) -> int:
    try:
        return int(process.memory_full_info().uss)
    except (psutil.NoSuchProcess, psutil.ZombieProcess):
        return 0


@contextmanager
def kit(folder: Path, *, content: Path | None = None, port: int = 0) -> Iterator[System]:
    """The kit with the measured page. `folder` keeps its data, and may be one used before."""
    content = content or folder
    if not (content / "pack").exists():
        write_pack(content / "pack")
        write_kit_notebook(content / "workshops")
    command = [sys.executable, "-m", "kit.cli", "serve", "--no-browser", "--json", "--host", "127.0.0.1"]
    command += ["--data", str(folder / "data"), "--port", str(port)]
    command += ["--exercises", str(content / "pack"), "--workshops", str(content / "workshops")]
    with _running(command, folder, said=True) as process:
        assert process.stdout
        links = json.loads(process.stdout.readline())
        base = links["facilitator_url"].partition("/f/")[0]
        yield System("kit", psutil.Process(process.pid), f"{base}/w/{WORKSHOP}", USABLE, links | {"base": base})


@contextmanager
def voila(folder: Path) -> Iterator[System]:
    """Plain Voilà: a kernel for every visitor."""
    write_widgets_notebook(folder / "notebooks")
    port = free_port()
    command = [sys.executable, "-m", "voila", str(folder / "notebooks" / f"{WORKSHOP}.ipynb"), "--no-browser"]
    command += [f"--port={port}", "--ip=127.0.0.1"]
    with _web("voila", command, folder, port, "document.querySelectorAll('input[type=radio]').length >= 125") as system:
        yield system


@contextmanager
def streamlit(folder: Path) -> Iterator[System]:
    """Streamlit as it comes, with its own telemetry switched off."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(PAGES / "streamlit_page.py"), "--server.headless=true"]
    command += [f"--server.port={port}", "--server.address=127.0.0.1", "--browser.gatherUsageStats=false"]
    usable = "document.querySelectorAll('input[type=radio]').length >= 125"
    with _web("streamlit", command, folder, port, usable) as system:
        yield system


@contextmanager
def panel(folder: Path) -> Iterator[System]:
    """Panel as it comes."""
    port = free_port()
    command = [sys.executable, "-m", "panel", "serve", str(PAGES / "panel_page.py"), f"--port={port}"]
    command += ["--address=127.0.0.1", f"--allow-websocket-origin=127.0.0.1:{port}"]
    # Its radio buttons live in shadow roots.
    usable = (
        "(function count(root) { let n = root.querySelectorAll('input[type=radio]').length;"
        " for (const each of root.querySelectorAll('*')) if (each.shadowRoot) n += count(each.shadowRoot);"
        " return n; })(document) >= 125"
    )
    with _web("panel", command, folder, port, usable, path="/panel_page") as system:
        yield system


@contextmanager
def tornado(folder: Path) -> Iterator[System]:
    """The web server under the kit without the kit, with what `recorded` left in `folder`: no page can cost less."""
    port = free_port()
    command = [sys.executable, str(PAGES / "tornado_page.py"), str(port), str(folder)]
    with _web("tornado alone", command, folder, port, USABLE, path=f"/w/{WORKSHOP}") as system:
        yield system


SYSTEMS = {each.__name__: each for each in (kit, voila, streamlit, panel)}


@contextmanager
def _web(name: str, command: list[str], folder: Path, port: int, usable: str, path: str = "/") -> Iterator[System]:
    with _running(command, folder) as process:
        address = f"http://127.0.0.1:{port}{path}"
        _wait_for(address, process)
        yield System(name, psutil.Process(process.pid), address, usable)


def _wait_for(address: str, process: "subprocess.Popen[str]") -> None:
    end = time.monotonic() + LONGEST_START
    while True:
        try:
            with urllib.request.urlopen(address, timeout=30):
                return
        except OSError:
            if process.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.3)


@contextmanager
def _running(command: list[str], folder: Path, *, said: bool = False) -> "Iterator[subprocess.Popen[str]]":
    folder.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "PYTHONPATH": str(HERE), "HOME": str(folder)}
    with (folder / "said.txt").open("a") as log:
        out = subprocess.PIPE if said else log
        process = subprocess.Popen(command, stdout=out, stderr=log, text=True, env=environment, cwd=folder)
        try:
            yield process
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
