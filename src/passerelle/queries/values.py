"""RDF terms as values of Python: numbers, dates, truth, names of things that know their IRI."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from passerelle.namespaces import XSD
from passerelle.queries.run import Answer
from passerelle.store.base import Term

__all__ = ["Thing", "Value", "is_number", "value_of"]

_INTEGERS = frozenset(
    f"{XSD}{name}"
    for name in (
        *("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger"),
        *("unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte"),
        *("negativeInteger", "nonPositiveInteger"),
    )
)
_FLOATS = frozenset((f"{XSD}double", f"{XSD}float"))
_DECIMAL = f"{XSD}decimal"


class Thing(str):
    """The name of a thing, as a text that also knows its address."""

    __slots__ = ("iri",)
    iri: str

    def __new__(cls, name: str, iri: str) -> Thing:
        """`name` with its `iri`."""
        made = super().__new__(cls, name)
        made.iri = iri
        return made

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]
        return str(self), self.iri


Value: TypeAlias = str | bool | int | float | Decimal | date | datetime | None


def is_number(term: Term | None) -> bool:
    """Whether `term` is a number, not only in its datatype but in how it is written."""
    return (
        isinstance(term, Literal)
        and isinstance(_literal(term), (int, float, Decimal))
        and (term.datatype.value != f"{XSD}boolean")
    )


def value_of(answer: Answer, term: Term | None, *, addresses: bool = False) -> Value:
    """`term` as a value; what its datatype does not allow stays the text it is.

    Dates with a time zone or outside the years 1-9999 stay texts, which Python's `date`
    cannot hold. IRIs become a `Thing`.
    """
    if term is None:
        return None
    if isinstance(term, Literal):
        return _literal(term)
    text = answer.text(term, addresses=addresses)
    return Thing(text, term.value) if isinstance(term, NamedNode) else text


def _literal(term: Literal) -> Value:
    kind, text = term.datatype.value, term.value
    try:
        if kind in _INTEGERS and re.fullmatch(r"[+-]?[0-9]{1,4000}", text):
            return int(text)
        if kind == _DECIMAL and re.fullmatch(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)", text):
            return Decimal(text)
        if kind in _FLOATS:
            return _float(text)
        if kind == f"{XSD}boolean" and text in ("true", "false", "1", "0"):
            return text in ("true", "1")
        if kind == f"{XSD}date" and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
        if kind == f"{XSD}dateTime":
            return datetime.fromisoformat(text)
    except ValueError:
        pass
    return text


def _float(text: str) -> float | str:
    if re.fullmatch(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?|[+-]?INF|NaN", text):
        return float(text)
    return text
