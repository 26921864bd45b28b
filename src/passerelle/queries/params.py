"""What a person types for a parameter, as the RDF term it means."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from pyoxigraph import Literal, NamedNode

from passerelle.errors import QueryError, WhenError, did_you_mean
from passerelle.identity.names import normalise
from passerelle.namespaces import PREFIXES, XSD
from passerelle.queries.bind import with_prefixes
from passerelle.queries.pack import Param, Question
from passerelle.store import Store
from passerelle.store.terms import plain
from passerelle.times import When
from passerelle.vocabulary import load_vocabulary

__all__ = ["ANY", "bound_values"]

ANY = "any"
"""Typed for a parameter, it takes the default away: any value will do."""

_IRI = re.compile(r'[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+', re.IGNORECASE)


def bound_values(
    question: Question, given: Mapping[str, str], store: Store
) -> dict[str, NamedNode | Literal]:
    """The terms of all parameters that have a value; raises `QueryError` for a wrong one."""
    unknown = sorted(given.keys() - question.params.keys())
    if unknown:
        raise QueryError(
            f"{question.name} has no parameter '{unknown[0]}'.",
            remedy=did_you_mean(unknown[0], question.params),
        )
    values = {}
    for name, param in question.params.items():
        text = given.get(name, None if param.default is None else str(param.default))
        if text is None and param.required:
            raise QueryError(
                f"{question.name} needs the parameter '{name}'.",
                remedy=f"Give it with --param {name}=…",
            )
        if text is not None and text != ANY:
            values[name] = _term(name, param, text.strip(), store)
    return values


def _term(name: str, param: Param, text: str, store: Store) -> NamedNode | Literal:
    if param.type == "date":
        return Literal(_day(name, text).isoformat(), datatype=XSD.date)
    if param.type in ("number", "year"):
        if not re.fullmatch(r"[+-]?\d+(\.\d+)?", text):
            raise QueryError(f"{name} = '{text}' is not a number.", remedy="Write digits only.")
        return Literal(text, datatype=XSD.decimal if "." in text else XSD.integer)
    if param.values and text not in param.values:
        raise QueryError(
            f"{name}: there is no choice '{text}'.", remedy=did_you_mean(text, param.values)
        )
    if param.type == "text" or param.values:
        return Literal(text)
    return _resource(name, param, text, store)


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


def _resource(name: str, param: Param, text: str, store: Store) -> NamedNode:
    """An IRI, a CURIE, a slug of the scheme, or a label in any language."""
    prefix, _, local = text.partition(":")
    if prefix in PREFIXES and re.fullmatch(r"[\w.-]+", local):
        return NamedNode(PREFIXES[prefix] + local)
    address = text[1:-1] if text.startswith("<") and text.endswith(">") else text
    if "://" in address and _IRI.fullmatch(address):
        return NamedNode(address)
    if param.scheme:
        slug = load_vocabulary().resolve(param.scheme, text)
        if slug is None:
            near = did_you_mean(text, load_vocabulary().slugs(param.scheme))
            raise QueryError(f"{name}: there is no {param.scheme} '{text}'.", remedy=near)
        return NamedNode(f"{PREFIXES[param.scheme]}{slug}")
    return _labelled(name, param, text, store)


def _labelled(name: str, param: Param, text: str, store: Store) -> NamedNode:
    """The one thing with that name (accents, case and hyphens aside) or that ``kind/slug``."""
    kind = f"VALUES ?class {{ {param.class_} }} ?thing a ?class ." if param.class_ else ""
    found = store.select(
        with_prefixes(
            "SELECT DISTINCT ?thing ?label WHERE { "
            f"{kind} ?thing skos:prefLabel|skos:altLabel|pas:nameAsWritten ?label }}"
        )
    )
    named: dict[str, set[str]] = defaultdict(set)
    for row in found:
        thing = plain(row["thing"])
        named[normalise(plain(row["label"]))].add(thing)
        if thing.endswith(f"/id/{text}"):
            return NamedNode(thing)
    things = sorted(named.get(normalise(text), ()))
    if len(things) == 1:
        return NamedNode(things[0])
    if things:
        raise QueryError(
            f"{name} = '{text}' may be any of {', '.join(things)}.", remedy="Give one address."
        )
    raise QueryError(
        f"{name}: nothing is called '{text}'.", remedy=did_you_mean(normalise(text), named)
    )
