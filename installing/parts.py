"""Putting the parts of the kit in place: with uv, which takes seconds, or with pip, which is always there.

The versions are those in the folder `requirements`, each with its checksums, so that every computer gets what was
tested. If they cannot be had any more, the newest that `pyproject.toml` allows are taken, and that is said.
"""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from installing import CannotStartError
from installing.environment import Environment
from installing.failures import Failure, failure
from installing.steps import last_lines, run, say

UV, UV_SYSTEM, PIP = "uv", "uv, with the certificates of this system", "pip"
PIP_OPTIONS = ("--disable-pip-version-check", "--no-input", "--progress-bar", "off")
# As long as pip waits by itself is too long for whoever is not connected. PIP_USER: some have it in their settings.
PATIENCE = {"PIP_RETRIES": "2", "PIP_TIMEOUT": "20", "PIP_USER": "0", "UV_HTTP_RETRIES": "2", "UV_HTTP_TIMEOUT": "20"}
# What offices set for pip holds for uv too.
SAME_FOR_UV = {"PIP_INDEX_URL": "UV_DEFAULT_INDEX", "PIP_CERT": "SSL_CERT_FILE", "PIP_PROXY": "HTTPS_PROXY"}


@dataclass(frozen=True)
class Way:
    """A tool, and whether it takes the newest versions instead of the tested ones."""

    tool: str
    newest: bool

    def after(self, failed: Failure) -> "Way | None":
        """What to try once this way has failed, or None if only a person can help.

        >>> Way(UV, newest=False).after(failure("invalid peer certificate"))
        Way(tool='uv, with the certificates of this system', newest=False)
        """
        if not failed.again:
            return None
        if self.tool == UV and failed.kind == "certificate":
            return Way(UV_SYSTEM, self.newest)
        if self.tool != PIP:
            return Way(PIP, self.newest)
        return Way(PIP, newest=True) if failed.kind in ("version", "built") and not self.newest else None


def put_in_place(env: Environment, extras: Sequence[str], *, newest: bool) -> str:
    """Install the kit with these extras into the environment. Returns which versions were taken.

    Raises `CannotStartError` if no way leads there, with what the last one failed of.
    """
    say("Installing the parts ...")
    way: Way | None = Way(UV if _get_uv(env, newest=newest) else PIP, newest)
    while way:
        well, printed = _by(way, env, extras)
        if well:
            return "newest" if way.newest else "tested"
        failed = failure(printed)
        following = way.after(failed)
        if following and following.newest and not way.newest:
            say("  not all versions that were tested can be had here; trying the newest ...")
        elif following:
            say(f"  {way.tool} could not; trying {following.tool} ...")
        way = following
    raise CannotStartError(f"{failed.said}\n\n{last_lines(printed, env.log)}")


def commands(way: Way, env: Environment, extras: Sequence[str]) -> list[list[str]]:
    """The steps of this way, one after the other."""
    install = [str(env.python), "-m", "pip", "install", *PIP_OPTIONS]
    if way.tool != PIP:
        install = [str(env.python), "-m", "uv", "pip", "install", "--python", str(env.python)]
    if way.tool == UV_SYSTEM:
        install.append("--system-certs")
    if way.newest:
        project = str(env.top) + (f"[{','.join(extras)}]" if extras else "")
        return [[*install, "--upgrade", "--editable", project]]
    files = [env.top / "requirements" / f"{name}.txt" for name in ("build", "kit", *extras)]
    return [
        [*install, "--require-hashes", *(word for file in files for word in ("-r", str(file)))],
        # What builds the kit has just been installed, so that this step asks nobody.
        [*install, "--no-deps", "--no-build-isolation", "--editable", str(env.top)],
    ]


def settings(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment of the steps: `environment`, with a shorter patience, and with pip's settings for uv too."""
    same = {theirs: environment[pips] for pips, theirs in SAME_FOR_UV.items() if environment.get(pips)}
    return {**same, **PATIENCE, **environment}


def _get_uv(env: Environment, *, newest: bool) -> bool:
    """Whether uv is in the environment now. Where it is not to be had, pip does its work."""
    what = ["--upgrade", "uv"] if newest else ["--require-hashes", "-r", str(env.top / "requirements" / "uv.txt")]
    well, _ = run([str(env.python), "-m", "pip", "install", *PIP_OPTIONS, *what], env.log, settings(os.environ))
    return well


def _by(way: Way, env: Environment, extras: Sequence[str]) -> tuple[bool, str]:
    for command in commands(way, env, extras):
        well, printed = run(command, env.log, settings(os.environ), env.top)
        if not well:
            break
    return well, printed
