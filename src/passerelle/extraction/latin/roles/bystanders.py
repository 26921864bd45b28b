"""Who stands beside an event in its sentence and has no part by other words.

Whoever acts in the sentence that tells of an event was there: persons and groups that hang on
no preposition, and those after "avec" and "entre". What they are to it follows from its kind.
Those who only tell of it, or to whom something else is done, are left out.
"""

from __future__ import annotations

import re
from typing import Any

from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.latin.clauses.groups import Group
from passerelle.extraction.latin.clauses.modality import segment
from passerelle.extraction.latin.clauses.rows import rows
from passerelle.extraction.latin.roles.parts import Reader
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx

__all__ = ["bystanders"]


def bystanders(reader: Reader, clause: Clause) -> None:
    """Add the parts that follow from standing in the sentence of an event."""
    book = reader.book.get("beside")
    reach = clause.span(0, len(clause.text))
    told = [m for m in reader.told if reach.covers(m.span)]
    if book is None or not told:
        return
    busy = {part.who for part in reader.parts if reach.covers(part.span)}
    for mention in told:
        event = reader.analysis.events[mention.entity]
        if event.modality == "denied":
            continue
        first, last = (clause.at(at) for at in clause.view.inside(mention.span))
        low, high = segment(clause.text, first, last)
        for start, end, groups in rows(clause, reader.language):
            if not low <= start < high:
                continue
            role = _role(reader, clause, (low, start, end), event.kind, book)
            free = [one for one in groups if not set(one.keys) & busy and _human(one)]
            if role and role != "none":
                reader.add(event.key, free, role, clause, "beside")
                busy |= {key for one in free for key in one.keys}


def _human(group: Group) -> bool:
    return group.kind in ("person", "delegation")


def _role(
    reader: Reader, clause: Clause, at: tuple[int, int, int], kind: str, book: dict[str, Any]
) -> str | None:
    """What a row of names is to an event of this kind, by the word that it hangs on."""
    low, start, end = at
    before, after = clause.text[low:start], clause.text[end:]
    if rx.search(book["tells_before"], before) or rx.match(book["tells_after"], after):
        return None
    words = lexicon(reader.language, "clauses")["preposition"]
    led = rx.search(rf"(?:^|[\s(,])({words})\s*$", before, re.IGNORECASE)
    joined = rx.search(book["joined"], before)
    if led and not joined:
        return None
    if not joined and rx.search(book["done"], before):
        return None  # what follows a verb is its object
    side = "with" if joined else "subject"
    for slugs, role in book[side].items():
        if rx.fullmatch(slugs, kind):
            return str(role)
    return None
