"""A first `source.toml` for a table, with comments for the person who corrects it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath

from passerelle.errors import SourceError, did_you_mean
from passerelle.sources.base import SourceDescription
from passerelle.sources.countries import country_code
from passerelle.sources.guess import Column, language_of, look_at
from passerelle.sources.table import Table, read_table

__all__ = ["Draft", "draft_source"]

_ENDINGS = {
    "csv": "csv", "txt": "csv", "tsv": "tsv", "tab": "tsv", "xlsx": "xlsx", "xlsm": "xlsx",
    "ods": "ods", "json": "json", "jsonl": "jsonl", "ndjson": "jsonl", "parquet": "parquet",
}  # fmt: skip
_LOOKUP = "countries.csv"
_LANG = ', lang = "zh"'
_CODES = ("siren", "siret", "rna", "insee", "gb2260", "wikidata")


@dataclass
class Draft:
    """The text of `source.toml`, files that go beside it, and what was recognised."""

    toml: str
    files: dict[str, str] = field(default_factory=dict)
    found: list[Column] = field(default_factory=list)


def draft_source(path: Path, title: str) -> Draft:
    """A first mapping of the table in `path`; raises `SourceError` when it is no table."""
    form = _format(path)
    table = read_table(path, _description(form, path))
    columns = look_at(table)
    unknown = _unknown_countries(table, columns)
    lines = [*_head(path, form, title, language_of(table.columns), table, columns)]
    lines += _records(columns, bool(unknown))
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows((name, "") for name in unknown)
    if unknown:
        lines[1:1] = [f"# {_LOOKUP} lists countries that are not known: write a code after each."]
    files = {_LOOKUP: out.getvalue()} if unknown else {}
    return Draft("\n".join(lines) + "\n", files, columns)


def _format(path: Path) -> str:
    name = PurePosixPath(path.name.lower())
    ending = name.suffixes[-2] if name.suffix == ".gz" and len(name.suffixes) > 1 else name.suffix
    form = _ENDINGS.get(ending.lstrip("."))
    if form is None:
        raise SourceError(
            f"'{ending}' is no table Passerelle knows.",
            where=path,
            remedy=did_you_mean(ending.lstrip("."), _ENDINGS),
        )
    return form


def _description(form: str, path: Path) -> SourceDescription:
    given = {"title": "-", "publisher": "-", "licence": "-", "retrieved": date.today()}
    return SourceDescription.model_validate({**given, "format": form, "path": path.name})


def _unknown_countries(table: Table, columns: list[Column]) -> list[str]:
    """Countries as the table names them that are not known, for a person to give the code."""
    names = [column.name for column in columns if column.holds == "country"]
    said = {row.cells.get(name, "") for row in table.rows for name in names}
    return sorted(text for text in said if text and country_code(text) is None)


def _head(
    path: Path, form: str, title: str, language: str, table: Table, columns: list[Column]
) -> Iterable[str]:
    yield "# A first mapping, guessed from the columns: read it, correct it, build."
    yield f"title = {{ {language} = {_quoted(title)} }}"
    yield 'publisher = "unknown"  # who published the file'
    yield 'licence = "unknown"  # the address of its licence'
    yield f"retrieved = {date.today().isoformat()}  # when the file was fetched"
    yield f'language = "{language}"  # of names whose language is not said below'
    yield 'modality = "reported"  # asserted, intended, reported or denied'
    yield f'format = "{form}"'
    yield f"path = {_quoted(path.name)}"
    yield f"expect = {{ min = 1 }}  # the file has {len(table.rows)} rows"
    unused = [_quoted(column.name) for column in columns if column not in _used(columns)]
    yield f"ignore = [{', '.join(unused)}]  # what of this is worth keeping?"
    if table.private:
        yield f"# Dropped when the file is read: {', '.join(map(_quoted, table.private))}"


def _used(columns: list[Column]) -> list[Column]:
    paired = _sides(columns)
    if len(paired) == 1:
        kinds = ("name", "country", "point", "lat", "long", "cited", *_CODES)
        return [column for column in _first_of_each(columns) if column.holds in kinds]
    parts = [column for side in paired for column in side if column.holds not in ("lat", "long")]
    rest = [c for c in _first_of_each(columns) if not c.side and c.holds in ("when", "cited")]
    return [column for column in parts if column.holds != "point"] + rest


def _sides(columns: list[Column]) -> list[list[Column]]:
    """The columns of each party when a row is about two, else those of the one thing."""
    numbered = [[c for c in columns if c.side == side and c.holds] for side in "12"]
    if all(any(column.holds == "name" for column in side) for side in numbered):
        return [_first_of_each(side) for side in numbered]
    names = [column for column in columns if column.holds == "name" and not column.hanzi]
    countries = [column for column in columns if column.holds == "country"]
    if len(names) == 2:
        parties: list[list[Column]] = [[names[0]], [names[1]]]
        hanzi = [column for column in columns if column.holds == "name" and column.hanzi]
        parties[1] += hanzi[:1]  # the partner abroad is the one that has a second name
        for country in countries[:2]:
            nearest = 1 if len(countries) == 1 or country is countries[1] else 0
            parties[nearest].append(country)
        return parties
    return [_first_of_each(columns)]


def _first_of_each(columns: list[Column]) -> list[Column]:
    """The first column of each kind; names in hanzi and in letters are two kinds."""
    kept: dict[tuple[str, bool], Column] = {}
    for column in columns:
        if column.holds:
            kept.setdefault((column.holds, column.holds == "name" and column.hanzi), column)
    return list(kept.values())


def _records(columns: list[Column], lookup: bool) -> Iterable[str]:
    sides = _sides(columns)
    used = _used(columns)
    if len(sides) == 1:
        yield from _thing(used, lookup)
        return
    yield from ("", "[[record]]", 'type = "partnership"')
    yield 'kind = "partnership"  # or twinning, … : see the cooperation kinds'
    for column in used:
        if column.holds == "when" and not column.side:
            yield f"when = {_column(column)}"
        elif column.holds == "cited" and not column.side:
            yield f"cited = {_column(column)}"
    for side in sides:
        yield from ("", "[[record.party]]", "[record.party.collectivity]")
        yield from _fields([column for column in side if column in used], lookup)


def _thing(used: list[Column], lookup: bool) -> Iterable[str]:
    place = any(column.holds in ("point", "lat", "insee", "gb2260") for column in used)
    yield from ("", "[[record]]")
    yield f'type = "{"territory" if place else "collectivity"}"  # or institution, event, person …'
    if not any(column.holds == "name" or column.holds in _CODES for column in used):
        yield "# No column was recognised as a name: say which one it is."
        yield '# name = { column = "…" }'
    yield from _fields(used, lookup, place=place)
    for column in used:
        if column.holds == "cited":
            yield f"cited = {_column(column)}"


def _fields(columns: list[Column], lookup: bool, *, place: bool = False) -> Iterable[str]:
    names = [column for column in columns if column.holds == "name"]
    parts = [f"{{ column = {_quoted(c.name)}{_LANG if c.hanzi else ''} }}" for c in names]
    if parts:
        yield f"name = [{', '.join(parts)}]"
    for column in columns:
        if column.holds == "country":
            maps = f'["countries", "{_LOOKUP}"]' if lookup else '"countries"'
            yield f"country = {{ column = {_quoted(column.name)}, map = {maps} }}"
        elif column.holds in _CODES:
            yield f"ids.{column.holds} = {_column(column)}"
        elif place and column.holds in ("point", "lat", "long"):
            yield f"{column.holds} = {_column(column)}"


def _column(column: Column) -> str:
    return f"{{ column = {_quoted(column.name)} }}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
