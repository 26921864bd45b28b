"""What several tests share: small workspaces on disk, and the command as a user runs it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from tests.commands import Ran, run_passerelle
from tests.sharing import made_once

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Speed is a matter for benchmarks: a busy machine must not fail a property.
# The gate asks the same each time; who develops searches on with other examples.
hypothesis.settings.register_profile(
    "passerelle", deadline=None, derandomize="CI" in os.environ, print_blob=True
)
hypothesis.settings.load_profile("passerelle")

FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
MISSING = (
    "Some tests look at pages in Chromium, which is not on the path. "
    "Install it: apt-get install chromium fonts-noto-cjk"
)
ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
"""Suites and registers written by others, which the repository does not hold."""


def pytest_report_header() -> str:
    """Say whether the tests that need material from outside can run."""
    if SHARED.is_dir():
        return "external material: there"
    return "external material: absent, so the tests in tests/external did not run"


PLACES_TOML = """\
title = { fr = "Lieux", en = "Places", zh = "地点" }
publisher = "Test"
licence = "https://creativecommons.org/publicdomain/zero/1.0/"
retrieved = 2026-11-01
format = "csv"
path = "places.csv"

[[record]]
type = "territory"
ids.iso3166-1 = { column = "iso" }
ids.own = { column = "territory" }
country = { column = "country" }
level = { column = "level" }
within = [ { territory = { ids.own = { column = "within" } } } ]
name.fr = { column = "fr" }
name.en = { column = "en" }
name.zh = { column = "zh" }
lat = { column = "lat" }
long = { column = "long" }

[[record]]
type = "collectivity"
kind = { column = "kind" }
ids.own = { column = "authority" }
country = { column = "country" }
name.fr = { column = "fr" }
name.en = { column = "en" }
name.zh = { column = "zh" }
administers = { territory = { ids.own = { column = "territory" } } }
"""

PLACES_CSV = """\
territory,authority,kind,iso,country,level,within,fr,en,zh,lat,long
t-fr,,,FR,FR,0,,France,France,法国,46.6,2.4
t-cn,,,CN,CN,0,,Chine,China,中国,35.0,103.0
t-montpellier,montpellier,commune,,FR,5,t-fr,Montpellier,Montpellier,蒙彼利埃,43.61,3.87
t-rennes,rennes,commune,,FR,5,t-fr,Rennes,Rennes,雷恩,48.11,-1.68
t-chengdu,chengdu,prefecture-city,,CN,2,t-cn,Chengdu,Chengdu,成都市,30.66,104.06
t-jinan,jinan,prefecture-city,,CN,2,t-cn,Jinan,Jinan,济南市,36.67,117.02
"""

TWINS_TOML = """\
title = { fr = "Jumelages", en = "Twinnings", zh = "友好城市" }
publisher = "Test"
licence = "https://creativecommons.org/licenses/by/4.0/"
retrieved = 2026-11-01
format = "csv"
path = "twins.csv"

[[record]]
type = "partnership"
kind = { column = "type", map = { "Jumelage" = "twinning", "Accord" = "partnership" } }
when = { column = "annee" }
themes = { column = "themes", split = ";" }
[[record.party]]
collectivity = { name.fr = { column = "collectivite" }, country = "FR" }
[[record.party]]
collectivity = { name.fr = { column = "partenaire" }, country = "CN" }
"""

TWINS_CSV = """\
type,annee,themes,collectivite,partenaire
Jumelage,1981,culture;health,Montpellier,Chengdu
Jumelage,depuis 2002,,Rennes,Jinan
"""


@pytest.fixture
def passerelle() -> Callable[..., Ran]:
    return run_passerelle


def write_files(root: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content, encoding="utf-8")
    return root


WORKSPACE = {
    "passerelle.toml": '[graph]\ntitle = { fr = "Essai", en = "Trial", zh = "试验" }\n',
    "sources/places/source.toml": PLACES_TOML,
    "sources/places/places.csv": PLACES_CSV,
    "sources/twins/source.toml": TWINS_TOML,
    "sources/twins/twins.csv": TWINS_CSV,
}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace of four authorities and two twinnings."""
    return write_files(tmp_path / "ws", WORKSPACE)


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """That workspace, built by the command: to be copied, never to be changed."""

    def make(home: Path) -> None:
        write_files(home / "ws", WORKSPACE)
        assert run_passerelle("build", "-q", "-w", home / "ws").code == 0

    return made_once(tmp_path_factory, "built", make) / "ws"


@pytest.fixture
def built(tmp_path: Path, built_once: Path) -> Path:
    """A workspace of four authorities and two twinnings, built: one's own to change."""
    return shutil.copytree(built_once, tmp_path / "ws", symlinks=True)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of the system; without it these tests fail rather than pass by."""
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.fail(MISSING, pytrace=False)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()
