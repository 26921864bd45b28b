"""Passerelle from Python: open a workspace, ask it, take the answer away as rows or a frame.

>>> import passerelle
>>> graph = passerelle.open("data")                                       # doctest: +SKIP
>>> rows = graph.query("partnerships/of-authority", authority="Rennes")   # doctest: +SKIP
>>> rows.frame()                                                          # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

from passerelle.errors import PasserelleError, QueryError, UsageError
from passerelle.pipeline.state import open_store
from passerelle.queries import Answer, find_question, load_questions, run_query, run_question
from passerelle.queries.dataset import over_union
from passerelle.queries.formats import FORMATS, Format, Look, format_of, render
from passerelle.queries.formats.frame import frame
from passerelle.queries.params import Taken
from passerelle.queries.values import Value, value_of
from passerelle.store import RemoteStore, Store
from passerelle.workspace import Workspace

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import polars as pl

__all__ = ["Graph", "Rows", "open"]

_LANGUAGES = ("fr", "en", "zh")
_WAIT = 60
"""Seconds that an endpoint may be silent."""
_SHOWN = 50
"""Rows that a notebook shows; the answer has them all."""
Row = dict[str, Value]


def open(  # noqa: A001 (as in gzip.open: read as passerelle.open)
    workspace: str | Path | None = None,
    *,
    endpoint: str | None = None,
    parameters: Mapping[str, str] | None = None,
    method: Literal["GET", "POST"] | None = None,
    timeout: int | None = None,
    lang: str = "en",
) -> Graph:
    """The graph of `workspace` (default: the nearest folder upwards with a passerelle.toml).

    With `endpoint` the questions go to that SPARQL endpoint instead, by `method` (default:
    POST), with `parameters` in each request; it may be silent for `timeout` seconds (default:
    60). `lang` is the language of names. Raises `WorkspaceError` where there is no workspace,
    `StoreError` where nothing was built yet, `UsageError` for what goes with an endpoint only.
    """
    if endpoint is not None:
        remote = RemoteStore(
            endpoint, parameters=parameters, method=method or "POST", timeout=timeout or _WAIT
        )
        store, _ = over_union(remote, endpoint)
        return Graph(store, lang)
    if parameters or method or timeout:
        raise UsageError("parameters, method and timeout go with an endpoint.")
    found = Workspace(Path(workspace)) if workspace is not None else Workspace.find()
    return Graph(open_store(found), lang, found.settings.graph.languages)


class Graph:
    """A graph that can be asked, by saved questions and SPARQL, and seen as a network."""

    def __init__(self, store: Store, lang: str, languages: Sequence[str] = _LANGUAGES) -> None:
        self._store = store
        self._languages = (lang, *(one for one in languages if one != lang))

    def questions(self) -> dict[str, str]:
        """The saved questions: name and title."""
        return {
            name: next((saved.title[lang] for lang in self._languages if lang in saved.title), name)
            for name, saved in load_questions().items()
        }

    def query(self, question: str, *, limit: int | None = None, **params: Any) -> Rows:
        """The answer to a saved question (``pack/question``, or a path to an ``.rq`` file).

        Each parameter takes what the command line takes: a label in any language, a slug, a
        CURIE or an IRI; a `datetime.date` or a text; a number; ``"any"``. With `limit` only the
        first rows come; ``.more`` says whether there are others. Raises `QueryError`.
        """
        from passerelle.queries.pack import load_question

        named = question.endswith(".rq")
        saved = load_question(Path(question)) if named else find_question(question)
        given = {name: _text(value) for name, value in params.items() if value is not None}
        answer = run_question(self._store, saved, given, self._languages, _count(limit))
        return Rows(_first(answer, limit), self._languages)

    def sparql(self, query: str, *, limit: int | None = None) -> Rows:
        """The answer to a SPARQL query; our prefixes need not be declared. `limit`: see `query`."""
        answer = run_query(self._store, query, self._languages, _count(limit))
        return Rows(_first(answer, limit), self._languages)

    def network(
        self,
        projection: str = "cooperation",
        *,
        mode: Literal["one", "two"] | None = None,
        weight: Literal["count", "newman"] = "count",
        modality: str | Iterable[str] = "asserted",
        kind: str | Iterable[str] = (),
        theme: str | Iterable[str] = (),
        country: str | Iterable[str] = (),
        on: date | None = None,
        since: date | None = None,
        until: date | None = None,
        possible: bool = False,
        roll_up: Literal["region", "country"] | None = None,
        measures: Iterable[str] = (),
        details: bool = True,
    ) -> nx.Graph[str]:
        """The network `projection` (``cooperation``, ``meetings``, …, or a path to an ``.rq``).

        Nodes are addresses with their names; the weight of an edge counts the relations that
        its attribute ``links`` lists (`weight` ``newman``: 1/(k-1) for one of k actors).
        Statements of `modality` count (several, or ``"any"``), of `kind`, on `theme` and those
        below it, with an end in `country` (two: between them); with the day `on`, or from
        `since` to `until`, what is certainly active then, with `possible` also what may be.
        `roll_up` makes regions or countries of the actors, `mode` ``"two"`` shows what they
        share as nodes. `measures` become attributes (``["all"]``: every one). Without
        `details`, links have neither names nor evidence, which is faster. Raises
        `QueryError` for a word that is not known.
        """
        from passerelle.network import MODALITIES, network
        from passerelle.network.measures import add_measures

        named = _several(modality)
        graph = network(
            self._store,
            projection,
            mode=mode,
            weight=weight,
            modalities=MODALITIES if "any" in named else named,
            kinds=_several(kind),
            themes=_several(theme),
            countries=_several(country),
            on=on,
            since=since,
            until=until,
            possible=possible,
            roll_up=roll_up,
            details=details,
        )
        wanted = _several(measures)
        return add_measures(graph, None if "all" in wanted else wanted) if wanted else graph


def _several(words: str | Iterable[str]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)


def _count(limit: int | None) -> int | None:
    if limit is not None and limit < 0:
        raise QueryError(f"limit = {limit} is no number of rows.", remedy="Give 0 or more.")
    return limit


def _first(answer: Answer, limit: int | None) -> Answer:
    """`answer` cut to `limit` rows, where its query could not be asked for so many only."""
    if limit is None or len(answer.solutions) <= limit:
        return answer
    return replace(answer.first(limit), more=True)


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(getattr(value, "iri", value))


class Rows(Sequence[Row]):
    """An answer: a sequence of rows, each a dict from column to value.

    Numbers, dates and truth values are Python's; an address is shown by its name, a text that
    has the address as ``.iri``; what is unbound is None.
    """

    def __init__(self, answer: Answer, languages: tuple[str, ...]) -> None:
        self.answer = answer
        self._languages = languages

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in their order."""
        return self.answer.solutions.variables

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of the columns in the language asked for."""
        return self.answer.titles

    @property
    def more(self) -> bool:
        """Whether there are rows beyond the limit asked for."""
        return self.answer.more

    @property
    def taken(self) -> tuple[Taken, ...]:
        """What the parameters were taken for."""
        return self.answer.taken

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> list[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | list[Row]:
        rows = self.answer.solutions.rows
        if isinstance(place, slice):
            return [self._row(row) for row in rows[place]]
        return self._row(rows[place])

    def _row(self, terms: tuple[Any, ...]) -> Row:
        values = map(partial(value_of, self.answer), terms)
        return dict(zip(self.columns, values, strict=True))

    def __len__(self) -> int:
        return len(self.answer.solutions)

    def __iter__(self) -> Iterator[Row]:
        return map(self._row, self.answer.solutions.rows)

    def __str__(self) -> str:
        return str(render(self.answer, FORMATS["table"], Look(languages=self._languages)))

    def __repr__(self) -> str:
        return f"<{len(self)} rows of {', '.join(self.columns)}>"

    def _repr_markdown_(self) -> str:
        """What a notebook shows: the first rows, and how many there are."""
        first = self.answer.first(_SHOWN)
        table = str(render(first, FORMATS["markdown"], Look(languages=self._languages)))
        return table if len(self) <= _SHOWN else f"{table}\n{_SHOWN} of {len(self)} rows\n"

    def frame(self, *, addresses: bool = False) -> pl.DataFrame:
        """The answer as a polars frame with typed columns; `addresses` instead of names."""
        return frame(self.answer, addresses=addresses)

    def pandas(self, *, addresses: bool = False) -> pd.DataFrame:
        """The answer as a pandas frame; raises `PasserelleError` where pandas is not installed."""
        try:
            import pandas as pd
        except ImportError:
            raise PasserelleError(
                "pandas is not installed.", remedy="Type: pip install pandas, or take .frame()."
            ) from None
        columns = self.frame(addresses=addresses).to_dict(as_series=False)
        return pd.DataFrame(columns, columns=list(self.columns))

    def save(self, path: str | Path, *, addresses: bool = False) -> None:
        """Write the answer to `path` in the format of its ending, whole or not at all."""
        from passerelle.files import replacing

        file = Path(path)
        form: Format = format_of(file)
        content = render(self.answer, form, Look(addresses, languages=self._languages))
        data = content.encode("utf-8") if isinstance(content, str) else content
        with replacing(file) as part:
            part.write_bytes(data)
