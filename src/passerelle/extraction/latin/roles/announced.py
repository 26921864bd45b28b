"""Who has a part in an event that is announced without a verb for it.

«La signature d'une convention entre Ⓑ et Ⓑ», «par un avenant signé le 5 mai, Ⓑ et Ⓑ ont
prolongé …»: those between whom the paper is sign it. «Ⓑ : voyage à Ⓛ»: who stands at the head
of a notice organises. The words are data (table `announced` of the roles); a language without
them has none.
"""

from __future__ import annotations

import re

from passerelle.extraction.account import Event
from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.latin.clauses.event_nouns import noun_at
from passerelle.extraction.latin.clauses.groups import Group
from passerelle.extraction.latin.clauses.modality import segment
from passerelle.extraction.latin.clauses.rows import listed, rows
from passerelle.extraction.latin.roles.parts import Reader
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx

__all__ = ["announced"]


def announced(reader: Reader, clause: Clause) -> None:
    """Add the sides of a signing that nobody is said to sign, and who heads a notice."""
    book = reader.book.get("announced")
    if book is None:
        return
    reach = clause.span(0, len(clause.text))
    for mention in reader.told:
        if not reach.covers(mention.span):
            continue
        event = reader.analysis.events[mention.entity]
        first, last = (clause.at(at) for at in clause.view.inside(mention.span))
        if event.kind == "signing" and event.modality != "denied":
            _sides(reader, clause, event, (first, last), book)
    _heading(reader, clause, book)


def _sides(
    reader: Reader, clause: Clause, event: Event, at: tuple[int, int], book: dict[str, str]
) -> None:
    """Those between whom or with whom a paper is signed, and who does what it says."""
    if any(part.event == event.key and part.role == "signatory" for part in reader.parts):
        return
    low, high = segment(clause.text, at[0], at[1])
    found: list[Group] = []
    for words, start in ((book["between"], low), (book["with"], at[0])):
        match = rx.compiled(words).match(clause.text, start, high)
        if match:
            found += _bodies(listed(clause, reader.language, match.end(), high)[0])
    if not found or not rx.match(book["between"], clause.text[low:high]):
        for start, end, groups in rows(clause, reader.language):
            if low <= start < high and _acts(reader, clause, (low, start, end), book):
                found += _bodies(groups)
    reader.add(event.key, found, "signatory", clause, "sides")


def _bodies(groups: list[Group]) -> list[Group]:
    return [one for one in groups if one.kind == "body"]


def _acts(reader: Reader, clause: Clause, at: tuple[int, int, int], book: dict[str, str]) -> bool:
    """Whether a row of names is the subject of a verb: "Ⓑ et Ⓑ ont convenu"."""
    low, start, end = at
    words = lexicon(reader.language, "clauses")["preposition"]
    led = rx.search(rf"(?:^|[\s(,])(?:{words})\s*$", clause.text[low:start], re.I)
    return led is None and rx.compiled(book["does"]).match(clause.text, end) is not None


def _heading(reader: Reader, clause: Clause, book: dict[str, str]) -> None:
    """«Ⓑ – Voyage à Ⓛ du 12 au 16 juin», «Ⓑ : concert le 4 juin»."""
    match = rx.match(book["heading"], clause.text)
    if match is None:
        return
    noun = noun_at(clause.text.lower(), match.end(), reader.language)
    event = reader.here(clause, match.end())
    if noun is None or event is None or reader.analysis.events[event].kind != noun.kind:
        return
    head = clause.groups[match.start("who")]
    if not any(part.event == event and part.who in head.keys for part in reader.parts):
        reader.add(event, [head], "organiser", clause, "heading")
