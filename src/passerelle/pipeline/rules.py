"""Inference rules: one CONSTRUCT file each, each filling a named graph of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode

from passerelle.heads import read_head
from passerelle.iris import Minter
from passerelle.resources import ontology_dir
from passerelle.store import Store

__all__ = ["Rule", "apply_rules", "load_rules"]


@dataclass(frozen=True)
class Rule:
    """A rule by name, with its titles per language and its query."""

    name: str
    titles: dict[str, str]
    query: str


def load_rules(folder: Path | None = None) -> list[Rule]:
    """The rules that ship with the ontology, sorted by name; raises `QueryError`."""
    files = sorted(((folder or ontology_dir()) / "rules").glob("*.rq"))
    rules = []
    for file in files:
        text = file.read_text(encoding="utf-8")
        head = read_head(text, file)
        rules.append(Rule(file.stem, dict(head.get("title", {})), text))
    return rules


def apply_rules(store: Store, minter: Minter, rules: list[Rule]) -> dict[NamedNode, int]:
    """Run every rule once; each replaces its graph. Returns statements per graph."""
    counts = {}
    for rule in rules:
        graph = minter.graph(f"inferred/{rule.name}")
        triples = store.construct(rule.query)
        store.replace_graph(graph, triples)
        counts[graph] = len(triples)
    return counts
