"""What is said beside the lines: names, kinds, countries, places of actors; evidence of links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from pyoxigraph import Literal, NamedNode

from passerelle.queries.bind import with_prefixes
from passerelle.store import Store
from passerelle.store.terms import plain
from passerelle.vocabulary import load_vocabulary

__all__ = ["actors", "evidence_of", "names_of"]


def names_of(store: Store) -> dict[str, dict[str, str]]:
    """The main name per language of everything that has one."""
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for row in store.select(with_prefixes("SELECT ?x ?n WHERE { ?x skos:prefLabel ?n }")):
        name = row["n"]
        if isinstance(name, Literal):
            names[plain(row["x"])][name.language or "und"] = name.value
    return dict(names)


def _multi(store: Store, query: str) -> dict[str, list[str]]:
    values: dict[str, set[str]] = defaultdict(set)
    for row in store.select(with_prefixes(query)):
        values[plain(row["x"])].add(plain(row["v"]))
    return {key: sorted(found) for key, found in values.items()}


def _places(store: Store) -> dict[str, tuple[float, float]]:
    """Coordinates of territories, and of the bodies that administer or sit in them."""
    at = {
        plain(row["x"]): (float(plain(row["lat"])), float(plain(row["long"])))
        for row in store.select(
            with_prefixes(
                "SELECT ?x ?lat ?long WHERE { ?x a pas:Territory ; geo:lat ?lat ; geo:long ?long }"
            )
        )
    }
    links = _multi(store, "SELECT ?x ?v WHERE { ?x pas:seat|pas:administers ?v }")
    for body, territories in links.items():
        for territory in territories:
            if territory in at:
                at.setdefault(body, at[territory])
    return at


def actors(store: Store, addresses: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Attributes of each actor: names, variants, kind, country, coordinates."""
    names = names_of(store)
    variants = _multi(store, "SELECT ?x ?v WHERE { ?x skos:altLabel ?v }")
    kinds = _multi(store, "SELECT ?x ?v WHERE { ?x pas:actorKind ?v }")
    types = _multi(store, "SELECT ?x ?v WHERE { ?x a ?v }")
    countries = _multi(store, "SELECT ?x ?v WHERE { ?x pas:country ?v }")
    codes = _multi(
        store,
        "SELECT ?x ?v WHERE { ?x adms:identifier ?i . ?i skos:notation ?v ; "
        "pas:identifierScheme identifier-scheme:iso3166-1 }",
    )
    places = _places(store)
    vocabulary = load_vocabulary()
    described = {}
    for address in addresses:
        kind = next((k.rsplit("#", 1)[-1] for k in kinds.get(address, ())), "")
        kind = kind or _class_of(types.get(address, ()))
        country = next(iter(countries.get(address, ())), "")
        lat, long = places.get(address, (None, None))
        described[address] = {
            "names": names.get(address, {}),
            "variants": variants.get(address, []),
            "kind": kind,
            "kind_names": vocabulary.labels("actor-kind", kind),
            "country": next(iter(codes.get(country, ())), None),
            "country_names": names.get(country, {}),
            "lat": lat,
            "long": long,
            "page": address,
        }
    return described


def _class_of(types: Iterable[str]) -> str:
    """The local name of our own class, for an actor of which no kind is known."""
    known = [name.rsplit("#", 1)[-1].lower() for name in types if "passerelle/def#" in name]
    return min(known, default="")


def evidence_of(store: Store) -> dict[str, list[dict[str, Any]]]:
    """For each thing the places that support a claim about it: source, row or quote, addresses."""
    rows = store.select(
        with_prefixes(
            "SELECT ?about ?evidence ?source ?file ?row ?quote ?cited WHERE { "
            "?claim pas:about ?about ; pas:supportedBy ?evidence . "
            "?evidence oa:hasSource ?source ; pas:file ?file . "
            "OPTIONAL { ?evidence pas:row ?row } "
            "OPTIONAL { ?evidence oa:hasSelector/oa:exact ?quote } "
            "OPTIONAL { ?evidence dcterms:references ?cited } }"
        )
    )
    titles = _multi(store, "SELECT ?x ?v WHERE { ?x a pas:Source ; dcterms:title ?v }")
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows:
        key = (plain(row["about"]), plain(row["evidence"]))
        source = row["source"]
        entry = found.setdefault(
            key,
            {
                "source": next(iter(titles.get(plain(source), ())), plain(source)),
                "file": plain(row["file"]),
                "row": plain(row.get("row")),
                "quote": plain(row.get("quote")),
                "cited": [],
            },
        )
        cited = row.get("cited")
        if isinstance(cited, NamedNode) and cited.value not in entry["cited"]:
            entry["cited"].append(cited.value)
    places: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for (about, _), entry in sorted(found.items()):
        entry["cited"].sort()
        places[about].append(entry)
    return dict(places)
