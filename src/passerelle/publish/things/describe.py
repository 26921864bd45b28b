"""One thing described for its pages and files: in no language yet, all through the reader."""

from __future__ import annotations

from pyoxigraph import BlankNode, Literal, NamedNode

from passerelle.namespaces import (
    ADMS,
    DCTERMS,
    FOAF,
    PAS,
    RDF,
    RDFS,
    SKOS,
)
from passerelle.publish.parts import Site
from passerelle.publish.things.dates import Time
from passerelle.publish.things.desk import Desk
from passerelle.publish.things.model import (
    Cell,
    Described,
    Fact,
    Row,
    Section,
    Weblink,
    Word,
)
from passerelle.publish.things.names import LONGEST_NAME, Named, Namer, clean, kind_of
from passerelle.publish.things.reading import Node, Reader, Value
from passerelle.publish.things.sections import BACKWARDS, partners_of, sections_of
from passerelle.publish.things.terms import load_terms

__all__ = ["describe"]

MOST_VALUES = 40
"""Values of one relation in the list of facts."""
INFERRED = "graph/inferred/"
_KINDS = (PAS.actorKind, PAS.cooperationKind, PAS.eventKind, PAS.instrumentKind)
_TIMES = (
    *(PAS.earliestStart, PAS.latestStart, PAS.earliestEnd, PAS.latestEnd),
    *(PAS.lastSeenActive, PAS.timeAsWritten, PAS.endStatus),
)
_NAMES = (SKOS.prefLabel, SKOS.altLabel, PAS.nameAsWritten, FOAF.name, RDFS.label)
_TOLD_APART = frozenset(
    (*_KINDS, *_TIMES, *_NAMES, RDF.type, PAS.modality, ADMS.identifier, PAS.hasMember)
)
"""What has its own place on the page, and is not repeated among the facts."""
_FIRST = (PAS.country, PAS.administers, PAS.within, PAS.place, PAS.venue, PAS.seat, PAS.theme)
_DERIVED = ("relation", "thing", "rule")


def describe(site: Site, reader: Reader, namer: Namer, iri: str) -> Described:
    """All that the pages and files about `iri` say. A thing without statements has only a name."""
    thing = NamedNode(iri)
    desk = Desk(site, reader, namer, thing)
    node, kind = desk.tell(thing), kind_of(iri, namer.base)
    found = Described(namer.named(thing), kind, node)
    found.classes = [desk.named(one) for one in node.nodes(RDF.type)]
    found.kinds = [desk.named(one) for predicate in _KINDS for one in node.nodes(predicate)]
    found.modality = node.text(PAS.modality).rpartition("#")[2]
    found.time = Time.of(node)
    found.names = _names(node, kind)
    found.facts = [*_facts(desk, node, kind), *_backwards(desk, kind)]
    found.identifiers = _identifiers(desk, node)
    found.sections = list(sections_of(desk, kind))
    found.derived = [] if kind == "person" else _derived(desk, node, kind)
    rows = [_derived_row(desk, one, rule) for one, rule in found.derived]
    if rows:
        ordered = tuple(sorted(rows, key=lambda row: row.order))
        found.sections.append(Section("derived", _DERIVED, ordered))
    found.claims = tuple(desk.support.claims(thing, "", None))
    found.partners = partners_of(desk, kind)
    found.whole, found.beside, found.links = desk.whole, desk.beside, desk.links
    found.left_out = desk.support.left_out
    return found


def _names(node: Node, kind: str) -> list[tuple[str, str, bool]]:
    """Each name once: the main ones first, then by language; the title of a source is its name."""
    main = node.literals(SKOS.prefLabel) or (
        node.literals(DCTERMS.title) if kind == "source" else node.literals(RDFS.label)
    )
    found = {
        (t.language or "", clean(t.value, LONGEST_NAME)): True for t in main if t.value.strip()
    }
    for predicate in _NAMES[1:]:
        for text in node.literals(predicate):
            if text.value.strip():
                name = (text.language or "", clean(text.value, LONGEST_NAME))
                found.setdefault(name, False)
    return [(lang, text, is_main) for (lang, text), is_main in found.items()]


def _facts(desk: Desk, node: Node, kind: str) -> list[Fact]:
    """What is stated, relation by relation; what rules derive is told apart."""
    apart = _TOLD_APART | {DCTERMS.title} if kind == "source" else _TOLD_APART
    found: dict[NamedNode, list[tuple[Value, tuple[str, ...]]]] = {}
    for predicate, value, graphs in node.statements():
        stated = tuple(graph for graph in graphs if INFERRED not in graph)
        if predicate not in apart and stated:
            found.setdefault(predicate, []).append((value, stated))
    ordered = sorted(found, key=lambda one: (_FIRST.index(one) if one in _FIRST else 99, one.value))
    return [
        Fact(
            desk.named(predicate),
            tuple(
                (_value(desk, value), graphs) for value, graphs in found[predicate][:MOST_VALUES]
            ),
            max(0, len(found[predicate]) - MOST_VALUES),
        )
        for predicate in ordered
    ]


def _value(desk: Desk, value: Value) -> Cell:
    if isinstance(value, Literal | BlankNode):
        return value if isinstance(value, Literal) else "…"
    named = desk.named(value)
    return desk.cell(value) if named.place or named.names else Weblink(value.value)


def _backwards(desk: Desk, kind: str) -> list[Fact]:
    """Relations stated at their other end."""
    facts = []
    for predicate, word in BACKWARDS.get(kind, ()):
        others = desk.back(predicate)
        if others:
            values = tuple((desk.cell(one), ()) for one in others[:MOST_VALUES])
            facts.append(Fact(word, values, max(0, len(others) - MOST_VALUES)))
    return facts


def _identifiers(desk: Desk, node: Node) -> list[tuple[str, Named | None, str]]:
    found = []
    for address in node.nodes(ADMS.identifier):
        one = desk.tell(address)
        scheme = one.node(PAS.identifierScheme)
        value = clean(one.text(SKOS.notation))
        found.append((one.iri, desk.named(scheme) if scheme else None, value))
    return found


def _derived(
    desk: Desk, node: Node, kind: str
) -> list[tuple[tuple[NamedNode, NamedNode, NamedNode], str]]:
    """Links that rules made, each with the rule's name; none to people, who are not ranked."""
    found = []
    for predicate, value, graphs in node.statements():
        for graph in graphs:
            if INFERRED in graph and isinstance(value, NamedNode) and desk.kind(value) != "person":
                found.append(((desk.thing, predicate, value), graph.rpartition("/")[2]))
    if kind == "event":
        for body in desk.back(PAS.representedAt):
            found.append(((body, PAS.representedAt, desk.thing), "representedAt"))
    return found


def _derived_row(desk: Desk, link: tuple[NamedNode, NamedNode, NamedNode], rule: str) -> Row:
    subject, predicate, value = link
    there = subject == desk.thing
    other = value if there else subject
    titles = load_terms().rules.get(rule) or {"": rule}
    by = Named(rule, titles, ("rules", f"rule-{rule}"))
    relation = desk.named(predicate) if there else Word("represented here")
    cells: tuple[Cell, ...] = (relation, desk.cell(other), by)
    return Row(cells, (predicate.value, *desk.row(Node(other, ()), cells[1:]).order))
