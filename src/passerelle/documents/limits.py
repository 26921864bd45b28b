"""How much of a document is read at most: beyond it is no press release, or an attack."""

from __future__ import annotations

__all__ = [
    "MAX_CHARACTERS",
    "MAX_FILE",
    "MAX_HEADER",
    "MAX_MAIL",
    "MAX_PAGE",
    "MAX_PAGES",
    "MAX_PARTS",
    "MAX_PART_BYTES",
    "MAX_TAGS",
    "MAX_TEXT_FILE",
    "MAX_ZIP_DIRECTORY",
    "PDF_MEMORY",
    "PDF_PATIENCE",
    "PDF_SECONDS",
]

MAX_FILE = 64 << 20
"""Bytes of a file that may hold pictures: docx, odt, pdf."""

MAX_MAIL = 25 << 20
"""Bytes of an e-mail with its attachments: what mail servers let through."""

MAX_PAGE = 8 << 20
"""Bytes of a page of the web: some hold their pictures."""

MAX_TEXT_FILE = 4 << 20
"""Bytes of a text: a million characters in any encoding."""

MAX_CHARACTERS = 1_000_000
"""Characters of the text that comes out: some 400 pages."""

MAX_PAGES = 200
"""Pages of a PDF."""

MAX_HEADER = 2_000
"""Characters of a line in the head of an e-mail that is read."""

MAX_TAGS = 250_000
"""Tags of a page or of a word processor's file; pages have some thousand."""

MAX_PARTS = 100
"""Parts of an e-mail, attachments counted, and so how deep they may nest."""

MAX_PART_BYTES = 12 << 20
"""True size of one unpacked part of a docx or odt file."""

MAX_ZIP_DIRECTORY = 1 << 20
"""Bytes of the table of contents of a docx or odt file: ten thousand entries."""

PDF_SECONDS = 4
"""How much of a processor's time reading a PDF may take."""

PDF_PATIENCE = 30
"""Seconds after which it is given up on a machine that has other things to do."""

PDF_MEMORY = 320 << 20
"""Bytes of memory that the process may take that reads a PDF."""
