"""Two data sets compared as people do: things added, removed, changed, merged, split, withdrawn.

Statements are compared whatever graph holds them, so neither their order nor the name of a
blank node counts, nor that one more source says the same. Claims, evidence and what the graph
says of itself are not compared but used: they name the cause, which is a source (of a
statement in its graph, or whose claim about the thing differs), a rule, or a decision on
identity. What a source claims otherwise than before is told too, as such (`Change.claim`). What
is told of a node without a name of its own (a participation, a party, a membership) is told
of the thing it belongs to.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from pyoxigraph import BlankNode, NamedNode

from passerelle.graph.claims import CLASSES
from passerelle.namespaces import ADMS, DCTERMS, ORG, PAS, PUBLIC_BASIS, RDF
from passerelle.releases.blocks import ORIGIN, SUPPORT, Block, Blocks
from passerelle.releases.dumps import Dataset
from passerelle.releases.lines import quads_of, subject_of
from passerelle.releases.patch import differing
from passerelle.store.base import Term

__all__ = ["OPERATIONS", "UNLISTED", "Change", "Comparison", "ThingChange", "compare"]

OPERATIONS = ("added", "removed", "changed", "merged", "split", "withdrawn")
"""What may have become of a thing; a statement is added, removed or changed."""
_PART_OF = (PAS.about, PAS.inCooperation, PAS.inEvent, PAS.signs, PAS.observes, ORG.member)
"""From a node to the thing (or node) that it tells something of."""
_OF_CLAIMS = (PAS.supportedBy, PAS.about, PAS.saidBy, RDF.type)
"""Properties of claims that are not what is claimed."""
_KINDS = {node: kind for kind, node in CLASSES.items()} | {PAS.Source: "source"}
UNLISTED = (PAS.publicBasis, PUBLIC_BASIS.term("named-in-official-communication"))
"""What is said of people who stand in no list: only an official text names them."""
_DEPTH = 4
"""Steps from a node to its thing at most: RDF from elsewhere may go round in circles."""


@dataclass(frozen=True)
class Change:
    """A statement about `node` that only one has, or that has one value here and one there.

    `claim` where the graph does not state it but the source that is its cause claims it.
    """

    operation: str
    node: Term
    property: Term
    old: Term | None
    new: Term | None
    causes: tuple[Term, ...]
    claim: bool = False


@dataclass
class ThingChange:
    """What became of one thing; `other` and `decision` where it was merged or split.

    Of a person who was withdrawn no statement is told. `listed` is False for people whom
    only an official text names: they stand in no list.
    """

    thing: Term
    operation: str
    kind: str | None
    other: Term | None = None
    decision: Term | None = None
    listed: bool = True
    changes: list[Change] = field(default_factory=list)


@dataclass
class Comparison:
    """All that differs, thing by thing; `restated` statements are only in other graphs now."""

    old: Dataset
    new: Dataset
    things: list[ThingChange] = field(default_factory=list)
    quads: Counter[str] = field(default_factory=Counter)
    restated: int = 0

    def count(self, operation: str) -> int:
        """How many things have met this."""
        return sum(1 for one in self.things if one.operation == operation)

    def statements(self, operation: str) -> int:
        """How many statements were added, removed or changed."""
        return sum(1 for t in self.things for c in t.changes if c.operation == operation)


def compare(old: Dataset, new: Dataset) -> Comparison:
    """What differs between `old` and `new`, sorted; nothing when they say the same."""
    return _Comparing(old, new).run()


class _Comparing:
    """The stages of one comparison."""

    def __init__(self, old: Dataset, new: Dataset) -> None:
        self.found = Comparison(old, new)
        self.old, self.new = Blocks(old.described), Blocks(new.described)
        self.touched: list[Term] = []
        self.claimed: tuple[_Claims, _Claims] = ({}, {})
        self.owners: dict[Term, Term] = {}
        self.given_up: dict[Term, tuple[str, Term]] = {}

    def run(self) -> Comparison:
        """All of it."""
        old, new = self.found.old, self.found.new
        self.found.quads.update(row for row, _ in differing(old.canonical, new.canonical))
        if not self.found.quads:
            return self.found
        self.touched = _touched(self.old, self.new)
        support = [node for node in self.touched if self._is_support(node)]
        about = {thing for node in support for thing in self._about(node)}
        self.claimed = _claims(about, self.old), _claims(about, self.new)
        told = sorted(({*self.touched} - {*support}) | about, key=str)
        self.owners = self._owners(told)
        self._identities(told)
        self._group(told)
        return self.found

    def _is_support(self, node: Term) -> bool:
        return bool((self.old.types(node) | self.new.types(node)) & SUPPORT)

    def _about(self, node: Term) -> set[Term]:
        return {*self.old.of(node).get(PAS.about, ()), *self.new.of(node).get(PAS.about, ())}

    # --- which things ----------------------------------------------------------------

    def _owners(self, told: list[Term]) -> dict[Term, Term]:
        """From each node that is no thing to what it belongs to, as far as it is known."""
        owners: dict[Term, Term] = {}
        loose = []
        for node in told:
            if self._kind(node):
                continue
            owner = next(self._pointed(node), None)
            if owner is None:
                loose.append(node)
            else:
                owners[node] = owner
        return {**self._holders(told, {n for n in loose if self._may_belong(n)}), **owners}

    def _pointed(self, node: Term) -> Iterator[Term]:
        for blocks in (self.new, self.old):
            block = blocks.of(node)
            for prop in _PART_OF:
                yield from (v for v in sorted(block.get(prop, ()), key=str) if v != node)

    def _may_belong(self, node: Term) -> bool:
        """Whether it may be told with what points at it: identifiers, nodes without a name."""
        types = self.old.types(node) | self.new.types(node)
        return isinstance(node, BlankNode) or ADMS.Identifier in types

    def _holders(self, told: list[Term], wanted: set[Term]) -> dict[Term, Term]:
        holders: dict[Term, Term] = {}
        for node in told if wanted else ():
            for block in (self.old.of(node), self.new.of(node)):
                for values in block.values():
                    for value in wanted & values.keys():
                        holders.setdefault(value, node)
        return holders

    def _owner(self, node: Term) -> Term:
        for _ in range(_DEPTH):
            if node not in self.owners:
                break
            node = self.owners[node]
        return node

    def _kind(self, node: Term) -> str | None:
        types = self.new.types(node) | self.old.types(node)
        return min((_KINDS[one] for one in types if one in _KINDS), default=None)  # type: ignore[index]

    # --- merged and split ------------------------------------------------------------

    def _identities(self, told: list[Term]) -> None:
        for node in told:
            for operation, before, after in (
                ("merged", self.old, self.new),
                ("split", self.new, self.old),
            ):
                by = after.of(node).get(DCTERMS.isReplacedBy)
                if by and before.types(node) and not after.types(node):
                    self.given_up[node] = operation, max(by, key=str)

    def _decisions(self) -> dict[Term, Term]:
        """From each thing to the last decision on it, where any is asked for."""
        if not self.given_up:
            return {}
        marked = self.new.starting(f" {PAS.decidesOn} ".encode())
        return {quad.object: quad.subject for quad in marked}

    # --- statements ------------------------------------------------------------------

    def _group(self, told: list[Term]) -> None:
        decided = self._decisions()
        things: dict[Term, ThingChange] = {}
        for node in told:
            owner = self._owner(node)
            changes = list(self._changes(node))
            told_already = {(c.property, value) for c in changes for value in (c.old, c.new)}
            changes += self._claims_on(node, told_already)
            if owner not in things and (changes or node in self.given_up or self._withdrawn(node)):
                things[owner] = self._thing(owner, decided)
            if changes and things[owner].operation != "withdrawn":
                things[owner].changes += changes
        for one in things.values():
            one.changes.sort(key=_order_of_change)
        self.found.things = sorted(things.values(), key=_order_of_thing)

    def _thing(self, thing: Term, decided: dict[Term, Term]) -> ThingChange:
        operation, other = self.given_up.get(thing, (self._operation(thing), None))
        return ThingChange(
            thing,
            operation,
            self._kind(thing),
            other,
            decided.get(thing) if other is not None else None,
            not any(b.states(thing, *UNLISTED) for b in (self.old, self.new)),
        )

    def _operation(self, thing: Term) -> str:
        if self._withdrawn(thing):
            return "withdrawn"
        old, new = self.old, self.new
        if old.types(thing) or new.types(thing):
            before, after = bool(old.types(thing)), bool(new.types(thing))
        else:
            before, after = bool(old.of(thing)), bool(new.of(thing))
        return "changed" if before == after else "added" if after else "removed"

    def _withdrawn(self, thing: Term) -> bool:
        gone = PAS.withdrawalReason
        return gone in self.new.of(thing) and gone not in self.old.of(thing)

    def _changes(self, node: Term) -> Iterator[Change]:
        """Changes of statements about `node`, but for those that a merge or split only moved."""
        before, after = self.old.of(node), self.new.of(node)
        for prop in sorted({*before, *after} - set(ORIGIN), key=str):
            here, there = before.get(prop, {}), after.get(prop, {})
            self.found.restated += sum(1 for v, g in here.items() if v in there and g != there[v])
            lost = [v for v in here if v not in there and not self._moved(node, prop, v, self.new)]
            won = [v for v in there if v not in here and not self._moved(node, prop, v, self.old)]
            for change in _paired(node, prop, lost, won):
                side, graphs = self.new, there.get(change.new, set()) if change.new else set()
                if change.new is None and change.old is not None:
                    side, graphs = self.old, here[change.old]
                yield replace(change, causes=self._causes(node, side, graphs))

    def _claims_on(self, node: Term, told: set[tuple[Term, Term | None]]) -> Iterator[Change]:
        """What sources say of `node` otherwise than before, unless its statements tell it."""
        if not (self.old.types(node) and self.new.types(node)):
            return
        ours, theirs = (claims.get(node, {}) for claims in self.claimed)
        for source in sorted({*ours, *theirs}, key=str):
            lost, won = (
                {(p, v) for p, v in here.get(source, set()) - there.get(source, set())} - told
                for here, there in ((ours, theirs), (theirs, ours))
            )
            for prop in sorted({p for p, _ in lost | won}, key=str):
                old, new = (sorted((v for p, v in s if p == prop), key=str) for s in (lost, won))
                if prop == PAS.modality and not (old and new):
                    continue  # that it claims nothing more, or anything at all, is told already
                for change in _paired(node, prop, old, new):
                    yield replace(change, causes=(source,), claim=True)

    def _moved(self, node: Term, prop: NamedNode, value: Term, other: Blocks) -> bool:
        if node not in self.given_up:
            return False
        winner = self.given_up[node][1]
        return prop == DCTERMS.isReplacedBy or other.states(winner, prop, value)

    def _causes(self, node: Term, side: Blocks, graphs: Iterable[Term]) -> tuple[Term, ...]:
        """Where a statement is from: sources and rules first, else whose claims differ."""
        origins = {side.origin(graph) for graph in graphs} - {None}
        ours, theirs = (claims.get(node, {}) for claims in self.claimed)
        differ = {one for one in {*ours, *theirs} if ours.get(one) != theirs.get(one)}
        return tuple(sorted(origins or differ or set(graphs), key=str))  # type: ignore[arg-type]


_Claims = dict[Term, dict[Term, set[tuple[Term, Term]]]]
"""By thing and source, what the source's claims about the thing say."""


def _touched(old: Blocks, new: Blocks) -> list[Term]:
    """The nodes about which the two differ, each once, in order."""
    subjects = dict.fromkeys(subject_of(line) for _, line in differing(old.lines, new.lines))
    return [_term(subject) for subject in subjects]


def _term(subject: bytes) -> Term:
    if subject.startswith(b"_:"):
        return BlankNode(subject[2:].decode())
    return quads_of([subject + b" <x:p> <x:o> .\n"])[0].subject


def _claims(things: set[Term], side: Blocks) -> _Claims:
    """What each source claims of `things`, whatever its claims are called."""
    said: _Claims = defaultdict(lambda: defaultdict(set))
    marked = side.starting(f" {PAS.about} ".encode()) if things else ()
    for quad in marked:
        if quad.object not in things:
            continue
        block: Block = side.of(quad.subject)
        rest = {(p, v) for p, values in block.items() for v in values if p not in _OF_CLAIMS}
        for source in block.get(PAS.saidBy, ()):
            said[quad.object][source] |= rest
    return said


def _paired(node: Term, prop: Term, old: list[Term], new: list[Term]) -> Iterator[Change]:
    """One value for one is a change; else what went and what came."""
    if len(old) == len(new) == 1:
        yield Change("changed", node, prop, old[0], new[0], ())
        return
    yield from (Change("removed", node, prop, value, None, ()) for value in old)
    yield from (Change("added", node, prop, None, value, ()) for value in new)


def _order_of_change(change: Change) -> tuple[str, ...]:
    return tuple(map(str, (change.node, change.property, change.operation, change.old, change.new)))


def _order_of_thing(one: ThingChange) -> tuple[int, str, str]:
    return OPERATIONS.index(one.operation), one.kind or "~", str(one.thing)
