"""The ontology's documentation: complete, linked, in three languages, safe, the same each time."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from passerelle.cli.ontology import ontology as command
from passerelle.errors import PasserelleError, UsageError
from passerelle.namespaces import OWL, PAS, RDF, RDFS, SH, SKOS
from passerelle.publish.ontology.site import write_ontology_site
from passerelle.publish.ontology.texts import TEXTS
from passerelle.publish.parts import File
from passerelle.resources import ontology_dir, queries_dir

ONTOLOGY = ontology_dir()
LANGS = ("fr", "en", "zh")
SUFFIX = {"fr": "", "en": ".en", "zh": ".zh"}
TERM_TYPES = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}
HOSTILE = "</script><img src=x onerror=alert(1)>"

# ElementTree reads the pages as XML: they are written so that both readings agree, which
# `test_a_browser_repairs_nothing` proves.
Element = ET.Element


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site") / "ontology"
    assert write_ontology_site(out) == len(list(out.rglob("*.html")))
    return out


@cache
def tree(file: Path) -> Element:
    return ET.fromstring(file.read_text(encoding="utf-8"))


def pages(site: Path) -> list[Path]:
    found = sorted(site.rglob("*.html"))
    assert len(found) > 300
    return found


def text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def ids(file: Path) -> list[str]:
    return [value for one in tree(file).iter() if (value := one.get("id")) is not None]


@cache
def statements(file: Path) -> list[tuple[str, NamedNode, object]]:
    return [
        (quad.subject.value, quad.predicate, quad.object)
        for quad in parse(path=str(file), format=RdfFormat.TURTLE)
        if isinstance(quad.subject, NamedNode)
    ]


def terms() -> list[str]:
    found = {
        subject.removeprefix(str(PAS))
        for subject, predicate, value in statements(ONTOLOGY / "passerelle.ttl")
        if predicate == RDF.type and value in TERM_TYPES and subject.startswith(str(PAS))
    }
    return sorted(found)


def said(subject: str, predicate: NamedNode) -> dict[str, str]:
    return {
        value.language or "": value.value
        for one, way, value in statements(ONTOLOGY / "passerelle.ttl")
        if one == subject and way == predicate and isinstance(value, Literal)
    }


def page_of(site: Path, name: str, lang: str) -> Path:
    """The page of a term, as the index leads to it."""
    index = site / f"def{SUFFIX[lang]}.html"
    entry = next(one for one in tree(index).iter("li") if one.get("id") == name)
    return site / next(entry.iter("a")).attrib["href"]


# complete


@pytest.mark.parametrize("lang", LANGS)
def test_every_term_has_its_anchor_and_its_page(site: Path, lang: str) -> None:
    anchors = ids(site / f"def{SUFFIX[lang]}.html")
    for name in terms():
        assert anchors.count(name) == 1
        page = page_of(site, name, lang)
        assert f"{PAS}{name}" in text(tree(page)), page


def test_a_page_bears_the_name_of_its_term(site: Path) -> None:
    assert page_of(site, "Party", "fr") == site / "def/Party.html"
    # Theme and theme would be one file where capitals do not count.
    assert page_of(site, "Theme", "zh") == site / "def/Theme.zh.html"
    assert page_of(site, "theme", "zh") == site / "def/theme-property.zh.html"


def test_no_two_files_differ_only_by_capitals(site: Path) -> None:
    names = [file.relative_to(site).as_posix().lower() for file in site.rglob("*")]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("lang", LANGS)
def test_every_concept_has_its_anchor(site: Path, lang: str) -> None:
    count = 0
    for file in (ONTOLOGY / "themes").glob("*.ttl"):
        for subject, predicate, value in statements(file):
            if predicate == SKOS.inScheme and isinstance(value, NamedNode):
                scheme, slug = value.value.rsplit("/", 1)[1], subject.rsplit("#", 1)[1]
                assert ids(site / f"scheme/{scheme}{SUFFIX[lang]}.html").count(slug) == 1
                count += 1
    assert count > 200


def test_every_shape_has_its_anchor_and_its_messages(site: Path) -> None:
    """On the page of all shapes, where its address leads, and on that of its family."""
    anchors = ids(site / "shapes.html")
    for file in (ONTOLOGY / "shapes").glob("*.ttl"):
        shown = text(tree(site / f"shapes/{file.stem}.html"))
        inside = ids(site / f"shapes/{file.stem}.html")
        for subject, predicate, value in statements(file):
            name = subject.rsplit("#", 1)[-1]
            if predicate == RDF.type and value in (SH.NodeShape, SH.PropertyShape):
                assert anchors.count(name) == inside.count(name) == 1, name
            if predicate == SH.message and isinstance(value, Literal):
                assert " ".join(value.value.split()) in shown


def test_a_term_shows_what_a_long_example_says_with_it(site: Path) -> None:
    (code,) = tree(site / "def/venue.en.html").iter("pre")
    shown = "".join(code.itertext())
    whole = (ONTOLOGY / "examples/valid/senat-meeting.ttl").read_text(encoding="utf-8")
    assert len(shown) < 8_000 < len(whole)
    assert shown.count("pas:venue") == whole.count("pas:venue") > 0
    for statement in shown.split(" .\n"):
        assert statement.strip().removesuffix(".").strip() in whole
    assert "An excerpt" in text(tree(site / "def/venue.en.html"))


def test_every_example_is_shown_word_for_word(site: Path) -> None:
    for file in (ONTOLOGY / "examples").rglob("*.ttl"):
        page = site / f"example/{file.stem.replace('.', '-')}.zh.html"
        (code,) = (one for one in tree(page).iter("pre"))
        assert "".join(code.itertext()) == file.read_text(encoding="utf-8").rstrip("\n")


def test_a_term_says_what_checks_it_derives_it_and_shows_it(site: Path) -> None:
    party = text(tree(site / "def/Party.html"))
    assert "Une partie relie exactement un acteur à une coopération" in party
    assert "pas:partyActor" in party
    assert "PartyActor.missing" in party
    link = text(tree(site / "def/cooperatesWith.en.html"))
    assert "Written by a rule, never by a source." in link
    assert "org:linkedTo" in link
    assert "Rule Cooperates with writes" in link
    role = tree(site / "def/partyRole.en.html")
    assert "../scheme/party-role.en.html" in [one.get("href") for one in role.iter("a")]
    assert "CHANGELOG" not in link


def test_the_line_of_the_changelog_stands_on_the_term_it_speaks_of(site: Path) -> None:
    changes = text(tree(site / "def/iatiType.html"))
    assert "0.1.0 pas:iatiType: a property, not a notation" in changes


def test_alignments_that_were_not_verified_are_marked(site: Path) -> None:
    rows = [text(row) for row in tree(site / "def/Event.en.html").iter("tr")]
    (unsure,) = (row for row in rows if "lode:Event" in row)
    assert "not verified" in unsure
    (sure,) = (row for row in rows if "schema:Event" in row)
    assert "not verified" not in sure


def test_what_shapes_refuse_is_not_listed_as_reused(site: Path) -> None:
    anchors = ids(site / "def.html")
    assert "_foaf-Person" in anchors
    assert "_foaf-mbox" not in anchors


# linked


def hrefs(file: Path) -> Iterator[str]:
    for one in tree(file).iter():
        for key in ("href", "src"):
            if one.get(key) is not None:
                yield one.attrib[key]


def test_every_internal_link_resolves(site: Path) -> None:
    anchors = {file: set(ids(file)) for file in pages(site)}
    count = 0
    for file in pages(site):
        for href in hrefs(file):
            if re.match(r"https?://", href):
                continue
            assert not re.match(r"[a-z]+:|/", href), f"{file}: {href}"
            path, _, anchor = href.partition("#")
            target = (file.parent / unquote(path)).resolve() if path else file
            assert target.is_file(), f"{file}: {href}"
            assert target.is_relative_to(site)
            assert not anchor or anchor in anchors[target], f"{file}: {href}"
            count += 1
    assert count > 10_000


def test_nothing_is_fetched_and_nothing_runs(site: Path) -> None:
    for file in pages(site):
        assert not {"script", "img", "iframe", "object", "base"} & {
            one.tag for one in tree(file).iter()
        }
        for one in tree(file).iter():
            assert not [key for key in one.keys() if key.startswith("on")]  # noqa: SIM118
            if one.tag == "link" and one.get("rel") == "stylesheet":
                assert not one.attrib["href"].startswith("http")
    assert not re.search(r"url\(|@import|https?:", (site / "style.css").read_text("utf-8"))


def test_the_files_beside_the_pages_say_what_the_ontology_says(site: Path) -> None:
    assert (site / "def.ttl").read_bytes() == (ONTOLOGY / "passerelle.ttl").read_bytes()
    assert (site / "context.jsonld").read_bytes() == (ONTOLOGY / "context.jsonld").read_bytes()
    for turtle, other in (
        (site / "def.ttl", site / "def.jsonld"),
        (site / "scheme/theme.ttl", site / "scheme/theme.jsonld"),
    ):
        said_there = {str(q) for q in parse(path=str(other), format=RdfFormat.JSON_LD)}
        assert said_there == {str(q) for q in parse(path=str(turtle), format=RdfFormat.TURTLE)}


# three languages


@pytest.mark.parametrize("lang", LANGS)
def test_a_term_is_told_in_three_languages_with_the_readers_first(site: Path, lang: str) -> None:
    for name in terms():
        root = tree(page_of(site, name, lang))
        assert root.get("lang") == lang
        cards = {
            one.get("lang"): text(one) for one in root.iter("div") if one.get("class") == "told"
        }
        assert next(iter(cards)) == lang
        for predicate in (RDFS.label, SKOS.definition, SKOS.scopeNote):
            for spoken, words in said(f"{PAS}{name}", predicate).items():
                assert " ".join(words.split()) in cards[spoken]


def test_every_page_leads_to_itself_in_the_other_languages(site: Path) -> None:
    for file in pages(site):
        root = tree(file)
        here = next(lang for lang in LANGS if root.get("lang") == lang)
        for place in (root.iter("link"), root.iter("a")):
            found = {
                one.attrib["hreflang"]: (file.parent / one.attrib["href"]).resolve()
                for one in place
                if one.get("hreflang")
            }
            assert list(found) == list(LANGS)
            assert found[here] == file
            assert {tree(page).get("lang") for page in found.values()} == set(LANGS)


def test_no_text_of_the_pages_is_missing_or_left_in_another_language(site: Path) -> None:
    for key, texts in TEXTS.items():
        assert len(texts) == 3, key
        assert all(texts), key
        assert re.search(r"[\u4e00-\u9fff]", texts[2]), key


# well made


def test_pages_are_well_formed_and_their_anchors_unique(site: Path) -> None:
    for file in pages(site):
        assert file.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
        found = ids(file)
        assert len(found) == len(set(found)), file
        assert text(next(tree(file).iter("title")))


def test_headings_are_in_order(site: Path) -> None:
    for file in pages(site):
        levels = [int(one.tag[1]) for one in tree(file).iter() if re.fullmatch("h[1-6]", one.tag)]
        assert levels[0] == 1, file
        assert levels.count(1) == 1, file
        assert all(after <= before + 1 for before, after in pairwise(levels))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_letters_stand_out_from_their_ground_in_light_and_dark(site: Path) -> None:
    blocks = re.findall(r":root \{(.*?)\}", (site / "style.css").read_text("utf-8"), re.DOTALL)[:2]
    for block in blocks:
        colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
        pairs = [(ink, "paper") for ink in ("ink", "quiet", "accent")]
        pairs += [(ink, "panel") for ink in ("ink", "quiet", "accent", "red", "amber", "green")]
        pairs += [("violet", "panel"), ("ink", "press"), ("accent", "amber-wash")]
        pairs += [(name, f"{name}-wash") for name in ("red", "amber", "green", "violet")]
        for ink, ground in pairs:
            one, two = sorted((luminance(colours[ink]), luminance(colours[ground])))
            assert (two + 0.05) / (one + 0.05) >= 4.5, (ink, ground)


COMPARE = """pages => pages.filter(page => {
  const names = kind => [...new DOMParser().parseFromString(page, kind).querySelectorAll('*')]
    .map(one => one.localName + ' < ' + (one.parentElement ? one.parentElement.localName : ''));
  return names('text/html').join() !== names('application/xhtml+xml').join();
}).map(page => page.slice(0, 300))"""


def test_a_browser_repairs_nothing_and_asks_for_nothing(site: Path, browser: Browser) -> None:
    asked: list[str] = []
    view = browser.new_page(viewport={"width": 360, "height": 700})
    view.on("request", lambda request: asked.append(request.url))
    for name in ("def.html", "def/Party.zh.html", "scheme/theme.en.html", "shapes.html"):
        view.goto((site / name).as_uri())
        assert view.evaluate("document.documentElement.scrollWidth") <= 360, name
    texts = [file.read_text(encoding="utf-8") for file in pages(site)]
    assert view.evaluate(COMPARE, texts) == []
    view.close()
    assert all(url.startswith("file:") for url in asked)


# safe


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The ontology as a folder that a test may spoil."""
    return Path(shutil.copytree(ONTOLOGY, tmp_path / "ontology"))


def spoil(file: Path, change: Callable[[str], str]) -> None:
    before = file.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    file.write_text(after, encoding="utf-8")


def test_a_hostile_text_is_shown_as_text(copied: Path, tmp_path: Path) -> None:
    spoil(copied / "passerelle.ttl", lambda old: old.replace('"party"@en', f'"{HOSTILE}"@en'))
    spoil(copied / "themes/themes.ttl", lambda old: old.replace('"ageing"@en', f'"{HOSTILE}"@en'))
    spoil(
        copied / "examples/valid/twinning.ttl",
        lambda old: f"# {HOSTILE}\n" + old.replace('"1981"', f'"{HOSTILE}"'),
    )
    spoil(
        copied / "shapes/cooperation.ttl",
        lambda old: old.replace("A party links exactly", f"{HOSTILE} A party links exactly"),
    )
    spoil(copied / "CHANGELOG.md", lambda old: old + f"- `pas:Party`: {HOSTILE}\n")
    spoil(
        copied / "rules/cooperatesWith.rq",
        lambda old: old.replace("en: Cooperates with", f'en: "{HOSTILE}"'),
    )
    spoil(
        copied / "alignments/schema.ttl",
        lambda old: old + "pas:Party rdfs:seeAlso <javascript:alert(1)> .\n",
    )
    out = tmp_path / "site"
    write_ontology_site(out, ontology=copied)
    shown = ("def/Party.en.html", "def/Party.html", "def.en.html", "scheme/theme.en.html")
    shown += ("example/twinning.html", "shapes/cooperation.zh.html", "rules.en.html")
    for name in shown:
        assert HOSTILE in text(tree(out / name)), name
    for file in pages(out):
        assert not {"img", "script"} & {one.tag for one in tree(file).iter()}
        assert not [href for href in hrefs(file) if href.startswith("javascript")]


def test_a_name_that_leads_out_of_the_folder_is_refused(copied: Path, tmp_path: Path) -> None:
    spoil(
        copied / "passerelle.ttl",
        lambda old: old + f"<{PAS}../../out> a owl:Class .\n",
    )
    with pytest.raises(PasserelleError, match=r"passerelle\.ttl: .* no page can bear") as fault:
        write_ontology_site(tmp_path / "site", ontology=copied)
    assert fault.value.exit_code == 1
    assert sorted(one.name for one in tmp_path.iterdir()) == ["ontology"]


def test_a_concept_below_two_and_a_circle_are_each_shown_once(copied: Path, tmp_path: Path) -> None:
    spoil(
        copied / "themes/themes.ttl",
        lambda old: (
            old
            + "theme:ageing skos:broader theme:culture .\n"
            + "theme:health skos:broader theme:ageing .\n"
        ),
    )
    write_ontology_site(tmp_path / "site", ontology=copied)
    anchors = ids(tmp_path / "site/scheme/theme.html")
    assert anchors.count("ageing") == anchors.count("health") == anchors.count("culture") == 1


# written whole, the same each time


def files(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_the_same_files_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    run = "from passerelle.cli.ontology import ontology; ontology()"
    done = subprocess.run(
        [sys.executable, "-c", run, "-o", str(tmp_path / "again")],
        env={**os.environ, "PYTHONHASHSEED": "12345"},
        check=True,
        capture_output=True,
        text=True,
    )
    assert done.stdout == ""
    assert f"{len(pages(site))} pages" in done.stderr
    assert files(tmp_path / "again") == files(site)


def test_an_older_documentation_is_replaced_as_a_whole(
    site: Path, copied: Path, tmp_path: Path
) -> None:
    out = shutil.copytree(site, tmp_path / "site")
    (out / "def/Old.html").write_text("old", encoding="utf-8")
    write_ontology_site(out)
    assert not (out / "def/Old.html").exists()
    whole = files(out)
    (copied / "passerelle.ttl").write_text("nonsense", encoding="utf-8")
    with pytest.raises(PasserelleError, match=r"passerelle\.ttl, line 1: this is not Turtle"):
        write_ontology_site(out, ontology=copied)
    assert files(out) == whole
    assert sorted(one.name for one in tmp_path.iterdir()) == ["ontology", "site"]


def test_a_folder_with_other_things_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = [File("def.html", "def")]
    monkeypatch.setattr("passerelle.publish.ontology.site.ontology_files", lambda **given: few)
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match=r"holds other things, such as 'thesis\.txt'.* -o"):
        write_ontology_site(tmp_path)
    assert files(tmp_path) == {"thesis.txt": b"mine"}
    with pytest.raises(UsageError, match="is a file"):
        write_ontology_site(tmp_path / "thesis.txt")


def test_saved_questions_come_from_the_folder_named(tmp_path: Path) -> None:
    write_ontology_site(tmp_path / "site", queries=queries_dir() / "events")
    shown = text(tree(tmp_path / "site/rules.en.html"))
    assert "Who took part in an event" in shown
    assert "oldest-between-countries" not in shown


def test_the_help_ends_with_an_example() -> None:
    shown = CliRunner().invoke(command, ["--help"]).output
    assert shown.rstrip().endswith("Example: passerelle ontology -o ontology-site")
