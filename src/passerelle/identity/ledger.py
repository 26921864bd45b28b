"""The ledger: which key was given which address, once and for ever; a text file, one line each.

Columns ``kind, slug, key``; a key is ``scheme:value``, ``name:…`` for a thing that has no
identifier, or ``described:…`` for one whose identifiers and names all lead to others.
Decisions (``decisions.csv``) are read here too: ``left, right, judgement, by, when, why``,
where left and right are keys or addresses as in the ledger (``kind/slug``).
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from passerelle.errors import IdentityError, did_you_mean
from passerelle.files import write_text

__all__ = ["DECISION_HEADER", "JUDGEMENTS", "Decision", "Decisions", "Ledger", "read_rows"]

_HEADER = ["kind", "slug", "key"]
DECISION_HEADER = ["left", "right", "judgement", "by", "when", "why"]
JUDGEMENTS = ("same", "different", "unsure")


def read_rows(path: Path, header: list[str]) -> list[tuple[int, dict[str, str]]]:
    """The rows of a CSV file with the numbers of their lines; none when there is no file."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        missing = [name for name in header if name not in (reader.fieldnames or ())]
        if missing:
            raise IdentityError(
                f"the column '{missing[0]}' is missing.",
                where=path,
                line=1,
                remedy=f"The header must be {','.join(header)}.",
            )
        return [(reader.line_num, {k: v or "" for k, v in row.items() if k}) for row in reader]


class Ledger:
    """Keys and the addresses (``kind/slug``) they lead to."""

    def __init__(self, rows: Iterable[tuple[str, str, str]] = ()) -> None:
        self._slug: dict[tuple[str, str], str] = {}
        self._keys: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._kinds: set[str] = set()
        for kind, slug, key in rows:
            self.add(kind, slug, key)

    @classmethod
    def load(cls, path: Path) -> Ledger:
        """The ledger in `path`, empty when there is none; raises `IdentityError`."""
        ledger = cls()
        for line, row in read_rows(path, _HEADER):
            kind, slug, key = (row[name].strip() for name in _HEADER)
            known = ledger.find(kind, key)
            if not (kind and slug and key) or (known and known != slug):
                what = f"the key '{key}' leads to two addresses" if known else "a cell is empty"
                raise IdentityError(
                    f"{what}.", where=path, line=line, remedy="Take the wrong line out."
                )
            ledger.add(kind, slug, key)
        return ledger

    def save(self, path: Path) -> None:
        """Write the ledger whole, sorted; a reader sees the old file or the new one."""
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(_HEADER)
        writer.writerows(sorted((kind, slug, key) for (kind, key), slug in self._slug.items()))
        write_text(path, out.getvalue())

    def add(self, kind: str, slug: str, key: str) -> None:
        """Note that `key` leads to ``kind/slug``."""
        self._slug[kind, key] = slug
        self._keys[kind, slug].add(key)
        self._kinds.add(kind)

    def drop(self, kind: str, key: str) -> None:
        """Forget `key`: it was corrected and may belong to another thing one day."""
        slug = self._slug.pop((kind, key), None)
        if slug is not None:
            self._keys[kind, slug].discard(key)

    def lines(self) -> Iterator[tuple[str, str, str]]:
        """All lines of the ledger, as (kind, slug, key)."""
        return ((kind, slug, key) for (kind, key), slug in self._slug.items())

    def find(self, kind: str, key: str) -> str | None:
        """The slug that `key` leads to."""
        return self._slug.get((kind, key))

    def keys(self, kind: str, slug: str) -> set[str]:
        """All keys of one address."""
        return set(self._keys.get((kind, slug), ()))

    def addresses(self, text: str) -> list[str]:
        """The addresses (``kind/slug``) that a key leads to; one that is an address, itself."""
        if ":" not in text:
            return [text] if self.knows(*text.split("/", 1)) else []
        found = ((kind, self.find(kind, text)) for kind in sorted(self._kinds))
        return [f"{kind}/{slug}" for kind, slug in found if slug]

    def knows(self, kind: str, slug: str) -> bool:
        """Whether the address was ever given out."""
        return (kind, slug) in self._keys

    def __len__(self) -> int:
        return len(self._slug)


@dataclass(frozen=True)
class Decision:
    """One line of ``decisions.csv``, with left and right as written; who decided stays there."""

    left: str
    right: str
    judgement: str
    when: str
    why: str

    def pairs(self, ledger: Ledger) -> list[tuple[str, str]]:
        """The addresses it speaks of: those of one kind, where a key leads to several."""
        sides = (ledger.addresses(self.left), ledger.addresses(self.right))
        return [pair for pair in product(*sides) if _kind(pair[0]) == _kind(pair[1])]


class Decisions:
    """What people decided: pairs that are the same, different, or left open."""

    def __init__(self) -> None:
        self.made: list[Decision] = []
        self.same: list[tuple[str, str]] = []
        self.different: list[tuple[str, str]] = []
        self.unsure: list[tuple[str, str]] = []
        self.astray: list[tuple[str, str]] = []  # keys with an address that is none

    @classmethod
    def load(cls, path: Path, ledger: Ledger) -> Decisions:
        """The decisions in `path`; addresses are turned into the keys the ledger has for them."""
        decisions = cls()
        for line, row in read_rows(path, DECISION_HEADER):
            judgement = row["judgement"].strip()
            if judgement not in JUDGEMENTS:
                raise IdentityError(
                    f"unknown judgement '{judgement}'.",
                    where=path,
                    line=line,
                    remedy=did_you_mean(judgement, JUDGEMENTS),
                )
            left, right = (_as_keys(row[side].strip(), ledger) for side in ("left", "right"))
            if not (left and right):
                wrong = row["right" if left else "left"].strip()
                raise IdentityError(
                    f"'{wrong}' is neither a key nor an address in the ledger.",
                    where=path,
                    line=line,
                    remedy="Write scheme:value, or kind/slug as the ledger has it.",
                )
            texts = (row[name].strip() for name in ("left", "right", "judgement", "when", "why"))
            decisions.made.append(Decision(*texts))
            pairs = list(product(left, right))
            if judgement == "same":
                decisions.same += pairs
            elif judgement == "different":
                decisions.different += pairs
            else:
                decisions.unsure += pairs
        return decisions

    def know(self, pairs: Iterable[tuple[str, str]], ledger: Ledger) -> None:
        """Add that a key is the thing at an address, as sources of texts were told."""
        for key, address in sorted(set(pairs)):
            keys = _as_keys(address, ledger)
            self.same += [(key, other) for other in keys]
            if not keys:
                self.astray.append((key, address))


def _kind(address: str) -> str:
    return address.split("/", 1)[0]


def _as_keys(text: str, ledger: Ledger) -> list[str]:
    """The keys meant by a key or an address; empty when it is neither."""
    if ":" in text:
        return [text]
    kind, _, slug = text.partition("/")
    return sorted(ledger.keys(kind, slug))
