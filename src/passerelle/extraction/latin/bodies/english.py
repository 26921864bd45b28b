"""How names of bodies are built in English: words with capitals around a head word.

`Kelsbridge Twinning Society`, `University of Harlowick`, `Municipal Bureau of Agriculture and
Rural Affairs`: the run of words with capitals, with small words between them, that holds a
head word; functions before it (`Vice-President of the …`) are cut off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from passerelle.extraction.gazetteer import Gazetteer
from passerelle.extraction.latin.bodies.english_heads import heads_of, made, main_head
from passerelle.extraction.latin.bodies.english_introduced import apposed, small_towns
from passerelle.extraction.latin.bodies.english_runs import (
    end_of_list,
    is_abbreviated,
    run_at,
    split,
    word_list,
)
from passerelle.extraction.latin.bodies.english_uses import acts, does, is_where
from passerelle.extraction.latin.words.heads import Candidate, Head, heads
from passerelle.extraction.latin.words.names import is_given
from passerelle.extraction.latin.words.tokens import Token, tokens
from passerelle.extraction.lexicon import folded
from passerelle.extraction.reading.offices import offices
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.rx import CAPITAL

__all__ = ["candidates"]

_OF_MANY = re.compile(
    r"(?:Council|Assembly|Conference|Association|Union|Federation|Network|College|Covenant|Committee"
    r"|Congress|League|House|Chamber|Board|Forum|Society|Guild) of (?:the )?(?:[A-Z][\w-]+ )?$"
)

_PARTY = re.compile(r"\b(?:CPC|Communist Party|Party Committee)\b")

# «Head of the Delegation of …»: who leads a body is no part of its name
_LEADER = re.compile(
    r"(?:(?:Deputy|Vice|Acting) )?(?:Heads?|Leaders?|Members?|Chiefs?|Students?|Pupils"
    r"|Teachers|Staff|Representatives?|Officials|Delegates|Graduates|Researchers|Volunteers"
    r"|Trustees|Employees|Colleagues|Experts) (?:of|from|at) (?:the )?"
    rf"(?={CAPITAL})"
)

_UNIT = re.compile(
    rf"(?P<unit>(?!Foreign){CAPITAL}[\w ’'&-]*? (?:Division|Directorate|Section"
    r"|Department|Unit|Faculty|School"
    r"|Cent(?:re|er) for [A-Z][\w]*(?: (?:and )?[A-Z]\w*)*))\s(?:of|at)\s(?:the\s)?"
    rf"(?={CAPITAL})"
)


def candidates(
    passage: Passage, people: list[tuple[int, int]], places: Gazetteer
) -> list[Candidate]:
    """All bodies that are named in a passage by a head word."""
    text = passage.text
    words = tokens(text)
    taken = [
        *people,
        *((one.start, one.end) for one in offices(text, "en") if _closes(text, one.start, one.end)),
    ]
    closed = {n for n, w in enumerate(words) if any(a <= w.start < b for a, b in taken)}
    found: list[Candidate] = []
    at = 0
    while at < len(words):
        run = run_at(words, at, closed, text)
        if not run:
            at += 1
            continue
        run = run[0], end_of_list(words, run, text)
        found += _bodies(passage, words, run)
        at = run[1]
    found += small_towns(passage, people, found)
    return found + apposed(passage, words, closed, found)


def _closes(text: str, start: int, end: int) -> bool:
    """Whether a function stands by itself, and is not a word of a name ("Council of Mayors")."""
    if text[end - 1] == "s" and _OF_MANY.search(text[:start]):
        return False
    if text[start:end] == "Commissioners" and text[:start].endswith("Town "):
        return False
    return not re.match(r"(?i)\s(?:office|association|network|conference)", text[end : end + 14])


def _bodies(passage: Passage, words: Sequence[Token], run: tuple[int, int]) -> list[Candidate]:
    """The bodies in a run, which may join several with "and" or "of the"."""
    found: list[Candidate] = []
    whole = passage.text[words[run[0]].start : words[run[1] - 1].end]
    parts = (
        [run]
        if is_abbreviated(passage.text, words[run[1] - 1].end, whole)
        else split(passage.text, words, *run)
    )
    for first, last in parts:
        start, end = words[first].start, words[last - 1].end
        lead = _LEADER.match(passage.text, start, end)
        start = lead.end() if lead else start
        one = _body(passage, start, end)
        found += _with_parent(passage, one, start, end) if one else []
    return found


def _body(passage: Passage, start: int, end: int) -> Candidate | None:
    """The body that a part of a run names by its head word; held where it may be only a place."""
    part = passage.text[start:end]
    inside = heads_of(part)
    if folded(part.split()[-1]) in word_list("no_end"):
        return None
    if len(part.split()) == 2 and is_given(part.split()[0]) and inside and inside[-1][1].final:
        return None  # «Jan Press»
    if not inside or all(h.last and m.end() != len(part) for m, h in inside):
        return None
    party = _PARTY.search(part)
    one = made(passage, start, end, Head("state-body") if party else main_head(part, inside))
    if one is None or (party and not part.endswith("Committee")):
        return None
    if one.held and does(passage.text, one):
        one = replace(one, held=False)
    wide = one.head.last and one.head.level != "city"
    if wide and is_where(passage.text, one) and not acts(passage.text, one):
        one = replace(one, held=True)
    return one


def _with_parent(passage: Passage, one: Candidate, start: int, end: int) -> list[Candidate]:
    """A body, and the one that it is said to be a unit of: «the School of Law at the …»."""
    part = passage.text[start:end]
    unit = _UNIT.match(part)
    if unit and (one.head.unit or not one.head.level) and heads(part[unit.end() :], "en"):
        shorter = made(passage, start, start + unit.end("unit"), one.head)
        parent = _parent(passage, start + unit.end(), end)
        return [new for new in (shorter, parent) if new]
    tail = re.search(r" (?:of|at) the (?=[A-Z])", part)
    parent = _parent(passage, start + tail.end(), end) if tail and one.head.unit else None
    return [one, parent] if parent else [one]


def _parent(passage: Passage, start: int, end: int) -> Candidate | None:
    """The body of which a unit is, if its name has a head word."""
    inner = passage.text[start:end]
    inside = heads(inner, "en")
    return made(passage, start, end, main_head(inner, inside)) if inside else None
