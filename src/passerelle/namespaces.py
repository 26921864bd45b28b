"""Every namespace once: the only place in the code where a vocabulary's address is written.

rdflib's own table is not used, because some of its entries are wrong or differ from
what the standards print (WGS84 with https, schema.org without it).
"""

from __future__ import annotations

from pyoxigraph import NamedNode

__all__ = [
    "ACTOR_KIND",
    "ADMS",
    "CAPACITY",
    "CATALOGUE_PREFIXES",
    "COOPERATION_KIND",
    "DAC_SECTOR",
    "DCAT",
    "DCAT_AP",
    "DCTERMS",
    "EU",
    "EVENT_KIND",
    "FOAF",
    "FUNCTION",
    "GEO",
    "GSP",
    "IANA",
    "IDENTIFIER_SCHEME",
    "INSTRUMENT_KIND",
    "MEASURE",
    "MODALITY",
    "OA",
    "ORG",
    "OWL",
    "PARTICIPATION_ROLE",
    "PARTY_ROLE",
    "PAS",
    "PREFIXES",
    "PROV",
    "PUBLIC_BASIS",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SDG",
    "SH",
    "SKOS",
    "SPDX",
    "STATUS",
    "THEME",
    "VCARD",
    "VOID",
    "WD",
    "WITHDRAWAL_REASON",
    "XSD",
    "Namespace",
]


class Namespace:
    """An IRI prefix; attribute access makes the full term: ``SKOS.prefLabel``.

    Not a `str`: the methods of strings (``title``, ``format``, ``index``) are names of terms.
    A term once made is kept, as an attribute: millions of statements share a few predicates.
    """

    def __init__(self, base: str) -> None:
        self._base = base

    def __getattr__(self, name: str) -> NamedNode:
        if name.startswith("_"):
            raise AttributeError(name)
        node = NamedNode(self._base + name)
        setattr(self, name, node)
        return node

    def __str__(self) -> str:
        return self._base

    def term(self, name: str) -> NamedNode:
        """The term `name`, for names that are not Python identifiers."""
        return NamedNode(self._base + name)


RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
OWL = Namespace("http://www.w3.org/2002/07/owl#")
XSD = Namespace("http://www.w3.org/2001/XMLSchema#")
SH = Namespace("http://www.w3.org/ns/shacl#")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
DCTERMS = Namespace("http://purl.org/dc/terms/")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
VOID = Namespace("http://rdfs.org/ns/void#")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
DCAT_AP = Namespace("http://data.europa.eu/r5r/")
# Code lists that DCAT-AP names: those of the Publications Office of the EU, and media types.
EU = Namespace("http://publications.europa.eu/resource/authority/")
IANA = Namespace("https://www.iana.org/assignments/media-types/")
ORG = Namespace("http://www.w3.org/ns/org#")
PROV = Namespace("http://www.w3.org/ns/prov#")
OA = Namespace("http://www.w3.org/ns/oa#")
ADMS = Namespace("http://www.w3.org/ns/adms#")
GEO = Namespace("http://www.w3.org/2003/01/geo/wgs84_pos#")
GSP = Namespace("http://www.opengis.net/ont/geosparql#")
SCHEMA = Namespace("https://schema.org/")
SDG = Namespace("http://metadata.un.org/sdg/")
WD = Namespace("http://www.wikidata.org/entity/")

_DEF = "https://w3id.org/passerelle/def"
PAS = Namespace(f"{_DEF}#")
# One SKOS concept scheme each; the scheme itself is the address without the hash.
THEME = Namespace(f"{_DEF}/theme#")
ACTOR_KIND = Namespace(f"{_DEF}/actor-kind#")
COOPERATION_KIND = Namespace(f"{_DEF}/cooperation-kind#")
EVENT_KIND = Namespace(f"{_DEF}/event-kind#")
INSTRUMENT_KIND = Namespace(f"{_DEF}/instrument-kind#")
PARTY_ROLE = Namespace(f"{_DEF}/party-role#")
PARTICIPATION_ROLE = Namespace(f"{_DEF}/participation-role#")
FUNCTION = Namespace(f"{_DEF}/function#")
STATUS = Namespace(f"{_DEF}/status#")
MODALITY = Namespace(f"{_DEF}/modality#")
CAPACITY = Namespace(f"{_DEF}/capacity#")
PUBLIC_BASIS = Namespace(f"{_DEF}/public-basis#")
WITHDRAWAL_REASON = Namespace(f"{_DEF}/withdrawal-reason#")
IDENTIFIER_SCHEME = Namespace(f"{_DEF}/identifier-scheme#")
MEASURE = Namespace(f"{_DEF}/measure#")
DAC_SECTOR = Namespace(f"{_DEF}/dac-sector#")

PREFIXES: dict[str, str] = {
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "owl": str(OWL),
    "xsd": str(XSD),
    "sh": str(SH),
    "skos": str(SKOS),
    "dcterms": str(DCTERMS),
    "dcat": str(DCAT),
    "void": str(VOID),
    "foaf": str(FOAF),
    "org": str(ORG),
    "prov": str(PROV),
    "oa": str(OA),
    "adms": str(ADMS),
    "geo": str(GEO),
    "gsp": str(GSP),
    "schema": str(SCHEMA),
    "sdg": str(SDG),
    "wd": str(WD),
    "pas": str(PAS),
    "theme": str(THEME),
    "actor-kind": str(ACTOR_KIND),
    "cooperation-kind": str(COOPERATION_KIND),
    "event-kind": str(EVENT_KIND),
    "instrument-kind": str(INSTRUMENT_KIND),
    "party-role": str(PARTY_ROLE),
    "participation-role": str(PARTICIPATION_ROLE),
    "function": str(FUNCTION),
    "status": str(STATUS),
    "modality": str(MODALITY),
    "capacity": str(CAPACITY),
    "public-basis": str(PUBLIC_BASIS),
    "identifier-scheme": str(IDENTIFIER_SCHEME),
    "withdrawal-reason": str(WITHDRAWAL_REASON),
    "measure": str(MEASURE),
    "dac-sector": str(DAC_SECTOR),
}
"""Prefix to namespace, as written in every file Passerelle writes and every query it runs."""

CATALOGUE_PREFIXES: dict[str, str] = {
    "dcat-ap": str(DCAT_AP),
    "eu": str(EU),
    "iana": str(IANA),
    "spdx": str(SPDX),
    "vcard": str(VCARD),
}
"""What only the catalogue of a site speaks of: neither the graph nor its queries do."""
