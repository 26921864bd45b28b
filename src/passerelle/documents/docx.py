"""Documents of Word: what a reader of the printed page sees in the body.

Deleted, moved and hidden text, comments and notes stay out; headers and footers too, except
that the letterhead may name the publisher. Dates of creation and of the last change say
when somebody typed, not when it was published: they are not read.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lxml import etree

from passerelle.documents.bodies import body_in
from passerelle.documents.found import Found
from passerelle.documents.packed import Packed
from passerelle.documents.paragraphs import Sheet
from passerelle.errors import DocumentError

__all__ = ["docx"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DC = "{http://purl.org/dc/elements/1.1/}"
_APP = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_CUT = frozenset(
    ("del", "moveFrom", "pPr", "sectPr", "tblPr", "trPr", "tcPr", "instrText", "delText", "fldData")
)
_AS_TEXT = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}
_TITLES = ("title", "titre", "heading1", "titre1", "标题", "1")


def docx(packed: Packed, path: Path) -> Found:
    """The text of a Word document, with the title that its styles and properties tell."""
    root = packed.xml(_main_part(packed))
    body = next((one for one in root if _name(one) == "body"), None) if root is not None else None
    if body is None:
        raise DocumentError("holds no text.", where=path, remedy="Open it and save it again.")
    text = _text(body)
    core, app = packed.xml("docProps/core.xml"), packed.xml("docProps/app.xml")
    title = core.findtext(f"{_DC}title") if core is not None else None
    company = app.findtext(f"{_APP}Company") if app is not None else None
    heading = _heading(body)
    if not heading and title and " ".join(title.split()) in " ".join(text.split()):
        heading = title  # properties outlive the text they were typed for: only if it stands there
    return Found(
        text,
        heading=heading,
        site=body_in([company or ""], "zh"),
        before="\n\n".join(_letterhead(packed)),
        tongue=core.findtext(f"{_DC}language") if core is not None else None,
    )


def _main_part(packed: Packed) -> str:
    """The part that holds the text: its name is not the same in all programs."""
    links = packed.xml("_rels/.rels")
    for link in links if links is not None else ():
        if (link.get("Type") or "").endswith("/officeDocument"):
            return (link.get("Target") or "").lstrip("/")
    return "word/document.xml"


def _name(element: Any) -> str:
    tag = element.tag
    for space in (_W, _STRICT):
        if isinstance(tag, str) and tag.startswith(space):
            return tag[len(space) :]
    return ""


def _text(body: Any) -> str:
    """Paragraphs and rows of tables in their order."""
    sheet = Sheet()
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        name = _name(element)
        if event == "end":
            _end(name, sheet)
        elif name in _CUT or element.tag == _FALLBACK or (name == "r" and _hidden(element)):
            walk.skip_subtree()
        elif name == "tr":
            sheet.open_row()
        elif name == "tc":
            sheet.open_cell()
        elif name == "p":
            sheet.open_paragraph()
        else:
            sheet.add(element.text if name == "t" else _AS_TEXT.get(name))
    return sheet.text()


def _end(name: str, sheet: Sheet) -> None:
    if name == "p":
        sheet.close_paragraph()
    elif name == "tr":
        sheet.close_row()


def _hidden(run: Any) -> bool:
    for properties in run:
        if _name(properties) == "rPr":
            return any(
                _name(one) in ("vanish", "webHidden")
                and not any(v in ("0", "false") for v in one.values())
                for one in properties
            )
    return False


def _heading(body: Any) -> str | None:
    """The paragraph in the style of a title, or of a first heading; several in a row are one."""
    found: dict[str, list[str]] = {}
    for number, paragraph in enumerate(body):
        style = _style(paragraph) if number < 60 and _name(paragraph) == "p" else None
        if style in _TITLES:
            words = " ".join("".join(_text_of(paragraph)).split())
            if words:
                found.setdefault(style, []).append(words)
    return next((found[style][0] for style in _TITLES if style in found), None)


def _text_of(paragraph: Any) -> list[str]:
    return [one.text or " " for one in paragraph.iter() if _name(one) in ("t", "br", "tab")]


def _style(paragraph: Any) -> str | None:
    for properties in paragraph:
        if _name(properties) == "pPr":
            for one in properties:
                if _name(one) == "pStyle":
                    return next(iter(one.values()), "").lower().replace(" ", "")
    return None


def _letterhead(packed: Packed) -> list[str]:
    """The lines of the headers of its pages."""
    names = sorted(name for name in packed.names() if name.startswith("word/header"))[:3]
    roots = filter(lambda root: root is not None, map(packed.xml, names))
    lines = ("".join(_text_of(p)) for root in roots for p in root.iter() if _name(p) == "p")
    return [line for line in map(str.strip, lines) if line]
