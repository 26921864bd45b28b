"""A candidate becomes a body, one for all forms of a name, and its mention is noted.

A name that says more than the one kept takes its place; acronym and country are added where
they were missing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from passerelle.extraction.account import Body
from passerelle.extraction.latin.bodies.kinds import KINDS_BY_LEVEL, country_of, kind_of
from passerelle.extraction.latin.words.heads import Candidate, Head
from passerelle.extraction.lexicon import folded
from passerelle.extraction.reading.analysis import Analysis, Mention, Span
from passerelle.extraction.reading.passages import Passage

__all__ = ["core_of", "enter", "enter_town"]

_CHAMBERS = {
    "cci": "chambre de commerce et d industrie",
    "cma": "chambre de metiers et de l artisanat",
}
"""Chambers that are named by their letters and in full: «CCI de Corse»."""


def core_of(one: Candidate) -> tuple[str, str]:
    """What two names of one body have in common."""
    words = " ".join(re.findall(r"\w+", one.core))
    for short, long in _CHAMBERS.items():
        if not one.head.level and words.startswith((f"{short} ", f"{long} ")):
            own = words.removeprefix(short).removeprefix(long)
            return "", long + re.sub(r"^ (?:(?:de la|de l|du|des|de|d) )?", " ", own)
    return one.head.level, words


def _is_abroad(analysis: Analysis, one: Candidate) -> bool:
    """Whether a prefecture is an authority of Japan or Greece: no place of France is called so."""
    if country_of(analysis, one) in ("JP", "GR"):
        return True
    japan = any(word in folded(analysis.document.text) for word in ("japon", "japan", "grece"))
    place = analysis.gazetteer.place(_place(one.core), "FR")
    return japan and (place is None or place.country != "FR")


def _place(core: str) -> str:
    return re.sub(r"^(?:sous-)?prefecture (?:de |d'|du |of )?", "", core)


def enter(analysis: Analysis, passage: Passage, one: Candidate) -> str:
    """The key of the body that a candidate names, new or known already; notes the mention."""
    if one.head.kind == "state-prefecture" and _is_abroad(analysis, one):
        one = replace(one, head=Head("foreign-local-authority", "other"), core=_place(one.core))
    core = core_of(one)
    key = analysis.cores.get(core) or analysis.short.get(one.name)
    span = passage.span(one.start, one.end)
    if key is None:
        key = analysis.new_body_key()
        analysis.cores[core] = key
        analysis.bodies[key] = _body(analysis, key, passage, one, span)
    else:
        _enrich(analysis, key, passage, one, span)
    analysis.mentions.append(Mention(span, "body", key))
    if one.acronym:
        analysis.short.setdefault(one.acronym, key)
        if one.acronym_at:
            analysis.mentions.append(Mention(passage.span(*one.acronym_at), "body", key))
    return key


def enter_town(
    analysis: Analysis, passage: Passage, start: int, end: int, level: str = "city"
) -> str:
    """The key of the town that is named bare at `start`, as a body."""
    name = passage.text[start:end]
    known = analysis.gazetteer.place(name) if level == "epci" else None
    kind = (known and known.kind) or KINDS_BY_LEVEL.get(level, level)
    head = Head(kind, level)
    core = re.sub(r"(?i)\s(?:province|city|county|district|region)$", "", name)
    one = Candidate(start, end, name, head, folded(core), "bodies/town", 0.7)
    return enter(analysis, passage, one)


def _body(analysis: Analysis, key: str, passage: Passage, one: Candidate, span: Span) -> Body:
    country = country_of(analysis, one)
    kind = kind_of(analysis, one, country)
    known = analysis.gazetteer.actor(one.name)
    if known is None and one.head.level:
        known = analysis.gazetteer.collectivity(one.core, country)
    return Body(
        key=key,
        name=one.name,
        acronym=one.acronym,
        kind=kind,
        type="collectivity" if one.head.level else "institution",
        country=country,
        known=known.known if known else None,
        start=span.start,
        end=span.end,
        rule="bodies/epithet" if one.epithet else one.rule,
        confidence=0.75 if passage.caps or one.epithet else one.sure,
    )


def _enrich(analysis: Analysis, key: str, passage: Passage, one: Candidate, span: Span) -> None:
    """Keep the fuller name, and an acronym or country that was missing."""
    body = analysis.bodies[key]
    changed: dict[str, object] = {}
    if one.acronym and not body.acronym:
        changed["acronym"] = one.acronym
    if not passage.caps and _is_better(one, body):
        changed |= {"name": one.name, "rule": one.rule, "confidence": one.sure}
        changed |= {"start": span.start, "end": span.end}
    if body.country is None:
        country = country_of(analysis, one)
        if country:
            changed |= {"country": country, "kind": kind_of(analysis, one, country)}
    if changed:
        analysis.bodies[key] = body.model_copy(update=changed)


def _is_better(one: Candidate, body: Body) -> bool:
    """Whether a name says more than the one kept; an epithet of a town says nothing."""
    if one.epithet:
        return False
    if body.confidence < one.sure:  # a line in capitals, a bare town, or a name with an epithet
        return len(one.name) >= len(body.name) or body.rule == "bodies/epithet"
    return len(one.name) > len(body.name)
