"""Small graphs worked out by hand, as sites; and their pages read back."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from functools import cache

from pyoxigraph import RdfFormat, parse

from passerelle.namespaces import PREFIXES
from passerelle.publish.parts import LANGS, Site, place
from passerelle.publish.things import ThingPages, hidden_people
from passerelle.store import EmbeddedStore
from passerelle.workspace import GraphSettings, Publisher, Settings

BASE = "https://example.org/g/"
HEAD = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items()) + f"BASE <{BASE}>\n"
SETTINGS = Settings(
    graph=GraphSettings(
        base=BASE,
        title={"fr": "Essai", "en": "Trial", "zh": "试验"},
        publisher=Publisher(name="Test"),
    )
)

PLACES = """
GRAPH <graph/source/list> {
  <id/territory/france> a pas:Territory ; pas:level 0 .
  <id/territory/chine> a pas:Territory ; pas:level 0 .
  <id/collectivity/rennes> a pas:Collectivity ; pas:country <id/territory/france> ;
    pas:nameAsWritten "Rennes"@fr, "Roazhon"@br ; pas:actorKind actor-kind:commune .
  <id/collectivity/jinan> a pas:Collectivity ; pas:country <id/territory/chine> .
}
GRAPH <graph/shown> {
  <id/territory/france> skos:prefLabel "France"@fr, "France"@en, "法国"@zh .
  <id/territory/chine> skos:prefLabel "Chine"@fr, "China"@en, "中国"@zh .
  <id/collectivity/rennes> skos:prefLabel "Rennes"@fr, "Rennes"@en, "雷恩"@zh ;
    pas:modality modality:asserted .
  <id/collectivity/jinan> skos:prefLabel "Jinan"@fr, "Jinan"@en, "济南市"@zh ;
    pas:modality modality:reported .
}
GRAPH <graph/meta> {
  <dataset> a dcat:Dataset ; dcterms:title "Essai"@fr .
  <id/source/list> a pas:Source ; dcterms:title "Une liste"@fr, "A list"@en, "名单"@zh ;
    dcterms:publisher "Mairie" ; pas:retrieved "2026-11-01"^^xsd:date ;
    dcterms:license <https://creativecommons.org/licenses/by/4.0/> .
  <id/source/press> a pas:Source ; dcterms:title "Presse"@fr ; dcterms:publisher "Gazette" ;
    pas:retrieved "2026-10-01"^^xsd:date ; dcterms:license "tous droits réservés" .
}
"""

TWINNING = """
GRAPH <graph/source/list> {
  <id/partnership/p1> a pas:Partnership ; pas:cooperationKind cooperation-kind:twinning ;
    pas:theme theme:culture .
  <id/party/1> a pas:Party ; pas:inCooperation <id/partnership/p1> ;
    pas:partyActor <id/collectivity/rennes> ; pas:partyRole party-role:partner ; pas:side "FR" .
  <id/party/2> a pas:Party ; pas:inCooperation <id/partnership/p1> ;
    pas:partyActor <id/collectivity/jinan> ; pas:partyRole party-role:partner ; pas:side "CN" .
  <id/claim/1> a pas:Claim ; pas:about <id/partnership/p1> ; pas:saidBy <id/source/list> ;
    pas:modality modality:asserted ; pas:timeAsWritten "2002" ;
    pas:earliestStart "2002-01-01"^^xsd:date ; pas:latestStart "2002-12-31"^^xsd:date ;
    pas:endStatus status:unknown-end ; pas:supportedBy <id/evidence/1> .
  <id/evidence/1> a pas:Evidence ; oa:hasSource <id/source/list> ; pas:file "twins.csv" ;
    pas:row 7 ; dcterms:references <https://example.net/page> .
}
GRAPH <graph/source/press> {
  <id/claim/2> a pas:Claim ; pas:about <id/partnership/p1> ; pas:saidBy <id/source/press> ;
    pas:modality modality:denied ; pas:timeAsWritten "1998" ;
    pas:earliestStart "1998-01-01"^^xsd:date ; pas:latestStart "1998-12-31"^^xsd:date ;
    pas:endStatus status:unknown-end ; pas:supportedBy <id/evidence/2> .
  <id/evidence/2> a pas:Evidence ; oa:hasSource <id/source/press> ; pas:file "article.txt" ;
    oa:hasSelector <id/selector/2> .
  <id/selector/2> a oa:TextQuoteSelector, oa:TextPositionSelector ; oa:prefix "On dit que " ;
    oa:exact "rien n'a été signé" ; oa:suffix " ce jour-là" ; oa:start 11 ; oa:end 29 .
}
GRAPH <graph/shown> {
  <id/partnership/p1> skos:prefLabel "Rennes – Jinan"@fr, "Rennes – Jinan"@en, "雷恩 – 济南市"@zh ;
    pas:modality modality:asserted ; pas:timeAsWritten "2002" ;
    pas:earliestStart "2002-01-01"^^xsd:date ; pas:latestStart "2002-12-31"^^xsd:date ;
    pas:endStatus status:unknown-end .
  <id/claim/1> pas:preferred true ; pas:preferredBecause "affirmé par une source"@fr,
    "asserted by one source"@en, "一个来源直接陈述"@zh .
}
GRAPH <graph/inferred/cooperatesWith> {
  <id/collectivity/rennes> pas:cooperatesWith <id/collectivity/jinan> .
  <id/collectivity/jinan> pas:cooperatesWith <id/collectivity/rennes> .
}
"""

MEETING = """
GRAPH <graph/source/list> {
  <id/event/e1> a pas:Event ; pas:eventKind event-kind:meeting ; pas:venue "Sénat" .
  <id/institution/groupe> a pas:Institution .
  <id/person/elue> a foaf:Person ; pas:publicBasis public-basis:elected .
  <id/person/citee> a foaf:Person ; pas:publicBasis public-basis:official-mention .
  <id/participation/1> a pas:Participation ; pas:inEvent <id/event/e1> ;
    pas:participant <id/person/elue> ; pas:participationRole participation-role:participant .
  <id/participation/2> a pas:Participation ; pas:inEvent <id/event/e1> ;
    pas:participant <id/person/citee> ; pas:participationRole participation-role:participant ;
    pas:onBehalfOf <id/institution/groupe> .
  <id/membership/1> a org:Membership ; org:member <id/person/citee> ;
    org:organization <id/institution/groupe> ; org:role function:president .
  <id/membership/2> a org:Membership ; org:member <id/person/elue> ;
    org:organization <id/institution/groupe> ; org:role function:president .
  <id/claim/11> a pas:Claim ; pas:about <id/person/citee> ; pas:saidBy <id/source/list> ;
    pas:modality modality:asserted ; pas:supportedBy <id/evidence/11> .
  <id/claim/12> a pas:Claim ; pas:about <id/participation/2> ; pas:saidBy <id/source/list> ;
    pas:modality modality:asserted ; pas:supportedBy <id/evidence/11> .
  <id/evidence/11> a pas:Evidence ; oa:hasSource <id/source/list> ; pas:file "report.txt" ;
    oa:hasSelector <id/selector/11> .
  <id/selector/11> a oa:TextQuoteSelector ; oa:prefix "avec " ; oa:exact "Anne Citée" ;
    oa:suffix "." .
}
GRAPH <graph/shown> {
  <id/event/e1> skos:prefLabel "Rencontre"@fr, "Meeting"@en, "会见"@zh ;
    pas:modality modality:asserted ;
    pas:earliestStart "2024-05-01"^^xsd:date ; pas:latestStart "2024-05-31"^^xsd:date ;
    pas:earliestEnd "2024-05-01"^^xsd:date ; pas:latestEnd "2024-05-31"^^xsd:date ;
    pas:endStatus status:ended .
  <id/institution/groupe> skos:prefLabel "Groupe"@fr .
  <id/person/elue> skos:prefLabel "Élue Connue"@fr .
  <id/person/citee> skos:prefLabel "Anne Citée"@fr .
  <id/membership/2> pas:modality modality:asserted ; pas:earliestStart "2020-10-01"^^xsd:date ;
    pas:latestStart "2020-10-01"^^xsd:date ; pas:timeAsWritten "1er octobre 2020" ;
    pas:endStatus status:unknown-end .
}
GRAPH <graph/inferred/coParticipatedWith> {
  <id/institution/groupe> pas:coParticipatedWith <id/person/citee>, <id/person/elue> .
  <id/person/elue> pas:coParticipatedWith <id/institution/groupe>, <id/person/citee> .
}
"""


def site_of(*trig: str) -> Site:
    """A site of the graph that these pieces of TriG give."""
    store = EmbeddedStore()
    store.load(parse(HEAD + "".join(trig), format=RdfFormat.TRIG))
    return Site(store, SETTINGS, "https://data.example.org/site/", None, hidden_people(store))


def iri(address: str) -> str:
    """``kind/slug`` as an address of the graph."""
    return f"{BASE}id/{address}"


def files_about(site: Site, address: str) -> dict[str, str]:
    """The files about a thing: place to text."""
    made = {}
    for file in ThingPages(site).files(iri(address)):
        content = file.content
        assert isinstance(content, str | bytes)
        made[file.place] = content if isinstance(content, str) else content.decode()
    return made


def pages_about(site: Site, address: str) -> dict[str, str]:
    """Its first page in each language."""
    made = files_about(site, address)
    return {lang: made[place(f"doc/{address}", lang)] for lang in LANGS}


@cache
def tree(page: str) -> ET.Element:
    """A page as a tree: all that is written here is XML too, but for the void elements."""
    text = re.sub(r"<(meta|link|br|img|input)\b([^>]*)>", r"<\1\2/>", page.split("\n", 1)[1])
    return ET.fromstring(text)


def words_of(element: ET.Element) -> str:
    """The text of an element, spaces made one."""
    return " ".join(" ".join(element.itertext()).split())


def main_text(page: str) -> str:
    """What a reader sees of the page."""
    found = tree(page).find("body/main")
    assert found is not None
    return words_of(found)


def ids(page: str) -> list[str]:
    """All anchors of a page."""
    return [one.attrib["id"] for one in tree(page).iter() if "id" in one.attrib]
