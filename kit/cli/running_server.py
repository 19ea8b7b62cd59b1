"""Asking the server that runs on a data folder, because while it runs only it may open the database."""

import http
import http.client
import http.cookiejar
import json
import ssl
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import click

from kit.cli.known_rooms import refusal_of_a_shared_room
from kit.exercises.json_types import Value
from kit.responses import StoreNotUsable

EVERYWHERE = ("", "0.0.0.0", "::")
SECONDS_ALLOWED = 600


@dataclass(frozen=True)
class RunningServer:
    """The server at `here`, entered as the facilitator of a room. What it refuses is a `click.ClickException`."""

    here: str
    opener: urllib.request.OpenerDirector

    def ask(self, path: str, content: Value = None) -> bytes:
        """What it answers at `path`; with `content`, that is posted as JSON."""
        body = None if content is None else json.dumps(content).encode()
        asked = urllib.request.Request(self.here + path, body, {"Content-Type": "application/json"} if body else {})
        try:
            with self.opener.open(asked, timeout=SECONDS_ALLOWED) as answer:
                said: bytes = answer.read()
                return said
        except urllib.error.HTTPError as error:
            with error:
                raise click.ClickException(_in_words(error)) from error
        except (OSError, http.client.HTTPException) as error:
            raise click.ClickException(
                "The running server stopped answering. It may have done what was asked; look before you ask again."
            ) from error


def enter(folder: Path, code: str | None, otherwise: str) -> RunningServer:
    """The server that runs on `folder`, for the room with this `code` (None: its newest).

    It answers whoever can read its settings file. Raises `click.ClickException`: with the text `otherwise` if no
    server answers, and if that file is damaged.
    """
    from kit.room.facilitator_link import command_key
    from kit.room.lifecycle.settings_file import ServerFile

    try:
        kept = ServerFile.read(folder)
    except StoreNotUsable as error:
        raise click.ClickException(str(error)) from error
    wanted = kept.room if code is None else "".join(filter(str.isalnum, code)).upper()
    host = "127.0.0.1" if kept.host in EVERYWHERE else kept.host
    here = f"http{'s' if kept.certificate else ''}://{f'[{host}]' if ':' in host else host}:{kept.port}"
    cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
    try:
        tls = urllib.request.HTTPSHandler(context=_trust(kept.certificate))
    except OSError as error:
        raise click.ClickException(f"The certificate {kept.certificate} cannot be read: {error}.") from error
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect, cookies, tls)
    try:
        opener.open(f"{here}/f/{wanted}/{command_key(kept.secret, wanted)}", timeout=SECONDS_ALLOWED).close()
    except urllib.error.HTTPError as error:
        with error:
            if error.code == http.HTTPStatus.SEE_OTHER:  # to the board, which is not needed here
                return RunningServer(here, opener)
            raise click.ClickException(
                f"The server that runs on {folder} has no room {wanted}. Look at its board for the code."
            ) from error
    except (OSError, http.client.HTTPException) as error:
        raise click.ClickException(otherwise) from error
    raise click.ClickException(otherwise)


def _trust(certificate: str) -> ssl.SSLContext:
    """Trust the server's own certificate alone. It is for a name of hers, and this asks the computer by its address."""
    context = ssl.create_default_context(cafile=certificate or None)
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    context.verify_flags &= ~ssl.VERIFY_X509_STRICT  # many that people make themselves lack a part it asks for
    context.check_hostname = False
    return context


def room_on_board(server: RunningServer, *, alone: bool) -> Value:
    """The room as its board shows it. Raises `click.ClickException` if it is shared and one `alone` would act."""
    board = json.loads(server.ask("/api/board"))
    if alone and board["together"]["shared"]:
        raise refusal_of_a_shared_room()
    return board


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Leave it to `enter`."""


def _in_words(error: urllib.error.HTTPError) -> str:
    try:
        return str(json.loads(error.read())["error"])
    except (ValueError, KeyError, TypeError):
        return f"The running server refused this ({error.code})."
