"""Documents of LibreOffice: what a reader of the printed page sees in the body.

Tracked deletions, hidden text, annotations and notes stay out. The date in the properties is
that of the last change: it is not read.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lxml import etree

from passerelle.documents.found import Found
from passerelle.documents.packed import Packed
from passerelle.documents.paragraphs import Sheet
from passerelle.errors import DocumentError

__all__ = ["odt"]

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_T, _TABLE, _OFFICE = (f"{{{_NS}{name}:1.0}}" for name in ("text", "table", "office"))
_STYLE = f"{{{_NS}style:1.0}}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CUT = frozenset(
    {
        *(f"{_T}{name}" for name in ("tracked-changes", "note", "sequence-decls", "ruby-text")),
        *(f"{_T}{name}" for name in ("variable-decls", "user-field-decls", "hidden-text")),
        *(f"{_OFFICE}{name}" for name in ("annotation", "forms")),
        *(f"{{{_NS}svg-compatible:1.0}}{name}" for name in ("title", "desc")),
    }
)
_PARAGRAPHS = (f"{_T}p", f"{_T}h")
_MOST_SPACES = 200


def odt(packed: Packed, path: Path) -> Found:
    """The text of an OpenDocument text, with the title that its styles and properties tell."""
    root = packed.xml("content.xml")
    body = root.find(f".//{_OFFICE}text") if root is not None else None
    if body is None:
        if b"encryption-data" in (packed.part("META-INF/manifest.xml") or b""):
            raise DocumentError(
                "is protected by a password.", where=path, remedy="Save a copy without one."
            )
        raise DocumentError("holds no text.", where=path, remedy="Open it and save it again.")
    text = _text(body, _hidden_styles(root))
    meta = packed.xml("meta.xml")
    title = meta.findtext(f".//{_DC}title") if meta is not None else None
    heading = _heading(body, _parents(root))
    if not heading and title and " ".join(title.split()) in " ".join(text.split()):
        heading = title  # properties outlive the text they were typed for: only if it stands there
    return Found(
        text,
        heading=heading,
        before="\n\n".join(_letterhead(packed)),
        tongue=meta.findtext(f".//{_DC}language") if meta is not None else None,
    )


def _text(body: Any, hidden: frozenset[str]) -> str:
    """Paragraphs and rows of tables in their order."""
    sheet, cut = Sheet(), body
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "end":
            _end(element, element is cut, sheet)
        elif tag in _CUT or element.get(f"{_T}style-name") in hidden:
            walk.skip_subtree()
            cut = element
        elif tag == f"{_TABLE}table-row":
            sheet.open_row()
        elif tag == f"{_TABLE}table-cell":
            sheet.open_cell()
        else:
            if tag in _PARAGRAPHS:
                sheet.open_paragraph()
            sheet.add(_start(element))
    return sheet.text()


def _end(element: Any, cut: bool, sheet: Sheet) -> None:
    if cut:
        sheet.add(_flat(element.tail))
    elif element.tag in _PARAGRAPHS:
        sheet.close_paragraph()
    elif element.tag == f"{_TABLE}table-row":
        sheet.close_row()
    else:
        sheet.add(_flat(element.tail))


def _start(element: Any) -> str:
    if element.tag == f"{_T}s":
        count = element.get(f"{_T}c") or "1"
        return " " * min(int(count) if count.isascii() and count.isdigit() else 1, _MOST_SPACES)
    if element.tag == f"{_T}tab":
        return "\t"
    return "\n" if element.tag == f"{_T}line-break" else _flat(element.text)


def _flat(text: str | None) -> str:
    """White space as the format means it: line ends of the file are spaces."""
    return (text or "").replace("\n", " ").replace("\t", " ").replace("\r", " ")


def _hidden_styles(root: Any) -> frozenset[str]:
    """Names of the styles that hide text."""
    return frozenset(
        style.get(f"{_STYLE}name") or ""
        for style in root.iter(f"{_STYLE}style")
        for properties in style.iter(f"{_STYLE}text-properties")
        if properties.get(f"{_T}display") == "none"
    ) - {""}


def _parents(root: Any) -> dict[str, str]:
    """The named style behind each automatic one."""
    return {
        style.get(f"{_STYLE}name") or "": style.get(f"{_STYLE}parent-style-name") or ""
        for style in root.iter(f"{_STYLE}style")
    }


def _heading(body: Any, parents: dict[str, str]) -> str | None:
    """The paragraph in the style of a title, else the first heading of the first rank."""
    first = None
    for number, paragraph in enumerate(body.iter(*_PARAGRAPHS)):
        if number > 60:
            break
        words = " ".join("".join(paragraph.itertext()).split())
        style = paragraph.get(f"{_T}style-name") or ""
        if words and "Title" in (style, parents.get(style)):
            return words
        if paragraph.get(f"{_T}outline-level") == "1" and not first:
            first = words
    return first


def _letterhead(packed: Packed) -> list[str]:
    """The lines of the headers of its pages."""
    root = packed.xml("styles.xml")
    if root is None:
        return []
    headers = root.iter(f"{_STYLE}header", f"{_STYLE}header-first")
    lines = (" ".join("".join(p.itertext()).split()) for h in headers for p in h.iter(*_PARAGRAPHS))
    return list(filter(None, lines))
