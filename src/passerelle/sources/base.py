"""What a source says of itself, and what reading it gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator
from pyoxigraph import NamedNode, Quad

from passerelle.records import Modality, Record

__all__ = ["Expectation", "Rejected", "SourceDescription", "SourceResult"]

Format = Literal["csv", "tsv", "xlsx", "ods", "json", "jsonl", "parquet", "rdf"]


class Expectation(BaseModel):
    """How many records a source should give; outside, the build stops."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    min: int = 0
    max: int | None = None


class SourceDescription(BaseModel):
    """`source.toml`: who publishes the source, under which licence, and how to read it.

    `rank` orders sources that contradict each other: the higher one is shown, other
    things being equal. `name` is the folder's name and not written in the file.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = ""
    title: dict[str, str]
    publisher: str
    licence: str
    homepage: str | None = Field(default=None, pattern="^https?://")
    retrieved: date
    refresh_after_days: int | None = Field(default=None, ge=1, description="`status` reminds")
    language: str = "fr"
    modality: Modality = "asserted"
    rank: int = 0
    format: Format
    path: str
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
    """What reading one source gave: records (or quads), what was set aside, what was unused."""

    description: SourceDescription
    digest: str
    records: list[Record] = field(default_factory=list)
    quads: list[Quad] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    rows: int = 0
    unused_columns: list[str] = field(default_factory=list)
    private_columns: list[str] = field(default_factory=list)
    from_cache: bool = False
