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

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pyoxigraph import BlankNode, NamedNode

from passerelle.namespaces import DCTERMS, PAS, RDF
from passerelle.releases.blocks import ORIGIN, SUPPORT, Block, Blocks
from passerelle.releases.changes import OPERATIONS, UNLISTED, Change, Comparison, ThingChange
from passerelle.releases.dumps import Dataset
from passerelle.releases.lines import quads_of, subject_of
from passerelle.releases.owners import Owners, kind_of
from passerelle.releases.patch import differing
from passerelle.store.base import Term

__all__ = ["compare"]

_OF_CLAIMS = (PAS.supportedBy, PAS.about, PAS.saidBy, RDF.type)
"""Properties of claims that are not what is claimed."""
_Claims = dict[Term, dict[Term, set[tuple[Term, Term]]]]
"""By thing and source, what the source's claims about the thing say."""


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
        self.owners = Owners(self.old, self.new, ())
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
        self.owners = Owners(self.old, self.new, told)
        self._identities(told)
        self._group(told)
        return self.found

    def _is_support(self, node: Term) -> bool:
        return bool((self.old.types(node) | self.new.types(node)) & SUPPORT)

    def _about(self, node: Term) -> set[Term]:
        return {*self.old.of(node).get(PAS.about, ()), *self.new.of(node).get(PAS.about, ())}

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
            owner = self.owners.of(node)
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
            kind_of(thing, self.old, self.new),
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
