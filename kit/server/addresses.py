"""Under which addresses phones find this laptop."""

import ipaddress
import socket

import ifaddr

ANYWHERE = "198.51.100.1"  # documentation range (RFC 5737); connecting a UDP socket sends nothing


def lan_addresses() -> list[str]:
    """IPv4 addresses of this machine in its networks, the one towards the outside first; loopback if none.

    >>> all(ipaddress.ip_address(each) for each in lan_addresses())
    True
    """
    found = [ip.ip for adapter in ifaddr.get_adapters() for ip in adapter.ips if ip.is_IPv4 and _reachable(str(ip.ip))]
    first = _towards_outside()
    ordered = sorted({str(each) for each in found}, key=lambda each: (each != first, each))
    return ordered or ["127.0.0.1"]


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


def urls(host: str, port: int) -> tuple[str, ...]:
    """Addresses of a server that listens on `host` ("" or "0.0.0.0": everywhere) and `port`.

    >>> urls("192.0.2.7", 8866)
    ('http://192.0.2.7:8866',)
    """
    hosts = lan_addresses() if host in ("", "0.0.0.0", "::") else [host]
    return tuple(f"http://{f'[{each}]' if ':' in each else each}:{port}" for each in hosts)
