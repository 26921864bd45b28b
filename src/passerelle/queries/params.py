"""What a person types for a parameter, as the RDF term it means, and what it was taken for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from pyoxigraph import Literal, NamedNode

from passerelle.errors import QueryError, WhenError, did_you_mean
from passerelle.namespaces import PREFIXES, XSD
from passerelle.queries.labels import labels_of, short
from passerelle.queries.names import named_in_graph, named_in_scheme
from passerelle.queries.pack import Param, Question
from passerelle.store import Store
from passerelle.times import When

__all__ = ["ANY", "Taken", "take"]

ANY = "any"
"""Typed for a parameter, it takes the default away: any value will do."""

_IRI = re.compile(r'[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+', re.IGNORECASE)


@dataclass(frozen=True)
class Taken:
    """A parameter with the term it has; `label` is the name of an address, if it has one."""

    name: str
    text: str
    term: NamedNode | Literal
    label: str = ""
    given: bool = True

    def __str__(self) -> str:
        """What a person is told: ``theme = transition énergétique (theme:energy-transition)``."""
        if isinstance(self.term, Literal):
            return f"{self.name} = {self.term.value}"
        address = short(self.term.value)
        return (
            f"{self.name} = {self.label} ({address})" if self.label else f"{self.name} = {address}"
        )


def take(
    question: Question, given: Mapping[str, str], store: Store, languages: tuple[str, ...]
) -> tuple[Taken, ...]:
    """All parameters that have a value, given or by default.

    Raises `QueryError` for a parameter that does not exist, one that is missing, and a value
    that cannot be meant: an unknown name with the nearest ones, an ambiguous one with all.
    """
    unknown = sorted(given.keys() - question.params.keys())
    if unknown:
        raise QueryError(
            f"{question.name} has no parameter '{unknown[0]}'.",
            remedy=did_you_mean(unknown[0], question.params),
        )
    taken = []
    for name, param in question.params.items():
        text = given.get(name, None if param.default is None else str(param.default))
        if text is None and param.required:
            raise QueryError(
                f"{question.name} needs the parameter '{name}'.",
                remedy=f"Give it with --param {name}=…",
            )
        if text is not None and text != ANY:
            term = _term(name, param, text.strip(), store, languages)
            taken.append(Taken(name, text, term, given=name in given))
    return _with_labels(taken, store, languages)


def _with_labels(taken: list[Taken], store: Store, languages: tuple[str, ...]) -> tuple[Taken, ...]:
    addresses = [one.term.value for one in taken if isinstance(one.term, NamedNode)]
    labels = labels_of(store, addresses, languages)
    return tuple(replace(one, label=labels.get(one.term.value, "")) for one in taken)


def _term(
    name: str, param: Param, text: str, store: Store, languages: tuple[str, ...]
) -> NamedNode | Literal:
    if param.type == "date":
        return Literal(_day(name, text).isoformat(), datatype=XSD.date)
    if param.type in ("number", "year"):
        if not re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", text):
            raise QueryError(f"{name} = '{text}' is not a number.", remedy="Write digits only.")
        return Literal(text, datatype=XSD.decimal if "." in text else XSD.integer)
    if param.values and text not in param.values:
        raise QueryError(
            f"{name}: there is no choice '{text}'.", remedy=did_you_mean(text, param.values)
        )
    if param.type == "text" or param.values:
        return _text(name, text)
    return _resource(name, param, text, store, languages)


def _text(name: str, text: str) -> Literal:
    try:
        return Literal(text)
    except ValueError:  # half of a surrogate pair, from a command line that is not UTF-8
        raise QueryError(f"{name} holds bytes that are no text.", remedy="Type UTF-8.") from None


def _day(name: str, text: str) -> date:
    try:
        when = When.parse(text)
    except WhenError as fault:
        raise QueryError(f"{name}: {fault.message}") from None
    if when.earliest_start is None or when.earliest_start != when.latest_start:
        raise QueryError(
            f"{name} = '{text}' is not one day.", remedy="Write it as 2018-02-13 or 13/02/2018."
        )
    return when.earliest_start


def _resource(
    name: str, param: Param, text: str, store: Store, languages: tuple[str, ...]
) -> NamedNode:
    """An IRI, a CURIE, a slug of the scheme, or a label in any language."""
    prefix, _, local = text.partition(":")
    if prefix in PREFIXES and re.fullmatch(r"[\w.-]+", local):
        return _node(name, PREFIXES[prefix] + local)
    address = text[1:-1] if text.startswith("<") and text.endswith(">") else text
    if "://" in address and _IRI.fullmatch(address):
        return _node(name, address)
    if param.scheme:
        return _node(name, named_in_scheme(name, param.scheme, text, languages))
    return _node(name, named_in_graph(name, param.class_, text, store, languages))


def _node(name: str, address: str) -> NamedNode:
    try:
        return NamedNode(address)
    except ValueError as fault:
        raise QueryError(
            f"{name} = '{address}' is no address: {fault}.", remedy="Give an IRI, or a name."
        ) from None
