"""Two dumps of the graph compared: what was added, removed, changed, merged, split, and why.

Statements are compared as a set over the whole data set, so neither their order nor the name
of a blank node counts: a blank node is known by what is said of it. Claims, evidence and what
the graph says of itself are not compared but used: they name the cause, which is a source (of
a statement in its graph, or whose claim about the thing differs), a rule, or a decision on
identity.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat

from passerelle.errors import QueryError
from passerelle.namespaces import DCTERMS, OA, PAS, PROV, RDF
from passerelle.queries.facts import Cell, Select, Values, order, table
from passerelle.store.base import Solutions, Term

__all__ = ["COLUMNS", "PARAMETERS", "answer"]

COLUMNS = ("operation", "thing", "property", "old", "new", "cause")
PARAMETERS = ("old", "new")
_SUPPORT = (
    *(PAS.Claim, PAS.Evidence, PAS.Extraction, PAS.Review, PAS.IdentityDecision, PAS.SourceVersion),
    *(OA.TextQuoteSelector, OA.TextPositionSelector),
)
_DEFAULT = NamedNode("urn:x-default-graph")
Key = tuple[Term, Term]
Row = tuple[str, Term, Term, Cell, Cell, Cell]


class _Release:
    """The statements of one dump, and what their graphs tell of where they are from."""

    def __init__(self, file: Path) -> None:
        quads = _named(_read(file))
        self.decided: dict[Term, Term] = {}
        self.claimed: dict[Term, dict[Term, set[tuple[Term, Term]]]] = defaultdict(
            lambda: defaultdict(set)
        )
        self.graphs: dict[Key, dict[Term, set[Term]]] = defaultdict(lambda: defaultdict(set))
        self.origin: dict[Term, Term] = {}
        self.replaced: dict[Term, Term] = {}
        support = {q.subject for q in quads if q.predicate == RDF.type and q.object in _SUPPORT}
        for quad in quads:
            self._take(quad, quad.subject in support)
        self._read_claims(quad for quad in quads if quad.subject in support)

    def _take(self, quad: Quad, support: bool) -> None:
        subject, predicate, value, graph = (
            quad.subject,
            quad.predicate,
            quad.object,
            quad.graph_name,
        )
        if predicate in (PROV.wasDerivedFrom, PROV.wasGeneratedBy) and not support:
            self.origin[subject] = value
        elif not support:
            name = _DEFAULT if isinstance(graph, ox.DefaultGraph) else graph
            self.graphs[subject, predicate][value].add(name)
        if predicate == DCTERMS.isReplacedBy:
            self.replaced[subject] = value

    def _read_claims(self, quads: Iterator[Quad]) -> None:
        said: dict[Term, dict[Term, set[Term]]] = defaultdict(lambda: defaultdict(set))
        for quad in quads:
            said[quad.subject][quad.predicate].add(quad.object)
        for node, about in said.items():
            for thing in about[PAS.decidesOn]:
                self.decided[thing] = node
            rest = {(p, v) for p, values in about.items() for v in values if p != PAS.supportedBy}
            for thing in about[PAS.about]:
                for source in about[PAS.saidBy]:
                    self.claimed[thing][source] |= rest

    def statements(self) -> set[tuple[Term, Term, Term]]:
        return {(s, p, value) for (s, p), values in self.graphs.items() for value in values}

    def causes(self, thing: Term, prop: Term, value: Term, other: _Release) -> list[Cell]:
        """Where the statement is from: sources and rules first, else whose claims differ."""
        graphs = self.graphs.get((thing, prop), {}).get(value, set())
        named = {self.origin[graph] for graph in graphs if graph in self.origin}
        ours, theirs = self.claimed.get(thing, {}), other.claimed.get(thing, {})
        changed = {s for s in {*ours, *theirs} if ours.get(s) != theirs.get(s)}
        return [*sorted(named or changed or graphs, key=order)] or [None]


def answer(rows: Solutions, values: Values, select: Select) -> Solutions:
    """One row per difference and cause; none when the two say the same."""
    old, new = (_Release(Path(values[name].value)) for name in ("old", "new"))
    merged, split = _given_up(old, new), _given_up(new, old)
    found = {
        *_identity("merged", merged, new.decided),
        *_identity("split", split, new.decided),
        *_statements(old, new, {**merged, **split}),
    }
    return table(COLUMNS, sorted(found, key=lambda row: tuple(map(str, row))))


def _given_up(before: _Release, after: _Release) -> dict[Term, Term]:
    """Things of `before` that are no longer things, and by what they are replaced."""
    return {
        thing: by
        for thing, by in after.replaced.items()
        if (thing, RDF.type) in before.graphs and (thing, RDF.type) not in after.graphs
    }


def _identity(operation: str, things: dict[Term, Term], decided: dict[Term, Term]) -> Iterator[Row]:
    for thing, other in things.items():
        old, new = (None, other) if operation == "merged" else (other, None)
        yield operation, thing, DCTERMS.isReplacedBy, old, new, decided.get(thing)


def _statements(old: _Release, new: _Release, replaced: dict[Term, Term]) -> Iterator[Row]:
    """Changes of statements, but for those that a merge or split only moved."""
    gone, come = _only_in(old, new, replaced), _only_in(new, old, replaced)
    for thing, prop in {*gone, *come}:
        lost, won = gone[thing, prop], come[thing, prop]
        if len(lost) == len(won) == 1:
            for cause in new.causes(thing, prop, won[0], old):
                yield "changed", thing, prop, lost[0], won[0], cause
            continue
        for value in lost:
            for cause in old.causes(thing, prop, value, new):
                yield "removed", thing, prop, value, None, cause
        for value in won:
            for cause in new.causes(thing, prop, value, old):
                yield "added", thing, prop, None, value, cause


def _only_in(here: _Release, there: _Release, replaced: dict[Term, Term]) -> dict[Key, list[Term]]:
    """The values that only one release has, by thing and property."""
    theirs = there.statements()
    found: dict[Key, list[Term]] = defaultdict(list)
    for thing, prop, value in sorted(here.statements() - theirs, key=str):
        moved = thing in replaced and (
            prop == DCTERMS.isReplacedBy or (replaced[thing], prop, value) in theirs
        )
        if not moved:
            found[thing, prop].append(value)
    return found


# --- reading -----------------------------------------------------------------------------


def _read(file: Path) -> list[Quad]:
    form = RdfFormat.from_extension(file.suffix.removeprefix("."))
    if form is None:
        raise QueryError(
            "this is no dump of a known format.", where=file, remedy="Use .trig, .nq, .ttl or .nt."
        )
    try:
        return list(ox.parse(path=str(file), format=form))
    except (OSError, SyntaxError) as fault:
        raise QueryError(f"cannot be read: {fault}.", where=file) from None


def _named(quads: list[Quad]) -> list[Quad]:
    """Each blank node under a name made from what is said of it: the same in both dumps."""
    said: dict[BlankNode, list[Quad]] = defaultdict(list)
    for quad in quads:
        if isinstance(quad.subject, BlankNode):
            said[quad.subject].append(quad)

    def name(node: Term, within: tuple[Term, ...] = ()) -> str:
        if not isinstance(node, BlankNode):
            return str(node)
        if node in within:
            return f"^{within.index(node)}"
        inner = (f"{q.predicate} {name(q.object, (*within, node))}" for q in said.get(node, ()))
        return "_:" + hashlib.sha256("\n".join(sorted(set(inner))).encode()).hexdigest()

    names = {node: BlankNode(f"b{name(node)[2:34]}") for node in said}

    def term(node: Term) -> Term:
        if not isinstance(node, BlankNode):
            return node
        return names.get(node) or BlankNode("b" + hashlib.sha256(b"").hexdigest()[:32])

    return [
        Quad(term(q.subject), q.predicate, term(q.object), q.graph_name)  # type: ignore[arg-type]
        for q in quads
    ]
