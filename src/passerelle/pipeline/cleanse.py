"""What a workspace keeps beside its graph, rid of the withdrawn before a build goes on."""

from __future__ import annotations

import shutil

from passerelle.identity.cleanse import cleansed_decisions, cleansed_ledger
from passerelle.identity.ledger import Ledger
from passerelle.identity.suppressed import Suppressed
from passerelle.workspace import Workspace

__all__ = ["cleanse"]

_STAYS = (".lock", "current.json", "stores")
"""What the build itself replaces, in one step, when the new graph is whole."""


def cleanse(workspace: Workspace, suppressed: Suppressed) -> None:
    """Rewrite ledger and decisions; remove all that former builds left but the store.

    Cut short at any moment, it is done again by the next build.
    """
    ledger_file = workspace.identity / "ledger.csv"
    if ledger_file.is_file():
        cleansed_ledger(Ledger.load(ledger_file), suppressed).save(ledger_file)
    cleansed_decisions(workspace.identity / "decisions.csv", suppressed)
    for path in workspace.build.iterdir() if workspace.build.is_dir() else ():
        if path.name in _STAYS:
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
