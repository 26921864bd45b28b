"""Files of word processors are ZIP archives of XML: opened with their true sizes in check."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

from lxml import etree

from passerelle.documents.limits import MAX_PART_BYTES, MAX_TAGS, MAX_ZIP_DIRECTORY
from passerelle.errors import DocumentError

__all__ = ["Packed"]

_END = b"PK\x05\x06"
_AGAIN = "Open it in its program and save it again."


class Packed:
    """The parts of one file, each unpacked only when asked for, and only up to a limit."""

    def __init__(self, data: bytes, path: Path) -> None:
        self._path = path
        end = data.rfind(_END, max(0, len(data) - 70_000))
        if end < 0 or len(data) < end + 22:
            raise DocumentError("is cut off: its end is missing.", where=path, remedy=_AGAIN)
        (directory,) = struct.unpack_from("<L", data, end + 12)
        if directory > MAX_ZIP_DIRECTORY:  # also what announces 64-bit sizes
            raise DocumentError("holds too many files.", where=path, remedy=_AGAIN)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, struct.error, OverflowError):
            raise self._damaged() from None

    def names(self) -> list[str]:
        """The names of all parts."""
        return self._archive.namelist()

    def part(self, name: str) -> bytes | None:
        """One part, None if there is none; raises `DocumentError` beyond the limit."""
        try:
            info = self._archive.getinfo(name)
        except KeyError:
            return None
        if info.flag_bits & 1:
            raise DocumentError(
                "is protected by a password.", where=self._path, remedy="Save a copy without one."
            )
        # What is declared may be a lie: never more is unpacked than allowed.
        try:
            with self._archive.open(info) as stream:
                data = stream.read(MAX_PART_BYTES + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
            raise self._damaged() from None
        if info.file_size > MAX_PART_BYTES or len(data) > MAX_PART_BYTES:
            raise DocumentError(
                f"unpacks to more than {MAX_PART_BYTES >> 20} MB of text.",
                where=self._path,
                remedy="No release does: give its text alone.",
            )
        return data

    def xml(self, name: str) -> Any:
        """The root element of one part, None if there is none."""
        data = self.part(name)
        if data is None:
            return None
        if data.count(b"<") > MAX_TAGS:
            raise DocumentError(
                f"has more than {MAX_TAGS} tags.", where=self._path, remedy="Give its text alone."
            )
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise self._untrusted()
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise self._damaged() from None
        if root.getroottree().docinfo.doctype:  # written in another encoding
            raise self._untrusted()
        return root

    def _untrusted(self) -> DocumentError:
        return DocumentError(
            "defines entities, which no word processor does.",
            where=self._path,
            remedy="Do not trust it; ask the sender for another copy.",
        )

    def _damaged(self) -> DocumentError:
        return DocumentError("is damaged.", where=self._path, remedy=_AGAIN)
