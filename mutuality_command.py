"""Where the command `mutuality` begins: it says so in words if the `kit` that Python finds is not the Mutuality kit."""

import sys

NOT_OURS = """\
The command mutuality found another 'kit' than the Mutuality kit:
    {where}
If this is a package of that name, remove it and put the kit's files back:
    pip uninstall kit
    pip install --force-reinstall mutuality-kit
If it is a folder of yours, start the command from another folder. Nothing of yours was changed.
"""


def main() -> None:
    """Run the command, or say what is in its way and end with exit code 1."""
    try:
        from kit.cli import main as command
    except ImportError as error:
        if (error.name or "").partition(".")[0] != "kit":  # something that the kit needs is missing: not this fault
            raise
        kit = sys.modules.get("kit")
        where = getattr(kit, "__file__", None) or next(iter(getattr(kit, "__path__", ["nowhere"])))
        sys.stderr.write(NOT_OURS.format(where=where))
        sys.exit(1)
    command()
