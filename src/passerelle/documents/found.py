"""What one format gives: the words of a file, and what its metadata say of it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Found"]


@dataclass(frozen=True)
class Found:
    """Raw text, not yet cleansed; what is None is looked for in the text itself.

    `heading` is a line that the layout shows as the title (first heading, largest letters),
    `window` the name of the window, which may be anything; `source` tells the publisher better
    than the text does, `site` worse; `before` are lines that stand above the text without
    being part of it (a letterhead); `tongue` is the language that the file declares.
    """

    text: str
    heading: str | None = None
    title: str | None = None
    source: str | None = None
    site: str | None = None
    published: str | None = None
    tongue: str | None = None
    window: str | None = None
    before: str = ""
    attachments: int = 0
