"""The head of a query file: YAML in ``#+`` comments, so that the file stays plain SPARQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from passerelle.errors import QueryError

try:
    from yaml import CSafeLoader as _InC
except ImportError:  # PyYAML may be built without libyaml
    from yaml import SafeLoader as _InC  # type: ignore[assignment]

__all__ = ["head_lines", "read_head"]


class _Loader(yaml.SafeLoader):
    """YAML whose dates stay text: 2026-01-01 means the same with and without quotes."""


class _QuickLoader(_InC):
    """The same, ten times faster; what it does not take, the other one explains."""


_Loader.yaml_implicit_resolvers = _QuickLoader.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in pairs if tag != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}

Keys = tuple[str, ...]


def read_head(text: str, file: Path) -> dict[str, Any]:
    """The metadata at the top of a query; empty when there is none.

    Raises `QueryError` with file and line when it is not valid YAML.
    """
    written = _yaml_of(text)
    try:
        try:
            head = yaml.load(written, Loader=_QuickLoader)  # noqa: S506 - a safe loader
        except yaml.YAMLError:
            head = yaml.load(written, Loader=_Loader)  # noqa: S506 - a safe loader
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
