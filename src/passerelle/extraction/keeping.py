"""What people decided outlives another reading of the texts.

A fact that was decided on stays as it was decided on, as long as its words stand in the text,
wherever they moved to; what is read anew joins it. A fact whose words are gone is kept aside,
out of the graph and within sight. What nobody decided on is replaced by what is read now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from passerelle.documents import Document
from passerelle.sources.anchors import moved
from passerelle.sources.contacts import covered_contacts
from passerelle.sources.facts import Fact, renamed

__all__ = ["keep_decided"]

_MOVING = frozenset(("event", "partnership", "project", "instrument"))
"""Kinds without a name: of several in one text, the name of one hangs on the others."""


def keep_decided(
    fresh: Iterable[Fact],
    former: Iterable[Fact],
    decided: Collection[tuple[str, str]],
    documents: Mapping[str, Document],
    present: Collection[str],
) -> list[Fact]:
    """The facts of a source: what is read now put together with what was there.

    `decided` are facts and quotes (`Decision.key`), `documents` the texts read now, `present`
    the files that are there: what is said of the others is left as it is.
    """
    kept: list[Fact] = []
    shown = {file: covered_contacts(document.text) for file, document in documents.items()}
    for old in former:
        if old.file in present and old.file not in documents:
            kept.append(old)
        elif (old.id, old.quote) in decided:
            kept.append(_found_again(old, documents.get(old.file), shown))
    standing = [one for one in kept if not one.aside and one.file in documents]
    read = list(fresh)
    new = renamed(read, _same_as(read, standing))
    known = {one.id for one in standing}
    return [*kept, *(one for one in new if one.id not in known)]


def _found_again(old: Fact, document: Document | None, shown: Mapping[str, str]) -> Fact:
    """`old` where its words are now; aside when one of its quotes is gone."""
    if document is None:
        return old.model_copy(update={"aside": True})
    quotes = [moved(one, document.text, shown=shown[old.file]) for one in old.evidence]
    if not all(quotes):
        return old.model_copy(update={"aside": True})
    new = {"evidence": tuple(quotes), "sha256": document.sha256, "aside": False}
    return old.model_copy(update=new)


def _same_as(fresh: Iterable[Fact], standing: Iterable[Fact]) -> dict[str, str]:
    """New names of events and agreements that stand on the very words of one decided on."""
    known = {one.id for one in standing}
    new = [one for one in fresh if one.kind in _MOVING and one.id not in known]
    count = Counter(map(_place, new))
    old = {_place(one): one.id for one in standing if one.kind in _MOVING}
    taken = {one.id for one in fresh}
    return {
        one.id: old[place]
        for one in new
        if (place := _place(one)) in old and count[place] == 1 and old[place] not in taken
    }


def _place(fact: Fact) -> tuple[str, str, int | None, int | None]:
    return fact.file, fact.kind, fact.evidence[0].start, fact.evidence[0].end
