"""Making an environment complete: asked of the machine first, made, filled, and written down."""

import json
from collections.abc import Iterable

from installing import CannotStartError
from installing.environment import LOCKED, NEWEST, Environment, is_complete, works
from installing.machine import is_32_bit, missing_parts, too_deep, unwritable
from installing.parts import put_in_place
from installing.steps import last_lines, run, say


def install(env: Environment, extras: Iterable[str], versions: str | None = None) -> None:
    """Make the environment complete, with these extras and those installed before.

    `versions` are those that were tested, or the newest; None keeps to what was chosen last. Raises
    `CannotStartError`.
    """
    found = env.installed()
    versions = versions or found.get("versions", LOCKED)
    if is_complete(found, env.wanted(extras, versions)) and env.python.exists():
        return
    say(f"Getting the kit ready in {env.venv}. This needs the internet, takes a minute or two, and happens once.")
    try:
        env.stamp.unlink(missing_ok=True)  # from here until the end, an interruption leaves an installation undone
        _make(env, again=found.get("folder", str(env.top)) != str(env.top))
        want = env.wanted({*extras, *found.get("extras", ())}, versions)
        taken = put_in_place(env, want["extras"], newest=versions == NEWEST)
        env.stamp.write_text(json.dumps(want | {"taken": taken}), encoding="utf-8")
    except OSError as error:
        raise CannotStartError(unwritable(env.top, error)) from error
    say("Ready.")


def _make(env: Environment, *, again: bool) -> None:
    """Make the virtual environment, unless one is there that works."""
    if not again and works(env.python):
        env.log.write_text("", encoding="utf-8")
        return
    if message := is_32_bit() or too_deep(env.venv) or missing_parts():
        raise CannotStartError(message)
    env.venv.mkdir(exist_ok=True)
    say("Making the virtual environment ...")
    log = env.top / f"{env.venv.name}.log"  # beside it, because making it empties the folder
    well, printed = run([env.maker, "-m", "venv", "--clear", str(env.venv)], log)
    log.replace(env.log)
    if not well:
        raise CannotStartError(f"The virtual environment could not be made.\n\n{last_lines(printed, env.log)}")
