"""What this computer can do for a workshop: one finding for each thing that matters. Nothing is changed by looking."""

import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

import psutil
from packaging.requirements import Requirement

from kit.cli.findings import Finding
from kit.cli.network_checkup import addresses, connections, what_is_asked
from kit.exercises import PackNotUsable, exercises_folder, load_pack
from kit.other_kit import FIX, in_the_way
from kit.responses import StoreNotUsable
from kit.room.lifecycle.settings_file import PORT, ServerFile
from kit.server.runtime.limits import file_limit, free_mb, most_kernels, socket_limit
from kit.workshop.opened_where import real_place

OLDEST_PYTHON = (3, 11)
LITTLE_SPACE_MB, NO_SPACE_MB = 1000, 100
LITTLE_MEMORY_MB = 700
SYNCED = (
    "dropbox",
    "onedrive",
    "google drive",
    "googledrive",
    "icloud",
    "mobile documents",
    "nextcloud",
    "owncloud",
    "pcloud",
)
OVER_A_NETWORK = ("nfs", "nfs4", "cifs", "smbfs", "smb3", "afpfs", "webdav", "davfs", "fuse.sshfs", "9p", "fuse.rclone")


def look(folder: Path, port: int | None) -> Iterator[Finding]:
    """Everything but the database, for the data `folder` and the `port` asked for (None: that of last time)."""
    yield python()
    yield packages()
    yield from other_kit()
    yield exercises()
    yield data_folder(folder)
    yield from elsewhere(folder)
    yield from settings(folder)
    yield connections()
    yield memory()
    yield port_free(port or _last_port(folder) or PORT)
    yield addresses()
    yield from what_is_asked()


def python() -> Finding:
    """Whether this Python is new enough."""
    said = f"Python {'.'.join(map(str, sys.version_info[:3]))}"
    if sys.version_info[:2] >= OLDEST_PYTHON:
        return Finding("Python", "good", said)
    return Finding("Python", "stops", f"{said} is too old.", "Install Python 3.11 or newer from python.org.")


def packages() -> Finding:
    """Whether every package that the kit needs is here, in a version that will do."""
    wrong = []
    for line in requires("mutuality-kit") or []:
        needed = Requirement(line)
        if needed.marker and not needed.marker.evaluate({"extra": ""}):
            continue
        try:
            found = version(needed.name)
        except PackageNotFoundError:
            wrong.append(f"{needed.name} is missing")
        else:
            if not needed.specifier.contains(found, prereleases=True):
                wrong.append(f"{needed.name} is {found}, needed is {needed.specifier}")
    if not wrong:
        return Finding("Packages", "good", "Everything that the kit needs is installed.")
    fix = "Run python3 start.py once with internet, or pip install --upgrade mutuality-kit."
    return Finding("Packages", "stops", "; ".join(wrong) + ".", fix)


def other_kit() -> Iterator[Finding]:
    """Whether another package writes into the folder of ours."""
    if said := in_the_way(Path(each) for each in sys.path if each):
        yield Finding("Packages", "stops", said, FIX)


def exercises() -> Finding:
    """Whether the kit's own exercises can be read."""
    try:
        pack = load_pack(exercises_folder())
    except PackNotUsable as error:
        first = str(error).splitlines()[0]
        return Finding("Exercises", "stops", f"They have faults: {first}", "See them all with: mutuality check")
    return Finding("Exercises", "good", f"{len(pack.manifest.workshops)} workshops are ready.")


def data_folder(folder: Path) -> Finding:
    """Whether answers can be written there, and for how long the space will do."""
    here = next(each for each in (folder, *folder.parents) if each.exists())
    fix = "Choose another folder with --data, on this computer's own disk."
    try:
        with tempfile.TemporaryFile(dir=here):
            pass
        free = shutil.disk_usage(here).free / 2**20
    except OSError as error:
        return Finding("Data folder", "stops", f"{folder} cannot be written: {error.strerror}.", fix)
    made = "" if here == folder else " (will be made)"
    said = f"{real_place(folder)}{made}, {free / 1024:.1f} GB free"
    if free < NO_SPACE_MB:
        return Finding("Data folder", "stops", f"{said}: too little.", "Make room on this disk first.")
    if free < LITTLE_SPACE_MB:
        return Finding("Data folder", "note", f"{said}: little.", "Make room on this disk soon.")
    return Finding("Data folder", "good", f"{said}.")


def elsewhere(folder: Path) -> Iterator[Finding]:
    """A warning if the folder is copied elsewhere, or is not on this computer."""
    fix = "Choose a folder on this computer's own disk with --data, so that answers stay here and are not damaged."
    parts = [part.lower() for part in folder.parts]
    if any(part.startswith(SYNCED) for part in parts):
        yield Finding("Data folder", "note", "It is copied to the internet by a sync program.", fix)
    if _filesystem(folder) in OVER_A_NETWORK or str(folder).startswith("\\\\"):
        yield Finding("Data folder", "note", "It is on another computer, over a network.", fix)


def settings(folder: Path) -> Iterator[Finding]:
    """What keeps the server from finding its links and port of last time."""
    try:
        ServerFile.read(folder)
    except StoreNotUsable as error:
        yield Finding("Settings", "stops", str(error))


def _filesystem(folder: Path) -> str:
    mounted = {Path(each.mountpoint): each.fstype.lower() for each in psutil.disk_partitions(all=True)}
    return next((mounted[each] for each in (folder, *folder.parents) if each in mounted), "")


def memory() -> Finding:
    """How much is free, and how many pages of own notebooks that is."""
    free = free_mb()
    most = most_kernels(min(file_limit(), socket_limit()), free)
    said = f"{free / 1024:.1f} GB free: pages of own notebooks for {most} people at once."
    if free < LITTLE_MEMORY_MB:
        return Finding("Memory", "note", said, "Close other programs before the workshop.")
    return Finding("Memory", "good", said)


def port_free(port: int) -> Finding:
    """Whether the server can have its port."""
    with closing(socket.socket()) as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("0.0.0.0", port))
        except OSError:
            said = f"{port} is in use, by a room server that runs already or by another program."
            fix = (
                "Use the room that runs, or stop that program. Else the kit takes another port, and printed codes fail."
            )
            return Finding("Port", "note", said, fix)
    return Finding("Port", "good", f"{port} is free.")


def _last_port(folder: Path) -> int:
    try:
        return ServerFile.read(folder).port
    except StoreNotUsable:
        return 0
