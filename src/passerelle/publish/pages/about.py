"""Pages of prose: what this is and how it was made, and what servers say when there is nothing."""

from __future__ import annotations

from collections.abc import Iterator

from passerelle.publish.pages.frame import ANYWHERE, Frame, built_on, site_title
from passerelle.publish.parts import LANGS, File, Site

__all__ = ["about", "errors"]


def about(site: Site) -> Iterator[File]:
    """What is here, method, privacy and withdrawal, how to cite, licence."""
    settings = site.settings
    contact = settings.publish.contact or settings.graph.publisher.homepage or ""
    for lang in LANGS:
        yield Frame(site).page(
            "about", "about", lang, contact=contact, cited=_cited(site, lang), home=site.home
        )


def errors(site: Site) -> Iterator[File]:
    """The pages that servers show where there is nothing, or nothing more."""
    frame = Frame(site)
    for key in ANYWHERE:
        for lang in LANGS:
            yield frame.page("error", key, lang, code=key)


def _cited(site: Site, lang: str) -> str:
    """Publisher, year, title, address: how the dataset is named in a list of references."""
    publisher = site.settings.graph.publisher.name
    year = built_on(site)[:4]
    parts = [publisher, f"({year})" if year else "", site_title(site, lang)]
    return f"{' '.join(filter(None, parts))}. {site.minter.base}dataset"
