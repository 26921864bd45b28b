"""What a journey or a meeting is for, where no word such as "on" or "about" leads to its matter.

«Came in person to thank the fire brigade», "are in Ⓛ to look at the old quarter", "are shown the
latest greenhouses". Only an event that has no theme so far takes one, and languages whose lexicon
has no table `purpose` go without.
"""

from __future__ import annotations

from collections.abc import Iterator

from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.latin.clauses.modality import segment
from passerelle.extraction.latin.themes.matters import Region, spoken_in
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis

__all__ = ["purposes"]


def purposes(analysis: Analysis, clause: Clause, themed: set[str]) -> Iterator[Region]:
    """The stretches of a sentence that say what an event not in `themed` is for."""
    book = lexicon(analysis.document.language, "themes").get("purpose")
    if book is None or clause.title:
        return
    text = clause.text
    for mention in spoken_in(analysis, clause):
        event = analysis.events[mention.entity]
        if event.key in themed or event.modality == "denied":
            continue
        if not rx.fullmatch(book["kinds"], event.kind):
            continue
        at = clause.at(clause.view.inside(mention.span)[0])
        _, ceiling = segment(text, at, at + 1)
        for match in rx.finditer(book["words"], text[at:ceiling]):
            what = rx.compiled(book["what"]).match(text, at + match.end(), ceiling)
            if what:
                yield Region(event.key, *what.span(), "purpose")
