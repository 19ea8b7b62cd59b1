"""What the network and the system let phones do: how many connections, at which addresses, and what is asked first."""

import platform
from collections.abc import Iterator

from kit.cli.findings import Finding
from kit.server.runtime.addresses import lan_addresses
from kit.server.runtime.limits import file_limit, most_connections, most_streams, raise_file_limit, socket_limit

FEW_CONNECTIONS = 1024


def connections() -> Finding:
    """How many connections the system lets the server have."""
    before = file_limit()
    raised = raise_file_limit()
    if socket_limit() < raised:
        return Finding("Connections", "good", _said_of_few(socket_limit()))
    said = f"{raised} at once{f', raised from {before}' if raised > before else ''}. A phone needs one or two."
    if raised >= FEW_CONNECTIONS:
        return Finding("Connections", "good", said)
    fix = "For more than 100 phones, run ulimit -n 8192 before you start the kit, or ask who looks after this computer."
    return Finding("Connections", "note", said, fix)


def _said_of_few(limit: int) -> str:
    at_once = most_streams(most_connections(limit))
    return (
        f"{limit} at once, which is all that Python can have on this system. {at_once} phones hear of changes at once; "
        "more of them ask every five seconds. 500 phones work."
    )


def addresses() -> Finding:
    """Where phones find this computer."""
    found = lan_addresses()
    if found == ["127.0.0.1"]:
        said = "This computer is in no network, so phones cannot reach it."
        return Finding("Network", "note", said, "Join a Wi-Fi, or switch on a hotspot on this computer or a phone.")
    said = f"Phones in the same network reach this computer at {' or '.join(found)}."
    return Finding("Network", "good", f"{said} If they do not, allow Python in the firewall of this computer.")


def what_is_asked(system: str = platform.system()) -> Iterator[Finding]:
    """What a system asks, or does by itself, that keeps phones away; `system` as `platform.system()` names it."""
    if system == "Darwin":
        yield Finding(
            "macOS",
            "good",
            "From version 15 it asks whether Terminal may find devices on your local network: say Allow.",
            "If you said no: System Settings, Privacy & Security, Local Network, and switch Terminal on.",
        )
    if system == "Windows":
        yield Finding(
            "Windows",
            "good",
            "Its mobile hotspot often starts only with internet. Without, use a phone's hotspot or a small router.",
            "If phones do not reach this computer, say in the settings of this Wi-Fi that the network is private.",
        )
    yield Finding(
        "Phones",
        "good",
        "An Android phone may leave a Wi-Fi without internet, and go on with mobile data.",
        "When it asks, say: stay connected. Else switch its mobile data off for the workshop.",
    )
