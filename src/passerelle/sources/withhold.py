"""People who were withdrawn are kept out here, while a source is read.

Nothing after the reader (records, cache, rejected rows, messages, graph) holds what would
tell who they are. A record that names one keeps its place and points at the tombstone, an
address without a name, so that who took part is still counted.

Who was withdrawn is for the identity stage to know: it comes as a `Suppression`.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from passerelle.iris import Minter
from passerelle.records import Record
from passerelle.sources.base import WITHDRAWN, Rejected, SourceDescription, SourceResult
from passerelle.sources.clearing import Clearing, people_in, tells
from passerelle.sources.suppression import Suppression
from passerelle.sources.withhold_rdf import withhold_quads

__all__ = ["withheld_description", "withhold", "without_restored"]


def withhold(folder: Path, result: SourceResult, suppression: Suppression, minter: Minter) -> None:
    """Take out of `result` what tells who the withdrawn are, and count the mentions."""
    found = Clearing(folder, result, suppression)
    result.records = [found.cleared(record) for record in result.records]
    result.rejected = [found.cleared_rejection(one) for one in result.rejected]
    result.withheld = found.count
    if result.quads:
        result.quads, count = withhold_quads(result.quads, suppression, minter)
        result.withheld += count
    result.description = withheld_description(result.description, suppression)


def without_restored(result: SourceResult, withdrawn: Collection[str]) -> SourceResult:
    """`result` without what facts of texts say of people who are withdrawn no more.

    Their names were taken out of these facts; the texts have to be read again.
    """
    if result.description.format != "text":
        return result
    lost = [one for one in result.records if not _tombstones(one) <= set(withdrawn)]
    if lost:
        result.records = [one for one in result.records if one not in lost]
        why = "it is about a person who was withdrawn and is no more. Run 'passerelle extract'."
        result.rejected.append(Rejected(0, "record", "", why))
    return result


def _tombstones(record: Record) -> set[str]:
    return {one.ids[WITHDRAWN] for one in people_in(record) if WITHDRAWN in one.ids}


def withheld_description(source: SourceDescription, suppression: Suppression) -> SourceDescription:
    """What a source says of itself, without the names of the withdrawn."""
    title = {lang: suppression.redact(text) for lang, text in source.title.items()}
    publisher = suppression.redact(source.publisher)
    homepage = None if tells(source.homepage, suppression) else source.homepage
    return source.model_copy(update={"title": title, "publisher": publisher, "homepage": homepage})
