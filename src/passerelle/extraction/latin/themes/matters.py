"""Where words say what a paper or an event is about, apart from verbs: in it, and before its noun.

«Under the accord the college is to train …» speaks of the paper told of before; «a student
exchange agreement» and "the Youth Dialogue" name the matter before the noun.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from passerelle.extraction.latin.agreements.bonds import words_of
from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.latin.clauses.event_nouns import nouns
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis, Mention

__all__ = ["Region", "compounds", "of_paper", "of_the_paper", "spoken_in", "stop_of"]

_ON_ANOTHER = ("amendment", "renewal", "termination")


@dataclass(frozen=True)
class Region:
    """A stretch of a clause that tells what `of` is about."""

    of: str
    start: int
    end: int
    rule: str


def of_the_paper(analysis: Analysis, clause: Clause) -> Iterator[Region]:
    """«Under the accord the college is to train …»: about the paper told of before."""
    topic = lexicon(analysis.document.language, "themes")["topic"]
    here = clause.span(0, len(clause.text))
    papers = [
        a
        for a in analysis.agreements.values()
        if a.type == "instrument" and a.modality in ("asserted", "intended") and a.end <= here.start
    ]
    if "paper" not in topic or not papers:
        return
    last = max(papers, key=lambda one: (one.when or "", one.start))
    for match in rx.finditer(rf"(?<![\w'])(?:{topic['paper']})", clause.text):
        yield Region(
            of_paper(analysis, last.key), match.end(), stop_of(clause, topic, match.end()), "text"
        )


def compounds(analysis: Analysis, clause: Clause) -> Iterator[Region]:
    """«A student exchange agreement», "the Youth Dialogue": the matter before its noun."""
    language = analysis.document.language
    topic = lexicon(language, "themes")["topic"]
    if "compound" not in topic:
        return
    reach = clause.span(0, len(clause.text))
    for agreement in analysis.agreements.values():
        if agreement.modality == "denied" or not reach.start <= agreement.start < reach.end:
            continue
        for paper in words_of(clause, language, "instruments"):
            words = clause.span(paper.start, paper.end)
            if agreement.type == "instrument" and agreement.start <= words.start < agreement.end:
                start = _led(clause, topic, paper.end)
                yield Region(of_paper(analysis, agreement.key), start, paper.end, "compound")
    told = {m.entity for m in spoken_in(analysis, clause)}
    if len(told) != 1:
        return
    event = analysis.events[told.pop()]
    for word in nouns(clause, language):
        if event.modality != "denied" and word.kind == event.kind and word.kind != "signing":
            yield Region(event.key, _led(clause, topic, word.start), word.start, "compound")


def _led(clause: Clause, topic: dict[str, str], end: int) -> int:
    """Where the words right before a noun begin: after an article, a name or a mark."""
    floor = max(0, end - 60)
    before = clause.text[floor:end]
    cuts = [m.end() for m in rx.finditer(rf"(?:{topic['compound']})|[ⓅⒷⒹⓁⓉⓆ,.;:()\n]", before)]
    begin = floor + cuts[-1] if cuts else floor
    return begin if len(clause.text[begin:end].split()) < 7 else end


def of_paper(analysis: Analysis, key: str) -> str:
    """The relation that a paper founds, else the paper."""
    one = analysis.agreements[key]
    return key if one.kind in _ON_ANOTHER else one.cooperation or key


def stop_of(clause: Clause, topic: dict[str, str], start: int) -> int:
    """Where what is told of the matter ends: at a word of another role, or the full stop."""
    match = rx.compiled(rf"(?<!\w)(?:{topic['stop']})|\. |[•\n]| : {topic['other']}").search(
        clause.text, start
    )
    return match.start() if match else len(clause.text)


def spoken_in(analysis: Analysis, clause: Clause) -> list[Mention]:
    """Where events are spoken of in a clause."""
    reach = clause.span(0, len(clause.text))
    return [m for m in analysis.mentions if m.kind == "event" and reach.covers(m.span)]
