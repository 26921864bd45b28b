"""What the head of a question may say: its shape, and the JSON Schema made from it."""

from __future__ import annotations

import json
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["LANGUAGES", "Chart", "Column", "Head", "Param", "Texts", "head_schema"]

LANGUAGES = ("fr", "en", "zh")
Language = Literal["fr", "en", "zh"]
Texts = dict[Language, str]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Param(_Table):
    """A parameter: what kind of value it takes, and which one when none is given.

    Without a value it means any. It is bound as an RDF term: an IRI for `iri` and for a
    `choice` from a scheme, else a literal (`xsd:date`, `xsd:integer`, `xsd:decimal`, text).
    """

    type: Literal["iri", "year", "date", "text", "number", "choice"]
    label: Texts = Field(default_factory=dict, description="what a form calls it")
    class_: str | None = Field(
        default=None,
        alias="class",
        description="class in which a name is looked up, as a CURIE; several with spaces",
    )
    scheme: str | None = Field(default=None, description="SKOS scheme that a choice is from")
    values: tuple[str, ...] = Field(default=(), description="words that a choice is from")
    default: str | int | float | None = None
    required: bool = False


class Column(_Table):
    """A column of the answer: its title, and the unit of its numbers."""

    label: Texts = Field(default_factory=dict, description="title of the column")
    unit: str | None = Field(default=None, description="unit of the numbers, e.g. '1' for counts")


class Chart(_Table):
    """How the answer is best drawn: names of columns for the axes."""

    type: Literal["bar", "line", "scatter", "pie"]
    x: str
    y: str
    series: str | None = Field(default=None, description="one bar or line for each value of it")


class Head(_Table):
    """What the ``#+`` lines at the top of a query file may say."""

    title: Texts = Field(description="the question in a few words")
    summary: Texts = Field(default_factory=dict, description="what a row says, what is counted")
    params: dict[str, Param] = Field(default_factory=dict, description="written $name in the query")
    columns: dict[str, Column] = Field(
        default_factory=dict, description="columns of the answer, in their order"
    )
    example: dict[str, str | int | float] = Field(
        default_factory=dict,
        description="parameters that show it at work, as a person would type them",
    )
    chart: Chart | None = None
    tags: tuple[str, ...] = Field(
        default=(), description="words to find it by; grlc groups by them"
    )
    answers: tuple[str, ...] = Field(default=(), description="competency questions answered")
    step: str | None = Field(default=None, description="what Python does with the query's rows")


def head_schema() -> str:
    """JSON Schema (2020-12) of a head, as ``queries/head.schema.json`` holds it."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://w3id.org/passerelle/schema/query-head.json",
        **Head.model_json_schema(by_alias=True),
        "title": "Head of a Passerelle query file",
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
