"""The row of stages for each language, and the one function that runs them on a document."""

from __future__ import annotations

from collections.abc import Iterable

from passerelle.documents import Document
from passerelle.extraction.account import Account
from passerelle.extraction.gazetteer import Gazetteer
from passerelle.extraction.latin.agreements.stage import agreements
from passerelle.extraction.latin.bodies.stage import bodies
from passerelle.extraction.latin.clauses.dates import dates
from passerelle.extraction.latin.events.delegations import delegations
from passerelle.extraction.latin.events.programme import programme
from passerelle.extraction.latin.events.stage import events
from passerelle.extraction.latin.functions.stage import functions
from passerelle.extraction.latin.people.capacity import capacity
from passerelle.extraction.latin.people.coreference import holders, short_forms
from passerelle.extraction.latin.people.pronouns import pronouns
from passerelle.extraction.latin.people.stage import people
from passerelle.extraction.latin.places.stage import places
from passerelle.extraction.latin.places.towns import towns
from passerelle.extraction.latin.roles.stage import roles
from passerelle.extraction.latin.themes.stage import themes
from passerelle.extraction.learnt.happenings import learnt_events
from passerelle.extraction.learnt.judging import judged, likely_things, likely_ties
from passerelle.extraction.learnt.names import learnt_names
from passerelle.extraction.learnt.parts import learnt_roles
from passerelle.extraction.reading.analysis import Analysis, Stage
from passerelle.extraction.reading.sentences import sentences

__all__ = ["LANGUAGES", "LEARNT", "analyse", "extract", "stages"]

_JUDGING: tuple[Stage, ...] = (likely_things, likely_ties, judged)
_LATIN: tuple[Stage, ...] = (
    sentences,
    people,
    bodies,
    places,
    towns,
    learnt_names,
    short_forms,
    functions,
    holders,
    dates,
    delegations,
    pronouns,
    events,
    programme,
    learnt_events,
    roles,
    learnt_roles,
    agreements,
    themes,
    capacity,
    *_JUDGING,
)

LANGUAGES = ("fr", "en", "zh")
LEARNT = tuple(stage.__name__ for stage in (learnt_names, learnt_events, learnt_roles, *_JUDGING))
"""The stages that ask a model; without them rules alone speak."""


def stages(language: str) -> tuple[Stage, ...]:
    """What is done with a text in a language, in this order; a stage goes by its name.

    The Chinese ones are loaded with the first Chinese text: their word lists take most of a second.
    """
    if language == "zh":
        from passerelle.extraction.zh import DEALING, NAMING, TELLING, functions, roles

        told = (*TELLING, learnt_events, roles, learnt_roles)
        return (*NAMING, learnt_names, functions, *told, *DEALING, *_JUDGING)
    return _LATIN if language in LANGUAGES else ()


def extract(document: Document, gazetteer: Gazetteer, without: Iterable[str] = ()) -> Account:
    """What `document` says; stages named in `without` are left out."""
    return analyse(document, gazetteer, without).account()


def analyse(document: Document, gazetteer: Gazetteer, without: Iterable[str] = ()) -> Analysis:
    """The bench after all stages, with every mention."""
    analysis = Analysis(document, gazetteer=gazetteer)
    left_out = frozenset(without)
    for stage in stages(document.language):
        if stage.__name__ not in left_out:
            stage(analysis)
    return analysis
