"""Themes: the tree of them, and a page for each with what is done on it and by whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup
from pyoxigraph import Literal, NamedNode

from passerelle.namespaces import DAC_SECTOR, SDG, SKOS, THEME
from passerelle.publish.pages.frame import Frame
from passerelle.publish.pages.lists import in_order, reading, rows
from passerelle.publish.pages.overview import Entry, Overview, overview
from passerelle.publish.pages.theme_texts import GOALS
from passerelle.publish.parts import LANGS, File, Site

__all__ = ["Theme", "themes", "themes_of"]

_SHOWN = 60
"""Things of a kind on a theme's page; more are in the list of the facet."""
_KINDS = ("partnership", "project", "event", "collectivity", "institution")


@dataclass
class Theme:
    """A theme of the graph, with those below it and what it is matched to."""

    iri: str
    broader: set[str] = field(default_factory=set)
    narrower: list[Theme] = field(default_factory=list)
    definitions: dict[str, str] = field(default_factory=dict)
    matches: set[str] = field(default_factory=set)
    entries: list[Entry] = field(default_factory=list)
    """Things that have this very theme."""

    @property
    def slug(self) -> str:
        """The end of its address."""
        return self.iri.rsplit("#", 1)[-1]

    @cached_property
    def whole(self) -> list[Entry]:
        """Things that have this theme or one below it, each once."""
        found = {one.iri: one for one in self.entries}
        for below in self.narrower:
            found |= {one.iri: one for one in below.whole}
        return list(found.values())

    def count(self, *kinds: str) -> int:
        """How many things of `kinds` have it or a theme below it."""
        return sum(1 for one in self.whole if one.kind in kinds)

    def definition(self, lang: str) -> str:
        """What it means, in `lang` or the first language that says it."""
        return next(
            (self.definitions[one] for one in (lang, *LANGS) if one in self.definitions), ""
        )

    def goals(self) -> list[tuple[int, str]]:
        """Sustainable Development Goals it serves: number and address."""
        found = [iri for iri in self.matches if iri.startswith(str(SDG))]
        numbers = [(iri.removeprefix(str(SDG)).split(".")[0], iri) for iri in found]
        return sorted((int(number), iri) for number, iri in numbers if number.isdecimal())

    def sectors(self) -> list[str]:
        """Codes of sectors of the Development Assistance Committee."""
        found = (iri for iri in self.matches if iri.startswith(str(DAC_SECTOR)))
        return sorted(iri.removeprefix(str(DAC_SECTOR)) for iri in found)


def themes(site: Site) -> Iterator[File]:
    """The page of the tree, and a page per theme."""
    seen, frame = overview(site), Frame(site)
    found = themes_of(site, seen)
    for lang in LANGS:
        tops = _sorted(
            (one for one in found.values() if not one.broader & found.keys()), seen, lang
        )
        yield frame.page("themes", "themes", lang, tops=tops, seen=seen, ordered=_sorted)
        for theme in found.values():
            yield frame.page(
                "theme",
                f"theme/{theme.slug}",
                lang,
                theme=theme,
                above=[found[iri] for iri in sorted(theme.broader & found.keys())],
                below=_sorted(theme.narrower, seen, lang),
                groups=_groups(theme, seen, lang),
                goal_names=GOALS,
                seen=seen,
            )


def themes_of(site: Site, seen: Overview) -> dict[str, Theme]:
    """The themes of the graph by IRI, in order."""
    start = str(THEME)
    found = {iri: Theme(iri) for iri in sorted(seen.labels) if iri.startswith(start)}
    for entry in seen.entries.values():
        for iri in entry.themes & found.keys():
            found[iri].entries.append(entry)
    for theme in found.values():
        for quad in site.store.matching(subject=NamedNode(theme.iri)):
            if quad.predicate == SKOS.broader and isinstance(quad.object, NamedNode):
                theme.broader.add(quad.object.value)
            elif quad.predicate == SKOS.definition and isinstance(quad.object, Literal):
                theme.definitions[quad.object.language or "und"] = quad.object.value
            elif quad.predicate.value.endswith("Match") and isinstance(quad.object, NamedNode):
                theme.matches.add(quad.object.value)
        for iri in sorted(theme.broader & found.keys()):
            found[iri].narrower.append(theme)
    return found


def _sorted(some: Iterable[Theme], seen: Overview, lang: str) -> list[Theme]:
    return sorted(some, key=lambda one: (reading(seen.label(one.iri, lang)), one.iri))


def _groups(theme: Theme, seen: Overview, lang: str) -> list[tuple[str, int, Markup, bool]]:
    """What there is on a theme per kind: kind, how many, the first rows, whether more follow."""
    by_kind: dict[str, list[Entry]] = defaultdict(list)
    for entry in theme.whole:
        by_kind[entry.kind].append(entry)
    groups = []
    for kind in _KINDS:
        if some := by_kind.get(kind):
            first = in_order(some, lang)[:_SHOWN]
            own = any(one.kind == kind for one in theme.entries)
            shown = rows(seen, first, "../", lang)
            groups.append((kind, len(some), shown, own and len(some) > _SHOWN))
    return groups
