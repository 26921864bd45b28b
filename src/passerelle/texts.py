"""Texts as files hold them: encodings told apart, invisible marks, damage named."""

from __future__ import annotations

import re
from pathlib import Path

from passerelle.errors import SourceError

__all__ = ["clean", "decode", "text_fault", "unmarked"]

_ENCODINGS = ["cp1252", "gb18030", "utf_16_le", "utf_16_be"]
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# Marks that steer the direction of writing and have no letter: they only hide what is there.
_MARKS = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_DAMAGE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """`text` without space around it and without invisible marks."""
    if text.isascii():
        return text.strip()
    return unmarked(text).strip()


def text_fault(text: str) -> str | None:
    """Why `text` is damaged: a control character, or half of a pair; None when it is sound."""
    found = _DAMAGE.search(text)
    if found is None:
        return None
    code = ord(found[0])
    what = "half of a surrogate pair" if 0xD800 <= code <= 0xDFFF else "a control character"
    return f"holds {what} (U+{code:04X}): type the text again."


def unmarked(text: str) -> str:
    """`text` without invisible marks."""
    return _MARKS.sub("", text)


def decode(data: bytes, path: Path, encoding: str | None) -> str:
    """The text of `data`: the stated encoding, a byte-order mark, UTF-8, or the best guess."""
    named = encoding or next((name for mark, name in _BOMS if data.startswith(mark)), None)
    named = named or _wide(data)
    try:
        return _whole(data.decode(named or "utf-8"), path)
    except LookupError:
        raise SourceError(
            f"unknown encoding '{encoding}'.", where=path, remedy="Use utf-8, cp1252 or gb18030."
        ) from None
    except UnicodeDecodeError as fault:
        if named:
            raise SourceError(
                f"is not {named} at byte {fault.start}.",
                where=path,
                remedy='State the right one in source.toml: encoding = "…".',
            ) from None
    return _whole(_guessed(data, path), path)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in any European text or table, every second byte is zero."""
    head = data[:4096]
    low, high = head[1::2].count(0), head[0::2].count(0)
    if max(low, high) * 5 < len(head) or min(low, high):
        return None
    return "utf-16-le" if low > high else "utf-16-be"


def _guessed(data: bytes, path: Path) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=_ENCODINGS).best()
    if best is None:
        raise SourceError(
            "the encoding cannot be told.",
            where=path,
            remedy='State it in source.toml (encoding = "cp1252"), or save the file as UTF-8.',
        )
    return data.decode(best.encoding, errors="strict")


def _whole(text: str, path: Path) -> str:
    """`text` without a byte-order mark; raises `SourceError` when it is no text at all."""
    if "\0" in text:
        raise SourceError(
            "holds a NUL character, so it is damaged or in another encoding.",
            where=path,
            line=text.count("\n", 0, text.index("\0")) + 1,
            remedy='State the encoding (encoding = "utf-16-le"), or save it as UTF-8.',
        )
    return text.removeprefix("\ufeff")
