"""Under which addresses phones find this laptop, now: its network may change while a room is open."""

import asyncio
import ipaddress
import re
import socket
import sys
from collections.abc import Callable, Iterable

import ifaddr

from kit.server.state import AppState

ANYWHERE = "198.51.100.1"  # documentation range (RFC 5737); connecting a UDP socket sends nothing
EVERYWHERE = ("", "0.0.0.0", "::")
SECONDS_BETWEEN_LOOKS = 4.0
OF_TAILSCALE = ipaddress.ip_network("100.64.0.0/10")
ALONE = 32
"""Bits of a network of one address, as a VPN has: nobody else is in it."""
# Names that systems give to what is no network of phones: VPNs, virtual machines, containers, other protocols.
_VIRTUAL = re.compile(
    r"\b(tun|tap|utun|wg|zt|ppp|ipsec|docker|br-|veth|virbr|vmnet|vboxnet|vnic|lxc|lxd|cni|podman|bnep|anpi|llw|awdl)"
    r"|vpn|tailscale|zerotier|wireguard|wintun|openvpn|hamachi|anyconnect|fortinet|forticlient|globalprotect|pangp|zscaler"
    r"|nordlynx|cloudflare|virtualbox|vmware|hyper-v|vethernet|\bwsl\b|docker|parallels|bluetooth|teredo|loopback",
    re.IGNORECASE,
)


def lan_addresses() -> list[str]:
    """IPv4 addresses of this machine in its networks, the one that phones will most likely reach first.

    Loopback alone if it is in no network.

    >>> all(ipaddress.ip_address(each) for each in lan_addresses())
    True
    """
    found = [
        (f"{adapter.name} {adapter.nice_name}", str(ip.ip), ip.network_prefix)
        for adapter in ifaddr.get_adapters()
        for ip in adapter.ips
        if ip.is_IPv4
    ]
    return in_order(found, _towards_outside()) or ["127.0.0.1"]


def in_order(found: Iterable[tuple[str, str, int]], outside: str) -> list[str]:
    """The addresses of `found` (name of the adapter, address, bits of the network), the best for phones first.

    `outside` is the address from which this machine speaks to the internet. That of a VPN or a virtual machine comes
    last, though a VPN is the way outside: phones are not in it.

    >>> in_order([("tun0", "10.8.0.2", 24), ("wlan0", "192.168.1.7", 24), ("lo", "127.0.0.1", 8)], "10.8.0.2")
    ['192.168.1.7', '10.8.0.2']
    """
    rank = {
        address: (_is_virtual(name, address, bits), address != outside, address)
        for name, address, bits in found
        if _reachable(address)
    }
    return sorted(rank, key=rank.__getitem__)


def _is_virtual(name: str, address: str, bits: int) -> bool:
    return bits == ALONE or ipaddress.ip_address(address) in OF_TAILSCALE or bool(_VIRTUAL.search(name))


def _reachable(address: str) -> bool:
    parsed = ipaddress.ip_address(address)
    return not (parsed.is_loopback or parsed.is_link_local)


def _towards_outside() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect((ANYWHERE, 9))
        except OSError:
            return ""
        return str(probe.getsockname()[0])


def urls(host: str, port: int, *, secure: bool = False) -> tuple[str, ...]:
    """Addresses of a server that listens on `host` ("" or "0.0.0.0": everywhere) and `port`, with HTTPS if `secure`.

    >>> urls("192.0.2.7", 8866), urls("192.0.2.7", 8866, secure=True)
    (('http://192.0.2.7:8866',), ('https://192.0.2.7:8866',))
    """
    hosts = lan_addresses() if host in EVERYWHERE else [host]
    return tuple(f"http{'s' if secure else ''}://{f'[{each}]' if ':' in each else each}:{port}" for each in hosts)


async def follow_the_network(app: AppState, addresses: Callable[[], tuple[str, ...]]) -> None:
    """Keep `app.urls` what `addresses` finds now; boards and consoles learn of a change at once."""
    while True:
        await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
        try:
            now = await asyncio.to_thread(addresses)
        except OSError:  # adapters come and go while they are listed
            continue
        if now == app.urls:
            continue
        if now[0] != app.urls[0]:
            print(f"The network has changed. Phones find this room at {now[0]} now.", file=sys.stderr, flush=True)
        app.urls = now
        app.events.tell_boards()
