"""Suites that need material kept outside the repository: they say when they did not run."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"


def pytest_report_header() -> str:
    if SHARED.is_dir():
        return f"external material: {SHARED}"
    return "external material: none, so tests/external did not run"


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Without the material there is nothing to test: the header says so, no test is skipped."""
    if collection_path.name.startswith("test_") and not SHARED.is_dir():
        return True
    return None


@pytest.fixture(scope="session")
def shared() -> Path:
    return SHARED
