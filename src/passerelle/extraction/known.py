"""The names of the graph, as the gazetteer wants them: the one place that reads them from a store.

Flat rows are fetched kind by kind and joined here, which on a store on disk is far faster
than one query with optional parts.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from passerelle.errors import StoreError
from passerelle.extraction.gazetteer import Entry, Gazetteer, PlaceKind
from passerelle.namespaces import ACTOR_KIND, FOAF, PAS, RDF, SKOS
from passerelle.pipeline.state import open_built
from passerelle.sources.countries import country_code
from passerelle.store import Store
from passerelle.store.terms import plain
from passerelle.workspace import Workspace

__all__ = ["gazetteer_of", "known_entries"]

_NAMES = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, PAS.nameAsWritten)
_LEVELS: dict[str, PlaceKind] = {
    "0": "country",
    "1": "region",
    "2": "department",
    "4": "district",
    "5": "city",
}


def gazetteer_of(workspace: Workspace) -> Gazetteer:
    """What ships, and all that the last build of `workspace` holds; before a build, what ships."""
    try:
        store = open_built(workspace)
    except StoreError:
        return Gazetteer()
    return Gazetteer(known_entries(store))


def known_entries(store: Store) -> Iterator[Entry]:
    """Every written name of every body, person and territory of the graph."""
    kinds = _pairs(store, PAS.actorKind)
    countries = _countries(store)
    for thing, name in _named(store, PAS.Collectivity):
        kind = kinds.get(thing, "").removeprefix(str(ACTOR_KIND))
        yield Entry(name, "collectivity", kind, None, countries.get(thing), thing)
    for thing, name in _named(store, PAS.Institution):
        kind = kinds.get(thing, "").removeprefix(str(ACTOR_KIND))
        yield Entry(name, "institution", kind, None, countries.get(thing), thing)
    for thing, name in _named(store, FOAF.Person):
        yield Entry(name, "person", known=thing)
    levels = _pairs(store, PAS.level)
    for thing, name in _named(store, PAS.Territory):
        land = countries.get(thing)
        place = _LEVELS.get(levels.get(thing, ""), "other")
        if land == "CN" and place == "department":
            place = "city"  # a prefecture-level city is a town to whoever writes of it
        yield Entry(name, "place", "", place, land, thing)


def _named(store: Store, class_: NamedNode) -> Iterator[tuple[str, str]]:
    """Things of a class with each of their names."""
    names = "|".join(str(one) for one in _NAMES)
    query = f"SELECT DISTINCT ?x ?name {{ ?x {RDF.type} {class_} ; {names} ?name }}"
    for row in store.select(query):
        yield plain(row["x"]), plain(row["name"])


def _pairs(store: Store, property_: NamedNode) -> dict[str, str]:
    query = f"SELECT DISTINCT ?x ?y {{ ?x {property_} ?y }}"
    return {plain(row["x"]): plain(row["y"]) for row in store.select(query)}


def _countries(store: Store) -> dict[str, str]:
    """The country of each thing that has one, by its code; a country is its own."""
    names: dict[str, str] = {}
    called = f"{SKOS.prefLabel}|{PAS.nameAsWritten}"
    query = f"SELECT DISTINCT ?x ?name {{ ?x {PAS.level} 0 ; {called} ?name }}"
    for row in store.select(query):
        code = country_code(plain(row["name"]))
        if code:
            names.setdefault(plain(row["x"]), code)
    lands = _pairs(store, PAS.country)
    return names | {thing: names[land] for thing, land in lands.items() if land in names}
