"""What an installation asks of a machine, which way it takes, and what it says of a failure; nothing is installed."""

import errno
import os
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path, PureWindowsPath

import pytest

from installing import CannotStartError, completing, machine, parts, pythons
from installing.audit import CANNOT_ASK, told
from installing.environment import NEWEST, Environment, is_complete
from installing.failures import failure
from installing.parts import PIP, UV, UV_SYSTEM, Way
from installing.steps import Progress, run

ROOT = Path(__file__).resolve().parents[2]


# --- What it asks of the machine --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("platform", "cure"), [("linux", "sudo apt install python3-venv"), ("darwin", "brew"), ("win32", "python.org")]
)
def test_a_python_without_venv_is_told_how_to_get_it(platform: str, cure: str) -> None:
    """Debian's Python has `venv`, but not the `ensurepip` that it needs."""
    message = machine.missing_parts(platform, lambda name: name == "venv")
    assert message
    assert "came without 'venv'" in message
    assert cure in message


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_a_32_bit_python_is_told_to_be_a_64_bit_one(platform: str) -> None:
    message = machine.is_32_bit(2**31 - 1, platform)
    assert message
    assert "Install the 64-bit Python" in message
    assert machine.is_32_bit(2**63 - 1, platform) is None


def test_a_long_path_on_windows_is_said_before_it_breaks() -> None:
    deep = PureWindowsPath("C:/Users/Somebody with a name/OneDrive - The Council of a Town/Documents/mutuality/.venv")
    message = machine.too_deep(deep, "win32", lambda: False)
    assert message
    assert str(deep.parent) in message
    assert "nearer to the\nroot of the disk" in message
    assert machine.too_deep(deep, "win32", lambda: True) is None
    assert machine.too_deep(deep, "linux", lambda: False) is None
    assert machine.too_deep(PureWindowsPath("C:/mutuality/.venv"), "win32", lambda: False) is None


def test_the_longest_part_is_measured() -> None:
    """Windows' environments have `Lib` where others have `lib/python3.xx`, so that nothing is longer there."""
    home = Path(sysconfig.get_path("data"))
    longest = max(len(str(Path(folder, name))) for folder, _, names in os.walk(home) for name in names)
    assert longest - len(str(home)) - 1 <= machine.LONGEST_PART


def test_this_machine_will_do() -> None:
    assert machine.missing_parts() is None
    assert machine.is_32_bit() is None


def test_a_read_only_folder_is_said_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())

    def refuse(path: Path, *_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system", str(path))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(CannotStartError, match="Read-only file system") as raised:
        completing.install(Environment(tmp_path), [])
    assert "start it there" in str(raised.value)


# --- Whether all is there ---------------------------------------------------------------------------------------


def test_an_installation_is_complete_until_project_folder_versions_or_extras_change() -> None:
    want = Environment(ROOT).wanted(["test"])
    assert is_complete(want, want)
    assert is_complete({**want, "extras": ["bench", "test"]}, want)
    assert not is_complete({}, want)
    assert not is_complete({**want, "extras": []}, want)
    assert not is_complete({**want, "folder": "elsewhere"}, want)
    assert not is_complete({**want, "project": "older"}, want)
    assert not is_complete(want, Environment(ROOT).wanted(["test"], NEWEST))


def test_another_python_has_an_environment_of_its_own() -> None:
    assert Environment(ROOT).venv == ROOT / ".venv"
    assert Environment(ROOT, "3.13").venv == ROOT / ".venv-3.13"
    ignored = subprocess.run(
        ["git", "check-ignore", ".venv-3.13/", ".venv.log"], cwd=ROOT, capture_output=True, check=False
    )
    assert ignored.stdout.splitlines() == [b".venv-3.13/", b".venv.log"]


# --- Which way it takes -----------------------------------------------------------------------------------------

OFFICE = "error: Request failed\n  Caused by: invalid peer certificate: UnknownIssuer"
OFFLINE = "error: error sending request for url\n  Caused by: dns error: failed to lookup address information"
GONE = "  x No solution found when resolving dependencies: there is no version of click==8.9"
CHANGED = "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE."
FULL = "error: failed to write to file: No space left on device (os error 28)"


@pytest.mark.parametrize(
    ("printed", "tried"),
    [
        (OFFICE, [Way(UV, False), Way(UV_SYSTEM, False), Way(PIP, False)]),
        (OFFLINE, [Way(UV, False), Way(PIP, False)]),
        (GONE, [Way(UV, False), Way(PIP, False), Way(PIP, True)]),
        (CHANGED, [Way(UV, False)]),  # never another way: the part that came was not the one that was tested
        (FULL, [Way(UV, False)]),
        ("odd", [Way(UV, False), Way(PIP, False)]),
    ],
)
def test_what_failed_decides_what_is_tried_next(printed: str, tried: Sequence[Way]) -> None:
    way: Way | None = Way(UV, False)
    seen = []
    while way:
        seen.append(way)
        way = way.after(failure(printed))
    assert seen == tried


def test_the_tested_versions_are_taken_with_their_checksums_and_nobody_is_asked_for_more() -> None:
    env = Environment(ROOT)
    for tool in (UV, UV_SYSTEM, PIP):
        first, second = parts.commands(Way(tool, False), env, ["test"])
        assert "--require-hashes" in first
        assert [Path(word).name for word in first if word.endswith(".txt")] == ["build.txt", "kit.txt", "test.txt"]
        assert {"--no-deps", "--no-build-isolation"} <= set(second)
        assert ("uv" in first) == (tool != PIP)
        assert ("--system-certs" in first) == (tool == UV_SYSTEM)
    (only,) = parts.commands(Way(UV, True), env, ["bench", "test"])
    assert only[-1] == f"{ROOT}[bench,test]"
    assert "--require-hashes" not in only


class Played:
    """Programs that do nothing but fail as told: `fails` says, by a word of their command, what they print."""

    def __init__(self, fails: dict[str, str]) -> None:
        self.fails, self.commands = fails, list[list[str]]()

    def __call__(self, command: list[str], *_: object) -> tuple[bool, str]:
        self.commands.append(command)
        printed = next((said for word, said in self.fails.items() if word in command), None)
        return printed is None, printed or ""


@pytest.mark.parametrize(
    ("fails", "taken", "said"),
    [
        ({}, "tested", []),
        ({str(ROOT / "requirements" / "uv.txt"): "no uv"}, "tested", []),  # pip does it all
        ({"uv": OFFLINE}, "tested", ["uv could not; trying pip"]),
        ({"--require-hashes": GONE}, "newest", ["trying the newest"]),
    ],
)
def test_there_is_a_way_back_and_it_is_said(
    fails: dict[str, str],
    taken: str,
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    played = Played(fails)
    monkeypatch.setattr(parts, "run", played)
    assert parts.put_in_place(Environment(ROOT), ["test"], newest=False) == taken
    told_then = capsys.readouterr().err
    assert told_then.startswith("Installing the parts ...\n")
    for each in said:
        assert each in told_then
    if not said:
        assert told_then.count("\n") == 1


def test_a_part_with_another_checksum_is_never_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    played = Played({"--require-hashes": CHANGED})
    monkeypatch.setattr(parts, "run", played)
    with pytest.raises(CannotStartError, match="checksum differs"):
        parts.put_in_place(Environment(ROOT), [], newest=False)
    assert all("--require-hashes" in command for command in played.commands)


def test_what_an_office_set_for_pip_holds_for_uv() -> None:
    given = {"PIP_CERT": "/office.pem", "PIP_INDEX_URL": "https://packages.example/simple", "UV_HTTP_TIMEOUT": "90"}
    done = parts.settings(given)
    assert (done["SSL_CERT_FILE"], done["UV_DEFAULT_INDEX"]) == ("/office.pem", "https://packages.example/simple")
    assert done["UV_HTTP_TIMEOUT"] == "90"
    assert parts.settings({"PIP_CERT": "/pip.pem", "SSL_CERT_FILE": "/uv.pem"})["SSL_CERT_FILE"] == "/uv.pem"


# --- What it says -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        (OFFICE, ("certificate", "PIP_CERT and SSL_CERT_FILE", "office")),
        (
            "Connection broken by 'SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]",
            ("PIP_CERT",),
        ),
        ("ProxyError('Cannot connect to proxy.', OSError('Tunnel connection failed: 407 Proxy", ("HTTPS_PROXY",)),
        (OFFLINE, ("not connected to the internet", "Nothing of yours is lost")),
        (
            "NewConnectionError: [Errno -3] Temporary failure in name resolution\nNo matching distribution found",
            ("not connected",),
        ),
        (GONE, ("could not all be found", "connected to the internet")),
        (FULL, ("The disk is full", "1 GB")),
        ("OSError: [WinError 206] The filename or extension is too long", ("nearer to the root",)),
        (
            "OSError: [Errno 2] No such file. HINT: this system does not have long paths. Enable Long Path",
            ("nearer to the root",),
        ),
        (
            "PermissionError: [WinError 32] The file is being used by another process",
            ("virus scanner",),
        ),
        ("error: Microsoft Visual C++ 14.0 or greater is required.", ("not made for this Python", "64-bit")),
        (CHANGED, ("not the one that was tested", "was not installed")),
        ("something else", ("could not all be installed", "connected to the internet")),
    ],
)
def test_a_failure_is_told_by_its_kind(printed: str, words: Sequence[str]) -> None:
    said = failure(printed).said
    for each in words:
        assert each in said
    if "certificate" in words or "PIP_CERT" in words:
        assert "not connected" not in said


def test_how_far_it_is_stays_short() -> None:
    progress = Progress()
    heard = [progress.heard(line) for line in (*["Collecting a\n"] * 45, "Installing collected packages: a, b\n")]
    assert [each.strip() for each in heard if each] == [
        "20 parts found ...",
        "40 parts found ...",
        "all 45 parts found, putting them in place ...",
    ]
    assert Progress().heard("Installed 1 package in 3ms\n") is None


def test_what_the_steps_print_is_kept(tmp_path: Path) -> None:
    log = tmp_path / "install.log"
    for word in ("one", "two"):
        assert run([sys.executable, "-c", f"print('{word}')"], log) == (True, f"{word}\n")
    kept = log.read_text(encoding="utf-8")
    assert "\none\n" in kept and "\ntwo\n" in kept


# --- Another Python ---------------------------------------------------------------------------------------------


def python_that_says(path: Path, version: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{version}'\n" if version else "#!/bin/sh\nexit 127\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_a_python_is_found_on_the_path_and_then_among_pyenvs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command may be there and lead nowhere, as pyenv's do for versions that are not chosen."""
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    (tmp_path / "bin").mkdir()
    with pytest.raises(CannotStartError, match=r"There is no Python 3\.42 here"):
        pythons.find_python("3.42")
    python_that_says(tmp_path / "bin" / "python3.42", "")
    for patch in ("3.42.9", "3.42.10", "3.42-dev"):
        python_that_says(tmp_path / "pyenv" / "versions" / patch / "bin" / "python3", "3.42")
    newest = tmp_path / "pyenv" / "versions" / "3.42.10" / "bin" / "python3"
    assert pythons.find_python("3.42") == str(newest)
    first = python_that_says(tmp_path / "bin" / "python3.42", "3.42")
    assert pythons.find_python("3.42") == str(first)


def test_the_launcher_and_uv_are_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    for name in ("py", "uv"):
        python_that_says(tmp_path / name, "")
    asked = []

    def said(command: list[str]) -> str:
        asked.append(command)
        return command[0]

    assert list(pythons.candidates("3.13", said)) == [str(tmp_path / "py"), str(tmp_path / "uv")]
    assert asked[0][1] == "-3.13"
    assert "--no-python-downloads" in asked[1]


def test_an_option_without_its_value_is_said() -> None:
    assert pythons.taken_out("--python", ["-x", "--python=3.12"]) == ("3.12", ["-x"])
    assert pythons.taken_out("--python", ["-x"]) == ("", ["-x"])
    with pytest.raises(CannotStartError, match="needs a version after it"):
        pythons.taken_out("--python", ["-x", "--python"])


# --- Known weaknesses -------------------------------------------------------------------------------------------


def test_an_index_that_can_tell_nothing_is_no_good_news() -> None:
    """pip-audit ends well and says "none found" when it could not ask about a single package."""
    assert told([{"name": "click", "skip_reason": "Dependency not found"}]) == (2, CANNOT_ASK)
    code, said = told([{"name": "click", "skip_reason": "x"}, {"name": "voila", "version": "0.5", "vulns": []}])
    assert code == 0
    assert "Of 1 parts nobody could tell anything: click." in said


def test_a_known_weakness_is_named_with_its_cure() -> None:
    known = {"id": "PYSEC-1", "fix_versions": ["0.5.13"], "aliases": []}
    code, said = told([{"name": "voila", "version": "0.5.1", "vulns": [known]}])
    assert code == 1
    assert "voila 0.5.1: PYSEC-1, fixed in 0.5.13" in said


@pytest.mark.parametrize(
    ("printed", "code", "said"),
    [
        (
            '{"dependencies": [{"name": "click", "version": "8.3", "vulns": []}]}',
            0,
            "No weakness is known of the 1 parts.",
        ),
        ('{"dependencies": [{"name": "click", "skip_reason": "not found"}]}', 2, CANNOT_ASK),
        ("", 2, CANNOT_ASK),  # it broke off
    ],
)
def test_the_word_audit_says_what_was_found(tmp_path: Path, printed: str, code: int, said: str) -> None:
    """With a pip-audit that asks nobody."""
    (tmp_path / "pip_audit.py").write_text(f"print({printed!r})\n", encoding="utf-8")
    command = [sys.executable, str(ROOT / "installing" / "audit.py")]
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("Traceback")) == (code, 0)
    assert said in done.stdout
