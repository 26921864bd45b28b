"""Files as bytes, unpacked from .gz and .zip within a bound that no file can talk us out of."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from passerelle.errors import SourceError, did_you_mean

__all__ = ["Content", "check_archive", "open_content", "present"]

MAX_BYTES = 512 * 1024 * 1024
"""What a packed file may unpack to."""
MAX_RATIO = 200
"""How often its size, beyond `RATIO_FROM`; text and tables stay far below."""
RATIO_FROM = 32 * 1024 * 1024
_CHUNK = 1024 * 1024
_BROKEN = (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError, NotImplementedError)
"""What the readers of packed files raise: damage, a password, a method unknown to them."""


@dataclass(frozen=True)
class Content:
    """The bytes of a file, and its name once unpacked."""

    data: bytes
    name: str


def present(path: Path) -> None:
    """Raise `SourceError` when there is no such file, naming the file that may be meant."""
    if path.is_file():
        return
    folder = path.parent
    beside = [f.name for f in folder.iterdir() if f.is_file()] if folder.is_dir() else []
    raise SourceError("there is no such file.", where=path, remedy=did_you_mean(path.name, beside))


def open_content(path: Path, form: str = "", member: str | None = None) -> Content:
    """The bytes of `path`, unpacked when it ends in .gz or .zip; raises `SourceError`.

    Of a .zip the `member` is taken, or the only file in it (that ends as `form` does).
    """
    present(path)
    ending = path.suffix.lower()
    if ending == ".gz":
        content = Content(_gunzip(path), path.stem)
    elif ending == ".zip":
        content = _member(path, form, member)
    else:
        content = Content(path.read_bytes(), path.name)
    if not content.data:
        raise SourceError("the file is empty.", where=path, remedy="Save it again, with a header.")
    return content


def check_archive(data: bytes, path: Path) -> zipfile.ZipFile:
    """A workbook's archive whose parts together stay within the bounds; raises `SourceError`.

    Sizes stated in it may lie, so each part is unpacked once and counted.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        total = 0
        for part in archive.infolist():
            with archive.open(part) as stream:
                while chunk := stream.read(_CHUNK):
                    total += len(chunk)
                    _bounded(total, len(data), path)
    except _BROKEN as fault:
        raise _damaged(path, fault) from None
    return archive


def _gunzip(path: Path) -> bytes:
    try:
        with gzip.open(path) as stream:
            return _read(stream, path.stat().st_size, path)
    except _BROKEN as fault:
        raise _damaged(path, fault) from None


def _member(path: Path, form: str, member: str | None) -> Content:
    try:
        with zipfile.ZipFile(path) as archive:
            parts = [one for one in archive.infolist() if _is_file(one)]
            part = _chosen(parts, form, member, path)
            with archive.open(part) as stream:
                data = _read(stream, max(part.compress_size, 1), path)
    except _BROKEN as fault:
        raise _damaged(path, fault) from None
    return Content(data, PurePosixPath(part.filename).name)


def _is_file(part: zipfile.ZipInfo) -> bool:
    name = PurePosixPath(part.filename)
    return not part.is_dir() and name.parts[0] != "__MACOSX" and not name.name.startswith(".")


def _chosen(
    parts: list[zipfile.ZipInfo], form: str, member: str | None, path: Path
) -> zipfile.ZipInfo:
    names = [part.filename for part in parts]
    if member is not None:
        found = [part for part in parts if part.filename == member]
        what, remedy = f"holds no '{member}'.", did_you_mean(member, names)
    else:
        alike = [p for p in parts if PurePosixPath(p.filename).suffix[1:].lower() == form]
        found = parts if len(parts) == 1 else alike
        what = f"holds {len(parts)} files."
        remedy = f'Say which one: member = "…". {did_you_mean("", names)}'
    if len(found) != 1:
        raise SourceError(what, where=path, remedy=remedy)
    return found[0]


def _read(stream: IO[bytes] | gzip.GzipFile, packed: int, path: Path) -> bytes:
    data = bytearray()
    while chunk := stream.read(_CHUNK):
        data += chunk
        _bounded(len(data), packed, path)
    return bytes(data)


def _bounded(size: int, packed: int, path: Path) -> None:
    if size > MAX_BYTES:
        bound = f"{MAX_BYTES >> 20} MiB"
    elif size > RATIO_FROM and size > packed * MAX_RATIO:
        bound = f"{MAX_RATIO} times its size"
    else:
        return
    raise SourceError(
        f"unpacks to more than {bound}.",
        where=path,
        remedy="If it is what it should be, unpack it yourself and name the unpacked file.",
    )


def _damaged(path: Path, fault: Exception) -> SourceError:
    if isinstance(fault, SourceError):
        return fault
    told = " ".join(str(fault).split())[:160] or type(fault).__name__
    return SourceError(
        f"cannot be unpacked ({told}).",
        where=path,
        remedy="The file may be cut off, locked by a password or of another format: save it again.",
    )
