"""Who else English binds to an event by words around its verb or noun.

«Ⓟ signed the charter with Ⓟ», «after talks with Ⓟ», «Ⓟ and Ⓟ at the reception in Ⓛ», «visited
the museum with Ⓟ», «expected in Ⓛ for a study visit». Patterns of the lexicon ``roles``,
table ``around``; languages without it have none.
"""

from __future__ import annotations

from passerelle.extraction.latin.clauses.binding import first_subject
from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.latin.clauses.groups import Group
from passerelle.extraction.latin.clauses.rows import listed, rows
from passerelle.extraction.latin.events.frames import Frame
from passerelle.extraction.latin.roles.parts import Reader
from passerelle.extraction.reading import rx

__all__ = ["companions"]

_NOUNS = ("noun", "anchored")


def companions(reader: Reader, clause: Clause, frame: Frame, event: str) -> None:
    """Add those whom the words around a frame bind to its event."""
    book = reader.book.get("around")
    if book is None:
        return
    if frame.name == "sign":
        _cosigners(reader, clause, frame, event, book)
    if frame.name in ("visit", "shown", "stay"):
        _after(reader, clause, frame, event, book["with"], "participant")
    if frame.name in _NOUNS:
        _of_noun(reader, clause, frame, event, book)


def _cosigners(
    reader: Reader, clause: Clause, frame: Frame, event: str, book: dict[str, str]
) -> None:
    """«Signed the pact with Ⓟ», «Ⓟ signed; for Ⓑ, Ⓟ»: the other side signs as well."""
    signs = any(group.kind == "person" for group in frame.subjects)
    if signs and not frame.passive:
        _after(reader, clause, frame, event, book["cosigner"], "signatory")
    match = rx.compiled(book["other_side"]).match(clause.text, frame.end)
    if match and signs:
        reader.add(event, [clause.groups[match.end()]], "signatory", clause, "other-side")


def _after(reader: Reader, clause: Clause, frame: Frame, event: str, words: str, role: str) -> None:
    """Add the row of persons to whom `words` lead from the verb."""
    match = rx.compiled(words).match(clause.text, frame.end)
    if match:
        groups, _ = listed(clause, reader.language, match.end(), len(clause.text))
        persons = [one for one in groups if one.kind == "person" and one not in frame.objects]
        reader.add(event, persons, role, clause, "with")


def _of_noun(
    reader: Reader, clause: Clause, frame: Frame, event: str, book: dict[str, str]
) -> None:
    text = clause.text
    floor = max(text.rfind(mark, 0, frame.start) for mark in ".;:!?•\n") + 1
    led = text[floor : frame.start]
    if rx.search(book["pictured"], led):
        for start, _, groups in rows(clause, reader.language):
            if floor <= start < frame.start:
                persons = [one for one in groups if one.kind == "person"]
                reader.add(event, persons, "participant", clause, "pictured")
        return
    own = rx.search(book["own_visit"], led) and frame.kind == "visit"
    talks = frame.kind in ("meeting", "round-table") and rx.match(book["talks"], text[frame.end :])
    if not (own or talks):
        return
    doers: tuple[Group, ...] = first_subject(clause, reader.language, frame.start, "ⓅⒷⒹ")
    reader.add(event, doers, "guest" if own else "participant", clause, "own-noun")
    beside = [one for one in frame.objects if one not in doers]
    reader.add(event, beside, "host" if own else "participant", clause, "with-whom")
