"""Small files of every format, made from paragraphs: the same words in each."""

from __future__ import annotations

import io
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from html import escape

__all__ = ["Line", "docx", "odt", "packed", "paged", "pdf", "wrapped"]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Line = tuple[float, float, float, str]
"""Left edge, base line from the bottom, size, words."""


def packed(parts: dict[str, str | bytes], first: str | None = None) -> bytes:
    """A ZIP archive of `parts`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            how = zipfile.ZIP_STORED if name == first else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, how)
    return buffer.getvalue()


def docx(paragraphs: Iterable[str], *, body: str | None = None, **parts: str) -> bytes:
    """A Word document; a paragraph that begins with «# » is in the style of a title."""
    if body is None:
        body = "".join(map(_word_paragraph, paragraphs))
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
            **parts,
        }
    )


def _word_paragraph(text: str) -> str:
    style = '<w:pPr><w:pStyle w:val="Title"/></w:pPr>' if text.startswith("# ") else ""
    runs = []
    for line in text.removeprefix("# ").split("\n"):
        middle = len(line) // 2  # programs cut runs anywhere
        runs.append(
            "".join(
                f'<w:r><w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
                for part in (line[:middle], line[middle:])
            )
        )
    return f"<w:p>{style}{'<w:r><w:br/></w:r>'.join(runs)}</w:p>"


def odt(paragraphs: Iterable[str], *, body: str | None = None, **parts: str) -> bytes:
    """An OpenDocument text; a paragraph that begins with «# » is a heading."""
    if body is None:
        body = "".join(map(_open_paragraph, paragraphs))
    ns = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "style")
    )
    content = (
        f"<office:document-content{ns}><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    return packed({"mimetype": kind, "content.xml": content, **parts}, first="mimetype")


def _open_paragraph(text: str) -> str:
    words = "<text:line-break/>".join(
        escape(line).replace("   ", ' <text:s text:c="2"/>').replace("\t", "<text:tab/>")
        for line in text.removeprefix("# ").split("\n")
    )
    if text.startswith("# "):
        return f'<text:h text:outline-level="1">{words}</text:h>'
    return f"<text:p>{words}</text:p>"


def pdf(
    pages: Sequence[Iterable[Line]], *, info: str = "", trailer: str = "", repeat: int = 1
) -> bytes:
    """A PDF with text at the places told; `repeat` names the same pages again and again."""
    contents = [_drawn(lines) for lines in pages]
    objects: dict[int, bytes] = {}
    first = 10
    kids = []
    for number, content in enumerate(contents):
        packed_content = zlib.compress(content)
        objects[first + 2 * number] = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>"
            b"/Contents %d 0 R>>" % (first + 2 * number + 1)
        )
        objects[first + 2 * number + 1] = (
            b"<</Filter/FlateDecode/Length %d>>stream\n" % len(packed_content)
            + packed_content
            + b"\nendstream"
        )
        kids.append(b"%d 0 R" % (first + 2 * number))
    objects[1] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[2] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (
        len(kids) * repeat,
        b" ".join(kids * repeat),
    )
    objects[3] = (
        b"<</Type/Font/Subtype/Type0/BaseFont/Made/Encoding/Identity-H"
        b"/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>"
    )
    objects[4] = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Made/CIDSystemInfo<</Registry(Adobe)"
        b"/Ordering(Identity)/Supplement 0>>/FontDescriptor 5 0 R/DW 500"
        b"/W[11904 65535 1000]>>"
    )
    objects[5] = (
        b"<</Type/FontDescriptor/FontName/Made/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0"
        b"/Ascent 800/Descent -200/CapHeight 700/StemV 80>>"
    )
    cmap = _unicode_map()
    objects[6] = b"<</Length %d>>stream\n" % len(cmap) + cmap + b"\nendstream"
    objects[7] = b"<<%s>>" % info.encode()
    return _assembled(objects, trailer)


def _assembled(objects: dict[int, bytes], trailer: str) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    offsets = {}
    for number, content in sorted(objects.items()):
        offsets[number] = out.tell()
        out.write(b"%d 0 obj\n" % number + content + b"\nendobj\n")
    start = out.tell()
    size = max(objects) + 1
    out.write(b"xref\n0 %d\n" % size)
    for number in range(size):
        if number in offsets:
            out.write(b"%010d 00000 n \n" % offsets[number])
        else:
            out.write(b"0000000000 65535 f \n")
    out.write(
        b"trailer<</Size %d/Root 1 0 R/Info 7 0 R%s>>\nstartxref\n%d\n%%%%EOF"
        % (size, trailer.encode(), start)
    )
    return out.getvalue()


def _drawn(lines: Iterable[Line]) -> bytes:
    out = [b"BT"]
    for x, y, size, words in lines:
        codes = unicodedata.normalize("NFC", words).encode("utf-16-be").hex()
        out.append(b"/F %g Tf 1 0 0 1 %g %g Tm <%s> Tj" % (size, x, y, codes.encode()))
    return b"\n".join([*out, b"ET"])


def _unicode_map() -> bytes:
    ranges = [b"<%02x00> <%02xff> <%02x00>" % (high, high, high) for high in range(256)]
    blocks = [ranges[at : at + 100] for at in range(0, 256, 100)]
    told = b"\n".join(
        b"%d beginbfrange\n%s\nendbfrange" % (len(block), b"\n".join(block)) for block in blocks
    )
    return (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Made def "
        b"1 begincodespacerange <0000> <ffff> endcodespacerange\n" + told + b"\nendcmap end end"
    )


def wrapped(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` columns; Chinese characters take two."""
    lines, line, used = [], "", 0
    for word in _units(text):
        columns = sum(2 if ord(char) > 0x2E7F else 1 for char in word)
        if used + columns > width and line.strip():
            lines.append(line.rstrip())
            line, used, word = "", 0, word.lstrip()
        line += word
        used += columns
    return [*lines, line.rstrip()] if line.strip() else lines


def _units(text: str) -> list[str]:
    units = [""]
    for char in text:
        if ord(char) > 0x2E7F or char == " " or (units[-1] and ord(units[-1][-1]) > 0x2E7F):
            units.append(char)
        else:
            units[-1] += char
    return units


def paged(paragraphs: Iterable[str], *, size: float = 10, leading: float = 13) -> bytes:
    """A PDF of the paragraphs, in one column, on as many pages as it takes."""
    pages: list[list[Line]] = [[]]
    y = 790.0
    for paragraph in paragraphs:
        big = size * 1.6 if paragraph.startswith("# ") else size
        for line in wrapped(paragraph.removeprefix("# "), int(900 / big)):
            if y < 60:
                pages.append([])
                y = 790.0
            pages[-1].append((60, y, big, line))
            y -= leading * big / size
        y -= leading * 0.8
    return pdf(pages)
