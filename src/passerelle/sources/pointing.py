"""How the accepted facts of a text point at one another once each was decided on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from passerelle.errors import RowError
from passerelle.records import THING_KINDS, Collectivity, Institution, Record, Ref, Territory, Thing
from passerelle.sources.base import WITHDRAWN
from passerelle.sources.faults import MODELS

__all__ = ["Admitted", "NotThereError", "check_address", "merged_as", "pointed"]

_BY_NAME = frozenset(("collectivity", "institution", "territory", "person", "series"))
"""Kinds that go by their names: identity meets them in other texts. What has no name that
tells it apart (an event, a delegation) keeps a key of its own."""
_DROPPED = frozenset(("signatures", "members", "within"))
"""Lists whose parts may be missing; of parties and participations all must be there."""
_NEEDED = frozenset(("event",))
"""What a fact means nothing without, though the field may be empty in other sources."""


class NotThereError(RowError):
    """What a fact points at has not come in."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"it points at '{key}', which was not accepted.",
            column="record",
            value=key,
            remedy="Accept that too, or reject this fact.",
        )


@dataclass(frozen=True)
class Admitted:
    """A fact that comes in: its line, its record, the address of what it is, if known."""

    row: int
    id: str
    record: Record
    known: str | None
    decided: bool

    def having(self, record: Record) -> Admitted:
        """The same with another record."""
        return replace(self, record=record)

    @property
    def ids(self) -> dict[str, str]:
        """The identifiers by which others point at it."""
        own = self.record.ids if isinstance(self.record, Thing) else {}
        kept = {scheme: key for scheme, key in own.items() if scheme != "local"}
        if self.known:
            return {**kept, "local": self.known}
        return kept if self.record.type in _BY_NAME else {**kept, "local": self.id}


def merged_as(record: Record, address: str) -> Record:
    """`record` as what it says of the known thing at `address` (``kind/slug``).

    Kind, country and level are left to what is known: the text may only have been misread.
    """
    kind = check_address(record.type, address)
    if not isinstance(record, Collectivity | Institution | Territory):
        return record
    kept = {name: getattr(record, name) for name in Thing.model_fields}
    known: Record = MODELS[kind](**kept)  # type: ignore[assignment]
    return known


def check_address(kind: str, address: str) -> str:
    """The kind of thing at `address`, if a fact of `kind` may be that; raises `RowError`."""
    there, slash, slug = address.partition("/")
    if not (slash and slug) or there not in THING_KINDS:
        raise RowError(
            f"'{address}' is no address.",
            column="value",
            value=address,
            remedy="Write it as institution/senat.",
        )
    bodies = ("collectivity", "institution")
    if there != kind and not (there in bodies and kind in bodies):
        what = f"a {kind} cannot be the {there} '{address}'."
        raise RowError(what, column="value", value=address, remedy="Name a thing of its kind.")
    return there


def pointed(record: Record, others: Mapping[str, Admitted], itself: Admitted) -> Record:
    """`record` with its own key, and references to `others` as these are now.

    Raises `NotThereError` when something it cannot do without is not among them.
    """
    changed = _pointed(record, others)
    if isinstance(changed, Thing):
        changed = changed.model_copy(update={"ids": itself.ids})
    ready: Record = changed
    return ready


def _pointed(model: Any, others: Mapping[str, Admitted]) -> Any:
    new: dict[str, Any] = {}
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if isinstance(value, Ref):
            optional = not field.is_required() and name not in _NEEDED
            new[name] = _ref(value, others, optional)
        elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            parts = [_part(one, others, name in _DROPPED) for one in value]
            new[name] = tuple(part for part in parts if part is not None)
    return model.model_copy(update=new)


def _part(part: Any, others: Mapping[str, Admitted], dropped: bool) -> Any:
    try:
        return _ref(part, others, False) if isinstance(part, Ref) else _pointed(part, others)
    except NotThereError:
        if dropped:
            return None
        raise


def _tombstone(ref: Ref) -> Ref | None:
    """The withdrawn person whose mark stands in place of a name."""
    mark = f"{WITHDRAWN}:"
    slugs = [name.text.removeprefix(mark) for name in ref.names if name.text.startswith(mark)]
    return Ref(kind="person", ids={WITHDRAWN: slugs[0]}) if slugs else None


def _ref(ref: Ref, others: Mapping[str, Admitted], optional: bool) -> Ref | None:
    key = ref.ids.get("local")
    if key is None:
        return _tombstone(ref) or ref
    if key not in others:
        if optional:
            return None
        raise NotThereError(key)
    meant = others[key]
    said: dict[str, Any] = {"kind": meant.record.type, "ids": meant.ids}
    said["names"] = getattr(meant.record, "names", ())
    said["country"] = getattr(meant.record, "country", None)
    if isinstance(meant.record, Collectivity | Institution):
        said["actor_kind"] = meant.record.kind
    return Ref(**said)
