"""The frame and the parts around the pages of things: what every page has, lists, facets, texts."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from passerelle.namespaces import FOAF, PAS, PUBLIC_BASIS, RDF, SKOS
from passerelle.publish.opening import site_of
from passerelle.publish.pages.asking import ask_all
from passerelle.publish.pages.dataset_page import size
from passerelle.publish.pages.frame import View, day, licence_name, number, spaced
from passerelle.publish.pages.frame_texts import FACETS, KINDS, PACKS, TEXTS
from passerelle.publish.pages.lists import PAGE, begun, in_order, lists, reading
from passerelle.publish.pages.overview import Entry, overview
from passerelle.publish.pages.page_texts import TEXTS as PAGES
from passerelle.publish.pages.theme_texts import GOALS
from passerelle.publish.parts import LANGS, PAGED, File, Part, Site, place
from passerelle.publish.site import all_parts
from passerelle.queries.pack import load_questions
from passerelle.store import EmbeddedStore
from passerelle.workspace import Settings, Workspace

BASE = "https://w3id.org/passerelle/"
GRAPH = NamedNode(f"{BASE}graph/source/list")
FRAME = (
    *("assets", "home", "lists", "themes", "search", "questions", "maps"),
    *("sources", "quality", "about", "errors"),
)
"""The parts that this file is about."""


def frame_parts() -> list[Part]:
    return [one for one in all_parts() if one.name.split()[0] in FRAME]


def thing(kind: str, slug: str) -> NamedNode:
    return NamedNode(f"{BASE}id/{kind}/{slug}")


def site_with(*quads: Quad, home: str = BASE) -> Site:
    store = EmbeddedStore()
    store.load(quads)
    return Site(store, Settings(), home)


def town(slug: str, **names: str) -> list[Quad]:
    node = thing("collectivity", slug)
    return [
        Quad(node, RDF.type, PAS.Collectivity, GRAPH),
        *(Quad(node, SKOS.prefLabel, Literal(text, language=lang), GRAPH)
          for lang, text in names.items()),
    ]  # fmt: skip


def texts(files: list[File]) -> dict[str, str]:
    return {one.place: one.content for one in files if isinstance(one.content, str)}


# --- words -------------------------------------------------------------------------------


def test_every_text_is_there_in_three_languages() -> None:
    for table in (TEXTS, PAGES, FACETS, PACKS, KINDS):
        for name, by_language in table.items():
            assert set(by_language) == set(LANGS), name
            assert all(by_language.values()), name
    assert set(KINDS) == set(PAGED)
    assert set(GOALS) == set(range(1, 18))
    assert {one.pack for one in load_questions().values()} <= set(PACKS)


@pytest.mark.parametrize("name", sorted({**TEXTS, **PAGES}))
def test_what_is_filled_in_is_the_same_in_each_language(name: str) -> None:
    by_language = {**TEXTS, **PAGES}[name].values()
    found = {tuple(sorted(re.findall(r"\{\w*\}", text))) for text in by_language}
    assert len(found) == 1


def test_a_link_leads_from_where_the_page_stands() -> None:
    site = site_with()
    assert View(site, "index", "fr").href("list/event") == "list/event.html"
    assert View(site, "list/event/country-cn", "zh").href("index") == "../../index.zh.html"
    assert View(site, "doc/event/x", "en").href("def", "Event") == "../../def.en.html#Event"
    assert View(site, "doc/event/x", "en").canonical() == f"{BASE}doc/event/x.en.html"
    assert View(site, "404", "fr").href("index") == "/passerelle/index.html"


def test_dates_numbers_sizes_and_licences_as_people_write_them() -> None:
    assert [day("1981-06-22", lang) for lang in LANGS] == [
        "22 juin 1981",
        "22 June 1981",
        "1981年6月22日",
    ]
    assert day("vers 1981", "fr") == "vers 1981"
    assert number(18906, "fr") == "18\u202f906"
    assert size(999, "en") == "999 B"
    assert size(2_500_000_000, "fr") == "2,5 Go"
    assert licence_name("https://creativecommons.org/publicdomain/zero/1.0/") == "CC0 1.0"
    assert licence_name("https://www.example.org/licence/") == "example.org/licence"
    assert spaced("suit : « voilà » ; fin") == "suit\u00a0: «\u00a0voilà\u00a0»\u00a0; fin"


# --- lists -------------------------------------------------------------------------------


def test_names_stand_where_they_read() -> None:
    names = ["Évreux", "成都市", "Chalon", "Cholet", "eu", "重庆", "Œuf"]
    ordered = ["Chalon", "成都市", "Cholet", "重庆", "eu", "Évreux", "Œuf"]
    assert sorted(names, key=reading) == ordered


@given(st.lists(st.text(min_size=1, max_size=6), max_size=8), st.randoms())
def test_the_order_does_not_hang_on_how_things_come(names: list[str], rnd: object) -> None:
    entries = [Entry(f"{BASE}id/event/{at}", f"doc/event/{at}", "event", {"fr": name})
               for at, name in enumerate(names)]  # fmt: skip
    mixed = list(entries)
    rnd.shuffle(mixed)  # type: ignore[attr-defined]
    assert in_order(mixed, "fr") == in_order(entries, "fr")


def test_when_a_thing_began_is_said_no_more_exactly_than_known() -> None:
    def told(since: str, until: str) -> str:
        return begun(Entry("", "", "event", since=since, until=until), "en")

    assert told("1981-06-22", "1981-06-22") == "22 June 1981"
    assert told("1981-01-01", "1981-12-31") == "1981"
    assert told("1981-01-01", "1985-12-31") == "1981–1985"
    assert told("", "1985-12-31") == ""


def test_a_long_list_is_cut_into_pages_that_lead_to_each_other() -> None:
    count = 2 * PAGE + 1
    site = site_with(*(quad for n in range(count) for quad in town(f"t{n}", fr=f"Ville {n:04}")))
    pages = texts(list(lists(site)))
    first, last = pages["list/collectivity.html"], pages["list/collectivity~3.html"]
    assert [pages[f"list/collectivity{cut}.html"].count("<li><a href=\"../doc/") for cut in
            ("", "~2", "~3")] == [PAGE, PAGE, 1]  # fmt: skip
    assert '<link rel="next" href="../list/collectivity~2.html">' in first
    assert '<link rel="prev" href="../list/collectivity~2.html">' in last
    assert "list/collectivity~4.html" not in pages
    assert max(len(text.encode()) for text in pages.values()) < 100_000


def test_a_facet_lists_what_has_it_and_its_count_is_right(published: Path) -> None:
    page = (published / "list/partnership.html").read_text(encoding="utf-8")
    choice = (
        r'<li><a href="\.\./(list/partnership/[^"]+)"[^>]*>[^<]*</a> <span class="count">(\d+)<'
    )
    choices = re.findall(choice, page)
    assert len(choices) > 10
    for link, count in choices:
        shown = (published / link).read_text(encoding="utf-8")
        assert shown.count('<li><a href="../../doc/') == int(count), link
        assert shown.count('aria-current="true"') >= 1


def test_what_all_have_narrows_nothing_down() -> None:
    cn = thing("territory", "chine")
    quads = [Quad(thing("collectivity", one), PAS.country, cn, GRAPH) for one in ("a", "b")]
    pages = texts(list(lists(site_with(*town("a", fr="A"), *town("b", fr="B"), *quads))))
    assert not [place for place in pages if "country-" in place]


def test_a_name_that_looks_like_markup_stays_a_name() -> None:
    page = texts(list(lists(site_with(*town("x", fr='<b>&"x"')))))["list/collectivity.html"]
    assert "<b>" not in page
    assert "&lt;b&gt;&amp;&quot;x&quot;" in page


# --- people ------------------------------------------------------------------------------


def person(slug: str, basis: NamedNode | None) -> list[Quad]:
    node = thing("person", slug)
    known = [Quad(node, PAS.publicBasis, basis, GRAPH)] if basis else []
    return [
        Quad(node, RDF.type, FOAF.Person, GRAPH),
        Quad(node, SKOS.prefLabel, Literal(f"Nom {slug}", language="fr"), GRAPH),
        *known,
    ]


def test_only_the_elected_and_the_appointed_are_listed() -> None:
    site = site_with(
        *person("elected", PUBLIC_BASIS.elected),
        *person("appointed", PUBLIC_BASIS.appointed),
        *person("mentioned", PUBLIC_BASIS.term("official-mention")),
        *person("unknown", None),
        *person("gone", PUBLIC_BASIS.elected),
        Quad(thing("person", "gone"), PAS.withdrawalReason, Literal("x"), GRAPH),
    )
    seen = overview(site)
    assert [one.iri.rsplit("/", 1)[1] for one in seen.of_kind("person")] == ["appointed", "elected"]
    assert {iri.rsplit("/", 1)[1] for iri in seen.unlisted} == {"mentioned", "unknown", "gone"}


def test_nobody_without_a_page_is_named_in_lists_search_or_answers(
    published: Path, reference: Workspace
) -> None:
    seen = overview(site_of(reference))
    names = {name for some in seen.unlisted.values() for name in some if len(name) > 3}
    assert names, "the reference workspace has people whom an official text merely names"
    for folder in ("list", "search", "questions", "theme"):
        for file in (published / folder).rglob("*.*"):
            if file.suffix in (".html", ".js", ".csv", ".json"):
                text = file.read_text(encoding="utf-8")
                assert not [name for name in names if name in text], file
    for page in ("index", "lists", "quality", "sources", "themes"):
        text = (published / f"{page}.html").read_text(encoding="utf-8")
        assert not [name for name in names if name in text], page


# --- the whole site ----------------------------------------------------------------------


def pages(site: Path) -> list[Path]:
    return sorted(one for one in site.rglob("*.html") if one.parent.name != "maps")


def test_every_page_is_there_in_three_languages_and_names_the_others(published: Path) -> None:
    every = {one.relative_to(published).as_posix() for one in pages(published)}
    for one in sorted(every):
        key, lang = re.fullmatch(r"(.+?)(?:\.(en|zh))?\.html", one).groups()  # type: ignore[union-attr]
        assert {place(key, other) for other in LANGS} <= every
        text = (published / one).read_text(encoding="utf-8")
        assert f'<html lang="{lang or "fr"}">' in text
        if key not in ("404", "410"):
            tags = re.findall(r'<link rel="alternate" hreflang="([\w-]+)"', text)
            assert Counter(tags) == Counter([*LANGS, "x-default"]), one
            assert len(re.findall(r'<link rel="canonical" href="https://', text)) == 1, one


def test_every_page_lets_nothing_in_from_elsewhere(published: Path) -> None:
    policy = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')
    for page in pages(published):
        text = page.read_text(encoding="utf-8")
        found = policy.search(text)
        assert found, page
        allowed = found[1].replace("'", "")
        assert allowed.startswith("default-src none; style-src self;")
        assert "unsafe" not in allowed
        assert "http" not in allowed
        assert not re.search(r'<script(?![^>]*(src=|type="application/ld\+json"))', text), page
        assert "style=" not in re.sub(r">[^<]*<", "><", text), page
        assert "localStorage" not in text
        assert "document.cookie" not in text


def test_a_page_stays_below_a_hundred_kilobytes(published: Path) -> None:
    """All but the maps, which hold everything in one file."""
    sizes = {one.relative_to(published).as_posix(): one.stat().st_size for one in pages(published)}
    assert len(sizes) > 2000
    assert {place: size for place, size in sizes.items() if size >= 100_000} == {}


def test_the_same_graph_gives_the_same_bytes(reference: Workspace, published: Path) -> None:
    again = site_of(reference)
    count = 0
    for part in frame_parts():
        for file in part.make(again):
            if not isinstance(file.content, Path):
                content = file.content
                data = content.encode() if isinstance(content, str) else content
                assert (published / file.place).read_bytes() == data, file.place
                count += 1
    assert count > 500


def test_answers_are_given_whole_beside_their_page(published: Path) -> None:
    page = (published / "questions/partnerships.en.html").read_text(encoding="utf-8")
    assert '<h2 id="of-authority">' in page
    file = published / "questions/partnerships/of-authority.en.csv"
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.reader(lines))
    shown = re.search(r'id="of-authority".*?Rows: (\d+)', page, re.S)
    assert shown
    assert len(rows) - 1 == int(shown[1]) > 0
    for ending in ("fr.csv", "zh.csv", "fr.xlsx", "json", "rq"):
        assert (published / f"questions/partnerships/of-authority.{ending}").stat().st_size > 0


def test_processes_ask_as_one_does(reference: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    site = site_of(reference)
    every = [one for one in load_questions().values() if one.pack in ("people", "themes")]
    alone = list(ask_all(site, every))
    monkeypatch.setattr("passerelle.publish.run.watching.LARGE", 0)
    together = list(ask_all(site, every))
    assert [{lang: one.solutions.rows for lang, one in answers.items()} for answers in alone] == [
        {lang: one.solutions.rows for lang, one in answers.items()} for answers in together
    ]
    assert any(answers for answers in alone)


def test_the_pages_of_the_ontology_lead_home_and_its_terms_have_their_anchors(
    published: Path,
) -> None:
    page = (published / "def/Partnership.zh.html").read_text(encoding="utf-8")
    assert '<a class="around" href="../index.zh.html">' in page
    assert 'id="Partnership"' in (published / "def.html").read_text(encoding="utf-8")
    assert 'id="mobility"' in (published / "scheme/theme.html").read_text(encoding="utf-8")
    assert (published / "context.jsonld").is_file()


def test_contact_and_address_come_from_the_settings(tmp_path: Path) -> None:
    from passerelle.publish.pages.about import about

    settings = Settings.model_validate(
        {"publish": {"url": "https://data.example.org/fr-cn", "contact": "mailto:a@example.org"}}
    )
    site = Site(EmbeddedStore(), settings, "https://data.example.org/fr-cn/")
    page = texts(list(about(site)))["about.en.html"]
    assert '<a href="mailto:a@example.org">a@example.org</a>' in page
    assert 'rel="canonical" href="https://data.example.org/fr-cn/about.en.html"' in page


def test_an_empty_graph_still_makes_a_site(tmp_path: Path) -> None:
    site = site_with()
    made = {file.place for part in frame_parts() for file in part.make(site)}
    assert {"index.html", "lists.zh.html", "maps.html", "quality.html", "404.html"} <= made
