"""Random data sets: blank nodes, named graphs, languages, characters that must be escaped."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pyoxigraph as ox
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from passerelle.releases.dumps import Dataset

E = "https://e.org/"


def node(name: str) -> NamedNode:
    return NamedNode(E + name)


IRIS = st.sampled_from([node(name) for name in ("a", "aa", "a/b", "é", "中", "a#b")])
BLANKS = st.sampled_from([BlankNode(name) for name in "uvwx"])
TEXTS = st.text(
    st.sampled_from('ab \t\n\r"\\\x00\x0b\x7f\x85\u2028é中𝒳_:<>.') | st.characters(codec="utf-8"),
    max_size=6,
)
LITERALS = st.one_of(
    st.builds(Literal, TEXTS),
    st.builds(
        lambda text, lang: Literal(text, language=lang), TEXTS, st.sampled_from(["fr", "zh"])
    ),
    st.builds(
        lambda text: Literal(text, datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date")),
        st.sampled_from(["1981-01-01", "nonsense"]),
    ),
)
GRAPHS = st.one_of(IRIS, BLANKS, st.just(ox.DefaultGraph()))
QUADS = st.builds(Quad, IRIS | BLANKS, IRIS, IRIS | BLANKS | LITERALS, GRAPHS)
DATASETS = st.lists(QUADS, max_size=14)


def disguised(quads: Iterable[Quad], seed: int) -> list[Quad]:
    """The same data set: blank nodes of other names, statements in another order."""
    mixed = Random(seed)
    names: dict[BlankNode, BlankNode] = {}

    def term(value: object) -> object:
        if isinstance(value, BlankNode):
            return names.setdefault(value, BlankNode(f"n{mixed.randrange(10**12)}"))
        return value

    found = [
        Quad(term(q.subject), q.predicate, term(q.object), term(q.graph_name))  # type: ignore[arg-type]
        for q in quads
    ]
    mixed.shuffle(found)
    return found


@contextmanager
def datasets(*sides: Iterable[Quad]) -> Iterator[list[Dataset]]:
    with tempfile.TemporaryDirectory() as folder:
        yield [Dataset.of(f"side-{n}", quads, Path(folder)) for n, quads in enumerate(sides)]
