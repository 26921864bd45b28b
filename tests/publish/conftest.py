"""The reference workspace, built and published once, for whoever looks at its site."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from passerelle.pipeline.build import build
from passerelle.publish.opening import site_of
from passerelle.publish.site import publish
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


@pytest.fixture(scope="session")
def published(reference: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the reference workspace, whole."""
    out = tmp_path_factory.mktemp("published") / "site"
    publish(site_of(reference), out)
    return out
