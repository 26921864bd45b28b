"""What the sentence of an event speaks of, where nothing else says what the event is about."""

from __future__ import annotations

from collections.abc import Iterator

from passerelle.extraction.latin.clauses.clauses import Clause, clauses
from passerelle.extraction.latin.clauses.modality import segment
from passerelle.extraction.latin.themes.matters import spoken_in
from passerelle.extraction.latin.themes.triggers import signalled
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis

__all__ = ["beside"]

_MOST = 2  # themes of one sentence: more are a list of what is spoken of in passing


def beside(analysis: Analysis, themed: set[str]) -> Iterator[tuple[str, str, Clause, int, int]]:
    """The theme, the event, and the words in its part of the sentence, if there is just one."""
    language = analysis.document.language
    book = lexicon(language, "themes").get("beside")
    if book is None:
        return
    for clause in clauses(analysis):
        if clause.title:
            continue
        told = {m.entity: m for m in spoken_in(analysis, clause)}
        if len(told) != 1:
            continue
        for key, mention in told.items():
            event = analysis.events[key]
            fits = rx.fullmatch(book["kinds"], event.kind)
            if event.modality == "denied" or key in themed or not fits:
                continue
            first, last = (clause.at(at) for at in clause.view.inside(mention.span))
            low, high = segment(clause.text, first, last)
            said = clause.text[low:high]
            signals = [
                (slug, start, end)
                for slug, start, end in signalled(said, language)
                if not rx.fullmatch(book["weak"], said[start:end])
            ]
            if len({slug for slug, _, _ in signals}) <= _MOST:
                for slug, start, end in signals:
                    yield slug, key, clause, low + start, low + end
