"""A document read by a model: in parts, each fact checked against the text, parts joined."""

from __future__ import annotations

import time
from collections.abc import Callable

from passerelle.documents import Document
from passerelle.errors import ModelError, WorkspaceError
from passerelle.extraction.account import Account
from passerelle.extraction.model.check import Checked
from passerelle.extraction.model.chunks import chunks
from passerelle.extraction.model.client import Client
from passerelle.extraction.model.prompt import PROMPT_VERSION, messages
from passerelle.extraction.model.usage import Usage
from passerelle.workspace import Settings

__all__ = ["extract_with_model"]


def extract_with_model(
    document: Document,
    settings: Settings,
    *,
    cover: Callable[[str], str] = str,
    say: Callable[[str], None] = lambda text: None,
    sleep: Callable[[float], None] = time.sleep,
) -> tuple[Account, Usage]:
    """What the model of `settings` reads in `document`, and what that took.

    The text is sent to the endpoint named under ``[extract.model]``, and to nobody where
    there is none. `cover` hides the names of people who were withdrawn, letter by letter, so
    that they are not sent and positions stay right. `say` is told of waits and parts.
    Raises `ModelError`, or `WorkspaceError` where no model is named.
    """
    model = settings.extract.model
    if model is None:
        raise WorkspaceError(
            "no model is named.",
            where="passerelle.toml",
            remedy="Add [extract.model] with endpoint and name; the text will be sent there.",
        )
    text = cover(document.text)
    if len(text) != len(document.text):
        raise ValueError("the cover changes positions")
    begun = time.monotonic()
    parts = chunks(text, model.max_chars) if text.strip() else []
    if len(parts) > model.max_requests:
        raise ModelError(
            f"the text would take {len(parts)} requests, more than {model.max_requests}.",
            where=document.file,
            remedy="Cut the text, or raise max_requests or max_chars under [extract.model].",
        )
    usage = Usage(model.name, model.temperature, PROMPT_VERSION, model.price)
    client = Client(model, usage, contact=settings.graph.publisher.homepage, say=say, sleep=sleep)
    checked = Checked(text, usage)
    for number, part in enumerate(parts, 1):
        if len(parts) > 1:
            say(f"part {number} of {len(parts)}")
        checked.take(part, client.ask(messages(document, text[part.start : part.end])))
    usage.seconds = time.monotonic() - begun
    return checked.account(), usage
