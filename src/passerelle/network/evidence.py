"""Who says so: the places that support a claim, and the sources of what is in a network."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from pyoxigraph import NamedNode

from passerelle.network.facts import first_of, names_of, rows_about, values_of
from passerelle.queries.bind import with_prefixes
from passerelle.store import Store
from passerelle.store.terms import plain

__all__ = ["evidence_of", "source_titles", "sources"]

_EVIDENCE = """\
?claim pas:about ?x ; pas:supportedBy ?evidence .
?evidence oa:hasSource ?source ; pas:file ?file .
OPTIONAL { ?evidence pas:row ?row }
OPTIONAL { ?evidence oa:hasSelector ?words . ?words oa:exact ?quote }
OPTIONAL { ?evidence dcterms:references ?cited }"""


# Asked by itself: nested in the other one it would be looked for in the whole graph for each row.
_CONTEXT = "?x oa:prefix ?before ; oa:suffix ?after"


def evidence_of(store: Store, addresses: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """For each thing the places that support a claim about it.

    Each has source and file, row or quote (with what stands before and after it), addresses.
    """
    titles = source_titles(store)
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for row in rows_about(store, addresses, _EVIDENCE):
        source = plain(row["source"])
        entry = found.setdefault(
            (plain(row["x"]), plain(row["evidence"])),
            {
                "source": titles.get(source, source),
                "file": plain(row["file"]),
                "row": plain(row.get("row")),
                "quote": plain(row.get("quote")),
                "words": plain(row.get("words")),
                "cited": set(),
            },
        )
        cited = row.get("cited")
        if isinstance(cited, NamedNode):
            entry["cited"].add(cited.value)
    words = {entry["words"] for entry in found.values() if entry["words"]}
    around = {plain(row["x"]): row for row in rows_about(store, words, _CONTEXT)}
    places: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for (about, _), entry in sorted(found.items(), key=lambda one: one[0]):
        row = around.get(entry.pop("words"), {})
        entry |= {side: plain(row.get(side)) for side in ("before", "after")}
        places[about].append({**entry, "cited": sorted(entry["cited"])})
    return dict(places)


def _sources(store: Store) -> set[str]:
    rows = store.select(with_prefixes("SELECT DISTINCT ?source { ?source a pas:Source }"))
    return {plain(row["source"]) for row in rows}


def source_titles(store: Store) -> dict[str, str]:
    """One title of each source, by which evidence names it: of several, the first."""
    return first_of(store, _sources(store), "dcterms:title")


def sources(store: Store) -> dict[str, dict[str, Any]]:
    """The sources by that title: names by language, day on which each was retrieved, pages."""
    titles = source_titles(store)
    names = names_of(store, titles, "dcterms:title")
    retrieved = first_of(store, titles, "pas:retrieved")
    pages = values_of(store, titles, "foaf:page")
    return {
        title: {
            "names": names[source],
            "retrieved": retrieved.get(source),
            "pages": pages.get(source, []),
        }
        for source, title in sorted(titles.items(), key=lambda item: item[1])
    }
