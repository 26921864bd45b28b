"""The stage that finds what an event or an agreement deals with.

Themes are looked for only where the text says what something is about: after "a porté sur"
or "discussed", after the noun of an event ("webinar on …"), after a paper ("memorandum on
…"), in its title, and in what a visit went to see. The fields in which people work, and
what is said in quotation marks, are no themes of an event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from passerelle.extraction.account import Event, ThemeOf
from passerelle.extraction.latin.clauses.clauses import SPEECH, Clause, clauses
from passerelle.extraction.latin.clauses.event_nouns import nouns
from passerelle.extraction.latin.clauses.modality import long_past, segment
from passerelle.extraction.latin.clauses.reference import reference
from passerelle.extraction.latin.themes.beside import beside
from passerelle.extraction.latin.themes.matters import (
    Region,
    compounds,
    of_paper,
    of_the_paper,
    spoken_in,
    stop_of,
)
from passerelle.extraction.latin.themes.mentioned import elsewhere, passing
from passerelle.extraction.latin.themes.topics import (
    bond_here,
    leads,
    opened,
    paper_matters,
    regions,
    trained,
    travelled,
)
from passerelle.extraction.latin.themes.triggers import signalled
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis, Span

__all__ = ["themes"]

_BESIDE = 90  # characters after the name of a project that tell of it


def themes(analysis: Analysis) -> None:
    """Add each theme once for each event or agreement."""
    if not analysis.events and not analysis.agreements:
        return
    seen: set[tuple[str, str]] = set()
    for clause in clauses(analysis):
        for slug, of, start, end, rule in _told(analysis, clause):
            if (slug, of) in seen or _named(analysis, clause, start, end):
                continue
            seen.add((slug, of))
            span = clause.span(start, end)
            analysis.themes.append(
                ThemeOf(
                    slug=slug,
                    of=of,
                    start=span.start,
                    end=span.end,
                    rule=f"themes/{rule}",
                    confidence=0.9,
                )
            )
    themed = {one.of for one in analysis.themes}
    for slug, of, clause, start, end in beside(analysis, themed):
        if (slug, of) in seen or _named(analysis, clause, start, end):
            continue
        seen.add((slug, of))
        span = clause.span(start, end)
        analysis.themes.append(
            ThemeOf(
                slug=slug,
                of=of,
                start=span.start,
                end=span.end,
                rule="themes/beside",
                confidence=0.7,
            )
        )
    _of_kind(analysis)


def _of_kind(analysis: Analysis) -> None:
    """A show is culture, a match sport, where nothing else is said of it."""
    book = lexicon(analysis.document.language, "themes").get("kinds")
    if book is None:
        return
    themed = {one.of for one in analysis.themes}
    for event in analysis.events.values():
        slug = book["slugs"].get(event.kind)
        said = analysis.words(Span(event.start, event.end))
        if event.modality == "denied" or event.key in themed or slug is None:
            continue
        if rx.search(book["not"], said):
            continue
        analysis.themes.append(
            ThemeOf(
                slug=slug,
                of=event.key,
                start=event.start,
                end=event.end,
                rule="themes/kind",
                confidence=0.8,
            )
        )


def _told(analysis: Analysis, clause: Clause) -> Iterator[tuple[str, str, int, int, str]]:
    """The themes of a clause: which, of what, and the words that signal it."""
    for region in _regions(analysis, clause):
        for slug, start, end in _signals(analysis, clause, region):
            yield slug, region.of, start, end, region.rule
    if not clause.title:
        for slug, of, start, end in trained(analysis, clause):
            yield slug, of, start, end, "trained"
        for slug, of, start, end in travelled(analysis, clause):
            yield slug, of, start, end, "travelled"


def _named(analysis: Analysis, clause: Clause, start: int, end: int) -> bool:
    """Whether the words belong to the name of a house: the Water House is not about water."""
    words = clause.text[start:end]
    return any(
        event.venue and words in event.venue and rx.search("[A-ZÀ-ÞĀ-ŒŔ-Ț]", event.venue[1:])
        for event in analysis.events.values()
    )


def _signals(analysis: Analysis, clause: Clause, region: Region) -> Iterator[tuple[str, int, int]]:
    """The signals in a region, and in the title of an event in quotation marks there."""
    language = analysis.document.language
    text = clause.text[region.start : region.end]
    signals = list(signalled(text, language))
    for at, (slug, start, end) in enumerate(signals):
        beside = [*signals[max(0, at - 1) : at], *signals[at + 1 : at + 2]]
        if not passing(text, language, (start, end), [(a, b) for _, a, b in beside], region.rule):
            yield slug, region.start + start, region.start + end
    if region.rule not in ("noun", "title"):
        return
    for position, group in clause.groups.items():
        titled = group.kind == "speech" and region.start <= position < region.end
        if titled and rx.search(rf"(?:^|[:\s]){SPEECH}", text):
            said = clause.view.text[group.start : group.end]
            for slug, _, _ in signalled(said, language):
                yield slug, position, position + 1


def _regions(analysis: Analysis, clause: Clause) -> Iterator[Region]:
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


# --- the title --------------------------------------------------------------------------


def _title(analysis: Analysis, clause: Clause) -> Iterator[Region]:
    """What the title names is what the main event, or its paper, is about."""
    main = next((e for e in analysis.events.values() if e.modality != "denied"), None)
    asserted = [a for a in analysis.agreements.values() if a.modality == "asserted"]
    today = reference(analysis)
    signings = [e for e in analysis.events.values() if e.kind == "signing"]
    if main is not None and main.kind == "visit" and signings and _of_agreement(analysis, clause):
        main = next((e for e in signings if e.modality == main.modality), main)
    told = main is not None and main.rule not in ("events/noun", "programme/row")
    told = told and main is not None and not long_past(main.when, today)
    if main is not None and told:
        yield Region(_subject(analysis, main.key), 0, len(clause.text), "title")
    elif asserted and _of_agreement(analysis, clause):
        yield Region(asserted[0].key, 0, len(clause.text), "title")


def _of_agreement(analysis: Analysis, clause: Clause) -> bool:
    """Whether the title itself speaks of an agreement."""
    book = lexicon(analysis.document.language, "agreements")
    forms = "|".join([*book["instruments"].values(), *book["partnerships"].values()])
    return bool(rx.search(rf"(?<!\w)(?:{forms}|coop[eé]ration)", clause.text, re.IGNORECASE))


def _subject(analysis: Analysis, event: str) -> str:
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


# --- after nouns and verbs ---------------------------------------------------------------


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
        seen = rx.search(topic["seen"], clause.text[start : end + 40], re.IGNORECASE)
        if event.kind in ("sport-event", "cultural-event", "exhibition", "workshop") or (
            event.kind == "visit" and seen
        ):
            yield Region(event.key, start, stop, "noun")
        elif event.rule == "events/inaugurate" and not about:
            floor, ceiling = segment(clause.text, start, end)
            yield Region(event.key, floor, min(ceiling, max(stop, end)), "noun")
        elif about and about.end() < stop and not elsewhere(analysis, clause, event, about.span()):
            yield Region(_subject(analysis, event.key), about.end(), stop, "noun")
        for noun in nouns(clause, analysis.document.language):
            if rx.match(topic["mission"], clause.text[noun.start : noun.end]):
                yield Region(event.key, noun.start, noun.end, "noun")
            if rx.match(rf"\s*[:,]?\s*{SPEECH}", clause.text[noun.end :]):
                yield Region(event.key, noun.end, noun.end + 4, "noun")


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
            yield Region(agreement.key, end, min(stop, end + _BESIDE), "project")
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
            _of_the_two(analysis, clause, match.start())
            or bond_here(analysis, clause, match.start())
            or _current(analysis, clause, match.start())
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
        of = _current(analysis, clause, match.start())
        if of is not None:
            floor, _ = segment(clause.text, match.start(), match.end())
            yield Region(of, floor, match.start(), "subject")


def _foreground(event: Event, main: Event) -> bool:
    """Whether the event is no earlier edition and no plan beside the one told of."""
    earlier = event.edition and main.edition and event.edition < main.edition
    return event.modality == main.modality and not earlier


def _of_the_two(analysis: Analysis, clause: Clause, position: int) -> str | None:
    """What "the two towns" put first is a matter of the relation between them."""
    two = lexicon(analysis.document.language, "agreements")["relations"]["two"]
    asserted = [a for a in analysis.agreements.values() if a.modality == "asserted"]
    relations = [a for a in asserted if a.type == "partnership"]
    plan = lexicon(analysis.document.language, "modality")["plan"]
    led = rx.search(rf"{two}[^.;:]{{0,20}}{plan}", clause.text[: position + 30], re.IGNORECASE)
    return relations[0].key if led and len(relations) == 1 else None


def _current(analysis: Analysis, clause: Clause, position: int) -> str | None:
    """The event or agreement that a sentence goes on about."""
    place = clause.view.places[clause.places[position]]
    before = [
        m
        for m in analysis.mentions
        if m.kind == "event"
        and m.span.start <= place
        and analysis.events[m.entity].modality != "denied"
    ]
    main = next((e for e in analysis.events.values() if e.modality != "denied"), None)
    if not before:
        asserted = [a for a in analysis.agreements.values() if a.modality == "asserted"]
        return asserted[0].key if asserted and main is None else None
    same = [m for m in before if main and _foreground(analysis.events[m.entity], main)]
    inside = [m for m in spoken_in(analysis, clause) if m in before]
    chosen = (inside or same or before)[-1]
    return _subject(analysis, chosen.entity)
