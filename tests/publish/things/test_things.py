"""Pages about things: what they say, what they keep apart, whom they do not show."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from xml.etree.ElementTree import Element

import pytest
from pyoxigraph import RdfFormat, parse

from passerelle.publish.parts import LANGS, place
from passerelle.publish.things import ThingPages, hidden_people, owners, paged_things
from passerelle.publish.things.describe import describe
from passerelle.publish.things.flat import Flat, own_weights, weights
from passerelle.publish.things.names import Namer
from passerelle.publish.things.paging import weigh_claim, weigh_row
from passerelle.publish.things.reading import Reader
from passerelle.publish.things.words import TEXTS
from passerelle.workspace import GraphSettings, Settings
from tests.publish.things.small_graphs import (
    BASE,
    MEETING,
    PLACES,
    TWINNING,
    files_about,
    ids,
    iri,
    main_text,
    pages_about,
    site_of,
    tree,
    words_of,
)

HOSTILE = "</script><img src=x onerror=alert(1)>"


def rows(page: str, heading: str) -> list[str]:
    """The rows of the table below a heading, as text."""
    for section in tree(page).iter("section"):
        title = section.find("h2")
        if title is not None and words_of(title) == heading:
            return [words_of(row) for body in section.iter("tbody") for row in body.iter("tr")]
    return []


def heads(page: str, rel: str) -> list[dict[str, str]]:
    """The links of a page's head with that relation."""
    return [link.attrib for link in tree(page).iter("link") if link.attrib.get("rel") == rel]


# --- what a page says --------------------------------------------------------------------


def test_a_thing_is_named_in_three_languages_and_by_its_other_names() -> None:
    pages = pages_about(site_of(PLACES), "collectivity/rennes")
    headings = {lang: words_of(next(tree(page).iter("h1"))) for lang, page in pages.items()}
    assert headings == {"fr": "Rennes", "en": "Rennes", "zh": "雷恩"}
    other = next(s for s in tree(pages["zh"]).iter("section") if s.attrib.get("class") == "names")
    named = [(one.attrib["lang"], one.text) for one in other.iter("bdi")]
    assert named == [("fr", "Rennes"), ("en", "Rennes"), ("br", "Roazhon")]


@pytest.mark.parametrize(
    ("lang", "kind", "country"),
    [("fr", "commune", "pays France 1"), ("en", "French commune", "country France 1")],
)
def test_kind_and_country_are_in_words_with_their_source(
    lang: str, kind: str, country: str
) -> None:
    page = pages_about(site_of(PLACES), "collectivity/rennes")[lang]
    text = main_text(page)
    assert kind in text
    assert country in text
    links = {words_of(a): a.attrib["href"] for a in tree(page).iter("a")}
    assert links["France"] == f"../../doc/territory/{place('france', lang)}"
    assert links[kind] == f"../../scheme/{place('actor-kind', lang)}#commune"


def test_a_partnership_tells_parties_dates_and_theme() -> None:
    pages = pages_about(site_of(PLACES, TWINNING), "partnership/p1")
    assert rows(pages["fr"], "Parties") == [
        "Jinan Chine partenaire CN",
        "Rennes France partenaire FR",
    ]
    assert "début en 2002 ; fin inconnue" in main_text(pages["fr"])
    assert "began in 2002; end unknown" in main_text(pages["en"])
    assert "始于2002年；结束时间不详" in main_text(pages["zh"])
    assert "certain : aucun jour n'est certain" in main_text(pages["fr"])
    assert "ongoing" not in main_text(pages["en"])
    assert 'href="../../theme/culture.zh.html"' in pages["zh"]


def test_where_sources_disagree_all_is_shown_and_the_preferred_one_says_why() -> None:
    pages = pages_about(site_of(PLACES, TWINNING), "partnership/p1")
    first, second = rows(pages["en"], "Who says so")
    assert first.startswith("A list asserted ★ preferred asserted by one source began in 2002")
    assert second.startswith("Presse denied began in 1998; end unknown written “1998”")
    assert "Sources disagree" in main_text(pages["en"])
    assert "一个来源直接陈述" in main_text(pages["zh"])


def test_evidence_is_a_row_or_a_quote_in_its_context() -> None:
    page = pages_about(site_of(PLACES, TWINNING), "partnership/p1")["fr"]
    quote = next(tree(page).iter("blockquote"))
    assert words_of(quote) == "…On dit que rien n'a été signé ce jour-là…"
    assert words_of(next(quote.iter("mark"))) == "rien n'a été signé"
    places = [words_of(one) for one in tree(page).iter("li") if one.attrib.get("id")]
    assert places[0] == "Une liste · twins.csv · ligne 7 · https://example.net/page"
    assert rows(page, "Sources") == [
        "1 Une liste Mairie CC BY 4.0 1er novembre 2026",
        "2 Presse Gazette tous droits réservés 1er octobre 2026",
    ]


def test_a_body_tells_its_partnerships_and_what_a_rule_derives_from_them() -> None:
    pages = pages_about(site_of(PLACES, TWINNING), "collectivity/rennes")
    assert rows(pages["fr"], "Partenariats et projets") == [
        "Rennes – Jinan jumelage Jinan partenaire "
        "début en 2002 ; fin inconnue écrit « 2002 » affirmé"
    ]
    assert rows(pages["fr"], "Liens dérivés") == ["coopère avec Jinan Coopère avec"]
    assert "aucune source ne les affirme" in main_text(pages["fr"])
    assert 'href="../../rules.html#rule-cooperatesWith"' in pages["fr"]


@pytest.mark.parametrize("modality", ["asserted", "reported", "intended", "denied"])
def test_how_a_fact_is_put_forward_is_always_shown(modality: str) -> None:
    changed = f"GRAPH <graph/shown> {{ <id/event/x> pas:modality modality:{modality} }} "
    typed = (
        "GRAPH <graph/source/list> { <id/event/x> a pas:Event ; pas:place <id/territory/france> }"
    )
    site = site_of(PLACES, changed, typed)
    for address in ("event/x", "territory/france"):
        for page in pages_about(site, address).values():
            assert f'<span class="modality {modality}">' in page


def test_a_thing_without_names_or_labels_is_shown_by_its_address() -> None:
    site = site_of('GRAPH <graph/shown> { <id/event/x> a pas:Event ; skos:prefLabel ""@fr, " " }')
    for lang, page in pages_about(site, "event/x").items():
        assert words_of(next(tree(page).iter("h1"))) == "event/x"
        title = words_of(next(tree(page).iter("title")))
        assert title.startswith(TEXTS["nameless"][LANGS.index(lang)])


def test_nothing_but_a_reference_to_it_makes_no_link_to_a_page() -> None:
    site = site_of(
        "GRAPH <graph/source/list> { <id/event/x> a pas:Event ; pas:place <id/territory/y> }"
    )
    page = pages_about(site, "event/x")["fr"]
    assert "territory/y" in main_text(page)
    assert "doc/territory/y" not in page


# --- people ------------------------------------------------------------------------------


def test_only_elected_and_appointed_people_have_a_page() -> None:
    site = site_of(PLACES, MEETING)
    assert site.hidden == {iri("person/citee")}
    things = paged_things(site)
    assert iri("person/elue") in things
    assert not [one for one in things if "citee" in one]


def test_withdrawn_people_are_hidden_and_owned_by_no_page() -> None:
    gone = (
        "GRAPH <graph/identity> { <id/person/elue> pas:withdrawalReason "
        "<https://w3id.org/passerelle/def/withdrawal-reason#request> }"
    )
    site = site_of(PLACES, MEETING, gone)
    assert iri("person/elue") in hidden_people(site.store)
    assert "person/elue" not in dict(owners(site))


def test_who_is_named_by_an_official_text_only_is_told_at_the_event_without_a_link() -> None:
    site = site_of(PLACES, MEETING)
    made = pages_about(site, "event/e1")
    for page in made.values():
        anchors = ids(page)
        assert {"person-citee", "claim-11", "evidence-11", "selector-11"} <= set(anchors)
        assert "doc/person/citee" not in page
        assert "doc/person/elue" in page
    assert "Anne Citée" in main_text(made["zh"])
    owned = dict(owners(site))
    assert owned["person/citee"] == owned["claim/11"] == owned["participation/2"] == "doc/event/e1"
    assert owned["membership/1"] == "doc/institution/groupe"


def test_no_derived_link_leads_to_a_person_or_from_one() -> None:
    site = site_of(PLACES, MEETING)
    for address in ("institution/groupe", "person/elue"):
        for name, text in files_about(site, address).items():
            assert "coParticipatedWith" not in text, name
            assert "svg" not in text or address.startswith("institution") or "timeline" in text


def test_a_person_has_functions_and_events_and_no_small_map() -> None:
    pages = pages_about(site_of(PLACES, MEETING), "person/elue")
    assert rows(pages["fr"], "Fonctions et appartenances") == [
        "Groupe président début le 1er octobre 2020 ; fin inconnue "
        "écrit « 1er octobre 2020 » affirmé"
    ]
    assert rows(pages["en"], "Events") == ["Meeting in May 2024 participant"]
    assert 'class="ego"' not in pages["fr"]
    assert 'class="timeline"' in pages["fr"]


# --- for machines ------------------------------------------------------------------------


def test_the_head_leads_to_the_data_the_class_the_licence_and_the_address() -> None:
    page = pages_about(site_of(PLACES, TWINNING), "partnership/p1")["zh"]
    assert [one["href"] for one in heads(page, "cite-as")] == [iri("partnership/p1")]
    assert [one["href"] for one in heads(page, "type")] == [
        "https://w3id.org/passerelle/def#Partnership"
    ]
    assert [one["href"] for one in heads(page, "license")] == [
        "https://creativecommons.org/licenses/by/4.0/"
    ]
    described = {one["type"]: one["href"] for one in heads(page, "describedby")}
    assert described == {
        "text/turtle": "../../doc/partnership/p1.ttl",
        "application/ld+json": "../../doc/partnership/p1.jsonld",
        "application/n-triples": "../../doc/partnership/p1.nt",
    }
    alternate = [one["href"] for one in heads(page, "alternate") if "type" in one]
    assert alternate == list(described.values())


def script(page: str) -> str:
    found = re.search(r'<script type="application/ld\+json">\n(.*?)</script>', page, re.DOTALL)
    assert found
    return found[1]


def test_the_json_inside_a_page_is_readable_linked_data() -> None:
    page = pages_about(site_of(PLACES, TWINNING), "partnership/p1")["en"]
    quads = list(parse(script(page), format=RdfFormat.JSON_LD))
    stated = {(q.predicate.value.rpartition("#")[2], getattr(q.object, "value", "")) for q in quads}
    assert ("theme", "https://w3id.org/passerelle/def/theme#culture") in stated
    assert ("prefLabel", "雷恩 – 济南市") in stated
    assert {q.subject.value for q in quads if hasattr(q.subject, "value")} == {
        iri("partnership/p1")
    }


def test_every_language_has_the_same_anchors_each_once() -> None:
    site = site_of(PLACES, TWINNING, MEETING)
    for address in ("partnership/p1", "event/e1", "collectivity/rennes", "institution/groupe"):
        anchors = [ids(page) for page in pages_about(site, address).values()]
        assert all(len(one) == len(set(one)) for one in anchors)
        assert anchors[0] == anchors[1] == anchors[2]


def test_every_node_is_told_on_the_page_that_the_table_names() -> None:
    site = site_of(PLACES, TWINNING, MEETING)
    table = dict(owners(site))
    assert set(table) >= {"party/1", "claim/2", "evidence/1", "selector/2", "membership/2"}
    made: dict[str, dict[str, str]] = {}
    for node, key in table.items():
        address = key.removeprefix("doc/")
        pages = made.setdefault(address, pages_about(site, address))
        for page in pages.values():
            assert node.replace("/", "-") in ids(page), (node, key)


def test_a_page_depends_on_nothing_but_the_graph() -> None:
    site = site_of(PLACES, TWINNING, MEETING)
    alone = {}
    for one in paged_things(site):
        pages = ThingPages(site)
        alone[one] = (list(pages.files(one)), pages.reader.read)
    together = ThingPages(site)
    for one in reversed(paged_things(site)):
        assert (list(together.files(one)), together.reader.read) == alone[one]


def test_what_a_page_names_counts_as_read() -> None:
    pages = ThingPages(site_of(PLACES, TWINNING))
    list(pages.files(iri("partnership/p1")))
    expected = ("partnership/p1", "party/1", "collectivity/jinan", "claim/2", "selector/2")
    assert {iri(one) for one in (*expected, "source/press", "territory/chine")} <= pages.reader.read
    list(pages.files(iri("territory/france")))
    assert iri("claim/2") not in pages.reader.read


def test_a_graph_without_a_title_has_pages_too() -> None:
    site = replace(site_of(PLACES), settings=Settings(graph=GraphSettings(base=BASE)))
    for page in pages_about(site, "collectivity/rennes").values():
        assert "Rennes" in page or "雷恩" in page


# --- hostile and large -------------------------------------------------------------------


def hostile(text: str) -> str:
    """The meeting and the twinning with `text` in every field."""
    written = json.dumps(text)
    changed = re.sub(r'"[^"^@\n]*"(?=@|\s*[;,.}])', lambda _: written, PLACES + TWINNING + MEETING)
    return changed.replace('"2002" ;', f"{written} ;")


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        "<!-- <script> ]]> &lt; {{ 7*7 }} ' \" `",
        "\u202eabc\u202d \u200f\u2067 عربي",
        "x" * 90_000,
        "长" * 30_000,
        "\u0001\ufffe\u0000",
        "",
    ],
)
def test_texts_from_a_source_are_shown_as_text(text: str) -> None:
    site = site_of(hostile(text))
    for address in ("event/e1", "partnership/p1", "collectivity/rennes", "source/list"):
        made = files_about(site, address)
        for name, page in made.items():
            if name.endswith(".html"):
                assert len(list(tree(page).iter("img"))) == 1, f"{name}: the mark of the site"
                assert len(list(tree(page).iter("script"))) == 1
                assert len(page.encode()) < 100_000, name
                json.loads(script(page))
        assert list(parse(made[f"doc/{address}.ttl"], format=RdfFormat.TURTLE))
    if text == HOSTILE:
        assert HOSTILE in main_text(pages_about(site, "event/e1")["fr"])


def test_an_address_that_would_run_is_no_link() -> None:
    site = site_of(
        "GRAPH <graph/source/list> { <id/institution/x> a pas:Institution ; "
        "foaf:homepage <javascript:alert(1)>, <https://example.org/> }"
    )
    page = pages_about(site, "institution/x")["fr"]
    targets = [a.attrib["href"] for a in tree(page).iter("a")]
    assert "https://example.org/" in targets
    assert not [one for one in targets if one.startswith("javascript")]
    assert "javascript:alert(1)" in main_text(page)


def crowd(count: int) -> str:
    """An event with `count` participations, each with a claim and a quote."""
    parts = [
        f"""<id/participation/p{n}> a pas:Participation ; pas:inEvent <id/event/e1> ;
        pas:participant <id/delegation/d{n}> ; pas:participationRole participation-role:host .
        <id/delegation/d{n}> a pas:Delegation ; skos:prefLabel "Délégation {n:03}"@fr .
        <id/claim/p{n}> a pas:Claim ; pas:about <id/participation/p{n}> ;
        pas:saidBy <id/source/list> ; pas:modality modality:asserted ;
        pas:supportedBy <id/evidence/p{n}> .
        <id/evidence/p{n}> a pas:Evidence ; oa:hasSource <id/source/list> ; pas:file "r.txt" ;
        oa:hasSelector <id/selector/p{n}> .
        <id/selector/p{n}> a oa:TextQuoteSelector ; oa:exact "{"mot " * 60}{n}" ."""
        for n in range(count)
    ]
    return f"GRAPH <graph/source/list> {{ {''.join(parts)} }}"


def test_a_crowd_goes_on_on_further_pages_and_the_table_knows_them() -> None:
    site = site_of(PLACES, MEETING, crowd(500))
    made = files_about(site, "event/e1")
    pages = {name: text for name, text in made.items() if name.endswith(".html")}
    assert all(len(page.encode()) < 100_000 for page in pages.values())
    assert "doc/event/e1~2.html" in pages
    table = {node: key for node, key in owners(site) if key.startswith("doc/event/e1")}
    for lang in LANGS:
        found = {key: set(ids(pages[place(key, lang)])) for key in set(table.values())}
        assert all(node.replace("/", "-") in found[key] for node, key in table.items())
    assert len([node for node in table if node.startswith("selector/p")]) == 500
    second = pages["doc/event/e1~2.en.html"]
    nav = [a.attrib for a in tree(second).iter("a") if a.attrib.get("aria-current") == "page"]
    assert [one["href"] for one in nav] == ["../../doc/event/e1~2.en.html"]
    assert [one["href"] for one in heads(second, "prev")] == ["../../doc/event/e1.en.html"]
    assert "page 2 of" in words_of(next(tree(second).iter("title")))


def partners(count: int) -> str:
    """A body with `count` partnerships, derived links and all."""
    parts, links = [], []
    for n in range(count):
        parts.append(
            f"""<id/collectivity/c{n}> a pas:Collectivity ;
            skos:prefLabel "Ville partenaire {n:03}"@fr .
            <id/partnership/q{n}> a pas:Partnership ;
            pas:cooperationKind cooperation-kind:twinning ;
            skos:prefLabel "Rennes – Ville partenaire {n:03}"@fr ; pas:modality modality:asserted ;
            pas:earliestStart "{1950 + n % 70}-01-01"^^xsd:date .
            <id/party/a{n}> a pas:Party ; pas:inCooperation <id/partnership/q{n}> ;
            pas:partyActor <id/collectivity/rennes> ; pas:partyRole party-role:partner .
            <id/party/b{n}> a pas:Party ; pas:inCooperation <id/partnership/q{n}> ;
            pas:partyActor <id/collectivity/c{n}> ; pas:partyRole party-role:partner ."""
        )
        links.append(f"<id/collectivity/rennes> pas:cooperatesWith <id/collectivity/c{n}> .")
    return (
        f"GRAPH <graph/source/list> {{ {''.join(parts)} }} "
        f"GRAPH <graph/inferred/cooperatesWith> {{ {''.join(links)} }}"
    )


def test_a_body_of_five_hundred_partnerships_has_pages_that_stay_small() -> None:
    made = files_about(site_of(PLACES, partners(500)), "collectivity/rennes")
    pages = {name: text for name, text in made.items() if name.endswith(".html")}
    assert all(len(page.encode()) < 100_000 for page in pages.values())
    french = [page for name, page in pages.items() if ".en." not in name and ".zh." not in name]
    told = [row for page in french for row in rows(page, "Partenariats et projets")]
    assert len(told) == len(set(told)) == 500
    assert "488 autres ne sont pas dessinés" in main_text(french[0])


def test_flat_reads_never_think_a_description_smaller_than_it_is() -> None:
    site = site_of(PLACES, TWINNING, MEETING, crowd(40), partners(40))
    flat = Flat(site)
    homes = {
        iri(node): iri(key.removeprefix("doc/").partition("~")[0]) for node, key in owners(site)
    }
    own = own_weights(flat, homes)
    every = weights(flat, own)
    reader = Reader(site.store)
    for thing in paged_things(site):
        told = describe(site, reader, Namer(site, reader), thing)
        if told.kind != "source":  # what a source speaks of has its home elsewhere
            rows_ = [weigh_row(row) for section in told.sections for row in section.rows]
            nodes = [weigh_row(row) for s in told.sections for row in s.rows if row.node]
            claims = [weigh_claim(claim) for claim in told.claims]
            assert sum(rows_) + sum(claims) <= every[thing], thing
            assert sum(nodes) + sum(claims) <= own[thing], thing


def test_drawings_name_what_they_show_and_lead_to_it() -> None:
    page = pages_about(site_of(PLACES, TWINNING), "collectivity/rennes")["zh"]
    svgs: list[Element] = list(tree(page).iter("svg"))
    assert [one.attrib["role"] for one in svgs] == ["group", "img"]
    for svg in svgs:
        named = svg.attrib["aria-labelledby"]
        assert [t for t in svg.iter("title") if t.attrib.get("id") == named]
    assert {a.attrib["href"] for a in svgs[0].iter("a")} == {"../../doc/collectivity/jinan.zh.html"}
    assert "始于2002年；结束时间不详" in words_of(next(svgs[1].iter("title")))


def test_the_words_are_there_in_three_languages() -> None:
    for name, texts in TEXTS.items():
        assert len(texts) == 3, name
        assert all(text.strip() for text in texts), name
        assert len({text.count("{") for text in texts}) == 1, name
    assert BASE.endswith("/")
