"""Steps: what Python makes of flat rows where SPARQL alone cannot answer, or not soon enough.

A question whose head says ``step: shortest-paths`` fetches flat rows with its query; the
module ``shortest_paths`` of this room turns them into the rows of the answer. A step reads
rows and bound parameters only, never the store, so it works on any endpoint.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from passerelle.store.base import Solutions

__all__ = ["Step", "Values", "load_step", "step_names"]

Values: TypeAlias = Mapping[str, NamedNode | Literal]
"""The parameters that were given (or have a default), as terms."""

Step: TypeAlias = Callable[[Solutions, Values], Solutions]
"""From the rows of the query to those of the answer; the columns are those of the head."""


def step_names() -> list[str]:
    """The names that may stand in a head, sorted."""
    return sorted(one.name.replace("_", "-") for one in pkgutil.iter_modules(__path__))


def load_step(name: str) -> Step:
    """The function `answer` of the step's module, imported only when a question needs it."""
    module = importlib.import_module(f"{__name__}.{name.replace('-', '_')}")
    step: Step = module.answer
    return step
