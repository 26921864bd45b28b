"""The fields of a fact that a reviewer can change, each by itself, and the record with a change."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from passerelle.review.told import SCHEMES
from passerelle.sources.facts import THEME_KIND
from passerelle.times import When

__all__ = ["Editable", "editable", "with_change"]

_FIELDS: dict[str, tuple[str, ...]] = {
    "person": ("family_name", "given_name", "public_basis"),
    "collectivity": ("kind", "country"),
    "institution": ("kind", "country"),
    "delegation": ("country", "stated_size"),
    "territory": ("country",),
    "event": ("kind", "when", "venue", "modality"),
    "participation": ("role", "modality"),
    "membership": ("role", "capacity", "when"),
    "partnership": ("kind", "when", "modality"),
    "project": ("kind", "when", "modality"),
    "instrument": ("kind", "signed", "modality"),
    THEME_KIND: ("themes",),
}
"""By kind of fact, what can be changed besides the names."""
_DEFAULTS = {("participation", "role"): "participant", ("membership", "role"): "member"}


@dataclass(frozen=True)
class Editable:
    """One field: where it is in the record, what it holds, the scheme its values are of."""

    path: tuple[str, ...]
    value: str
    scheme: str | None = None

    @property
    def name(self) -> str:
        """The field's own name."""
        return self.path[0]


def editable(kind: str, record: Mapping[str, Any]) -> list[Editable]:
    """The fields of a fact of `kind` that can be changed."""
    return [*_names(record), *(_field(kind, name, record) for name in _FIELDS.get(kind, ()))]


def _names(record: Mapping[str, Any]) -> Iterator[Editable]:
    names = record.get("names")
    for lang, found in names.items() if isinstance(names, dict) else ():
        first = found[0] if isinstance(found, list) else found
        yield Editable(("names", lang), str(first))


def _field(kind: str, name: str, record: Mapping[str, Any]) -> Editable:
    default = "asserted" if name == "modality" else _DEFAULTS.get((kind, name), "")
    value = record.get(name, default)
    if isinstance(value, list):
        text = ", ".join(map(str, value))
    elif isinstance(value, dict):
        text = When.model_validate(value).edtf()
    else:
        text = str(value)
    return Editable((name,), text, SCHEMES.get((kind, name)) or SCHEMES.get(("", name)))


def with_change(record: Mapping[str, Any], field: Editable, text: str) -> dict[str, Any]:
    """`record` with `text` in `field`; an empty text takes the field out."""
    changed: dict[str, Any] = copy.deepcopy(dict(record))
    if text == field.value:
        return changed
    if field.name == "names":
        names, lang = changed["names"], field.path[1]
        rest = names[lang][1:] if isinstance(names[lang], list) else []
        forms = [*([text] if text else []), *rest]
        if forms:
            names[lang] = forms if len(forms) > 1 else forms[0]
        else:
            del names[lang]
    elif not text:
        changed.pop(field.name, None)
    elif field.name == "themes":
        changed["themes"] = [one.strip() for one in text.split(",") if one.strip()]
    else:
        changed[field.name] = text
    return changed
