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
from tests.sharing import made_once


@pytest.fixture(scope="session")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A copy of ``data/``, built."""

    def make(home: Path) -> None:
        ignored = shutil.ignore_patterns("build", "registers")
        shutil.copytree(ROOT / "data", home / "data", ignore=ignored)
        build(Workspace(home / "data"))

    return Workspace(made_once(tmp_path_factory, "reference", make) / "data")


@pytest.fixture(scope="session")
def published(reference: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the reference workspace, whole."""

    def make(home: Path) -> None:
        publish(site_of(reference), home / "site")

    return made_once(tmp_path_factory, "published", make) / "site"
