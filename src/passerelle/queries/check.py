"""Is a query file as it should be? Each fault with file, line, what is wrong, what to do.

Some faults keep a question from being asked (`head_faults`); the others are what a pack that
is shared owes its readers: three languages, columns that are those of the query.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from pydantic import ValidationError

from passerelle.errors import QueryError, did_you_mean
from passerelle.heads import head_lines, read_head
from passerelle.queries.bind import parameters_in
from passerelle.queries.head import LANGUAGES, Chart, Column, Head, Param, Texts
from passerelle.queries.incidence import projection_faults
from passerelle.queries.steps import step_columns, step_names, step_parameters
from passerelle.vocabulary import load_vocabulary

__all__ = ["check_file", "check_files", "head_faults"]

_Model = type[Head] | type[Param] | type[Column] | type[Chart]
_MODELS: dict[str, _Model] = {"params": Param, "columns": Column, "chart": Chart}
_IRI = re.compile(r"[a-z][\w+.-]*:\S+|[\w-]+/\S+", re.IGNORECASE)


def check_files(paths: list[Path]) -> tuple[int, list[QueryError]]:
    """How many query files lie at `paths` (files or folders), and all their faults."""
    files: list[Path] = []
    for path in paths:
        files += sorted(path.rglob("*.rq")) if path.is_dir() else [path]
    found = [fault for file in files for fault in check_file(file)]
    return len(files), sorted(found, key=lambda one: (one.where or "", one.line or 0))


def check_file(file: Path) -> list[QueryError]:
    """The faults of one file, none when it is as it should be."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        return [QueryError(f"cannot be read: {fault}.", where=file)]
    variables, faults = _syntax(text, file)
    try:
        raw = read_head(text, file)
    except QueryError as fault:
        return [fault, *faults]
    if file.parent.name == "projections":
        return [*projection_faults(raw, variables, head_lines(text), file), *faults]
    broken = list(head_faults(raw, text, file))
    if broken:
        return [*broken, *faults]
    head, lines = Head(**raw), head_lines(text)
    faults += _languages(head, lines, file)
    faults += _parameters(head, text, lines, file)
    faults += _example(head, lines, file)
    faults += _columns(head, variables, lines, file)
    return faults


# --- what keeps a question from being asked ----------------------------------------------


def head_faults(raw: Mapping[str, Any], text: str, file: Path) -> Iterator[QueryError]:
    """Unknown keys, values of a wrong type, an unknown step, a parameter not declared."""
    try:
        head = Head.model_validate(raw)
    except ValidationError as fault:
        lines = head_lines(text)
        yield from (_of_model(one, lines, file) for one in fault.errors())
        return
    if head.step is not None and head.step not in step_names():
        yield QueryError(
            f"there is no step '{head.step}'.",
            where=file,
            line=head_lines(text).get(("step",)),
            remedy=did_you_mean(head.step, step_names()),
        )
    undeclared = parameters_in(text) - head.params.keys()
    for name in sorted(undeclared) if raw.get("params") is not None else ():
        yield QueryError(
            f"${name} is used but not declared under params.",
            where=file,
            line=_line_of(text, f"${name}"),
            remedy="Declare it in the head, or write ?name for a plain variable.",
        )


def _of_model(fault: Any, lines: Mapping[tuple[str, ...], int], file: Path) -> QueryError:
    place = tuple(str(key) for key in fault["loc"] if key != "[key]")
    model = Head if len(place) == 1 else _MODELS.get(place[0], Head)
    line = next((lines[place[:n]] for n in range(len(place), 0, -1) if place[:n] in lines), 1)
    if fault["type"] == "extra_forbidden":
        what, known = f"unknown key '{place[-1]}'.", _keys(model)
        return QueryError(what, where=file, line=line, remedy=did_you_mean(place[-1], known))
    if fault["type"] == "missing":
        return QueryError(f"the key '{'.'.join(place)}' is missing.", where=file, line=line)
    return QueryError(f"'{'.'.join(place)}': {fault['msg']}.", where=file, line=line)


def _keys(model: _Model) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


# --- what a shared pack owes its readers -------------------------------------------------


def _syntax(text: str, file: Path) -> tuple[list[str] | None, list[QueryError]]:
    """The projected variables (None when it is no SELECT), and a fault of the syntax."""
    try:
        results = ox.Store().query(text)
    except SyntaxError as fault:
        said = " ".join(str(fault).split())
        at = re.search(r"\bat (\d+):(\d+)", said)
        line = int(at[1]) if at else None
        return None, [QueryError(f"not valid SPARQL 1.1: {said}.", where=file, line=line)]
    if not isinstance(results, ox.QuerySolutions):
        return None, []
    return [variable.value for variable in results.variables], []


def _languages(
    head: Head, lines: Mapping[tuple[str, ...], int], file: Path
) -> Iterator[QueryError]:
    places: dict[tuple[str, ...], Texts] = {("title",): head.title, ("summary",): head.summary}
    places |= {("params", name, "label"): param.label for name, param in head.params.items()}
    places |= {("columns", name, "label"): column.label for name, column in head.columns.items()}
    for place, texts in places.items():
        missing = [language for language in LANGUAGES if language not in texts]
        if missing:
            line = next((lines[place[:n]] for n in (3, 2, 1) if place[:n] in lines), 1)
            yield QueryError(
                f"{'.'.join(place)} is missing in {', '.join(missing)}.",
                where=file,
                line=line,
                remedy="A shared question speaks fr, en and zh.",
            )


def _parameters(
    head: Head, text: str, lines: Mapping[tuple[str, ...], int], file: Path
) -> Iterator[QueryError]:
    used = parameters_in(text) | set(step_parameters(head.step) if head.step else ())
    for name, param in head.params.items():
        line = lines.get(("params", name))
        if name not in used:
            yield QueryError(
                f"the parameter '{name}' is not used.",
                where=file,
                line=line,
                remedy=f"Write ${name} in the query, or take it out of the head.",
            )
        wrong = _default_fault(param)
        if wrong:
            line = lines.get(("params", name, "default"), line)
            yield QueryError(f"the default of '{name}' {wrong}.", where=file, line=line)


def _example(head: Head, lines: Mapping[tuple[str, ...], int], file: Path) -> Iterator[QueryError]:
    for name in head.example.keys() - head.params.keys():
        yield QueryError(
            f"the example gives a parameter '{name}' that is not declared.",
            where=file,
            line=lines.get(("example", name), lines.get(("example",))),
            remedy=did_you_mean(name, head.params),
        )


def _default_fault(param: Param) -> str:
    """What is wrong with the default of `param`; empty when it is of its type."""
    value = param.default
    if value is None:
        return ""
    text = str(value)
    if param.type == "date" and not _is_day(text):
        return f"is no day: '{text}' (write 2026-01-01)"
    if param.type in ("number", "year") and not re.fullmatch(r"[+-]?\d+(\.\d+)?", text):
        return f"is no number: '{text}'"
    if param.type == "choice":
        known = param.values or (load_vocabulary().slugs(param.scheme) if param.scheme else ())
        return "" if text in set(known) else f"is no choice: '{text}'. {did_you_mean(text, known)}"
    if param.type == "iri" and not _IRI.fullmatch(text):
        return f"is no IRI: '{text}'"
    return ""


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2026-01-01")


def _columns(
    head: Head, variables: list[str] | None, lines: Mapping[tuple[str, ...], int], file: Path
) -> Iterator[QueryError]:
    given = list(step_columns(head.step)) if head.step else variables
    if given is None:
        return
    source = f"the step '{head.step}' does not give it" if head.step else "it is not projected"
    for name in head.columns:
        if name not in given:
            line = lines.get(("columns", name))
            yield QueryError(
                f"the column '{name}' is not in the answer: {source}.", where=file, line=line
            )
    for name in given:
        if name not in head.columns:
            yield QueryError(
                f"?{name} is in the answer but not among the columns of the head.",
                where=file,
                line=lines.get(("columns",), 1),
            )
    for axis in (head.chart.x, head.chart.y, head.chart.series) if head.chart else ():
        if axis is not None and axis not in head.columns:
            line, near = lines.get(("chart",)), did_you_mean(axis, head.columns)
            yield QueryError(
                f"the chart shows no column '{axis}'.", where=file, line=line, remedy=near
            )
    if set(given) == head.columns.keys() and given != list(head.columns):
        yield QueryError(
            f"the columns are in another order than in the answer: {', '.join(given)}.",
            where=file,
            line=lines.get(("columns",), 1),
        )


def _line_of(text: str, word: str) -> int | None:
    found = re.search(rf"{re.escape(word)}\b", text)
    return text.count("\n", 0, found.start()) + 1 if found else None
