"""`release`, `diff` and `patch` as a user runs them, from two builds to the pages of the site."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from passerelle.errors import PasserelleError, ReleaseError, UsageError
from passerelle.graph.claims import CLASSES
from passerelle.pipeline.build import build
from passerelle.pipeline.freeze import freeze
from passerelle.pipeline.state import open_built
from passerelle.publish.parts import Site
from passerelle.publish.releases.pages import releases as release_files
from passerelle.publish.site import all_parts, publish
from passerelle.releases.shelf import dump_of, load_releases, next_number
from passerelle.workspace import Workspace
from tests.conftest import (
    PLACES_CSV,
    PLACES_TOML,
    TWINS_CSV,
    TWINS_TOML,
    Ran,
    run_passerelle,
    write_files,
)

SETTINGS = '[graph]\ntitle = { fr = "Essai", en = "Trial", zh = "试验" }\n'
MORE = TWINS_CSV.replace("1981,culture;health", "1982,culture;education")


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with two releases, made by the command; the second changes a twinning."""
    root = write_files(
        tmp_path_factory.mktemp("released") / "ws",
        {
            "passerelle.toml": SETTINGS,
            "sources/places/source.toml": PLACES_TOML,
            "sources/places/places.csv": PLACES_CSV,
            "sources/twins/source.toml": TWINS_TOML,
            "sources/twins/twins.csv": TWINS_CSV,
        },
    )
    build(Workspace(root))
    done("release", "--notes", "fr=Première", "--notes", "zh=首版", "--date", "2026-11-01", ws=root)
    (root / "sources/twins/twins.csv").write_text(MORE, encoding="utf-8")
    build(Workspace(root))
    done("release", "--notes", "More <b>themes</b>", "--lang", "en", ws=root)
    return root


@pytest.fixture
def shelf(released: Path, tmp_path: Path) -> Path:
    """The same, to be changed by one test."""
    return shutil.copytree(released, tmp_path / "ws")


def ran(*args: str | Path, ws: Path | None = None, fresh: bool = False) -> Ran:
    return run_passerelle(*args, *(("-w", ws) if ws else ()), fresh=fresh)


def done(*args: str | Path, ws: Path | None = None, fresh: bool = False) -> Ran:
    result = ran(*args, ws=ws, fresh=fresh)
    assert result.code == 0, result.err
    return result


def refused(code: int, words: str, *args: str | Path, ws: Path | None = None) -> None:
    result = ran(*args, ws=ws)
    assert (result.code, result.out) == (code, ""), result.err
    assert words in result.err
    assert "Traceback" not in result.err


# --- releases ----------------------------------------------------------------------------


def things_in(root: Path) -> dict[str, int]:
    store = open_built(Workspace(root))
    asked = {kind: f"SELECT DISTINCT ?s {{ ?s a {node} }}" for kind, node in CLASSES.items()}
    found = {kind: len(store.select(query)) for kind, query in asked.items()}
    return {kind: count for kind, count in found.items() if count}


def test_a_release_says_what_it_is(released: Path) -> None:
    first, second = load_releases(released)
    assert (first.number, second.number) == ("0.1.0", "0.1.1")
    assert (first.notes, str(first.date)) == ({"fr": "Première", "zh": "首版"}, "2026-11-01")
    assert second.notes == {"en": "More <b>themes</b>"}
    assert second.things == things_in(released)
    assert second.things["partnership"] == 2
    assert {name: str(one.retrieved) for name, one in first.sources.items()} == {
        "places": "2026-11-01",
        "twins": "2026-11-01",
    }
    assert first.sources["places"] == second.sources["places"]
    assert first.sources["twins"] != second.sources["twins"]


def test_the_dump_is_the_canonical_form_and_its_hash_is_right(released: Path) -> None:
    for release in load_releases(released):
        text = gzip.decompress(dump_of(released, release.number).read_bytes())
        assert hashlib.sha256(text).hexdigest() == release.sha256
        dataset = ox.Dataset(ox.parse(text, format=ox.RdfFormat.N_QUADS))
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        assert text.decode() == "".join(sorted(f"{quad} .\n" for quad in dataset))
        assert len(dataset) == release.quads
    built = set(open_built(Workspace(released)).quads())
    assert built == set(ox.parse(text, format=ox.RdfFormat.N_QUADS))


def test_the_same_graph_gives_the_same_bytes(shelf: Path) -> None:
    before = dump_of(shelf, "0.1.1").read_bytes()
    shutil.rmtree(shelf / "releases")
    freeze(Workspace(shelf), notes={"en": "again"})
    assert dump_of(shelf, "0.1.0").read_bytes() == before


def test_releases_are_listed(released: Path) -> None:
    listed = done("release", "--list", "--lang", "zh", ws=released).out.splitlines()
    assert [line.split("\t")[0] for line in listed] == ["0.1.0", "0.1.1"]
    assert listed[0].endswith("首版")
    told = json.loads(done("release", "--list", "--json", ws=released).out)
    assert [one["sha256"] for one in told] == [one.sha256 for one in load_releases(released)]


def test_nothing_is_released_twice(shelf: Path) -> None:
    held = {file: file.read_bytes() for file in (shelf / "releases").glob("*/*")}
    refused(1, "the same as in release 0.1.1", "release", "--notes", "x", ws=shelf)
    refused(1, "0.1.0 is there already", "release", "0.1.0", "--notes", "x", ws=shelf)
    for number in ("../x", "1.0.html", "1.0-rc.en", "v1"):
        with pytest.raises(UsageError, match="is no number"):
            freeze(Workspace(shelf), number, notes={"en": "x"})
    refused(2, "is no number", "release", "../x", "--notes", "x", ws=shelf)
    refused(2, "say what is new", "release", ws=shelf)
    refused(2, "two notes in 'fr'", "release", "--notes", "fr=a", "--notes", "fr=b", ws=shelf)
    assert {f: f.read_bytes() for f in (shelf / "releases").glob("*/*")} == held
    assert not list((shelf / "releases").glob(".*"))


def test_a_release_needs_a_build_and_comes_after_the_last(shelf: Path) -> None:
    (shelf / "sources/twins/twins.csv").write_text(TWINS_CSV + "Accord,1999,,Rennes,Chengdu\n")
    build(Workspace(shelf))
    with pytest.raises(ReleaseError, match="would come before the last one"):
        freeze(Workspace(shelf), "0.0.9", notes={"en": "x"})
    assert freeze(Workspace(shelf), "2026-01-31", notes={"en": "x"}).number == "2026-01-31"
    shutil.rmtree(shelf / "build")
    with pytest.raises(PasserelleError, match="nothing has been built"):
        freeze(Workspace(shelf), notes={"en": "x"})


def test_the_next_number_follows_the_last(released: Path) -> None:
    last = load_releases(released)[-1]
    for number, following in {
        "1": "2",
        "1.9": "1.10",
        "1.0.0-rc.1": "1.0.0-rc.2",
        "2026-01-31": str(last.date),
        "2026.01.31": str(last.date).replace("-", "."),
    }.items():
        assert next_number([last.model_copy(update={"number": number})], last.date) == following
    assert next_number([], last.date) == "0.1.0"
    order = ["1.0-rc.1", "1.0", "1.0.1", "1.9", "1.10", "2"]
    made = [last.model_copy(update={"number": number}) for number in reversed(order)]
    assert [one.number for one in sorted(made, key=lambda one: one.order)] == order


def test_a_record_that_is_broken_is_named(shelf: Path) -> None:
    record = shelf / "releases/0.1.0/release.json"
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace('"quads": ', '"quads": "many", "x": '), encoding="utf-8")
    refused(1, "0.1.0/release.json: this is no record", "release", "--list", ws=shelf)
    record.write_text(text.replace('"0.1.0"', '"0.1.7"'), encoding="utf-8")
    refused(1, "the record is that of release 0.1.7", "release", "--list", ws=shelf)


# --- differences -------------------------------------------------------------------------


def test_a_difference_names_what_changed_and_who_says_so(released: Path) -> None:
    told = json.loads(done("diff", "0.1.0", "0.1.1", "--format", "json", ws=released).out)
    (one,) = told["things"]
    assert (one["operation"], one["kind"]) == ("changed", "partnership")
    themes = [c for c in one["statements"] if c["property"].endswith("#theme")]
    (theme,) = themes
    assert theme["old"]["value"].endswith("#health")
    assert theme["new"]["value"].endswith("#education")
    assert theme["causes"] == ["https://w3id.org/passerelle/id/source/twins"]
    assert told["counts"]["things"]["changed"] == 1
    for lang, words in {"fr": "thème : santé", "en": "theme: health", "zh": "卫生"}.items():
        text = done("diff", "0.1.0", "build", "--lang", lang, ws=released).out
        assert words in text.casefold(), text
        assert "Montpellier" in text or "蒙彼利埃" in text


def test_a_patch_makes_the_one_of_the_other(released: Path, tmp_path: Path) -> None:
    file = tmp_path / "d.patch"
    done("diff", "0.1.0", "0.1.1", "--format", "patch", "-o", file, ws=released)
    assert (
        file.read_bytes()
        == done("diff", "0.1.0", "build", "--format", "patch", ws=released, fresh=True).out.encode()
    )
    for name in ("made.nq", "made.nq.gz"):
        done("patch", "0.1.0", file, "-o", tmp_path / name, ws=released, fresh=True)
    packed = (tmp_path / "made.nq.gz").read_bytes()
    assert packed == dump_of(released, "0.1.1").read_bytes()
    assert (tmp_path / "made.nq").read_bytes() == gzip.decompress(packed)
    out = tmp_path / "not.nq"
    refused(1, "made for another data set", "patch", "0.1.1", file, "-o", out, ws=released)
    refused(2, "does not end in .nq", "patch", "0.1.0", file, "-o", tmp_path / "x.ttl", ws=released)
    file.write_text(file.read_text(encoding="utf-8").replace("#education", "#sport"), "utf-8")
    refused(1, "does not give what it promises", "patch", "0.1.0", file, "-o", out, ws=released)
    assert not out.exists()


def test_files_are_compared_without_a_workspace(tmp_path: Path) -> None:
    write_files(
        tmp_path,
        {
            "a.ttl": "<https://e.org/a> <https://e.org/p> [ <https://e.org/q> 1 ] .",
            "b.nq": "_:z <https://e.org/q> "
            '"1"^^<http://www.w3.org/2001/XMLSchema#integer> .\n'
            "<https://e.org/a> <https://e.org/p> _:z .\n",
            "empty.nt": "",
            "b.trig.gz": gzip.compress(b"<https://e.org/a> <https://e.org/p> 1 ."),
        },
    )
    same = run_passerelle("diff", "a.ttl", "b.nq", "--lang", "en", cwd=tmp_path)
    assert (same.code, "say the same" in same.out) == (0, True), same.err
    twice = run_passerelle("diff", "a.ttl", "a.ttl", "--lang", "fr", cwd=tmp_path)
    assert (twice.code, "disent la même chose" in twice.out) == (0, True)
    empty = run_passerelle("diff", "empty.nt", "empty.nt", "--format", "patch", cwd=tmp_path)
    assert empty.code == 0
    assert [line.split()[0] for line in empty.out.splitlines()] == ["H"] * 4 + ["TX", "TC"]
    packed = run_passerelle("diff", "empty.nt", "b.trig.gz", "--format", "json", cwd=tmp_path)
    assert json.loads(packed.out)["counts"]["quads"] == {"added": 1, "removed": 0}


def test_what_cannot_be_compared_is_named_with_its_place(shelf: Path, tmp_path: Path) -> None:
    bad = write_files(
        tmp_path / "bad",
        {
            "a.ttl": "<https://e.org/a> <https://e.org/p> 1 .\n<https://e.org/a> nonsense .\n",
            "b.nq.gz": gzip.compress(b"<https://e.org/a> <https://e.org/p> <https://e.org/a> .\n")[
                :-12
            ],
            "c.nq.gz": b"no gzip",
            "d.odt": "x",
        },
    )
    whole = bad / "empty.nq"
    whole.write_text("")
    refused(1, "a.ttl, line 2: this is no valid", "diff", bad / "a.ttl", whole)
    refused(1, "b.nq.gz: cannot be read", "diff", whole, bad / "b.nq.gz")
    refused(1, "c.nq.gz: cannot be read", "diff", whole, bad / "c.nq.gz")
    refused(1, "no dump of a known format", "diff", bad / "d.odt", whole)
    alone = run_passerelle("diff", "1.0", "build", cwd=bad)
    assert (alone.code, "there is none here: name it with -w" in alone.err) == (1, True)
    refused(1, "missing.nq: cannot be read", "diff", bad / "missing.nq", whole)
    refused(1, "(releases here: 0.1.0, 0.1.1)", "diff", "0.1.7", "build", ws=shelf)
    dump_of(shelf, "0.1.0").write_bytes(gzip.compress(b""))
    refused(1, "its SHA-256 is another", "diff", "0.1.0", "0.1.1", ws=shelf)


# --- on the site -------------------------------------------------------------------------


def test_the_site_shows_each_release_with_its_files(
    released: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parts = [part for part in all_parts() if part.name == "releases"]
    monkeypatch.setattr("passerelle.publish.site.all_parts", lambda: parts)
    workspace = Workspace(released)
    graph = workspace.settings.graph
    site = Site(open_built(workspace), workspace.settings, graph.base, released)
    publish(site, tmp_path / "site", lambda stage: None)
    home = tmp_path / "site/releases"
    for number in ("0.1.0", "0.1.1"):
        dump = home / number / "passerelle.nq.gz"
        assert dump.read_bytes() == dump_of(released, number).read_bytes()
        assert json.loads((home / number / "release.json").read_text("utf-8"))["number"] == number
    patch = (home / "0.1.1/diff.patch").read_text(encoding="utf-8")
    expected = done("diff", "0.1.0", "0.1.1", "--format", "patch", ws=released).out
    assert patch == expected
    told = json.loads((home / "0.1.1/diff.json").read_text(encoding="utf-8"))
    assert told["counts"]["things"]["changed"] == 1
    for lang, ending, theme in (
        ("fr", "", "santé"),
        ("en", ".en", "health"),
        ("zh", ".zh", "卫生"),
    ):
        page = (home / f"0.1.1{ending}.html").read_text(encoding="utf-8")
        assert f'<html lang="{lang}">' in page
        assert theme in page.casefold()
        assert "More &lt;b&gt;themes&lt;/b&gt;" in page
        assert load_releases(released)[1].sha256 in page
        assert "doc/partnership/" in page  # the thing that changed has a page here
        listed = (tmp_path / f"site/releases{ending}.html").read_text(encoding="utf-8")
        assert listed.index("0.1.1") < listed.index("0.1.0")
        assert f'href="releases/0.1.1{ending}.html#difference"' in listed
    assert list((released / "build/differences").iterdir())


def test_pages_stay_small_and_a_graph_without_releases_says_so(shelf: Path, tmp_path: Path) -> None:
    many = "".join(f"Jumelage,{1900 + n},culture,Montpellier,Chengdu\n" for n in range(3))
    rows = "".join(f"t-x{n},x{n},commune,,FR,5,t-fr,X{n},X{n},某{n},43.6,3.8\n" for n in range(400))
    (shelf / "sources/places/places.csv").write_text(PLACES_CSV + rows, encoding="utf-8")
    (shelf / "sources/twins/twins.csv").write_text(MORE + many, encoding="utf-8")
    build(Workspace(shelf))
    freeze(Workspace(shelf), "1.0", notes={"fr": "Beaucoup"})
    workspace = Workspace(shelf)
    site = Site(open_built(workspace), workspace.settings, "https://e.org/", shelf)
    files = {file.place: file.content for file in release_files(site)}
    pages = {place: str(text) for place, text in files.items() if place.endswith(".html")}
    assert max(len(text.encode()) for text in pages.values()) < 100_000
    assert 'href="../releases/1.0/diff.json"' in pages["releases/1.0.html"]
    none = Site(open_built(workspace), workspace.settings, "https://e.org/", None)
    empty = {file.place: str(file.content) for file in release_files(none)}
    assert sorted(empty) == ["releases.en.html", "releases.html", "releases.zh.html"]
    assert "No release has been made yet." in empty["releases.en.html"]
