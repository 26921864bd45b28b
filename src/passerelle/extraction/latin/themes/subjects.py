"""What a sentence is about: the event or agreement that its themes belong to."""

from __future__ import annotations

import re

from passerelle.extraction.account import Agreement, Event
from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.latin.themes.matters import spoken_in
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis

__all__ = [
    "asserted_agreements",
    "main_event",
    "of_agreement",
    "of_the_two",
    "spoken_of",
    "subject_of",
]


def main_event(analysis: Analysis) -> Event | None:
    """The first event of the text that is not denied."""
    return next((e for e in analysis.events.values() if e.modality != "denied"), None)


def asserted_agreements(analysis: Analysis) -> list[Agreement]:
    """The agreements of which the text says that there are such."""
    return [a for a in analysis.agreements.values() if a.modality == "asserted"]


def of_agreement(analysis: Analysis, clause: Clause) -> bool:
    """Whether the title itself speaks of an agreement."""
    book = lexicon(analysis.document.language, "agreements")
    forms = "|".join([*book["instruments"].values(), *book["partnerships"].values()])
    return bool(rx.search(rf"(?<!\w)(?:{forms}|coop[eé]ration)", clause.text, re.IGNORECASE))


def subject_of(analysis: Analysis, event: str) -> str:
    """The event, or of a signing the agreement that is signed: a relation before its paper."""
    told = analysis.events[event]
    if told.kind != "signing":
        return event
    alike = [a for a in analysis.agreements.values() if a.modality == told.modality]
    relations = [a for a in alike if a.type == "partnership"]
    papers = [a for a in alike if a.type == "instrument" and a.kind != "council-decision"]
    nearest = min(papers, key=lambda one: abs(one.start - told.start), default=None)
    if nearest is not None and nearest.cooperation is None and len(relations) == 1:
        before = relations[0].when is not None and relations[0].when != f"{nearest.when}/"
        return nearest.key if before else relations[0].key
    chosen = relations or papers
    return chosen[0].key if chosen else event


def _foreground(event: Event, main: Event) -> bool:
    """Whether the event is no earlier edition and no plan beside the one told of."""
    earlier = event.edition and main.edition and event.edition < main.edition
    return event.modality == main.modality and not earlier


def of_the_two(analysis: Analysis, clause: Clause, position: int) -> str | None:
    """What "the two towns" put first is a matter of the relation between them."""
    two = lexicon(analysis.document.language, "agreements")["relations"]["two"]
    asserted = asserted_agreements(analysis)
    relations = [a for a in asserted if a.type == "partnership"]
    plan = lexicon(analysis.document.language, "modality")["plan"]
    led = rx.search(rf"{two}[^.;:]{{0,20}}{plan}", clause.text[: position + 30], re.IGNORECASE)
    return relations[0].key if led and len(relations) == 1 else None


def spoken_of(analysis: Analysis, clause: Clause, position: int) -> str | None:
    """The event or agreement that a sentence goes on about."""
    place = clause.view.places[clause.places[position]]
    before = [
        m
        for m in analysis.mentions
        if m.kind == "event"
        and m.span.start <= place
        and analysis.events[m.entity].modality != "denied"
    ]
    main = main_event(analysis)
    if not before:
        asserted = asserted_agreements(analysis)
        return asserted[0].key if asserted and main is None else None
    same = [m for m in before if main and _foreground(analysis.events[m.entity], main)]
    inside = [m for m in spoken_in(analysis, clause) if m in before]
    chosen = (inside or same or before)[-1]
    return subject_of(analysis, chosen.entity)
