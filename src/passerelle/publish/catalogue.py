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
    DCAT_AP,
    DCTERMS,
    EU,
    FOAF,
    IANA,
    PAS,
    RDF,
    RDFS,
    SKOS,
    SPDX,
    VCARD,
    XSD,
)
from passerelle.publish.dumps import Dump, Dumps, dumps_of
from passerelle.publish.dumps.table_kinds import TABLES
from passerelle.publish.facts import Facts, SourceFacts, facts_of
from passerelle.publish.parts import File, Site
from passerelle.publish.sheet import Sheet, integer, texts

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
_SYNTAX = {
    "nq": ("N-Quads", "RDF_N_QUADS", "https://www.w3.org/TR/n-quads/"),
    "trig": ("TriG", "RDF_TRIG", "https://www.w3.org/TR/trig/"),
    "ttl": ("Turtle", "RDF_TURTLE", "https://www.w3.org/TR/turtle/"),
    "jsonld": ("JSON-LD", "JSON_LD", "https://www.w3.org/TR/json-ld11/"),
    "rdf": ("RDF/XML", "RDF_XML", "https://www.w3.org/TR/rdf-syntax-grammar/"),
    "csv": ("CSV", "CSV", "https://www.rfc-editor.org/rfc/rfc4180"),
    "parquet": ("Parquet", "", "https://parquet.apache.org/docs/file-format/"),
}
_PACKAGES = {
    "datapackage.json": ("Data Package", "https://specs.frictionlessdata.io/data-package/"),
    "csv-metadata.json": ("CSV on the Web", "https://www.w3.org/TR/tabular-metadata/"),
}
_WHOLE = {"fr": "Tout le graphe", "en": "The whole graph", "zh": "完整图谱"}
_KEPT = {
    "fr": "avec les graphes nommés : quelle source dit quoi",
    "en": "with the named graphs: which source said what",
    "zh": "保留命名图：何种来源作何陈述",
}
_UNION = {
    "fr": "sans les graphes nommés, chaque énoncé une fois",
    "en": "without the named graphs, each statement once",
    "zh": "不含命名图，每条陈述仅一次",
}
_TABLE = {"fr": "Une table du graphe", "en": "One table of the graph", "zh": "图谱的一张表"}
_DESCRIBED = {"fr": "Description des tables", "en": "What the tables hold", "zh": "表格说明"}
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
    sheet.add(catalogue, DCAT.dataset, dataset)
    home = _typed(sheet, NamedNode(site.home), FOAF.Document)
    sheet.add(catalogue, FOAF.homepage, home)
    taxonomy = _typed(sheet, EU.term("data-theme"), SKOS.ConceptScheme)
    sheet.add(taxonomy, DCTERMS.title, Literal("Data theme", language="en"))
    sheet.add(catalogue, DCAT.themeTaxonomy, taxonomy)
    sheet.add(catalogue, DCAT.service, _service(sheet, site, dataset))
    yield from sheet.files("catalog")


def describe_dataset(site: Site, facts: Facts, dumps: Dumps, sheet: Sheet) -> NamedNode:
    """State what is known of the dataset on `sheet`; returns its address."""
    dataset = NamedNode(f"{site.minter.base}dataset")
    _about(sheet, dataset, DCAT.Dataset, site, facts)
    sheet.add(dataset, DCAT.landingPage, _page(sheet, f"{site.home}dataset.html"))
    sheet.add(dataset, DCTERMS.identifier, Literal(dataset.value))
    sheet.add(dataset, DCAT.contactPoint, _contact(sheet, site))
    sheet.add(dataset, DCAT.keyword, *facts.keywords)
    sheet.add(dataset, DCAT.theme, *(_theme(sheet, code) for code in _THEMES))
    public = _typed(sheet, EU.term("access-right/PUBLIC"), DCTERMS.RightsStatement)
    sheet.add(dataset, DCTERMS.accessRights, public)
    ontology = NamedNode(str(PAS).rstrip("#"))
    sheet.add(dataset, DCTERMS.conformsTo, _typed(sheet, ontology, DCTERMS.Standard))
    sheet.add(dataset, DCTERMS.source, *(_source(sheet, one) for one in facts.sources))
    sheet.add(dataset, DCTERMS.temporal, _period(sheet, dataset, facts))
    _provenance(sheet, dataset)
    _canonical(sheet, dataset, dumps)
    sheet.add(
        dataset,
        DCAT.distribution,
        *(_distribution(sheet, site, dataset, one, facts) for one in dumps.files),
    )
    return dataset


def _about(sheet: Sheet, node: NamedNode, kind: NamedNode, site: Site, facts: Facts) -> None:
    """What the catalogue and its dataset have in common."""
    graph = site.settings.graph
    title = graph.title or {"und": "Passerelle"}
    sheet.add(node, RDF.type, kind)
    sheet.add(node, DCTERMS.title, *texts(title))
    sheet.add(node, DCTERMS.description, *texts(graph.description or title))
    sheet.add(node, DCTERMS.publisher, _publisher(sheet, site))
    sheet.add(node, DCTERMS.language, *(_language(sheet, lang) for lang in graph.languages))
    for country, names in facts.countries.items():
        sheet.add(node, DCTERMS.spatial, _typed(sheet, country, DCTERMS.Location))
        sheet.add(country, SKOS.prefLabel, *names)
    sheet.add(node, DCTERMS.modified, _day(facts.modified))
    licence = _typed(sheet, NamedNode(graph.licence), DCTERMS.LicenseDocument)
    sheet.add(node, DCTERMS.license, licence if kind == DCAT.Catalog else None)


def _publisher(sheet: Sheet, site: Site) -> NamedNode:
    publisher = site.settings.graph.publisher
    node = _typed(sheet, site.minter.thing("agent", "publisher"), FOAF.Agent)
    sheet.add(node, FOAF.name, Literal(publisher.name or urlsplit(site.home).netloc))
    if publisher.homepage:
        sheet.add(node, FOAF.homepage, _page(sheet, publisher.homepage))
    return node


def _contact(sheet: Sheet, site: Site) -> NamedNode | None:
    """Whom to write to; None where no address is set."""
    publisher = site.settings.graph.publisher
    address = site.settings.publish.contact or publisher.homepage
    if not address:
        return None
    node = _typed(sheet, NamedNode(f"{site.minter.base}dataset#contact"), VCARD.Organization)
    sheet.add(node, RDF.type, VCARD.Kind)
    sheet.add(node, VCARD.fn, Literal(publisher.name or urlsplit(site.home).netloc))
    kind = VCARD.hasEmail if address.startswith("mailto:") else VCARD.hasURL
    sheet.add(node, kind, NamedNode(address))
    return node


def _language(sheet: Sheet, lang: str) -> NamedNode:
    code = _LANGUAGES.get(lang)
    name = EU.term(f"language/{code}") if code else NamedNode(f"urn:ietf:bcp:47:{lang}")
    return _typed(sheet, name, DCTERMS.LinguisticSystem)


def _theme(sheet: Sheet, code: str) -> NamedNode:
    node = _typed(sheet, EU.term(f"data-theme/{code}"), SKOS.Concept)
    sheet.add(node, SKOS.prefLabel, *texts(_THEMES[code]))
    return node


def _source(sheet: Sheet, source: SourceFacts) -> NamedNode:
    """A source as a dataset: DCAT-AP asks for a description, which says who and when."""
    node = _typed(sheet, source.iri, DCAT.Dataset)
    sheet.add(node, DCTERMS.title, *(source.title or [Literal(source.iri.value)]))
    said = (source.publisher, source.retrieved, source.licence)
    sheet.add(node, DCTERMS.description, Literal("; ".join(filter(None, said)) or "–"))
    if source.publisher:
        agent = _typed(sheet, NamedNode(f"{source.iri.value}#publisher"), FOAF.Agent)
        sheet.add(agent, FOAF.name, Literal(source.publisher))
        sheet.add(node, DCTERMS.publisher, agent)
    if source.page:
        sheet.add(node, DCAT.landingPage, _page(sheet, source.page))
    return node


def _period(sheet: Sheet, dataset: NamedNode, facts: Facts) -> NamedNode | None:
    if not (facts.start and facts.end):
        return None
    node = _typed(sheet, NamedNode(f"{dataset.value}#period"), DCTERMS.PeriodOfTime)
    sheet.add(node, DCAT.startDate, _day(facts.start))
    sheet.add(node, DCAT.endDate, _day(facts.end))
    return node


def _provenance(sheet: Sheet, dataset: NamedNode) -> None:
    node = _typed(sheet, NamedNode(f"{dataset.value}#provenance"), DCTERMS.ProvenanceStatement)
    sheet.add(node, RDFS.label, *texts(_PROVENANCE))
    sheet.add(dataset, DCTERMS.provenance, node)


def _canonical(sheet: Sheet, dataset: NamedNode, dumps: Dumps) -> None:
    """The digest of the canonical form: the same for the same graph, in whichever syntax."""
    node = _typed(sheet, NamedNode(f"{dataset.value}#canonical"), ADMS.Identifier)
    sheet.add(node, SKOS.notation, Literal(dumps.canonical))
    sheet.add(node, ADMS.schemaAgency, Literal("SHA-256 of the canonical N-Quads (RDFC-1.0)"))
    sheet.add(dataset, ADMS.identifier, node)


def _distribution(
    sheet: Sheet, site: Site, dataset: NamedNode, dump: Dump, facts: Facts
) -> NamedNode:
    name = dump.place.removeprefix("dumps/")
    node = _typed(sheet, NamedNode(f"{dataset.value}#{name}"), DCAT.Distribution)
    address = NamedNode(site.home + dump.place)
    sheet.add(node, DCAT.accessURL, address)
    sheet.add(node, DCAT.downloadURL, address)
    sheet.add(node, DCAT.byteSize, integer(dump.size))
    sheet.add(node, DCTERMS.modified, _day(facts.modified))
    sheet.add(node, DCTERMS.license, NamedNode(site.settings.graph.licence))
    stable = _typed(sheet, EU.term("planned-availability/STABLE"), SKOS.Concept)
    sheet.add(stable, SKOS.prefLabel, Literal("stable", language="en"))
    sheet.add(node, DCAT_AP.availability, stable)
    sheet.add(node, DCAT.mediaType, _typed(sheet, IANA.term(dump.media_type), DCTERMS.MediaType))
    if dump.packed:
        packed = _typed(sheet, IANA.term("application/gzip"), DCTERMS.MediaType)
        sheet.add(node, DCAT.compressFormat, packed)
    _checksum(sheet, node, dump)
    _told(sheet, node, dump)
    return node


def _told(sheet: Sheet, node: NamedNode, dump: Dump) -> None:
    """Title, description, syntax and what the file conforms to."""
    name = dump.place.rsplit("/", 1)[1]
    if name in _PACKAGES:
        syntax, standard = _PACKAGES[name]
        title, code, description = _DESCRIBED, "JSON", _DESCRIBED
    else:
        syntax, code, standard = _SYNTAX[dump.ending]
        tables = {table.name: table.title for table in TABLES}
        title = _WHOLE if dump.rows is None else tables[name.rsplit(".", 1)[0]]
        kept = _KEPT if dump.ending in ("nq", "trig", "jsonld") else _UNION
        description = kept if dump.rows is None else _TABLE
    sheet.add(
        node, DCTERMS.title, *texts({lang: f"{text} ({syntax})" for lang, text in title.items()})
    )
    sheet.add(node, DCTERMS.description, *texts(description))
    sheet.add(node, DCTERMS.conformsTo, _typed(sheet, NamedNode(standard), DCTERMS.Standard))
    if dump.ending == "nq":
        canon = NamedNode("https://www.w3.org/TR/rdf-canon/")
        sheet.add(node, DCTERMS.conformsTo, _typed(sheet, canon, DCTERMS.Standard))
    if code:
        kind = _typed(sheet, EU.term(f"file-type/{code}"), DCTERMS.MediaTypeOrExtent)
        sheet.add(node, DCTERMS.term("format"), kind)


def _checksum(sheet: Sheet, node: NamedNode, dump: Dump) -> None:
    checksum = _typed(sheet, NamedNode(f"{node.value}-sha256"), SPDX.Checksum)
    sha256 = _typed(sheet, SPDX.checksumAlgorithm_sha256, SPDX.ChecksumAlgorithm)
    sheet.add(checksum, SPDX.algorithm, sha256)
    sheet.add(checksum, SPDX.checksumValue, Literal(dump.digest, datatype=XSD.hexBinary))
    sheet.add(node, SPDX.checksum, checksum)


def _service(sheet: Sheet, site: Site, dataset: NamedNode) -> NamedNode | None:
    """The SPARQL endpoint that everybody may ask, where there is one."""
    endpoint = site.settings.publish.endpoint
    if not endpoint:
        return None
    node = _typed(sheet, NamedNode(f"{site.minter.base}catalog#sparql"), DCAT.DataService)
    sheet.add(node, DCTERMS.title, Literal("SPARQL 1.1"))
    sheet.add(node, DCAT.endpointURL, NamedNode(endpoint))
    sheet.add(node, DCAT.endpointDescription, NamedNode(endpoint))
    sheet.add(node, DCAT.servesDataset, dataset)
    sheet.add(node, DCTERMS.publisher, _publisher(sheet, site))
    sheet.add(node, DCAT.contactPoint, _contact(sheet, site))
    sheet.add(node, DCTERMS.license, NamedNode(site.settings.graph.licence))
    sheet.add(node, DCAT.theme, *(_theme(sheet, code) for code in _THEMES))
    protocol = NamedNode("https://www.w3.org/TR/sparql11-protocol/")
    sheet.add(node, DCTERMS.conformsTo, _typed(sheet, protocol, DCTERMS.Standard))
    return node


def _page(sheet: Sheet, address: str) -> NamedNode:
    return _typed(sheet, NamedNode(address), FOAF.Document)


def _typed(sheet: Sheet, node: NamedNode, kind: NamedNode) -> NamedNode:
    sheet.add(node, RDF.type, kind)
    return node


def _day(text: str) -> Literal | None:
    return Literal(text, datatype=XSD.date) if text else None
