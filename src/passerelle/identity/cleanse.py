"""The withdrawn taken out of the ledger and the decisions, by what recognises them alone.

Run by every build that finds the list changed, so that a `forget` that was cut short, or a
list that came with a colleague's version, is carried through all the same.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from passerelle.files import write_text
from passerelle.identity.ledger import DECISION_HEADER, Ledger, read_rows
from passerelle.identity.names import normalise
from passerelle.identity.suppressed import Suppressed

__all__ = ["cleansed_decisions", "cleansed_ledger"]

_CALLED_AFTER_NOBODY = ("collectivity", "territory", "person")
_TITLED = ("event", "series", "instrument", "project", "delegation")
"""Kinds whose names are titles, which may call a person by the surname alone."""

Line = tuple[str, str, str]


def cleansed_ledger(ledger: Ledger, suppressed: Suppressed) -> Ledger:
    """`ledger` without the keys of the withdrawn, and without addresses that name them.

    What was called after someone is given another address at the next build: an address
    that holds a name cannot stay.
    """
    lines = list(ledger.lines())
    telling = {(kind, slug) for kind, slug, _ in lines if _tells(kind, slug, suppressed)}
    kept = (line for line in lines if line[:2] not in telling)
    return Ledger(filter(None, (_line(*line, suppressed) for line in kept)))


def _tells(kind: str, text: str, suppressed: Suppressed) -> bool:
    if kind in _CALLED_AFTER_NOBODY:
        return False
    about = set(suppressed.addresses.values()) if kind in _TITLED else ()
    return suppressed.redact(text, about, any_case=True) != text


def _line(kind: str, slug: str, key: str, suppressed: Suppressed) -> Line | None:
    if kind == "person":
        return None if _is_theirs(slug, key, suppressed) else (kind, slug, key)
    if not _tells(kind, key, suppressed):
        return kind, slug, key
    scheme, _, value = key.partition(":")
    if scheme != "name":
        source, slash, local = value.rpartition("/") if scheme == "local" else ("", "", value)
        return kind, slug, f"{scheme}:{source}{slash}{suppressed.pseudonym(local)}"
    scope, _, name = key.rpartition(":")
    if suppressed.named_in(scope):
        return None
    told = normalise(suppressed.redact(name, mark=""))
    return (kind, slug, f"{scope}:{told}") if told and not _tells(kind, told, suppressed) else None


def _is_theirs(slug: str, key: str, suppressed: Suppressed) -> bool:
    if slug in suppressed.addresses:
        return True
    scheme, _, value = key.partition(":")
    if scheme == "name":
        return suppressed.person([], [key.rpartition(":")[2]]) is not None
    return suppressed.person([(scheme, value)], []) is not None


def cleansed_decisions(path: Path, suppressed: Suppressed) -> int:
    """Take lines about the withdrawn out of `path`, and their names out of the others.

    Returns how many lines went. Nothing is written when nothing changes.
    """
    rows = [row for _, row in read_rows(path, DECISION_HEADER)]
    kept = [row for row in rows if not any(_is_person(side, suppressed) for side in _sides(row))]
    told = [{k: _told(k, v, suppressed) for k, v in row.items()} for row in kept]
    if told != rows:
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(told)
        write_text(path, out.getvalue())
    return len(rows) - len(kept)


def _sides(row: dict[str, str]) -> Iterable[str]:
    return row["left"].strip(), row["right"].strip()


def _is_person(side: str, suppressed: Suppressed) -> bool:
    """Whether one side of a decision is a withdrawn person, by address or by key."""
    kind, slash, slug = side.partition("/")
    if slash and ":" not in side:
        return kind == "person" and slug in suppressed.addresses
    return _is_theirs("", side, suppressed)


def _told(column: str, text: str, suppressed: Suppressed) -> str:
    if column not in ("left", "right"):
        return suppressed.redact(text, suppressed.addresses.values())
    scheme, _, value = text.partition(":")
    if not suppressed.named_in(text):
        return text
    if scheme == "name":
        scope, _, name = text.rpartition(":")
        return f"{scope}:{normalise(suppressed.redact(name, mark=''))}"
    return f"{scheme}:{suppressed.pseudonym(value)}"
