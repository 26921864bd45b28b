"""People who were withdrawn, taken out of releases that were made before.

A release is frozen, but nobody stays named in it who was withdrawn: its dump is written again
as if the person had been withdrawn before, by the rules for RDF sources (`withhold_rdf`), with
the tombstone in the place of the person. The record gets the new digest and the day; the
former digest goes, because a guess of what was taken out could be tested against it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from pyoxigraph import Quad

from passerelle.graph.meta import withdrawn_quads
from passerelle.identity.suppressed import Suppressed
from passerelle.identity.withdrawn import list_digest
from passerelle.iris import Minter
from passerelle.releases.dumps import Dataset, read_dump, write_packed
from passerelle.releases.shelf import Release, counted, dump_of, load_releases, save_record
from passerelle.sources.withhold_rdf import withhold_quads

__all__ = ["redact_releases"]


def redact_releases(
    root: Path, identity: Path, progress: Callable[[str], None] = lambda stage: None
) -> list[Release]:
    """Take everyone on the list in `identity` out of all releases; returns those rewritten.

    Cut short at any moment, it is done again by the next call; releases that were cleared
    with the list as it is now are passed over.
    """
    suppressed = Suppressed.load(identity)
    if suppressed is None:
        return []
    digest, done = list_digest(identity), []
    for release in load_releases(root):
        if release.suppressed != digest:
            progress(f"release {release.number}")
            cleared = _cleared(root, release, suppressed)
            save_record(root, cleared.model_copy(update={"suppressed": digest}))
            done += [cleared] if cleared != release else []
    return done


def _cleared(root: Path, release: Release, suppressed: Suppressed) -> Release:
    path = dump_of(root, release.number)
    notes = {lang: suppressed.redact(text) for lang, text in release.notes.items()}
    cleared = _without(read_dump(path), suppressed, Minter(release.base))
    with tempfile.TemporaryDirectory(prefix="passerelle-") as folder:
        lines = Dataset.of(release.number, cleared, Path(folder)).canonical
        if lines.sha256 == release.sha256:
            return release.model_copy(update={"notes": notes})
        write_packed(lines, path)
        return release.model_copy(
            update={
                "notes": notes,
                "sha256": lines.sha256,
                "quads": lines.count,
                "things": counted(lines),
                "redacted": tuple(sorted({*release.redacted, _today()})),
            }
        )


def _without(quads: Iterable[Quad], suppressed: Suppressed, minter: Minter) -> list[Quad]:
    """`quads` without what tells who the withdrawn are, with a tombstone for each of them."""
    told = set(withdrawn_quads(minter, suppressed.tombstones))
    kept, _ = withhold_quads((quad for quad in quads if quad not in told), suppressed, minter)
    there = {term for quad in kept for term in (quad.subject, quad.object)}
    stones = [
        stone for stone in suppressed.tombstones if minter.thing("person", stone.slug) in there
    ]
    return [*kept, *withdrawn_quads(minter, stones)]


def _today() -> date:
    return datetime.now(UTC).date()
