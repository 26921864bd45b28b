"""What a workspace keeps beside its graph, rid of the withdrawn before a build goes on."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

from passerelle.files import replacing
from passerelle.identity.cleanse import cleansed_decisions, cleansed_ledger
from passerelle.identity.ledger import Ledger
from passerelle.identity.suppressed import Suppressed
from passerelle.sources.facts import FACTS_FILE
from passerelle.sources.read import load_description
from passerelle.sources.withhold_facts import cleanse_press
from passerelle.workspace import Workspace

__all__ = ["cleanse", "cleanse_facts", "cover_snapshot"]

_STAYS = (".lock", "current.json", "stores")
"""What the build itself replaces, in one step, when the new graph is whole."""


def cover_snapshot(path: Path, suppressed: Suppressed) -> bool:
    """Put marks in place of the names in a snapshot of a remote source; whether any was there.

    A snapshot is Passerelle's own copy, so it is rewritten; an owner's file never is.
    """
    packed = path.suffix == ".gz"
    data = path.read_bytes()
    try:
        text = (gzip.decompress(data) if packed else data).decode("utf-8")
    except (UnicodeDecodeError, OSError, EOFError):
        return False
    marked = suppressed.marked(text)
    if marked == text:
        return False
    with replacing(path) as part:
        content = marked.encode()
        part.write_bytes(gzip.compress(content, mtime=0) if packed else content)
    return True


def cleanse_facts(folder: Path, suppressed: Suppressed) -> None:
    """Take them out of the facts and decisions of a source of texts."""
    if (folder / FACTS_FILE).is_file():
        cleanse_press(folder, load_description(folder), suppressed)


def cleanse(workspace: Workspace, suppressed: Suppressed) -> None:
    """Rewrite ledger, decisions and snapshots; remove all that former builds left but the store.

    Cut short at any moment, it is done again by the next build.
    """
    ledger_file = workspace.identity / "ledger.csv"
    if ledger_file.is_file():
        cleansed_ledger(Ledger.load(ledger_file), suppressed).save(ledger_file)
    cleansed_decisions(workspace.identity / "decisions.csv", suppressed)
    for folder in workspace.source_folders:
        for part in folder.glob(".snapshot.*.part"):
            part.unlink(missing_ok=True)
        for snapshot in sorted(folder.glob("snapshot.*")):
            cover_snapshot(snapshot, suppressed)
        cleanse_facts(folder, suppressed)
    for part in workspace.identity.glob(".*.part"):  # left by a writer that was killed
        part.unlink(missing_ok=True)
    for path in workspace.build.iterdir() if workspace.build.is_dir() else ():
        if path.name in _STAYS:
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
