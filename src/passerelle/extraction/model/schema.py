"""What a model is asked for: the facts of an account, with quotes in place of positions.

Made from the models of `account`, so that the two cannot drift apart. The JSON Schema keeps
to what strict endpoints take: every key required, none besides, no bounds, no defaults.
"""

from __future__ import annotations

from functools import cache
from types import GenericAlias
from typing import Any, get_args

from pydantic import BaseModel, Field, create_model

from passerelle.extraction.account import Account, Fact
from passerelle.references import Frozen
from passerelle.vocabulary import load_vocabulary

__all__ = ["SCHEMES", "json_schema", "proposals"]

SCHEMES: dict[tuple[str, str], tuple[str, ...]] = {
    ("bodies", "kind"): ("actor-kind",),
    ("functions", "function"): ("function",),
    ("events", "kind"): ("event-kind",),
    ("roles", "role"): ("participation-role",),
    ("themes", "slug"): ("theme",),
    ("agreements", "kind"): ("cooperation-kind", "instrument-kind"),
}
"""From which schemes the slugs of a field are."""
_OURS = {*Fact.model_fields, "known"}
_QUOTE = "The shortest words of the text that support the fact, copied to the letter."
_UNKNOWN_TO_STRICT = {"title", "default", "examples", "minimum", "maximum", "minLength"}


@cache
def proposals() -> dict[str, type[BaseModel]]:
    """For each list of an account, the model of what may be proposed for it."""
    lists: dict[str, type[BaseModel]] = {}
    for name, listed in Account.model_fields.items():
        fact: type[Fact] = get_args(listed.annotation)[0]
        fields: dict[str, Any] = {
            key: (field.rebuild_annotation(), field)
            for key, field in fact.model_fields.items()
            if key not in _OURS
        }
        quote = (str, Field(min_length=1, description=_QUOTE))
        lists[name] = create_model(fact.__name__, __base__=Frozen, quote=quote, **fields)
    return lists


@cache
def json_schema() -> dict[str, Any]:
    """The JSON Schema of a whole reply; slugs are enumerated."""
    fields: dict[str, Any] = {
        name: (GenericAlias(list, (one,)), ...) for name, one in proposals().items()
    }
    reply: type[BaseModel] = create_model("Facts", __base__=Frozen, **fields)
    written = reply.model_json_schema()
    vocabulary = load_vocabulary()
    for (name, key), schemes in SCHEMES.items():
        slugs = sorted({slug for scheme in schemes for slug in vocabulary.slugs(scheme)})
        written["$defs"][proposals()[name].__name__]["properties"][key]["enum"] = slugs
    strict: dict[str, Any] = _strict(written)
    return strict


def _strict(node: Any) -> Any:
    if isinstance(node, list):
        return [_strict(inner) for inner in node]
    if not isinstance(node, dict):
        return node
    kept = {key: _strict(inner) for key, inner in node.items() if key not in _UNKNOWN_TO_STRICT}
    if "properties" in kept:
        kept["required"] = list(kept["properties"])
        kept["additionalProperties"] = False
    return kept
