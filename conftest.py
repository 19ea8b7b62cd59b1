"""What every run of pytest below this folder shares, also one of `workshops/` alone: a person who is nobody."""

import os
import tempfile
from pathlib import Path

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Keep tests, and the kernels of notebooks under test, away from the answers and settings of whoever runs them.

    A notebook shows the answers of the person who opens it, so its cells print something else once she has some.
    """
    for name in [name for name in os.environ if name.startswith("MUTUALITY_") and name != "MUTUALITY_BROWSER"]:
        del os.environ[name]
    folder = tempfile.TemporaryDirectory(prefix="mutuality-tests-", ignore_cleanup_errors=True)
    config.add_cleanup(folder.cleanup)
    os.environ["MUTUALITY_DATA"] = folder.name
    os.environ["IPYTHONDIR"] = str(Path(folder.name) / "ipython")
    # A kernel called python3 that another installation registered for this user would not know the kit.
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"
