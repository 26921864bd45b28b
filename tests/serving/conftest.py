"""The site of the reference workspace, served by nginx and by Apache."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.serving.negotiation import HOME, PATH
from tests.serving.running import Running, apache, apache_by_folder, nginx
from tests.serving.site import site_in, written
from tests.sharing import made_once


@pytest.fixture(scope="session")
def room() -> Iterator[Path]:
    """A folder that servers may read: they run as somebody else."""
    with tempfile.TemporaryDirectory(prefix="passerelle-serving-") as made:
        path = Path(made)
        path.chmod(0o755)
        yield path


@pytest.fixture(scope="session")
def top(room: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site: made once, and linked to where servers may read it."""

    def make(home: Path) -> None:
        written(site_in(home, HOME), home / "site")

    made = made_once(tmp_path_factory, "serving", make)
    shutil.copytree(made / "site", room / "site", copy_function=os.link)
    return room / "site"


@pytest.fixture(scope="session", params=["nginx", "apache", "htaccess"])
def server(request: pytest.FixtureRequest, room: Path, top: Path) -> Iterator[Running]:
    own = room / request.param
    own.mkdir()
    starting = {
        "nginx": lambda: nginx(top, own),
        "apache": lambda: apache(top, own),
        "htaccess": lambda: apache_by_folder(top, own, PATH),
    }
    with starting[request.param]() as running:
        yield running
