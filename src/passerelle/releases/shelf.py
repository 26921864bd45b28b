"""The releases of a workspace: ``releases/<number>/`` with a small record beside the dump.

``release.json`` says what was released: number, date, notes, the SHA-256 of the canonical form
(RDFC-1.0), counts, the version of each source. ``passerelle.nq.gz`` is the canonical form
itself. Both are made once and never changed, but to take out people who were withdrawn
(`redact`).
"""

from __future__ import annotations

import os
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pyoxigraph import Literal, NamedNode

from passerelle.errors import ReleaseError, did_you_mean
from passerelle.files import write_text
from passerelle.graph.claims import CLASSES
from passerelle.identity.withdrawn import list_digest
from passerelle.namespaces import PAS, PROV, RDF
from passerelle.releases.blocks import Blocks
from passerelle.releases.dumps import Dataset, read_canonical, write_packed
from passerelle.releases.lines import Lines, quads_of
from passerelle.store.terms import plain

__all__ = [
    "DUMP",
    "NUMBER",
    "RECORD",
    "Release",
    "SourceVersion",
    "add_release",
    "counted",
    "dump_of",
    "find_release",
    "folder_of",
    "load_releases",
    "next_number",
    "open_release",
    "save_record",
    "source_versions",
]

DUMP = "passerelle.nq.gz"
RECORD = "release.json"
NUMBER = r"[0-9]+(?:[.-][0-9]+){0,3}(?:[-+][0-9A-Za-z]+(?:\.[0-9]+)*)?"
"""``1``, ``1.2.0``, ``1.2.0-rc.1``, ``2026-11-25``, ``2026.11``: a folder's name, an address.

No ending of a file (``.html``, ``.en``) is one: each release has a page of its name.
"""
_DAY = re.compile(r"(\d{4})([.-])(\d\d)\2(\d\d)")
_FIRST = "0.1.0"


Day = date


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SourceVersion(_Record):
    """The version of a source that the graph was made from."""

    digest: str
    """SHA-256 over the files of the source and how they are read."""
    retrieved: Day | None = None


class Release(_Record):
    """One frozen version of the graph."""

    number: str = Field(pattern=f"^{NUMBER}$")
    date: Day
    notes: dict[str, str] = {}
    """What is new, by language."""
    base: str
    """Address below which the things of this version lie."""
    built: str
    """When the graph was built (UTC)."""
    sha256: str
    """Digest of the canonical form (RDFC-1.0, N-Quads), that is of the unpacked dump."""
    quads: int
    things: dict[str, int]
    """How many things of each kind."""
    sources: dict[str, SourceVersion]
    redacted: tuple[Day, ...] = ()
    """Days on which people who had been withdrawn were taken out of the dump."""
    suppressed: str = ""
    """Digest of the list of the withdrawn that the dump was last cleared with."""

    @property
    def order(self) -> tuple[Day, list[tuple[int, str]]]:
        """Sorts releases as they followed each other."""
        return self.date, _natural(self.number)


def _natural(number: str) -> list[tuple[int, str]]:
    """Numbers by value (10 after 9); what has a letter comes before (``1.0-rc.1``, ``1.0``)."""
    parts = [part for part in re.split(r"[.+-]", number) if part]
    return [(int(p), "") if p.isdigit() else (-1, p) for p in parts] + [(0, "")]


# --- reading -----------------------------------------------------------------------------


def folder_of(root: Path, number: str) -> Path:
    """Where the release `number` of the workspace `root` lies."""
    return root / "releases" / number


def dump_of(root: Path, number: str) -> Path:
    """The dump of the release `number`: packed canonical N-Quads."""
    return folder_of(root, number) / DUMP


def load_releases(root: Path) -> list[Release]:
    """The releases of the workspace in `root`, the first one first; none when it has none.

    Raises `ReleaseError` naming a record that cannot be read.
    """
    files = sorted((root / "releases").glob(f"[!.]*/{RECORD}"))
    return sorted((_load(file) for file in files), key=lambda one: one.order)


def _load(file: Path) -> Release:
    try:
        release = Release.model_validate_json(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as fault:
        raise ReleaseError(f"cannot be read: {fault}.", where=file) from None
    except ValidationError as fault:
        first = fault.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the file"
        raise ReleaseError(
            f"this is no record of a release: {place}: {first['msg']}.",
            where=file,
            remedy="Put the file back as it was, from a copy or from version control.",
        ) from None
    if release.number != file.parent.name:
        raise ReleaseError(
            f"the record is that of release {release.number}.",
            where=file,
            remedy=f"Name the folder '{release.number}'.",
        )
    return release


def find_release(root: Path, number: str) -> Release:
    """The release `number`; raises `ReleaseError` when there is none."""
    known = {one.number: one for one in load_releases(root)}
    if number not in known:
        remedy = did_you_mean(number, known) if known else "Make one with 'passerelle release'."
        raise ReleaseError(f"there is no release '{number}'.", where=root, remedy=remedy)
    return known[number]


def open_release(root: Path, identity: Path, number: str, folder: Path) -> Dataset:
    """The statements of a release, unpacked into `folder`.

    Raises `ReleaseError` when people were withdrawn since who may be named in it, or when
    the dump is not what was released.
    """
    release = find_release(root, number)
    if release.suppressed != list_digest(identity):
        raise ReleaseError(
            f"people were withdrawn since release {number}, and it may still name them.",
            where=dump_of(root, number),
            remedy="Run 'passerelle build': it takes them out of the releases.",
        )
    return read_canonical(number, dump_of(root, number), release.sha256, folder)


# --- writing -----------------------------------------------------------------------------


def next_number(releases: Iterable[Release], today: date) -> str:
    """The number after the last one: its last part plus one, or the day where it is a date."""
    last = next(reversed(list(releases)), None)
    if last is None:
        return _FIRST
    day = _DAY.fullmatch(last.number)
    if day:
        return today.strftime(f"%Y{day[2]}%m{day[2]}%d")
    head, digits, tail = re.fullmatch(r"(.*?)([0-9]+)([^0-9]*)", last.number).groups()  # type: ignore[union-attr]
    return f"{head}{int(digits) + 1}{tail}"


def add_release(root: Path, release: Release, lines: Lines) -> None:
    """Put the release on the shelf, whole or not at all; one that is there is never replaced."""
    place = folder_of(root, release.number)
    place.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=place.parent, prefix=f".{release.number}.") as made:
        new = Path(made) / "new"
        new.mkdir()
        write_packed(lines, new / DUMP)
        _write(new / RECORD, release)
        try:
            os.rename(new, place)  # noqa: PTH104 - fails where a folder with content is
        except OSError:
            raise ReleaseError(
                f"release {release.number} is there already.",
                where=place,
                remedy="Give another number: a release is never replaced.",
            ) from None


def save_record(root: Path, release: Release) -> None:
    """Write the record of a release again."""
    _write(folder_of(root, release.number) / RECORD, release)


def _write(file: Path, release: Release) -> None:
    write_text(file, release.model_dump_json(indent=1) + "\n")


# --- what a record tells -----------------------------------------------------------------


def counted(lines: Lines) -> dict[str, int]:
    """How many things of each kind the lines tell of."""
    mark = f" {RDF.type} ".encode()
    classes = {str(node).encode(): kind for kind, node in CLASSES.items()}
    kinds, last = Counter[str](), [b""]
    for line in lines:
        if mark in line:
            triple = line.split(b" ", 3)[:3]
            if triple != last and triple[2] in classes:  # several graphs state it side by side
                kinds[classes[triple[2]]] += 1
            last = triple
    return {kind: kinds[kind] for kind in CLASSES if kinds[kind]}


def source_versions(lines: Lines) -> Mapping[str, SourceVersion]:
    """The version of each source that the graph says it was made from, by its name."""
    blocks, found = Blocks(lines), {}
    nodes = {quad.subject for quad in quads_of(_of_class(lines, PAS.SourceVersion))}
    for node in sorted(nodes, key=str):
        said = blocks.of(node)
        digest = next((plain(one) for one in said.get(PAS.digest, ())), "")
        days = [one.value for one in said.get(PAS.retrieved, ()) if isinstance(one, Literal)]
        for source in said.get(PROV.wasDerivedFrom, ()):
            name = plain(source).rsplit("/", 1)[-1]
            found[name] = SourceVersion(digest=digest, retrieved=min(days, default=None))
    return dict(sorted(found.items()))


def _of_class(lines: Lines, kind: NamedNode) -> Iterable[bytes]:
    mark = f" {RDF.type} {kind} ".encode()
    return (line for line in lines if mark in line)
