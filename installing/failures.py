"""What it means when pip or uv fails: read off what they print, and told in words."""

import re
from dataclasses import dataclass

LATER = "Nothing of yours is lost."


@dataclass(frozen=True)
class Failure:
    """Why an installation failed. `again`: another tool or other versions may do it; without it, only a person can."""

    kind: str
    signs: str
    said: str
    again: bool = True


# In the order in which they are looked for: what is said of a failed connection also follows from a certificate.
FAILURES = (
    Failure(
        "hash",
        r"DO NOT MATCH THE HASHES|[Hh]ash mismatch",
        "A part that arrived is not the one that was tested: its checksum differs. It was not installed.\n"
        "Run the same command again. If it happens again, something between you and the internet changes files;\n"
        f"ask who looks after this network. {LATER}",
        again=False,
    ),
    Failure(
        "certificate",
        r"CERTIFICATE_VERIFY_FAILED|certificate verify failed|SSLCertVerificationError|invalid peer certificate"
        r"|UnknownIssuer|self[- ]signed certificate",
        "The certificate of the other side was not believed. In an office this is most often a computer in between\n"
        "that inspects all traffic. Ask who looks after the network for its certificate (a file ending in .pem or\n"
        ".crt), then name it and start again:\n"
        "    PIP_CERT and SSL_CERT_FILE   the path of that file, in both\n"
        f"If this computer's clock is wrong, set it first. {LATER}",
    ),
    Failure(
        "proxy",
        r"\b407\b|ProxyError|[Pp]roxy [Aa]uthentication|Tunnel connection failed|[Cc]annot connect to proxy"
        r"|tunnel error",
        "The proxy of this network did not let the kit through. Ask who looks after it for the proxy's address,\n"
        "then name it and start again:\n"
        f"    HTTPS_PROXY   http://name:password@address:port\n{LATER}",
    ),
    Failure(
        "disk",
        r"No space left on device|os error 28\b|WinError 112\b|Errno 28\b|os error 112\b",
        f"The disk is full. The kit needs about 1 GB. Make room, and run the same command again. {LATER}",
        again=False,
    ),
    Failure(
        "path",
        r"Enable Long Path|WinError 206\b|[Ff]ile ?name (or extension is )?too long|os error 206\b",
        "The path of the kit's folder is too long. Move it nearer to the root of the disk, for example to\n"
        f"C:\\mutuality, and start it there. {LATER}",
        again=False,
    ),
    Failure(
        "locked",
        r"WinError (5|32)\b|os error (5|32)\b|Access is denied|used by another process",
        "Another program held a file of the kit: a room that still runs, JupyterLab, or a virus scanner.\n"
        f"Close what is the kit's, and run the same command again. {LATER}",
    ),
    Failure(
        "network",
        r"NewConnectionError|NameResolutionError|[Nn]ame resolution|getaddrinfo|dns error|Network is unreachable"
        r"|[Rr]ead timed out|ConnectTimeout|ReadTimeout|error sending request|[Cc]onnection refused"
        r"|operation timed out",
        "The computer is not connected to the internet, or a firewall keeps the kit from it:\n"
        f"connect it and run the same command again. {LATER}",
    ),
    Failure(
        "built",
        r"Failed to build|Failed building wheel|Microsoft Visual C\+\+|subprocess-exited-with-error|build backend",
        "A part is not made for this Python on this system, and could not be built here.\n"
        f"Try Python 3.12 or 3.13, the 64-bit one. {LATER}",
    ),
    Failure(
        "version",
        r"No matching distribution found|No solution found|not found in the package registry|satisfies the requirement",
        "The parts could not all be found. Most often the computer was not connected to the internet:\n"
        f"connect it and run the same command again. {LATER}",
    ),
)
UNKNOWN = Failure(
    "unknown",
    "",
    "The parts could not all be installed. Most often the computer was not connected to the internet:\n"
    f"connect it and run the same command again. {LATER}",
)


def failure(printed: str) -> Failure:
    """What a step that printed this failed of.

    >>> failure("error: invalid peer certificate: UnknownIssuer").kind
    'certificate'
    """
    return next((each for each in FAILURES if re.search(each.signs, printed)), UNKNOWN)
