"""A text of one's own, read by all stages, and what it tells in plain words."""

from __future__ import annotations

from functools import cache

from passerelle.documents.document import Document
from passerelle.extraction.account import Account
from passerelle.extraction.gazetteer import Gazetteer
from passerelle.extraction.pipeline import LEARNT, analyse
from passerelle.extraction.reading.analysis import Analysis

__all__ = ["bench", "bodies", "functions", "people", "places", "told"]


@cache
def bench(language: str, text: str) -> Analysis:
    return analyse(Document("text.txt", text, language), Gazetteer(), LEARNT)


def told(language: str, text: str) -> Account:
    return bench(language, text).account()


def people(language: str, text: str) -> set[str]:
    return {one.name for one in told(language, text).people}


def bodies(language: str, text: str) -> dict[str, str]:
    """Name of each body to its kind."""
    return {one.name: one.kind for one in told(language, text).bodies}


def places(language: str, text: str) -> set[str]:
    return {one.name for one in told(language, text).places if one.kind != "country"}


def functions(language: str, text: str) -> set[tuple[str, str, str | None]]:
    """Family name, function with its marks, body."""
    account = told(language, text)
    names = {one.key: one.family or one.name for one in account.people}
    bodies = {one.key: one.name for one in account.bodies}
    return {
        (
            names[one.person],
            "".join(f"{mark} " for mark in ("acting", "former", "honorary") if getattr(one, mark))
            + one.function,
            bodies.get(one.body or ""),
        )
        for one in account.functions
    }
