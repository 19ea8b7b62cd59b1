"""A file that is refused for a moment is tried again, and not for ever."""

from typing import NoReturn

import pytest

from kit.responses.database.patient_files import TRIES, patiently


def test_what_is_refused_to_the_end_is_refused_within_two_seconds() -> None:
    pauses: list[float] = []

    def refused() -> NoReturn:
        raise PermissionError(13, "Access is denied")

    with pytest.raises(PermissionError):
        patiently(refused, pauses.append)
    assert len(pauses) == TRIES - 1
    assert sum(pauses) < 2


def test_another_error_is_no_matter_of_patience() -> None:
    pauses: list[float] = []

    def full() -> NoReturn:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        patiently(full, pauses.append)
    assert pauses == []
