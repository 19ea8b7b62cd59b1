"""The wheel, installed outside the checkout and used there: everything it needs is inside."""

import json
import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from patience import SECONDS
from server_process import Client

from kit.charts.drawing.face import FOR_PAGES, SHIPPED

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = Path("Scripts" if os.name == "nt" else "bin")


def run(*command: str | Path, cwd: Path, environment: dict[str, str] | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


class Installed:
    """An environment of its own with the wheel in it. The libraries come from the environment of the tests."""

    def __init__(self, folder: Path) -> None:
        self.elsewhere = folder / "elsewhere"
        self.elsewhere.mkdir()
        run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, cwd=ROOT)
        (wheel,) = folder.glob("*.whl")
        venv = folder / "venv"
        run(sys.executable, "-m", "venv", "--without-pip", venv, cwd=folder)
        self.scripts = venv / SCRIPTS
        self.python = self.scripts / "python"
        pip = ("-m", "pip", "--python", self.python, "install", "--quiet", "--no-deps", "--no-index")
        run(sys.executable, *pip, "--disable-pip-version-check", wheel, cwd=folder)
        # A folder that a .pth file names is searched, but the .pth files in it are not read: the checkout, which the
        # environment of the tests reaches by one, stays out.
        purelib = "import sysconfig; print(sysconfig.get_path('purelib'))"
        self.packages = Path(run(self.python, "-c", purelib, cwd=folder).strip())
        (self.packages / "libraries.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        self.environment["MUTUALITY_DATA"] = str(folder / "data")
        self.environment["JUPYTER_PATH"] = str(Path(sysconfig.get_path("data")) / "share" / "jupyter")

    def mutuality(self, *options: str) -> str:
        """What the command says."""
        return run(self.scripts / "mutuality", *options, cwd=self.elsewhere, environment=self.environment)

    @contextmanager
    def room(self) -> Iterator[dict[str, Any]]:
        """The links of a server that runs in the block."""
        command = [self.python, "-m", "kit.cli", "serve", "--json", "--no-browser", "--port", "0"]
        errors = self.elsewhere / "errors.txt"
        with errors.open("wb") as file:
            server = subprocess.Popen(
                command, cwd=self.elsewhere, env=self.environment, stdout=subprocess.PIPE, stderr=file, text=True
            )
        assert server.stdout
        try:
            line = server.stdout.readline()
            assert line, errors.read_text(encoding="utf-8")
            yield json.loads(line)
        finally:
            server.terminate()
            server.wait(timeout=SECONDS)
            server.stdout.close()


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return Installed(tmp_path_factory.mktemp("wheel"))


def test_it_is_the_wheel_that_is_used(installed: Installed) -> None:
    program = "import kit, sys, json; print(json.dumps([kit.__file__, sys.path]))"
    said = run(installed.python, "-c", program, cwd=installed.elsewhere, environment=installed.environment)
    file, path = json.loads(said)
    assert Path(file).is_relative_to(installed.packages)
    assert Path(file).with_name("py.typed").is_file(), "whoever builds on the kit has its types"
    assert str(ROOT) not in path


def test_check_finds_the_exercises(installed: Installed) -> None:
    assert str(installed.packages) in installed.mutuality("check")


def test_lab_puts_the_notebooks_into_a_folder(installed: Installed) -> None:
    installed.mutuality("lab", "--no-start")
    here = installed.elsewhere / "mutuality-workshops"
    assert {file.name for file in here.iterdir()} == {file.name for file in (ROOT / "workshops").glob("*.ipynb")}


def test_a_room_opens_and_shows_a_workshop_and_the_board(installed: Installed) -> None:
    with installed.room() as links:
        base, _, path = links["facilitator_url"].partition("/f/")
        board = Client(base)
        assert json.loads(Client(base).get("/health"))["status"] == "ok"
        assert b"data-board" in board.get(f"/f/{path}")
        room = board.json("/api/board")["room"]
        board.post("/api/board/act", {"act": "open", "workshop": "start-here"})
        participant = Client(base)
        status, text = participant.form("/join", code=room["code"], language="en", side="observer")
        assert status == 200, text
        assert b'data-item="ground-rules/' in participant.get("/w/start-here")


def test_the_guide_and_the_licences_are_inside(installed: Installed) -> None:
    assert list((installed.packages / "kit" / "content" / "facilitator_guide").iterdir())
    (information,) = installed.packages.glob("mutuality_kit-*.dist-info")
    assert {"LICENSE", "LICENSE-CONTENT"} <= {file.name for file in information.rglob("LICENSE*")}
    fonts = {file.name for file in (installed.packages / "kit" / "charts" / "drawing" / "fonts").iterdir()}
    assert fonts == {*SHIPPED.values(), *FOR_PAGES.values(), "LICENSE.md"}


def test_jupyters_settings_are_where_jupyter_looks(installed: Installed) -> None:
    settings = installed.packages.parents[2 if os.name != "nt" else 1] / "etc" / "jupyter"
    assert "Content-Security-Policy" in (settings / "voila.json").read_text(encoding="utf-8")
    assert (settings / "labconfig" / "default_setting_overrides.json").is_file()
