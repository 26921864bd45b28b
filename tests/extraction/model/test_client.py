"""The dialogue with endpoints that are busy, slow, broken, hostile, or no models at all."""

from __future__ import annotations

import json
from typing import Any

import pytest

from passerelle.errors import ModelError, WorkspaceError
from passerelle.extraction.model import extract_with_model
from passerelle.workspace import Settings
from tests.extraction.model.speaking import (
    DOCUMENT,
    JSON,
    PERSON,
    TEXT,
    ended,
    facts,
    saying,
    settings,
)
from tests.servers import Reply, free_port, scripted

FINE = saying(facts(people=[PERSON]))


def refused(*replies: Reply, **more: Any) -> ModelError:
    with scripted(*replies) as server, pytest.raises(ModelError) as caught:
        extract_with_model(DOCUMENT, settings(server.address, **more), sleep=lambda _: None)
    return caught.value


def test_without_an_endpoint_in_the_workspace_nothing_is_sent() -> None:
    with pytest.raises(WorkspaceError, match=r"no model is named. Add \[extract.model\]") as caught:
        extract_with_model(DOCUMENT, Settings())
    assert caught.value.exit_code == 1


def test_the_request_is_what_the_protocol_says() -> None:
    with scripted(FINE) as server:
        chosen = settings(
            server.address, temperature=0.3, parameters={"seed": 7, "model": "another"}
        )
        extract_with_model(DOCUMENT, chosen)
    (asked,) = server.asked
    body = json.loads(asked.body)
    assert (asked.method, asked.path) == ("POST", "/sparql/chat/completions")
    assert (body["model"], body["temperature"], body["seed"]) == ("small:7b", 0.3, 7)
    assert body["response_format"]["type"] == "json_schema"
    assert set(body["response_format"]["json_schema"]["schema"]["required"]) == set(facts())
    assert [one["role"] for one in body["messages"]] == ["system", "user"]
    assert TEXT in body["messages"][1]["content"]
    assert "Published: 2024-05-15" in body["messages"][1]["content"]


def test_a_whole_address_is_taken_as_it_is() -> None:
    with scripted(FINE) as server:
        extract_with_model(DOCUMENT, settings(server.address + "/chat/completions/"))
    assert server.asked[0].path == "/sparql/chat/completions"


def test_the_key_comes_from_the_environment_only(monkeypatch: pytest.MonkeyPatch) -> None:
    with scripted(FINE) as server:
        extract_with_model(DOCUMENT, settings(server.address))
        monkeypatch.setenv("PASSERELLE_MODEL_KEY", " sk-secret\n")
        monkeypatch.setenv("PASSERELLE_ENDPOINT_USER", "somebody")
        extract_with_model(DOCUMENT, settings(server.address))
    assert "Authorization" not in server.asked[0].headers
    assert server.asked[1].headers["Authorization"] == "Bearer sk-secret"


def test_a_damaged_key_is_named_but_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PASSERELLE_MODEL_KEY", "sk-se\r\nX-Evil: 1")
    fault = refused(FINE)
    assert "the key in PASSERELLE_MODEL_KEY holds spaces" in str(fault)
    assert "sk-se" not in str(fault)


def test_a_wrong_key_says_where_the_right_one_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PASSERELLE_MODEL_KEY", "sk-secret")
    fault = refused(Reply(b'{"error":"no"}', 401, JSON))
    assert str(fault).endswith("Put the key into PASSERELLE_MODEL_KEY.")
    assert "sk-secret" not in str(fault)


@pytest.mark.parametrize("status", [429, 503])
def test_it_waits_as_long_as_a_busy_server_asks(status: int) -> None:
    waits: list[float] = []
    told: list[str] = []
    with scripted(Reply(b"busy", status, headers={"Retry-After": "9"}), FINE) as server:
        account, usage = extract_with_model(
            DOCUMENT, settings(server.address), sleep=waits.append, say=told.append
        )
    assert waits == [9]
    assert f"HTTP {status}" in told[0]
    assert (len(account.people), usage.requests) == (1, 1)


def test_a_server_that_stays_busy_is_given_up() -> None:
    assert "HTTP 503 Service Unavailable: busy, 3 tries." in str(refused(Reply(b"busy", 503)))


def test_a_reply_that_was_cut_is_asked_for_again() -> None:
    with scripted(Reply(FINE.body, media_type=JSON, cut=40), FINE) as server:
        account, _ = extract_with_model(DOCUMENT, settings(server.address), sleep=lambda _: None)
    assert len(account.people) == 1


def test_nobody_there() -> None:
    nowhere = settings(f"http://127.0.0.1:{free_port()}/v1")
    with pytest.raises(ModelError, match="cannot be reached"):
        extract_with_model(DOCUMENT, nowhere, sleep=lambda _: None)


SLOW = [
    (Reply(silent=True), "no answer in time"),
    (Reply(b" ", endless=True, pause=0.02), "not whole after 0 seconds"),
    (Reply(b" " * 65536, endless=True), "the answer is larger than 8 MiB. Make max_chars"),
]


@pytest.mark.parametrize(("reply", "message"), SLOW, ids=["silent", "drips", "endless"])
def test_patience_and_memory_have_an_end(reply: Reply, message: str) -> None:
    timeout = 20 if "MiB" in message else 0.3
    assert message in str(refused(reply, timeout=timeout))


BAD = [
    (Reply(b"<html><body>Welcome", media_type="text/html"), "a web page in place of JSON"),
    (Reply(b"\xff\xfe\xfa{", media_type=JSON), "something else in place of JSON"),
    (Reply(b"[" * 200_000, media_type=JSON), "something else in place of JSON"),
    (Reply(b'{"n":' + b"9" * 9_000 + b"}", media_type=JSON), "something else in place of JSON"),
    (Reply(b"{}", media_type=JSON), "is no chat completion"),
    (Reply(b'{"choices":[]}', media_type=JSON), "is no chat completion"),
    (Reply(b'{"choices":"many"}', media_type=JSON), "is no chat completion"),
    (Reply(b'{"choices":[{"message":"hi"}]}', media_type=JSON), "is no chat completion"),
    (Reply(b'{"choices":[{"message":{"content":7}}]}', media_type=JSON), "answered with nothing"),
    (Reply(b'{"error":{"message":"no \x1b[31mcredit"}}', media_type=JSON), "something else"),
    (Reply(b'{"error":{"message":"no credit"}}', media_type=JSON), "no credit"),
    (Reply(b"", 302, headers={"Location": "https://else.example/"}), "has moved to https://else"),
    (Reply(b'{"error":"no response_format"}', 400, JSON), "refused the request: HTTP 400"),
    (Reply(b'{"error":"no such model"}', 404, JSON), "no such model"),
    (ended("stop", refusal="I cannot \x1b[2Jhelp"), "the model refused: I cannot"),
    (ended("content_filter", "{}"), "the model refused: content_filter."),
    (ended("length", '{"people": ['), "no room to finish its answer. Make max_chars"),
    (saying(None), "answered with nothing"),
    (saying("  "), "answered with nothing"),
    (saying("Here are the facts you asked for!"), "wrote no JSON object: Here are the facts"),
    (saying('{"people": ['), "wrote no JSON object"),
    (saying([PERSON]), "wrote no JSON object"),
    (saying({}), "not of the schema asked for: nothing in it"),
    (saying({"persons": []}), "not of the schema asked for: persons."),
    (saying({"people": {"p1": PERSON}}), "not of the schema asked for"),
    (saying({**facts(), "accepted": True}), "not of the schema asked for"),
]


@pytest.mark.parametrize(("reply", "message"), BAD, ids=range(len(BAD)))
def test_a_bad_reply_is_one_clear_message_and_no_facts(reply: Reply, message: str) -> None:
    fault = refused(reply)
    assert message in str(fault)
    assert str(fault).startswith("http://127.0.0.1:")
    assert "\x1b" not in str(fault)


def test_a_fence_around_the_object_is_no_fault() -> None:
    with scripted(saying(f"```json\n{json.dumps(facts(people=[PERSON]))}\n```")) as server:
        account, _ = extract_with_model(DOCUMENT, settings(server.address))
    assert [one.name for one in account.people] == ["Tomas Beliauskas"]


def test_tokens_money_and_time_are_told() -> None:
    price = {"sent": 0.5, "received": 2, "currency": "EUR"}
    with scripted(saying(facts(people=[PERSON, "nobody"]), sent=1200, received=300)) as server:
        _, usage = extract_with_model(DOCUMENT, settings(server.address, price=price))
    assert usage.cost == pytest.approx(1.2)
    assert usage.seconds > 0
    told = str(usage)
    assert told.startswith("1 request, 1,200 + 300 tokens, 1.2000 EUR, 0.")
    assert told.endswith("1 of 2 proposals kept (dropped: malformed 1)")


@pytest.mark.parametrize(
    "usage", [None, "many", {}, {"prompt_tokens": "7"}, {"prompt_tokens": -7}], ids=repr
)
def test_tokens_that_are_not_counted_are_not_guessed(usage: Any) -> None:
    price = {"sent": 0.5, "received": 2}
    with scripted(saying(facts(), usage=usage)) as server:
        _, taken = extract_with_model(DOCUMENT, settings(server.address, price=price))
    assert (taken.requests, taken.tokens_sent, taken.cost) == (1, None, None)
    assert "tokens" not in str(taken)
