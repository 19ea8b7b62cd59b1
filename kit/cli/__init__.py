"""The command `mutuality`: one module for each of its words, imported only when that word is used."""

import importlib

import click

from kit.version import __version__

WORDS = {
    "serve": "Open a live room on this computer; phones join it with a code.",
    "lab": "Put the notebooks into a folder of yours and open them in JupyterLab.",
    "export": "Write a room's results or answers to a file.",
    "erase": "Erase a room, or one person's answers in it, for good.",
    "restore": "List the backups of a room's data, and bring one back if the database is damaged.",
    "plan": "Print a session plan with clock times, or list the plans.",
    "handout": "Write paper forms to print: one exercise, or a whole workshop.",
    "doctor": "Say what this computer can do for a workshop, and what to fix.",
    "check": "Look through exercises and list every fault, with its place and how to fix it.",
}


class Words(click.Group):
    """A group whose commands live in `kit.cli.<word>`, each under the name `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(WORDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in WORDS:
            return None
        command: click.Command = importlib.import_module(f"kit.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the words without importing what is behind them."""
        del ctx
        with formatter.section("Words"):
            formatter.write_dl(list(WORDS.items()))


@click.group(cls=Words, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="mutuality", message="%(prog)s %(version)s")
def main() -> None:
    """Live workshops for partners of unequal means, on phones and for self-study."""
