"""A kernel that ends while it starts, as when another program takes one of its ports, is no reason to give up."""

import asyncio
import os
from pathlib import Path

import pytest
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

from kit.server.notebooks import execute
from kit.server.notebooks.execute import TRIES, PageNotReady, start_kernel

ENDS_AT_ONCE = """
import os, pathlib
starts = pathlib.Path(os.environ["STARTS"])
starts.write_text(starts.read_text() + "x")
if len(starts.read_text()) <= int(os.environ["ENDS"]):
    os._exit(1)
if os.environ["SLOW"]:
    import time
    time.sleep(60)
"""


def started(folder: Path, ends: int, slow: str = "") -> bool:
    """Whether a kernel is there in the end; none may be left over. The first `ends` of them end at once."""
    (folder / "sitecustomize.py").write_text(ENDS_AT_ONCE)
    (folder / "starts").write_text("")
    environment = {**os.environ, "PYTHONPATH": str(folder), "STARTS": str(folder / "starts"), "ENDS": str(ends)}
    environment["SLOW"] = slow

    async def run() -> bool:
        kernels = AsyncMappingKernelManager(connection_dir=str(folder))
        try:
            kernel, client = await start_kernel(kernels, folder, environment)
        except PageNotReady as error:
            assert "no kernel was ready" in str(error)
            assert kernels.list_kernel_ids() == []
            return False
        client.stop_channels()
        assert kernels.list_kernel_ids() == [kernel]
        await kernels.shutdown_all(now=True)
        return True

    return asyncio.run(run())


@pytest.mark.parametrize(("ends", "comes"), [(0, True), (1, True), (TRIES, False)])
def test_a_kernel_that_ends_while_it_starts_is_started_again(tmp_path: Path, ends: int, comes: bool) -> None:
    assert started(tmp_path, ends) == comes
    assert len((tmp_path / "starts").read_text()) == min(ends + 1, TRIES)


def test_a_kernel_that_is_only_slow_is_not_started_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(execute, "SECONDS_ALLOWED", 2)
    assert not started(tmp_path, 0, slow="yes")
    assert (tmp_path / "starts").read_text() == "x"
