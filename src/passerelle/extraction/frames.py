"""Verbs of events with those who do them and those to whom they are done.

A frame of the lexicon ``events`` names verbs and what their subject and object are to the
event. `frames` finds them in a clause and binds the groups beside them: a subject stands
before the verb and hangs on no preposition, an object right after it, an agent after "by".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from passerelle.extraction.clauses import PARTY, Clause, Group
from passerelle.extraction.lexicon import filled, lexicon

__all__ = ["Frame", "Noun", "frames", "listed", "macros", "noun_at", "nouns", "subjects"]

_ALL = "ⓅⒷⒹ"
_NEAR = 120  # characters between a verb and its noun, names being one


@dataclass(frozen=True)
class Noun:
    """A noun of an event: its kind, and where it stands."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Frame:
    """A verb of an event in a clause, and what is bound to it."""

    name: str
    kind: str
    start: int
    end: int
    passive: bool
    subjects: tuple[Group, ...]
    objects: tuple[Group, ...]
    roles: tuple[str, str]
    noun: Noun | None
    modality: str | None
    reach: tuple[int, int] = (0, 1 << 30)
    """From the verb before to the verb after in the clause."""


@dataclass(frozen=True)
class _Spec:
    name: str
    kind: str
    noun: str
    active: re.Pattern[str] | None
    passive: re.Pattern[str] | None
    by: str
    roles: tuple[str, str]
    needs: str
    subjects: str
    modality: str | None


@cache
def macros(language: str) -> dict[str, str]:
    """The parts that patterns of the lexicon ``events`` name in braces."""
    book = lexicon(language, "events")
    return {**book["macros"], "ordinal": f"(?:{book['editions']['ordinal']})"}


@cache
def _specs(language: str) -> tuple[_Spec, ...]:
    return tuple(_spec(language, one) for one in lexicon(language, "events")["frame"])


def _spec(language: str, one: dict[str, Any]) -> _Spec:
    def joined(field: str) -> re.Pattern[str] | None:
        patterns = [filled(pattern, macros(language)) for pattern in one.get(field, ())]
        return re.compile(rf"(?<![\w'-])(?:{'|'.join(patterns)})(?![\w-])") if patterns else None

    return _Spec(
        name=one["name"],
        kind=one["kind"],
        noun=one.get("noun", ""),
        active=joined("active"),
        passive=joined("passive"),
        by=one.get("by", ""),
        roles=(one.get("subject", ""), one.get("object", "")),
        needs=one.get("needs", _ALL),
        subjects=one.get("subjects", _ALL),
        modality=one.get("modality"),
    )


def nouns(clause: Clause, language: str, start: int = 0, end: int | None = None) -> list[Noun]:
    """The nouns of events between two positions, the longer one where kinds share words."""
    book = lexicon(language, "events")["nouns"]
    text = clause.text
    found: list[Noun] = []
    for match in re.finditer(r"(?<![\w-])\w", text[:end]):
        if match.start() < start or (found and match.start() < found[-1].end):
            continue
        reach = len(text) if end is None else end
        best = _longest(text, match.start(), reach, book)
        if best is None and match[0].isupper():  # "les Assises", "le Forum"
            small = text[: match.start()] + match[0].lower() + text[match.start() + 1 :]
            best = _longest(small, match.start(), reach, book)
        if best:
            found.append(best)
    return found


def noun_at(text: str, start: int, language: str) -> Noun | None:
    """The noun of an event that begins at `start`."""
    return _longest(text, start, len(text), lexicon(language, "events")["nouns"])


def _longest(text: str, start: int, end: int, book: dict[str, str]) -> Noun | None:
    best: Noun | None = None
    for kind in book:
        match = _kind_pattern(book[kind]).match(text, start, end)
        if match and (best is None or match.end() > best.end):
            best = Noun(kind, start, match.end())
    return best


@cache
def _kind_pattern(forms: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{forms})(?![\w-])")


# --- frames ----------------------------------------------------------------------------


def frames(clause: Clause, language: str) -> list[Frame]:
    """The frames of a clause in its order; of overlapping verbs the longer one counts."""
    matches: list[tuple[re.Match[str], _Spec, bool]] = []
    for spec in _specs(language):
        for pattern, passive in ((spec.active, False), (spec.passive, True)):
            if pattern:
                matches += [(m, spec, passive) for m in pattern.finditer(clause.text)]
    bound = [
        frame
        for match, spec, passive in matches
        if (frame := _bound(clause, language, match, spec, passive))
    ]
    bound.sort(key=lambda one: (one.start - one.end, not one.objects, not one.subjects))
    kept: list[Frame] = []
    for frame in bound:
        if not any(one.start < frame.end and frame.start < one.end for one in kept):
            kept.append(frame)
    kept += _undone(clause, language, kept)
    kept.sort(key=lambda one: one.start)
    ends = [0, *(one.end for one in kept)]
    starts = [*(one.start for one in kept[1:]), len(clause.text)]
    return [
        replace(one, reach=(end, start))
        for one, end, start in zip(kept, ends, starts, strict=False)
    ]


def _undone(clause: Clause, language: str, kept: list[Frame]) -> list[Frame]:
    """Nouns of events that have a date but no verb: "lors de leur visite à Toul, le 4 juin"."""
    found: list[Frame] = []
    for noun in nouns(clause, language):
        taken = any(one.noun == noun or _same_part(clause, one, noun) for one in kept)
        if not taken and _dated(clause, language, noun):
            found.append(
                Frame("noun", noun.kind, noun.start, noun.end, False, (), (), ("", ""), noun, None)
            )
    return found


def _same_part(clause: Clause, frame: Frame, noun: Noun) -> bool:
    """Whether a verb of events stands in the same part of the clause as the noun."""
    left, right = sorted(((frame.start, frame.end), (noun.start, noun.end)))
    return not re.search(r"[.;!?•]", clause.text[left[1] : right[0]])


def _dated(clause: Clause, language: str, noun: Noun) -> bool:
    """Whether a date belongs to the noun: after it without a verb, or right before it."""
    book = lexicon(language, "events")["alone"]
    text = clause.text
    if not text[: noun.start].strip(" •\n–-") or re.search(
        r"^\W*Ⓣ\s*[:–,-]\s*$", text[: noun.start]
    ):
        return bool(
            re.search(r"^[^.;!?•]{0,80}?(?::|,|-|–|\b(?:le|on|du|en|in)?) ?Ⓣ", text[noun.end :])
        ) or ("Ⓣ" in text[: noun.start])
    if not re.search(rf"(?:{book['before']})", text[: noun.start]):
        return False
    verb = lexicon(language, "clauses")["verb"]
    after = re.compile(r"[^.;:!?•Ⓣ]{0,110}?Ⓣ").match(text, noun.end)
    if after and re.fullmatch(r"\d{4}|.*/", clause.groups[after.end() - 1].keys[0]):
        return False  # a year alone, or the beginning of something
    if after and not re.search(rf"(?<![\w'])(?:{verb})\b", after[0]):
        return True
    return bool(
        re.search(rf"Ⓣ,? ?(?:(?:à|in|at|au) \S+ ?(?:\S+ )?)?{book['led']}$", text[: noun.start])
    )


def _bound(
    clause: Clause, language: str, match: re.Match[str], spec: _Spec, passive: bool
) -> Frame | None:
    """The frame with its groups and noun, or None where what it needs is missing."""
    start, end = match.span()
    noun = _noun_of(clause, language, spec, start, end)
    if spec.noun and noun is None:
        return None
    before = () if spec.noun == "subject" else subjects(clause, language, start, spec.subjects)
    roles = spec.roles
    if spec.name == "visit" and not before:
        before, roles = _sent(clause, language, start, roles)
    after = _objects(clause, end, spec.needs) if spec.roles[1] else ()
    if passive:
        agents = _agents(clause, language, end, spec.by)
        doers, objects = agents, before
    else:
        doers, objects = before, after
    if not _enough(spec, passive, doers, objects):
        return None
    kind = spec.kind or (noun.kind if noun else "")
    return Frame(spec.name, kind, start, end, passive, doers, objects, roles, noun, spec.modality)


def _enough(
    spec: _Spec, passive: bool, subjects: tuple[Group, ...], objects: tuple[Group, ...]
) -> bool:
    """Whether enough is named: somebody receives somebody, somebody visits, and so on."""
    if spec.name == "receive":
        return bool(subjects or objects) if passive else bool(objects)
    if spec.name == "meet":
        return bool(subjects and objects) or (bool(subjects) and len(subjects) > 1)
    if spec.name in (
        "sign",
        "hold",
        "celebrate",
        "inaugurate",
        "organise",
        "invite",
        "send",
        "attend",
    ):
        return True
    if spec.name in ("visit", "show"):
        return True
    return bool(subjects)


def _noun_of(clause: Clause, language: str, spec: _Spec, start: int, end: int) -> Noun | None:
    """The noun that is the subject of a verb such as "was held", or the object of "organises"."""
    text = clause.text
    if spec.noun == "subject":
        floor = max(text.rfind(mark, 0, start) for mark in ".;:!?•(") + 1
        floor = max(floor, start - 2 * _NEAR)
        edition = _edition(clause, language, floor, start)
        if edition:
            return edition
        found = nouns(clause, language, floor, start)
        found = [one for one in found if _heads_phrase(text, one)]
        return found[0] if found else None
    if spec.noun == "object":
        stop = re.search(r"[.;:!?•()]", text[end : end + _NEAR])
        reach = end + (stop.start() if stop else _NEAR)
        found = [one for one in nouns(clause, language, end, reach) if _heads_phrase(text, one)]
        if found and _direct(language, text[end : found[0].start]):
            return found[0]
    return None


def _direct(language: str, between: str) -> bool:
    """Whether a noun is the object itself: only a place, a date or an insertion in between."""
    words = lexicon(language, "clauses")["preposition"]
    bare = re.sub(r",[^,]*,|(?:\w+ )?[ⓁⓉ]", " ", between)
    return not re.search(rf"{PARTY}|(?<!\w)(?:{words})\b", bare)


def _edition(clause: Clause, language: str, start: int, end: int) -> Noun | None:
    """ "The fourth edition": a noun whose kind is that of its series."""
    anaphor = filled(lexicon(language, "events")["anaphors"]["edition"], macros(language))
    match = re.compile(rf"(?<!\w)(?:{anaphor})(?!\w)", re.IGNORECASE).search(
        clause.text, start, end
    )
    if not match:
        return None
    word = clause.text.rindex(" ", match.start(), match.end()) + 1
    return Noun("edition", word, match.end())


def _heads_phrase(text: str, noun: Noun) -> bool:
    """Whether the noun stands after an article or a number and is not one more noun of another."""
    before = text[max(0, noun.start - 40) : noun.start]
    return not re.search(
        r"\b(?:de|du|des|of|for|pour|en|sur|on|par|by|sans|without|d')\s?$", before
    )


# --- groups bound to a verb -----------------------------------------------------------


def subjects(clause: Clause, language: str, verb: int, kinds: str) -> tuple[Group, ...]:
    """The last group or row of groups before the verb that hangs on no preposition."""
    text = clause.text
    floor = max(text.rfind(mark, 0, verb) for mark in ".;:!?•") + 1
    rows = _rows(clause, language, floor, verb)
    for start, end, groups in reversed(rows):
        between = text[end:verb]
        if not _free(language, text[floor:start]) or _blocked(language, between):
            continue
        if all(_sign(clause, one) in kinds for one in groups):
            return tuple(groups)
        return ()
    return ()


def _sent(
    clause: Clause, language: str, verb: int, roles: tuple[str, str]
) -> tuple[tuple[Group, ...], tuple[str, str]]:
    """The body whose team or mission travels; who sends a mission organises it."""
    book = lexicon(language, "events")["refine"]
    floor = max(clause.text.rfind(mark, 0, verb) for mark in ".;:!?•") + 1
    match = re.compile(book["party"]).search(clause.text, floor, verb)
    if not match or _blocked(language, clause.text[match.end() + 1 : verb]):
        return (), roles
    mission = re.search(book["mission"], match[0])
    return (clause.groups[match.end()],), ("sender" if mission else roles[0], roles[1])


def _rows(
    clause: Clause, language: str, start: int, end: int
) -> list[tuple[int, int, list[Group]]]:
    rows: list[tuple[int, int, list[Group]]] = []
    position = start
    while position < end:
        match = re.compile(PARTY).search(clause.text, position, end)
        if not match:
            break
        groups, reach = listed(clause, language, match.start(), end)
        rows.append((match.start(), reach, groups))
        position = max(reach, match.end())
    return rows


def _free(language: str, before: str) -> bool:
    """Whether no preposition governs what follows `before`."""
    words = lexicon(language, "clauses")["preposition"]
    led = re.search(rf"(?:^|[\s(,])(?:{words})\s*$", " " + before, re.IGNORECASE)
    return led is None or before.rstrip().endswith(("s'", "l'"))


def _blocked(language: str, between: str) -> bool:
    """Whether the words between subject and verb hold another verb, or lead elsewhere."""
    verb = lexicon(language, "clauses")["verb"]
    inserted = re.sub(r",[^,]*,", ",", between)
    pronoun = lexicon(language, "clauses")["pronoun"]
    return bool(re.search(rf"(?<![\w'])(?:{verb}|{pronoun})\b", inserted)) or len(inserted) > _NEAR


def _objects(clause: Clause, end: int, kinds: str) -> tuple[Group, ...]:
    """The groups right after the verb: only an insertion in commas, a place or a date between."""
    text = clause.text
    gap = re.compile(
        rf"(?: [^{_ALL},.;:!?•()]{{0,60}})?(?:,[^.;:!?•]{{1,90}}?,)?\s*(?=[{kinds}])"
    ).match(text, end)
    if not gap:
        return ()
    between = text[end : gap.end()].rstrip()
    language = "fr" if re.search(r"[éèàç]|\b(?:une?|les?|des|du)\b", text) else "en"
    if between and not _free(language, between):
        return ()
    return tuple(listed(clause, language, gap.end(), len(text))[0])


def _agents(clause: Clause, language: str, end: int, by: str) -> tuple[Group, ...]:
    """Those named after "by", wherever it stands in the rest of the clause before a full stop."""
    match = re.compile(rf"[^.;:!?•{_ALL}]{{0,80}}?\b{by}\s+(?=[^.;:!?•]{{0,60}}?{PARTY})").match(
        clause.text, end
    )
    if not match or not by:
        return ()
    first = re.compile(PARTY).search(clause.text, match.end())
    assert first is not None
    return tuple(listed(clause, language, first.start(), len(clause.text))[0])


def _sign(clause: Clause, group: Group) -> str:
    return {"person": "Ⓟ", "body": "Ⓑ", "delegation": "Ⓓ"}.get(group.kind, "?")


@cache
def _next_item(language: str, person: bool) -> re.Pattern[str]:
    """From one name of a list to the next: of a person a function, then a comma or "and"."""
    words = lexicon(language, "clauses")
    no_verb = rf"(?!(?<![\w'])(?:{words['verb']})\b)"
    inner = rf"(?:{no_verb}(?:(?<=de )|(?<=du )|(?<=la )|(?<=of )|(?<=the )|(?<=l')|(?<=d')|(?<=at )|(?<=à ))[ⒷⓁ]|{no_verb}[^{_ALL}Ⓛ.;:!?•()])"
    behalf = rf"(?:,? (?:{words['behalf']})\b[^{_ALL}.;:•]{{0,20}}Ⓑ)?"
    function = rf"(?:,? ?{inner}{{1,120}}?)?{behalf}" if person else ""
    joint = rf"(?:\s*(?:[,;•]|\b(?:{words['and']})\b|&))+"
    led = rf"(?:\s*(?:\b(?:{words['preposition']})\b|(?<=\s)d'|-|–))?\s*(?:{words['members']}|(?:[A-ZÀ-Þ][\w-]+ ){{1,2}})?"
    return re.compile(rf"{function}{joint}{led}(?={PARTY})")


def listed(clause: Clause, language: str, start: int, end: int) -> tuple[list[Group], int]:
    """The row of names that begins at `start`, and where it ends."""
    groups = [clause.groups[start]]
    position = start + 1
    while True:
        person = clause.groups[position - 1].kind == "person"
        match = _next_item(language, person).match(clause.text, position, end)
        if not match or _other_kind(clause, language, position, match.end()):
            return groups, position
        groups.append(clause.groups[match.end()])
        position = match.end() + 1


def _other_kind(clause: Clause, language: str, position: int, following: int) -> bool:
    """Whether only a comma parts a name from one of another kind: "at the invitation of Ⓑ, Ⓟ"."""
    joint = clause.text[position:following]
    words = lexicon(language, "clauses")["and"]
    alike = clause.groups[position - 1].kind == clause.groups[following].kind
    return not alike and not re.search(rf"[;•&]|\b(?:{words})\b", joint)


def rows(clause: Clause, language: str) -> Iterator[tuple[int, int, list[Group]]]:
    """All rows of names of the clause."""
    yield from _rows(clause, language, 0, len(clause.text))
