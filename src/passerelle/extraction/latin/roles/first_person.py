"""What the writer of a letter, a diary or an opinion tells of having done: "j'ai accueilli …".

Who writes stands in the signature, a line that is hardly more than a name, or in the heading
("Le carnet de X"). Where that is not plain, nobody is taken for the writer.
"""

from __future__ import annotations

from passerelle.extraction.latin.clauses.clauses import Clause, clauses
from passerelle.extraction.latin.clauses.groups import Group
from passerelle.extraction.latin.clauses.rows import listed
from passerelle.extraction.latin.roles.parts import Reader
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.spots import spots

__all__ = ["first_person", "writer"]

_HEAD = 5  # clauses in which a heading names the writer
_SIGNATURE = 6  # passages at the end, one of which may be the signature
_LONGEST = 90  # characters of a line that is a signature


def writer(analysis: Analysis, byline: str) -> str | None:
    """The person who writes, if the text says so."""
    for clause in clauses(analysis)[:_HEAD]:
        named = rx.search(rf"(?:{byline})(?=Ⓟ)", clause.text)
        keys = clause.groups[named.end()].keys if named else ()
        if len(keys) == 1:
            return keys[0]
    for passage in reversed(analysis.passages[-_SIGNATURE:]):
        named_here = spots(analysis, passage, "person")
        if len(named_here) == 1 and len(passage.text) < _LONGEST:
            start, end, key = named_here[0]
            rest = passage.text[:start] + passage.text[end:]
            if len(rest.split(",")[0].split()) < 3 and not rx.search(r"[.:;@]\s|\d", rest):
                return key
    return None


def first_person(reader: Reader) -> None:
    """Add the parts of the writer, and of those who travelled along, in what "I" and "we" did."""
    book = reader.book.get("first_person")
    read = clauses(reader.analysis)
    if book is None or not any(rx.search(book["says"], c.text) for c in read):
        return
    author = writer(reader.analysis, book["byline"])
    along = [group for clause in read for group in _companions(reader, clause, book["along"])]
    for clause in read:
        for role, (alone, together) in book["role"].items():
            for pattern, others in ((alone, []), (together, along)):
                match = rx.search(rf"(?<![\w'])(?:{pattern})", clause.text) if pattern else None
                if match:
                    span = match.start(), match.end()
                    own = [_self(author, clause, span)] if author else []
                    _add(reader, clause, span, role, [*own, *others])


def _self(author: str, clause: Clause, span: tuple[int, int]) -> Group:
    start, end = span
    return Group("person", (author,), clause.places[start], clause.places[end - 1] + 1)


def _companions(reader: Reader, clause: Clause, along: str) -> list[Group]:
    """«Avec mes collègues X et Y»."""
    match = rx.search(rf"(?<!\w)(?:{along}) (?=Ⓟ)", clause.text)
    return listed(clause, reader.language, match.end(), len(clause.text))[0] if match else []


def _add(
    reader: Reader, clause: Clause, span: tuple[int, int], role: str, groups: list[Group]
) -> None:
    behalf = rx.compiled(rf" ?{reader.book['behalf']['after']}\s*(?=Ⓑ)").match(clause.text, span[1])
    stands_for = clause.groups[behalf.end()].keys[0] if behalf else None
    event = reader.near(clause, span[0])
    reader.add(event, groups, role, clause, f"first-person-{role}", stands_for)
