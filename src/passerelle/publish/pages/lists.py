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
from typing import TypeAlias

from markupsafe import Markup

from passerelle.identity.names import normalise
from passerelle.publish.pages.frame import Frame, day, number
from passerelle.publish.pages.frame_texts import FACETS
from passerelle.publish.pages.overview import Entry, Overview, overview
from passerelle.publish.parts import LANGS, PAGED, File, Site, place
from passerelle.scripts import has_han, simplified, syllables

__all__ = ["PAGE", "Facet", "begun", "facets", "in_order", "lists", "rows"]

PAGE = 200
"""Things on a page."""

_DATED = ("partnership", "project", "event", "instrument")
_ROOT = "\0"
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


Groups: TypeAlias = list[tuple[str, list[tuple[Facet, list[Entry]]]]]
"""Facets by name, each value with the things that have it."""


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
        self.seen = seen
        self._facets = facets(seen, self.entries)

    def groups(self, lang: str) -> Groups:
        """Each facet with its values: years from the latest on, others by how many have them."""
        grouped = []
        for name in FACETS:
            values = [(one, of) for one, of in self._facets.items() if one.name == name]
            values.sort(key=lambda pair: _rank(pair[0], len(pair[1]), self.seen, lang))
            if values:
                grouped.append((name, values))
        return grouped

    def key(self, facet: Facet | None = None) -> str:
        """The first page of the list, or of the things that have `facet`."""
        return f"list/{self.kind}" + (f"/{facet.name}-{facet.slug}" if facet else "")

    def pages(self, frame: Frame, lang: str) -> Iterator[File]:
        """All pages of this list in `lang`."""
        return _Pages(self, frame, lang).all()


class _Pages:
    """The pages of a list in one language: rows and choices are written once, and laid out often.

    Both hold `_ROOT` for the way to the top.
    """

    def __init__(self, of: _List, frame: Frame, lang: str) -> None:
        self._of, self._frame, self._lang = of, frame, lang
        self._groups = of.groups(lang)
        self._entries = in_order(of.entries, lang)
        self._rows = {one.iri: _row(of.seen, one, lang) for one in self._entries}
        self._choices = "\n".join(self._choice(*group) for group in self._groups)

    def all(self) -> Iterator[File]:
        """The whole list, then each facet."""
        yield from self._cut(None, self._entries)
        for _, values in self._groups:
            for facet, members in values:
                inside = {one.iri for one in members}
                yield from self._cut(facet, [one for one in self._entries if one.iri in inside])

    def _choice(self, name: str, values: list[tuple[Facet, list[Entry]]]) -> str:
        lines = [
            f'<section aria-labelledby="by-{name}">',
            f'<h2 id="by-{name}">{FACETS[name][self._lang]}</h2>',
            "<ul>",
            *(
                f"<li><a {self._link(facet)}>{escape(facet.label(self._of.seen, self._lang))}</a> "
                f'<span class="count">{number(len(some), self._lang)}</span></li>'
                for facet, some in values
            ),
            "</ul>",
            "</section>",
        ]
        return "\n".join(lines)

    def _link(self, facet: Facet) -> str:
        return f'href="{_ROOT}{place(self._of.key(facet), self._lang)}"'

    def _cut(self, facet: Facet | None, entries: list[Entry]) -> Iterator[File]:
        first = self._of.key(facet)
        parts = [entries[at : at + PAGE] for at in range(0, len(entries), PAGE)]
        keys = [first if not at else f"{first}~{at + 1}" for at in range(len(parts))]
        starts = [part[0].name(self._lang)[:3].rstrip() for part in parts]
        choices = self._choices
        if facet:
            link = self._link(facet)
            choices = choices.replace(link, f'{link} aria-current="true"')
        root = "../" * first.count("/")
        for at, (key, part) in enumerate(zip(keys, parts, strict=True)):
            yield self._frame.page(
                "list",
                key,
                self._lang,
                kind=self._of.kind,
                facet=facet,
                choices=_placed([choices] if choices else [], root),
                rows=_placed((self._rows[one.iri] for one in part), root),
                pages=list(zip(keys, starts, strict=True)),
                at=at,
                total=len(entries),
                whole=len(self._entries),
                seen=self._of.seen,
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


def rows(
    seen: Overview, entries: Iterable[Entry], root: str, lang: str, *, brief: bool = False
) -> Markup:
    """A row per thing: its name and link, unless `brief` its other names, and what it is."""
    return _placed((_row(seen, one, lang, brief=brief) for one in entries), root)


def _placed(rows: Iterable[str], root: str) -> Markup:
    """Rows for a page from which `root` leads to the top."""
    return Markup("\n".join(rows).replace(_ROOT, root))  # noqa: S704


def _row(seen: Overview, entry: Entry, lang: str, *, brief: bool = False) -> str:
    """A row, in which `_ROOT` stands for the way to the top.

    Written once and without a template: a large graph shows a million of them.
    """
    name, spoken = entry.name(lang), entry.lang(lang)
    others = {entry.names[one]: one for one in reversed(LANGS) if entry.names.get(one)}
    others.pop(name, None)
    mark = f' lang="{spoken}"' if spoken not in (lang, "", "und") else ""
    also = " · ".join(
        f'<span lang="{one}">{escape(text)}</span>' for text, one in reversed(others.items())
    )
    others_shown = "" if brief else f'<span class="meta">{also}</span> '
    return (
        f'<li><a{mark} href="{_ROOT}{place(entry.key, lang)}">{escape(name)}</a> '
        f"{others_shown}"
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
