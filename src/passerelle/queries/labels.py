"""What addresses are called, in the language of whoever asks."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from pyoxigraph import Literal, NamedNode

from passerelle.namespaces import PREFIXES
from passerelle.queries.bind import with_prefixes
from passerelle.store import Store

__all__ = ["labels_of", "short"]

_BATCH = 500


def short(address: str) -> str:
    """`address` by its prefix where it is a term of a vocabulary we know; else as it is."""
    for prefix, base in PREFIXES.items():
        local = address.removeprefix(base)
        if local != address and local.replace("-", "_").isidentifier():
            return f"{prefix}:{local}"
    return address


def labels_of(store: Store, addresses: Iterable[str], languages: tuple[str, ...]) -> dict[str, str]:
    """The name of each address, in the first of `languages` it has one in."""
    order = {lang: place for place, lang in enumerate(languages)}
    best: dict[str, tuple[int, str]] = {}
    stream = iter(sorted(set(addresses)))
    while batch := list(islice(stream, _BATCH)):
        values = " ".join(f"<{address}>" for address in batch)
        query = (
            f"SELECT ?x ?label WHERE {{ VALUES ?x {{ {values} }} "
            "?x skos:prefLabel|rdfs:label|dcterms:title ?label }"
        )
        for row in store.select(with_prefixes(query)):
            thing, label = row["x"], row["label"]
            if isinstance(thing, NamedNode) and isinstance(label, Literal):
                lang = (label.language or "").split("-")[0]
                rank = (order.get(lang, len(order)), label.value)
                best[thing.value] = min(rank, best.get(thing.value, rank))
    return {address: label for address, (_, label) in best.items()}
