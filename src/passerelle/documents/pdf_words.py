"""A program of its own: the words of a PDF with their places, as JSON on standard output.

The reader is C++ and its files come from anywhere, so it runs in a process that may be ended,
may crash, and may take only so much memory. It is started as a file: it imports nothing of
the package, and answers in a tenth of a second.

    python pdf_words.py FILE MAX_PAGES MAX_CHARACTERS MAX_BYTES
"""

from __future__ import annotations

import ctypes
import json
import sys

__all__ = ["main"]

_LINE_END_HYPHEN = 2  # what the reader makes of a hyphen at the end of a line
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


def _page(document: object, number: int, most: int) -> list[Word] | None:
    """The words of a page: text, left, bottom, right, top; None if they are too many."""
    import pypdfium2.raw as raw

    page = document[number]  # type: ignore[index]
    text = page.get_textpage()
    count = raw.FPDFText_CountChars(text)
    if count > 2 * most + 100:
        return None
    words: list[Word] = []
    current: list[int] = []
    for index in [*range(count), -1]:
        code = raw.FPDFText_GetUnicode(text, index) if index >= 0 else 0x20
        if code > 0x20 or code == _LINE_END_HYPHEN:
            current.append(index)
        if code <= 0x20:
            if current:
                word = _word(raw, text, current)
                if word:
                    words.append(word)
            current = []
    text.close()
    page.close()
    return words


def _word(raw: object, text: object, indexes: list[int]) -> Word | None:
    """One word, if it stands upright and can be seen."""
    angle = raw.FPDFText_GetCharAngle(text, indexes[0])  # type: ignore[attr-defined]
    if min(angle, abs(angle - 6.2832)) > _UPRIGHT:
        return None
    first, last = _box(raw, text, indexes[0]), _box(raw, text, indexes[-1])
    left, right = min(first[0], last[0]), max(first[2], last[2])
    bottom, top = first[1], first[3]
    if top - bottom < _SMALLEST:
        return None
    return (_spelled(raw, text, indexes), left, bottom, right, top)


def _spelled(raw: object, text: object, indexes: list[int]) -> str:
    units = []
    for index in indexes:
        code = raw.FPDFText_GetUnicode(text, index)  # type: ignore[attr-defined]
        units.append("\u00ad" if code == _LINE_END_HYPHEN else chr(code))
    # Letters beyond the first plane come as two halves.
    return "".join(units).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")


def _box(raw: object, text: object, index: int) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of a character with the space around it."""
    box = raw.FS_RECTF()  # type: ignore[attr-defined]
    raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))  # type: ignore[attr-defined]
    return (box.left, box.bottom, box.right, box.top)


def _limited(most: int) -> None:
    """Take at most `most` bytes of memory, where the system can promise that."""
    try:
        import resource
    except ImportError:  # on Windows the time limit stands alone
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    _limited(int(sys.argv[4]))
    json.dump(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3])), sys.stdout)
