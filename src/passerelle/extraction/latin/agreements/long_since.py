"""Relations told by a verb and the year since when: «Ⓑ coopère depuis 2005 avec Ⓑ».

"Sont partenaires depuis", "travaillent ensemble depuis", "engagée depuis 2016 dans une
coopération avec": no noun of agreement is needed where the text says between whom it is and
since when. Without a beginning, such words are praise.
"""

from __future__ import annotations

from collections.abc import Iterator

from passerelle.extraction.latin.agreements.bonds import Bond, verb_start
from passerelle.extraction.latin.agreements.parties import the_two
from passerelle.extraction.latin.clauses.binding import subjects
from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.latin.clauses.modality import modality, segment
from passerelle.extraction.latin.clauses.rows import listed
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis

__all__ = ["long_since"]


def long_since(analysis: Analysis, clause: Clause) -> Iterator[Bond]:
    """The relations of which a clause says by a verb that they have been since a year."""
    language = analysis.document.language
    book = lexicon(language, "agreements").get("since")
    if book is None:
        return
    for match in rx.finditer(book["verb"], clause.text):
        floor, ceiling = segment(clause.text, match.start(), match.end())
        when = next(
            (
                group.keys[0]
                for at, group in clause.groups.items()
                if floor <= at < ceiling and group.kind == "date" and group.keys[0].endswith("/")
            ),
            None,
        )
        parties = _parties(analysis, clause, match.start(), match.end(), book)
        start = verb_start(clause, language, match.start())
        mode = modality(clause.text, language, start, match.end(), False)
        if when is None or len(parties) < 2 or mode != "asserted":
            continue
        twin = rx.search(book["twin"], match[0])
        yield Bond(
            type="partnership",
            kind="twinning" if twin else "partnership",
            modality=mode,
            span=clause.span(match.start(), match.end()),
            rule="agreements/since",
            parties=parties,
            when=when,
        )


def _parties(
    analysis: Analysis, clause: Clause, start: int, end: int, book: dict[str, str]
) -> list[str]:
    """Who does it, and with whom: the row after "avec", or "les deux villes"."""
    language = analysis.document.language
    found = [k for g in subjects(clause, language, start, "Ⓑ") for k in g.keys]
    other = rx.compiled(book["other"]).match(clause.text, end)
    if other:
        row, _ = listed(clause, language, other.end(), len(clause.text))
        found += [key for group in row if group.kind == "body" for key in group.keys]
    return list(dict.fromkeys(found if len(found) > 1 else [*the_two(analysis, clause), *found]))
