"""How much text each element of a page holds, counted once: pages may nest thousands deep."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

__all__ = ["Survey"]

_HAN = re.compile(r"[\u3400-\u9fff]")
_WITHIN = frozenset({"main", "article"})


@dataclass
class Survey:
    """Weights (letters, a Chinese one as two, spaces left out) of the elements under `root`."""

    root: Any
    weight: dict[Any, int] = field(default_factory=dict)
    links: dict[Any, int] = field(default_factory=dict)
    headed: set[Any] = field(default_factory=set)
    """Elements that hold a heading of the first rank, themselves among them."""
    outer: set[Any] = field(default_factory=set)
    """Headers that are within no article."""

    def __post_init__(self) -> None:
        within = 0
        for event, element in etree.iterwalk(self.root, events=("start", "end")):
            step = 1 if event == "start" else -1
            within += step * (element.tag in _WITHIN)
            if event == "end":
                self._count(element)
            elif element.tag == "header" and not within:
                self.outer.add(element)

    def _count(self, element: Any) -> None:
        weight, links = measure(element.text), 0
        headed = element.tag == "h1"
        for child in element:
            weight += self.weight.get(child, 0) + measure(child.tail)
            links += self.links.get(child, 0)
            headed = headed or child in self.headed
        self.weight[element] = weight
        self.links[element] = weight if element.tag == "a" else links
        if headed:
            self.headed.add(element)


def measure(text: str | None) -> int:
    """The weight of a text."""
    return sum(map(len, text.split())) + len(_HAN.findall(text)) if text else 0
