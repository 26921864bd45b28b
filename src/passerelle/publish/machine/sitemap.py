"""The sitemap: every page of the site, with its other languages (https://www.sitemaps.org/).

Made last, from the pages that are there. One file holds 50,000 addresses or 50 MB at most; a site
with more has several, and an index of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

from passerelle.publish.parts import LANGS, File, Site, place

__all__ = ["MOST_ADDRESSES", "sitemap_files"]

MOST_ADDRESSES = 50_000
MOST_BYTES = 50 * 1000**2
_NOT_LISTED = ("404", "410")
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)
_FOOT = "</urlset>\n"


def sitemap_files(site: Site, places: Iterable[str]) -> Iterator[File]:
    """The sitemap of the pages among the files at `places`, at ``sitemap.xml``."""
    parts = list(_parts(_entries(site, pages_among(places))))
    if len(parts) == 1:
        yield File("sitemap.xml", parts[0])
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for name, text in zip(names, parts, strict=True):
        yield File(name, text)
    yield File("sitemap.xml", _index(site.home + name for name in names))


def pages_among(places: Iterable[str]) -> dict[str, list[str]]:
    """The key of each page, sorted, with the languages it is there in."""
    found: dict[str, list[str]] = defaultdict(list)
    for where in places:
        if not where.endswith(".html"):
            continue
        key, dot, lang = where.removesuffix(".html").rpartition(".")
        if not dot or lang not in LANGS[1:]:
            key, lang = where.removesuffix(".html"), LANGS[0]
        if key not in _NOT_LISTED:
            found[key].append(lang)
    return {key: sorted(found[key], key=LANGS.index) for key in sorted(found)}


def _entries(site: Site, pages: dict[str, list[str]]) -> Iterator[str]:
    """An entry per page and language; all of a page name all its languages."""
    for key, langs in pages.items():
        addresses = {lang: quoteattr(site.home + place(key, lang))[1:-1] for lang in langs}
        others = "".join(
            f'<xhtml:link rel="alternate" hreflang="{lang}" href="{address}"/>\n'
            for lang, address in addresses.items()
            if len(addresses) > 1
        )
        for address in addresses.values():
            yield f"<url>\n<loc>{address}</loc>\n{others}</url>\n"


def _parts(entries: Iterable[str]) -> Iterator[str]:
    held: list[str] = []
    size = 0
    for entry in entries:
        length = len(entry.encode())
        if len(held) == MOST_ADDRESSES or size + length > MOST_BYTES:
            yield _HEAD + "".join(held) + _FOOT
            held, size = [], 0
        held.append(entry)
        size += length
    yield _HEAD + "".join(held) + _FOOT


def _index(addresses: Iterable[str]) -> str:
    rows = "".join(
        f"<sitemap>\n<loc>{quoteattr(address)[1:-1]}</loc>\n</sitemap>\n" for address in addresses
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{rows}</sitemapindex>\n"
    )
