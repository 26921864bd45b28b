"""Persons whom a text ties to a body without an office: «X était là pour le Comité».

In brackets too («Dr Z (ETH Zürich)»), and those who preside over it («le groupe présidé par X»).
"""

from __future__ import annotations

import re

from passerelle.extraction.account import Holding
from passerelle.extraction.gazetteer import Entry
from passerelle.extraction.latin.bodies.entering import enter, enter_town
from passerelle.extraction.latin.bodies.french_towns import is_compound
from passerelle.extraction.latin.functions.holding import hold, named_in, slug_in
from passerelle.extraction.latin.words.heads import Candidate, Head
from passerelle.extraction.latin.words.linking import Named, group_before, link
from passerelle.extraction.lexicon import folded, lexicon
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.spots import spots

__all__ = ["affiliated", "bracketed", "presided"]

_IN_BRACKETS = re.compile(
    r"\s?\(((?:[A-ZÀ-ÞĀ-ŒŔ-Ț][\w’'-]*)(?:\s(?:[A-ZÀ-ÞĀ-ŒŔ-Ț][\w’'-]*|de|du|of|for|la|et|and))*)\)"
)


def affiliated(analysis: Analysis) -> None:
    """Persons whom the text only ties to a body: «X et Y étaient là pour le Comité»."""
    language = analysis.document.language
    for passage in analysis.passages:
        people = named_in(analysis, passage)
        for start, end, key in spots(analysis, passage, "body"):
            for one in _spoken_for(passage.text, start, end, people, language):
                if any(h.person == one.key and h.body == key for h in analysis.functions):
                    continue
                if any(h.person == one.key for h in analysis.functions):
                    continue
                span = passage.span(min(one.start, start), max(one.end, end))
                hold(
                    analysis,
                    Holding(
                        person=one.key,
                        body=key,
                        function="affiliated",
                        start=span.start,
                        end=span.end,
                        rule="functions/affiliated",
                        confidence=0.75,
                    ),
                    "",
                )


def bracketed(analysis: Analysis) -> None:
    """Bodies that only stand in brackets after a person: «Dr Weiss (ETH Zürich)»."""
    held = {one.person for one in analysis.functions}
    for passage in analysis.passages:
        for _, end, key in spots(analysis, passage, "person"):
            found = _IN_BRACKETS.match(passage.text, end)
            if key in held or found is None:
                continue
            name, start = found[1], found.start(1)
            place = analysis.gazetteer.place(name)
            if analysis.document.language == "fr" and _is_town(name, place):
                body = enter_town(analysis, passage, start, found.end(1))
            elif place or (len(name.split()) < 2 and not name.isupper()):
                continue
            else:
                head = Head("association")
                one = Candidate(
                    start, found.end(1), name, head, folded(name), "bodies/brackets", 0.6
                )
                body = enter(analysis, passage, one)
            span = passage.span(start, found.end(1))
            hold(
                analysis,
                Holding(
                    person=key,
                    body=body,
                    function="affiliated",
                    start=span.start,
                    end=span.end,
                    rule="functions/brackets",
                    confidence=0.6,
                ),
                "",
            )


def _is_town(name: str, place: Entry | None) -> bool:
    """Whether the words in brackets are a town for which somebody stands: «X (Braga)»."""
    return is_compound(name) if place is None else place.place == "city"


def presided(analysis: Analysis) -> None:
    """«le groupe d'amitié France-Japon du Sénat, présidé par M. X», «X, qui dirige l'Institut»."""
    for passage in analysis.passages:
        if passage.caps or passage.titled:
            continue
        people = named_in(analysis, passage)
        for start, end, named in _bodies_in(analysis, passage) if people else ():
            for one, slug, past in _leaders(analysis, passage, start, end, people):
                body = named if isinstance(named, str) else enter(analysis, passage, named)
                _leads(analysis, passage, one, body, slug, past)


def _bodies_in(analysis: Analysis, passage: Passage) -> list[tuple[int, int, str | Candidate]]:
    """The outermost bodies of a passage, and names put aside until someone has an office there."""
    found: list[tuple[int, int, str | Candidate]] = [*spots(analysis, passage, "body")]
    taken = [(a, b) for a, b, _ in found]
    found += [
        (one.start, one.end, one)
        for where, one in analysis.held
        if where is passage and not any(a < one.end and one.start < b for a, b in taken)
    ]
    return [
        (start, end, one)
        for start, end, one in found
        if not any(a <= start and b >= end and (a, b) != (start, end) for a, b in taken)
    ]


def _leaders(
    analysis: Analysis, passage: Passage, start: int, end: int, people: list[Named]
) -> list[tuple[Named, str, bool]]:
    """Who is said to lead a body by a verb: the person, the office, and whether it is past."""
    language, text = analysis.document.language, passage.text
    links = lexicon(language, "functions")["links"]
    found: list[tuple[Named, str, bool]] = []
    for key, slug in (("presides", "president"), ("directs", "director")):
        after = link(language, key).match(text, end) if key in links else None
        found += [(p, slug, False) for p in people if after and p.begin == after.end()][:1]
    before = [one for one in people if one.end <= start]
    for key, slug in _VERBS:
        between = _APPOSED.sub("", text[before[-1].end : start]) if before else ""
        if before and key in links and link(language, key).fullmatch(between):
            found.append((before[-1], slug, key in ("presided_over", "directed_it")))
    return found


# «qui dirige l'association Sources Vives»: the head is no part of the name
_APPOSED = re.compile(r"(?i)\b(?:association|réseau|ong|société|entreprise|journal)\s$")
_VERBS = (
    ("presides_over", "president"),
    ("presided_over", "president"),
    ("directs_it", "director"),
    ("directed_it", "director"),
)


def _leads(
    analysis: Analysis, passage: Passage, one: Named, key: str, slug: str, past: bool
) -> None:
    body = analysis.bodies[key]
    level = next((core[0] for core, k in analysis.cores.items() if k == key), "")
    span = passage.span(one.start, one.end)
    holding = Holding(
        person=one.key,
        body=key,
        function=slug_in(slug, body.kind, level),
        former=past,
        start=span.start,
        end=span.end,
        rule="functions/presides",
        confidence=0.85,
    )
    hold(analysis, holding, "")


def _spoken_for(text: str, start: int, end: int, people: list[Named], language: str) -> list[Named]:
    before = [one for one in people if one.end <= start]
    if before:
        between = text[before[-1].end : start]
        if language == "fr":
            between = _APPOSED.sub("", between)
        if link(language, "stands_for").fullmatch(between) or re.fullmatch(
            r"\s[(–—-]\s?(?:the |la |le |l[’'])?", between
        ):
            return group_before(text, people, before[-1], language)
        if language == "en" and re.fullmatch(r",\s(?:the )?", between):
            return [before[-1]]
    after = [one for one in people if one.begin >= end]
    if (
        after
        and re.fullmatch(r"\s?:\s?", text[end : after[0].begin])
        and link(language, "for_body").search(text[:start])
    ):
        group = [after[0]]
        for one in after[1:]:
            if not link(language, "and").fullmatch(text[group[-1].end : one.begin]):
                break
            group.append(one)
        return group
    return []
