"""One writer at a time: builds, and changes of the list of the withdrawn, wait for nobody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from passerelle.errors import StoreError
from passerelle.workspace import Workspace

__all__ = ["only_writer"]


@contextmanager
def only_writer(workspace: Workspace) -> Iterator[None]:
    """Nobody else builds or forgets meanwhile; raises `StoreError` when somebody does.

    Who holds it may ask for it again: forgetting someone builds.
    """
    workspace.build.mkdir(parents=True, exist_ok=True)
    lock = FileLock(workspace.build / ".lock", is_singleton=True)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise StoreError(
            "another build of this workspace is running.",
            where=workspace.root,
            remedy="Wait until it has ended.",
        ) from None
    try:
        yield
    finally:
        lock.release()
