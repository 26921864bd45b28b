"""What people decided on the facts of texts: ``decisions.csv`` beside the texts, one a line.

Columns ``id, decision, value, by, when, quote``: the fact and the words it rests on, what was
decided (accepted, rejected, corrected, merged), the corrected record as JSON or the address
of the thing it is, who (a role, never a name) and when. Of several lines on one fact the last
one holds. A decision holds for the words it cites: where these are gone, it waits.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Literal, get_args

from passerelle.errors import SourceError, did_you_mean
from passerelle.files import write_text

__all__ = [
    "DECISIONS_FILE",
    "VERDICTS",
    "Decision",
    "Decisions",
    "Verdict",
    "latest",
    "read_decisions",
    "write_decisions",
]

DECISIONS_FILE = "decisions.csv"
Verdict = Literal["accepted", "rejected", "corrected", "merged"]
VERDICTS: tuple[str, ...] = get_args(Verdict)


@dataclass(frozen=True)
class Decision:
    """One line: what was decided on one fact."""

    id: str
    decision: str
    value: str
    by: str
    when: str
    quote: str

    @property
    def key(self) -> tuple[str, str]:
        """The fact and the words the decision was made on."""
        return self.id, self.quote


Decisions = dict[tuple[str, str], Decision]
"""By fact and quote, the last line of each."""
_HEADER = [one.name for one in fields(Decision)]


def read_decisions(path: Path) -> list[Decision]:
    """All lines of the file, none when there is no file; raises `SourceError`."""
    if not path.is_file():
        return []
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream, strict=True)
            rows = [(reader.line_num, row) for row in reader]
            names = reader.fieldnames or []
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        what = f"cannot be read: {fault}."
        raise SourceError(what, where=path, remedy="Save it as CSV in UTF-8.") from None
    if missing := [name for name in _HEADER if name not in names]:
        raise SourceError(
            f"the column '{missing[0]}' is missing.",
            where=path,
            line=1,
            remedy=f"The header must be {','.join(_HEADER)}.",
        )
    return [_decision(row, path, line) for line, row in rows]


def _decision(row: dict[str, str], path: Path, line: int) -> Decision:
    told = {name: row[name] or "" for name in _HEADER}
    told.update({name: told[name].strip() for name in ("id", "decision", "by", "when")})
    if told["decision"] not in VERDICTS:
        raise SourceError(
            f"unknown decision '{told['decision']}'.",
            where=path,
            line=line,
            remedy=did_you_mean(told["decision"], VERDICTS),
        )
    if told["decision"] in ("corrected", "merged") and not told["value"].strip():
        needed = "the record as JSON" if told["decision"] == "corrected" else "the address"
        raise SourceError(
            f"'{told['decision']}' without a value.",
            where=path,
            line=line,
            remedy=f"Put {needed} into the column 'value'.",
        )
    return Decision(**told)


def latest(made: Iterable[Decision]) -> Decisions:
    """The decision that holds on each fact: the last one."""
    return {one.key: one for one in made}


def write_decisions(path: Path, made: Iterable[Decision]) -> None:
    """Replace the file by `made`, in this order; whole or not at all."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_HEADER)
    writer.writerows([getattr(one, name) for name in _HEADER] for one in made)
    write_text(path, out.getvalue())
