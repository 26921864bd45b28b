"""A name that a model found becomes a body or a place, as one that a rule found would."""

from __future__ import annotations

from passerelle.extraction.account import Body, Place
from passerelle.extraction.latin.bodies.entering import enter, enter_town
from passerelle.extraction.latin.bodies.joining import is_bare
from passerelle.extraction.latin.words.heads import Candidate, Head, heads
from passerelle.extraction.learnt.stretches import Stretch
from passerelle.extraction.lexicon import folded, lexicon
from passerelle.extraction.reading.analysis import Analysis, Mention
from passerelle.sources.countries import country_code

__all__ = ["add_body", "add_place"]

_BODY, _PLACE = "bodies/learnt", "places/learnt"


def add_body(
    analysis: Analysis, stretch: Stretch, first: int, last: int, town: bool, sure: float
) -> None:
    """Enter the words from `first` to `last` as a body: a `town`, or what its head word says."""
    if stretch.passage is None:
        _add_chinese(analysis, stretch, first, last, town, sure)
        return
    start, end = stretch.words[first].start, stretch.words[last].end
    name = stretch.text[start:end]
    if is_bare(name, analysis.document.language):
        return  # «le conseil municipal»: one that is named elsewhere
    head = next((head for _, head in heads(name, analysis.document.language)), None)
    if town and (head is None or not head.level):
        enter_town(analysis, stretch.passage, start, end)
        return
    one = head or Head("association")
    candidate = Candidate(start, end, name, one, folded(name), _BODY, sure)
    enter(analysis, stretch.passage, candidate)


def _add_chinese(
    analysis: Analysis, stretch: Stretch, first: int, last: int, town: bool, sure: float
) -> None:
    span, name = stretch.covered(first, last), stretch.written(first, last)
    key = next((k for k, one in analysis.bodies.items() if name in (one.name, one.acronym)), None)
    if key is None:
        key = f"b{max((int(k[1:]) for k in analysis.bodies), default=0) + 1}"
        analysis.bodies[key] = Body(
            key=key,
            name=name,
            kind="foreign-local-authority" if town else _kind(name),
            type="collectivity" if town else "institution",
            start=span.start,
            end=span.end,
            rule=_BODY,
            confidence=sure,
        )
    analysis.mentions.append(Mention(span, "body", key))


def _kind(name: str) -> str:
    """The kind of a Chinese institution by the longest head that its name ends with."""
    known: dict[str, str] = lexicon("zh", "bodies")["institution"]
    found = [head for head in known if name.endswith(head)]
    return known[max(found, key=len)] if found else "association"


def add_place(analysis: Analysis, stretch: Stretch, first: int, last: int, sure: float) -> None:
    """Enter the words from `first` to `last` as a place, unless they name a country."""
    span, name = stretch.covered(first, last), stretch.written(first, last)
    known = analysis.gazetteer.place(name)
    if (known and known.place == "country") or country_code(name):
        return
    same = (key for key, one in analysis.places.items() if folded(one.name) == folded(name))
    key = next(same, None) or f"l{len(analysis.places) + 1}"
    if key not in analysis.places:
        analysis.places[key] = Place(
            key=key,
            name=name,
            kind=known.place if known and known.place else "city",
            country=known.country if known else None,
            known=known.known if known else None,
            start=span.start,
            end=span.end,
            rule=_PLACE,
            confidence=sure,
        )
    analysis.mentions.append(Mention(span, "place", key))
