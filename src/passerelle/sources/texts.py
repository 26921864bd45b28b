"""Texts as files hold them: encodings told apart, invisible marks off, damaged cells named."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode

from passerelle.errors import RowError, SourceError

__all__ = ["check_texts", "clean", "decode", "text_fault", "web_address"]

_ENCODINGS = ["cp1252", "gb18030", "utf_16_le", "utf_16_be"]
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
# Marks that steer the direction of writing and have no letter: they only hide what is there.
_MARKS = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_DAMAGE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """`text` without space around it and without invisible marks."""
    if text.isascii():
        return text.strip()
    return _MARKS.sub("", text).strip()


def text_fault(text: str) -> str | None:
    """Why `text` is damaged: a control character, or half of a pair; None when it is sound."""
    found = _DAMAGE.search(text)
    if found is None:
        return None
    code = ord(found[0])
    what = "half of a surrogate pair" if 0xD800 <= code <= 0xDFFF else "a control character"
    return f"holds {what} (U+{code:04X}): type the text again."


def web_address(text: str) -> str:
    """`text` when it can stand as an IRI; raises `RowError`."""
    try:
        return NamedNode(text).value
    except (ValueError, UnicodeEncodeError) as fault:
        raise RowError(
            f"'{text}' is no address: {fault}.",
            value=text,
            remedy="Write it whole, from https:// on, with spaces and quotes as %20 and %22.",
        ) from None


def check_texts(item: Any) -> Any:
    """`item` (an object read from JSON) with clean texts and sound addresses, else `RowError`."""
    if isinstance(item, str):
        fault = text_fault(item)
        if fault:
            raise RowError(f"a text {fault}")
        return _MARKS.sub("", item)
    if isinstance(item, list):
        return [check_texts(inner) for inner in item]
    if isinstance(item, dict):
        for key in ("homepage", "cited"):
            told = item.get(key)
            for one in told if isinstance(told, list) else [told]:
                if isinstance(one, str):
                    web_address(one)
        return {check_texts(key): check_texts(inner) for key, inner in item.items()}
    return item


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
