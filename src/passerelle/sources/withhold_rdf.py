"""The withdrawn taken out of RDF: statements about them go, statements that point at them stay.

A person is known by address, by a Wikidata match, or by a name that is hers alone and whole.
Her node becomes the tombstone; memberships lose function and dates; names in other texts and
addresses are covered, as in records.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Quad

from passerelle.iris import Minter
from passerelle.namespaces import (
    ADMS,
    FOAF,
    FUNCTION,
    OA,
    ORG,
    PAS,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    WD,
    Namespace,
)
from passerelle.sources.base import WITHDRAWN
from passerelle.sources.suppression import Suppression

__all__ = ["withhold_quads"]

_OLD_SCHEMA = Namespace("http://schema.org/")
_CORE_PERSON = NamedNode("http://www.w3.org/ns/person#Person")
_PEOPLE = {FOAF.Person, SCHEMA.Person, _OLD_SCHEMA.Person, _CORE_PERSON, WD.Q5}
_NAMES = {
    *(FOAF.name, RDFS.label, SKOS.prefLabel, SKOS.altLabel, PAS.nameAsWritten),
    *(s.term(n) for s in (SCHEMA, _OLD_SCHEMA) for n in ("name", "alternateName")),
    *(FOAF.nick, NamedNode("http://www.w3.org/2006/vcard/ns#fn")),
}
_TITLED = {
    *(PAS.Event, PAS.EventSeries, PAS.Instrument, PAS.Delegation, PAS.Project, PAS.Partnership),
    *(SCHEMA.Event, _OLD_SCHEMA.Event),
}
"""What has titles, which may call a person by the surname alone."""
_GIVEN = {FOAF.givenName, FOAF.firstName, SCHEMA.givenName, _OLD_SCHEMA.givenName}
_FAMILY = {FOAF.familyName, FOAF.lastName, SCHEMA.familyName, _OLD_SCHEMA.familyName}
_SAME = {
    *(SKOS.exactMatch, SKOS.closeMatch, NamedNode("http://www.w3.org/2002/07/owl#sameAs")),
    *(SCHEMA.sameAs, _OLD_SCHEMA.sameAs),
}
_OF_FUNCTION = {
    *(ORG.role, ORG.memberDuring, ORG.post, SKOS.note, SKOS.prefLabel, RDFS.label),
    *(PAS.earliestStart, PAS.latestStart, PAS.earliestEnd, PAS.latestEnd, PAS.lastSeenActive),
    *(PAS.timeAsWritten, PAS.endStatus, PAS.preferred, PAS.preferredBecause),
}
"""What tells which function someone had, and when."""
_OF_TEXT = {OA.exact, OA.prefix, OA.suffix}


def withhold_quads(
    quads: Iterable[Quad], suppression: Suppression, minter: Minter
) -> tuple[list[Quad], int]:
    """`quads` without what tells who the withdrawn are, and how many nodes were theirs."""
    graph = _Graph(list(quads), suppression, minter)
    cleared = (graph.cleared(quad) for quad in graph.quads)
    kept = [*(quad for quad in cleared if quad is not None), *graph.tombstones()]
    return list(dict.fromkeys(kept)), len(graph.people)


class _Graph:
    """The quads of one source, and which of their nodes are withdrawn people."""

    def __init__(self, quads: list[Quad], suppression: Suppression, minter: Minter) -> None:
        self.quads = quads
        self._suppression = suppression
        self._minter = minter
        self._about: dict[Any, list[Quad]] = defaultdict(list)
        for quad in quads:
            self._about[quad.subject].append(quad)
        self._renamed: dict[NamedNode, NamedNode] = {}
        self.people = self._people()
        if self.people:
            self._learn_names()
        self._slugs = frozenset(self.people.values())
        typed = (quad for quad in quads if quad.predicate == RDF.type)
        self._titled = {quad.subject for quad in typed if quad.object in _TITLED}
        self._dropped = self._claims_about(self.people) | self._identifiers()
        members = {
            q.subject for q in quads if q.predicate == ORG.member and q.object in self.people
        }
        self._functions = members | self._claims_about(members)

    # --- who is meant ----------------------------------------------------------------

    def _people(self) -> dict[NamedNode, str]:
        nodes = {term for quad in self.quads for term in (quad.subject, quad.object)}
        found: dict[NamedNode, str] = {}
        for node in nodes:
            if isinstance(node, NamedNode):
                slug = self._slug(node)
                if slug:
                    found[node] = slug
        return found

    def _slug(self, node: NamedNode) -> str | None:
        said = self._about.get(node, [])
        ids = [("iri", node.value), *self._ids(node)]
        ids += [pair for q in said if q.predicate in _SAME for pair in self._ids(q.object)]
        types = {quad.object for quad in said if quad.predicate == RDF.type}
        # Other kinds of things may be called after someone: their names are covered instead.
        may_be = bool(types & _PEOPLE) or (not types and bool(said))
        names = self._names(node) if may_be else []
        return self._suppression.person(ids, names)

    def _ids(self, node: Any) -> list[tuple[str, str]]:
        if not isinstance(node, NamedNode):
            return []
        home = f"{self._minter.base}id/person/"
        if node.value.startswith(home):
            return [(WITHDRAWN, node.value.removeprefix(home))]
        for base in (str(WD), "https://www.wikidata.org/wiki/", "https://www.wikidata.org/entity/"):
            if node.value.startswith(base):
                return [("wikidata", node.value.removeprefix(base))]
        return [("iri", node.value)]

    def _texts(self, node: NamedNode, predicates: set[NamedNode]) -> list[str]:
        said = (quad.object for quad in self._about.get(node, []) if quad.predicate in predicates)
        return [term.value for term in said if isinstance(term, Literal)]

    def _names(self, node: NamedNode) -> list[str]:
        """What the node is called, and the last part of its address."""
        families = self._texts(node, _FAMILY)
        whole = (f"{one} {two}" for one in self._texts(node, _GIVEN) for two in families)
        last = unquote(node.value).rstrip("/#").replace("#", "/").rsplit("/", 1)[-1]
        return [*self._texts(node, _NAMES), *whole, last]

    def _learn_names(self) -> None:
        for node, slug in self.people.items():
            forms = self._suppression.forms_of(
                slug, self._texts(node, _NAMES), self._texts(node, _FAMILY)
            )
            self._suppression = self._suppression.also(forms)

    def _claims_about(self, nodes: Iterable[Any]) -> set[Any]:
        wanted = set(nodes)
        return {q.subject for q in self.quads if q.predicate == PAS.about and q.object in wanted}

    def _identifiers(self) -> set[Any]:
        """Identifier nodes that only the withdrawn had."""
        held = [q for q in self.quads if q.predicate == ADMS.identifier]
        others = {q.object for q in held if q.subject not in self.people}
        return {q.object for q in held if q.subject in self.people} - others

    # --- taking out ------------------------------------------------------------------

    def cleared(self, quad: Quad) -> Quad | None:
        """`quad` as it may stay, or None."""
        subject, predicate, value = quad.subject, quad.predicate, quad.object
        if subject in self.people or {subject, value} & self._dropped:
            return None
        if subject in self._functions and predicate in _OF_FUNCTION:
            return self._affiliated(quad) if predicate == ORG.role else None
        if self._is_page(value):
            return None
        told = self._node(value)
        if isinstance(value, Literal):
            told = self._literal(value, subject, predicate)
        return Quad(self._node(subject), self._node(predicate), told, self._node(quad.graph_name))

    def _is_page(self, value: Any) -> bool:
        """An address elsewhere that says the name, of which nothing is told here."""
        if not isinstance(value, NamedNode) or value in self.people or self._about.get(value):
            return False
        return self._tells(value)

    def _affiliated(self, quad: Quad) -> Quad:
        graph = self._node(quad.graph_name)
        return Quad(self._node(quad.subject), quad.predicate, FUNCTION.affiliated, graph)

    def _literal(self, value: Literal, subject: Any, predicate: NamedNode) -> Literal:
        about = self._slugs if predicate not in _NAMES or subject in self._titled else ()
        text = self._suppression.redact(value.value, about, covered=predicate in _OF_TEXT)
        if text == value.value:
            return value
        if value.language:
            return Literal(text, language=value.language)
        return Literal(text, datatype=value.datatype)

    def _tells(self, node: NamedNode) -> bool:
        address = unquote(node.value)
        if node not in self._titled:
            return bool(self._suppression.named_in(address))
        return self._suppression.redact(address, self._slugs, any_case=True) != address

    def _node(self, node: Any) -> Any:
        """The tombstone of someone withdrawn; a node of no name for an address that tells one."""
        if not isinstance(node, NamedNode):
            return node
        if node not in self._renamed:
            new = node
            if node in self.people:
                new = self._minter.thing("person", self.people[node])
            elif self._tells(node):
                new = self._minter.thing("node", self._suppression.pseudonym(node.value))
            self._renamed[node] = new
        return self._renamed[node]

    def tombstones(self) -> Iterator[Quad]:
        """Each tombstone that is told of is a person still, in the graphs that tell of it."""
        for quad in self.quads:
            for term in (quad.subject, quad.object):
                if isinstance(term, NamedNode) and term in self.people:
                    tombstone, graph = self._node(term), self._node(quad.graph_name)
                    yield Quad(tombstone, RDF.type, FOAF.Person, graph)
