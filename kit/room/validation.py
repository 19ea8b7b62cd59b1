"""What a browser, or anybody, sends as JSON."""

from typing import TypeGuard


def is_number(value: object) -> TypeGuard[int]:
    """Whether `value` is a whole number as JSON has it, such as the number of a side; 1.0 and true are none.

    >>> is_number(7), is_number(7.0), is_number(True), is_number("7")
    (True, False, False, False)
    """
    return isinstance(value, int) and not isinstance(value, bool)
