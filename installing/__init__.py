"""How `start.py` installs the kit: what it asks of the machine, its environment, and what a failure means.

Nothing here needs more than Python's own library, because it runs before anything is installed.
"""


class CannotStartError(Exception):
    """Something the kit needs is missing; the message says what, and how to get it."""
