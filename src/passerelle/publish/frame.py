"""The frame around every page of a site: templates, links from page to page, languages.

Links are relative, so that the site opens from a folder, below any path and from a domain.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from passerelle.publish.frame_texts import NAMES, words
from passerelle.publish.parts import LANGS, File, Site, place

__all__ = ["Frame", "View"]

TEMPLATES = Path(__file__).resolve().parent / "templates" / "site"


class View:
    """Where a page stands: makes the links from it."""

    def __init__(self, site: Site, key: str, lang: str) -> None:
        self.site = site
        self.key = key
        self.lang = lang
        self.root = "../" * key.count("/")

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


class Frame:
    """Writes pages from the templates in ``templates/site``."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals.update(
            site=site, settings=site.settings.graph, langs=LANGS, names=NAMES
        )

    def page(self, template: str, key: str, lang: str, **values: Any) -> File:
        """The page `key` in `lang`: `template` (which extends ``base``) filled with `values`."""
        text = self._environment.get_template(f"{template}.html.jinja").render(
            view=View(self._site, key, lang), lang=lang, t=words(lang), **values
        )
        return File(place(key, lang), text.rstrip("\n") + "\n")
