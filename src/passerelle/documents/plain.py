"""Plain text and Markdown: the text as it stands; of Markdown, also what its front matter says."""

from __future__ import annotations

import re

from passerelle.documents.days import day_of
from passerelle.documents.found import Found

__all__ = ["markdown", "plain"]

_FRONT = re.compile(r"\A---[^\S\n]*\n(?P<fields>(?:.*\n){0,60}?)(?:---|\.\.\.)[^\S\n]*\n")
_FIELD = re.compile(r"^(?P<key>[A-Za-z_-]+)\s*:\s*[\"']?(?P<value>.*?)[\"']?\s*$", re.MULTILINE)
_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|iframe)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.I
)
_FIRST = re.compile(r"^#\s+(?P<atx>.+?)\s*#*\s*$|^(?P<setext>\S.*)\n=+\s*$", re.MULTILINE)


def plain(text: str) -> Found:
    """A text file."""
    return Found(text)


def markdown(text: str) -> Found:
    """A Markdown file: its marks stay, its front matter and comments do not."""
    text = text.replace("\r\n", "\n")
    front = _FRONT.match(text)
    fields = _FIELD.finditer(front["fields"]) if front else ()
    told = {field["key"].lower(): field["value"] for field in fields if field["value"]}
    text = _HIDDEN.sub("", text[front.end() :] if front else text)
    first = _FIRST.search(text)
    return Found(
        text,
        title=told.get("title"),
        heading=re.sub(r"[*_`]{1,3}", "", first["atx"] or first["setext"]) if first else None,
        source=told.get("publisher") or told.get("source"),
        published=day_of(told.get("published") or told.get("date")),
        tongue=told.get("lang") or told.get("language"),
    )
