"""What a person decides, written to ``decisions.csv`` at once, and what is still to decide."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from passerelle.errors import IdentityError
from passerelle.files import write_text
from passerelle.identity.ledger import DECISION_HEADER, JUDGEMENTS, read_rows
from passerelle.identity.queue import ReviewPair, Side

__all__ = ["append_decision", "still_open", "take_back"]


def still_open(pairs: Iterable[ReviewPair], decisions: Path) -> list[ReviewPair]:
    """The pairs that no line of `decisions` speaks of, in whichever way it names them."""
    judged = {
        frozenset((row["left"].strip(), row["right"].strip()))
        for _, row in read_rows(decisions, DECISION_HEADER)
    }
    return [pair for pair in pairs if not _named(pair) & judged]


def _named(pair: ReviewPair) -> set[frozenset[str]]:
    return {frozenset((x, y)) for x in _ways(pair.left) for y in _ways(pair.right)}


def _ways(side: Side) -> tuple[str, ...]:
    return (side.key, side.address, *side.ids)


def append_decision(
    decisions: Path, pair: ReviewPair, judgement: str, *, by: str, why: str = "", when: date
) -> str:
    """Add one line to `decisions`, and return it as it stands there.

    The file is replaced whole, so a break leaves the old one.
    """
    if judgement not in JUDGEMENTS:
        raise IdentityError(f"unknown judgement '{judgement}'.", where=decisions)
    read_rows(decisions, DECISION_HEADER)  # a file that cannot be read is not added to
    text = decisions.read_text(encoding="utf-8-sig") if decisions.is_file() else ""
    if not text.strip():
        text = ",".join(DECISION_HEADER) + "\n"
    header = next(csv.reader([text.splitlines()[0]]))
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    told = (pair.left.key, pair.right.key, judgement, by, when.isoformat(), why)
    row = dict(zip(DECISION_HEADER, told, strict=True))
    writer.writerow([row.get(name, "") for name in header])
    joint = "" if text.endswith("\n") else "\n"
    write_text(decisions, text + joint + out.getvalue())
    return out.getvalue()


def take_back(decisions: Path, line: str) -> None:
    """Take the last `line` that `append_decision` wrote out of `decisions` again.

    Raises `IdentityError` when it is not there any more: somebody has changed the file.
    """
    text = decisions.read_text(encoding="utf-8-sig") if decisions.is_file() else ""
    before, found, after = text.rpartition(f"\n{line}")
    if not found:
        raise IdentityError(
            f"the line '{line.strip()}' is not there any more.",
            where=decisions,
            remedy="Look at the file and correct it by hand.",
        )
    write_text(decisions, f"{before}\n{after}")
