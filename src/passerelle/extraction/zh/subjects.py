"""Who does what a verb tells: the row before it, or the subject of the clauses before."""

from __future__ import annotations

from passerelle.extraction.reading.late import late
from passerelle.extraction.zh.patterns import BODY, GROUP, PERSON, WHO, pattern, words
from passerelle.extraction.zh.rows import FILL, IN_ROW, row
from passerelle.extraction.zh.skeleton import Skeleton

__all__ = ["GOVERNS", "REACHES", "earlier", "subject_of"]

REACHES: str = words("roles", "reaches")
_STAYS: str = rf"在{FILL}{BODY}[^，。；\ue000-\uebff]{{0,4}}(?:访问|考察|出访|参访)的"
"""正在乌兰巴托市访问的…: where somebody is, before he is named."""
_ASIDE = late(rf"由{row(WHO)}陪同|在[^，]*?陪同下|应{row(WHO)}|{_STAYS}|{GROUP}(?={PERSON})")
"""Those before a verb who do not do it: who goes along, who invited, where somebody stays."""


_INVITED = late(rf"应{row(WHO)}")
_REACHED = late(rf"(?:{REACHES}){FILL}{row(BODY)}")
GOVERNS = pattern("roles", "governs")
"""A verb with all that it governs."""
_HEAD = late(rf"(?:{pattern('roles', 'ahead').pattern})*{FILL}{row(WHO)}")
"""Somebody at the head of a clause, behind days and adverbs only."""


def subject_of(sentence: Skeleton, first: int, before: str) -> list[str]:
    """Who does it: the list right before the verb, else that of the clause before."""
    lists = IN_ROW.findall(_ASIDE.sub("", before))
    led = pattern("parts", "subject").search(before)
    if lists:
        keys = sentence.keys(lists[0] if not led else lists[-1])
        return [key for key in keys if not led or key != sentence.units[led[1]].key]
    return earlier(sentence, first)


def earlier(sentence: Skeleton, first: int) -> list[str]:
    """The subject of the clauses before: the nearest that names somebody who is no object."""
    near = True
    while first >= 2:
        previous = sentence.clause(first - 2)[0]
        clause = _INVITED.sub("", sentence.text[previous : first - 1])
        clause = GOVERNS.sub("", _REACHED.sub("", clause))
        found = IN_ROW.search(clause) if near else _HEAD.match(clause)
        if found is not None:
            return sentence.keys(found[0])
        first, near = previous, False
    return []
