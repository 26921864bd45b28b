"""A person withdrawn from a workspace, whole and for good.

The list is written first, in one step: from then on no build and no reading restores the
person, and no command answers from a graph made before. The build that follows rewrites
ledger, decisions, cache and graph, and takes the person out of releases made before; cut short,
the next build does it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field

from passerelle.errors import IdentityError, PasserelleError
from passerelle.identity.suppressed import Suppressed
from passerelle.identity.withdrawn import LIST_FILE, Tombstone
from passerelle.pipeline.build import BuildReport, Progress, build
from passerelle.pipeline.lock import only_writer
from passerelle.pipeline.own_files import Trace, traces_of
from passerelle.pipeline.people import Known, People, address_of
from passerelle.pipeline.state import stores_dir
from passerelle.releases.redact import redact_releases
from passerelle.workspace import Workspace

__all__ = ["Forgotten", "Trace", "forget", "restore", "spare"]


@dataclass
class Forgotten:
    """What was done, and what is left for the owner to do.

    `releases` are the numbers of those that named the person and were written again.

    `beside` are other addresses, in other sources, of people of the same name and with
    nothing that tells them apart: they went too.
    """

    address: str
    tombstone: Tombstone
    forms: int
    report: BuildReport
    traces: list[Trace] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    releases: list[str] = field(default_factory=list)


def forget(
    workspace: Workspace,
    who: str,
    *,
    reason: str,
    when: str,
    by: str = "editor",
    why: str = "",
    spared: Iterable[str] = (),
    progress: Progress = lambda stage: None,
) -> Forgotten:
    """Withdraw `who` (an IRI, an address ``person/slug``, or a key ``scheme:value``).

    People of the same name in other sources go too, each under an address of its own, so that
    counts stay: unless they were decided to be different, an identifier of a register tells
    them apart, or theirs is among the `spared` keys.

    `reason` is a slug of the scheme withdrawal-reason, `when` an `xsd:dateTime` in UTC.
    Raises `IdentityError` when nobody is meant or what is meant is no person, and whatever
    a build raises; then the person is on the list, and no graph is left that names them.
    """
    with only_writer(workspace):
        progress("who is meant")
        suppressed = Suppressed.load(workspace.identity)
        _check_new(workspace, who, suppressed)
        people = People(workspace, suppressed)
        known = people.person(who)
        listed = _sparing(suppressed or Suppressed.open(workspace.identity), spared)
        told = _without_names(why, listed, known)
        tombstone = Tombstone(known.slug, when, reason, by, told, tuple(sorted(known.former)))
        listed = listed.with_person(tombstone, known.ids, known.keys)
        listed, others = people.with_others(known, listed, tombstone)
        listed.save(workspace.identity)
        redacted = redact_releases(workspace.root, workspace.identity, progress)
        report = _rebuilt(workspace, progress)
    progress("your own files")
    addresses = [workspace.minter.thing("person", one.slug).value for one in (known, *others)]
    return Forgotten(
        address=addresses[0],
        tombstone=tombstone,
        forms=len(known.ids) + len(known.keys),
        report=report,
        traces=traces_of(workspace, listed, {one.slug for one in (known, *others)}, report),
        beside=addresses[1:],
        releases=[release.number for release in redacted],
    )


def _without_names(why: str, listed: Suppressed, known: Known) -> str:
    """The reason in words, which may name the person itself."""
    words = listed.also(dict.fromkeys(known.keys, known.slug))
    return words.redact(why, [known.slug], any_case=True)


def _check_new(workspace: Workspace, who: str, suppressed: Suppressed | None) -> None:
    slug = address_of(workspace, who).removeprefix("person/")
    for tombstone in suppressed.tombstones if suppressed else ():
        if slug == tombstone.slug or slug in tombstone.former:
            raise IdentityError(
                f"'{who}' was withdrawn on {tombstone.when[:10]} ({tombstone.reason}).",
                where=workspace.identity / LIST_FILE,
                remedy="Run 'passerelle build' if a source has changed since.",
            )


def _rebuilt(workspace: Workspace, progress: Progress) -> BuildReport:
    """The graph without the person; when it cannot be made, no graph rather than the old one."""
    workspace.layout.unlink(missing_ok=True)
    try:
        return build(workspace, progress=progress)
    except PasserelleError as fault:
        (workspace.build / "current.json").unlink(missing_ok=True)
        shutil.rmtree(stores_dir(workspace), ignore_errors=True)
        raise type(fault)(
            f"the person is withdrawn, but the graph could not be built again: {fault.what}",
            where=fault.where,
            line=fault.line,
            remedy=f"The former graph is removed. {fault.remedy or ''} Then: passerelle build",
        ) from None


def spare(workspace: Workspace, keys: Iterable[str]) -> None:
    """Let pass whoever bears one of the identifiers `keys` (``scheme:value``): namesakes."""
    with only_writer(workspace):
        suppressed = Suppressed.load(workspace.identity)
        if suppressed is None:
            raise IdentityError("nobody is withdrawn.", where=workspace.identity / LIST_FILE)
        _sparing(suppressed, keys).save(workspace.identity)


def _sparing(suppressed: Suppressed, keys: Iterable[str]) -> Suppressed:
    for key in keys:
        scheme, _, value = key.partition(":")
        if not value:
            raise IdentityError(
                f"'{key}' is no identifier.",
                remedy="Write scheme:value, as own:jean-martin-senator.",
            )
        suppressed = suppressed.sparing(scheme, value)
    return suppressed


def restore(workspace: Workspace, who: str) -> Tombstone:
    """Take `who` off the list: what the sources say of the person is read again.

    The person gets a new address; the old one is known no more.
    """
    slug = address_of(workspace, who).removeprefix("person/")
    with only_writer(workspace):
        suppressed = Suppressed.load(workspace.identity)
        found = [one for one in suppressed.tombstones if slug == one.slug] if suppressed else []
        if suppressed is None or not found:
            raise IdentityError(
                f"'{who}' is not on the list.",
                where=workspace.identity / LIST_FILE,
                remedy="See 'passerelle forget --list'.",
            )
        suppressed.without_person(slug).save(workspace.identity)
    return found[0]
