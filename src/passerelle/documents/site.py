"""Whose site a page is of: what stands behind its title, in its banner, in its foot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

from passerelle.documents.bodies import body_in
from passerelle.documents.lexicon import any_of
from passerelle.documents.lines import parts_of

__all__ = ["site_of"]

_BESIDE_TITLE = re.compile(r"\s*[|–—·»_]\s*|\s+-\s+|-(?=[\u3400-\u9fff])")
_BANNERS = (".//header", ".//*[@role='banner']", ".//*[@id='header']", ".//*[@class='header']")
_FEET = (".//footer", ".//*[@id='footer']", ".//*[@class='footer']", ".//*[@class='foot']")
_LONGEST = 2000
"""Characters of a banner or a foot that are looked at."""
_NAME = 2
"""Parts of a banner that may be the name of the site: what follows is a menu."""
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright|版权所有)\s*[:：]?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?\s*", re.IGNORECASE
)


def site_of(root: Any) -> str | None:
    """The body whose site it is, as far as a body is named; never a person."""
    title = " ".join((root.findtext(".//title") or "").split())
    front, *behind = _BESIDE_TITLE.split(title)
    around = chain(reversed(behind), _banners(root), _feet(root), [front] if behind else [])
    return body_in(around, "zh")


def _banners(root: Any) -> Iterator[str]:
    for element in _found(root, _BANNERS):
        yield from (image.get("alt") or "" for image in element.findall(".//img")[:_NAME])
        yield from _parts(element)[:_NAME]


def _feet(root: Any) -> Iterator[str]:
    """First who claims rights or says to be the publisher, then the name before an address."""
    label = re.compile(rf"(?:{any_of('source')})\s*", re.IGNORECASE)
    parts = [part for element in _found(root, _FEET) for part in _parts(element)]
    yield from (_RIGHTS.sub("", part) for part in parts if _RIGHTS.match(part))
    yield from (label.sub("", part) for part in parts if label.match(part))
    yield from (part.split(",")[0] for part in parts[:1])


def _found(root: Any, places: tuple[str, ...]) -> Iterator[Any]:
    return (element for where in places for element in root.findall(where)[:_NAME])


def _parts(element: Any) -> list[str]:
    """The parts of the text, as far as gaps and marks tell them apart."""
    words = "\n".join(element.itertext())[:_LONGEST]
    return [part for line in words.split("\n") for part in parts_of(line)]
