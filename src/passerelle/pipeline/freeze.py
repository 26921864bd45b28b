"""The graph of the last build frozen as a release, and data sets by what people call them."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from passerelle.errors import ReleaseError, UsageError
from passerelle.pipeline.lock import only_writer
from passerelle.pipeline.state import BuildState, open_built
from passerelle.releases.dumps import ENDINGS, Dataset, read_dump
from passerelle.releases.shelf import (
    NUMBER,
    Release,
    add_release,
    counted,
    folder_of,
    load_releases,
    next_number,
    open_release,
    source_versions,
)
from passerelle.workspace import Workspace

__all__ = ["BUILD", "dataset_called", "freeze"]

BUILD = "build"
"""What stands for the graph of the last build where a release may be named."""


def freeze(
    workspace: Workspace,
    number: str | None = None,
    *,
    notes: Mapping[str, str],
    day: date | None = None,
    progress: Callable[[str], None] = lambda stage: None,
) -> Release:
    """Make a release of the graph as it was built last, on the shelf when it is whole.

    Raises `StoreError` when nothing was built or when people were withdrawn since, and
    `ReleaseError` when the number is taken or comes before the last, or when nothing has
    changed since the last release.
    """
    with only_writer(workspace), tempfile.TemporaryDirectory(prefix="passerelle-") as folder:
        releases = load_releases(workspace.root)
        day = day or datetime.now(UTC).date()
        number = number or next_number(releases, day)
        _check_number(workspace, number)
        store, state = open_built(workspace), BuildState.load(workspace)
        assert state is not None  # noqa: S101 - the store could be opened
        progress("statements")
        lines = Dataset.of(BUILD, store.quads(), Path(folder)).canonical
        release = Release(
            number=number,
            date=day,
            notes=dict(notes),
            base=workspace.minter.base,
            built=state.built,
            sha256=lines.sha256,
            quads=lines.count,
            things=counted(lines),
            sources=dict(source_versions(lines)),
            suppressed=state.suppressed,
        )
        _check_follows(workspace, release, releases)
        progress("dump")
        add_release(workspace.root, release, lines)
    return release


def _check_number(workspace: Workspace, number: str) -> None:
    if not re.fullmatch(NUMBER, number):
        raise UsageError(
            f"'{number}' is no number of a release.",
            remedy="Write it as 1.2.0, 1.2.0-rc.1 or 2026-11-25.",
        )
    place = folder_of(workspace.root, number)
    if place.exists():
        raise ReleaseError(
            f"release {number} is there already.",
            where=place,
            remedy="Give another number: a release is never replaced.",
        )


def _check_follows(workspace: Workspace, release: Release, releases: list[Release]) -> None:
    last = releases[-1] if releases else None
    if last is None:
        return
    if last.sha256 == release.sha256:
        raise ReleaseError(
            f"the graph is the same as in release {last.number} of {last.date}: there is nothing "
            "to release.",
            where=workspace.root,
            remedy="Change a source and run 'passerelle build' first.",
        )
    if release.order < last.order:
        raise ReleaseError(
            f"release {release.number} of {release.date} would come before the last one, "
            f"{last.number} of {last.date}.",
            where=workspace.root,
            remedy="Give a later number or date.",
        )


def dataset_called(workspace: Workspace | None, name: str, folder: Path) -> Dataset:
    """The data set that `name` means: a release, `BUILD`, or the file of a dump.

    It is unpacked into `folder`. Raises `ReleaseError` when there is none of that name or it
    cannot be read.
    """
    file = Path(name)
    if workspace and name == BUILD:
        return Dataset.of(name, open_built(workspace).quads(), folder)
    if workspace and folder_of(workspace.root, name).is_dir() and re.fullmatch(NUMBER, name):
        return open_release(workspace.root, workspace.identity, name, folder)
    if file.is_file() or file.name.removesuffix(".gz").endswith(tuple(f".{e}" for e in ENDINGS)):
        return Dataset.of(file.name, read_dump(file), folder)
    known = [one.number for one in load_releases(workspace.root)] if workspace else []
    there = f" (releases here: {', '.join(known)})" if known else ""
    endings = ", ".join(f".{ending}" for ending in ENDINGS)
    raise ReleaseError(
        f"'{name}' is neither a release nor the file of a dump{there}.",
        remedy=f"Name a release, 'build', or a file that ends in {endings}."
        if workspace
        else "Releases and 'build' are those of a workspace, and there is none here: name it "
        "with -w DIR.",
    )
