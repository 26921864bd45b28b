"""A question asked of a store, and its answer with the names of what it found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pyoxigraph import Literal, NamedNode, Triple

from passerelle.errors import QueryError
from passerelle.namespaces import XSD
from passerelle.queries.bind import bind, form_of, limited, with_prefixes
from passerelle.queries.labels import labels_of, short
from passerelle.queries.pack import Question
from passerelle.queries.params import Taken, take
from passerelle.queries.steps import load_step
from passerelle.store import Solutions, Store

__all__ = ["Answer", "ask_question", "bound", "run_query", "run_question", "titles_of"]


@dataclass(frozen=True)
class Answer:
    """Rows of terms, titles of their columns, and names of the addresses among them.

    Every form of query gives rows: ASK one cell, CONSTRUCT and DESCRIBE a row per triple;
    `triples` holds these as they are. `question` and `taken` say what was asked; `more`,
    that only the first rows were asked for and that there are others.
    """

    solutions: Solutions
    titles: tuple[str, ...]
    labels: Mapping[str, str]
    form: str = "SELECT"
    triples: tuple[Triple, ...] = ()
    question: Question | None = None
    taken: tuple[Taken, ...] = ()
    more: bool = False

    def text(self, term: object, *, addresses: bool = False) -> str:
        """What a cell shows: the name of an address where there is one, else the term."""
        if term is None:
            return ""
        if isinstance(term, Triple):
            return str(term)
        value = str(getattr(term, "value", term))
        if isinstance(term, NamedNode) and not addresses:
            return self.labels.get(value) or short(value)
        return value

    def first(self, count: int) -> Answer:
        """The answer cut to its first `count` rows."""
        rows = Solutions(self.solutions.variables, self.solutions.rows[:count])
        return replace(self, solutions=rows, triples=self.triples[:count])


def run_question(
    store: Store,
    question: Question,
    given: Mapping[str, str],
    languages: tuple[str, ...],
    limit: int | None = None,
) -> Answer:
    """Ask a saved question; `languages` is the order in which names are preferred.

    With `limit` only so many rows are asked for where the query allows it; where it does
    not (see `limited`; and a step sees all rows), all come.
    """
    return _named(store, ask_question(store, question, given, languages, limit), languages)


def ask_question(
    store: Store,
    question: Question,
    given: Mapping[str, str],
    languages: tuple[str, ...],
    limit: int | None = None,
) -> Answer:
    """What `run_question` asks, before anything has a name: for who names it otherwise."""
    query, taken = bound(store, question, given, languages)
    if question.step is None:
        answer = _ask(store, query, limit)
    else:
        answer = _ask(store, query)
        values = {one.name: one.term for one in taken}
        step = load_step(question.step)
        answer = replace(answer, solutions=step(answer.solutions, values, store.select))
    return replace(answer, question=question, taken=taken)


def run_query(
    store: Store, query: str, languages: tuple[str, ...], limit: int | None = None
) -> Answer:
    """Ask any query; our prefixes need not be declared. `limit`: see `run_question`."""
    return _named(store, _ask(store, with_prefixes(query), limit), languages)


def bound(
    store: Store, question: Question, given: Mapping[str, str], languages: tuple[str, ...]
) -> tuple[str, tuple[Taken, ...]]:
    """The query of a saved question with its parameters, and what these were taken for."""
    if "lang" in question.params:  # a question that shows texts asks for the reader's language
        given = {"lang": languages[0], **given}
    taken = take(question, given, store, languages)
    values = {one.name: one.term for one in taken}
    return with_prefixes(bind(question.query, values)), taken


def _ask(store: Store, query: str, limit: int | None = None) -> Answer:
    form = form_of(query)
    if form == "ASK":
        said = Literal("true" if store.ask(query) else "false", datatype=XSD.boolean)
        return Answer(Solutions(("answer",), [(said,)]), (), {}, form)
    if form in ("CONSTRUCT", "DESCRIBE"):
        triples = tuple(store.construct(query))
        rows = [(one.subject, one.predicate, one.object) for one in triples]
        solutions = Solutions(("subject", "predicate", "object"), list(rows))
        return Answer(solutions, (), {}, form, triples)
    if form != "SELECT":
        raise QueryError(
            "this is no query: no SELECT, ASK, CONSTRUCT or DESCRIBE stands in it.",
            remedy="Write SELECT … WHERE { … }.",
        )
    # One more than wanted tells whether there are others.
    fewer = None if limit is None else limited(query, limit + 1)
    if limit is None or fewer is None:
        return Answer(store.select(query), (), {})
    answer = Answer(store.select(fewer), (), {})
    return replace(answer.first(limit), more=len(answer.solutions) > limit)


def _named(store: Store, answer: Answer, languages: tuple[str, ...]) -> Answer:
    """`answer` with the titles of its columns and the names of its addresses."""
    rows = answer.solutions.rows
    addresses = {term.value for row in rows for term in row if isinstance(term, NamedNode)}
    titles = titles_of(answer, languages)
    return replace(answer, titles=titles, labels=labels_of(store, addresses, languages))


def titles_of(answer: Answer, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The titles of the columns, each in the first of `languages` that has one."""
    return tuple(_title(answer.question, name, languages) for name in answer.solutions.variables)


def _title(question: Question | None, name: str, languages: tuple[str, ...]) -> str:
    """The column's title with its unit, in the language asked for, else its name."""
    column = question.columns.get(name) if question else None
    if column is None:
        return name
    title = next((column.label[lang] for lang in languages if lang in column.label), name)
    return f"{title} ({column.unit})" if column.unit else title
