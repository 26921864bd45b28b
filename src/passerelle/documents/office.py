"""Files of word processors: which of the two kinds it is."""

from __future__ import annotations

from pathlib import Path

from passerelle.documents.docx import docx
from passerelle.documents.found import Found
from passerelle.documents.odt import odt
from passerelle.documents.packed import Packed
from passerelle.errors import DocumentError

__all__ = ["office"]


def office(data: bytes, path: Path) -> Found:
    """The text of a docx or odt file, told apart by what it holds."""
    packed = Packed(data, path)
    names = set(packed.names())
    if "[Content_Types].xml" in names and any(name.startswith("word/") for name in names):
        return docx(packed, path)
    if "content.xml" in names and (packed.part("mimetype") or b"").startswith(
        b"application/vnd.oasis.opendocument.text"
    ):
        return odt(packed, path)
    raise DocumentError(
        "is an archive, and no document of a word processor.",
        where=path,
        remedy="Give the release as docx, odt or pdf.",
    )
