"""Where the ontology and the query packs lie: beside the sources in a checkout, or in the wheel.

No other module knows; everything else asks here for a folder or a file.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["ontology_dir", "queries_dir"]

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    installed = _PACKAGE / "_resources" / name
    checkout = _PACKAGE.parent.parent / name
    return installed if installed.is_dir() else checkout


def ontology_dir() -> Path:
    """The folder that holds ``passerelle.ttl``, ``themes/``, ``shapes/`` and ``rules/``."""
    return _folder("ontology")


def queries_dir() -> Path:
    """The folder that holds one folder of ``.rq`` files per query pack."""
    return _folder("queries")
