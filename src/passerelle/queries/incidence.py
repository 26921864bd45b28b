"""The query of a network: which columns its rows may have, and what its head says.

Such queries lie in a folder ``projections``; what becomes of their rows, `passerelle.network`
knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from passerelle.errors import QueryError, did_you_mean
from passerelle.queries.head import LANGUAGES, Texts

__all__ = ["BOUNDS", "COLUMNS", "ProjectionHead", "projection_faults", "projection_head"]

BOUNDS = {
    "earliestStart": "earliest_start",
    "latestStart": "latest_start",
    "earliestEnd": "earliest_end",
    "latestEnd": "latest_end",
    "lastSeen": "last_seen",
}
"""Columns of dates (``xsd:date``), and the fields of `When` they fill."""

COLUMNS = (
    *("relation", "actor", "part", "role", "side", "weight"),
    *("kind", "modality", "theme", "written"),
    *BOUNDS,
)
"""What a row may say; ``relation`` and ``actor`` are the ones that must be there."""


class ProjectionHead(BaseModel):
    """What the ``#+`` lines at the top of the query of a network may say."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Texts = Field(default_factory=dict, description="the network in a few words")
    summary: Texts = Field(default_factory=dict, description="who is in it, and what links them")
    relation: dict[Literal["key", "fr", "en", "zh"], str] = Field(
        default_factory=dict, description="what links its actors: a key, and names"
    )
    mode: Literal["one", "two"] = Field(
        default="one", description="two: actors are linked with what they share, not to each other"
    )


def projection_head(raw: Mapping[str, Any], file: Path) -> ProjectionHead:
    """The head of the file; raises `QueryError` naming a key or value that cannot be meant."""
    for fault in _wrong_keys(raw, file, {}):
        raise fault
    return ProjectionHead.model_validate(raw)


def projection_faults(
    raw: Mapping[str, Any],
    variables: Sequence[str] | None,
    lines: Mapping[tuple[str, ...], int],
    file: Path,
) -> Iterator[QueryError]:
    """What a shared network lacks: keys, three languages, columns that are known."""
    wrong = list(_wrong_keys(raw, file, lines))
    yield from wrong
    for key in ("title", "summary", "relation") if not wrong else ():
        absent = [lang for lang in LANGUAGES if lang not in (raw.get(key) or {})]
        if absent:
            yield QueryError(
                f"{key} is missing in {', '.join(absent)}.",
                where=file,
                line=lines.get((key,), 1),
                remedy="A shared network speaks fr, en and zh.",
            )
    for name in variables or ():
        if name not in COLUMNS:
            yield QueryError(
                f"?{name} is no column of a network.",
                where=file,
                remedy=did_you_mean(name, COLUMNS),
            )
    for name in ("relation", "actor"):
        if variables is not None and name not in variables:
            yield QueryError(f"the query of a network gives no ?{name}.", where=file)


def _wrong_keys(
    raw: Mapping[str, Any], file: Path, lines: Mapping[tuple[str, ...], int]
) -> Iterator[QueryError]:
    try:
        ProjectionHead.model_validate(raw)
    except ValidationError as found:
        for fault in found.errors():
            place = tuple(str(key) for key in fault["loc"] if key != "[key]")
            unknown = fault["type"] == "extra_forbidden"
            yield QueryError(
                f"unknown key '{place[0]}'."
                if unknown
                else f"'{'.'.join(place)}': {fault['msg']}.",
                where=file,
                line=lines.get(place, lines.get(place[:1])),
                remedy=did_you_mean(place[0], ProjectionHead.model_fields) if unknown else None,
            )
