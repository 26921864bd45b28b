"""A program of its own: the words of a PDF with their places, as JSON on standard output.

The reader is C++ and its files come from anywhere, so it runs in a process that may be ended,
may crash, and may take only so much memory. It is started as a file: it imports nothing of
the package, and answers in a tenth of a second.

    python pdf_words.py FILE MAX_PAGES MAX_CHARACTERS MAX_BYTES SECONDS
"""

from __future__ import annotations

import ctypes
import json
import re
import sys
from typing import Any

__all__ = ["main"]

# What the reader makes of a hyphen at the end of a line: a hyphen all the same.
_HYPHEN = "\x02\ufffe"
_WORD = re.compile(f"[^\x00-\x20{_HYPHEN}]+[{_HYPHEN}]?")
_UPRIGHT = 0.1
"""Radians: text that is turned further is a watermark, or along a margin."""
_SMALLEST = 2.0
"""Points: what is lower is not there to be read."""


def main(file: str, max_pages: int, max_characters: int) -> dict[str, object]:
    """The pages as lists of words, or what stands against it."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as fault:
        return {"fault": "locked" if "password" in str(fault).lower() else "damaged"}
    if len(document) > max_pages:
        return {"fault": "pages", "count": len(document)}
    pages, characters = [], 0
    for number in range(len(document)):
        words = _page(document, number, max_characters - characters)
        if words is None:
            return {"fault": "characters"}
        characters += sum(len(word[0]) for word in words)
        pages.append(words)
    return {"pages": pages}


Word = tuple[str, float, float, float, float]


def _page(document: Any, number: int, most: int) -> list[Word] | None:
    """The words of a page: text, left, bottom, right, top; None if they are too many."""
    import pypdfium2.raw as raw

    page = document[number]
    text = page.get_textpage()
    count = raw.FPDFText_CountChars(text)
    if count > 2 * most + 100:
        return None
    codes = _codes(raw, text, count)
    found = (_word(raw, text, codes, match.span()) for match in _WORD.finditer(codes))
    words = [word for word in found if word]
    text.close()
    page.close()
    return words


def _codes(raw: Any, text: Any, count: int) -> str:
    """One code unit for each character of a page, as they are numbered."""
    buffer = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(text, 0, count, buffer) == count + 1:
        return "".join(map(chr, buffer[:count]))
    # Characters are missing, or two units long: one by one, which is slower.
    one_by_one = (raw.FPDFText_GetUnicode(text, index) for index in range(count))
    return "".join(chr(code & 0xFFFF) for code in one_by_one)


def _word(raw: Any, text: Any, codes: str, span: tuple[int, int]) -> Word | None:
    """One word, if it stands upright and can be seen."""
    start, end = span
    angle = raw.FPDFText_GetCharAngle(text, start)
    if min(angle, abs(angle - 6.2832)) > _UPRIGHT:
        return None
    first, last = _box(raw, text, start), _box(raw, text, end - 1)
    if first[3] - first[1] < _SMALLEST:
        return None
    units = re.sub(f"[{_HYPHEN}]", "\u00ad", codes[start:end])
    # Letters beyond the first plane come as two halves.
    spelled = units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return (spelled, min(first[0], last[0]), first[1], max(first[2], last[2]), first[3])


def _box(raw: Any, text: Any, index: int) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of a character with the space around it."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))
    return (box.left, box.bottom, box.right, box.top)


def _limited(most: int, seconds: int) -> None:
    """Take at most `most` bytes of memory and so much of a processor, where that can be had."""
    try:
        import resource
    except ImportError:  # on Windows the time limit stands alone
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


if __name__ == "__main__":
    _limited(int(sys.argv[4]), int(sys.argv[5]))
    json.dump(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])), sys.stdout)
