"""The head of a query file: YAML in ``#+`` comments, so that the file stays plain SPARQL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from passerelle.errors import QueryError

__all__ = ["read_head"]


def read_head(text: str, file: Path) -> dict[str, Any]:
    """The metadata at the top of a query; empty when there is none.

    Raises `QueryError` with file and line when it is not valid YAML.
    """
    lines = []
    for line in text.splitlines():
        if not line.startswith("#+"):
            break
        lines.append(line[2:].removeprefix(" "))
    try:
        head = yaml.safe_load("\n".join(lines))
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark
        raise QueryError(
            f"the head is not valid YAML: {fault.problem}.",
            where=file,
            line=None if mark is None else mark.line + 1,
            remedy="Correct the lines that begin with #+.",
        ) from None
    if head is not None and not isinstance(head, dict):
        raise QueryError("the head is not a table of keys.", where=file, line=1)
    return head or {}
