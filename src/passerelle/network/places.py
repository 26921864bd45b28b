"""Where actors are: country, region (first level of division below the country), coordinates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from passerelle.errors import QueryError, did_you_mean
from passerelle.network.facts import first_of, rows_about, values_of
from passerelle.queries.bind import with_prefixes
from passerelle.store import Store
from passerelle.store.terms import plain

__all__ = ["Country", "coordinates", "countries_of", "country_called", "regions_of"]

_DEEPEST = 12
"""More levels of territories than any country has: a circle in the data ends the climb."""


@dataclass(frozen=True)
class Country:
    """A country's address, and its ISO 3166-1 code (or, without one, the end of its address)."""

    address: str
    code: str


def _codes(store: Store) -> dict[str, str]:
    rows = store.select(
        with_prefixes(
            "SELECT DISTINCT ?country ?code WHERE { "
            "?id pas:identifierScheme identifier-scheme:iso3166-1 ; skos:notation ?code . "
            "?country adms:identifier ?id }"
        )
    )
    return {plain(row["country"]): plain(row["code"]) for row in rows}


def countries_of(store: Store, addresses: Iterable[str]) -> dict[str, Country]:
    """The country of each address that has one; a country is its own."""
    codes, wanted = _codes(store), set(addresses)
    found = {
        **first_of(store, wanted - codes.keys(), "pas:country"),
        **{one: one for one in wanted & codes.keys()},
    }
    last = {country: country.rsplit("/", 1)[-1] for country in found.values()}
    return {
        address: Country(country, codes.get(country, last[country]))
        for address, country in found.items()
    }


def country_called(store: Store, text: str) -> str:
    """The code of the country that `text` means: a code, an address, a name in any language.

    Raises `QueryError` naming the nearest ones.
    """
    codes = _codes(store)
    known = {code.casefold(): code for code in codes.values()}
    known |= {address.casefold(): code for address, code in codes.items()}
    for address, names in values_of(store, codes, "skos:prefLabel|skos:altLabel").items():
        known |= {name.casefold(): codes[address] for name in names}
    wanted = text.strip().casefold()
    if wanted not in known:
        shown = {key for key in known if "://" not in key}
        raise QueryError(f"there is no country '{text}'.", remedy=did_you_mean(wanted, shown))
    return known[wanted]


def regions_of(store: Store, territories: Iterable[str]) -> dict[str, str]:
    """The division of level 1 that each territory is, or lies in; none for countries.

    Of several ways up the one of the smallest address is taken, so that it is always the same.
    """
    start = set(territories)
    regions: dict[str, str] = {}
    above: dict[str, list[str]] = {}
    frontier = start
    for _ in range(_DEEPEST):
        levels = first_of(store, frontier, "pas:level")
        regions |= {one: one for one in frontier if levels.get(one) == "1"}
        climbing = {one for one in frontier if levels.get(one) not in ("0", "1")}
        above |= values_of(store, climbing, "pas:within")
        reached = {up for one in climbing for up in above.get(one, ())}
        frontier = reached - above.keys() - regions.keys()
        if not frontier:
            break
    found = {one: _climb(one, above, regions, set()) for one in start}
    return {one: region for one, region in found.items() if region}


def _climb(
    one: str, above: Mapping[str, list[str]], regions: Mapping[str, str], seen: set[str]
) -> str | None:
    if one in regions:
        return one
    seen.add(one)
    ways = (_climb(up, above, regions, seen) for up in above.get(one, ()) if up not in seen)
    return next((region for region in ways if region), None)


def coordinates(store: Store, territories: Iterable[str]) -> dict[str, tuple[float, float]]:
    """Latitude and longitude (WGS84, degrees) of each territory that has them."""
    rows = rows_about(store, set(territories), "?x geo:lat ?lat ; geo:long ?long")
    found: dict[str, tuple[float, float]] = {}
    for row in rows:
        at = (float(plain(row["lat"])), float(plain(row["long"])))
        found[plain(row["x"])] = min(at, found.get(plain(row["x"]), at))
    return found
