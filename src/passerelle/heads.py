"""The head of a query file: YAML in ``#+`` comments, so that the file stays plain SPARQL."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from passerelle.errors import QueryError

__all__ = ["head_lines", "read_head"]


class _Loader(yaml.SafeLoader):
    """YAML whose dates stay text: 2026-01-01 means the same with and without quotes."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in pairs if tag != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

Keys = tuple[str, ...]


def read_head(text: str, file: Path) -> dict[str, Any]:
    """The metadata at the top of a query; empty when there is none.

    Raises `QueryError` with file and line when it is not valid YAML.
    """
    try:
        head = deepcopy(_parsed(_yaml_of(text)))
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


def head_lines(text: str) -> dict[tuple[str, ...], int]:
    """The line of each key of a valid head: ``("params", "date", "type")`` to 1, 2, …."""
    node = yaml.compose(_yaml_of(text), Loader=_Loader)
    return dict(_lines(node, ()))


@lru_cache(256)
def _parsed(head: str) -> Any:
    """What a head says: the same few files are read for many purposes, and YAML takes its time."""
    return yaml.load(head, Loader=_Loader)  # noqa: S506 - a safe loader


def _yaml_of(text: str) -> str:
    lines = []
    for line in text.splitlines():
        if not line.startswith("#+"):
            break
        lines.append(line[2:].removeprefix(" "))
    return "\n".join(lines)


def _lines(node: yaml.Node | None, path: Keys) -> Iterator[tuple[Keys, int]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*path, str(key.value))
            yield here, key.start_mark.line + 1
            yield from _lines(value, here)
    elif isinstance(node, yaml.SequenceNode):
        for place, item in enumerate(node.value):
            here = (*path, str(place))
            yield here, item.start_mark.line + 1
            yield from _lines(item, here)
