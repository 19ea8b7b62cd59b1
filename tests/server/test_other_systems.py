"""What only Windows does, as far as others can show it: no ignored signal is inherited, and ports are reserved."""

import errno
import multiprocessing
import signal
import socket
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from free_ports import free_port

from kit.room.lifecycle.settings_file import ServerFile
from kit.room.reveal.render_pool import begin
from kit.server import run
from kit.server.run import CannotServe, Serve


def test_a_ctrl_c_is_for_the_server_alone() -> None:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn"), initializer=begin) as pool:
        assert pool.submit(signal.getsignal, signal.SIGINT).result() is signal.SIG_IGN


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


@pytest.fixture
def reserved(monkeypatch: pytest.MonkeyPatch) -> int:
    """A port that the system keeps for itself; nobody else has the next one."""
    bind = run.bind_sockets
    port = next(each for each in iter(free_port, 0) if is_free(each + 1))

    def refuse(wanted: int, *given: Any, **more: Any) -> Any:
        if wanted == port:
            raise PermissionError(errno.EACCES, "forbidden by its access permissions")
        return bind(wanted, *given, **more)

    monkeypatch.setattr(run, "bind_sockets", refuse)
    return port


def test_a_port_that_the_system_reserves_is_passed_by(
    tmp_path: Path, reserved: int, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = Serve(tmp_path, tmp_path, host="127.0.0.1")
    (found,) = run.listen(asked, ServerFile("a secret", reserved))
    with found:
        assert reserved < found.getsockname()[1] < reserved + run.PORTS_TRIED
    assert f"Port {reserved}" in capsys.readouterr().err


def test_a_reserved_port_that_was_asked_for_is_said(tmp_path: Path, reserved: int) -> None:
    asked = Serve(tmp_path, tmp_path, host="127.0.0.1", port=reserved)
    with pytest.raises(CannotServe, match="forbidden by its access permissions"):
        run.listen(asked, ServerFile("a secret"))
