"""Which tables the graph is given out as: their columns, and where each comes from.

A table holds a row per member of its classes. The labels of a column in three languages are
those of its property in the ontology.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as OneOf

from pyoxigraph import NamedNode

from passerelle.namespaces import (
    ADMS,
    DCTERMS,
    FOAF,
    GEO,
    OA,
    ORG,
    PAS,
    PROV,
    RDF,
    SKOS,
)

__all__ = ["TABLES", "Column", "Kind", "Table"]

Kind = OneOf["text", "iri", "code", "integer", "number", "date"]
"""How a cell is written; a code is the last part of a concept's address."""


@dataclass(frozen=True)
class Column:
    """The values of `source` of a row's node; several texts are parted by a bar.

    With `lang`, those in that language.
    """

    name: str
    source: NamedNode
    kind: Kind = "text"
    lang: str = ""
    refers: str = ""
    """The table in whose first column the value stands."""


@dataclass(frozen=True)
class Table:
    """A table; with `each`, a row per value of that column instead of one per node."""

    name: str
    classes: tuple[NamedNode, ...]
    columns: tuple[Column, ...]
    title: dict[str, str]
    each: bool = False


ACTORS = (PAS.Collectivity, PAS.Institution, PAS.Delegation)
COOPERATIONS = (PAS.Partnership, PAS.Project)
NAMED = (
    *ACTORS, *COOPERATIONS, FOAF.Person, PAS.Territory, PAS.Event, PAS.EventSeries, PAS.Instrument
)  # fmt: skip
_KIND = Column("kind", RDF.type, "code")
_MODALITY = Column("modality", PAS.modality, "code")
_TIMES = (
    Column("earliest_start", PAS.earliestStart, "date"),
    Column("latest_start", PAS.latestStart, "date"),
    Column("earliest_end", PAS.earliestEnd, "date"),
    Column("latest_end", PAS.latestEnd, "date"),
    Column("end_status", PAS.endStatus, "code"),
    Column("time_as_written", PAS.timeAsWritten),
)
_LABELS = tuple(Column(f"name_{lang}", SKOS.prefLabel, lang=lang) for lang in ("fr", "en", "zh"))
_PLACE = (Column("lat", GEO.lat, "number"), Column("long", GEO.long, "number"))


def _iri(name: str, source: NamedNode, refers: str = "") -> Column:
    return Column(name, source, "iri", refers=refers)


TABLES = (
    Table(
        "things",
        NAMED,
        (_KIND, *_LABELS, _iri("country", PAS.country), _MODALITY),
        {"fr": "Toutes les choses nommées", "en": "All named things", "zh": "所有具名事物"},
    ),
    Table(
        "names",
        NAMED,
        (Column("name", PAS.nameAsWritten),),
        {"fr": "Noms, tels qu'écrits", "en": "Names, as written", "zh": "原文名称"},
        each=True,
    ),
    Table(
        "identifiers",
        (ADMS.Identifier,),
        (Column("scheme", PAS.identifierScheme, "code"), Column("notation", SKOS.notation)),
        {"fr": "Identifiants", "en": "Identifiers", "zh": "标识符"},
    ),
    Table(
        "actors",
        ACTORS,
        (
            _KIND,
            Column("actor_kind", PAS.actorKind, "code"),
            _iri("country", PAS.country),
            _iri("administers", PAS.administers),
            _iri("unit_of", ORG.unitOf),
            _iri("seat", PAS.seat),
            _iri("identifier", ADMS.identifier),
            _MODALITY,
        ),
        {"fr": "Acteurs", "en": "Actors", "zh": "行为体"},
    ),
    Table(
        "territories",
        (PAS.Territory,),
        (
            Column("country_code", PAS.countryCode),
            Column("level", PAS.level, "integer"),
            _iri("country", PAS.country),
            _iri("within", PAS.within),
            *_PLACE,
            _iri("identifier", ADMS.identifier),
        ),
        {"fr": "Territoires", "en": "Territories", "zh": "地域"},
    ),
    Table(
        "people",
        (FOAF.Person,),
        (
            Column("family_name", FOAF.familyName),
            Column("given_name", FOAF.givenName),
            Column("public_basis", PAS.publicBasis, "code"),
        ),
        {"fr": "Personnes, fonction publique", "en": "People, public function", "zh": "公职人员"},
    ),
    Table(
        "cooperations",
        COOPERATIONS,
        (
            _KIND,
            Column("cooperation_kind", PAS.cooperationKind, "code"),
            *_LABELS,
            Column("themes", PAS.theme, "code"),
            Column("status", PAS.status, "code"),
            *_TIMES,
            _MODALITY,
        ),
        {"fr": "Coopérations", "en": "Cooperations", "zh": "合作"},
    ),
    Table(
        "parties",
        (PAS.Party,),
        (
            _iri("cooperation", PAS.inCooperation, "cooperations"),
            _iri("actor", PAS.partyActor),
            Column("role", PAS.partyRole, "code"),
            Column("side", PAS.side),
            *_TIMES,
        ),
        {"fr": "Parties aux coopérations", "en": "Parties to cooperations", "zh": "合作各方"},
    ),
    Table(
        "events",
        (PAS.Event,),
        (
            Column("event_kind", PAS.eventKind, "code"),
            *_LABELS,
            _iri("series", PAS.inSeries),
            Column("edition", PAS.edition, "integer"),
            _iri("place", PAS.place, "territories"),
            Column("venue", PAS.venue),
            Column("themes", PAS.theme, "code"),
            *_TIMES,
            _MODALITY,
        ),
        {"fr": "Événements", "en": "Events", "zh": "活动"},
    ),
    Table(
        "participations",
        (PAS.Participation,),
        (
            _iri("event", PAS.inEvent, "events"),
            _iri("participant", PAS.participant),
            Column("role", PAS.participationRole, "code"),
            _iri("on_behalf_of", PAS.onBehalfOf),
            _MODALITY,
        ),
        {"fr": "Participations", "en": "Participations", "zh": "参与"},
    ),
    Table(
        "instruments",
        (PAS.Instrument,),
        (
            Column("instrument_kind", PAS.instrumentKind, "code"),
            *_LABELS,
            _iri("formalises", PAS.formalises),
            *_TIMES,
            _MODALITY,
        ),
        {"fr": "Actes signés", "en": "Signed instruments", "zh": "签署文件"},
    ),
    Table(
        "signatures",
        (PAS.Signature,),
        (
            _iri("instrument", PAS.signs, "instruments"),
            _iri("signatory", PAS.signatory),
            _iri("on_behalf_of", PAS.onBehalfOf),
            *_TIMES,
        ),
        {"fr": "Signatures", "en": "Signatures", "zh": "签署"},
    ),
    Table(
        "memberships",
        (ORG.Membership,),
        (
            _iri("person", ORG.member, "people"),
            _iri("organization", ORG.organization),
            Column("role", ORG.role, "code"),
            Column("capacity", PAS.capacity, "code"),
            *_TIMES,
            _MODALITY,
        ),
        {"fr": "Mandats et fonctions", "en": "Terms and functions", "zh": "任职"},
    ),
    Table(
        "observations",
        (PAS.Observation,),
        (
            _iri("observes", PAS.observes),
            Column("measure", PAS.measure, "code"),
            Column("value", PAS.value, "number"),
            *_TIMES,
        ),
        {"fr": "Chiffres observés", "en": "Observed figures", "zh": "统计数值"},
    ),
    Table(
        "sources",
        (PAS.Source,),
        (
            *(Column(f"title_{lang}", DCTERMS.title, lang=lang) for lang in ("fr", "en", "zh")),
            Column("publisher", DCTERMS.publisher),
            Column("licence", DCTERMS.license),
            Column("retrieved", PAS.retrieved, "date"),
            _iri("page", FOAF.page),
        ),
        {"fr": "Sources", "en": "Sources", "zh": "来源"},
    ),
    Table(
        "source-versions",
        (PAS.SourceVersion,),
        (
            _iri("source", PROV.wasDerivedFrom, "sources"),
            Column("retrieved", PAS.retrieved, "date"),
            Column("digest", PAS.digest),
        ),
        {"fr": "Versions des sources", "en": "Versions of sources", "zh": "来源版本"},
    ),
    Table(
        "claims",
        (PAS.Claim,),
        (
            _iri("about", PAS.about),
            _iri("source", PAS.saidBy, "sources"),
            _MODALITY,
            _iri("evidence", PAS.supportedBy),
        ),
        {"fr": "Ce que dit chaque source", "en": "What each source says", "zh": "各来源的陈述"},
    ),
    Table(
        "evidence",
        (PAS.Evidence,),
        (
            _iri("source", OA.hasSource, "sources"),
            Column("file", PAS.file),
            Column("row", PAS.row, "integer"),
            _iri("reference", DCTERMS.references),
            _iri("selector", OA.hasSelector),
        ),
        {"fr": "Preuves", "en": "Evidence", "zh": "证据"},
    ),
    Table(
        "quotes",
        (OA.TextQuoteSelector,),
        (Column("exact", OA.exact),),
        {"fr": "Passages cités", "en": "Quoted passages", "zh": "引文"},
    ),
)
"""All tables, each with its node's address as first column, ``id``."""
