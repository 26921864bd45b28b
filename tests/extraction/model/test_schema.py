"""The JSON Schema asks for the facts of an account, in the dialect of strict endpoints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import jsonschema

from passerelle.extraction import Account
from passerelle.extraction.model.schema import json_schema
from passerelle.vocabulary import load_vocabulary
from tests.extraction.model.speaking import AGREEMENT, BODY, EVENT, HOLDING, PERSON, facts


def objects(node: Any) -> Iterator[dict[str, Any]]:
    """Every schema of an object."""
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield node
        for inner in node.values():
            yield from objects(inner)


def test_a_whole_reply_fits_it_and_a_foreign_one_does_not() -> None:
    check = jsonschema.Draft202012Validator(json_schema())
    whole = facts(
        people=[PERSON], bodies=[BODY], functions=[HOLDING], events=[EVENT], agreements=[AGREEMENT]
    )
    assert list(check.iter_errors(whole)) == []
    assert len(list(check.iter_errors({**whole, "people": [{**PERSON, "phone": "1"}]}))) == 1
    assert len(list(check.iter_errors({**whole, "events": [{**EVENT, "kind": "party"}]}))) == 1


def test_every_key_is_required_and_none_besides() -> None:
    found = list(objects(json_schema()))
    assert len(found) == len(Account.model_fields) + 2  # the whole, and who signed
    assert all(one["required"] == list(one["properties"]) for one in found)
    assert all(one["additionalProperties"] is False for one in found)


def test_the_model_gives_quotes_and_neither_positions_nor_certainty() -> None:
    for one in list(objects(json_schema()))[1:]:
        assert not {"start", "end", "rule", "confidence", "known"} & set(one["properties"])
    lists = json_schema()["$defs"]
    assert all("quote" in one["properties"] for name, one in lists.items() if name != "Signed")


def test_slugs_are_those_of_the_schemes() -> None:
    kinds = json_schema()["$defs"]["Event"]["properties"]["kind"]["enum"]
    assert kinds == load_vocabulary().slugs("event-kind")
