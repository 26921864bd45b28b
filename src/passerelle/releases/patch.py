"""RDF Patch: what is to be deleted from and added to a data set to make another one of it.

The format is that of Apache Jena (https://jena.apache.org/documentation/rdf-patch): rows ``H``
(header), ``TX``, ``D``, ``A``, ``TC``. The header names both data sets by the SHA-256 of their
canonical form (``from``, ``to``). Blank nodes bear their canonical labels (RDFC-1.0), in rows
``D`` those they have in the first data set, in rows ``A`` those they have in the second:
applied to the canonical lines of the first, the patch gives the canonical lines of the second.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox
from pyoxigraph import RdfFormat

from passerelle.errors import ReleaseError
from passerelle.releases.lines import Lines, gather, has_blank

__all__ = ["Patch", "apply", "differing", "patch_rows", "read_patch"]

LABELS = "RDFC-1.0"
_ROW = re.compile(r"(H|TX|TC|TA|PA|PD|A|D|Z)(?=[\s.]|$)\s*(.*?)\s*\.?\s*")
_HEADER = re.compile(r'([A-Za-z][\w-]*)\s+(?:"(.*)"|<(.*)>|(\S+))')
_IN_ANGLES = re.compile(r"<(_:[^>]+)>")


def differing(old: Lines, new: Lines) -> Iterator[tuple[str, bytes]]:
    """The lines that only one of them has, in order: ``D`` before a line of `old`, else ``A``."""
    left, right = iter(old), iter(new)
    one, two = next(left, None), next(right, None)
    while one is not None and two is not None:
        if one == two:
            one, two = next(left, None), next(right, None)
        elif one < two:
            yield "D", one
            one = next(left, None)
        else:
            yield "A", two
            two = next(right, None)
    while one is not None:
        yield "D", one
        one = next(left, None)
    while two is not None:
        yield "A", two
        two = next(right, None)


def patch_rows(old: Lines, new: Lines) -> Iterator[bytes]:
    """The patch that makes `new` of `old` (both canonical), row by row; the same each time."""
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"sha256:{old.sha256} sha256:{new.sha256}")
    yield f"H id <urn:uuid:{name}> .\n".encode()
    yield f'H from "sha256:{old.sha256}" .\n'.encode()
    yield f'H to "sha256:{new.sha256}" .\n'.encode()
    yield f'H blank-nodes "{LABELS}" .\n'.encode()
    yield b"TX .\n"
    for row, line in differing(old, new):
        yield b"%s %s" % (row.encode(), line)
    yield b"TC .\n"


@dataclass
class Patch:
    """A patch that was read: its header, and what it does with each line in the end."""

    header: dict[str, str] = field(default_factory=dict)
    rows: dict[bytes, str] = field(default_factory=dict)

    def digest(self, which: str) -> str | None:
        """The SHA-256 that the header gives the data set ``from`` or ``to``, if it does."""
        return self.header.get(which, "").removeprefix("sha256:") or None


def read_patch(path: Path) -> Patch:
    """The patch in a file; raises `ReleaseError` naming the line at fault.

    Several transactions count as one after the other; one that is aborted (``TA``) or not
    committed does not count. Prefixes are passed over.
    """
    patch, pending, inside = Patch(), dict[bytes, str](), False
    for number, code, rest in _rows(path):
        if code == "H":
            patch.header.update(_header(rest, path, number))
        elif code in "AD":
            pending[_line(rest, path, number)] = code
        elif code in ("TX", "TC", "TA"):
            inside = code == "TX"
            patch.rows.update(pending if code == "TC" else {})
            pending = pending if inside else {}
    if inside:
        raise _fault("the patch breaks off: its last transaction has no TC", path, None)
    patch.rows.update(pending)
    return patch


def _rows(path: Path) -> Iterator[tuple[int, str, str]]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise ReleaseError(f"cannot be read: {fault}.", where=path) from None
    for number, row in enumerate(text.split("\n"), 1):
        if row.strip() and not row.lstrip().startswith("#"):
            found = _ROW.fullmatch(row)
            if found is None:
                raise _fault("this is no row of an RDF Patch", path, number)
            yield number, found[1], found[2]


def _fault(what: str, path: Path, line: int | None) -> ReleaseError:
    return ReleaseError(
        f"{what}.", where=path, line=line, remedy="Make it again with 'passerelle diff'."
    )


def _header(rest: str, path: Path, number: int) -> dict[str, str]:
    found = _HEADER.fullmatch(rest)
    if found is None:
        raise _fault("this is no header of an RDF Patch", path, number)
    name, *values = found.groups()
    return {name: next(value for value in values if value is not None)}


def _line(rest: str, path: Path, number: int) -> bytes:
    """The statement of a row as a canonical line; Jena also writes blank nodes in angles."""
    text = _IN_ANGLES.sub(r"\1", rest) if "<_:" in rest else rest
    try:
        quads = list(ox.parse(f"{text} .", format=RdfFormat.N_QUADS))
    except SyntaxError as fault:
        raise _fault(f"this is no statement: {fault.msg}", path, number) from None
    if len(quads) != 1:
        raise _fault("a row has one statement", path, number)
    return ox.serialize(quads, format=RdfFormat.N_QUADS) or b""


def apply(patch: Patch, old: Lines, path: Path) -> Lines:
    """The canonical lines that `patch` makes of the canonical lines `old`, in the file `path`.

    Raises `ReleaseError` when the patch was made for another data set than `old`, when it
    names blank nodes otherwise than by canonical labels, or when the result is not the one
    it promises.
    """
    _check_fits(patch, old)
    stay = (line for line in old if patch.rows.get(line) != "D")
    new = gather(_with_added(stay, patch.rows), path)
    if patch.digest("to") not in (None, new.sha256):
        raise ReleaseError(
            "the patch does not give what it promises: rows are missing or were changed.",
            remedy="Make it again with 'passerelle diff'.",
        )
    return new


def _with_added(lines: Iterator[bytes], rows: dict[bytes, str]) -> Iterable[bytes]:
    yield from lines
    yield from (line for line, row in rows.items() if row == "A")


def _check_fits(patch: Patch, old: Lines) -> None:
    if patch.digest("from") not in (None, old.sha256):
        raise ReleaseError(
            f"the patch was made for another data set (sha256 {patch.digest('from')}; this one "
            f"has {old.sha256}).",
            remedy="Apply it to the data set it was made from.",
        )
    canonical = patch.header.get("blank-nodes", "").startswith(LABELS)
    if not canonical and any(has_blank(line) for line in patch.rows):
        raise ReleaseError(
            "the patch names blank nodes by labels that mean nothing outside one store.",
            remedy=f'Its header must say that they are canonical: H blank-nodes "{LABELS}" .',
        )
