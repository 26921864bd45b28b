"""Values of many things at once: short queries over batches of addresses.

What is asked grows with the network that is drawn, not with the graph it is drawn from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from pyoxigraph import Literal, NamedNode

from passerelle.queries.bind import with_prefixes
from passerelle.store import Store
from passerelle.store.base import Term
from passerelle.store.terms import plain

__all__ = ["Names", "first_of", "local", "names_of", "rows_about", "values_of"]

_BATCH = 1000
_MANY = 3000
"""From so many addresses on it is faster to read all that a property says than to ask for each."""

_PROPERTY = re.compile(r"[a-z]+:\w+(\|[a-z]+:\w+)*")
Names = dict[str, str]
"""A text per language; ``und`` where the language is not said."""


def rows_about(store: Store, addresses: Iterable[str], pattern: str) -> Iterator[dict[str, Term]]:
    """The solutions of `pattern`, in which ``?x`` is one of `addresses`."""
    stream = iter(sorted({address for address in addresses if _safe(address)}))
    while batch := list(islice(stream, _BATCH)):
        values = " ".join(f"<{address}>" for address in batch)
        query = f"SELECT DISTINCT * WHERE {{ VALUES ?x {{ {values} }} {pattern} }}"
        yield from store.select(with_prefixes(query))


def _safe(address: str) -> bool:
    try:
        NamedNode(address)
    except ValueError:  # a blank node, or a text that a query of the user gave
        return False
    return True


def values_of(store: Store, addresses: Iterable[str], path: str) -> dict[str, list[str]]:
    """The values of the property path `path` of each address that has any, sorted."""
    found: dict[str, set[str]] = {}
    for address, value in _pairs(store, set(addresses), path):
        found.setdefault(address, set()).add(plain(value))
    return {address: sorted(values) for address, values in found.items()}


def _pairs(store: Store, wanted: set[str], path: str) -> Iterator[tuple[str, Term]]:
    """Address and value: of many addresses by one scan of the property, else by batches."""
    if len(wanted) <= _MANY or not _PROPERTY.fullmatch(path):
        for row in rows_about(store, wanted, f"?x {path} ?value"):
            yield plain(row["x"]), row["value"]
        return
    query = f"SELECT DISTINCT ?x ?value WHERE {{ ?x {path} ?value }}"
    for thing, value in store.select(with_prefixes(query)).rows:
        if value is not None and (address := plain(thing)) in wanted:
            yield address, value


def first_of(store: Store, addresses: Iterable[str], path: str) -> dict[str, str]:
    """The value of `path` of each address that has any; of several, the smallest."""
    return {address: values[0] for address, values in values_of(store, addresses, path).items()}


def names_of(
    store: Store, addresses: Iterable[str], path: str = "skos:prefLabel"
) -> dict[str, Names]:
    """The name per language of each address; empty for one that has none."""
    wanted = set(addresses)
    names: dict[str, Names] = {address: {} for address in wanted}
    for address, name in _pairs(store, wanted, path):
        of = names[address]
        if isinstance(name, Literal):
            lang = name.language or "und"
            of[lang] = min(name.value, of.get(lang, name.value))
    return {address: dict(sorted(of.items())) for address, of in names.items()}


def local(address: str) -> str:
    """The last part of an address: ``twinning`` of ``…/cooperation-kind#twinning``."""
    return address.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
