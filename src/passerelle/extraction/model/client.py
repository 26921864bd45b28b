"""The dialogue with an OpenAI-compatible endpoint: one request, one object of facts or an error."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from typing import Any, NoReturn

from passerelle.endpoint import Answer, Endpoint
from passerelle.errors import ModelError
from passerelle.extraction.model.schema import json_schema
from passerelle.extraction.model.usage import Usage
from passerelle.replies import plain_words
from passerelle.workspace import ModelSettings

__all__ = ["KEY", "Client"]

KEY = "PASSERELLE_MODEL_KEY"
"""The variable of the environment with the endpoint's key, where it wants one."""
_PATH = "/chat/completions"
_MOST = 8 * 1024 * 1024
_SMALLER = "Make max_chars under [extract.model] smaller."
_OTHER = "Try again, or name another model under [extract.model]."


class Client:
    """Asks the model of the settings, and counts what that takes in `usage`."""

    def __init__(
        self,
        settings: ModelSettings,
        usage: Usage,
        *,
        contact: str | None,
        say: Callable[[str], None],
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        address = settings.endpoint.rstrip("/")
        self._settings, self._usage = settings, usage
        self._endpoint = Endpoint(
            address if address.endswith(_PATH) else address + _PATH,
            bearer=KEY,
            contact=contact,
            timeout=settings.timeout,
            longest=settings.timeout,
            tries=3,
            max_bytes=_MOST,
            failure=ModelError,
            refusal=ModelError,
            smaller=_SMALLER,
            say=say,
            sleep=sleep,
        )

    def ask(self, messages: list[dict[str, str]]) -> dict[str, list[Any]]:
        """The facts proposed, list by list, not yet looked at; raises `ModelError`."""
        schema = {"name": "facts", "strict": True, "schema": json_schema()}
        request = {
            **self._settings.parameters,
            "model": self._settings.name,
            "temperature": self._settings.temperature,
            "messages": messages,
            "response_format": {"type": "json_schema", "json_schema": schema},
        }
        body = json.dumps(request, ensure_ascii=False).encode()
        answer = self._endpoint.post(body, "application/json")
        return self._facts(self._content(answer))

    def _content(self, answer: Answer) -> str:
        """What the model wrote."""
        reply = _object(answer.data)
        if reply is None:
            what = "a web page" if "html" in answer.media_type else "something else"
            self._fail(
                f"the endpoint answered with {what} in place of JSON.",
                "Check endpoint under [extract.model]: most end with /v1.",
            )
        if reply.get("error"):
            said = plain_words(json.dumps(reply["error"], ensure_ascii=False))
            self._fail(f"the endpoint answered with an error: {said}", _OTHER)
        tokens = reply.get("usage")
        counts = tokens if isinstance(tokens, dict) else {}
        self._usage.count(_count(counts, "prompt_tokens"), _count(counts, "completion_tokens"))
        try:
            choice = reply["choices"][0]
            message, ended = choice["message"], choice.get("finish_reason")
            content, refused = message.get("content"), message.get("refusal")
        except (KeyError, IndexError, TypeError, AttributeError):
            self._fail(
                "the endpoint's answer is no chat completion.",
                "Name an OpenAI-compatible endpoint under [extract.model].",
            )
        if refused or ended == "content_filter":
            self._fail(f"the model refused: {plain_words(str(refused or ended))}", _OTHER)
        if ended == "length":
            self._fail("the model had no room to finish its answer.", _SMALLER)
        if not isinstance(content, str) or not content.strip():
            self._fail("the model answered with nothing.", _OTHER)
        return content

    def _facts(self, content: str) -> dict[str, list[Any]]:
        fenced = re.fullmatch(r"\s*```(?:json)?\s*\n(.*)\n\s*```\s*", content, re.DOTALL)
        facts = _object(fenced[1] if fenced else content)
        if facts is None:
            self._fail(f"the model wrote no JSON object: {plain_words(content)}", _OTHER)
        known = json_schema()["properties"]
        fitting = facts and all(
            name in known and isinstance(listed, list) for name, listed in facts.items()
        )
        if not fitting:
            told = plain_words(", ".join(facts) or "nothing in it")
            self._fail(f"the model's object is not of the schema asked for: {told}", _OTHER)
        return facts

    def _fail(self, what: str, remedy: str) -> NoReturn:
        end = "" if what.endswith((".", "!", "?")) else "."
        raise ModelError(what + end, where=self._endpoint.address, remedy=remedy)


def _object(text: str | bytes) -> dict[str, Any] | None:
    """A JSON object; None for anything else."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _count(counts: dict[str, Any], name: str) -> int | None:
    value = counts.get(name)
    return value if type(value) is int and value >= 0 else None
