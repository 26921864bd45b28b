"""What is said of the actors of a network: names, kinds, countries, regions, places."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from passerelle.network.facts import Names, first_of, local, names_of, values_of
from passerelle.network.places import coordinates, countries_of, regions_of
from passerelle.store import Store
from passerelle.vocabulary import load_vocabulary

__all__ = ["CLASS_NAMES", "actors", "kind_names", "territories_of"]

CLASS_NAMES: Mapping[str, Names] = {
    "person": {"fr": "personne", "en": "person", "zh": "人物"},
    "delegation": {"fr": "délégation", "en": "delegation", "zh": "代表团"},
    "collectivity": {"fr": "collectivité territoriale", "en": "local authority", "zh": "地方政府"},
    "institution": {"fr": "institution", "en": "institution", "zh": "机构"},
    "theme": {"fr": "thème", "en": "theme", "zh": "主题"},
    "event": {"fr": "événement", "en": "event", "zh": "活动"},
    "partnership": {"fr": "partenariat", "en": "partnership", "zh": "合作伙伴关系"},
    "project": {"fr": "projet", "en": "project", "zh": "项目"},
    "territory": {"fr": "territoire", "en": "territory", "zh": "行政区域"},
    "region": {"fr": "région ou province", "en": "region or province", "zh": "大区或省"},
    "country": {"fr": "pays", "en": "country", "zh": "国家"},
}
"""Kinds that are classes, not concepts of the scheme of actor kinds."""

_CLASSES = ("Person", "Theme", "Delegation", "Collectivity", "Institution", "Event")
_PLACED = "pas:level|pas:within|geo:lat"
"""What is said of territories alone; to scan it is faster than to ask for types."""
_MORE = ("Partnership", "Project", "Territory")


def territories_of(store: Store, addresses: Iterable[str]) -> dict[str, str]:
    """The territory of each actor: itself, the one it administers, or that of its seat."""
    wanted = set(addresses)
    found = first_of(store, wanted, "pas:administers|pas:seat")
    rest = wanted - found.keys()
    return found | {one: one for one in values_of(store, rest, _PLACED)}


def _types(store: Store, addresses: Iterable[str]) -> dict[str, set[str]]:
    found = values_of(store, addresses, "a")
    return {address: set(map(local, types)) for address, types in found.items()}


def kind_names(kind: str) -> Names:
    """What a kind of actor is called, by language."""
    return load_vocabulary().labels("actor-kind", kind) or dict(CLASS_NAMES.get(kind, {}))


def actors(store: Store, addresses: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Attributes of each actor, under the keys that `passerelle.network.network` lists."""
    wanted = set(addresses)
    names = names_of(store, wanted)
    variants = values_of(store, wanted, "skos:altLabel")
    kinds = _kinds(store, wanted)
    countries = countries_of(store, wanted)
    grounds = territories_of(store, wanted)
    regions, places = regions_of(store, grounds.values()), coordinates(store, grounds.values())
    country_names = names_of(store, {one.address for one in countries.values()})
    region_names = names_of(store, regions.values())
    described = {}
    for address in wanted:
        country, ground = countries.get(address), grounds.get(address, "")
        region = regions.get(ground)
        lat, long = places.get(ground, (None, None))
        described[address] = {
            "names": names[address],
            "variants": variants.get(address, []),
            "kind": kinds.get(address, ""),
            "kind_names": kind_names(kinds.get(address, "")),
            "country": country.code if country else None,
            "country_names": country_names[country.address] if country else {},
            "region": region,
            "region_names": region_names[region] if region else {},
            "lat": lat,
            "long": long,
            "page": address,
        }
    return described


def _kinds(store: Store, addresses: set[str]) -> dict[str, str]:
    """The kind of each: of the scheme, else the class it is of."""
    kinds = {one: local(kind) for one, kind in first_of(store, addresses, "pas:actorKind").items()}
    for address, types in _types(store, addresses - kinds.keys()).items():
        known = [name for name in (*_CLASSES, *_MORE) if name in types]
        if known:
            kinds[address] = known[0].lower()
    return kinds
