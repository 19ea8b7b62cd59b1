"""One server per session of tests (and worker); each test has a room of its own on it."""

from collections.abc import Iterator

import pytest
from server_process import RoomOnServer, ServerProcess


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    running = ServerProcess(tmp_path_factory.mktemp("server") / "data")
    yield running
    running.stop()
    assert "Traceback" not in running.said()


@pytest.fixture
def room(server: ServerProcess) -> RoomOnServer:
    return server.room()
