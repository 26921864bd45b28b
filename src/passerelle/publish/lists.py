"""Lists of things: one per kind and one per value of a facet, in pages that need no script.

Names stand in the order of the alphabet by how they read: accents and case do not count, and
Chinese names stand where their pinyin does, as in a Chinese dictionary. A page holds `PAGE`
rows, which keeps it below 100 kB.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from markupsafe import Markup

from passerelle.identity.names import normalise
from passerelle.publish.frame import Frame, day
from passerelle.publish.frame_texts import FACETS
from passerelle.publish.overview import Entry, Overview, overview
from passerelle.publish.parts import LANGS, PAGED, File, Site, place
from passerelle.scripts import has_han, simplified, syllables

__all__ = ["PAGE", "Facet", "begun", "facets", "in_order", "lists", "rows"]

PAGE = 200
"""Things on a page."""

_DATED = ("partnership", "project", "event", "instrument")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff〇]+")


@dataclass(frozen=True)
class Facet:
    """A value that some things of a list share: ``country``, ``cn``, an IRI or a year."""

    name: str
    slug: str
    value: str

    def label(self, seen: Overview, lang: str) -> str:
        """What the value is called in `lang`."""
        return self.value if self.name == "year" else seen.label(self.value, lang)


def lists(site: Site) -> Iterator[File]:
    """The page of all lists, each list, and each facet of it."""
    seen, frame = overview(site), Frame(site)
    made = {kind: _List(seen, kind) for kind in PAGED}
    made = {kind: one for kind, one in made.items() if one.entries}
    for lang in LANGS:
        yield frame.page("lists", "lists", lang, lists=made.values(), seen=seen)
        for one in made.values():
            yield from one.pages(frame, lang)


class _List:
    """The things of one kind, and what they can be narrowed down by."""

    def __init__(self, seen: Overview, kind: str) -> None:
        self.kind = kind
        self.entries = seen.of_kind(kind)
        self.facets = facets(seen, self.entries)
        self._seen = seen

    def pages(self, frame: Frame, lang: str) -> Iterator[File]:
        """All pages of this list in `lang`."""
        entries = in_order(self.entries, lang)
        yield from self._cut(frame, lang, None, entries)
        for _, values in self.groups(lang):
            for facet, members in values:
                inside = {one.iri for one in members}
                chosen = [one for one in entries if one.iri in inside]
                yield from self._cut(frame, lang, facet, chosen)

    def groups(self, lang: str) -> list[tuple[str, list[tuple[Facet, list[Entry]]]]]:
        """Each facet with its values: years from the latest on, others by how many have them."""
        grouped = []
        for name in FACETS:
            values = [(one, of) for one, of in self.facets.items() if one.name == name]
            values.sort(key=lambda pair: _rank(pair[0], len(pair[1]), self._seen, lang))
            if values:
                grouped.append((name, values))
        return grouped

    def _cut(
        self, frame: Frame, lang: str, facet: Facet | None, entries: list[Entry]
    ) -> Iterator[File]:
        first = f"list/{self.kind}" + (f"/{facet.name}-{facet.slug}" if facet else "")
        parts = [entries[at : at + PAGE] for at in range(0, len(entries), PAGE)]
        keys = [first if not at else f"{first}~{at + 1}" for at in range(len(parts))]
        starts = [part[0].name(lang)[:3] for part in parts]
        for at, (key, part) in enumerate(zip(keys, parts, strict=True)):
            yield frame.page(
                "list",
                key,
                lang,
                kind=self.kind,
                facet=facet,
                groups=self.groups(lang),
                rows=rows(self._seen, part, "../" * key.count("/"), lang),
                pages=list(zip(keys, starts, strict=True)),
                at=at,
                total=len(entries),
                whole=len(self.entries),
                seen=self._seen,
            )


def _rank(facet: Facet, count: int, seen: Overview, lang: str) -> tuple[int, str]:
    if facet.name == "year":
        return -int(facet.value), ""
    return -count, reading(facet.label(seen, lang))


def facets(seen: Overview, entries: Iterable[Entry]) -> dict[Facet, list[Entry]]:
    """What the things can be narrowed down by, each value with those that have it.

    A value that all things have narrows nothing down and is left out.
    """
    found: dict[Facet, list[Entry]] = defaultdict(list)
    every = list(entries)
    for entry in every:
        for facet in _facets_of(seen, entry):
            found[facet].append(entry)
    return {facet: some for facet, some in found.items() if len(some) < len(every)}


def _facets_of(seen: Overview, entry: Entry) -> Iterator[Facet]:
    if entry.concept:
        yield Facet("kind", entry.concept.rsplit("#", 1)[-1], entry.concept)
    for country in entry.countries:
        yield Facet("country", seen.code(country), country)
    for theme in entry.themes:
        yield Facet("theme", theme.rsplit("#", 1)[-1], theme)
    if entry.year and entry.kind in _DATED:
        yield Facet("year", entry.year, entry.year)


def in_order(entries: Iterable[Entry], lang: str) -> list[Entry]:
    """`entries` by how their names in `lang` read."""
    return sorted(entries, key=lambda one: (reading(one.name(lang)), one.name(lang), one.iri))


@lru_cache(maxsize=1 << 17)
def reading(text: str) -> str:
    """`text` as the alphabet takes it: folded, Chinese characters by their pinyin.

    >>> reading("Évry"), reading("成都市")
    ('evry', 'cheng du shi')
    """
    if has_han(text):
        text = _HAN.sub(lambda run: f" {' '.join(syllables(simplified(run[0])))} ", text)
    return normalise(text)


def rows(seen: Overview, entries: Iterable[Entry], root: str, lang: str) -> Markup:
    """A row per thing: its name and link, its names in the other languages, what it is.

    Written without a template: a large graph has a million of them.
    """
    return Markup("\n".join(_row(seen, one, root, lang) for one in entries))  # noqa: S704


def _row(seen: Overview, entry: Entry, root: str, lang: str) -> str:
    name, spoken = entry.name(lang), entry.lang(lang)
    others = {entry.names[one]: one for one in reversed(LANGS) if entry.names.get(one)}
    others.pop(name, None)
    mark = f' lang="{spoken}"' if spoken not in (lang, "", "und") else ""
    also = " · ".join(
        f'<span lang="{one}">{escape(text)}</span>' for text, one in reversed(others.items())
    )
    return (
        f'<li><a{mark} href="{root}{place(entry.key, lang)}">{escape(name)}</a> '
        f'<span class="meta">{also}</span> '
        f'<span class="meta">{escape(about(seen, entry, lang))}</span></li>'
    )


def about(seen: Overview, entry: Entry, lang: str) -> str:
    """What a thing is, in few words: its kind, its countries, when it began."""
    said = [seen.label(entry.concept, lang)] if entry.concept else []
    if entry.countries - {entry.iri}:
        said.append(", ".join(sorted(seen.label(one, lang) for one in entry.countries)))
    if entry.kind in _DATED and (when := begun(entry, lang)):
        said.append(when)
    return " · ".join(said)


def begun(entry: Entry, lang: str) -> str:
    """When a thing began, as exactly as its bounds tell.

    A day, a year, or the years between which it lies; empty where nothing is known.
    """
    if not entry.since or not entry.until:
        return ""
    if entry.since == entry.until:
        return day(entry.since, lang)
    return entry.year or f"{entry.since[:4]}–{entry.until[:4]}"
