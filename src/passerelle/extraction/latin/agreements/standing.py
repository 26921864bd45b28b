"""Relations and papers of which a text speaks as of something that exists already.

«Its twin town, Ⓑ», «the two cities, twinned since 1973», «under the charter of 1998», «Ⓑ's
memorandum with Ⓑ lapsed»: nobody signs anything, and yet the agreement is a fact. Nothing is
said here where the sentence denies, wishes or reports it, or another one does so of its kind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from passerelle.extraction.latin.agreements.bonds import (
    Bond,
    Word,
    asked,
    not_there,
    since,
    words_of,
)
from passerelle.extraction.latin.agreements.papers import founded
from passerelle.extraction.latin.agreements.parties import bodies_between, bodies_with, the_two
from passerelle.extraction.latin.clauses.binding import subjects
from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.latin.clauses.modality import segment
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis

__all__ = ["standing"]

_SENTENCE = 9  # words; fewer without a name are a heading
_PUT_OFF = 100  # characters after a paper in which it may be said to be put off


def standing(analysis: Analysis, clause: Clause, found: list[Bond]) -> Iterator[Bond]:
    """The relations and papers of a clause that are spoken of as known."""
    book = lexicon(analysis.document.language, "agreements").get("standing")
    if book is None:
        return
    told = {(one.type, one.kind) for one in found if one.modality != "asserted"}
    signed = any(one.type == "instrument" and one.modality == "asserted" for one in found)
    signed |= any(
        e.kind == "signing" and e.modality != "asserted" for e in analysis.events.values()
    )
    spoken = [*_relations(analysis, clause, book), *_networks(analysis, clause, book)]
    if not signed:  # else "the agreement" is the one that was signed
        spoken += _papers(analysis, clause, book)
    yield from (one for one in spoken if (one.type, one.kind) not in told)


def _relations(analysis: Analysis, clause: Clause, book: dict[str, str]) -> Iterator[Bond]:
    barred = lexicon(analysis.document.language, "agreements")["relations"]["not_papers"]
    closed = [match.span() for match in rx.finditer(barred, clause.text, re.IGNORECASE)]
    for match in rx.finditer(book["twin"], clause.text):
        if any(start < match.end() and match.start() < end for start, end in closed):
            continue
        if _in_general(clause, match, book):
            continue
        noun = Word("twinning", *match.span())
        if _sure(analysis, clause, noun, book):
            yield _bond(analysis, clause, noun, "partnership", "twinning")
    for position, group in clause.groups.items():
        said = clause.view.text[group.start : group.end]
        noun = Word("twinning", position, position + 1)
        town = group.kind == "body" and rx.match(book.get("twin_town", "(?!)"), said)
        if town and _sure(analysis, clause, noun, book):
            yield _bond(analysis, clause, noun, "partnership", "twinning")


def _in_general(clause: Clause, match: re.Match[str], book: dict[str, str]) -> bool:
    """«Le tournoi des villes jumelles», «About the sister cities»: of which no one is named."""
    plural = rx.match("des? ", match[0])
    thing = plural and rx.search(book.get("named_for", "(?!)"), clause.text[: match.start()])
    whose = rx.compiled(r"(?: de|,| :| –| \()? ?(?:d')?[ⒷⓁ]").match(clause.text, match.end())
    heading = len(clause.text.split()) < _SENTENCE and not rx.search("[ⒷⓁ]", clause.text)
    return heading or bool(thing and not whose)


def _networks(analysis: Analysis, clause: Clause, book: dict[str, str]) -> Iterator[Bond]:
    """«Ⓑ has joined Ⓑ»: a network of authorities, and one of its members."""
    for match in rx.finditer(rf"(?:{book.get('joins', '(?!)')}) (?:the )?(?=Ⓑ)", clause.text):
        network = clause.groups[match.end()]
        name = analysis.bodies[network.keys[0]].name
        members = subjects(clause, analysis.document.language, match.start(), "Ⓑ")
        noun = Word("network", match.start(), match.end())
        if rx.search(book["networks"], name) and members and _sure(analysis, clause, noun, book):
            one = _bond(analysis, clause, noun, "partnership", "network")
            one.parties = [key for group in (*members, network) for key in group.keys]
            yield one


def _papers(analysis: Analysis, clause: Clause, book: dict[str, str]) -> Iterator[Bond]:
    language = analysis.document.language
    hangs = lexicon(language, "modality").get("provided", "(?!)")
    for noun in words_of(clause, language, "instruments"):
        if noun.kind in ("council-decision", "termination", "renewal", "amendment"):
            continue
        led = rx.search(book["under"], clause.text[: noun.start])
        goes_on = rx.compiled(book["goes_on"]).match(clause.text, noun.end)
        known = rx.search(book["known"], clause.text[: noun.start])
        settled = not rx.search(hangs, clause.text[: noun.start], re.IGNORECASE)
        if (led or (known and goes_on and settled)) and _sure(analysis, clause, noun, book):
            one = _bond(analysis, clause, noun, "instrument", noun.kind)
            relation = founded(clause, language, noun, one)
            if relation:
                one.cooperation = relation
                yield relation
            yield one


def _sure(analysis: Analysis, clause: Clause, noun: Word, book: dict[str, str]) -> bool:
    """Whether nothing beside it denies, wishes or reports it."""
    words = lexicon(analysis.document.language, "modality")
    floor, _ = segment(clause.text, noun.start, noun.end)
    before = clause.text[floor : noun.start]
    after = clause.text[noun.end :][:_PUT_OFF]
    doubts = (
        rx.search(words["off"], after) and analysis.document.language == "en",
        rx.search(book["unsure"], clause.text[floor : noun.end], re.IGNORECASE),
        rx.match(book.get("unmade", "(?!)"), clause.text[noun.end :]),
        rx.match(words.get("told_after", "(?!)"), clause.text[noun.end :]),
        rx.search(words["hearsay"], before, re.IGNORECASE),
        rx.search(rf"(?:{words['nothing']}|{words['not']})[^,;]{{0,60}}$", before, re.IGNORECASE),
    )
    language = analysis.document.language
    return not (
        any(doubts) or asked(clause, language, noun.start) or not_there(clause, language, noun.end)
    )


def _bond(analysis: Analysis, clause: Clause, noun: Word, sort: str, kind: str) -> Bond:
    language = analysis.document.language
    beside = rx.compiled(r"(?:,| of| with| de| d'| avec| à)? ?(?=Ⓑ)").match(clause.text, noun.end)
    pair = rx.search(
        r"(Ⓑ)(?:'s?)? (?:(?:and|with|et|avec) (Ⓑ))?[^ⓅⒷⒹ.;:]{0,40}$", clause.text[: noun.start]
    )
    named = [*clause.groups[beside.end()].keys] if beside else []
    if pair:
        spots = [at for at in pair.span(1)[:1] + pair.span(2)[:1] if at >= 0]
        named = [*(key for at in spots for key in clause.groups[at].keys), *named]
    parties = [
        *named,
        *(k for g in subjects(clause, language, noun.start, "Ⓑ") for k in g.keys),
        *bodies_between(analysis, clause, noun.end),
        *bodies_with(analysis, clause, noun.end, noun.end),
    ]
    begun = since(clause, noun) if sort == "partnership" else None
    return Bond(
        type="partnership" if sort == "partnership" else "instrument",
        kind=kind,
        modality="asserted",
        span=clause.span(noun.start, noun.end),
        rule="agreements/standing",
        parties=list(
            dict.fromkeys(parties or the_two(analysis, clause) or _both(analysis, clause, sort))
        ),
        when=begun,
        heading=True,
    )


def _both(analysis: Analysis, clause: Clause, sort: str) -> list[str]:
    """The two authorities of a clause that speaks of one twinning."""
    spoken = dict.fromkeys(
        key
        for group in clause.groups.values()
        for key in group.keys
        if group.kind == "body" and analysis.bodies[key].type == "collectivity"
    )
    return list(spoken) if sort == "partnership" and len(spoken) == 2 else []
