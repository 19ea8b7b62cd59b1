"""`mutuality serve`: what stops it from starting is said; it ends in order; a restart finds everything."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from mutuality import in_a_process, mutuality, refused
from patience import SECONDS, wait_until
from server_process import Client, ServerProcess

from kit.exercises import exercises_folder

SIGNALS = [signal.SIGINT, signal.SIGTERM] if os.name != "nt" else [signal.CTRL_C_EVENT]


def test_a_port_in_use_is_said(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("0.0.0.0", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = refused(in_a_process("serve", "--data", tmp_path, "--no-browser", "--port", port))
    assert f"port {port} is in use" in said
    assert "--port" in said


def test_an_address_that_is_not_ours_is_said(tmp_path: Path) -> None:
    said = refused(in_a_process("serve", "--data", tmp_path, "--no-browser", "--host", "192.0.2.1"))
    assert "cannot listen on 192.0.2.1" in said


def test_a_data_folder_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    said = refused(in_a_process("serve", "--data", tmp_path / "file" / "data", "--no-browser"))
    assert "cannot be used to keep answers" in said


def test_a_damaged_settings_file_starts_no_room_and_stays(tmp_path: Path) -> None:
    (tmp_path / "server.json").write_text("{")
    assert "server.json is damaged" in refused(in_a_process("serve", "--data", tmp_path, "--no-browser", "--port", "0"))
    assert (tmp_path / "server.json").read_text() == "{"


def test_faulty_exercises_start_no_room(tmp_path: Path) -> None:
    pack = tmp_path / "exercises"
    shutil.copytree(exercises_folder(), pack)
    file = pack / "en" / "linking.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("kind: checklist", "kind: chekclist"), encoding="utf-8")
    said = refused(mutuality("serve", "--data", tmp_path / "data", "--exercises", pack, "--no-browser"))
    assert "linking.yaml:" in said
    assert "chekclist" in said
    assert "was not started" in said
    assert not (tmp_path / "data").exists()


def test_a_missing_folder_of_exercises_is_said(tmp_path: Path) -> None:
    done = mutuality("serve", "--data", tmp_path / "data", "--exercises", tmp_path / "nowhere")
    assert done.exit_code == 2
    assert "does not exist" in done.stderr


def test_a_restart_keeps_the_links_and_a_second_server_is_refused(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path / "data")
    try:
        links = server.links
        assert set(links) >= {"facilitator_url", "join_url", "data"}
        assert links["data"] == str(tmp_path / "data")
        facilitator = server.client(links["facilitator_url"])
        assert facilitator.json("/health")["executions"] == 0, "nobody has come yet"
        with facilitator.listening("/api/events?board=1"):
            wait_until(lambda: facilitator.json("/health")["executions"])
        said = refused(in_a_process("serve", "--data", tmp_path / "data", "--no-browser", "--port", "0"))
        assert "Another server is using the data folder" in said
        server.stop()
        server.start()
        assert server.links == links
        assert facilitator.json("/api/board")["room"]["code"] == links["join_url"].rsplit("=", 1)[1]
    finally:
        server.stop()
    assert server.said() == ""


@pytest.mark.parametrize(("stop", "seconds"), list(zip(SIGNALS, (1.5, 0), strict=False)))
def test_it_ends_in_order(tmp_path: Path, stop: signal.Signals, seconds: float) -> None:
    """Also while kernels are starting, a page listens, and simulated people answer; the whole terminal gets Ctrl-C."""
    command = [sys.executable, "-m", "kit.cli", "serve", "--data", tmp_path, "--no-browser", "--json", "--port", "0"]
    with subprocess.Popen(
        [*map(str, command), "--demo", "4", "--may-sleep"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout
        links = json.loads(process.stdout.readline())
        url = urlsplit(links["facilitator_url"])
        board = Client(f"http://{url.netloc}")
        board.get(url.path)
        with board.listening("/api/events?board=1"):
            time.sleep(seconds)
            if hasattr(os, "killpg"):
                os.killpg(process.pid, stop)
            else:
                process.send_signal(stop)
            said, errors = process.communicate(timeout=SECONDS)
    assert (process.returncode, said, errors) == (0, "", "")
    assert not list(tmp_path.glob("*-wal")), "the database was closed"


def test_without_json_people_read_the_links(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "kit.cli",
        "serve",
        "--data",
        str(tmp_path),
        "--no-browser",
        "--may-sleep",
        "--port",
        "0",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        said = ""
        while "Ctrl-C" not in said:
            line = process.stdout.readline()
            assert line, "the server ended"
            said += line
        process.terminate()
        process.communicate(timeout=SECONDS)
    assert re.search(r"http://\S+/f/[A-Z0-9]{6}/[0-9a-f]{64}\n", said)
    assert re.search(r"http://\S+/join\?code=[A-Z0-9]{6}\n", said)
    assert str(tmp_path) in said
