"""The frame around every page of a site: templates, links from page to page, languages.

Links are relative, so that the site opens from a folder, below any path and from a domain.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from babel.dates import format_date
from babel.numbers import format_decimal

from passerelle import __version__
from passerelle.pipeline.state import BuildState
from passerelle.publish.pages.frame_texts import FACETS, KINDS, NAMES
from passerelle.publish.pages.page_texts import words
from passerelle.publish.parts import LANGS, File, Site, place
from passerelle.templates import environment
from passerelle.workspace import Workspace

__all__ = [
    "ANYWHERE",
    "Frame",
    "View",
    "built_on",
    "day",
    "licence_name",
    "number",
    "site_title",
    "spaced",
]

TEMPLATES = Path(__file__).resolve().parent / "templates"

MENU = (
    *(("lists", "explore"), ("themes", "themes"), ("questions", "questions"), ("maps", "maps")),
    *(("sources", "sources"), ("dataset", "data"), ("def", "model"), ("about", "about")),
)
"""Keys of the pages that every page leads to, with the names of their texts."""

_INSIDE = {
    "list": "lists",
    "theme": "themes",
    "questions": "questions",
    "maps": "maps",
    "scheme": "def",
    "doc": "lists",
}
"""The page of the menu that pages in a folder belong to."""

ANYWHERE = ("404", "410")
"""Pages that servers show under other addresses than their own: their links start at the top."""


class View:
    """Where a page stands: makes the links from it."""

    def __init__(self, site: Site, key: str, lang: str) -> None:
        self.site = site
        self.key = key
        self.lang = lang
        self.root = urlsplit(site.home).path if key in ANYWHERE else "../" * key.count("/")

    def href(self, key: str, anchor: str = "", lang: str | None = None) -> str:
        """The relative address of the page `key`, in this page's language unless `lang` says."""
        return self.root + place(key, lang or self.lang) + (f"#{anchor}" if anchor else "")

    def file(self, where: str) -> str:
        """The relative address of the file at the place `where`."""
        return self.root + where

    def thing(self, iri: str) -> str:
        """Where a reader gets to `iri`: its page here, else its own address."""
        key = self.site.key(iri)
        return self.href(key) if key else iri

    def canonical(self, lang: str | None = None) -> str:
        """The full address of this page once served."""
        return self.site.home + place(self.key, lang or self.lang)

    def within(self, key: str) -> bool:
        """Whether this page is `key` or one of those that it leads to."""
        return key in (self.key, _INSIDE.get(self.key.split("/", 1)[0]))


class Frame:
    """Writes pages from the templates in ``templates/site``."""

    def __init__(self, site: Site) -> None:
        self._site = site
        graph = site.settings.graph
        self._environment = environment(TEMPLATES)
        self._environment.filters.update(number=number, day=day)
        self._environment.globals.update(
            site=site,
            settings=graph,
            langs=LANGS,
            names=NAMES,
            kinds=KINDS,
            facet_names=FACETS,
            menu=MENU,
            built=built_on(site),
            version=__version__,
            licence_name=licence_name(graph.licence),
            site_title=lambda lang: site_title(site, lang),
            day=day,
        )

    def page(self, template: str, key: str, lang: str, **values: Any) -> File:
        """The page `key` in `lang`: `template` (which extends ``base``) filled with `values`."""
        text = self._environment.get_template(f"{template}.html.jinja").render(
            view=View(self._site, key, lang), lang=lang, t=words(lang), **values
        )
        return File(place(key, lang), text.rstrip("\n") + "\n")


def site_title(site: Site, lang: str) -> str:
    """What the site is called in `lang`: the title of the graph, else its publisher's name."""
    graph = site.settings.graph
    titles = (graph.title.get(one) for one in (lang, *LANGS))
    return spaced(next(filter(None, titles), graph.publisher.name or "Passerelle"))


def spaced(text: str) -> str:
    """`text` with the spaces of French punctuation kept on their line.

    >>> spaced("France–Chine : coopérations").count(chr(160))
    1
    """
    return re.sub(r" (?=[:;!?»])|(?<=«) ", "\u00a0", text)


def built_on(site: Site) -> str:
    """The day on which the graph was built (ISO 8601), empty where no build is known.

    It comes from the build, not from a clock: the same graph gives the same pages.
    """
    if site.workspace is None:
        return ""
    state = BuildState.load(Workspace(site.workspace))
    return state.built[:10] if state else ""


@cache
def day(text: str, lang: str) -> str:
    """An ISO date as `lang` writes it; what is no date stays as it is.

    >>> day("2018-02-13", "en"), day("2018-02-13", "zh")
    ('13 February 2018', '2018年2月13日')
    """
    try:
        when = date.fromisoformat(text)
    except ValueError:
        return text
    return format_date(when, "long", locale="en_GB" if lang == "en" else lang)


@cache
def number(value: float, lang: str) -> str:
    """A number as `lang` writes it.

    >>> number(18906, "en")
    '18,906'
    """
    return format_decimal(value, locale=lang)


def licence_name(iri: str) -> str:
    """A Creative Commons licence by its usual name, any other by its address.

    >>> licence_name("https://creativecommons.org/licenses/by-sa/4.0/")
    'CC BY-SA 4.0'
    """
    found = re.search(r"creativecommons\.org/licenses/([a-z-]+)/([\d.]+)", iri)
    if found:
        return f"CC {found[1].upper()} {found[2]}"
    if "publicdomain/zero" in iri:
        return "CC0 1.0"
    return re.sub(r"^https?://(www\.)?", "", iri).rstrip("/")
