"""Passerelle: one RDF knowledge graph of who cooperates with whom between territories.

>>> import passerelle
>>> passerelle.__all__
['Graph', 'PasserelleError', 'Rows', '__version__', 'open']

Names are imported when they are used, so that the command line answers at once.
"""

from importlib import import_module
from typing import Any

__all__ = ["Graph", "PasserelleError", "Rows", "__version__", "open"]

_HOMES = {
    "Graph": "passerelle.api",
    "PasserelleError": "passerelle.errors",
    "Rows": "passerelle.api",
    "open": "passerelle.api",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("passerelle")
    if name not in _HOMES:
        raise AttributeError(f"module 'passerelle' has no attribute '{name}'")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
