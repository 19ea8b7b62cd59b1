"""Where phones find this computer: real networks first, and what changes while a room is open."""

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest

from kit.server.runtime import addresses
from kit.server.runtime.addresses import follow_the_network, in_order
from kit.server.state import AppState

WIFI = ("wlan0 wlan0", "192.168.1.7", 24)


@pytest.mark.parametrize(
    "virtual",
    [
        ("tun0 tun0", "10.8.0.2", 24),
        ("utun4 utun4", "10.8.0.2", 24),
        ("{GUID} TAP-Windows Adapter V9", "10.8.0.2", 24),
        ("{GUID} vEthernet (WSL)", "172.28.16.1", 20),
        ("{GUID} VirtualBox Host-Only Ethernet Adapter", "192.168.0.1", 24),
        ("docker0 docker0", "172.17.0.1", 16),
        ("eth9 eth9", "100.101.102.103", 24),
        ("office office", "10.0.0.9", 32),
    ],
)
def test_the_address_of_a_vpn_or_a_virtual_machine_comes_last_though_it_is_the_way_outside(
    virtual: tuple[str, str, int],
) -> None:
    for found in ([virtual, WIFI], [WIFI, virtual]):
        assert in_order(found, virtual[1]) == [WIFI[1], virtual[1]]


def test_the_hotspot_of_a_computer_is_a_network_of_phones() -> None:
    hotspot = ("{GUID} Microsoft Wi-Fi Direct Virtual Adapter", "192.168.137.1", 24)
    cable = ("{GUID} Intel Ethernet", "10.1.2.3", 16)
    assert in_order([hotspot, cable], "10.1.2.3") == ["10.1.2.3", "192.168.137.1"]
    assert in_order([hotspot], "") == ["192.168.137.1"]
    assert in_order([("lo lo", "127.0.0.1", 8), ("eth0 eth0", "169.254.3.4", 16)], "") == []


def test_boards_hear_of_a_new_address_and_of_nothing_else(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(addresses, "SECONDS_BETWEEN_LOOKS", 0.0)
    told: list[tuple[str, ...]] = []
    looks: list[Any] = [("http://a:1",), OSError("adapters come and go"), ("http://b:1", "http://a:1"), ("http://b:1",)]
    app = SimpleNamespace(urls=("http://a:1",))
    app.events = SimpleNamespace(tell_boards=lambda: told.append(app.urls))

    def look() -> tuple[str, ...]:
        if not looks:
            raise EOFError
        found = looks.pop(0)
        if isinstance(found, OSError):
            raise found
        return cast("tuple[str, ...]", found)

    with pytest.raises(EOFError):
        asyncio.run(follow_the_network(cast(AppState, app), look))
    assert told == [("http://b:1", "http://a:1"), ("http://b:1",)]
    assert capsys.readouterr().err == "The network has changed. Phones find this room at http://b:1 now.\n"


def test_a_new_address_is_looked_for_often_enough() -> None:
    assert addresses.SECONDS_BETWEEN_LOOKS <= 5, "boards ask once a second, and all is to be right within ten"
