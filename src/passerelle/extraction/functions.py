"""Functions: who is what, in which body; and on what their public role rests.

`linking` says whose an office is. Its body is the one named with it; else the one of the
function before it, of the list it stands in, or of the text, as far as a body of that kind
can have such an office. The slug may depend on the body: who presides over a region, a
département, a community, a friendship group or an association is not the same.
"""

from __future__ import annotations

import re

from passerelle.extraction.account import Holding
from passerelle.extraction.analysis import Analysis
from passerelle.extraction.bodies import enter
from passerelle.extraction.context import LEVELS, chinese_home
from passerelle.extraction.heads import Candidate, Head
from passerelle.extraction.held_in import seats
from passerelle.extraction.joining import drop
from passerelle.extraction.lexicon import folded
from passerelle.extraction.linking import Named, Tie, group_before, link, ties
from passerelle.extraction.offices import Office, offices
from passerelle.extraction.passages import Passage
from passerelle.extraction.people import title_before
from passerelle.extraction.spots import spots
from passerelle.extraction.tokens import is_pinyin, is_surname

__all__ = ["functions", "named_in"]

_PRESIDENTS = {
    "region": ("regional-council-president", "regional-council-vice-president"),
    "departement": ("departmental-council-president", "vice-president"),
    "friendship-group": ("group-president", "group-vice-president"),
}
_COMMUNITIES = frozenset(
    (
        *("metropole", "communaute-agglomeration", "communaute-communes", "communaute-urbaine"),
        *("intermunicipal-body", "petr"),
    )
)
_ADMINISTRATIONS = frozenset(
    (
        *("ministry", "agency", "embassy", "consulate", "state-body", "state-prefecture"),
        *(
            "foreign-affairs-office",
            "local-authority",
            "ministerial-delegation",
            "parliament-chamber",
        ),
    )
)
_PRIVATE = frozenset(("company", "foundation", "ngo", "university", "hospital", "agency", "museum"))
_OF_BODY = frozenset(("affiliated", "member", "observer-member"))
_LEADS = frozenset(
    (
        "president",
        "vice-president",
        "honorary-president",
        "secretary-general",
        "treasurer",
        "founder",
    )
)
_IN_BRACKETS = re.compile(
    r"\s?\(((?:[A-ZÀ-Þ][\w’'-]*)(?:\s(?:[A-ZÀ-Þ][\w’'-]*|de|du|of|for|la|et|and))*)\)"
)
_RANK = {"official-mention": 0, "appointed": 1, "elected": 2}


def functions(analysis: Analysis) -> None:
    """Find the functions of all persons, with their bodies."""
    last: Holding | None = None
    for number, passage in enumerate(analysis.passages):
        if passage.caps or passage.titled:
            continue
        last = _in_passage(analysis, number, passage, last)
    _affiliated(analysis)
    _bracketed(analysis)
    _drop_generic(analysis)


def _drop_generic(analysis: Analysis) -> None:
    """Bodies without a proper name count only if someone holds a function there."""
    held = {one.body for one in analysis.functions}
    for key, body in list(analysis.bodies.items()):
        if body.rule == "bodies/head-word" and body.confidence == 0.7 and key not in held:
            drop(analysis, key)


def named_in(analysis: Analysis, passage: Passage) -> list[Named]:
    """The persons named in a passage, with their titles."""
    language = analysis.document.language
    taken = offices(passage.text, language)
    found: list[Named] = []
    for start, end, key in spots(analysis, passage, "person"):
        begin = title_before(passage.text, start, language)
        inner = [one.end for one in taken if begin <= one.start and one.end <= start]
        begin = max([begin, *inner])
        found.append(Named(begin + (passage.text[begin] == " "), start, end, key))
    return found


def _in_passage(
    analysis: Analysis, number: int, passage: Passage, last: Holding | None
) -> Holding | None:
    language = analysis.document.language
    people = named_in(analysis, passage)
    bodies = [(a, b) for a, b, _ in spots(analysis, passage, "body")]
    found = [
        one
        for one in offices(passage.text, language)
        if not _within(one, people) and not any(a < one.start < b for a, b in bodies)
    ]
    held = seats(analysis, number, found, people)
    stops = [max(one.end, seat.end) for one, seat in zip(found, held, strict=True)]
    for tie in ties(passage.text, found, stops, people, language):
        office, seat = found[tie.office], held[tie.office]
        body = seat.body_of(tie.person)
        if body is None and _told(analysis, tie, office):
            continue
        if body is None and (office.slug in _OF_BODY or (seat.other and office.slug in _LEADS)):
            continue
        if body is None:
            body = _at_home(analysis, number, tie, office, seat.context)
        last = _hold(analysis, passage, tie, office, body)
    _successors(analysis, passage, people, last)
    return last


def _at_home(
    analysis: Analysis, number: int, tie: Tie, office: Office, body: str | None
) -> str | None:
    """The body of the context; of a Chinese mayor a Chinese one."""
    levels = LEVELS.get(office.slug)
    if levels is None or body is None:
        return body
    person = analysis.people[tie.person.key]
    chinese = is_surname(person.family or "") and is_pinyin((person.given or "").replace(" ", ""))
    if not chinese or analysis.bodies[body].country == "CN":
        return body
    return chinese_home(analysis, number, levels)


def _told(analysis: Analysis, tie: Tie, office: Office) -> bool:
    """Whether the person was already said to have this function: «said Mayor X»."""
    return any(
        one.person == tie.person.key
        and one.function in (office.slug, _slug(office.slug, _kind(analysis, one.body)))
        and one.former == office.former
        for one in analysis.functions
    )


def _kind(analysis: Analysis, key: str | None) -> str:
    return analysis.bodies[key].kind if key in analysis.bodies else ""


def _within(office: Office, people: list[Named]) -> bool:
    return any(one.start <= office.start < one.end for one in people)


def _hold(
    analysis: Analysis, passage: Passage, tie: Tie, office: Office, body: str | None
) -> Holding:
    kind = _kind(analysis, body)
    start = min(tie.person.start, office.begin)
    end = max(tie.person.end, office.end)
    span = passage.span(start, end)
    if re.search(r"\d{2}", analysis.words(span)) or span.end - span.start > 160:
        span = passage.span(office.begin, office.end)  # nothing private comes along
    holding = Holding(
        person=tie.person.key,
        body=body,
        function=_slug(office.slug, kind),
        acting=office.acting,
        former=office.former or (tie.past and not office.acting),
        honorary=office.honorary,
        start=span.start,
        end=span.end,
        rule="functions/before-name" if tie.before else "functions/after-name",
        confidence=0.9,
    )
    _enter(analysis, holding, office.basis)
    return holding


def _enter(analysis: Analysis, holding: Holding, basis: str) -> None:
    def same(one: Holding) -> bool:
        marks = (one.person, one.function, one.former) == (
            holding.person,
            holding.function,
            holding.former,
        )
        return marks and (one.body == holding.body or None in (one.body, holding.body))

    before = next((n for n, one in enumerate(analysis.functions) if same(one)), None)
    if before is None:
        analysis.functions.append(holding)
    elif analysis.functions[before].body is None:
        analysis.functions[before] = holding
    rank = _basis(analysis, holding, basis)
    person = analysis.people[holding.person]
    if _RANK[rank] > _RANK[person.basis]:
        analysis.people[holding.person] = person.model_copy(update={"basis": rank})


def _slug(slug: str, kind: str) -> str:
    if slug == "director-general-of-services" and kind in _PRIVATE:
        return "director"
    if slug in ("president", "vice-president"):
        second = slug == "vice-president"
        if kind in _PRESIDENTS:
            return _PRESIDENTS[kind][second]
        if kind in _COMMUNITIES and not second:
            return "community-president"
    if slug == "member" and kind == "friendship-group":
        return "group-member"
    if slug == "municipal-councillor":
        return {"region": "regional-councillor", "departement": "departmental-councillor"}.get(
            kind, "community-councillor" if kind in _COMMUNITIES else slug
        )
    return slug


def _basis(analysis: Analysis, holding: Holding, basis: str) -> str:
    """Elected, appointed or neither: by the office, or by whether a public body has it."""
    body = analysis.bodies.get(holding.body or "")
    public = body is not None and (body.type == "collectivity" or body.kind in _ADMINISTRATIONS)
    if basis == "elected":
        return "elected"
    if (
        holding.function
        in ("president", "vice-president", "community-president", "honorary-president")
        or "council" in holding.function
        or "group" in holding.function
    ):
        return "elected" if body is not None and body.type == "collectivity" else "official-mention"
    if basis == "appointed":
        state = holding.function in (
            "prefect",
            "ambassador",
            "consul",
            "minister",
            "governor",
            "vice-governor",
            "diplomatic-counsellor",
            "delegate-for-external-action",
            "party-secretary",
        )
        return "appointed" if state or public else "official-mention"
    return "appointed" if public and holding.function == "affiliated" else "official-mention"


def _successors(
    analysis: Analysis, passage: Passage, people: list[Named], last: Holding | None
) -> None:
    """«Elle succède à X»: X has had the function that was just told."""
    if last is None:
        return
    language = analysis.document.language
    for one in people:
        if one.key == last.person or not link(language, "succeeds").search(
            passage.text[: one.start]
        ):
            continue
        span = passage.span(one.start, one.end)
        former = last.model_copy(
            update={
                "person": one.key,
                "former": True,
                "acting": False,
                "start": span.start,
                "end": span.end,
                "rule": "functions/predecessor",
                "confidence": 0.8,
            }
        )
        told = [h for h in analysis.functions if h.person == last.person and not h.former]
        former = (
            former.model_copy(update={"function": told[0].function, "body": told[0].body})
            if told
            else former
        )
        _enter(analysis, former, "appointed")


def _affiliated(analysis: Analysis) -> None:
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
                _enter(
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


def _bracketed(analysis: Analysis) -> None:
    """Bodies that only stand in brackets after a person: «Dr Weiss (ETH Zürich)»."""
    held = {one.person for one in analysis.functions}
    for passage in analysis.passages:
        for _, end, key in spots(analysis, passage, "person"):
            found = _IN_BRACKETS.match(passage.text, end)
            if key in held or found is None or analysis.gazetteer.place(found[1]):
                continue
            if len(found[1].split()) < 2 and not found[1].isupper():
                continue
            name, start = found[1], found.start(1)
            one = Candidate(
                start, found.end(1), name, Head("association"), folded(name), "bodies/brackets", 0.6
            )
            body = enter(analysis, passage, one)
            span = passage.span(start, found.end(1))
            _enter(
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


def _spoken_for(text: str, start: int, end: int, people: list[Named], language: str) -> list[Named]:
    before = [one for one in people if one.end <= start]
    if before:
        between = text[before[-1].end : start]
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
