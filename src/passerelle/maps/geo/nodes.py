"""What nodes say of their place: coordinates, country, region, and how large they are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import networkx as nx

from passerelle.maps.boxes import radius
from passerelle.maps.geo.views import LANGS, Texts
from passerelle.maps.layout import degree

__all__ = ["Node", "country_texts", "dependencies", "home", "located"]

_DEPENDENCIES = {
    "AU": "CC CX HM NF",
    "CN": "HK MO",
    "DK": "FO GL",
    "ES": "IC",
    "FI": "AX",
    "FR": "BL GF GP MF MQ NC PF PM RE TF WF YT",
    "GB": "AI BM FK GG GI GS IM IO JE KY MS PN SH TC VG",
    "NL": "AW BQ CW SX",
    "NO": "BV SJ",
    "NZ": "CK NU TK",
    "US": "AS GU MP PR UM VI",
}
"""Codes that ISO 3166-1 gives to parts of a state that has a code itself, by that state."""


@dataclass(frozen=True)
class Node:
    """A node with coordinates; `country` is that of the state, `code` as the node has it."""

    number: int
    lon: float
    lat: float
    code: str
    country: str
    region: str
    region_names: tuple[tuple[str, str], ...]
    radius: float


def located(graph: nx.Graph[Any], order: Sequence[Any]) -> list[Node]:
    """The nodes among `order` that have coordinates, numbered by their place in it."""
    found = []
    for number, name in enumerate(order):
        data = graph.nodes[name]
        lat, lon = _number(data.get("lat"), 90), _number(data.get("long"), 360)
        if lat is None or lon is None:
            continue
        code = str(data.get("country") or "")
        names = {k: str(v) for k, v in (data.get("region_names") or {}).items() if v}
        found.append(
            Node(
                number=number,
                lon=lon,
                lat=lat,
                code=code,
                country=home(code),
                region=str(data.get("region") or ""),
                region_names=tuple(sorted(names.items())),
                radius=radius(degree(graph, name)),
            )
        )
    return found


def _number(value: Any, limit: float) -> float | None:
    """A coordinate, or None for what is none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) and abs(value) <= limit else None


@cache
def _homes() -> dict[str, str]:
    return {part: state for state, parts in _DEPENDENCIES.items() for part in parts.split()}


def home(code: str) -> str:
    """The state to which a code belongs: ``FR`` for ``RE``; most belong to themselves."""
    return _homes().get(code, code)


def dependencies(country: str) -> list[str]:
    """The codes of the parts of `country` that have their own."""
    return _DEPENDENCIES.get(country, "").split()


@cache
def _territories(lang: str) -> dict[str, str]:
    from babel import Locale

    return dict(Locale.parse({"zh": "zh_Hans"}.get(lang, lang)).territories)


def country_texts(code: str) -> Texts:
    """The name of a country or dependency in each language (CLDR); the code where it has none."""
    return {lang: _territories(lang).get(code, code) for lang in LANGS}
