"""`start.py`: what it asks of a machine, what it says when that is missing, and how it passes on."""

import ast
import json
import os
import runpy
import shutil
import signal
import subprocess
import sys
import time
import venv
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
START = ROOT / "start.py"

WINDOWS = os.name == "nt"


@pytest.fixture(scope="module")
def start() -> dict[str, Any]:
    """The names in `start.py`."""
    return runpy.run_path(str(START), run_name="start")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout of its own, in a folder whose name has a space and brackets, as people's folders do."""
    folder = tmp_path / "my kit [1]"
    (folder / "kit").mkdir(parents=True)
    for name in ("start.py", "pyproject.toml", "kit/version.py"):
        shutil.copy(ROOT / name, folder / name)
    for name in ("installing", "requirements"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(folder / "start.py"), *arguments]
    env = {**os.environ, **environment}
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=120, check=False)


def prepare(folder: Path, cli: str, extras: tuple[str, ...] = ()) -> None:
    """Lay out what a complete installation looks like, with `cli` in place of the kit's commands."""
    venv.create(folder / ".venv", with_pip=False, symlinks=not WINDOWS)
    (folder / "kit" / "__init__.py").touch()
    (folder / "kit" / "cli.py").write_text(cli, encoding="utf-8")
    packages = next((folder / ".venv").rglob("site-packages"))
    (packages / "kit.pth").write_text(str(folder), encoding="utf-8")
    names = runpy.run_path(str(folder / "start.py"), run_name="start")
    names["STAMP"].write_text(json.dumps(names["wanted"](extras)), encoding="utf-8")


# --- What it asks of the machine --------------------------------------------------------------------------------


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 6, 0), (3, 10, 99)])
def test_an_old_python_is_told_what_to_get(start: dict[str, Any], version: tuple[int, ...]) -> None:
    message = start["python_is_too_old"](version)
    assert f"This is Python {version[0]}.{version[1]}; the kit needs Python 3.11 or newer." in message
    assert "python.org" in message


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 14, 1), (4, 0, 0)])
def test_a_new_python_will_do(start: dict[str, Any], version: tuple[int, ...]) -> None:
    assert start["python_is_too_old"](version) is None


def test_an_old_python_can_read_the_file_up_to_the_message() -> None:
    """No syntax newer than Python 3.4's, nor any that Python 2 lacks, and no import before the version is known."""
    text = START.read_text(encoding="utf-8")
    tree = ast.parse(text, feature_version=(3, 4))
    assert text.isascii()
    too_new = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Nonlocal, ast.AsyncFunctionDef, ast.YieldFrom)
    allowed_stars = [node.args[-1] for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    for node in ast.walk(tree):
        assert not isinstance(node, too_new), ast.dump(node)
        assert not isinstance(node, ast.Starred) or node in allowed_stars, ast.dump(node)
        if isinstance(node, ast.FunctionDef):
            assert node.returns is None
            assert not node.args.kwonlyargs
            assert all(argument.annotation is None for argument in node.args.args)
    check = next(index for index, node in enumerate(tree.body) if isinstance(node, ast.If))
    imported = [alias.name for node in tree.body[:check] if isinstance(node, ast.Import) for alias in node.names]
    assert imported == ["sys"]


# --- Words and options ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "word", "options"),
    [
        ([], "serve", []),
        (["--demo", "24"], "serve", ["--demo", "24"]),
        (["serve", "--port", "80"], "serve", ["--port", "80"]),
        (["check", "--help"], "check", ["--help"]),
        (["test", "-k", "store", "tests/responses"], "test", ["-k", "store", "tests/responses"]),
        (["--help"], "help", []),
        (["-h"], "help", []),
        (["--version"], "version", []),
    ],
)
def test_no_word_means_serve(start: dict[str, Any], arguments: list[str], word: str, options: list[str]) -> None:
    assert start["split"](arguments) == (word, options)


def test_version_and_help_install_nothing(checkout: Path) -> None:
    assert run(checkout, "--version").stdout.startswith("mutuality 0.")
    assert "No word means serve" in run(checkout, "--help").stdout
    assert not (checkout / ".venv").exists()


# --- Installing -------------------------------------------------------------------------------------------------


def test_only_what_is_installed_asks_for_a_new_installation(checkout: Path) -> None:
    def project() -> str:
        names = runpy.run_path(str(checkout / "start.py"), run_name="start")
        return str(names["wanted"]([])["project"])

    before, settings = project(), checkout / "pyproject.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("line-length = 120", "line-length = 99"), encoding="utf-8")
    assert project() == before
    settings.write_text(text.replace('"click>=8.1"', '"click>=8.2"'), encoding="utf-8")
    assert project() != before
    settings.write_text(text, encoding="utf-8")
    (checkout / "requirements" / "kit.txt").write_text("click==8.2\n", encoding="utf-8")
    assert project() != before


def test_a_folder_that_cannot_be_written_is_said_before_anything_is_done(checkout: Path) -> None:
    """As in a read-only folder, which root can write all the same: a file stands where the environment would."""
    (checkout / ".venv").write_text("in the way", encoding="utf-8")
    done = run(checkout, "check")
    assert (done.returncode, done.stdout) == (1, "")
    assert f"cannot write in its own folder {checkout}" in done.stderr
    assert "Copy the whole folder to a place of yours" in done.stderr
    assert "Traceback" not in done.stderr


def test_install_takes_one_option(checkout: Path) -> None:
    done = run(checkout, "install", "--latest")
    assert done.returncode == 1
    assert "--newest" in done.stderr
    assert not (checkout / ".venv").exists()


@pytest.mark.parametrize("wish", ["3.9", "3", "3.13.1", "newest"])
def test_a_wish_for_a_python_that_will_not_do_is_said(checkout: Path, wish: str) -> None:
    done = run(checkout, "test", "--python", wish)
    assert done.returncode == 1
    assert "name a version from 3.11 on" in done.stderr
    assert not list(checkout.glob(".venv*"))


def test_a_python_that_is_not_here_is_said(checkout: Path) -> None:
    done = run(checkout, "test", "--python=3.99", "tests/cli")
    assert done.returncode == 1
    assert "There is no Python 3.99 here" in done.stderr
    assert not list(checkout.glob(".venv*"))


def test_a_failed_installation_says_what_to_do_and_is_done_again(checkout: Path) -> None:
    """As without internet: the installer is told to look nowhere."""
    nowhere = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(checkout / "nothing"), "PIP_CONFIG_FILE": os.devnull}
    first = run(checkout, "check", **nowhere)
    assert first.returncode == 1
    assert first.stdout == ""
    assert "connected to the internet" in first.stderr
    assert "Nothing of yours is lost" in first.stderr
    assert "Traceback" not in first.stderr
    assert "install.log" in first.stderr
    second = run(checkout, "check", **nowhere)
    assert "Making the virtual environment" not in second.stderr
    assert second.returncode == 1


# --- Passing on -------------------------------------------------------------------------------------------------

ECHO = "import os, sys\nprint(sys.argv[1:], os.getcwd())\nsys.exit(7)\n"


def test_words_options_folder_and_exit_code_are_passed_on(checkout: Path, tmp_path: Path) -> None:
    prepare(checkout, ECHO)
    (tmp_path / "kit").mkdir()  # a folder of hers with our package's name is not in the way
    command = [sys.executable, str(checkout / "start.py"), "--demo", "24"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout.strip() == f"['serve', '--demo', '24'] {tmp_path}"
    assert done.stderr == ""
    assert done.returncode == 7


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_reaches_the_command(checkout: Path, number: signal.Signals) -> None:
    # It prints once it is out of the handler: the signal may come while "ready" is still being printed.
    waiting = (
        "import signal, sys, time\n"
        "def end(number, frame):\n    raise InterruptedError\n"
        "signal.signal(signal.SIGINT, end)\nsignal.signal(signal.SIGTERM, end)\n"
        "try:\n    print('ready', flush=True)\n    time.sleep(60)\n"
        "except InterruptedError:\n    print('ended well', flush=True)\n    sys.exit(5)\n"
    )
    prepare(checkout, waiting)
    command = [sys.executable, str(checkout / "start.py"), "serve"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(number)
        assert process.stdout.read() == "ended well\n"
    assert process.returncode == 5


def test_ctrl_c_while_installing_is_no_traceback_and_can_go_on(checkout: Path) -> None:
    # Whoever runs the tests in the background has Ctrl-C switched off, and a process inherits that.
    hearing = "import runpy, signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); sys.argv.pop(0); "
    run_it = "runpy.run_path(sys.argv[0], run_name='__main__')"
    command = [sys.executable, "-c", hearing + run_it, str(checkout / "start.py"), "check"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert "Getting the kit ready" in process.stderr.readline()
        process.stderr.readline()  # the first step has begun
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
    assert "Run the same command again" in rest
    assert "Traceback" not in rest
    assert process.returncode == 130
    assert not (checkout / ".venv" / "installed.json").exists()


def test_the_tests_are_one_call_of_pytest_with_a_browser(checkout: Path) -> None:
    prepare(checkout, ECHO, extras=("test",))
    packages = next((checkout / ".venv").rglob("site-packages"))
    report = "import os, sys\nprint(sys.argv[1:], os.environ['MUTUALITY_BROWSER'], os.getcwd())\n"
    (packages / "pytest.py").write_text(report, encoding="utf-8")
    (checkout / "tests").mkdir()
    search = checkout / "tests" / "browser_search.py"
    search.write_text("print('MUTUALITY_BROWSER=/the/browser')\n", encoding="utf-8")
    done = run(checkout, "test", "-k", "store")
    assert done.stdout.strip() == f"['-k', 'store'] /the/browser {checkout}"
    search.write_text("import sys\nsys.exit(1)\n", encoding="utf-8")
    done = run(checkout, "test")
    assert (done.returncode, done.stdout) == (1, "")
    assert "This needs a browser, Firefox, nginx. What was not found is named above." in done.stderr
