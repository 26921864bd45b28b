"""Which names hang on a verb: its subject, its object, those after "by".

A subject stands before the verb and hangs on no preposition, an object right after it.
"""

from __future__ import annotations

import re

from passerelle.extraction.latin.clauses.clauses import PARTY, Clause
from passerelle.extraction.latin.clauses.groups import Group
from passerelle.extraction.latin.clauses.rows import ALL, listed, rows_between
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx

__all__ = [
    "NEAR",
    "agents",
    "first_subject",
    "fronted",
    "last_of_row",
    "objects",
    "sent",
    "subjects",
]

NEAR = 120  # characters between a verb and its noun, names being one


def subjects(clause: Clause, language: str, verb: int, kinds: str) -> tuple[Group, ...]:
    """The last group or row of groups before the verb that hangs on no preposition."""
    text = clause.text
    floor = _floor(text, verb)
    rows = rows_between(clause, language, floor, verb)
    words = lexicon(language, "clauses")
    cleft = words.get("cleft")
    antecedent = _antecedent(clause, language, floor, verb)
    if antecedent:
        return (antecedent,) if _sign(clause, antecedent) in kinds else ()
    for start, end, groups in reversed(rows):
        between = text[end:verb]
        if text[start - 1 : start] == "(" and between.startswith(")"):
            continue  # the acronym of a body named before
        near = text[max(floor, start - 60) : start]
        led = (words.get("done_to"), words.get("by_office"))
        if any(one and rx.search(one, near) for one in led):
            continue
        if cleft and between == " qui " and rx.search(cleft, near):
            between = " "
        if not _free(language, text[floor:start]) or _blocked(language, between):
            anew = _begins_anew(clause, language, floor, groups, between)
            if anew and _sign(clause, anew[0]) in kinds:
                return anew
            continue
        if _is_object(language, text, between, start, [one for one in rows if one[1] <= start]):
            continue
        if all(_sign(clause, one) in kinds for one in groups):
            return tuple(groups)
        return ()
    return ()


def _floor(text: str, at: int) -> int:
    """Where the part of a sentence begins that `at` lies in."""
    return max(text.rfind(mark, 0, at) for mark in ".;:!?•") + 1


def _antecedent(clause: Clause, language: str, floor: int, verb: int) -> Group | None:
    """«Ⓟ, who had signed …»: the name before the relative pronoun."""
    words = lexicon(language, "clauses").get("antecedent", "(?!)")
    match = rx.search(words, clause.text[floor:verb])
    return clause.groups[floor + match.start("who")] if match else None


def _anew(clause: Clause, language: str, groups: list[Group], between: str) -> tuple[Group, ...]:
    """«… was given by Ⓑ, and Ⓟ spoke»: the last name of what looks like a row begins anew."""
    words = lexicon(language, "clauses").get("anew")
    if words is None or len(groups) < 2 or _blocked(language, between):
        return ()
    last = next(at for at, one in clause.groups.items() if one is groups[-1])
    return (groups[-1],) if rx.search(words, clause.text[max(0, last - 12) : last]) else ()


def _begins_anew(
    clause: Clause, language: str, floor: int, groups: list[Group], between: str
) -> tuple[Group, ...]:
    """«Invitée par Ⓟ, Ⓟ a visité …»: the last of what looks like a row has the verb."""
    anew = _anew(clause, language, groups, between)
    if anew or _blocked(language, between):
        return anew
    before = clause.text[floor:]
    head = floor + len(before) - len(before.lstrip(" \n–-•"))
    return last_of_row(clause, language, head, tuple(groups))[1]


def first_subject(clause: Clause, language: str, verb: int, kinds: str) -> tuple[Group, ...]:
    """The first row of a sentence, if it hangs on no preposition: its subject."""
    floor = _floor(clause.text, verb)
    for start, _, groups in rows_between(clause, language, floor, verb)[:1]:
        fits = all(_sign(clause, one) in kinds for one in groups)
        return tuple(groups) if fits and _free(language, clause.text[floor:start]) else ()
    return ()


def fronted(clause: Clause, language: str, start: int, end: int, kinds: str) -> tuple[Group, ...]:
    """«Reçue à Ⓛ par Ⓟ, Ⓓ a visité …»: of a participle that begins a sentence, what follows."""
    text = clause.text
    floor = _floor(text, start)
    led = text[floor:start].strip(" \n–-•")
    if led or not text[start].isupper() or not lexicon(language, "clauses").get("fronted"):
        return ()
    stop = rx.search(r"[.;:!?•]", text[end : end + 2 * NEAR])
    ceiling = end + (stop.start() if stop else 2 * NEAR)
    for first, reach, groups in rows_between(clause, language, end, min(ceiling, len(text))):
        after = rx.compiled(lexicon(language, "clauses")["fronted"]).match(text, reach)
        english = language == "en" and rx.search(r", (?:[\w'’-]+ ){1,4}$", text[end:first])
        if (text[:first].endswith(", ") or english) and after and _sign(clause, groups[0]) in kinds:
            return tuple(groups)
    return ()


def last_of_row(
    clause: Clause, language: str, start: int, doers: tuple[Group, ...]
) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    """«Reçu par Ⓟ, Ⓟ a visité …»: the last of what looks like a row is who was received."""
    text = clause.text
    floor = _floor(text, start)
    at_head = not text[floor:start].strip(" \n–-•") and text[start].isupper()
    verb = lexicon(language, "clauses").get("fronted")
    if not at_head or len(doers) < 2 or not verb:
        return doers, ()
    spots = [position for position, group in clause.groups.items() if group in doers]
    between = text[spots[-2] + 1 : spots[-1]]
    after = rx.compiled(verb).match(text, spots[-1] + 1)
    words = lexicon(language, "clauses")["and"]
    if after and between.endswith(", ") and not rx.search(rf"\b(?:{words})\b", between):
        return doers[:-1], doers[-1:]
    return doers, ()


def _is_object(
    language: str,
    text: str,
    between: str,
    start: int,
    before: list[tuple[int, int, list[Group]]],
) -> bool:
    """«Ⓟ met Ⓟ and opened …»: who is met is not the one who opens."""
    joint = lexicon(language, "clauses").get("then")
    if joint is None or not before or not rx.fullmatch(rf",? {joint} ?", between):
        return False
    verb = text[before[-1][1] : start]
    return bool(rx.fullmatch(r",? (?:\w+ ){1,3}", verb)) and "," not in verb.rstrip()[1:]


def sent(
    clause: Clause, language: str, verb: int, roles: tuple[str, str]
) -> tuple[tuple[Group, ...], tuple[str, str]]:
    """The body whose team or mission travels; who sends a mission organises it."""
    book = lexicon(language, "events")["refine"]
    floor = _floor(clause.text, verb)
    match = rx.compiled(book["party"]).search(clause.text, floor, verb)
    if not match or _blocked(language, clause.text[match.end() + 1 : verb]):
        return (), roles
    mission = rx.search(book["mission"], match[0])
    return (clause.groups[match.end()],), ("sender" if mission else roles[0], roles[1])


def _free(language: str, before: str) -> bool:
    """Whether no preposition governs what follows `before`."""
    words = lexicon(language, "clauses")["preposition"]
    led = rx.search(rf"(?:^|[\s(,])(?:{words})\s*$", " " + before, re.IGNORECASE)
    return led is None or before.rstrip().endswith(("s'", "l'"))


def _blocked(language: str, between: str) -> bool:
    """Whether the words between subject and verb hold another verb, or lead elsewhere."""
    verb = lexicon(language, "clauses")["verb"]
    inserted = rx.sub(r",[^,]*,", ",", between)
    pronoun = lexicon(language, "clauses")["pronoun"]
    return bool(rx.search(rf"(?<![\w'])(?:{verb}|{pronoun})\b", inserted)) or len(inserted) > NEAR


def objects(clause: Clause, language: str, end: int, kinds: str) -> tuple[Group, ...]:
    """The groups right after the verb: only an insertion in commas, a place or a date between."""
    text = clause.text
    gap = rx.compiled(
        rf"(?: [^{ALL},.;:!?•()]{{0,60}})?(?:,[^.;:!?•]{{1,90}}?,)?,?\s*(?=[{kinds}])"
    ).match(text, end)
    if not gap:
        return ()
    between = text[end : gap.end()].rstrip()
    if between and not _free(language, between):
        return ()
    return tuple(listed(clause, language, gap.end(), len(text))[0])


def agents(clause: Clause, language: str, end: int, by: str) -> tuple[Group, ...]:
    """Those named after "by", wherever it stands in the rest of the clause before a full stop."""
    housed = "|".join(f"(?<={words} )" for words in lexicon(language, "clauses")["housed"])
    between = (
        rf"(?:[^.;:!?•{ALL}]|(?:{housed})Ⓑ|(?<=presence of )Ⓟ){{0,80}}?"  # "at the seat of Ⓑ by Ⓟ"
    )
    match = rx.compiled(rf"{between}\b{by}\s+(?=[^.;:!?•]{{0,60}}?{PARTY})").match(clause.text, end)
    if not match or not by:
        return ()
    first = next(p for p in sorted(clause.groups) if p >= match.end() and clause.text[p] in ALL)
    return tuple(listed(clause, language, first, len(clause.text))[0])


def _sign(clause: Clause, group: Group) -> str:
    return {"person": "Ⓟ", "body": "Ⓑ", "delegation": "Ⓓ"}.get(group.kind, "?")
