"""What is made once for all processes of a test run, as the documentation of pytest-xdist shows.

https://pytest-xdist.readthedocs.io/en/stable/how-to.html
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

__all__ = ["made_once"]


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder `name` that `make` fills: the first process makes it, the others wait.

    It belongs to all: it is to be read or copied, never to be changed.
    """
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # each process has a folder of its own below it
    home = base / name
    with FileLock(f"{home}.lock"):
        if not home.exists():
            part = home.with_suffix(".part")
            shutil.rmtree(part, ignore_errors=True)
            part.mkdir()
            make(part)
            part.rename(home)
    return home
