"""Inference rules: one CONSTRUCT file each, each filling a named graph of its own."""

from __future__ import annotations

from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path

from pyoxigraph import NamedNode

from passerelle.heads import read_head
from passerelle.iris import Minter
from passerelle.resources import ontology_dir
from passerelle.store import Store

__all__ = ["Rule", "apply_rules", "load_rules"]


@dataclass(frozen=True)
class Rule:
    """A rule by name: titles per language, query, and the rules whose results it reads."""

    name: str
    titles: dict[str, str]
    query: str
    after: tuple[str, ...] = ()


def load_rules(folder: Path | None = None) -> list[Rule]:
    """The rules that ship with the ontology, each after those it reads; raises `QueryError`."""
    files = sorted(((folder or ontology_dir()) / "rules").glob("*.rq"))
    rules = []
    for file in files:
        text = file.read_text(encoding="utf-8")
        head = read_head(text, file)
        after = tuple(head.get("after", ()))
        rules.append(Rule(file.stem, dict(head.get("title", {})), text, after))
    order = TopologicalSorter({rule.name: rule.after for rule in rules}).static_order()
    by_name = {rule.name: rule for rule in rules}
    return [by_name[name] for name in order]


def apply_rules(store: Store, minter: Minter, rules: list[Rule]) -> dict[NamedNode, int]:
    """Run every rule once; each replaces its graph. Returns statements per graph."""
    counts = {}
    for rule in rules:
        graph = minter.graph(f"inferred/{rule.name}")
        triples = store.construct(rule.query)
        store.replace_graph(graph, triples)
        counts[graph] = len(triples)
    return counts
