"""RDF files that are small to write and endless to read, recognised before they are read."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import BlankNode, Quad

from passerelle.errors import SourceError

__all__ = ["check_blank_nodes", "check_entities"]

MAX_EXPANSION = 64 * 1024 * 1024
MAX_ENTANGLED = 1_000
_ENTITY = re.compile(rb"""<!ENTITY\s+([^\s%]+)\s+(?:"([^"]*)"|'([^']*)')""")
_REFERENCE = re.compile(rb"&(?!#|amp;|lt;|gt;|quot;|apos;)([^;\s]+);")


def check_entities(data: bytes, path: Path) -> None:
    """Raise `SourceError` when the entities of an XML file would grow beyond bounds."""
    text = data.replace(b"\0", b"")
    entities = {name: one or two for name, one, two in _ENTITY.findall(text)}
    if not entities:
        return
    nested = any(map(_REFERENCE.search, entities.values()))
    used = Counter(_REFERENCE.findall(text))
    grown = sum(len(value) * used[name] for name, value in entities.items())
    if nested or grown > MAX_EXPANSION:
        how = "are made of each other" if nested else f"grow beyond {MAX_EXPANSION >> 20} MiB"
        raise SourceError(
            f"declares entities that {how}.", where=path, remedy="Write the addresses out in full."
        )


def check_blank_nodes(quads: Iterable[Quad], path: Path) -> None:
    """Raise `SourceError` when too many blank nodes look alike and hang on each other.

    To name such nodes by what is said of them (RDFC-1.0) takes time and memory that grow
    without bound; two nodes look alike when their own statements are the same.
    """
    said: dict[BlankNode, list[str]] = defaultdict(list)
    links: list[tuple[BlankNode, BlankNode]] = []
    for quad in quads:
        ends = quad.subject, quad.object
        for place, node in enumerate(ends):
            if isinstance(node, BlankNode):
                other = ends[1 - place]
                shown = "_" if isinstance(other, BlankNode) else str(other)
                said[node].append(f"{place} {quad.predicate} {shown}")
        if isinstance(quad.subject, BlankNode) and isinstance(quad.object, BlankNode):
            links.append((quad.subject, quad.object))
    looks = {node: "\n".join(sorted(lines)) for node, lines in said.items()}
    alike = Counter(looks.values())
    doubtful = {node for node, look in looks.items() if alike[look] > 1}
    entangled = {node for link in links if doubtful.issuperset(link) for node in link}
    if len(entangled) > MAX_ENTANGLED:
        raise SourceError(
            f"holds {len(entangled)} blank nodes that look alike and hang on each other, "
            f"more than {MAX_ENTANGLED}.",
            where=path,
            remedy="Give them addresses, or identifiers of their own.",
        )
