"""The row of stages for each language, and the one function that runs them on a document."""

from __future__ import annotations

from collections.abc import Iterable

from passerelle.documents import Document
from passerelle.extraction.account import Account
from passerelle.extraction.agreements import agreements
from passerelle.extraction.analysis import Analysis, Stage
from passerelle.extraction.bodies import bodies
from passerelle.extraction.capacity import capacity
from passerelle.extraction.coreference import holders, short_forms
from passerelle.extraction.dates import dates
from passerelle.extraction.delegations import delegations
from passerelle.extraction.events import events
from passerelle.extraction.functions import functions
from passerelle.extraction.gazetteer import Gazetteer
from passerelle.extraction.people import people
from passerelle.extraction.places import places
from passerelle.extraction.programme import programme
from passerelle.extraction.pronouns import pronouns
from passerelle.extraction.roles import roles
from passerelle.extraction.sentences import sentences
from passerelle.extraction.sureness import measured
from passerelle.extraction.themes import themes
from passerelle.extraction.towns import towns
from passerelle.extraction.zh import STAGES as CHINESE

__all__ = ["STAGES", "analyse", "extract"]

_LATIN: tuple[Stage, ...] = (
    sentences,
    people,
    bodies,
    places,
    towns,
    short_forms,
    functions,
    holders,
    dates,
    delegations,
    pronouns,
    events,
    programme,
    roles,
    agreements,
    themes,
    capacity,
)

STAGES: dict[str, tuple[Stage, ...]] = {"fr": _LATIN, "en": _LATIN, "zh": CHINESE}
"""What is done with a text in each language, in this order; a stage goes by its name."""


def extract(document: Document, gazetteer: Gazetteer, without: Iterable[str] = ()) -> Account:
    """What `document` says; stages named in `without` are left out."""
    return measured(analyse(document, gazetteer, without).account(), document.language)


def analyse(document: Document, gazetteer: Gazetteer, without: Iterable[str] = ()) -> Analysis:
    """The bench after all stages, with every mention."""
    analysis = Analysis(document, gazetteer=gazetteer)
    left_out = frozenset(without)
    for stage in STAGES.get(document.language, ()):
        if stage.__name__ not in left_out:
            stage(analysis)
    return analysis
