"""What the tables hold, for programs: a Data Package and CSV on the Web.

Both say the same in their own words: files, columns with types, keys, licence, titles. The
titles of columns are the labels of their properties, as the graph's ontology has them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from pyoxigraph import Literal

from passerelle.namespaces import RDFS
from passerelle.publish.machine.dumps.checksums import digest_of
from passerelle.publish.machine.dumps.table_kinds import Column, Kind
from passerelle.publish.machine.dumps.tables import ID, Written
from passerelle.publish.parts import LANGS, Site

__all__ = ["csvw", "data_package"]

_FRICTIONLESS: dict[Kind, str] = {
    "text": "string",
    "iri": "string",
    "code": "string",
    "integer": "integer",
    "number": "number",
    "date": "date",
}
_CSVW: dict[Kind, str] = {
    "text": "string",
    "iri": "string",
    "code": "string",
    "integer": "integer",
    "number": "double",
    "date": "date",
}
"""Addresses are text, because several may share a cell."""
_NOTE = {
    "fr": "Une apostrophe précède ce qu'un tableur prendrait pour une formule ; "
    "plusieurs valeurs sont séparées par une barre.",
    "en": "An apostrophe stands before what a spreadsheet would run as a formula; "
    "several values are parted by a bar.",
    "zh": "电子表格会当作公式的内容前加撇号；多个值以竖线分隔。",
}


def data_package(site: Site, tables: Iterable[Written]) -> str:
    """The Frictionless Data Package (version 1) of `tables`, which lie beside it."""
    graph = site.settings.graph
    tables = list(tables)
    names = {one.table.name for one in tables}
    package: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": "passerelle",
        "id": f"{site.minter.base}dataset",
        "title": _in(graph.title, "en") or "Passerelle",
        "description": " ".join(filter(None, (_in(graph.description, "en"), _NOTE["en"]))),
        "homepage": site.home,
        "licenses": [{"path": graph.licence}],
        "resources": [_resource(site, one, names) for one in tables],
    }
    if graph.publisher.name:
        package["contributors"] = [{"title": graph.publisher.name, "role": "publisher"}]
    return _json(package)


def _resource(site: Site, one: Written, names: set[str]) -> dict[str, Any]:
    table = one.table
    fields = [{"name": ID, "type": "string", "title": "id", "constraints": {"required": True}}]
    fields += [
        {
            "name": column.name,
            "type": _FRICTIONLESS[column.kind],
            "title": _label(site, column, "en"),
            "rdfType": column.source.value,
        }
        for column in table.columns
    ]
    if table.each:
        fields.append({"name": "lang", "type": "string", "title": "language"})
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if not table.each:
        schema["primaryKey"] = [ID]
    keys = [
        {"fields": [column.name], "reference": {"resource": column.refers, "fields": [ID]}}
        for column in table.columns
        if column.refers in names
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": table.name,
        "path": one.csv.name,
        "profile": "tabular-data-resource",
        "title": table.title["en"],
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": one.csv.stat().st_size,
        "hash": f"sha256:{digest_of(one.csv)}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "header": True},
        "schema": schema,
    }


def csvw(site: Site, tables: Iterable[Written]) -> str:
    """The metadata of `tables` as CSV on the Web has it, to lie beside them."""
    graph = site.settings.graph
    group: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": _each(graph.title),
        "dc:description": _each(_NOTE),
        "dc:license": {"@id": graph.licence},
        "dialect": {"header": True, "encoding": "utf-8", "lineTerminators": ["\n"]},
        "tables": [_table(site, one) for one in tables],
    }
    return _json(group)


def _table(site: Site, one: Written) -> dict[str, Any]:
    table = one.table
    columns: list[dict[str, Any]] = [{"name": ID, "titles": ID, "datatype": "anyURI"}]
    columns += [
        {
            "name": column.name,
            "titles": column.name,
            "datatype": _CSVW[column.kind],
            "propertyUrl": column.source.value,
            "dc:title": _each({lang: _label(site, column, lang) for lang in LANGS}),
            **({"lang": column.lang} if column.lang else {}),
        }
        for column in table.columns
    ]
    if table.each:
        columns.append({"name": "lang", "titles": "lang", "datatype": "string"})
    schema: dict[str, Any] = {"columns": columns, "aboutUrl": f"{{+{ID}}}"}
    if not table.each:
        schema["primaryKey"] = ID
    return {"url": one.csv.name, "dc:title": _each(table.title), "tableSchema": schema}


def _label(site: Site, column: Column, lang: str) -> str:
    for quad in site.store.matching(subject=column.source, predicate=RDFS.label):
        if isinstance(quad.object, Literal) and quad.object.language == lang:
            return quad.object.value
    return column.name.replace("_", " ")


def _each(texts: dict[str, str]) -> list[dict[str, str]]:
    return [{"@value": text, "@language": lang} for lang, text in sorted(texts.items())]


def _in(texts: dict[str, str], lang: str) -> str:
    return texts.get(lang) or next(iter(texts.values()), "")


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
