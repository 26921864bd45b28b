"""PDF: text in reading order, without what is repeated on each page, words whole again.

The properties of a PDF say when a program wrote the file, not when it was published: their
date is not read.
"""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from collections import Counter
from itertools import chain, takewhile
from pathlib import Path

from passerelle.documents import pdf_words
from passerelle.documents.bodies import body_in
from passerelle.documents.found import Found
from passerelle.documents.layout import Row, Word, rows_in_order
from passerelle.documents.lexicon import any_of
from passerelle.documents.limits import (
    MAX_CHARACTERS,
    MAX_PAGES,
    PDF_MEMORY,
    PDF_PATIENCE,
    PDF_SECONDS,
)
from passerelle.documents.typeset import paragraphs
from passerelle.errors import DocumentError

__all__ = ["pdf"]

_EDGE_ROWS = 3
"""Rows at the top and at the foot of a page that may be repeated on each."""
_COLUMNS = 100
"""More than a page has, so that the same column of the next page is another."""
_LARGER = 1.15
"""How much larger than the running text a title is."""
_NUMBER = re.compile(
    r"(?:page|p\.)?\s*\d{1,3}(?:\s*(?:/|sur|of|de)\s*\d{1,3})?|第\s*\d{1,3}\s*页.*"
    r"|(?:file|https?)://\S+",
    re.IGNORECASE,
)
_STAMP = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}(?: [AP]M)?")
_OUT_OF_TIME = [-one for one in signal.Signals if one.name in ("SIGXCPU", "SIGKILL")]
"""Return codes of a process that the system has ended at its limit of time."""
_FAULTS = {
    "locked": ("is protected by a password.", "Save a copy without one."),
    "damaged": ("is damaged or cut off.", "Ask the sender for another copy."),
    "pages": (f"has more than {MAX_PAGES} pages.", "Give the pages of the release alone."),
    "characters": (
        f"has more than {MAX_CHARACTERS} characters of text.",
        "Give the pages of the release alone.",
    ),
}


def pdf(path: Path) -> Found:
    """The text of a PDF; the largest letters of its first page are its heading."""
    pages = [rows_in_order([Word(*word) for word in words]) for words in _pages(path)]
    for number, page in enumerate(pages):
        for row in page:
            row.column += _COLUMNS * number
    if not any(pages):
        raise DocumentError(
            "holds pictures, and no text.",
            where=path,
            remedy="Have its letters recognised (OCR), or give the text.",
        )
    kept, repeated = _without_repeated(pages)
    return Found(
        "\n\n".join(paragraphs([row for page in kept for row in page])),
        heading=_heading(next(filter(None, kept), [])),
        before="\n\n".join(repeated),
    )


def _pages(path: Path) -> list[list[tuple[str, float, float, float, float]]]:
    """The words of each page, read by a process of its own."""
    limits = map(str, (MAX_PAGES, MAX_CHARACTERS, PDF_MEMORY, PDF_SECONDS))
    command = [sys.executable, "-P", str(Path(pdf_words.__file__)), str(path.resolve()), *limits]
    try:
        done = subprocess.run(  # noqa: S603 (our own command line)
            command, capture_output=True, timeout=PDF_PATIENCE, check=False
        )
        too_long = done.returncode in _OUT_OF_TIME
    except subprocess.TimeoutExpired:
        too_long = True
    if too_long:
        raise DocumentError(
            f"takes longer than {PDF_SECONDS} s to read.",
            where=path,
            remedy="Save it anew («print to PDF»), or give its text.",
        )
    if done.returncode:
        raise DocumentError(
            "cannot be read: it is damaged, or needs too much memory.",
            where=path,
            remedy="Save it anew («print to PDF»), or give its text.",
        )
    told = json.loads(done.stdout)
    if "fault" in told:
        what, remedy = _FAULTS[told["fault"]]
        raise DocumentError(what, where=path, remedy=remedy)
    pages: list[list[tuple[str, float, float, float, float]]] = told["pages"]
    return pages


def _without_repeated(pages: list[list[Row]]) -> tuple[list[list[Row]], list[str]]:
    """The pages without running heads and feet and page numbers; and what those say."""
    seen = Counter(key for page in pages for key in {_key(row) for row in chain(*_edges(page))})
    often = {key for key, count in seen.items() if count > 1 and count * 2 >= len(pages)}
    kept, repeated = [], []
    for page in pages:
        gone: set[int] = set()
        for edge in _edges(page):
            for row in takewhile(lambda row: _key(row) in often or _number(row), edge):
                gone.add(id(row))
                repeated += row.text().split("\t")
        kept.append([row for row in page if id(row) not in gone])
    return kept, repeated


def _edges(page: list[Row]) -> tuple[list[Row], list[Row]]:
    """The first rows from above, the first rows from below."""
    by_height = sorted(page, key=lambda row: row.bottom)
    return by_height[: -_EDGE_ROWS - 1 : -1], by_height[:_EDGE_ROWS]


def _key(row: Row) -> str:
    """What a row says, whatever the number of the page."""
    return re.sub(r"\d+", "#", row.text())


def _number(row: Row) -> bool:
    """Whether a row is the number of a page, or what a browser prints beside it."""
    cells = [cell.strip(" -–—|·•") for cell in row.text().split("\t")]
    return all(_NUMBER.fullmatch(cell) for cell in cells) or bool(_STAMP.fullmatch(cells[0]))


def _heading(page: list[Row]) -> str | None:
    """The largest letters of the first page that name neither the publisher nor the paper."""
    if not page:
        return None
    letters = Counter[float]()
    for row in page:
        letters[round(row.size, 1)] += len(row.text())
    usual = letters.most_common(1)[0][0]
    for size in sorted((size for size in letters if size >= usual * _LARGER), reverse=True):
        rows = _together(page, size)
        words = " ".join(row.text().replace("\t", " ") for row in rows)
        kind = re.fullmatch(rf"\W*(?:{any_of('kinds')})\W*", words, re.IGNORECASE)
        if len(words) > 8 and not kind and not body_in([words], "zh") and len(words) < 300:
            return " ".join(" ".join(paragraphs(rows)).split())
    return None


def _together(page: list[Row], size: float) -> list[Row]:
    """The first rows of one size that follow each other."""
    found: list[Row] = []
    for row in page:
        if abs(row.size - size) < 0.3:
            found.append(row)
        elif found:
            break
    return found
