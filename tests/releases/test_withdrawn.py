"""Who is withdrawn goes from the releases made before, too."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from passerelle.errors import PasserelleError
from passerelle.pipeline.build import build
from passerelle.pipeline.forget import forget
from passerelle.pipeline.freeze import freeze
from passerelle.pipeline.state import open_built
from passerelle.publish.parts import Site
from passerelle.publish.releases.pages import releases as release_files
from passerelle.releases.shelf import dump_of, load_releases, save_record
from passerelle.workspace import Workspace
from tests.conftest import run_passerelle, write_files
from tests.e2e.test_forget import FILES, PIECES, WHEN


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A workspace with two releases, both of which name everybody; notes too."""
    title = '[graph]\ntitle = { fr = "Essai", en = "Trial", zh = "试验" }\n'
    root = write_files(tmp_path / "ws", {**FILES, "passerelle.toml": title})
    build(Workspace(root))
    freeze(Workspace(root), "1", notes={"fr": "Ouvert par Alain Melka et 尹力 avec Mary O'Neill."})
    text = (root / "sources/graph/facts.ttl").read_text(encoding="utf-8")
    more = text.replace("Cercle", "Cercle des villes")
    (root / "sources/graph/facts.ttl").write_text(more, encoding="utf-8")
    build(Workspace(root))
    freeze(Workspace(root), "2", notes={"fr": "Suite"})
    return root


def shelf_text(root: Path) -> str:
    """All that the shelf and the site made of it hold, unpacked."""
    files = [file for file in (root / "releases").rglob("*") if file.is_file()]
    data = [f.read_bytes() if f.suffix != ".gz" else gzip.decompress(f.read_bytes()) for f in files]
    return b"".join(data).decode().replace("Melkior", "").casefold()


def site_text(root: Path) -> str:
    workspace = Workspace(root)
    site = Site(open_built(workspace), workspace.settings, "https://e.org/", root)
    texts = []
    for file in release_files(site):
        whole = file.content.read_bytes() if isinstance(file.content, Path) else file.content
        text = gzip.decompress(whole) if file.place.endswith(".gz") else whole  # type: ignore[arg-type]
        texts.append(text.decode() if isinstance(text, bytes) else text)
    return "".join(texts).replace("Melkior", "").casefold()


@pytest.mark.parametrize("who", PIECES)
def test_no_byte_of_a_release_and_its_pages_names_the_person(town: Path, who: str) -> None:
    pieces = [piece.casefold() for piece in PIECES[who]]
    before = {one.number: one for one in load_releases(town)}
    assert any(piece in shelf_text(town) for piece in pieces)
    assert any(piece in site_text(town) for piece in pieces)
    done = run_passerelle("forget", who, "--reason", "asked", "--lang", "en", "-w", town)
    assert done.code == 0, done.err
    assert "Releases rewritten without the person" in done.err
    assert "1, 2" in done.err
    assert not (town / "build/differences").exists()  # what was compared before named them too
    assert [piece for piece in pieces if piece in shelf_text(town)] == []
    assert [piece for piece in pieces if piece in site_text(town)] == []
    for release in load_releases(town):
        former = before[release.number]
        assert len(release.redacted) == 1
        assert release.sha256 != former.sha256
        assert release.things["person"] == former.things["person"]  # still counted
        assert former.sha256 not in shelf_text(town)
    told = run_passerelle("diff", "1", "2", "--format", "json", "-w", town)
    assert told.code == 0, told.err
    names = [str(one.get("old")) for t in json.loads(told.out)["things"] for one in t["statements"]]
    assert any("Cercle" in name for name in names)  # the rest of the releases is still compared


def test_the_tombstone_stands_in_the_release(town: Path) -> None:
    forgotten = forget(
        Workspace(town), "wikidata:Q990001", reason="requested", when=WHEN, why="asked"
    )
    assert forgotten.releases == ["1", "2"]
    quads = list(
        ox.parse(gzip.decompress(dump_of(town, "1").read_bytes()), format=ox.RdfFormat.N_QUADS)
    )
    said = {
        q.predicate.value.rsplit("#", 1)[-1] for q in quads if q.subject.value == forgotten.address
    }
    assert {"withdrawalReason", "invalidatedAtTime", "prefLabel", "type"} == said
    pointing = [q for q in quads if getattr(q.object, "value", "") == forgotten.address]
    assert any(q.predicate.value.endswith("#participant") for q in pointing)


def test_a_release_that_came_back_is_neither_shown_nor_compared_until_the_next_build(
    town: Path, tmp_path: Path
) -> None:
    kept = shutil.copytree(town / "releases", tmp_path / "kept")
    forget(Workspace(town), "wikidata:Q990001", reason="requested", when=WHEN, why="asked")
    cleared = shelf_text(town)
    shutil.rmtree(town / "releases")
    shutil.copytree(kept, town / "releases")  # as an older state of version control brings it
    ran = run_passerelle("diff", "1", "2", "-w", town)
    assert (ran.code, "may still name them" in ran.err, ran.out) == (1, True, "")
    with pytest.raises(PasserelleError, match="may still name them"):
        site_text(town)
    build(Workspace(town))
    assert shelf_text(town) == cleared
    assert run_passerelle("diff", "1", "2", "-w", town).code == 0


def test_clearing_that_was_cut_short_is_done_again(town: Path) -> None:
    before = load_releases(town)
    forget(Workspace(town), "wikidata:Q990001", reason="requested", when=WHEN, why="asked")
    whole = shelf_text(town)
    dumps = dump_of(town, "1").read_bytes()
    save_record(town, before[0])  # the dump was written, its record was not
    build(Workspace(town))
    assert dump_of(town, "1").read_bytes() == dumps
    assert shelf_text(town) == whole


def test_a_release_is_not_made_of_a_graph_that_names_them(town: Path, tmp_path: Path) -> None:
    kept = shutil.copytree(town / "build", tmp_path / "kept")
    forget(Workspace(town), "wikidata:Q990001", reason="requested", when=WHEN, why="asked")
    shutil.rmtree(town / "build")
    shutil.copytree(kept, town / "build")
    ran = run_passerelle("release", "3", "--notes", "x", "-w", town)
    assert (ran.code, "still names them" in ran.err) == (1, True)
    assert not (town / "releases/3").exists()
