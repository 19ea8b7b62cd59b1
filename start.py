#!/usr/bin/env python3
"""Start the kit: everything it needs is installed beside this file, the first time and after an update.

    python3 start.py [serve|lab|doctor|check|export|erase|test|bench] [options]

No word means serve: the room server. Every word passes on to the command `mutuality`, except

    test [pytest options]    installs what the tests need, a browser too, and runs them all in one go
    bench NAME [--json FILE] measures what the kit costs: page_open, one_request, burst, load or scale
    --version                says which version this is, and installs nothing

Only Python 3.11 or newer is needed. What is installed goes into the folder .venv; deleting that folder undoes it.
"""
# This file is written so that even Python 2 can read it (no f-strings, no types): an old Python must get as far as
# the message that says what is wrong with it.

import sys

OLDEST = (3, 11)


def python_is_too_old(version):
    """The message for a Python of this `version` (a tuple), or None if it will do."""
    if tuple(version[:2]) >= OLDEST:
        return None
    return (
        "This is Python {0}.{1}; the kit needs Python {2}.{3} or newer.\n"
        "Get it from https://www.python.org/downloads/ (Windows, macOS) or with your system's package manager,\n"
        "then start the kit with it, for example: python3.12 start.py\n"
    ).format(version[0], version[1], *OLDEST)


if python_is_too_old(sys.version_info):
    sys.stderr.write(python_is_too_old(sys.version_info))
    sys.exit(2)

import hashlib
import json
import os
import re
import signal
import subprocess
import tomllib
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
STAMP = VENV / "installed.json"
LOG = VENV / "install.log"
EXTRAS = {"test": "test", "bench": "bench"}


class CannotStartError(Exception):
    """Something the kit needs is missing; the message says what, and how to get it."""


def say(text, end="\n"):
    """Tell the person how far we are. Standard output stays free for what the command itself prints."""
    sys.stderr.write(text + end)
    sys.stderr.flush()


def split(arguments):
    """The word and its options; without a word, or with options only, the word is serve."""
    if arguments and not arguments[0].startswith("-"):
        return arguments[0], arguments[1:]
    if arguments and arguments[0] in ("-h", "--help"):
        return "help", []
    if arguments == ["--version"]:
        return "version", []
    return "serve", arguments


def version():
    """The version of the kit, read without importing it."""
    text = (HERE / "kit" / "version.py").read_text(encoding="utf-8")
    return re.search(r'__version__ = "([^"]+)"', text).group(1)


# --- Installing -------------------------------------------------------------------------------------------------


def wanted(extras):
    """What a complete installation with these extras looks like; written down when it is complete."""
    settings = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))
    parts = [settings["build-system"], settings["project"], settings["tool"]["hatch"]]  # the rest installs nothing
    return {
        "project": hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest(),
        "folder": str(HERE),
        "extras": sorted(extras),
    }


def installed():
    """What was written down when an installation was last complete, or nothing."""
    try:
        found = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def is_complete(found, want):
    """Whether the installation `found` holds all that we `want`."""
    same = all(found.get(key) == want[key] for key in ("project", "folder"))
    return same and set(want["extras"]) <= set(found.get("extras", ()))


def missing_parts(platform, find=find_spec):
    """The message for a Python that cannot make a virtual environment, or None. `platform` is sys.platform's."""
    if find("venv") and find("ensurepip"):
        return None
    cure = {
        "win32": "Install Python again from https://www.python.org/downloads/ with the box 'pip' ticked.",
        "darwin": "Install Python from https://www.python.org/downloads/ or with: brew install python",
    }.get(
        platform,
        "On Debian, Ubuntu or Mint:  sudo apt install python3-venv\n"
        "On Fedora:                  sudo dnf install python3-pip\n"
        "Elsewhere, look for a package called python-venv or python-ensurepip.",
    )
    return "This Python came without 'venv', which the kit needs to install its parts.\n" + cure


def works(python):
    """Whether the virtual environment's Python starts, is new enough, and has pip."""
    test = "import pip, sys; sys.exit(sys.version_info[:2] < {0!r})".format(OLDEST)
    try:
        done = subprocess.run([str(python), "-c", test], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def install(extras):
    """Make the virtual environment complete, with these extras and those installed before."""
    found, want = installed(), wanted(extras)
    if is_complete(found, want) and PYTHON.exists():
        return
    say("Getting the kit ready in {0}. This needs the internet, takes a few minutes, and happens once.".format(VENV))
    STAMP.unlink(missing_ok=True)  # from here until the end, an interruption leaves an installation to be done again
    if found.get("folder", str(HERE)) != str(HERE) or not works(PYTHON):
        message = missing_parts(sys.platform)
        if message:
            raise CannotStartError(message)
        say("Making the virtual environment ...")
        run([sys.executable, "-m", "venv", "--clear", str(VENV)], "The virtual environment could not be made.")
    want = wanted(set(extras) | set(found.get("extras", ())))
    project = str(HERE) + ("[{0}]".format(",".join(want["extras"])) if want["extras"] else "")
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    say("Installing the parts ...")
    run(
        pip + ["--retries", "2", "--timeout", "20", "--progress-bar", "off", "--editable", project],
        "The parts could not all be installed. Most often the computer was not connected to the internet:\n"
        "connect it and run the same command again. Nothing of yours is lost.",
    )
    STAMP.write_text(json.dumps(want), encoding="utf-8")
    say("Ready.")


def run(command, failure):
    """Run one step of the installation. What it prints goes to a file, and how far it is to the person."""
    VENV.mkdir(exist_ok=True)
    lines, parts = [], 0
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as step:
        try:
            for line in step.stdout:
                lines.append(line)
                if line.startswith(("Collecting ", "Processing ")):
                    parts += 1
                    if parts % 20 == 0:
                        say("  {0} parts found ...".format(parts))
                elif line.startswith("Installing collected"):
                    say("  all {0} parts found, putting them in place ...".format(parts))
        except BaseException:
            step.kill()
            raise
    LOG.write_text("".join(lines), encoding="utf-8")
    if step.returncode:
        tail = "".join("  | " + line for line in lines[-8:])
        raise CannotStartError("{0}\n\nThe last lines of {1}:\n{2}".format(failure, LOG, tail))


# --- Passing on -------------------------------------------------------------------------------------------------


def pass_on(command, environment=None):
    """Become `command`; where that cannot be done, run it, leave Ctrl-C to it, and return its exit code."""
    environment = environment or os.environ
    if not WINDOWS:
        os.execve(command[0], command, environment)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the command too; it decides how to end
    return subprocess.run(command, env=environment, check=False).returncode


def with_browsers():
    """The environment for what needs a browser, with the path of each that is used."""
    search = subprocess.run(
        [str(PYTHON), str(HERE / "tests" / "browser_search.py")], stdout=subprocess.PIPE, text=True, check=False
    )
    if search.returncode:
        raise CannotStartError("This needs a browser, and none was found; see above.")
    return dict(os.environ, **dict(line.split("=", 1) for line in search.stdout.splitlines()))


def test(options):
    """Run the tests in one call of pytest."""
    environment = with_browsers()
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # hundreds of processes start, and each would compile the kit anew
    os.chdir(str(HERE))  # where pytest finds its settings
    return pass_on([str(PYTHON), "-m", "pytest"] + options, environment)


def bench(options):
    """Run a benchmark; what it writes goes into the folder one is in."""
    environment = with_browsers()
    environment["PYTHONPATH"] = str(HERE)  # benchmarks are no part of what is installed
    return pass_on([str(PYTHON), "-m", "benchmarks"] + options, environment)


def main(arguments):
    """Install what is missing, then do what the word says. Returns an exit code."""
    word, options = split(arguments)
    if word == "help":
        sys.stdout.write(__doc__)
        return 0
    if word == "version":
        sys.stdout.write("mutuality {0}\n".format(version()))
        return 0
    try:
        install([EXTRAS[word]] if word in EXTRAS else [])
        if word == "test":
            return test(options)
        if word == "bench":
            return bench(options)
        return pass_on([str(PYTHON), "-P", "-m", "kit.cli", word] + options)  # -P: a folder "kit" of hers is not ours
    except CannotStartError as error:
        say("\n" + str(error))
        return 1
    except KeyboardInterrupt:
        say("\nStopped before the kit was ready. Run the same command again to go on.")
        return 130


if __name__ == "__main__":
    if not WINDOWS:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that an installation under way is ended as well
    sys.exit(main(sys.argv[1:]))
