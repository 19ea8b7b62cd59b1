"""`mutuality doctor` says what is wrong and how to fix it, changes nothing, and ends with 1 if it stops a workshop."""

import json
import socket
from pathlib import Path
from typing import Any

import pytest
from mutuality import mutuality
from server_process import ServerProcess

from kit.cli import checkup, network_checkup
from kit.responses import Store
from kit.responses.database import migrations
from kit.responses.room.rooms import create_room


def doctor(*options: object) -> dict[str, Any]:
    """Its findings, and whether it ended as it should."""
    done = mutuality("doctor", "--json", *options)
    told: dict[str, Any] = json.loads(done.stdout)
    assert done.exit_code == (0 if told["ready"] else 1)
    return told


def about(told: dict[str, Any], name: str) -> list[dict[str, str]]:
    return [each for each in told["findings"] if each["about"] == name]


def test_a_new_computer_is_ready_and_stays_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    told = doctor("--data", folder)
    assert told["ready"]
    looked_at = {
        "Python",
        "Packages",
        "Exercises",
        "Data folder",
        "Connections",
        "Memory",
        "Port",
        "Network",
        "Phones",
        "Database",
    }
    assert {each["about"] for each in told["findings"]} - {"macOS", "Windows"} == looked_at
    assert not folder.parent.exists()
    text = mutuality("doctor", "--data", folder)
    assert text.exit_code == 0
    assert "Ready for a workshop." in text.stdout
    assert f"{folder} (will be made)" in text.stdout


def test_a_room_that_runs_is_no_fault(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path / "data")
    try:
        told = doctor("--data", server.data)
    finally:
        server.stop()
    assert told["ready"]
    assert about(told, "Port")[0]["state"] == "note", "it is the port of last time that was looked at"
    assert about(told, "Rooms")[0]["said"] == "1, with 0 people in all."


def test_a_port_that_another_program_has(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("0.0.0.0", 0))
        taken.listen()
        told = doctor("--data", tmp_path, "--port", taken.getsockname()[1])
    assert "in use" in about(told, "Port")[0]["said"]
    assert about(told, "Port")[0]["fix"]


def test_a_database_of_a_newer_kit_stops(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.write(lambda connection: create_room(connection, "A room", ["Aby", "Bex"], 0.0)).result()
        store.write(lambda c: c.exec_driver_sql("UPDATE schema_version SET version = 99")).result()
    told = doctor("--data", tmp_path)
    assert not told["ready"]
    (found,) = about(told, "Database")
    assert found["state"] == "stops"
    assert f"version 99; this one knows {len(migrations.MIGRATIONS)}" in found["said"]
    assert "Install the newest kit" in found["fix"]


@pytest.mark.parametrize("content", [b"this is no database" * 100, b""])
def test_a_file_that_is_no_database(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "mutuality.sqlite").write_bytes(content)
    told = doctor("--data", tmp_path)
    assert told["ready"] is (content == b"")
    assert (tmp_path / "mutuality.sqlite").read_bytes() == content


def test_a_damaged_settings_file_stops(tmp_path: Path) -> None:
    (tmp_path / "server.json").write_text("")
    told = doctor("--data", tmp_path)
    assert not told["ready"]
    assert "server.json is damaged" in about(told, "Settings")[0]["said"]


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    told = doctor("--data", tmp_path / "file" / "data")
    assert not told["ready"]
    assert about(told, "Data folder")[0]["fix"].startswith("Choose another folder")


def test_a_folder_that_is_copied_elsewhere_is_a_warning(tmp_path: Path) -> None:
    told = doctor("--data", tmp_path / "Dropbox" / "kit")
    assert told["ready"]
    assert "sync program" in about(told, "Data folder")[1]["said"]


def test_an_old_python_and_a_missing_package_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkup, "OLDEST_PYTHON", (99, 0))
    assert checkup.python().state == "stops"
    monkeypatch.setattr(checkup, "requires", lambda _: ["click>=999", "no-such-package-at-all", "brotli; extra == 'x'"])
    found = checkup.packages()
    assert found.state == "stops"
    assert "click is" in found.said
    assert "no-such-package-at-all is missing" in found.said
    assert "brotli" not in found.said


def test_another_package_that_is_called_kit_too_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(checkup.other_kit()) == []
    (tmp_path / "kit-0.2.19.dist-info").mkdir()
    monkeypatch.syspath_prepend(tmp_path)
    (found,) = checkup.other_kit()
    assert found.state == "stops"
    assert "Another package called 'kit' (0.2.19)" in found.said
    assert "pip uninstall kit" in found.fix


@pytest.mark.parametrize(
    ("system", "named"), [("Darwin", "Local Network"), ("Windows", "mobile hotspot"), ("Linux", "Android")]
)
def test_what_a_system_asks_before_it_lets_phones_in_is_named(system: str, named: str) -> None:
    found = list(network_checkup.what_is_asked(system))
    assert any(named in f"{each.said} {each.fix}" for each in found)
    assert any("Android" in each.said for each in found), "phones come with every system"
    assert all(each.fix and each.state == "good" for each in found)


def test_the_few_sockets_of_windows_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network_checkup, "socket_limit", lambda: 512)
    found = network_checkup.connections()
    assert "512 at once" in found.said
    assert "299 phones" in found.said
