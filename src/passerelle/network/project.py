"""Projections: which actor stands in which relation, as flat rows joined in Python.

A projection is a query file. Its rows are joined by ``?relation`` (what is shared: a
cooperation, an event, a body, a theme). A row with an ``?actor`` says how that actor stands
in the relation, its *part*: role, side, modality, dates, weight, and ``?part``, the node that
says so. A row without one speaks of the relation itself. So a query may give everything in
one row, or scan one property after the other, which is fast on any store.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

from passerelle.collector import collector_paused
from passerelle.errors import QueryError, did_you_mean
from passerelle.heads import read_head
from passerelle.queries.incidence import BOUNDS, COLUMNS, ProjectionHead, projection_head
from passerelle.resources import queries_dir
from passerelle.store import Store
from passerelle.store.base import Solutions
from passerelle.store.terms import plain
from passerelle.times import When

__all__ = [
    "Mode",
    "Part",
    "Projection",
    "Relation",
    "find_projection",
    "projections",
    "read_projection",
]

Mode: TypeAlias = Literal["one", "two"]

FOLDER = Path("queries") / "projections"
"""Where a workspace keeps networks of its own."""


@dataclass(slots=True)
class Part:
    """How one actor stands in a relation; what is empty is not said."""

    actor: str
    node: str = ""
    side: str = ""
    kind: str = ""
    modality: str = ""
    when: When | None = None
    roles: frozenset[str] = frozenset()
    weight: float | None = None


@dataclass(slots=True)
class Relation:
    """What actors share: a cooperation, an event, a body. Kinds and themes are IRIs."""

    node: str
    kind: str = ""
    modality: str = ""
    when: When | None = None
    themes: frozenset[str] = frozenset()
    parts: list[Part] = field(default_factory=list)


@dataclass(frozen=True)
class Projection:
    """A query file that gives a network, and what its head says."""

    name: str
    file: Path
    query: str
    head: ProjectionHead

    @property
    def relation(self) -> str:
        """The key of what links its actors: ``cooperation``, ``meeting``, …."""
        return self.head.relation.get("key", self.name)

    @property
    def relation_names(self) -> dict[str, str]:
        """What links its actors, by language."""
        return {lang: text for lang, text in self.head.relation.items() if lang != "key"}


def projections(root: Path | None = None) -> dict[str, Path]:
    """The projections that ship with Passerelle, and those of the workspace at `root`, by name.

    A file of the workspace takes the place of ours of the same name.
    """
    folders = [queries_dir() / "projections", *([root / FOLDER] if root else [])]
    return {file.stem: file for folder in folders for file in sorted(folder.glob("*.rq"))}


def find_projection(name: str, root: Path | None = None) -> Projection:
    """The projection called `name`, or that of the file `name`, a path that ends in ``.rq``.

    Raises `QueryError` for an unknown name, and with file and line for a faulty head.
    """
    known = projections(root)
    if name not in known and not name.endswith(".rq"):
        raise QueryError(
            f"there is no network '{name}'.",
            remedy=did_you_mean(name, [*known, "all", "countries", "regions"]),
        )
    file = known.get(name) or Path(name)
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise QueryError(f"cannot be read: {fault}.", where=file) from None
    return Projection(file.stem, file, text, projection_head(read_head(text, file), file))


@collector_paused()
def read_projection(store: Store, projection: Projection) -> list[Relation]:
    """All relations of `projection` in which someone stands, sorted by address.

    Raises `QueryError` when the query gives no ``?relation`` and ``?actor``.
    """
    answer = store.select(projection.query)
    missing = {"relation", "actor"} - set(answer.variables)
    if missing:
        raise QueryError(
            f"the query of a network gives no ?{min(missing)}.",
            where=projection.file,
            remedy=f"Its columns are {', '.join(COLUMNS)}; relation and actor must be among them.",
        )
    relations: dict[str, Relation] = {}
    parts: dict[tuple[str, str, str], Part] = {}
    for cells in _cells(answer):
        node, actor, theme = cells[0], cells[1], cells[8]
        relation = relations.get(node)
        if relation is None:
            relation = relations[node] = Relation(node)
        if theme:
            relation.themes |= {theme}
        if actor:
            _tell(_part(relation, parts, cells), cells)
        else:
            _tell(relation, cells)
    return [relations[node] for node in sorted(relations) if relations[node].parts]


def _cells(answer: Solutions) -> Iterator[list[str]]:
    """Each row as texts in the order of `COLUMNS`; a column that is not there is empty."""
    place = {name: at for at, name in enumerate(answer.variables)}
    nowhere = len(answer.variables)
    places = [place.get(name, nowhere) for name in COLUMNS]
    for row in answer.rows:
        texts = ["" if term is None else plain(term) for term in row]
        texts.append("")
        yield [texts[at] for at in places]


@lru_cache(maxsize=100_000)
def _when(texts: tuple[str, ...]) -> When:
    """Nothing is checked: the gate of the build has done so, and many rows share few dates."""
    written, *days = texts
    bounds: dict[str, Any] = {
        field: date.fromisoformat(day[:10])
        for field, day in zip(BOUNDS.values(), days, strict=True)
        if day
    }
    return When.model_construct(text=written, **bounds)


def _part(
    relation: Relation, parts: dict[tuple[str, str, str], Part], cells: Sequence[str]
) -> Part:
    """The part that a row speaks of, with its side, role and weight."""
    _, actor, node, role, side, weight = cells[:6]
    key = (relation.node, actor, node)
    part = parts.get(key)
    if part is None:
        part = parts[key] = Part(actor, node)
        relation.parts.append(part)
    if side:
        part.side = side
    if role:
        part.roles |= {role}
    if weight:
        part.weight = float(weight)
    return part


def _tell(about: Relation | Part, cells: Sequence[str]) -> None:
    """Kind, modality and dates that a row gives; of several, the smallest, in any order."""
    kind, modality = cells[6], cells[7]
    if kind and (not about.kind or kind < about.kind):
        about.kind = kind
    if modality and (not about.modality or modality < about.modality):
        about.modality = modality
    if any(days := tuple(cells[9:])):
        when = _when(days)
        if about.when is None or _order(when) < _order(about.when):
            about.when = when


def _order(when: When) -> tuple[str, ...]:
    return (when.text, *(str(getattr(when, field)) for field in BOUNDS.values()))
