"""HTML made in Python, where most of a page is made and templates would be slow.

What comes from the graph passes through `escape` before it stands in a text given to `safe`.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from passerelle.publish.things.names import slug_of

__all__ = ["EMPTY", "Ids", "escape", "safe"]

EMPTY = Markup("")


def safe(html: str) -> Markup:
    """`html` as markup: all of it is ours or was escaped."""
    return Markup(html)  # noqa: S704 - the one place where this is said


class Ids:
    """The anchors of one page: each is given once."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def once(self, iri: str) -> Markup:
        """The attribute ``id`` for a node; nothing when the page has it already."""
        if not iri or iri in self._given:
            return EMPTY
        self._given.add(iri)
        return safe(f' id="{escape(slug_of(iri))}"')
