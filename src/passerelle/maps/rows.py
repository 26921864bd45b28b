"""The rows of the page, plain: nodes, the edges between them, their links and evidence."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

from passerelle.maps.boxes import Point
from passerelle.maps.columns import Json, Numbered, compact
from passerelle.maps.texts import LANGS

__all__ = [
    "EDGE",
    "EVIDENCE",
    "LINK",
    "NODE",
    "edge_row",
    "finite",
    "node_row",
    "texts_of",
]

_MODALITIES = ("asserted", "reported", "intended", "denied")
"""From what counts most to what counts least: a line is drawn as the best of its links."""
NODE = (
    *("iri", "x", "y", "anchor", "fr", "en", "zh", "und", "variants", "kind", "country"),
    *("region", "community", "page", "functions", "events", "sources", "checked", "search"),
)
"""What is known of a node, a column each; names stand in columns by language. ``search`` holds
readings of Chinese names that the page's table of syllables does not give."""
EDGE = ("from", "reach", "weight", "relation", "modality", "count")
LINK = (
    *("id", "fr", "en", "zh", "und", "kind", "relation", "modality"),
    ("when", "from", "by", "until", "to"),
    *("themes", "proofs"),
)
"""``from`` and ``by`` bound the start, ``until`` and ``to`` the end: ISO days."""
EVIDENCE = ("source", "file", "row", "quote", "before", "after", "cited")


def node_row(node: Any, data: Mapping[str, Any], place: Point) -> Json:
    """A node that lies at `place`, with its card."""
    return {
        "iri": str(node),
        "x": round(place[0]),
        "y": round(place[1]),
        **_by_language(data.get("names")),
        "variants": sorted({str(text) for text in data.get("variants") or () if text}),
        "kind": str(data.get("kind") or ""),
        "country": str(data.get("country") or ""),
        "region": str(data.get("region") or ""),
        "community": data.get("community"),
        # The page of most is their address, which needs no saying twice; "-" is no page.
        "page": "" if data.get("page") == node else str(data.get("page") or "-"),
        "functions": [_told(entry) for entry in data.get("functions") or ()],
        "events": [_told(entry) for entry in data.get("events") or ()],
        "sources": [str(title) for title in data.get("sources") or ()],
        "checked": str(data.get("last_checked") or ""),
    }


def _told(entry: Mapping[str, Any]) -> Json:
    """A function or an event of a card: what it is, in which role, when."""
    return {
        "id": str(entry.get("id") or ""),
        "names": texts_of(entry.get("names")),
        "role_names": texts_of(entry.get("role_names")),
        "when": str(entry.get("when") or ""),
    }


def _by_language(names: Any) -> Json:
    texts = texts_of(names)
    return {lang: texts.get(lang, "") for lang in (*LANGS, "und")}


def edge_row(
    ends: tuple[Any, Any],
    data: Json,
    number: Mapping[Any, int],
    links: Numbered,
) -> Json:
    """The edge between two nodes, known by their numbers; its links go into `links`."""
    rows = [_link(link, data) for link in data.get("links") or ()]
    rows.sort(key=lambda row: (row["when"], row["id"], compact(row)))
    return {
        "from": number[ends[0]],
        "reach": number[ends[1]] - number[ends[0]],
        "weight": finite(data.get("weight"), 1.0),
        "relation": str(data.get("relation") or ""),
        "modality": _best(row["modality"] for row in rows),
        "count": len(rows),
        "links": [links.number(row) for row in rows],
    }


def _best(modalities: Iterable[str]) -> str:
    found = set(modalities)
    return next((modality for modality in _MODALITIES if modality in found), "asserted")


def _link(link: Mapping[str, Any], data: Json) -> Json:
    entries = [_evidence(entry) for entry in link.get("evidence") or ()]
    entries.sort(key=compact)
    return {
        "id": str(link.get("id") or ""),
        **_by_language(link.get("names")),
        "kind": str(link.get("kind") or ""),
        "relation": str(link.get("relation") or data.get("relation") or ""),
        "modality": str(link.get("modality") or "asserted"),
        "when": str(link.get("when") or ""),
        "from": str(link.get("earliest_start") or ""),
        "by": str(link.get("latest_start") or ""),
        # Seen active on a day: it had not ended before.
        "until": max(str(link.get(day) or "") for day in ("earliest_end", "last_seen")),
        "to": str(link.get("latest_end") or ""),
        "themes": [str(theme) for theme in link.get("themes") or ()],
        "evidence": entries,
        "proofs": len(entries),
    }


def _evidence(entry: Mapping[str, Any]) -> Json:
    return {
        "source": str(entry.get("source") or ""),
        "file": str(entry.get("file") or ""),
        "row": _number(entry.get("row")),
        "quote": str(entry.get("quote") or ""),
        "before": str(entry.get("before") or ""),
        "after": str(entry.get("after") or ""),
        "cited": sorted({str(address) for address in entry.get("cited") or ()}),
    }


def _number(value: Any) -> int | str:
    """The number of a row as a number, which needs less room, else as it is written."""
    text = str(value or "")
    return int(text) if text.isascii() and text.isdigit() and str(int(text)) == text else text


def texts_of(names: Any) -> dict[str, str]:
    """Names by language; those of no language or another one come under ``und``."""
    given = {str(lang): str(text) for lang, text in (names or {}).items() if text}
    known = {lang: given[lang] for lang in LANGS if lang in given}
    others = [text for lang, text in sorted(given.items()) if lang not in LANGS]
    return {**known, "und": others[0]} if others else known


def finite(value: Any, default: float) -> float:
    """`value` where it is a number that can be drawn, else `default`."""
    number = float(value) if isinstance(value, int | float) else default
    return number if math.isfinite(number) else default
