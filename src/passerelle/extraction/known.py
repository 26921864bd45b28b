"""What the graph holds already, by all its written names: read from the store in this one place.

Flat rows are read and joined here, since stores scan faster than they join.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal

from passerelle.extraction.gazetteer import Entry, PlaceKind
from passerelle.iris import Minter
from passerelle.store.base import Store
from passerelle.store.terms import plain

__all__ = ["KINDS", "Named", "entries", "names_of"]

KINDS = {
    "collectivity": "pas:Collectivity",
    "institution": "pas:Institution",
    "person": "foaf:Person",
    "territory": "pas:Territory",
    "event": "pas:Event",
    "delegation": "pas:Delegation",
    "project": "pas:Project",
    "instrument": "pas:Instrument",
}
"""Kinds of things that have names and addresses of their own, with their classes."""
_PREFIXES = """\
PREFIX adms: <http://www.w3.org/ns/adms#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX pas: <https://w3id.org/passerelle/def#>
PREFIX identifier-scheme: <https://w3id.org/passerelle/def/identifier-scheme#>
"""
_NAMES = "SELECT DISTINCT ?x ?name {{ ?x a {kind} ; skos:prefLabel|pas:nameAsWritten ?name }}"
_VALUES = "SELECT DISTINCT ?x ?value {{ ?x a {kind} ; {property} ?value }}"
_CODES = """\
SELECT ?x ?value { ?x adms:identifier ?id .
  ?id pas:identifierScheme identifier-scheme:iso3166-1 ; skos:notation ?value }"""
_LEVELS: dict[str, dict[str, PlaceKind]] = {
    "FR": {"1": "region", "2": "department", "5": "city", "6": "district"},
    "CN": {"1": "region", "2": "city", "3": "district"},
}
"""What a level means where that is settled; a country is a country everywhere."""


@dataclass(frozen=True)
class Named:
    """A thing at `address` (``kind/slug``) and one of its names, with its language if told."""

    address: str
    name: str
    lang: str | None


def names_of(store: Store, minter: Minter, kind: str) -> Iterator[Named]:
    """Every name of the things of `kind` that have an address of this graph."""
    home = f"{minter.base}id/"
    for row in store.select(_PREFIXES + _NAMES.format(kind=KINDS[kind])):
        iri, name = plain(row["x"]), row["name"]
        if iri.startswith(f"{home}{kind}/") and isinstance(name, Literal):
            yield Named(iri.removeprefix(home), name.value, name.language)


def entries(store: Store, minter: Minter) -> Iterator[Entry]:
    """Bodies, people and places of the graph as entries of a gazetteer."""
    codes = {plain(row["x"]): plain(row["value"]) for row in store.select(_PREFIXES + _CODES)}
    for kind in ("collectivity", "institution"):
        countries = _values(store, kind, "pas:country")
        natures = _values(store, kind, "pas:actorKind")
        for one in names_of(store, minter, kind):
            iri = f"{minter.base}id/{one.address}"
            yield Entry(
                one.name,
                "collectivity" if kind == "collectivity" else "institution",
                natures.get(iri, "").rpartition("#")[2],
                None,
                codes.get(countries.get(iri, "")),
                one.address,
            )
    for one in names_of(store, minter, "person"):
        yield Entry(one.name, "person", known=one.address)
    yield from _places(store, minter, codes)


def _places(store: Store, minter: Minter, codes: dict[str, str]) -> Iterator[Entry]:
    countries = _values(store, "territory", "pas:country")
    levels = _values(store, "territory", "pas:level")
    for one in names_of(store, minter, "territory"):
        iri = f"{minter.base}id/{one.address}"
        country, level = codes.get(countries.get(iri, "")), levels.get(iri, "")
        place: PlaceKind = (
            "country" if level == "0" else _LEVELS.get(country or "", {}).get(level, "other")
        )
        yield Entry(one.name, "place", "", place, country, one.address)


def _values(store: Store, kind: str, name: str) -> dict[str, str]:
    query = _VALUES.format(kind=KINDS[kind], property=name)
    return {plain(row["x"]): plain(row["value"]) for row in store.select(_PREFIXES + query)}
