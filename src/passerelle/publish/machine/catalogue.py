"""The catalogue of the site: DCAT-AP 3, so that data portals can harvest it.

After https://semiceu.github.io/DCAT-AP/releases/3.0.1/. Everything stated is a setting, a fact of
the graph or a figure of a file written here; what nobody knows is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from pyoxigraph import Literal, NamedNode

from passerelle.namespaces import (
    ADMS,
    DCAT,
    DCTERMS,
    EU,
    FOAF,
    PAS,
    RDF,
    RDFS,
    SKOS,
    VCARD,
)
from passerelle.publish.machine.distributions import distribution
from passerelle.publish.machine.dumps import Dumps, dumps_of
from passerelle.publish.machine.facts import Facts, SourceFacts, facts_of
from passerelle.publish.machine.sheet import Sheet, day_of, page_of, publisher, texts, typed
from passerelle.publish.machine.versions import describe_versions, first_issued, versions_of
from passerelle.publish.parts import File, Site

__all__ = ["catalogue_files", "describe_dataset"]

_LANGUAGES = {
    "de": "DEU", "en": "ENG", "es": "SPA", "fr": "FRA", "it": "ITA", "nl": "NLD", "pl": "POL",
    "pt": "POR", "ar": "ARA", "ja": "JPN", "ru": "RUS", "zh": "ZHO",
}  # fmt: skip
"""Codes of the EU's table of languages."""
_THEMES = {
    "INTR": {"fr": "Questions internationales", "en": "International issues", "zh": "国际问题"},
    "REGI": {"fr": "Régions et villes", "en": "Regions and cities", "zh": "地区与城市"},
    "GOVE": {
        "fr": "Gouvernement et secteur public",
        "en": "Government and public sector",
        "zh": "政府与公共部门",
    },
}
"""What every graph of cooperation between territories is about, in the EU's table of themes."""
_PROVENANCE = {
    "fr": "Chaque fait est relié à la source qui le dit ; les désaccords sont gardés.",
    "en": "Each fact is linked to the source that says it; disagreements are kept.",
    "zh": "每条事实均注明来源；来源不一致时全部保留。",
}


def catalogue_files(site: Site) -> Iterator[File]:
    """The part of the site: ``catalog.ttl`` and ``catalog.jsonld``."""
    sheet = Sheet()
    facts = facts_of(site)
    dataset = describe_dataset(site, facts, dumps_of(site), sheet)
    catalogue = NamedNode(f"{site.minter.base}catalog")
    _about(sheet, catalogue, DCAT.Catalog, site, facts)
    sheet.add(catalogue, DCAT.dataset, dataset, *versions_of(site, dataset))
    home = typed(sheet, NamedNode(site.home), FOAF.Document)
    sheet.add(catalogue, FOAF.homepage, home)
    taxonomy = typed(sheet, EU.term("data-theme"), SKOS.ConceptScheme)
    sheet.add(taxonomy, DCTERMS.title, Literal("Data theme", language="en"))
    sheet.add(catalogue, DCAT.themeTaxonomy, taxonomy)
    sheet.add(catalogue, DCAT.service, _service(sheet, site, dataset))
    yield from sheet.files("catalog")


def describe_dataset(site: Site, facts: Facts, dumps: Dumps, sheet: Sheet) -> NamedNode:
    """State what is known of the dataset on `sheet`; returns its address."""
    dataset = NamedNode(f"{site.minter.base}dataset")
    _about(sheet, dataset, DCAT.Dataset, site, facts)
    sheet.add(dataset, DCAT.landingPage, page_of(sheet, f"{site.home}dataset.html"))
    sheet.add(dataset, DCTERMS.identifier, Literal(dataset.value))
    sheet.add(dataset, DCAT.contactPoint, _contact(sheet, site))
    sheet.add(dataset, DCAT.keyword, *facts.keywords)
    sheet.add(dataset, DCAT.theme, *(_theme(sheet, code) for code in _THEMES))
    public = typed(sheet, EU.term("access-right/PUBLIC"), DCTERMS.RightsStatement)
    sheet.add(dataset, DCTERMS.accessRights, public)
    ontology = NamedNode(str(PAS).rstrip("#"))
    sheet.add(dataset, DCTERMS.conformsTo, typed(sheet, ontology, DCTERMS.Standard))
    sheet.add(dataset, DCTERMS.source, *(_source(sheet, one) for one in facts.sources))
    sheet.add(dataset, DCTERMS.temporal, _period(sheet, dataset, facts))
    _provenance(sheet, dataset)
    _canonical(sheet, dataset, dumps)
    sheet.add(
        dataset,
        DCAT.distribution,
        *(distribution(sheet, site, dataset, one, facts.modified) for one in dumps.files),
    )
    versions = describe_versions(sheet, site, dataset)
    sheet.add(dataset, DCAT.hasVersion, *versions)
    return dataset


def _about(sheet: Sheet, node: NamedNode, kind: NamedNode, site: Site, facts: Facts) -> None:
    """What the catalogue and its dataset have in common."""
    graph = site.settings.graph
    title = graph.title or {"und": "Passerelle"}
    sheet.add(node, RDF.type, kind)
    sheet.add(node, DCTERMS.title, *texts(title))
    sheet.add(node, DCTERMS.description, *texts(graph.description or title))
    sheet.add(node, DCTERMS.publisher, publisher(sheet, site))
    sheet.add(node, DCTERMS.issued, day_of(first_issued(site)))
    sheet.add(node, DCTERMS.language, *(_language(sheet, lang) for lang in graph.languages))
    for country, names in facts.countries.items():
        sheet.add(node, DCTERMS.spatial, typed(sheet, country, DCTERMS.Location))
        sheet.add(country, SKOS.prefLabel, *names)
    sheet.add(node, DCTERMS.modified, day_of(facts.modified))
    licence = typed(sheet, NamedNode(graph.licence), DCTERMS.LicenseDocument)
    sheet.add(node, DCTERMS.license, licence if kind == DCAT.Catalog else None)


def _contact(sheet: Sheet, site: Site) -> NamedNode | None:
    """Whom to write to; None where no address is set."""
    named = site.settings.graph.publisher
    address = site.settings.publish.contact or named.homepage
    if not address:
        return None
    node = typed(sheet, NamedNode(f"{site.minter.base}dataset#contact"), VCARD.Organization)
    sheet.add(node, RDF.type, VCARD.Kind)
    sheet.add(node, VCARD.fn, Literal(named.name or urlsplit(site.home).netloc))
    kind = VCARD.hasEmail if address.startswith("mailto:") else VCARD.hasURL
    sheet.add(node, kind, NamedNode(address))
    return node


def _language(sheet: Sheet, lang: str) -> NamedNode:
    code = _LANGUAGES.get(lang)
    name = EU.term(f"language/{code}") if code else NamedNode(f"urn:ietf:bcp:47:{lang}")
    return typed(sheet, name, DCTERMS.LinguisticSystem)


def _theme(sheet: Sheet, code: str) -> NamedNode:
    node = typed(sheet, EU.term(f"data-theme/{code}"), SKOS.Concept)
    sheet.add(node, SKOS.prefLabel, *texts(_THEMES[code]))
    return node


def _source(sheet: Sheet, source: SourceFacts) -> NamedNode:
    """A source as a dataset: DCAT-AP asks for a description, which says who and when."""
    node = typed(sheet, source.iri, DCAT.Dataset)
    sheet.add(node, DCTERMS.title, *(source.title or [Literal(source.iri.value)]))
    said = (source.publisher, source.retrieved, source.licence)
    sheet.add(node, DCTERMS.description, Literal("; ".join(filter(None, said)) or "–"))
    if source.publisher:
        agent = typed(sheet, NamedNode(f"{source.iri.value}#publisher"), FOAF.Agent)
        sheet.add(agent, FOAF.name, Literal(source.publisher))
        sheet.add(node, DCTERMS.publisher, agent)
    if source.page:
        sheet.add(node, DCAT.landingPage, page_of(sheet, source.page))
    return node


def _period(sheet: Sheet, dataset: NamedNode, facts: Facts) -> NamedNode | None:
    if not (facts.start and facts.end):
        return None
    node = typed(sheet, NamedNode(f"{dataset.value}#period"), DCTERMS.PeriodOfTime)
    sheet.add(node, DCAT.startDate, day_of(facts.start))
    sheet.add(node, DCAT.endDate, day_of(facts.end))
    return node


def _provenance(sheet: Sheet, dataset: NamedNode) -> None:
    node = typed(sheet, NamedNode(f"{dataset.value}#provenance"), DCTERMS.ProvenanceStatement)
    sheet.add(node, RDFS.label, *texts(_PROVENANCE))
    sheet.add(dataset, DCTERMS.provenance, node)


def _canonical(sheet: Sheet, dataset: NamedNode, dumps: Dumps) -> None:
    """The digest of the canonical form: the same for the same graph, in whichever syntax."""
    node = typed(sheet, NamedNode(f"{dataset.value}#canonical"), ADMS.Identifier)
    sheet.add(node, SKOS.notation, Literal(dumps.canonical))
    sheet.add(node, ADMS.schemaAgency, Literal("SHA-256 of the canonical N-Quads (RDFC-1.0)"))
    sheet.add(dataset, ADMS.identifier, node)


def _service(sheet: Sheet, site: Site, dataset: NamedNode) -> NamedNode | None:
    """The SPARQL endpoint that everybody may ask, where there is one."""
    endpoint = site.settings.publish.endpoint
    if not endpoint:
        return None
    node = typed(sheet, NamedNode(f"{site.minter.base}catalog#sparql"), DCAT.DataService)
    sheet.add(node, DCTERMS.title, Literal("SPARQL 1.1"))
    sheet.add(node, DCAT.endpointURL, NamedNode(endpoint))
    sheet.add(node, DCAT.endpointDescription, NamedNode(endpoint))
    sheet.add(node, DCAT.servesDataset, dataset)
    sheet.add(node, DCTERMS.publisher, publisher(sheet, site))
    sheet.add(node, DCAT.contactPoint, _contact(sheet, site))
    sheet.add(node, DCTERMS.license, NamedNode(site.settings.graph.licence))
    sheet.add(node, DCAT.theme, *(_theme(sheet, code) for code in _THEMES))
    protocol = NamedNode("https://www.w3.org/TR/sparql11-protocol/")
    sheet.add(node, DCTERMS.conformsTo, typed(sheet, protocol, DCTERMS.Standard))
    return node
