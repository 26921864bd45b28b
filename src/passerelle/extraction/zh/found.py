"""One agreement as a sentence tells it, and how it is told: done, meant, reported or denied."""

from __future__ import annotations

import re
from dataclasses import dataclass

from passerelle.extraction.zh.patterns import BODY, pattern
from passerelle.extraction.zh.skeleton import Skeleton
from passerelle.extraction.zh.terms import clause_start

__all__ = ["APPROVES", "WISHED", "Found", "how_told", "since"]


@dataclass
class Found:
    """One agreement as a sentence tells it."""

    at: int
    type: str
    kind: str
    start: int
    end: int
    modality: str
    parties: tuple[str, ...]
    when: str | None
    general: bool = False


_DENIED, _REPORTED = pattern("papers", "denied"), pattern("papers", "reported")
WISHED, _NO_WISH = pattern("papers", "wished"), pattern("papers", "no-wish")
_HOPED, _DONE = pattern("papers", "hoped"), pattern("papers", "done")
_DONE_THEN = pattern("papers", "done-then")


def since(when: str | None) -> str | None:
    """A date as the beginning of what lasts."""
    return f"{when.split('/')[0]}/" if when else None


APPROVES, _APPROVED = pattern("papers", "approves"), pattern("papers", "approved")


def how_told(sentence: Skeleton, at: int, start: int, end: int) -> str | None:
    """How the agreement is told; None where it is neither told nor wished clearly."""
    text = sentence.text
    clause = text[clause_start(text, start) : start]
    if _DENIED.search(clause):
        return "denied"
    if _REPORTED.search(text[:start]):
        return "reported"
    if WISHED.search(_NO_WISH.sub("", clause)):
        return "intended"
    if APPROVES.search(clause) and not _APPROVED.search(text[:start]):
        return "intended"  # 批准市长与…签署
    said = text[:start].rsplit("。", 1)[-1]
    if (
        _HOPED.search(_NO_WISH.sub("", said))
        and "，" in said
        and not _DONE_THEN.search(clause + text[start:end])
    ):
        return "intended"
    told = clause + text[start : end + 12]
    dated = any(unit.kind == "date" for unit in sentence.units.values())
    if _DONE.search(told) or dated or at == 0 or re.search(BODY, clause):
        return "asserted"
    return None
