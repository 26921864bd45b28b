"""Rows of names in a clause: where each begins and ends.

In a row of names a person may take along a function told in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from passerelle.extraction.latin.clauses.clauses import PARTY, Clause
from passerelle.extraction.latin.clauses.groups import Group
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx

__all__ = ["ALL", "listed", "rows", "rows_between"]

ALL = "ⓅⒷⒹ"


def rows_between(
    clause: Clause, language: str, start: int, end: int
) -> list[tuple[int, int, list[Group]]]:
    """The rows of names between two places of the clause."""
    rows: list[tuple[int, int, list[Group]]] = []
    position = start
    while position < end:
        match = rx.compiled(PARTY).search(clause.text, position, end)
        if not match:
            break
        groups, reach = listed(clause, language, match.start(), end)
        rows.append((match.start(), reach, groups))
        position = max(reach, match.end())
    return rows


@cache
def _next_item(language: str, person: bool) -> re.Pattern[str]:
    """From one name of a list to the next: of a person a function, then a comma or "and"."""
    words = lexicon(language, "clauses")
    no_verb = rf"(?!(?<![\w'])(?:{words['verb']}|puis|then)\b)"
    genitive = "|".join(f"(?<={word})" for word in words["genitive"])
    inner = rf"(?:{no_verb}(?:{genitive})[ⒷⓁ]|{no_verb}[^{ALL}Ⓛ.;:!?•()])"
    behalf = rf"(?:,? (?:{words['behalf']})\b[^{ALL}.;:•]{{0,20}}Ⓑ)?"
    whence = r"(?:\)| ?\([^()]{1,60}\)(?=[ ,;]))?"  # «Ⓟ (Ⓑ), Ⓟ (Ⓑ) et Ⓟ»
    function = rf"{whence}(?:,? ?{inner}{{1,120}}?)?{behalf}" if person else ""
    joint = rf"(?:\s*(?:[,;•]|\b(?:{words['and']})\b|&))+"
    preposition = rf"(?:\b(?:{words['preposition']})\b|(?<=\s)d'|-|–)"
    further = words.get("led", "(?!)")
    other = words.get("counterpart", "(?!)")  # "and her counterpart from Lyon, Ⓟ"
    led = (
        rf"(?:\s*{preposition})?\s*"
        rf"(?:{words['members']}|{other}|{further}|(?:{rx.CAPITAL}[\w-]+ ){{1,2}})?"
    )
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
        if _turns(clause, language, start, position, match.end()):
            return groups, position
        if _acts(clause, language, position, match.end()):
            return groups, position
        groups.append(clause.groups[match.end()])
        position = match.end() + 1


def _acts(clause: Clause, language: str, position: int, following: int) -> bool:
    """«… was given by Ⓑ, and Ⓟ spoke»: the next name begins a sentence of its own."""
    acts = lexicon(language, "clauses").get("acts")
    if acts is None or not rx.search(
        r", (?:and|while|but) [^,]*$", clause.text[position:following]
    ):
        return False
    led = rx.search(
        rf"(?:{_governed(language)}) (?:[^.;:,]{{0,60}} )?$", clause.text[: position - 1]
    )
    return bool(led) and bool(rx.compiled(acts).match(clause.text, following + 1))


def _governed(language: str) -> str:
    return str(lexicon(language, "clauses")["preposition"])


def _turns(clause: Clause, language: str, start: int, position: int, following: int) -> bool:
    """Whether a row ends by another preposition: «visite de Ⓟ, consul, au Ⓟ»."""
    words = lexicon(language, "clauses")
    turn = words.get("turn")
    if turn is None or not rx.search(turn, clause.text[position:following]):
        return False
    return not rx.search(turn, clause.text[max(0, start - 20) : start])


def _other_kind(clause: Clause, language: str, position: int, following: int) -> bool:
    """Whether only a comma parts a name from one of another kind: "at the invitation of Ⓑ, Ⓟ"."""
    joint = clause.text[position:following]
    words = lexicon(language, "clauses")["and"]
    alike = clause.groups[position - 1].kind == clause.groups[following].kind
    return not alike and not rx.search(rf"[;•&]|\b(?:{words})\b", joint)


def rows(clause: Clause, language: str) -> Iterator[tuple[int, int, list[Group]]]:
    """All rows of names of the clause."""
    yield from rows_between(clause, language, 0, len(clause.text))
