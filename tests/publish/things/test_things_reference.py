"""The pages about the things of the reference workspace: whole, true to the graph, told once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import NamedNode, RdfFormat, Triple, parse
from rdflib.compare import isomorphic

from passerelle.namespaces import DCTERMS, FOAF, PAS, RDF
from passerelle.publish.opening import site_of
from passerelle.publish.parts import LANGS, Site, place
from passerelle.publish.things import owners, paged_things
from passerelle.workspace import Workspace
from tests.conftest import ROOT
from tests.publish.things.small_graphs import main_text, tree, words_of
from tests.publish.things.test_things import rows
from tests.publish.things.test_things_data import FORMATS, canonical

MEETING = (
    "doc/event/rencontre-du-groupe-d-amitie-france-chine-du-senat-avec-une-delegation-chinoise"
)
NAMED_ONLY = {"Celine Wang", "Xiaoqing Su", "Alain Melka", "Quentin Meullemiestre"}


@pytest.fixture(scope="module")
def site(reference: Workspace) -> Site:
    return site_of(reference)


@pytest.fixture(scope="module")
def things(site: Site) -> dict[str, str]:
    """Each thing with a page, and its key."""
    keys = {thing: site.key(thing) for thing in paged_things(site)}
    assert len(keys) > 400
    return {thing: key for thing, key in keys.items() if key}


def test_the_meeting_tells_who_was_there_for_whom_with_which_function(published: Path) -> None:
    page = (published / place(MEETING)).read_text(encoding="utf-8")
    told = rows(page, "Qui y a pris part")
    assert len(told) == 13
    group = "Groupe interparlementaire d'amitié France-Chine du Sénat"
    assert f"David Ros participant {group} président de groupe France affirmé" in told
    assert f"{group} hôte France affirmé" in told
    people = {name for name in NAMED_ONLY if any(row.startswith(name) for row in told)}
    assert people == NAMED_ONLY
    linked = {words_of(a) for a in tree(page).iter("a") if "/person/" in a.attrib["href"]}
    assert linked == {
        "David Ros", "Jean-Pierre Grand", "Louis-Jean de Nicolaÿ", "Marie-Do Aeschlimann",
    }  # fmt: skip


def test_who_is_only_named_stands_on_no_page_but_those_of_the_event_and_the_body(
    published: Path, things: dict[str, str]
) -> None:
    for key in things.values():
        for lang in LANGS:
            text = main_text((published / place(key, lang)).read_text(encoding="utf-8"))
            named = {name for name in NAMED_ONLY if name in text}
            assert not named or key.split("/")[1] in ("event", "institution"), (key, named)


def test_quotes_stand_in_the_report_as_they_are_shown(published: Path) -> None:
    report = " ".join(
        (ROOT / "data/sources/senat-meeting/report.fr.txt").read_text("utf-8").split()
    )
    page = (published / place(MEETING, "zh")).read_text(encoding="utf-8")
    quotes = ["".join(one.itertext()) for one in tree(page).iter("blockquote")]
    assert len(quotes) > 20
    for quote in quotes:
        assert " ".join(quote.strip("…").split()) in report


def test_each_of_three_files_says_the_same_and_nothing_that_the_graph_does_not(
    published: Path, site: Site, things: dict[str, str]
) -> None:
    graph = {Triple(q.subject, q.predicate, q.object) for q in site.store.quads()}
    for thing, key in things.items():
        texts = {end: (published / f"{key}.{end}").read_bytes() for end in FORMATS}
        forms = {canonical(parse(text, format=FORMATS[end])) for end, text in texts.items()}
        assert len(forms) == 1, key
        document = NamedNode(f"{site.home}{key}")
        for quad in parse(texts["nt"], format=RdfFormat.N_TRIPLES):
            if quad.subject != document and quad.object != PAS.DerivedProperty:
                assert quad.triple in graph, quad
            if (quad.subject, quad.predicate) == (document, FOAF.primaryTopic):
                assert quad.object == NamedNode(thing)


def test_all_files_together_tell_all_that_sources_say_of_things(
    published: Path, site: Site, things: dict[str, str]
) -> None:
    told = {
        quad.triple
        for key in things.values()
        for quad in parse(path=str(published / f"{key}.nt"), format=RdfFormat.N_TRIPLES)
    }
    missing = {
        str(quad)
        for quad in site.store.quads()
        if "/graph/source/" in str(quad.graph_name) or str(quad.graph_name).endswith("/shown>")
        if quad.triple not in told
    }
    assert not missing


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_another_program_reads_a_sample_of_the_json(published: Path) -> None:
    files = sorted(published.glob("doc/*/*.jsonld"))[::40]
    assert len(files) > 8
    for file in files:
        one = rdflib.Graph().parse(file.with_suffix(".ttl"))
        other = rdflib.Graph().parse(file, format="json-ld")
        assert isomorphic(one, other), file.name


def test_every_node_has_its_element_in_three_languages(published: Path, site: Site) -> None:
    table = dict(owners(site))
    assert len(table) > 1600
    anchors: dict[str, set[str]] = {}
    for node, key in table.items():
        if node.startswith("agent/"):
            continue  # the publisher of the data set is told on the data set's own page
        for lang in LANGS:
            where = place(key, lang)
            if where not in anchors:
                text = (published / where).read_text(encoding="utf-8")
                anchors[where] = set(re.findall(r' id="([^"]+)"', text))
            assert node.replace("/", "-") in anchors[where], (node, where)


def test_every_node_without_a_page_is_in_the_table(site: Site, things: dict[str, str]) -> None:
    start = f"{site.minter.base}id/"
    nodes = {
        quad.subject.value.removeprefix(start)
        for quad in site.store.quads()
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(start)
    }
    paged = {thing.removeprefix(start) for thing in things}
    assert nodes - paged == set(dict(owners(site)))


def test_no_page_about_a_thing_is_too_large(published: Path) -> None:
    sizes = {file: file.stat().st_size for file in published.glob("doc/*/*.html")}
    assert len(sizes) > 1200
    assert max(sizes.values()) < 100_000


def test_where_sources_disagree_the_page_says_so(published: Path, site: Site) -> None:
    preferred = {q.subject for q in site.store.matching(predicate=PAS.preferred)}
    about = {
        quad.object.value
        for claim in preferred
        if isinstance(claim, NamedNode)
        for quad in site.store.matching(claim, PAS.about)
        if isinstance(quad.object, NamedNode)
    }
    keys = [key for one in about if (key := site.key(one))]
    assert keys
    for key in keys:
        page = (published / place(key, "en")).read_text(encoding="utf-8")
        assert "Sources disagree" in main_text(page)
        assert "★ preferred" in main_text(page)


def test_sources_say_when_they_were_checked_and_under_which_licence(
    published: Path, site: Site
) -> None:
    for source in {q.subject for q in site.store.matching(None, RDF.type, PAS.Source)}:
        assert isinstance(source, NamedNode)
        key = site.key(source.value)
        assert key
        page = main_text((published / place(key, "en")).read_text(encoding="utf-8"))
        assert "2026" in page
        licence = next(q.object for q in site.store.matching(source, DCTERMS.license))
        assert "CC" in page or getattr(licence, "value", "") in page
