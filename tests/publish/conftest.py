"""The reference workspace, built once, for whoever looks at its site."""

from __future__ import annotations

import shutil

import pytest

from passerelle.pipeline import build
from passerelle.workspace import Workspace
from tests.conftest import ROOT


@pytest.fixture(scope="session")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A copy of ``data/``, built."""
    home = tmp_path_factory.mktemp("reference") / "data"
    shutil.copytree(ROOT / "data", home, ignore=shutil.ignore_patterns("build", "registers"))
    workspace = Workspace(home)
    build(workspace)
    return workspace
