"""The list of the people who were withdrawn, as it lies in ``identity/suppressed.csv``.

It has the columns ``slug, key, hash, when, reason, by, why``. By key:

- ``person``: the tombstone of ``person/slug``, when and why;
- ``former``: an address that a merge had given up to it;
- ``with``: the one it was withdrawn with, being of the same name in another source;
- ``id``, ``name``, ``han``, ``sound``, ``word``, ``start``: a form by which the person is met
  again (an identifier, or as `traces` tells), as HMAC-SHA-256 under a secret;
- ``spared``: an identifier of someone else of the same name;
- ``check``: proves that the secret is the right one.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

from passerelle.files import write_text
from passerelle.identity.ledger import read_rows

__all__ = [
    "LIST_FILE",
    "Entry",
    "Tombstone",
    "list_digest",
    "read_list",
    "tombstones_in",
    "write_list",
]

LIST_FILE = "suppressed.csv"
_HEADER = ["slug", "key", "hash", "when", "reason", "by", "why"]


@dataclass(frozen=True)
class Entry:
    """One line of the list."""

    slug: str
    key: str
    hash: str = ""
    when: str = ""
    reason: str = ""
    by: str = ""
    why: str = ""


@dataclass(frozen=True)
class Tombstone:
    """A withdrawn person: address, former addresses, moment (UTC, xsd:dateTime), reason."""

    slug: str
    when: str
    reason: str
    by: str
    why: str
    former: tuple[str, ...] = ()


def list_digest(folder: Path) -> str:
    """SHA-256 of the list in the workspace's `identity` folder; empty when nobody is on it."""
    file = folder / LIST_FILE
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""


def read_list(folder: Path) -> list[Entry]:
    """The lines of the list in the workspace's `identity` folder."""
    rows = read_rows(folder / LIST_FILE, _HEADER)
    return [Entry(**{column: row[column].strip() for column in _HEADER}) for _, row in rows]


def write_list(folder: Path, entries: Iterable[Entry]) -> None:
    """Write the list whole, each line once, tombstones first."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_HEADER)
    lines = {astuple(entry) for entry in entries}
    order = sorted(lines, key=lambda line: (line[0], line[1] != "person", *line[1:]))
    writer.writerows(order)
    write_text(folder / LIST_FILE, out.getvalue())


def tombstones_in(entries: Iterable[Entry]) -> list[Tombstone]:
    """Everyone on the list, by address."""
    lines = sorted(entries, key=lambda entry: entry.slug)
    former: dict[str, list[str]] = defaultdict(list)
    for entry in lines:
        if entry.key == "former":
            former[entry.slug].append(entry.hash)
    return [
        Tombstone(one.slug, one.when, one.reason, one.by, one.why, tuple(former[one.slug]))
        for one in lines
        if one.key == "person"
    ]
