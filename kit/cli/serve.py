"""`mutuality serve`: a live room on this computer."""

import sys
from pathlib import Path

import click

from kit.cli import WORDS
from kit.exercises import PackNotUsable, exercises_folder
from kit.responses import NotStored, StoreNotUsable
from kit.workshop.opened_where import data_folder


@click.command("serve", help=WORDS["serve"])
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on; by default the one of last time.")
@click.option("--host", default="", help="Address to listen on; by default every network, so that phones reach it.")
@click.option("--data", type=click.Path(path_type=Path, file_okay=False), help="Folder that keeps everything.")
@click.option("--database", metavar="URL", help="A PostgreSQL database instead of a file in the data folder.")
@click.option("--workshops", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Your notebooks.")
@click.option("--exercises", type=click.Path(path_type=Path, exists=True, file_okay=False), help="Your pack.")
@click.option("--demo", type=click.IntRange(0, 500), default=0, metavar="N", help="N simulated people answer.")
@click.option("--kernels", type=click.IntRange(1), help="Pages of own notebooks open at once; by default by memory.")
@click.option("--address", multiple=True, metavar="NAME", help="Name or https:// address that people use for it, too.")
@click.option("--tls-cert", type=click.Path(path_type=Path), help="Certificate for HTTPS, as a PEM file.")
@click.option("--tls-key", type=click.Path(path_type=Path), help="The key that belongs to it, as a PEM file.")
@click.option("--trusted-proxy", multiple=True, metavar="IP", help="Proxy whose X-Forwarded headers count.")
@click.option("--laptop-of", default="", metavar="NAME", help="Whose computer this is; people who join read it.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.option("--may-sleep", is_flag=True, help="Let this computer fall asleep by itself, as its settings say.")
@click.option("--json", "as_json", is_flag=True, help="Print the links as one line of JSON first.")
def command(
    port: int | None,
    host: str,
    data: Path | None,
    database: str | None,
    workshops: Path | None,
    exercises: Path | None,
    demo: int,
    kernels: int | None,
    address: tuple[str, ...],
    tls_cert: Path | None,
    tls_key: Path | None,
    trusted_proxy: tuple[str, ...],
    laptop_of: str,
    no_browser: bool,
    may_sleep: bool,
    as_json: bool,
) -> None:
    """Open a room, print its links, and serve it until Ctrl-C."""
    from kit.server.run import CannotServe, Serve, serve

    folder = data or (data_folder() / "demo" if demo else data_folder())
    asked = Serve(
        data=folder.resolve(),
        exercises=(exercises or exercises_folder()).resolve(),
        workshops=workshops.resolve() if workshops else None,
        host=host,
        port=port,
        database=database,
        demo=demo,
        browser=not no_browser,
        as_json=as_json,
        kernels=kernels or 0,
        addresses=address,
        trusted_proxies=trusted_proxy,
        tls_cert=tls_cert,
        tls_key=tls_key,
        may_sleep=may_sleep,
        laptop_of=laptop_of,
    )
    try:
        serve(asked)
    except PackNotUsable as error:
        click.echo(f"{error}\n\nThe room was not started, because the exercises have faults. Fix them first.", err=True)
        sys.exit(1)
    except (StoreNotUsable, NotStored, CannotServe) as error:
        click.echo(str(error), err=True)
        sys.exit(1)
