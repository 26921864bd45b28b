"""The ontology's documentation as a part of the site, at its top, where its addresses lead."""

from __future__ import annotations

from collections.abc import Iterator

from passerelle.publish.ontology.pages import Around
from passerelle.publish.ontology.site import ontology_files
from passerelle.publish.pages.frame import site_title
from passerelle.publish.parts import LANGS, File, Site

__all__ = ["ontology"]


def ontology(site: Site) -> Iterator[File]:
    """Pages of terms and schemes, Turtle and JSON-LD beside them, each with a way back home."""
    titles = {lang: site_title(site, lang) for lang in LANGS}
    return ontology_files(around=Around(site.home, titles))
