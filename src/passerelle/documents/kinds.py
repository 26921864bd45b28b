"""What kind of file it is: by its bytes where they tell it surely, else by the end of its name."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from passerelle.errors import DocumentError

__all__ = ["Kind", "kind_of"]

Kind = Literal["txt", "md", "html", "office", "pdf", "eml"]

_SUFFIXES: dict[str, Kind] = {
    **dict.fromkeys((".txt", ".text"), "txt"),
    **dict.fromkeys((".md", ".markdown"), "md"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "html"),
    **dict.fromkeys((".docx", ".odt"), "office"),
    **dict.fromkeys((".eml", ".mht", ".mhtml"), "eml"),
    ".pdf": "pdf",
}
_READ = "Text is read from txt, md, html, docx, odt, pdf and eml files"
_REFUSED = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or a locked Office file"),
    (b"{\\rtf", "a file in Rich Text Format"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a packed file"),
    (b"Rar!", "a packed file"),
    (b"7z\xbc\xaf", "a packed file"),
    (b"%!PS", "a file for printers"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_MAIL = re.compile(
    rb"(?:(?:received|return-path|delivered-to|from|to|cc|subject|date|message-id|mime-version|"
    rb"content-type|x-[\w-]+|dkim-signature)\s*:[^\n]*\n(?:[ \t][^\n]*\n)*){3}",
    re.IGNORECASE,
)
_MAIL_ONLY = re.compile(rb"^(?:message-id|mime-version|received|return-path)\s*:", re.I | re.M)


def kind_of(data: bytes, path: Path) -> Kind:
    """How the file is read; raises `DocumentError` when it is nothing that holds a release."""
    head = data[:4096]
    for mark, name in _REFUSED:
        if head.startswith(mark):
            raise DocumentError(f"is {name}.", where=path, remedy=f"{_READ}: save it as one.")
    sure = _by_bytes(head)
    if sure:
        return sure
    named = _SUFFIXES.get(path.suffix.lower())
    if named in ("office", "pdf"):
        raise DocumentError(
            f"is no {path.suffix.lower()[1:]} file, or its beginning is damaged.",
            where=path,
            remedy="Open it in its program and save it again.",
        )
    if named is None:
        raise DocumentError("is of a kind that is not read.", where=path, remedy=f"{_READ}.")
    return named


def _by_bytes(head: bytes) -> Kind | None:
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "office"
    if _PAGE.match(head):
        return "html"
    if _MAIL.match(head) and _MAIL_ONLY.search(head):
        return "eml"
    return None
