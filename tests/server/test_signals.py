"""A signal may come at any moment, in the middle of a print too: whoever handles it must not print."""

import ast
import signal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from kit.server.app import RoomServer

ROOT = Path(__file__).resolve().parents[2]
PRINTS = {"print", "say", "echo", "write", "info", "warning", "error", "exception", "debug", "log_function"}


class Silent:
    """A log that may not be used."""

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"the handler of a signal used the log: {name}")


def test_the_server_ends_without_a_word() -> None:
    ended: list[Any] = []
    loop = SimpleNamespace(add_callback_from_signal=ended.append, stop=lambda: None)
    server: Any = SimpleNamespace(log=Silent(), ioloop=loop)
    RoomServer._handle_signal_stop(server, signal.SIGTERM, None)
    assert ended == [loop.stop]


def test_a_signal_before_the_server_runs_breaks_the_start_off() -> None:
    starting: Any = SimpleNamespace(log=Silent())
    with pytest.raises(SystemExit) as ended:
        RoomServer._handle_signal_stop(starting, signal.SIGTERM, None)
    assert ended.value.code == 128 + signal.SIGTERM


def handlers(tree: ast.AST) -> set[str]:
    """The names of functions that are given to `signal.signal`; a lambda is looked at where it stands."""
    return {
        handler.attr if isinstance(handler, ast.Attribute) else handler.id
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "signal.signal"
        for handler in call.args[1:]
        if isinstance(handler, ast.Attribute | ast.Name)
    }


def test_no_handler_of_a_signal_prints() -> None:
    files = [ROOT / "start.py", *(ROOT / "kit").rglob("*.py"), *(ROOT / "installing").rglob("*.py")]
    seen = set()
    for file in files:
        tree = ast.parse(file.read_text(encoding="utf-8"))
        names = handlers(tree)
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef) and function.name in names:
                seen.add(function.name)
                called = {
                    ast.unparse(each.func).rpartition(".")[2]
                    for each in ast.walk(function)
                    if isinstance(each, ast.Call)
                }
                assert not called & PRINTS, f"{file}: {function.name}"
    assert "_handle_signal_stop" in seen
