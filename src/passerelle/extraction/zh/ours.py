"""Territories without any name: 我县, 市政府, 大区议会, of the one whose text it is."""

from __future__ import annotations

import re

from passerelle.extraction.zh.acting import acts
from passerelle.extraction.zh.land import Territory
from passerelle.extraction.zh.patterns import words
from passerelle.extraction.zh.reading import Reading
from passerelle.extraction.zh.words import ending

__all__ = ["we"]

_ABROAD = words("territories", "abroad")


def we(text: Reading, land: Territory, lands: list[Territory]) -> None:
    """我县, 市政府: the one Chinese territory of the level that the text is about."""
    level = land.head[-1]
    same = [one for one in lands if one.head[-1] == level and one.country == "CN"]
    if land.country != "CN":
        _they(text, land, lands)
        return
    if level not in "市省县区州":
        return
    if len(same) > 1 and land is not _publisher(text, same):
        return
    ours = rf"(?:我|本|该|全){level}(?!区|民|场|长|内|外)|(?<![两双各特地]){level}政府"
    for match in re.finditer(rf"{ours}|(?<![\u3400-\u9fff]){level}(?:人民)?政府", text.words):
        start, end = match.span()
        if any(first <= start < last for first, last in land.places) or text.hidden(start, end):
            continue
        if match[0].endswith("政府") and _named_before(text, start):
            continue
        land.places.append((start, end))
        if match[0].endswith("政府") or acts(text, start, end) or match[0].startswith("我"):
            land.acts.append((start, end))


def _they(text: Reading, land: Territory, lands: list[Territory]) -> None:
    """大区议会 alone: the one region abroad of the text."""
    same = [one for one in lands if one.country != "CN" and one.place == land.place]
    pattern = _ABROAD.get(land.place)
    if len(same) != 1 or pattern is None:
        return
    for match in re.finditer(pattern, text.words):
        start, end = match.span()
        free = not any(first < end and start < last for first, last in land.places)
        if free and not _named_before(text, start) and not text.hidden(start, end):
            land.places.append((start, end))
            if acts(text, start, end):
                land.acts.append((start, end))


def _named_before(text: Reading, start: int) -> bool:
    words = [ending(text)[start]] if start in ending(text) else []
    return (
        bool(words) and not words[0].kinds - {"city"} and "\u3400" <= words[0].text[-1] <= "\u9fff"
    )


def _publisher(text: Reading, same: list[Territory]) -> Territory | None:
    """The territory whose offices speak in the first or last lines, else the first one."""
    edges = text.words[:160] + "\n" + text.words[-80:]
    named = [
        land for land in same if f"{land.name}人民政府" in edges or f"来源：{land.name}" in edges
    ]
    if len(named) == 1:
        return named[0]
    return same[0] if same else None
