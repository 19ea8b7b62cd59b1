"""The live room: a Voilà application with its own routes, pages and events."""

import sys
from types import ModuleType
from typing import cast

# Voilà imports jsonschema, and that, where it is there, a parser of international web addresses. To build it takes as
# long as everything else at the start, and nothing here asks for it. None says that it is not there; that is allowed.
sys.modules.setdefault("rfc3987_syntax", cast(ModuleType, None))
