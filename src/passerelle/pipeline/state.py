"""What the last good build left: which store is current, and from what it was made.

``build/current.json`` is the only pointer to a store and is replaced in one step, so a
build that is ended at any moment leaves the former store in place and answering.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, dataclass, field
from pathlib import Path

from passerelle.errors import StoreError
from passerelle.files import write_text
from passerelle.identity.withdrawn import list_digest
from passerelle.store import EmbeddedStore, RemoteStore, Store
from passerelle.workspace import Workspace

__all__ = [
    "BuildState",
    "check_withdrawn",
    "open_built",
    "open_store",
    "reports_dir",
    "stores_dir",
    "sweep",
]


@dataclass
class SourceState:
    """One source in the last build: digest of its files, and what it gave."""

    digest: str
    records: int
    rows: int
    rejected: int
    quads: int
    unused_columns: list[str] = field(default_factory=list)


@dataclass
class BuildState:
    """The last good build."""

    store: str
    inputs: str
    built: str
    quads: int
    things: int
    warnings: int
    sources: dict[str, SourceState]
    suppressed: str = ""

    @classmethod
    def load(cls, workspace: Workspace) -> BuildState | None:
        """The state in ``build/current.json``; None when there is none to rely on."""
        try:
            data = json.loads(_file(workspace).read_text(encoding="utf-8"))
            data["sources"] = {
                name: SourceState(**state) for name, state in data["sources"].items()
            }
            state = cls(**data)
        except (OSError, ValueError, TypeError, KeyError):
            return None
        return state if (stores_dir(workspace) / state.store).is_dir() else None

    def save(self, workspace: Workspace) -> None:
        """Make this build the current one."""
        text = json.dumps(asdict(self), indent=1, sort_keys=True)
        write_text(_file(workspace), text + "\n")

    @property
    def rejected(self) -> int:
        """Rows set aside over all sources."""
        return sum(source.rejected for source in self.sources.values())


def _file(workspace: Workspace) -> Path:
    return workspace.build / "current.json"


def stores_dir(workspace: Workspace) -> Path:
    """Where the stores of the current and of unfinished builds lie."""
    return workspace.build / "stores"


def reports_dir(workspace: Workspace) -> Path:
    """Where the reports of these builds lie, each named as its store."""
    return workspace.build / "reports"


def sweep(workspace: Workspace, keep: str | None) -> None:
    """Remove the stores and reports of former and of interrupted builds."""
    home = stores_dir(workspace)
    for folder in home.iterdir() if home.is_dir() else ():
        if folder.name != keep:
            shutil.rmtree(folder, ignore_errors=True)
    for file in reports_dir(workspace).glob("*.json"):
        if file.stem != keep:
            file.unlink(missing_ok=True)
    for part in workspace.build.glob(".*.part"):
        part.unlink(missing_ok=True)


def open_store(workspace: Workspace) -> Store:
    """The workspace's store for reading; raises `StoreError` when nothing was built yet."""
    settings = workspace.settings.store
    if settings.kind == "remote" or settings.endpoint:
        if not settings.endpoint:
            raise StoreError(
                "the store is remote but has no address.",
                where=workspace.root / "passerelle.toml",
                remedy='Set endpoint = "…" under [store].',
            )
        return RemoteStore(
            settings.endpoint,
            update=settings.update,
            graph_store=settings.graph_store,
            parameters=settings.parameters,
            contact=workspace.settings.graph.publisher.homepage,
        )
    return open_built(workspace)


def open_built(workspace: Workspace) -> EmbeddedStore:
    """The graph of the last build, wherever the workspace publishes it; raises `StoreError`."""
    state = BuildState.load(workspace)
    if state is None:
        raise StoreError(
            "nothing has been built yet.",
            where=workspace.root,
            remedy="Run 'passerelle build' first.",
        )
    check_withdrawn(workspace, state)
    return EmbeddedStore(stores_dir(workspace) / state.store, read_only=True)


def check_withdrawn(workspace: Workspace, state: BuildState | None) -> None:
    """Raise `StoreError` when what a build left may name people who were withdrawn since."""
    if state and state.suppressed != list_digest(workspace.identity):
        raise StoreError(
            "people were withdrawn since this graph was built, and it still names them.",
            where=workspace.root,
            remedy="Run 'passerelle build'.",
        )
