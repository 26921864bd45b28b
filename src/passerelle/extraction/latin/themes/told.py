"""Where a text says what something is about: in its title, after nouns, papers and verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from passerelle.extraction.account import Event
from passerelle.extraction.latin.clauses.clauses import SPEECH, Clause
from passerelle.extraction.latin.clauses.event_nouns import nouns
from passerelle.extraction.latin.clauses.modality import long_past, segment
from passerelle.extraction.latin.clauses.reference import reference
from passerelle.extraction.latin.themes.matters import (
    Region,
    compounds,
    of_paper,
    of_the_paper,
    spoken_in,
    stop_of,
)
from passerelle.extraction.latin.themes.mentioned import elsewhere
from passerelle.extraction.latin.themes.subjects import (
    asserted_agreements,
    main_event,
    of_agreement,
    of_the_two,
    spoken_of,
    subject_of,
)
from passerelle.extraction.latin.themes.topics import (
    bond_here,
    leads,
    opened,
    paper_matters,
    regions,
)
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis, Span

__all__ = ["told_regions"]

_SHOWS = ("sport-event", "cultural-event", "exhibition", "workshop")
_DIRECTLY = 40  # characters between a visit and the words that lead to its matter
_BESIDE = 90  # characters after the name of a project that tell of it


def told_regions(analysis: Analysis, clause: Clause) -> Iterator[Region]:
    """The words of a clause that say what an event or agreement is about."""
    if clause.title:
        yield from _title(analysis, clause)
        return
    yield from _after_papers(analysis, clause)
    yield from _after_events(analysis, clause)
    yield from _after_verbs(analysis, clause)
    yield from of_the_paper(analysis, clause)
    yield from compounds(analysis, clause)
    yield from regions(analysis, clause)
    yield from leads(analysis, clause)
    yield from opened(analysis, clause)
    yield from paper_matters(analysis, clause)


def _title(analysis: Analysis, clause: Clause) -> Iterator[Region]:
    """What the title names is what the main event, or its paper, is about."""
    main = main_event(analysis)
    asserted = asserted_agreements(analysis)
    today = reference(analysis)
    signings = [e for e in analysis.events.values() if e.kind == "signing"]
    if main is not None and main.kind == "visit" and signings and of_agreement(analysis, clause):
        main = next((e for e in signings if e.modality == main.modality), main)
    told = main is not None and main.rule not in ("events/noun", "programme/row")
    told = told and main is not None and not long_past(main.when, today)
    if main is not None and told:
        yield Region(subject_of(analysis, main.key), 0, len(clause.text), "title")
    elif asserted and of_agreement(analysis, clause):
        yield Region(asserted[0].key, 0, len(clause.text), "title")


def _after_events(analysis: Analysis, clause: Clause) -> Iterator[Region]:
    """«A round table on open data», "visited the compost plant", "a football tournament"."""
    topic = lexicon(analysis.document.language, "themes")["topic"]
    for mention in spoken_in(analysis, clause):
        start, end = (clause.at(at) for at in clause.view.inside(mention.span))
        start = min(start, _began(clause, analysis.events[mention.entity]))
        event = analysis.events[mention.entity]
        if event.modality == "denied":
            continue
        stop = stop_of(clause, topic, end)
        about = rx.compiled(rf"[^.;]{{0,160}}?(?<!\w){topic['noun']}(?!\w)").match(
            clause.text, start
        )
        relative = rx.compiled(topic["relative"]).search(clause.text, end)
        stop = min(stop, relative.start()) if relative else stop
        if about and about.end() - end > _DIRECTLY and _only_near(topic, event):
            about = None
        seen = _seen(clause, topic, start, end) if event.kind == "visit" else None
        if seen:
            yield Region(event.key, seen[0], min(stop, seen[1]), "noun")
        elif event.kind in _SHOWS:
            yield Region(event.key, start, stop, "noun")
        elif event.rule == "events/inaugurate" and not about:
            floor, ceiling = segment(clause.text, start, end)
            yield Region(event.key, floor, min(ceiling, max(stop, end)), "noun")
        elif about and about.end() < stop and not elsewhere(analysis, clause, event, about.span()):
            yield Region(subject_of(analysis, event.key), about.end(), stop, "noun")
        yield from _in_noun(clause, analysis.document.language, event)


def _in_noun(clause: Clause, language: str, event: Event) -> Iterator[Region]:
    """«Trade mission», and a title in quotation marks after a noun."""
    topic = lexicon(language, "themes")["topic"]
    for noun in nouns(clause, language):
        if rx.match(topic["mission"], clause.text[noun.start : noun.end]):
            yield Region(event.key, noun.start, noun.end, "noun")
        if rx.match(rf"\s*[:,]?\s*{SPEECH}", clause.text[noun.end :]):
            yield Region(event.key, noun.end, noun.end + 4, "noun")


def _only_near(topic: dict[str, str], event: Event) -> bool:
    """Whether only what stands right beside an event of its kind is its matter."""
    return "near" in topic and rx.fullmatch(topic["near"], event.kind) is not None


def _seen(clause: Clause, topic: dict[str, str], start: int, end: int) -> tuple[int, int] | None:
    """What a visit went to see: to the end, or in English only the words right after its verb."""
    found = rx.compiled(topic["seen"], re.IGNORECASE).search(clause.text, start, end + 40)
    if found is None:
        return None
    sight = topic.get("sight")
    if sight is None:
        return start, len(clause.text)
    what = rx.compiled(sight).match(clause.text, found.end())
    return what.span() if what else None


def _began(clause: Clause, event: Event) -> int:
    """Where the words that tell of the event begin, if they stand in this clause."""
    reach = clause.span(0, len(clause.text))
    if not reach.start <= event.start < reach.end:
        return len(clause.text)
    return clause.at(clause.view.inside(Span(event.start, event.end))[0])


def _after_papers(analysis: Analysis, clause: Clause) -> Iterator[Region]:
    """«A memorandum on seafood logistics»; of a project all that is told beside its name."""
    topic = lexicon(analysis.document.language, "themes")["topic"]
    reach = clause.span(0, len(clause.text))
    for agreement in analysis.agreements.values():
        if agreement.modality == "denied" or not reach.start <= agreement.start < reach.end:
            continue
        inside = [
            at
            for at, place in enumerate(clause.places)
            if clause.view.places[place] <= agreement.end - 1
        ]
        end = inside[-1] + 1 if inside else 0
        stop = stop_of(clause, topic, end)
        if agreement.type == "project":
            start = clause.at(clause.view.inside(Span(agreement.start, agreement.end))[0])
            first = start if "project_named" in topic else end
            yield Region(agreement.key, first, min(stop, end + _BESIDE), "project")
            continue
        near, far = topic["noun"], topic["fields"]
        about = rx.compiled(
            rf"(?:[^.;:]{{0,60}}?(?<!\w){near}|[^.;:]{{0,160}}?(?<!\w){far})(?!\w)"
        ).match(clause.text, end)
        if about and agreement.type == "instrument":
            yield Region(of_paper(analysis, agreement.key), about.end(), stop, "paper")


def _after_verbs(analysis: Analysis, clause: Clause) -> Iterator[Region]:
    """«The talks covered …»: about the event spoken of here, or the last one before."""
    topic = lexicon(analysis.document.language, "themes")["topic"]
    for match in rx.finditer(rf"(?<![\w'])(?:{topic['verb']})", clause.text):
        of = (
            of_the_two(analysis, clause, match.start())
            or bond_here(analysis, clause, match.start())
            or spoken_of(analysis, clause, match.start())
        )
        if of is not None:
            listing = rx.compiled(topic.get("listing", "(?!)")).match(clause.text, match.end())
            if listing:
                last = stop_of(clause, topic, listing.end())
                yield Region(of, listing.end(), last, "verb")
                continue
            start = (
                match.end()
                + len(clause.text[match.end() :])
                - len(clause.text[match.end() :].lstrip(" :"))
            )
            yield Region(of, start, stop_of(clause, topic, start), "verb")
    for match in rx.finditer(rf"(?<![\w'])(?:{topic['before']})", clause.text):
        of = spoken_of(analysis, clause, match.start())
        if of is not None:
            floor, _ = segment(clause.text, match.start(), match.end())
            yield Region(of, floor, match.start(), "subject")
