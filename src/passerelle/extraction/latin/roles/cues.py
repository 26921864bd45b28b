"""Words beside names that say what somebody is to an event: "in the presence of", "Speakers:"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from passerelle.extraction.latin.clauses.binding import last_of_row, subjects
from passerelle.extraction.latin.clauses.clauses import PARTY, Clause
from passerelle.extraction.latin.clauses.groups import Group
from passerelle.extraction.latin.clauses.rows import listed
from passerelle.extraction.latin.roles.parts import SIGNS, Reader, office
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx

__all__ = ["cues"]


def cues(reader: Reader, clause: Clause) -> None:
    """Add the parts that the words of a clause give."""
    _from_verbs(reader, clause)
    _from_cues(reader, clause)
    _represented(reader, clause)
    _relative(reader, clause)
    _signature(reader, clause)
    _two_holders(reader, clause)


def _from_cues(reader: Reader, clause: Clause) -> None:
    for cue in reader.book["cue"]:
        for match in rx.finditer(rf"(?<![\w'])(?:{cue['pattern']})", clause.text, re.I):
            if not _fits(reader, clause, cue, match):
                continue
            leads = rx.match(reader.book["goes_on"], clause.text.strip(" \n•"))
            wanted = reader.here if cue.get("here") and not leads else reader.near
            event = wanted(clause, match.start())
            if event is None and cue["role"] == "delegation-member":
                event = reader.next(clause)  # who they were is told before what they did
            for groups, behalf in _named(reader, clause, match, cue):
                role, of = _weighed(reader, clause, cue["role"], event, match.start())
                there = reader.book.get("was_there", "(?!)")
                if role == "participant" and rx.search(there, match[0], re.I):
                    role = _witness(reader, of)
                beside = role == "co-organiser" and all(one.kind == "person" for one in groups)
                if beside and rx.match(cue.get("beside", "(?!)"), match[0]):
                    role = "participant"
                reader.add(of, groups, role, clause, cue["role"], behalf)


def _weighed(
    reader: Reader, clause: Clause, role: str, event: str | None, position: int
) -> tuple[str, str | None]:
    """The role as the kind of the event has it; who belongs to a group is where the group is."""
    if role == "witness":
        return _witness(reader, event), event
    if role == "participant" and event and reader.analysis.events[event].kind == "reception":
        invited = rx.compiled(reader.book.get("invited", "(?!)")).match(clause.text, position)
        return ("guest" if invited else role), event
    if role == "organiser" and event and reader.analysis.events[event].kind == "reception":
        return "host", event
    if role == "participant" and event and reader.analysis.events[event].kind == "signing":
        reach = clause.span(0, len(clause.text))
        beside = any(p.role == "witness" and reach.covers(p.span) for p in reader.parts)
        return ("witness" if beside else role), event
    if role in ("delegation-member", "companion"):
        of = reader.of_group(clause, position, event)
        travels = role == "delegation-member" or reader.has_group(of)
        return ("delegation-member" if travels else "participant"), of
    return role, event


def _fits(reader: Reader, clause: Clause, cue: dict[str, Any], match: re.Match[str]) -> bool:
    """Whether what must stand before the cue does: a delegation before "conduite par".

    «Le groupe d'amitié, présidé par X» says who presides over the group, not over the event.
    """
    heads = reader.book.get("heads_body")
    near = clause.text[max(0, match.start() - 60) : match.start()]
    if heads and rx.match(heads, match[0]) and rx.search("Ⓑ,? ?$", near):
        return False
    led = rx.search(r"Ⓓ[^.;:,ⓅⒷ]{0,40}$", near)
    if cue["role"] == "chair" and heads and led and rx.match(heads, match[0]):
        return False  # «la délégation est présidée par»
    if "after" not in cue:
        return True
    before = clause.text[max(0, match.start() - 120) : match.start()]
    at_head = not before.strip(" \n•–-") and match[0][:1].isupper()
    if at_head and "ahead" in cue:  # «Conduite par Ⓟ, Ⓓ …»
        return bool(rx.search(cue["ahead"], clause.text[match.end() :]))
    return bool(rx.search(rf"(?:{cue['after']})[^.;:]*$", before))


def _witness(reader: Reader, event: str | None) -> str:
    kind = reader.analysis.events[event].kind if event else ""
    return "witness" if rx.fullmatch(reader.book["witnessed"], kind) else "participant"


def _named(
    reader: Reader, clause: Clause, match: re.Match[str], cue: dict[str, Any]
) -> Iterator[tuple[list[Group], str | None]]:
    """The rows of names that a cue governs, and in whose name they are said to be there."""
    kinds = cue.get("kinds", "ⓅⒷⒹ")
    text, end = clause.text, match.end()
    colon = rx.compiled(
        r"[^ⓅⒷⒹ.;•]{0,70}?(?:au nom d(?:u|e|e la) ?Ⓑ ?|of Ⓑ ?)?(?::|\n(?=•))"
    ).match(text, end)
    if cue.get("list") and colon:
        within = rx.search(reader.book["behalf"]["within"], text[match.start() : colon.end()])
        behalf = None
        if within:
            behalf = clause.groups[match.start() + within.start(1)].keys[0]
        yield from _items(reader, clause, colon.end(), kinds, behalf)
        return
    start = _first(reader, clause, end, bool(cue.get("list")))
    if start is None:
        return
    stop = rx.compiled(reader.book.get("row_ends", "(?!)")).search(text, start)
    row, _ = listed(clause, reader.language, start, stop.start() if stop else len(text))
    groups, _ = last_of_row(clause, reader.language, match.start(), tuple(row))
    yield [one for one in groups if SIGNS.get(one.kind, "?") in kinds], None


def _first(reader: Reader, clause: Clause, end: int, list_only: bool) -> int | None:
    """Where the row after a cue begins: at once, or after "de nombreux élus, dont"."""
    words = lexicon(reader.language, "clauses")
    of = rf"(?:(?:{words['preposition']})\s+|d')?"
    near = rx.compiled(rf"[\s:•–-]*{of}(?:(?={PARTY})|(?:[\w'-]+ ){{0,4}}(?=Ⓟ))").match(
        clause.text, end
    )
    if near and not (list_only and rx.search(r"\b(?:by|from|to)\b", near[0])):
        return near.end()
    if list_only:
        return None
    far = rx.compiled(
        rf"[^ⓅⒷⒹ.;:!?•]{{1,70}}?(?:,|\b(?:{reader.book['among']}))\s+{of}(?={PARTY})"
    ).match(clause.text, end)
    return far.end() if far else None


def _items(
    reader: Reader, clause: Clause, start: int, kinds: str, behalf: str | None
) -> Iterator[tuple[list[Group], str | None]]:
    """The items after a colon: of each the first row of names, and "for" whom it stands."""
    book = reader.book["behalf"]
    bounds = [m.start() for m in rx.finditer(r"[•;]", clause.text[start:])]
    cuts = [start, *(start + bound + 1 for bound in bounds), len(clause.text)]
    for left, bound in pairwise(cuts):
        stop = clause.text.find(". ", left, bound)
        right = stop if stop >= 0 else bound
        led = rx.compiled(rf"[\s•–-]*{book['before']}\s*(Ⓑ)\s*[:,]").match(clause.text, left, right)
        own = rx.compiled(rf"[\s•–-]*{book['own']}").match(clause.text, left, right)
        stands_for = clause.groups[led.start(1)].keys[0] if led else behalf
        first = rx.compiled(PARTY).search(clause.text, led.end() if led else left, right)
        if not first or first.start() - left > 90:
            continue
        groups, _ = listed(clause, reader.language, first.start(), right)
        chosen = [one for one in groups if SIGNS.get(one.kind, "?") in kinds]
        if own:
            for group in chosen:
                for key in group.keys:
                    yield [_only(group, key)], office(reader, key)
        else:
            yield chosen, stands_for


def _only(group: Group, key: str) -> Group:
    return Group(group.kind, (key,), group.start, group.end)


def _from_verbs(reader: Reader, clause: Clause) -> None:
    for verb in reader.book["verb"]:
        for match in rx.finditer(rf"(?<![\w'])(?:{verb['pattern']})", clause.text):
            groups = subjects(clause, reader.language, match.start(), verb.get("kinds", "ⓅⒷⒹ"))
            if groups:
                event = reader.near(clause, match.start())
                if event and "kind" in verb:
                    kind = reader.analysis.events[event].kind
                    event = event if rx.fullmatch(verb["kind"], kind) else None
                if (
                    event
                    and verb["role"] == "sponsor"
                    and not _travels(reader, clause, match, event)
                ):
                    event = None
                if verb["role"] == "delegation-member":
                    event = reader.of_group(clause, match.end(), event)
                role = verb["role"]
                seen = verb.get("looks_on") or reader.book.get("was_there", "(?!)")
                if role == "participant" and rx.search(seen, match[0]):
                    role = _witness(reader, event)
                behalf = _for_whom(reader, clause, match.end())
                reader.add(event, groups, role, clause, f"verb-{verb['role']}", behalf)


def _travels(reader: Reader, clause: Clause, match: re.Match[str], event: str) -> bool:
    """Whether who "paid for the trip" paid for this event: a trip is no signing."""
    journey = reader.book.get("journey")
    paid = clause.text[match.start() : match.end() + 20]
    still = ("signing", "ceremony", "conference", "meeting", "assembly")
    return not (journey and rx.search(journey, paid)) or (
        reader.analysis.events[event].kind not in still
    )


def _relative(reader: Reader, clause: Clause) -> None:
    """«X, president of Y, who will moderate»: the role of the last person before."""
    for role, pattern in reader.book["relative"].items():
        for match in rx.finditer(rf"Ⓟ(?P<between>[^Ⓟ.;•]{{0,90}}?),? {pattern}", clause.text):
            group = clause.groups[match.start()]
            reader.add(
                reader.near(clause, match.start()), [group], role, clause, f"relative-{role}"
            )


def _two_holders(reader: Reader, clause: Clause) -> None:
    """«La visioconférence réunira les deux maires», where the text names just two."""
    for word, slug in reader.book.get("two_holders", {}).items():
        match = rx.search(rf"(?<!\w){word}\b", clause.text)
        now = [f for f in reader.analysis.functions if f.function == slug and not f.former]
        holders = tuple(dict.fromkeys(f.person for f in now))
        if match and len(holders) == 2:
            start, end = clause.places[match.start()], clause.places[match.end() - 1] + 1
            both = Group("person", holders, start, end)
            event = reader.here(clause, match.start())
            signs = reader.book.get("holders_sign")
            signing = signs and rx.match(signs, clause.text[match.end() :])
            role = "signatory" if signing and _all_towns(reader, holders) else "participant"
            reader.add(event, [both], role, clause, "two-holders")


def _all_towns(reader: Reader, holders: tuple[str, ...]) -> bool:
    """Whether the text names no other town than those of the two."""
    towns = {key for core, key in reader.analysis.cores.items() if core[0] == "city"}
    return towns <= {office(reader, person) for person in holders}


def _signature(reader: Reader, clause: Clause) -> None:
    """A line such as "For the City of X: Mayor Y" under a text about a signing."""
    for_whom = reader.book["behalf"]["line"]
    match = rx.match(
        rf"\W*{for_whom} ?(Ⓑ)\s*[:,–-]\s*[^ⓅⒷⒹ.;]{{0,30}}(Ⓟ)[^ⓅⒷⒹ]{{0,60}}$", clause.text
    )
    event = reader.last(clause) if match else None
    if match and event and reader.analysis.events[event].kind == "signing":
        behalf = clause.groups[match.start(1)].keys[0]
        group = clause.groups[match.start(2)]
        reader.add(event, [group], "signatory", clause, "signature", behalf)


def _for_whom(reader: Reader, clause: Clause, end: int) -> str | None:
    """The body after "were there for"."""
    match = rx.compiled(rf"\s*{reader.book['behalf']['after']}\s*(?=Ⓑ)").match(clause.text, end)
    return clause.groups[match.end()].keys[0] if match else None


def _represented(reader: Reader, clause: Clause) -> None:
    """«The city was represented by X»: X was there in the name of the city."""
    for match in rx.finditer(reader.book["behalf"]["represented"], clause.text):
        bodies = subjects(clause, reader.language, match.start(), "Ⓑ")
        start = _first(reader, clause, match.end(), list_only=False)
        if not bodies or start is None:
            continue
        groups, _ = listed(clause, reader.language, start, len(clause.text))
        persons = [one for one in groups if one.kind == "person"]
        event = reader.near(clause, match.start())
        reader.add(event, persons, "participant", clause, "represented", bodies[0].keys[0])
