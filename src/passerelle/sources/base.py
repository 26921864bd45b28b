"""What a source says of itself, and what reading it gives."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from pyoxigraph import NamedNode, Quad

from passerelle.records import Modality, Record

__all__ = ["WITHDRAWN", "Expectation", "Rejected", "SourceDescription", "SourceResult"]

WITHDRAWN = "withdrawn"
"""The scheme under which a reference points at the tombstone of a withdrawn person."""

Format = Literal["csv", "tsv", "xlsx", "ods", "json", "jsonl", "parquet", "rdf", "sparql", "text"]


class Expectation(BaseModel):
    """How many records a source should give; outside, the build stops."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    min: int = 0
    max: int | None = None


class SourceDescription(BaseModel):
    """`source.toml`: who publishes the source, under which licence, and how to read it.

    A source of format ``sparql`` names an endpoint and a query instead of a file: `path` and
    `retrieved` are then those of its snapshot, once there is one.

    `rank` orders sources that contradict each other: the higher one is shown, other
    things being equal. `name` is the folder's name and not written in the file.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = ""
    title: dict[str, str]
    publisher: str
    licence: str
    homepage: str | None = Field(default=None, pattern="^https?://")
    refresh_after_days: int | None = Field(default=None, ge=1, description="`status` reminds")
    language: str = "fr"
    modality: Modality = "asserted"
    rank: int = 0
    format: Format
    retrieved: date | None = Field(default=None, validate_default=True)
    path: str = Field(default="", validate_default=True)
    endpoint: str = Field(default="", validate_default=True)
    query: str = Field(default="", validate_default=True, description="a .rq file beside it")
    page_size: int | None = Field(default=None, ge=1, description="solutions asked at a time")
    timeout: int = Field(default=60, ge=1, le=3600, description="seconds without a byte")
    method: Literal["GET", "POST"] = "POST"
    parameters: dict[str, str] = Field(default_factory=dict, description="for the endpoint")
    encoding: str | None = None
    delimiter: str | None = Field(default=None, min_length=1, max_length=1)
    sheet: str | int | None = Field(default=None, description="its name, or its number from 1")
    header_rows: int = Field(default=1, ge=1, le=5, description="joined with ' / ' when several")
    member: str | None = Field(default=None, description="the file inside a .zip")
    items: str | None = Field(default=None, description="dotted path to the list in a JSON file")
    graphs: Literal["one", "keep"] = Field(
        default="one", description="whether the named graphs of an RDF file stay apart"
    )
    text: str | None = Field(default=None, description="the text file that quotes are from")
    accept_from: float | None = Field(
        default=None, gt=0, le=1, description="facts as sure as that need no review"
    )
    expect: Expectation = Expectation()
    max_rejected: int | None = Field(default=None, ge=0)
    ignore: tuple[str, ...] = ()
    record: tuple[dict[str, Any], ...] = ()

    @field_validator("homepage", "licence")
    @classmethod
    def _address(cls, value: str | None) -> str | None:
        if value is not None and value.startswith(("http://", "https://")):
            NamedNode(value)
        return value

    @field_validator("retrieved", "path", "endpoint", "query", "page_size")
    @classmethod
    def _as_the_format_has_it(cls, value: Any, info: ValidationInfo) -> Any:
        remote = info.data.get("format") == "sparql"
        asked = info.field_name in ("endpoint", "query", "page_size")
        if not value and asked == remote and info.field_name != "page_size":
            raise PydanticCustomError("missing", "it is missing")
        if value and asked != remote:
            why = "that of the snapshot, take it out" if remote else 'only for format = "sparql"'
            raise PydanticCustomError("elsewhere", f"it is {why}")
        return value

    @field_validator("accept_from")
    @classmethod
    def _mark_of_texts(cls, value: float | None, info: ValidationInfo) -> float | None:
        if value is not None and info.data.get("format") != "text":
            raise PydanticCustomError("elsewhere", 'it is only for format = "text"')
        return value

    @field_validator("endpoint")
    @classmethod
    def _endpoint_address(cls, value: str) -> str:
        if value and not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", value):
            raise PydanticCustomError("address", "it is no http address")
        return value

    @field_validator("title", mode="before")
    @classmethod
    def _title_in_one_language(cls, value: Any) -> Any:
        return {"und": value} if isinstance(value, str) else value


@dataclass(frozen=True)
class Rejected:
    """One row or item that gave no record, and why. `row` counts as a spreadsheet does."""

    row: int
    column: str
    value: str
    reason: str


@dataclass
class SourceResult:
    """What reading one source gave: records (or quads), what was set aside, what was unused.

    `same` are keys of things (``local:source/…``) and the addresses of what they are known to
    be, by a person who merged them or by an extractor. `texts` are the texts quoted, by file,
    while the source is read; they are not kept.
    """

    description: SourceDescription
    digest: str
    records: list[Record] = field(default_factory=list)
    quads: list[Quad] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    rows: int = 0
    unused_columns: list[str] = field(default_factory=list)
    private_columns: list[str] = field(default_factory=list)
    withheld: int = 0
    from_cache: bool = False
    same: list[tuple[str, str]] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
