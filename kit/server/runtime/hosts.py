"""Under which names and over which ways a visitor may come: host names, HTTPS, and proxies in front of this server.

A browser that is sent here under a name of an attacker (DNS rebinding) would let the attacker's page read what this
server answers. So a request is answered under names alone that no attacker can own: addresses in digits, names that
the public DNS does not hold, this computer's own name, and those that the facilitator gave.
"""

import ipaddress
import socket
import ssl
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509
from tornado.httputil import HTTPServerRequest

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
NEVER_PUBLIC = (".local", ".localhost", ".test", ".internal", ".lan", ".home", ".corp", ".home.arpa")
"""Reserved for homes, offices and tests (RFC 6761, 6762, 8375), or never given away by those who run the DNS."""


LONGEST_NAME = 253


class NotUsable(ValueError):
    """What was asked for cannot be used; the message says why, and what to do."""


@dataclass(frozen=True)
class Hosts:
    """`names` are host names under which this server is known, `proxies` whose word about a visitor counts.

    Of what they may tell, `X-Forwarded-Host` never counts: many pass on what the visitor wrote there, and a page under
    a name of an attacker would write what is known here. A proxy passes on `Host` itself.
    """

    names: frozenset[str] = frozenset()
    proxies: tuple[Network, ...] = ()

    def is_secure(self, request: HTTPServerRequest) -> bool:
        """Whether the visitor's browser speaks HTTPS, with this server or with the proxy before it."""
        return (self._told_by_proxy(request, "X-Forwarded-Proto") or request.protocol) == "https"

    def address(self, request: HTTPServerRequest) -> str:
        """Where the visitor is, as far as the connection and proxies that are trusted tell."""
        nearest = request.remote_ip or ""
        for each in reversed(",".join(request.headers.get_list("X-Forwarded-For")).split(",")):
            if not self._trusts(nearest) or _parsed(each.strip()) is None:
                break
            nearest = each.strip()
        return nearest

    def knows(self, host: str) -> bool:
        """Whether a visitor may come under `host`, as it stands in a request.

        >>> hosts = Hosts(frozenset({"rooms.example.org"}))
        >>> [hosts.knows(each) for each in ("192.168.1.7:8866", "[fe80::1]", "laptop.local", "Rooms.example.org")]
        [True, True, True, True]
        >>> [hosts.knows(each) for each in ("example.org", "laptop.local.example.org", "a b", "[", "")]
        [False, False, False, False, False]
        """
        name = _name_in(host)
        if not 0 < len(name) <= LONGEST_NAME:
            return False
        private = "." not in name or name.endswith(NEVER_PUBLIC)
        return private or name in self.names or _parsed(name) is not None

    def _told_by_proxy(self, request: HTTPServerRequest, header: str) -> str:
        """The last word of a `header`, which is that of the nearest proxy; "" if it is none that is trusted."""
        if not self._trusts(request.remote_ip or ""):
            return ""
        return str(request.headers.get(header, "")).rpartition(",")[2].strip()

    def _trusts(self, address: str) -> bool:
        found = _parsed(address) if self.proxies else None
        return found is not None and any(found in network for network in self.proxies)


def known_hosts(addresses: Collection[str], proxies: Collection[str], certificate: Path | None) -> Hosts:
    """The hosts for `addresses` (see `full_address`), and `proxies` by address or network.

    Names in the `certificate` are known, too. Raises `NotUsable`.
    """
    names = {socket.gethostname().lower(), *(names_in(certificate) if certificate else ())}
    names |= {_name_in(urlsplit(full_address(each, 0, secure=False)).netloc) for each in addresses}
    return Hosts(frozenset(names), tuple(_network(each) for each in proxies))


def full_address(given: str, port: int, *, secure: bool) -> str:
    """The beginning of a link: of "https://rooms.example.org" itself, of a name alone with this server's own port.

    Raises `NotUsable`.

    >>> [full_address(each, 8866, secure=True) for each in ("https://rooms.example.org/", "laptop.fritz.box")]
    ['https://rooms.example.org', 'https://laptop.fritz.box:8866']
    """
    whole = given if "://" in given else f"http{'s' if secure else ''}://{given}:{port}"
    try:
        parts = urlsplit(whole)
        fits = parts.scheme in ("http", "https") and _name_in(parts.netloc) and parts.path in ("", "/")
        rest = parts.query or parts.fragment or parts.username
    except ValueError:
        fits, rest = False, ""
    if not fits or rest:
        raise NotUsable(
            f"--address {given} is no address that a link can begin with. Write a name, such as laptop.fritz.box, or "
            "all of it without a path, such as https://rooms.example.org"
        )
    return whole.rstrip("/")


def names_in(certificate: Path) -> list[str]:
    """The host names a certificate is for, without those for any name below another. Raises `NotUsable`."""
    try:
        found = x509.load_pem_x509_certificates(certificate.read_bytes())[0]
        names = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return []
    except (OSError, ValueError) as error:
        raise NotUsable(_wrong_file("certificate", certificate, error)) from error
    return [name.lower() for name in names.get_values_for_type(x509.DNSName) if "*" not in name]


def tls_context(certificate: Path | None, key: Path | None) -> ssl.SSLContext | None:
    """What HTTPS needs; None if neither file is given. Raises `NotUsable` for one alone, or files that do not fit."""
    if certificate is None and key is None:
        return None
    if certificate is None or key is None:
        raise NotUsable("HTTPS needs two files: give both --tls-cert and --tls-key.")
    names_in(certificate)
    try:
        key.read_bytes()
    except OSError as error:
        raise NotUsable(_wrong_file("key", key, error)) from error
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(certificate, key, password=lambda: b"")
    except (ssl.SSLError, OSError, ValueError) as error:
        raise NotUsable(
            f"The key {key} does not open the certificate {certificate}: it belongs to another one, is locked with a "
            f"password, or is no key in PEM form. Nothing was started. ({getattr(error, 'reason', None) or error})"
        ) from error
    return context


def _wrong_file(what: str, file: Path, error: Exception) -> str:
    why = error.strerror if isinstance(error, OSError) else "it is not in PEM form, which begins with -----BEGIN"
    return f"The {what} {file} cannot be read: {why}. Nothing was started."


def _network(given: str) -> Network:
    try:
        return ipaddress.ip_network(given, strict=False)
    except ValueError as error:
        raise NotUsable(
            f"--trusted-proxy {given} is no address. Write the one from which the proxy comes, such as 127.0.0.1, or a "
            "network, such as 10.0.0.0/8"
        ) from error


def _parsed(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def _name_in(host: str) -> str:
    """The name or address in `host`, without its port, in small letters; "" if there is none."""
    try:
        parts = urlsplit(f"//{host}")
        name, _ = parts.hostname or "", parts.port
    except ValueError:
        return ""
    plain = all(each.isalnum() or each in "-._:%" for each in name)
    return name.rstrip(".") if plain and parts.netloc == host and "@" not in host else ""
