"""A server that speaks the protocol of chat completions, as a test tells it to."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from passerelle.documents import Document
from passerelle.workspace import ExtractSettings, ModelSettings, Settings
from tests.servers import Reply

JSON = "application/json"
TEXT = """The City of Aldermoor welcomed a delegation from Panevara on 14 May 2024.

Mayor Ruth Okafor-Lind and Tomas Beliauskas, director of the Panevara Water Agency (PWA),
signed a memorandum of understanding on water.
"""
DOCUMENT = Document("aldermoor.txt", TEXT, "en", published="2024-05-15")

PERSON: dict[str, Any] = {
    "key": "p1",
    "name": "Tomas Beliauskas",
    "given": "Tomas",
    "family": "Beliauskas",
    "basis": "official-mention",
    "quote": "Tomas Beliauskas",
}
BODY: dict[str, Any] = {
    "key": "b1",
    "name": "Panevara Water Agency",
    "acronym": "PWA",
    "kind": "agency",
    "type": "institution",
    "unit_of": None,
    "country": "LT",
    "quote": "Panevara Water Agency (PWA)",
}
HOLDING: dict[str, Any] = {
    "person": "p1",
    "body": "b1",
    "function": "director",
    "acting": False,
    "former": False,
    "honorary": False,
    "quote": "Tomas Beliauskas, director of the Panevara Water Agency",
}
EVENT: dict[str, Any] = {
    "key": "e1",
    "kind": "signing",
    "when": "2024-05-14",
    "place": None,
    "venue": None,
    "edition": None,
    "series": None,
    "modality": "asserted",
    "quote": "signed a memorandum of understanding on water",
}
AGREEMENT: dict[str, Any] = {
    "key": "a1",
    "type": "instrument",
    "kind": "memorandum",
    "parties": ["b1"],
    "when": "2024-05-14",
    "modality": "asserted",
    "cooperation": None,
    "signed_by": [{"who": "p1", "on_behalf_of": "b1"}],
    "quote": "signed a memorandum of understanding",
}
LISTS = (
    *("people", "bodies", "delegations", "functions", "places"),
    *("events", "roles", "themes", "agreements"),
)


def facts(**lists: list[Any]) -> dict[str, list[Any]]:
    """A whole object of the schema."""
    return {name: lists.get(name, []) for name in LISTS}


def saying(content: Any, sent: int = 100, received: int = 50, **more: Any) -> Reply:
    """A reply in which the model wrote `content`."""
    text = content if isinstance(content, str) or content is None else json.dumps(content)
    choice = {
        "index": 0,
        "finish_reason": "stop",
        "message": {"role": "assistant", "content": text},
    }
    usage = {"prompt_tokens": sent, "completion_tokens": received}
    whole = {"object": "chat.completion", "choices": [choice], "usage": usage, **more}
    return Reply(json.dumps(whole).encode(), media_type=JSON)


def ended(reason: str, content: str | None = None, refusal: str | None = None) -> Reply:
    """A reply that ended for `reason`."""
    message = {"role": "assistant", "content": content, "refusal": refusal}
    whole = {"choices": [{"finish_reason": reason, "message": message}]}
    return Reply(json.dumps(whole).encode(), media_type=JSON)


def settings(address: str, **more: Any) -> Settings:
    """Settings that name the server at `address`."""
    model = ModelSettings(endpoint=address, name="small:7b", **more)
    return Settings(extract=ExtractSettings(model=model))


Waits = list[float]
Sleep = Callable[[float], None]
