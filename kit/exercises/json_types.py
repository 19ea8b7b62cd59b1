"""Names for what JSON and YAML hold, so that a signature says which of it is meant.

`Value` is anything that they can hold. It is no closed type on purpose: what a value may be is said by the exercise
that accepts it, by a pydantic model, or by `isinstance` where it comes in; a union of all that JSON has would ask for
another `isinstance` wherever a value that has been accepted is read.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

Value: TypeAlias = Any
JsonObject: TypeAlias = Mapping[str, Value]
"""An object of JSON that is only read."""
JsonDict: TypeAlias = dict[str, Value]
"""An object of JSON that is being made."""
