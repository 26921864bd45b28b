"""The stage that finds groups without names: a delegation, nine visitors from a town.

Later words that can only mean the same group are its mentions.
"""

from __future__ import annotations

import re
from dataclasses import replace

from passerelle.extraction.account import Delegation
from passerelle.extraction.latin.events.delegation_reading import FoundGroup, GroupReader
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis, Mention, Span

__all__ = ["delegations"]


def _same(one: FoundGroup, known: tuple[Delegation, frozenset[str]], analysis: Analysis) -> bool:
    """Whether what is told of both can be told of one group."""
    delegation, sources = known
    if one.size and delegation.size and one.size != delegation.size:
        return False
    if one.country and delegation.country:
        return one.country == delegation.country and (
            not one.sources
            or not sources
            or bool(_names(one.sources, analysis) & _names(sources, analysis))
        )
    return not (one.sources and sources) or bool(one.sources & sources)


def _another(
    reader: GroupReader, one: FoundGroup, known: dict[str, tuple[Delegation, frozenset[str]]]
) -> bool:
    """«Une délégation togolaise», after one that comes from no country in particular."""
    said = reader.view.text[one.start : one.end]
    indefinite = rx.match(reader.book["any"], said, re.IGNORECASE)
    groups = [group for group, _ in known.values()]
    if not indefinite or not groups or any(g.country == one.country for g in groups):
        return False
    if one.country is None:  # "une délégation de jeunes sportifs" is none of those known
        return one.of_people and not one.sources and not one.size
    return all(g.sent_by or g.country or g.size for g in groups) and not one.size


def _names(keys: frozenset[str], analysis: Analysis) -> set[str]:
    """The words with a capital in the names: a town and its authority share some."""
    things = [analysis.bodies.get(key) or analysis.places.get(key) for key in keys]
    return {
        word for one in things if one for word in re.findall(rf"\b{rx.CAPITAL}[\w-]+", one.name)
    }


def delegations(analysis: Analysis) -> None:
    """Add the groups of the text, and a mention for each place that speaks of one."""
    reader = GroupReader(analysis)
    known: dict[str, tuple[Delegation, frozenset[str]]] = {}
    spoken: list[Mention] = []
    for one in reader.all():
        span = reader.view.span(one.start, one.end)
        others = {} if _another(reader, one, known) else known
        key = next((k for k, v in reversed(others.items()) if _same(one, v, analysis)), None)
        told = _told(reader, one, key or f"d{len(known) + 1}", span)
        known[told.key] = _merged(known.get(told.key), told, one.sources)
        spoken.append(Mention(span, "delegation", told.key))
    analysis.delegations.update((key, one) for key, (one, _) in known.items())
    _again(analysis, reader, spoken)
    covered = [mention.span for mention in spoken]
    analysis.mentions = sorted(
        [m for m in analysis.mentions if m.kind == "person" or not _inside(m.span, covered)]
        + spoken
    )


def _inside(span: Span, others: list[Span]) -> bool:
    return any(other.covers(span) for other in others)


def _told(reader: GroupReader, one: FoundGroup, key: str, span: Span) -> Delegation:
    name_span = reader.view.span(one.name_from, one.end)
    return Delegation(
        key=key,
        name=" ".join(reader.view.text[one.name_from : one.end].split()),
        size=one.size,
        country=one.country,
        sent_by=one.sent_by,
        start=name_span.start,
        end=max(span.end, name_span.start + 1),
        rule="delegations/head" if one.sources or one.country else "delegations/bare",
        confidence=0.9 if one.sources or one.country else 0.7,
    )


def _merged(
    known: tuple[Delegation, frozenset[str]] | None, told: Delegation, sources: frozenset[str]
) -> tuple[Delegation, frozenset[str]]:
    """The fuller of the two, completed by the other."""
    if known is None:
        return told, sources
    old, old_sources = known
    bare = (old.rule, told.rule) == ("delegations/bare", "delegations/head")
    longer = len(told.name) > len(old.name) and (told.rule, old.rule) != (
        "delegations/bare",
        "delegations/head",
    )
    fuller, other = (told, old) if bare or longer else (old, told)
    update = {
        field: getattr(fuller, field) or getattr(other, field)
        for field in ("size", "country", "sent_by")
    }
    return fuller.model_copy(update=update), old_sources | sources


def _again(analysis: Analysis, reader: GroupReader, spoken: list[Mention]) -> None:
    """Words such as "the visitors" mean the one group there is, or the last one named."""
    taken = [mention.span for mention in spoken]
    for match in reader.words.again.finditer(reader.view.text):
        span = reader.view.span(match.start(), match.end())
        earlier = [one for one in spoken if one.span.start < span.start]
        if earlier and not any(s.start < span.end and span.start < s.end for s in taken):
            last = max(earlier, key=lambda one: one.span.start)
            spoken.append(replace(last, span=span))
