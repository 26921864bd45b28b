"""What is at hand while one thing is described: the reader, names, and what was read for it."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import BlankNode, NamedNode

from passerelle.namespaces import PAS
from passerelle.publish.parts import Site
from passerelle.publish.things.dates import Time
from passerelle.publish.things.model import Cell, Modality, Row, Several, Unlinked
from passerelle.publish.things.names import Named, Namer, kind_of
from passerelle.publish.things.reading import Node, Reader
from passerelle.publish.things.support import Support

__all__ = ["Desk"]

FEW = 6
"""Names in one cell before the rest is only counted."""


class Desk:
    """Looks up what one thing's pages need, and remembers it for the data files."""

    def __init__(self, site: Site, reader: Reader, namer: Namer, thing: NamedNode) -> None:
        self.site = site
        self.reader = reader
        self.thing = thing
        self._namer = namer
        self.whole: dict[str, Node] = {}
        self.beside: dict[str, Node] = {}
        self.links: list[tuple[NamedNode, NamedNode, NamedNode]] = []
        self.support = Support(reader, self)

    def tell(self, node: NamedNode | BlankNode) -> Node:
        """A node that is told whole, here and in the data files, with its blank nodes."""
        known = self.whole.get(node.value)
        if known is None:
            known = self.whole[node.value] = self.reader.about(node)
            for blank in known.blank:
                self.tell(blank)
        return known

    def back(self, predicate: NamedNode) -> list[NamedNode]:
        """The nodes that lead to the thing; the data files tell that they do."""
        found = self.reader.leading_to(self.thing, predicate)
        self.links += [(node, predicate, self.thing) for node in found]
        return found

    def named(self, node: NamedNode) -> Named:
        """What a node is called; a thing's class and names go into the data files too."""
        if kind_of(node.value, self._namer.base):
            self.beside[node.value] = self.reader.brief(node)
        return self._namer.named(node)

    def kind(self, node: NamedNode) -> str:
        """The kind in an address of ours."""
        return kind_of(node.value, self._namer.base)

    def is_hidden(self, node: NamedNode) -> bool:
        """Whether it is a person without a page."""
        return node.value in self.site.hidden

    def cell(self, node: NamedNode | None) -> Cell:
        """The name of a node for a table."""
        if node is None:
            return None
        named = self.named(node)
        return Unlinked(named) if self.is_hidden(node) else named

    def cells(self, nodes: Iterable[NamedNode]) -> Cell:
        """The names of several nodes for one cell of a table."""
        every = list(nodes)
        if len(every) < 2:
            return self.cell(every[0]) if every else None
        return Several(tuple(self.cell(one) for one in every[:FEW]), max(0, len(every) - FEW))

    def itself(self, node: Node) -> Named:
        """What a node that was read is called."""
        return self.named(NamedNode(node.iri))

    def country(self, actor: NamedNode | None) -> Cell:
        """The country of an actor."""
        found = self.reader.values(actor, PAS.country) if actor else ()
        return self.cells(one for one in found if isinstance(one, NamedNode))

    def row(
        self, node: Node, cells: tuple[Cell, ...], *, owned: bool = False, time: Time | None = None
    ) -> Row:
        """A row about `node`; where this is its home, with what the sources say of it."""
        order = ((time or Time()).order, plain(cells[0]), node.iri)
        if not owned:
            return Row(cells, order, time=time)
        called = next((one for one in map(named_in, cells) if one), None)
        claims = [*self.support.claims(node.name, node.iri, called)]
        for cell in cells:
            if isinstance(cell, Unlinked):
                person = NamedNode(cell.named.iri)
                self.tell(person)
                claims += self.support.claims(person, person.value, cell.named)
        return Row(cells, order, node.iri, time, tuple(claims))


def modality(node: Node) -> Modality | None:
    """How the shown value is put forward."""
    slug = node.text(PAS.modality).rpartition("#")[2]
    return Modality(slug) if slug else None


def named_in(cell: Cell) -> Named | None:
    """What a cell names first."""
    if isinstance(cell, Several):
        return next((one for one in map(named_in, cell.cells) if one), None)
    if isinstance(cell, Unlinked):
        return cell.named
    return cell if isinstance(cell, Named) else None


def plain(cell: Cell) -> str:
    """A text by which rows are sorted, the same for every language."""
    named = named_in(cell)
    if named:
        return named.text("fr", ("en", "zh"))[0] or named.iri
    return cell if isinstance(cell, str) else getattr(cell, "value", "")
