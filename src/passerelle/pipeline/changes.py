"""What a build changes: the former graph, and what each source says now, thing by thing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Quad

from passerelle.errors import StoreError
from passerelle.graph.claims import CLASSES
from passerelle.identity.withdrawn import list_digest
from passerelle.iris import Minter
from passerelle.namespaces import DCTERMS, ORG, PAS, RDF, SKOS
from passerelle.pipeline.report import LISTED, Listing, Thing
from passerelle.pipeline.state import BuildState, stores_dir
from passerelle.store import EmbeddedStore
from passerelle.workspace import Workspace

__all__ = ["Changes", "Former", "compared", "listing", "thing_at"]

_KINDS: dict[object, str] = {node: kind for kind, node in CLASSES.items()}
_PART_OF = frozenset(
    (PAS.about, PAS.inCooperation, PAS.inEvent, PAS.signs, PAS.observes, ORG.member)
)
"""From an n-ary node to the thing (or node) that it tells something of."""
_TELLING = _PART_OF | {RDF.type}
"""What must be known of a whole graph to know of which things its statements are."""


@dataclass
class Changes:
    """Things of one source that are new, that it tells otherwise, that it no longer tells of."""

    new: dict[NamedNode, str] = field(default_factory=dict)
    changed: dict[NamedNode, str] = field(default_factory=dict)
    vanished: dict[NamedNode, str] = field(default_factory=dict)


class Former:
    """The graph that stood before, for reading; empty when there is none that can be read."""

    def __init__(self, workspace: Workspace, state: BuildState | None) -> None:
        self.minter = workspace.minter
        self.state = state
        self.comparable = bool(state and state.suppressed == list_digest(workspace.identity))
        """Whether it was made with the list of the withdrawn as it is now."""
        self._stores = stores_dir(workspace)

    @cached_property
    def store(self) -> EmbeddedStore | None:
        """Opened when it is first asked for: a build with nothing to do does not.

        A graph that names people withdrawn since is compared with nothing: the report would
        tell them as vanished, by name.
        """
        if self.state is None or not self.comparable:
            return None
        try:
            return EmbeddedStore(self._stores / self.state.store, read_only=True)
        except StoreError:
            return None

    def quads(self, graph: NamedNode) -> Iterable[Quad]:
        """The statements of one of its graphs."""
        return self.store.quads(graph) if self.store else ()

    def count(self, source: str) -> int | None:
        """How many records, or statements of RDF, `source` gave; None when it was not there."""
        known = self.state.sources.get(source) if self.state else None
        return None if known is None else known.records or known.quads

    @property
    def replaced(self) -> dict[str, str]:
        """Addresses (``kind/slug``) that had been given up, and those they led to."""
        home = f"{self.minter.base}id/"
        return {
            quad.subject.value.removeprefix(home): quad.object.value.removeprefix(home)
            for quad in self.quads(self.minter.graph("identity"))
            if quad.predicate == DCTERMS.isReplacedBy
            and isinstance(quad.subject, NamedNode)
            and isinstance(quad.object, NamedNode)
        }


def compared(former: Iterable[Quad], now: set[Quad]) -> Changes:
    """What the graph of one source says of which things, against what it said before."""
    came, gone = set(now), set[Quad]()
    before: list[Quad] = []
    for quad in former:
        if quad.predicate in _TELLING:
            before.append(quad)
        if quad in came:
            came.discard(quad)
        else:
            gone.add(quad)
    if not came and not gone:
        return Changes()
    after = [quad for quad in now if quad.predicate in _TELLING]
    then, here = _things(before), _things(after)
    owners = _owners([*before, *after])
    touched = {_owner(q.subject, owners) for q in (*came, *gone) if q.predicate != PAS.supportedBy}
    return Changes(
        new={node: kind for node, kind in here.items() if node not in then},
        changed={node: kind for node, kind in here.items() if node in then and node in touched},
        vanished={node: kind for node, kind in then.items() if node not in here},
    )


def _things(quads: Iterable[Quad]) -> dict[NamedNode, str]:
    """The things among the subjects, with their kinds."""
    things = {}
    for quad in quads:
        kind = _KINDS.get(quad.object) if quad.predicate == RDF.type else None
        if kind and isinstance(quad.subject, NamedNode):
            things[quad.subject] = kind
    return things


def _owners(quads: Iterable[Quad]) -> dict[object, object]:
    return {quad.subject: quad.object for quad in quads if quad.predicate in _PART_OF}


def _owner(node: object, owners: dict[object, object]) -> object:
    """The thing that a node tells something of: a claim of its party, a party of its partnership.

    At most a few steps: RDF from elsewhere may go round in circles.
    """
    for _ in range(4):
        if node not in owners:
            break
        node = owners[node]
    return node


def listing(things: dict[NamedNode, str], store: EmbeddedStore | None, minter: Minter) -> Listing:
    """The things counted, and the first of them with their names in `store`."""
    told = [thing_at(node, kind, store, minter) for node, kind in things.items()]
    told.sort(key=lambda thing: (thing.kind, thing.name("fr"), thing.iri))
    return Listing(len(told), told[:LISTED])


def thing_at(node: NamedNode, kind: str, store: EmbeddedStore | None, minter: Minter) -> Thing:
    """The thing with the names that the graph ``shown`` of `store` gives it."""
    labels = store.objects(node, SKOS.prefLabel, minter.graph("shown")) if store else ()
    names = {t.language or "": t.value for t in labels if isinstance(t, Literal)}
    return Thing(node.value, kind, dict(sorted(names.items())))
