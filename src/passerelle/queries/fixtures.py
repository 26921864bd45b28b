"""Fixtures of questions: a small graph written by hand, and the answers it must give.

Beside each other lie ``<pack>/<question>.trig`` (the graph, with the named graphs a build
writes) and ``<pack>/<question>.yaml``::

    cases:
      - params: { authority: collectivity/rennes, date: 2020-06-01 }
        why: how the rows were worked out from the graph
        rows:
          - [partnership/p, cooperation-kind:twinning, null, "1981", certain]

Cells are written short (see `short`). Rows are compared as a bag; ``ordered: true`` compares
their order too. A path in the parameters is relative to the fixture: ``file:old.trig``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from passerelle.errors import QueryError
from passerelle.namespaces import PREFIXES
from passerelle.queries.pack import Question, load_questions
from passerelle.store.base import Solutions, Term
from passerelle.store.terms import plain

__all__ = ["BASE", "Case", "differences", "load_cases", "short"]

BASE = "https://w3id.org/passerelle/id/"
"""The addresses of things in fixtures begin with this."""

_NUMBERS = ("integer", "decimal", "double", "float")
Row = tuple[object, ...]


@dataclass(frozen=True)
class Case:
    """A question, its graph, the parameters, the rows that are right."""

    question: Question
    number: int
    graph: Path
    params: Mapping[str, str]
    rows: tuple[Row, ...]
    ordered: bool = False

    @property
    def name(self) -> str:
        """``pack/question`` and the number of the case, from 1."""
        return f"{self.question.name}-{self.number}"

    def quads(self) -> list[Quad]:
        """The statements of the fixture graph."""
        return list(parse(path=str(self.graph), format=RdfFormat.TRIG, base_iri=BASE))


def load_cases(folder: Path) -> list[Case]:
    """All cases below `folder`, sorted; raises `QueryError` for a file that is no fixture."""
    questions = load_questions()
    return [case for file in sorted(folder.glob("*/*.yaml")) for case in _cases(file, questions)]


def _cases(file: Path, questions: Mapping[str, Question]) -> Iterator[Case]:
    name = f"{file.parent.name}/{file.stem}"
    if name not in questions:
        raise QueryError(f"there is no question '{name}' for this fixture.", where=file)
    try:
        listed = yaml.safe_load(file.read_text(encoding="utf-8"))["cases"]
        for number, case in enumerate(listed, start=1):
            yield Case(
                question=questions[name],
                number=number,
                graph=file.with_suffix(".trig"),
                params={key: _given(value, file) for key, value in case["params"].items()},
                rows=tuple(tuple(_cell(cell) for cell in row) for row in case["rows"]),
                ordered=case.get("ordered", False),
            )
    except (yaml.YAMLError, KeyError, TypeError) as fault:
        raise QueryError(f"this is no fixture of a question: {fault!r}.", where=file) from None


def _given(value: Any, file: Path) -> str:
    """A parameter as a person types it: ``kind/slug`` of a thing as its whole address."""
    text = str(value)
    if text.startswith("file:"):
        return str(file.parent / text.removeprefix("file:"))
    kind, slash, slug = text.partition("/")
    return BASE + text if slash and slug and kind.isidentifier() else text


def _cell(value: Any) -> object:
    if isinstance(value, bool) or value is None:
        return value if value is None else str(value).lower()
    return Decimal(str(value)) if isinstance(value, int | float) else str(value)


def short(term: Term | None) -> object:
    """A cell as fixtures write it: address without base or with prefix, number, or text."""
    if isinstance(term, NamedNode):
        return _address(term.value)
    if isinstance(term, Literal) and term.datatype.value.rsplit("#", 1)[-1] in _NUMBERS:
        return Decimal(term.value).normalize() + 0
    return None if term is None else plain(term)


def _address(address: str) -> str:
    if address.startswith(BASE):
        return address[len(BASE) :]
    for prefix, base in PREFIXES.items():
        local = address[len(base) :]
        if address.startswith(base) and local and not set(local) & set("/#"):
            return f"{prefix}:{local}"
    return address


def differences(case: Case, answer: Solutions) -> list[str]:
    """What is wrong with `answer`, a line each; none when it is as the fixture says."""
    columns = tuple(case.question.columns)
    if answer.variables != columns:
        return [f"columns {', '.join(answer.variables)} instead of {', '.join(columns)}"]
    found = [tuple(short(term) for term in row) for row in answer.rows]
    expected = list(case.rows)
    if not case.ordered:
        found, expected = sorted(found, key=repr), sorted(expected, key=repr)
    if found == expected:
        return []
    lines = [f"missing {row}" for row in expected if row not in found]
    lines += [f"not expected {row}" for row in found if row not in expected]
    return lines or ["the rows come in another order, or not as often"]
