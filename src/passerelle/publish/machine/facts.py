"""What a catalogue says of the graph beyond its settings, read from the graph itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from passerelle.namespaces import DCTERMS, FOAF, PAS, RDF, SKOS
from passerelle.publish.parts import PAGED, Site
from passerelle.publish.run.watching import once
from passerelle.store.base import Term

__all__ = ["Facts", "SourceFacts", "facts_of"]

_EXAMPLES = ("event", "partnership", "collectivity", "institution", "territory")
_KEYWORDS = 12


@dataclass
class SourceFacts:
    """A source, as the graph describes it."""

    iri: NamedNode
    title: list[Literal] = field(default_factory=list)
    publisher: str = ""
    licence: str = ""
    retrieved: str = ""
    """A day (ISO 8601); empty where the graph does not say."""
    page: str = ""


@dataclass
class Facts:
    """Sources, countries, time and themes of the graph."""

    sources: list[SourceFacts]
    countries: dict[NamedNode, list[Literal]]
    """Each with its names."""
    start: str
    end: str
    """The first and last day on which something is known to have begun or ended; or empty."""
    keywords: list[Literal]
    """Labels of the themes that are used most, and of all when they are few."""
    examples: list[NamedNode]
    """One thing of each of the most telling kinds."""

    @property
    def modified(self) -> str:
        """The last day on which a source was retrieved; empty where no source says."""
        return max((source.retrieved for source in self.sources), default="")


@once
def facts_of(site: Site) -> Facts:
    """Read the facts of the graph of `site`."""
    start, end = _period(site)
    return Facts(
        sources=[_source(site, node) for node in _members(site, PAS.Source)],
        countries=_countries(site),
        start=start,
        end=end,
        keywords=_keywords(site),
        examples=list(_examples(site)),
    )


def _members(site: Site, kind: NamedNode) -> list[NamedNode]:
    found = {q.subject for q in site.store.matching(predicate=RDF.type, value=kind)}
    return sorted((one for one in found if isinstance(one, NamedNode)), key=lambda one: one.value)


def _source(site: Site, node: NamedNode) -> SourceFacts:
    values: dict[NamedNode, list[Term]] = defaultdict(list)
    for quad in sorted(site.store.matching(subject=node), key=str):
        values[quad.predicate].append(quad.object)

    def one(predicate: NamedNode) -> str:
        return next((t.value for t in values[predicate] if isinstance(t, (NamedNode, Literal))), "")

    return SourceFacts(
        node,
        [term for term in values[DCTERMS.title] if isinstance(term, Literal)],
        one(DCTERMS.publisher),
        one(DCTERMS.license),
        one(PAS.retrieved),
        one(FOAF.page),
    )


def _countries(site: Site) -> dict[NamedNode, list[Literal]]:
    """The countries in which the actors of cooperations and events lie."""
    rows = site.store.select(
        f"SELECT DISTINCT ?c {{ {{ ?n {PAS.partyActor} ?a }} UNION {{ ?n {PAS.participant} ?a }} "
        f"?a {PAS.country} ?c }}"
    )
    found = sorted({row["c"] for row in rows if isinstance(row["c"], NamedNode)}, key=str)
    return {country: labels(site, country) for country in found}


def labels(site: Site, node: NamedNode) -> list[Literal]:
    """The main names of `node`, sorted by language."""
    found = {q.object for q in site.store.matching(subject=node, predicate=SKOS.prefLabel)}
    return sorted((name for name in found if isinstance(name, Literal)), key=str)


def _period(site: Site) -> tuple[str, str]:
    """First and last day over all bounds; as text they sort as days do."""
    rows = site.store.select(
        "SELECT (MIN(?first) AS ?start) (MAX(?last) AS ?end) {"
        f" {{ SELECT (MIN(?d) AS ?first) {{ ?s {PAS.earliestStart} ?d }} }}"
        f" {{ SELECT (MAX(?d) AS ?last) {{ ?s {PAS.latestStart}|{PAS.latestEnd} ?d }} }} }}"
    )
    row = next(iter(rows), {})
    found = (row.get(name) for name in ("start", "end"))
    start, end = (term.value if isinstance(term, Literal) else "" for term in found)
    return start, end


def _keywords(site: Site) -> list[Literal]:
    rows = site.store.select(
        f"SELECT ?t (COUNT(DISTINCT ?s) AS ?n) {{ ?s {PAS.theme} ?t }} GROUP BY ?t "
        f"ORDER BY DESC(?n) ?t LIMIT {_KEYWORDS}"
    )
    themes = [row["t"] for row in rows if isinstance(row.get("t"), NamedNode)]
    return [label for theme in themes for label in labels(site, theme)]  # type: ignore[arg-type]


def _examples(site: Site) -> Iterator[NamedNode]:
    for kind in _EXAMPLES:
        if kind not in PAGED:
            continue
        rows = site.store.select(
            f'SELECT ?s {{ ?s a ?t FILTER(STRSTARTS(STR(?s), "{site.minter.base}id/{kind}/")) }} '
            "ORDER BY ?s LIMIT 1"
        )
        yield from (row["s"] for row in rows if isinstance(row["s"], NamedNode))
