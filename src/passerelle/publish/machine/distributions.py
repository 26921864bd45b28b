"""The files of the dataset as distributions: DCAT-AP 3, with sizes, types and checksums."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from passerelle.namespaces import DCAT, DCAT_AP, DCTERMS, EU, IANA, SKOS, SPDX, XSD
from passerelle.publish.machine.dumps import Dump
from passerelle.publish.machine.dumps.table_kinds import TABLES
from passerelle.publish.machine.sheet import Sheet, day_of, integer, texts, typed
from passerelle.publish.parts import Site

__all__ = ["availability", "checksum", "distribution", "media_type", "name_graph"]

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


def distribution(
    sheet: Sheet, site: Site, dataset: NamedNode, dump: Dump, modified: str
) -> NamedNode:
    """State what is known of one dump; returns its address."""
    name = dump.place.removeprefix("dumps/")
    node = typed(sheet, NamedNode(f"{dataset.value}#{name}"), DCAT.Distribution)
    address = NamedNode(site.home + dump.place)
    sheet.add(node, DCAT.accessURL, address)
    sheet.add(node, DCAT.downloadURL, address)
    sheet.add(node, DCAT.byteSize, integer(dump.size))
    sheet.add(node, DCTERMS.modified, day_of(modified))
    sheet.add(node, DCTERMS.license, NamedNode(site.settings.graph.licence))
    availability(sheet, node)
    media_type(sheet, node, dump.media_type, packed=dump.packed)
    checksum(sheet, node, dump.digest)
    _told(sheet, node, dump)
    return node


def _told(sheet: Sheet, node: NamedNode, dump: Dump) -> None:
    """Title, description, syntax and what the file conforms to."""
    name = dump.place.rsplit("/", 1)[1]
    if name in _PACKAGES:
        syntax, standard = _PACKAGES[name]
        _name(sheet, node, _DESCRIBED, _DESCRIBED, (syntax, "JSON", standard))
    elif dump.rows is None:
        name_graph(sheet, node, dump.ending)
    else:
        titles = {table.name: table.title for table in TABLES}
        _name(sheet, node, titles[name.rsplit(".", 1)[0]], _TABLE, _SYNTAX[dump.ending])


def name_graph(sheet: Sheet, node: NamedNode, form: str, version: str = "") -> None:
    """What a file is called that holds the whole graph, or that of a `version`."""
    titles = {lang: f"{text} {version}".rstrip() for lang, text in _WHOLE.items()}
    kept = _KEPT if form in ("nq", "trig", "jsonld") else _UNION
    _name(sheet, node, titles, kept, _SYNTAX[form])
    if form == "nq":
        canon = NamedNode("https://www.w3.org/TR/rdf-canon/")
        sheet.add(node, DCTERMS.conformsTo, typed(sheet, canon, DCTERMS.Standard))


def _name(
    sheet: Sheet,
    node: NamedNode,
    titles: dict[str, str],
    description: dict[str, str],
    syntax: tuple[str, str, str],
) -> None:
    name, code, standard = syntax
    told = texts({lang: f"{text} ({name})" for lang, text in titles.items()})
    sheet.add(node, DCTERMS.title, *told)
    sheet.add(node, DCTERMS.description, *texts(description))
    sheet.add(node, DCTERMS.conformsTo, typed(sheet, NamedNode(standard), DCTERMS.Standard))
    if code:
        kind = typed(sheet, EU.term(f"file-type/{code}"), DCTERMS.MediaTypeOrExtent)
        sheet.add(node, DCTERMS.term("format"), kind)


def checksum(sheet: Sheet, node: NamedNode, digest: str) -> None:
    """State the SHA-256 of a file."""
    found = typed(sheet, NamedNode(f"{node.value}-sha256"), SPDX.Checksum)
    sha256 = typed(sheet, SPDX.checksumAlgorithm_sha256, SPDX.ChecksumAlgorithm)
    sheet.add(found, SPDX.algorithm, sha256)
    sheet.add(found, SPDX.checksumValue, Literal(digest, datatype=XSD.hexBinary))
    sheet.add(node, SPDX.checksum, found)


def availability(sheet: Sheet, node: NamedNode) -> None:
    """State that a file is meant to stay."""
    stable = typed(sheet, EU.term("planned-availability/STABLE"), SKOS.Concept)
    sheet.add(stable, SKOS.prefLabel, Literal("stable", language="en"))
    sheet.add(node, DCAT_AP.availability, stable)


def media_type(sheet: Sheet, node: NamedNode, name: str, *, packed: bool) -> None:
    """State the media type of a file, once unpacked, and how it is packed."""
    sheet.add(node, DCAT.mediaType, typed(sheet, IANA.term(name), DCTERMS.MediaType))
    if packed:
        gzip = typed(sheet, IANA.term("application/gzip"), DCTERMS.MediaType)
        sheet.add(node, DCAT.compressFormat, gzip)
