"""Between whom an agreement is: "entre X et Y", "with X", "notre commune", "the two towns"."""

from __future__ import annotations

import re

from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.latin.clauses.rows import listed, rows
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis

__all__ = ["bodies_between", "bodies_with", "ours", "says_our", "the_two", "theirs"]


def _relations(analysis: Analysis) -> dict[str, str]:
    words: dict[str, str] = lexicon(analysis.document.language, "agreements")["relations"]
    return words


def bodies_between(analysis: Analysis, clause: Clause, after: int) -> list[str]:
    """The bodies named after "between", shortly after `after`."""
    word = _relations(analysis)["between"]
    match = rx.compiled(rf"[^.;:!?•Ⓑ]{{0,60}}?\b{word}\b[^.;:!?•]{{0,40}}?(?=Ⓑ)").match(
        clause.text, after
    )
    if not match:
        return []
    return _row_at(analysis, clause, match.end())


def _row_at(analysis: Analysis, clause: Clause, start: int) -> list[str]:
    groups, _ = listed(clause, analysis.document.language, start, len(clause.text))
    return [key for group in groups if group.kind == "body" for key in group.keys]


def bodies_with(analysis: Analysis, clause: Clause, start: int, end: int) -> list[str]:
    """The bodies right after "with", shortly after the noun or the verb."""
    words = _relations(analysis)
    word = words["with"]
    found: list[str] = []
    for after in {start, end}:
        match = rx.compiled(
            rf"(?: {words['directly']} (?=Ⓑ)|[^.,;:!?•ⓅⒷⒹ]{{0,40}}?\b{word} (?=Ⓑ))"
        ).match(clause.text, after)
        if match:
            found += _row_at(analysis, clause, match.end())
    return found


def ours(analysis: Analysis, clause: Clause) -> list[str]:
    """The publisher's own authority where the text says "our"."""
    if not says_our(analysis, clause):
        return []
    publisher = (analysis.document.publisher or "").casefold()
    named = [
        body.key
        for body in analysis.bodies.values()
        if body.type == "collectivity" and publisher and _proper(body.name) in publisher
    ]
    return named if len(named) == 1 else []


def _proper(name: str) -> str:
    """The name without the small words before it: "commune de Toul" is "toul"."""
    match = rx.search(rf"{rx.CAPITAL}[\w'’-]*(?: {rx.CAPITAL}[\w'’-]*)*$", name)
    return match[0].casefold() if match else name.casefold()


def the_two(analysis: Analysis, clause: Clause) -> list[str]:
    """«The two towns», where the text names just two authorities before."""
    if not rx.search(_relations(analysis)["two"], clause.text, re.IGNORECASE):
        return []
    end = clause.span(0, len(clause.text)).end
    spoken = dict.fromkeys(
        mention.entity
        for mention in analysis.mentions
        if mention.kind == "body"
        and mention.span.start < end
        and analysis.bodies[mention.entity].type == "collectivity"
    )
    if len(spoken) < 2 and analysis.document.language == "en":  # both may be named later
        spoken = dict.fromkeys(
            key for key, body in analysis.bodies.items() if body.type == "collectivity"
        )
    return list(spoken) if len(spoken) == 2 else []


def theirs(analysis: Analysis, clause: Clause, noun: int) -> list[str]:
    """The bodies whose "their" stands before the noun: a row of two or more before it."""
    before = clause.text[:noun]
    if not rx.search(rf"{_relations(analysis)['their']}[^.;:,]{{0,30}}$", before):
        return []
    for start, _, groups in rows(clause, analysis.document.language):
        bodies = [key for group in groups if group.kind == "body" for key in group.keys]
        if start < noun and len(bodies) > 1:
            return bodies
    return []


def says_our(analysis: Analysis, clause: Clause) -> bool:
    """Whether the clause says "our"."""
    return bool(rx.search(_relations(analysis)["our"], clause.text, re.IGNORECASE))
