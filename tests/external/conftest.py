"""Suites that need material kept outside the repository; the report's head says when it lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import SHARED


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Without the material there is nothing to test: the header says so, no test is skipped."""
    if collection_path.name.startswith("test_") and not SHARED.is_dir():
        return True
    return None


@pytest.fixture(scope="session")
def shared() -> Path:
    return SHARED
