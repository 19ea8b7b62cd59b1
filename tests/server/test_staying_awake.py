"""The computer is kept awake while a room is open; where that is not possible, it is said, and the room opens."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from kit.server.runtime.stay_awake import WARNING, stays_awake


class Keeper:
    """What `wakepy.keep` is to the kit; `held` says whether the computer is kept awake now."""

    def __init__(self, works: bool) -> None:
        self.works, self.held = works, False

    @contextmanager
    def presenting(self, **options: Any) -> Iterator[Any]:
        assert options == {"on_fail": "pass"}
        self.held = self.works
        yield SimpleNamespace(active=self.works)
        self.held = False


def with_keeper(monkeypatch: pytest.MonkeyPatch, keeper: Keeper) -> Keeper:
    module = ModuleType("wakepy")
    vars(module)["keep"] = keeper
    monkeypatch.setitem(sys.modules, "wakepy", module)
    return keeper


@pytest.mark.parametrize("works", [True, False])
def test_it_stays_awake_until_the_room_is_closed_or_says_that_it_may_not(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], works: bool
) -> None:
    keeper = with_keeper(monkeypatch, Keeper(works))
    with stays_awake():
        assert keeper.held is works
    assert not keeper.held
    assert capsys.readouterr().err == ("" if works else f"{WARNING}\n")


def test_it_can_be_left_to_the_system(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    keeper = with_keeper(monkeypatch, Keeper(works=True))
    with stays_awake(wanted=False):
        assert not keeper.held
    assert capsys.readouterr().err == ""


def test_without_the_package_a_room_opens(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "wakepy", None)
    with stays_awake():
        pass
    assert capsys.readouterr().err == f"{WARNING}\n"


def test_the_real_package_has_what_is_asked_of_it() -> None:
    with stays_awake():
        pass
