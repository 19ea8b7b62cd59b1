"""What a look at this computer has found."""

from dataclasses import dataclass
from typing import Literal

State = Literal["good", "note", "stops"]


@dataclass(frozen=True)
class Finding:
    """What was found about `about`. `stops` keeps a workshop from happening; `fix` says what to do, "" if nothing."""

    about: str
    state: State
    said: str
    fix: str = ""
