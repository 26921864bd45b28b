"""What becomes of a lasting relation: it is renewed, ended, or was begun on a day told in passing.

«The council voted to terminate the twinning with Ⓑ», "the two towns renewed their twinning",
"Ⓑ and Ⓑ, twinned since 1982", "Ⓑ's twinning with Ⓑ, which dates from 1974".
"""

from __future__ import annotations

from collections.abc import Iterator

from passerelle.extraction.latin.agreements.bonds import (
    Act,
    Bond,
    Word,
    asked,
    day_of,
    verb_start,
    words_of,
)
from passerelle.extraction.latin.agreements.parties import bodies_with, the_two
from passerelle.extraction.latin.clauses.binding import subjects
from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.latin.clauses.modality import ahead, modality, segment
from passerelle.extraction.latin.clauses.reference import reference
from passerelle.extraction.latin.clauses.rows import listed
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis
from passerelle.references import Modality

__all__ = ["begun_in_passing", "changes", "changes_of_it"]

_KINDS = {"renewed": "renewal", "ended": "termination"}


def changes(analysis: Analysis, clause: Clause) -> Iterator[Bond]:
    """The papers by which a relation is renewed or ended."""
    language = analysis.document.language
    book = lexicon(language, "agreements").get("changes")
    if book is None:
        return
    papers = words_of(clause, language, "instruments")
    for noun in words_of(clause, language, "partnerships"):
        inside = any(p.start <= noun.start and noun.end <= p.end for p in papers)
        if inside or noun.kind in ("network", "exchange") or asked(clause, language, noun.start):
            continue
        for name, kind in _KINDS.items():
            act = _act(clause, book, noun, name)
            if act:
                yield _bond(analysis, clause, noun, act, kind)


def changes_of_it(analysis: Analysis, clause: Clause, found: list[Bond]) -> Iterator[Bond]:
    """«Les deux villes envisagent de la renouveler»: what was told of before is renewed."""
    language = analysis.document.language
    book = lexicon(language, "agreements").get("changes", {})
    here = clause.span(0, len(clause.text))
    known = [
        one
        for one in found
        if one.modality == "asserted" and one.type != "project" and one.span.start < here.end
    ]
    if not known or "it" not in book:
        return
    for match in rx.finditer(book["it"], clause.text):
        floor, _ = segment(clause.text, match.start(), match.end())
        plan = rx.search(lexicon(language, "modality")["plan"], clause.text[floor : match.start()])
        start = floor + plan.start() if plan else match.start()
        mode = modality(clause.text, language, start, match.end(), False)
        yield Bond(
            type="instrument",
            kind="renewal",
            modality="intended" if plan and mode == "asserted" else mode,
            span=clause.span(match.start(), match.end()),
            rule="agreements/renewal-of-it",
            parties=list(known[-1].parties),
        )


def _act(clause: Clause, book: dict[str, str], noun: Word, name: str) -> Act | None:
    """The verb whose object, or in the passive whose subject, the relation is."""
    floor, ceiling = segment(clause.text, noun.start, noun.end)
    active = rx.search(
        rf"(?<!\w)(?P<verb>{book[name]}) {book['object']}$", clause.text[floor : noun.start]
    )
    if active:
        return Act(name, floor + active.start("verb"), floor + active.end("verb"))
    passive = rx.compiled(rf"{book['passive']} (?P<verb>{book[name]})(?!\w)").search(
        clause.text, noun.end, ceiling
    )
    return Act(name, passive.start(), passive.end()) if passive else None


def _bond(analysis: Analysis, clause: Clause, noun: Word, act: Act, kind: str) -> Bond:
    language = analysis.document.language
    mode = _mode(clause, language, act)
    when = day_of(analysis, clause, act, noun)
    later = mode == "intended" and not ahead(when, reference(analysis))
    begun = when is None or when.endswith("/")
    return Bond(
        type="instrument",
        kind=kind,
        modality=mode,
        span=clause.span(min(noun.start, act.start), max(noun.end, act.end)),
        rule=f"agreements/{kind}",
        parties=_parties(analysis, clause, noun, act),
        when=None if mode == "denied" or later or begun else when,
    )


def _mode(clause: Clause, language: str, act: Act) -> Modality:
    """What a council voted or decided to do is so; what is said to be untrue is denied."""
    book = lexicon(language, "agreements")["changes"]
    floor, ceiling = segment(clause.text, act.start, act.end)
    if rx.search(book["unfounded"], clause.text[act.end : ceiling]):
        return "denied"
    start = verb_start(clause, language, act.start)
    if rx.search(rf"{book['decided']} to $", clause.text[floor : act.start]):
        return "asserted"
    return modality(clause.text, language, start, act.end, False)


def _parties(analysis: Analysis, clause: Clause, noun: Word, act: Act) -> list[str]:
    """Who does it, and with whom the relation is."""
    language = analysis.document.language
    book = lexicon(language, "agreements")["changes"]
    floor, ceiling = segment(clause.text, act.start, act.end)
    start = verb_start(clause, language, min(act.start, noun.start))
    plan = rx.search(
        rf"(?:{lexicon(language, 'modality')['plan']}|{book['decided']})", clause.text[floor:start]
    )
    verb = floor + plan.start() if plan else start
    found = [key for group in subjects(clause, language, verb, "Ⓑ") for key in group.keys]
    heads = rx.compiled(rf"{book['heads']} (?=Ⓑ)").search(clause.text, floor, verb)
    if heads and not found:
        row, _ = listed(clause, language, heads.end(), verb)
        found = [key for group in row if group.kind == "body" for key in group.keys]
    found += bodies_with(analysis, clause, noun.end, ceiling)
    return list(dict.fromkeys(found or the_two(analysis, clause)))


def begun_in_passing(analysis: Analysis, clause: Clause) -> Iterator[Bond]:
    """The relations of which the sentence says since when they have been, between whom."""
    language = analysis.document.language
    book = lexicon(language, "agreements").get("changes")
    if book is None:
        return
    for form in (book["pair"], book["whose"], book["linked"]):
        for match in rx.finditer(form, clause.text):
            named = [clause.groups.get(match.start(name)) for name in ("one", "two")]
            parties = [key for one in named if one and one.kind == "body" for key in one.keys]
            day = clause.groups.get(match.start("day"))
            when = day.keys[0] if day else match["day"]
            if when.count("/") and not when.endswith("/"):
                continue
            yield Bond(
                type="partnership",
                kind="twinning",
                modality="asserted",
                span=clause.span(match.start(), match.end()),
                rule="agreements/in-passing",
                parties=list(dict.fromkeys(parties)),
                when=when if when.endswith("/") else f"{when}/",
            )
