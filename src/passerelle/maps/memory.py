"""What the map looked like last time: kept, so that the same network need not be drawn again.

A component that did not change keeps its picture. One that did is drawn anew from where its
nodes were, and turned to lie as it lay: an actor more does not turn the map over.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np

from passerelle.files import write_text
from passerelle.maps.boxes import Point

__all__ = ["Memory", "aligned"]

_VERSION = 1
"""To be raised when the drawing changes: what was drawn otherwise is then forgotten."""


class Memory:
    """Pictures of components by what they consist of; without a file nothing is remembered."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._before: dict[str, dict[str, Point]] = _read(file) if file else {}
        self._where = {node: key for key, places in self._before.items() for node in places}
        self._now: dict[str, dict[str, Point]] = {}

    def same(self, part: nx.Graph[Any]) -> dict[Any, Point] | None:
        """The picture of exactly this component, with the same labels to make room for."""
        key = _key(part)
        if key not in self._before:
            return None
        self._now[key] = self._before[key]
        names = {str(node): node for node in part}
        return {names[text]: place for text, place in self._before[key].items()}

    def like(self, part: nx.Graph[Any]) -> dict[Any, Point]:
        """Where nodes of this component were when most of them were together."""
        counts: dict[str, int] = {}
        for node in part:
            if (key := self._where.get(str(node))) is not None:
                counts[key] = counts.get(key, 0) + 1
        if not counts or max(counts.values()) < max(2, len(part) / 2):
            return {}
        best = min(counts, key=lambda key: (-counts[key], key))
        return {n: self._before[best][str(n)] for n in part if str(n) in self._before[best]}

    def keep(self, part: nx.Graph[Any], places: Mapping[Any, Point]) -> None:
        """Remember the picture of a component."""
        self._now[_key(part)] = {str(node): place for node, place in places.items()}

    def save(self) -> None:
        """Write down what was drawn this time, and nothing older."""
        if self._file is not None:
            kept = {"version": _VERSION, "components": self._now}
            write_text(self._file, json.dumps(kept, ensure_ascii=False, sort_keys=True) + "\n")


def _read(file: Path) -> dict[str, dict[str, Point]]:
    """What was kept; nothing when it cannot be read, as it can always be made again."""
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
        if kept["version"] != _VERSION:
            return {}
        return {
            key: {node: (float(x), float(y)) for node, (x, y) in places.items()}
            for key, places in kept["components"].items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _key(part: nx.Graph[Any]) -> str:
    """A digest of nodes, their names and countries, and edges: all that the drawing looks at."""
    nodes = sorted(
        (str(node), sorted((data.get("names") or {}).items()), str(data.get("country")))
        for node, data in part.nodes(data=True)
    )
    edges = sorted(sorted((str(one), str(two))) for one, two in part.edges)
    told = json.dumps([nodes, edges], ensure_ascii=False)
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:32]


def aligned(points: Mapping[Any, Point], before: Mapping[Any, Point]) -> dict[Any, Point]:
    """`points` turned, mirrored and moved to lie as `before` did, as nearly as may be.

    The orthogonal Procrustes problem (Schönemann 1966) over the nodes that both have.
    """
    common = [node for node in points if node in before]
    now = np.array([points[node] for node in common])
    was = np.array([before[node] for node in common])
    middle, aim = now.mean(axis=0), was.mean(axis=0)
    left, _, right = np.linalg.svd((now - middle).T @ (was - aim))
    every = (np.array([points[node] for node in points]) - middle) @ (left @ right) + aim
    return {node: (x, y) for node, (x, y) in zip(points, every.tolist(), strict=True)}
