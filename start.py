#!/usr/bin/env python3
"""Start the kit: everything it needs is installed beside this file, the first time and after an update.

    python3 start.py [serve|lab|doctor|check|export|erase|restore|test|bench] [options]

No word means serve: the room server. Every word passes on to the command `mutuality`, except

    test [pytest options]    installs what the tests need, a browser too, and runs them all in one go;
                             with --python 3.13, in an environment of that Python
    bench NAME [--json FILE] measures what the kit costs: page_open, one_request, burst, load or scale
    audit                    asks whether a weakness is known of what the kit builds on
    install [--newest]       installs, and does nothing else; --newest takes the newest versions, not the tested ones
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

import os
import re
import signal
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
if __name__ == "__main__":
    sys.path.insert(0, str(HERE))  # it is there already, unless PYTHONSAFEPATH is set

from installing import CannotStartError
from installing.completing import install
from installing.environment import LOCKED, NEWEST, Environment
from installing.pythons import find_python, taken_out
from installing.steps import say

WINDOWS = os.name == "nt"
HOME = Environment(HERE)
STAMP, wanted = HOME.stamp, HOME.wanted
EXTRAS = {"test": "test", "bench": "bench", "audit": "audit"}


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


def pass_on(command, environment=None):
    """Become `command`; where that cannot be done, run it, leave Ctrl-C to it, and return its exit code."""
    environment = environment or os.environ
    if not WINDOWS:
        os.execve(command[0], command, environment)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the command too; it decides how to end
    return subprocess.run(command, env=environment, check=False).returncode


def with_browsers(python, *more):
    """The environment for what needs a browser, with the path of each that is used, and of the programs in `more`."""
    search = subprocess.run(
        [python, str(HERE / "tests" / "browser_search.py")] + list(more),
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if search.returncode:
        wanted = ", ".join(["a browser"] + list(more))
        raise CannotStartError("This needs {0}. What was not found is named above.".format(wanted))
    return dict(os.environ, **dict(line.split("=", 1) for line in search.stdout.splitlines()))


def test(options):
    """Run the tests in one call of pytest, in the environment of the Python that --python names."""
    wish, options = taken_out("--python", options)
    env = Environment(HERE, wish, find_python(wish)) if wish else HOME
    install(env, [EXTRAS["test"]])
    environment = with_browsers(str(env.python), "Firefox", "nginx")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # hundreds of processes start, and each would compile the kit anew
    os.chdir(str(HERE))  # where pytest finds its settings
    return pass_on([str(env.python), "-m", "pytest"] + options, environment)


def bench(options):
    """Run a benchmark; what it writes goes into the folder one is in."""
    install(HOME, [EXTRAS["bench"]])
    environment = with_browsers(str(HOME.python))
    environment["PYTHONPATH"] = str(HERE)  # benchmarks are no part of what is installed
    return pass_on([str(HOME.python), "-m", "benchmarks"] + options, environment)


def audit(options):
    """Ask whether a weakness is known of one of the tested versions."""
    install(HOME, [EXTRAS["audit"]])
    return pass_on([str(HOME.python), "-P", str(HERE / "installing" / "audit.py")] + options)


def only_install(options):
    """Install, with the versions that are asked for."""
    if options not in ([], ["--newest"]):
        raise CannotStartError("install takes one option: --newest, for the newest versions.")
    install(HOME, [], NEWEST if options else LOCKED)
    say("Everything is installed. Start it with: python3 start.py")
    return 0


def serve(word, options):
    """Pass a word on to the command `mutuality`."""
    install(HOME, [])
    return pass_on([str(HOME.python), "-P", "-m", "kit.cli", word] + options)  # -P: a folder "kit" of hers is not ours


def main(arguments):
    """Install what is missing, then do what the word says. Returns an exit code."""
    word, options = split(arguments)
    if word == "help":
        sys.stdout.write(__doc__)
        return 0
    if word == "version":
        sys.stdout.write("mutuality {0}\n".format(version()))
        return 0
    own = {"test": test, "bench": bench, "audit": audit, "install": only_install}
    try:
        return own[word](options) if word in own else serve(word, options)
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
