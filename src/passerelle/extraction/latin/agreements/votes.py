"""Votes on what is agreed: decisions, resolutions and registers of a council."""

from __future__ import annotations

import re
from collections.abc import Iterator

from passerelle.extraction.latin.agreements.bonds import (
    Act,
    Bond,
    Word,
    asked,
    day_of,
    mode_of,
    patterns,
    words_of,
)
from passerelle.extraction.latin.agreements.parties import ours
from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.plain import plain
from passerelle.references import Modality

__all__ = ["session_day", "votes"]


def votes(analysis: Analysis, clause: Clause, found: list[Bond]) -> Iterator[Bond]:
    """A council that approves or adopts what is agreed, or a resolution that is denied."""
    language = analysis.document.language
    verbs = lexicon(language, "agreements")["verbs"]
    council, voted, paper = verbs["council"], verbs["council_voted"], verbs["council_paper"]
    pattern = (
        rf"{council}[^.;:]{{0,60}}\b{voted}|\b{voted}[^.;:]{{0,40}}\b{council}"
        rf"|{paper}[^.;:]{{0,40}}{council}[^.;:]{{0,30}}"
    )
    concerned = words_of(clause, language, "partnerships") or words_of(
        clause, language, "instruments"
    )
    yield from _resolved(analysis, clause, verbs)
    yield from _by_resolution(analysis, clause, verbs)
    for match in rx.finditer(pattern, clause.text):
        said = match[0]
        told_before = found and rx.match(verbs["voted_before"], said)
        joins = rx.compiled(rf"[^.;:]{{0,60}}{verbs['voted_to']}") if "voted_to" in verbs else None
        told_before = told_before or (joins and joins.match(clause.text, match.start()))
        if not (concerned or told_before):
            continue
        resolution = rx.match(paper, said)
        act = Act("vote", match.start(), match.end())
        mode = _mode_of_vote(analysis, clause, match, bool(resolution))
        if mode is None or asked(clause, language, match.start()):
            continue
        changed = lexicon(language, "agreements").get("changes")
        ends = changed and rf",? to (?:{changed['ended']}|{changed['renewed']}) "
        if ends and rx.compiled(ends).match(clause.text, match.end()):
            continue  # the ending or the renewal is the paper
        noun = Word("council-decision", match.start(), match.end())
        yield Bond(
            type="instrument",
            kind="council-decision",
            modality=mode,
            span=clause.span(match.start(), match.end()),
            rule="agreements/vote",
            parties=ours(analysis, clause) if mode == "asserted" else [],
            when=day_of(analysis, clause, act, noun) if mode == "asserted" else None,
        )


def _resolved(analysis: Analysis, clause: Clause, verbs: dict[str, str]) -> Iterator[Bond]:
    """«APPROUVE le renouvellement de la convention»: the register of a council."""
    language = analysis.document.language
    match = rx.search(verbs["resolves"], clause.text)
    about = words_of(clause, language, "partnerships") or words_of(clause, language, "instruments")
    if match is None or not (about or _said(clause, language, match.end())):
        return
    yield Bond(
        type="instrument",
        kind="council-decision",
        modality="asserted",
        span=clause.span(match.start(), max(match.end(), about[0].end if about else 0)),
        rule="agreements/resolved",
        when=session_day(analysis, verbs["session"]),
    )


def _by_resolution(analysis: Analysis, clause: Clause, verbs: dict[str, str]) -> Iterator[Bond]:
    """«Par délibération du 30 mars, le conseil a accordé …», «La délibération a été votée»."""
    for match in rx.finditer(verbs.get("resolved_by", "(?!)"), clause.text):
        act = Act("vote", match.start(), match.end())
        noun = Word("council-decision", match.start(), match.end())
        yield Bond(
            type="instrument",
            kind="council-decision",
            modality="asserted",
            span=clause.span(match.start(), match.end()),
            rule="agreements/resolution",
            when=day_of(analysis, clause, act, noun),
        )


def _said(clause: Clause, language: str, start: int) -> bool:
    """Whether a resolution that is given in quotation marks is about an agreement."""
    said = clause.words(start, len(clause.text))
    tables = (*patterns(language, "partnerships"), *patterns(language, "instruments"))
    return any(form.search(said) for _, form in tables)


def session_day(analysis: Analysis, word: str) -> str | None:
    """The day of the session, as the register says it."""
    view = plain(analysis)
    match = rx.search(word, view.text)
    if match is None:
        return None
    reach = view.span(match.start(), min(len(view.text), match.end() + 40))
    return next((m.entity for m in analysis.within(reach) if m.kind == "date"), None)


def _mode_of_vote(
    analysis: Analysis, clause: Clause, match: re.Match[str], resolution: bool
) -> Modality | None:
    """A resolution that is only spoken of is nothing, unless it is said not to be."""
    language = analysis.document.language
    words = lexicon(language, "modality")
    after = clause.text[match.end() - 30 : match.end() + 40]
    denied = rx.search(words["not"], after) if resolution else None
    if resolution:
        return "denied" if denied else None
    verbs = lexicon(language, "agreements")["verbs"]
    verb = rx.search(verbs["council_voted"], match[0])
    start, end = verb.span() if verb else (0, len(match[0]))
    act = Act("vote", match.start() + start, match.start() + end)
    if rx.compiled(verbs.get("voted_down", "(?!)")).match(clause.text, act.end):
        return "denied"
    if rx.compiled(verbs.get("voted_talks", "(?!)")).match(clause.text, act.end):
        return None  # talks are opened: nothing is agreed
    return mode_of(analysis, clause, act, None)
