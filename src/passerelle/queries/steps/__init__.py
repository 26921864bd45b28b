"""Steps: what Python makes of flat rows where SPARQL alone cannot answer, or not soon enough.

A question whose head says ``step: shortest-paths`` fetches flat rows with its query; the
module ``shortest_paths`` of this room turns them into the rows of the answer. A step reads
rows and bound parameters, so it works on any endpoint; what it needs to know of the few things
in its answer only, it asks with a second query.

Each module has `answer`, `COLUMNS` (those of the answer, in their order) and `PARAMETERS`
(names that the step reads; the query may use them too).
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from types import ModuleType
from typing import TypeAlias

from passerelle.collector import collector_paused
from passerelle.queries.facts import Select, Values
from passerelle.store.base import Solutions

__all__ = ["Select", "Step", "Values", "load_step", "step_columns", "step_names", "step_parameters"]

Step: TypeAlias = Callable[[Solutions, Values, Select], Solutions]
"""From the rows of the query to those of the answer; the columns are those of the head.

`Select` asks the same store a second query.
"""


def step_names() -> list[str]:
    """The names that may stand in a head, sorted."""
    return sorted(one.name.replace("_", "-") for one in pkgutil.iter_modules(__path__))


def load_step(name: str) -> Step:
    """The function `answer` of the step's module, imported only when a question needs it."""
    step: Step = collector_paused()(_module(name).answer)
    return step


def step_columns(name: str) -> tuple[str, ...]:
    """The columns of the answer that the step gives."""
    columns: tuple[str, ...] = _module(name).COLUMNS
    return columns


def step_parameters(name: str) -> tuple[str, ...]:
    """The parameters that the step itself reads."""
    parameters: tuple[str, ...] = _module(name).PARAMETERS
    return parameters


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"{__name__}.{name.replace('-', '_')}")
