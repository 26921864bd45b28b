"""The story of a text: its happenings, and which sentence speaks of which of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from passerelle.extraction.zh.hits import Hit
from passerelle.extraction.zh.patterns import pattern
from passerelle.extraction.zh.setting import Setting
from passerelle.extraction.zh.skeleton import Skeleton

__all__ = ["Happening", "Story"]

_SIDE = pattern("happenings", "side")


@dataclass
class Happening:
    """One event with all its hits; `told` once a line below the headlines speaks of it."""

    kind: str
    hits: list[Hit] = field(default_factory=list)
    setting: Setting = field(default_factory=Setting)
    modality: str = "asserted"
    who: set[str] = field(default_factory=set)
    headline: bool = False
    told: bool = False
    phrase: str = ""

    @property
    def side(self) -> bool:
        """Whether it is another edition, told in passing."""
        return _SIDE.search(self.phrase) is not None or self.modality != "asserted"

    @property
    def first(self) -> Hit:
        """The hit that tells it best."""
        below = [hit for hit in self.hits if hit.at != self.hits[0].at and not hit.looks_back]
        return below[0] if self.headline and below else self.hits[0]


@dataclass
class Story:
    """The sentences of a text, and which happening each speaks of."""

    sentences: list[Skeleton]
    happenings: list[Happening]
    speaks_of: dict[int, list[Happening]]
