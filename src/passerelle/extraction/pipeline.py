"""The row of stages for each language, and the one function that runs them on a document."""

from __future__ import annotations

from collections.abc import Iterable

from passerelle.documents import Document
from passerelle.extraction.account import Account
from passerelle.extraction.analysis import Analysis, Stage
from passerelle.extraction.bodies import bodies
from passerelle.extraction.gazetteer import Gazetteer
from passerelle.extraction.people import people
from passerelle.extraction.places import places
from passerelle.extraction.sentences import sentences
from passerelle.extraction.zh import STAGES as CHINESE

__all__ = ["STAGES", "analyse", "extract"]

_LATIN: tuple[Stage, ...] = (sentences, people, bodies, places)

STAGES: dict[str, tuple[Stage, ...]] = {
    "fr": _LATIN,
    "en": _LATIN,
    "zh": CHINESE,
}
"""What is done with a text in each language, in this order."""


def extract(document: Document, gazetteer: Gazetteer, without: Iterable[str] = ()) -> Account:
    """What `document` says; stages named in `without` are left out."""
    return analyse(document, gazetteer, without).account()


def analyse(document: Document, gazetteer: Gazetteer, without: Iterable[str] = ()) -> Analysis:
    """The bench after all stages, with every mention."""
    analysis = Analysis(document, gazetteer=gazetteer)
    left_out = frozenset(without)
    for stage in STAGES.get(document.language, ()):
        if stage.__name__ not in left_out:
            stage(analysis)
    return analysis
