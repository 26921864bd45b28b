"""The page of the dataset: what is in it in figures, its dumps with size and checksum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from passerelle.publish.frame import Frame
from passerelle.publish.overview import overview
from passerelle.publish.parts import LANGS, PAGED, File, Site

__all__ = ["Listed", "dataset"]


class Listed(Protocol):
    """A file to take away; `rows` is that of a table, else None."""

    @property
    def place(self) -> str:
        """Where it lies in the site."""

    @property
    def size(self) -> int:
        """Its bytes."""

    @property
    def digest(self) -> str:
        """SHA-256, in hexadecimal."""

    @property
    def rows(self) -> int | None:
        """Rows of a table."""


def dataset(site: Site, dumps: Sequence[Listed] = (), json_ld: str = "") -> Iterator[File]:
    """The page in each language; `json_ld` describes the dataset for search engines."""
    seen, frame = overview(site), Frame(site)
    counts = {kind: len(seen.of_kind(kind)) for kind in PAGED}
    graphs = [one for one in dumps if one.rows is None]
    tables = [one for one in dumps if one.rows is not None]
    for lang in LANGS:
        yield frame.page(
            "dataset",
            "dataset",
            lang,
            counts={kind: count for kind, count in counts.items() if count},
            statements=len(site.store),
            groups=[(name, some) for name, some in (("whole", graphs), ("tables", tables)) if some],
            address=f"{site.minter.base}dataset",
            size=size,
            json_ld=json_ld,
        )


def size(count: int, lang: str) -> str:
    """Bytes as people read them.

    >>> size(1_500_000, "en"), size(1_500_000, "fr")
    ('1.5 MB', '1,5 Mo')
    """
    unit = "o" if lang == "fr" else "B"
    for prefix, step in (("G", 10**9), ("M", 10**6), ("k", 1000)):
        if count >= step:
            text = f"{count / step:.1f}"
            return f"{text.replace('.', ',') if lang == 'fr' else text} {prefix}{unit}"
    return f"{count} {unit}"
