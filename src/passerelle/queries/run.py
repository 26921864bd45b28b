"""A question asked of a store, and its answer with the names of what it found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from pyoxigraph import Literal, NamedNode, Triple

from passerelle.namespaces import PREFIXES
from passerelle.queries.bind import bind, with_prefixes
from passerelle.queries.pack import Question
from passerelle.queries.params import bound_values
from passerelle.queries.steps import load_step
from passerelle.store import Solutions, Store

__all__ = ["Answer", "labels_of", "run_query", "run_question"]

_BATCH = 500


@dataclass(frozen=True)
class Answer:
    """Rows of terms, titles of their columns, and names of the addresses among them."""

    solutions: Solutions
    titles: tuple[str, ...]
    labels: Mapping[str, str]

    def text(self, term: object, *, addresses: bool = False) -> str:
        """What a cell shows: the name of an address where there is one, else the term."""
        if term is None:
            return ""
        if isinstance(term, Triple):
            return str(term)
        value = str(getattr(term, "value", term))
        if isinstance(term, NamedNode) and not addresses:
            return self.labels.get(value) or _curie(value)
        return value


def _curie(address: str) -> str:
    """`address` by its prefix where it is a term of a vocabulary we know; else as it is."""
    for prefix, base in PREFIXES.items():
        if address.startswith(base) and address[len(base) :].isidentifier():
            return f"{prefix}:{address[len(base) :]}"
    return address


def run_question(
    store: Store, question: Question, given: Mapping[str, str], languages: tuple[str, ...]
) -> Answer:
    """Ask a saved question; `languages` is the order in which names are preferred."""
    if "lang" in question.params:  # a question that shows texts asks for the reader's language
        given = {"lang": languages[0], **given}
    values = bound_values(question, given, store)
    solutions = store.select(with_prefixes(bind(question.query, values)))
    if question.step is not None:
        solutions = load_step(question.step)(solutions, values)
    return _answer(store, solutions, question, languages)


def run_query(store: Store, query: str, languages: tuple[str, ...]) -> Answer:
    """Ask any SELECT query; our prefixes need not be declared."""
    return _answer(store, store.select(with_prefixes(query)), None, languages)


def _answer(
    store: Store, solutions: Solutions, question: Question | None, languages: tuple[str, ...]
) -> Answer:
    titles = tuple(_title(question, name, languages) for name in solutions.variables)
    addresses = {
        term.value for row in solutions.rows for term in row if isinstance(term, NamedNode)
    }
    return Answer(solutions, titles, labels_of(store, addresses, languages))


def _title(question: Question | None, name: str, languages: tuple[str, ...]) -> str:
    column = question.columns.get(name) if question else None
    texts = column.label if column else {}
    return next((texts[lang] for lang in languages if lang in texts), name)


def labels_of(store: Store, addresses: Iterable[str], languages: tuple[str, ...]) -> dict[str, str]:
    """The name of each address, in the first of `languages` it has one in."""
    order = {lang: place for place, lang in enumerate(languages)}
    best: dict[str, tuple[int, str]] = {}
    stream = iter(sorted(set(addresses)))
    while batch := list(islice(stream, _BATCH)):
        values = " ".join(f"<{address}>" for address in batch)
        query = (
            f"SELECT ?x ?label WHERE {{ VALUES ?x {{ {values} }} "
            "?x skos:prefLabel|rdfs:label|dcterms:title ?label }"
        )
        for row in store.select(with_prefixes(query)):
            thing, label = row["x"], row["label"]
            if isinstance(thing, NamedNode) and isinstance(label, Literal):
                lang = (label.language or "").split("-")[0]
                rank = (order.get(lang, len(order)), label.value)
                best[thing.value] = min(rank, best.get(thing.value, rank))
    return {address: label for address, (_, label) in best.items()}
