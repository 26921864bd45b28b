"""The small map of a page: the thing in the middle, those nearest to it on both sides.

Two columns rather than a circle: every label lies level and none on another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from passerelle.publish.things.model import Partner

__all__ = ["Ego", "Spot", "ego_of", "shortened"]

MOST = 12
STEP = 34
WIDTH = 800
"""Units of the drawing: its width, and the height of a line."""


@dataclass(frozen=True)
class Spot:
    """A partner and where it stands; its label runs away from the middle."""

    partner: Partner
    x: int
    y: int
    left: bool


@dataclass(frozen=True)
class Ego:
    """The drawing: its height, the spots, and how many partners found no room."""

    height: int
    spots: tuple[Spot, ...]
    more: int

    width = WIDTH

    @property
    def ways(self) -> set[str]:
        """The ways in which those drawn are near."""
        return {spot.partner.way for spot in self.spots}


def ego_of(partners: Sequence[Partner]) -> Ego | None:
    """Places the nearest partners, always in the same way; None without any."""
    nearest = sorted(partners, key=_nearness)[:MOST]
    if not nearest:
        return None
    left, right = _columns(nearest)
    height = STEP * max(len(left), len(right), 2) + 20
    spots = [
        Spot(
            partner,
            WIDTH // 2 + (-130 if is_left else 130),
            _level(at, len(column), height),
            is_left,
        )
        for column, is_left in ((left, True), (right, False))
        for at, partner in enumerate(column)
    ]
    return Ego(height, tuple(spots), len(partners) - len(nearest))


def _nearness(partner: Partner) -> tuple[object, ...]:
    ways = ("part", "cooperation", "meeting")
    return (ways.index(partner.way), -partner.times, partner.named.iri)


def _columns(partners: list[Partner]) -> tuple[list[Partner], list[Partner]]:
    """The sides of a cooperation face each other; without sides, one left, one right."""
    sides = sorted({partner.side for partner in partners})
    if len(sides) == 2:
        left = [one for one in partners if one.side == sides[0]]
        return left, [one for one in partners if one.side == sides[1]]
    return partners[::2], partners[1::2]


def _level(at: int, count: int, height: int) -> int:
    return round(height / 2 + (at - (count - 1) / 2) * STEP)


def shortened(text: str, most: float = 36.0) -> str:
    """`text` cut to the room of a label; wide letters take the room of two.

    >>> shortened("Montpellier"), shortened("中" * 20, 25)
    ('Montpellier', '中中中中中中中中中中中…')
    """
    room = most
    for at, letter in enumerate(text):
        room -= 2 if ord(letter) > 0x2E7F else 1
        if room < 0:
            return f"{text[: at - 1].rstrip()}…"
    return text
