"""Events that a model tells: which are added, with what, and which the rules have already.

The model here is no trained one: it knows some words, each with the kind that it tells.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import pytest

from passerelle.extraction.learnt import happenings
from tests.extraction.reading import Read
from tests.extraction.reading import read as read_with

Telling = dict[str, tuple[str, float]]
read = partial(read_with, learnt=("learnt_events",))
KINDS = ("O", "reception", "meeting", "visit", "ceremony", "signing")


@pytest.fixture
def tells(monkeypatch: pytest.MonkeyPatch) -> Callable[[Telling], None]:
    """Puts a model in place that tells kinds by single words."""

    def put(words: Telling) -> None:
        def marginals(_: str, row: Sequence[Sequence[str]]) -> list[dict[str, float]]:
            return [_labels(words, signs) for signs in row]

        monkeypatch.setattr(happenings, "marginals", marginals)

    return put


def _labels(words: Telling, signs: Sequence[str]) -> dict[str, float]:
    own = next(sign.partition("=")[2] for sign in signs if sign.startswith(("0w=", "0=")))
    kind, sure = words.get(own, ("O", 1.0))
    return {one: sure if one == kind else 0.0 for one in KINDS} | {"O": 1 - sure * (kind != "O")}


def _learnt(done: Read) -> list[tuple[str, str | None, str]]:
    events = [one for one in done.account.events if one.rule == "events/learnt"]
    return [(one.kind, one.when, one.modality) for one in events]


def test_words_that_no_rule_knows_tell_an_event_with_day_and_place(
    tells: Callable[[Telling], None],
) -> None:
    tells({"trinque": ("reception", 0.7)})
    done = read("Le maire de Brive, Jean Mornac, a trinqué le 3 juin 2024 à Tulle avec ses hôtes.")
    assert _learnt(done) == [("reception", "2024-06-03", "asserted")]
    event = done.account.events[0]
    assert done.name(event.place) == "Tulle"
    assert event.confidence == 0.7
    assert [done.words(event)] == ["a trinqué"]
    mentions = [one for one in done.analysis.mentions if one.kind == "event"]
    assert [one.entity for one in mentions] == [event.key]


def test_what_lies_ahead_is_intended_and_what_is_negated_denied(
    tells: Callable[[Telling], None],
) -> None:
    tells({"trinquera": ("reception", 0.7), "trinque": ("reception", 0.7)})
    assert _learnt(read("Jean Mornac trinquera à Tulle le 3 juillet 2024.")) == [
        ("reception", "2024-07-03", "intended")
    ]
    assert _learnt(read("Jean Mornac n'a pas trinqué à Tulle le 3 juin 2024.")) == [
        ("reception", "2024-06-03", "denied")
    ]


def test_an_unlikely_event_is_not_added(tells: Callable[[Telling], None]) -> None:
    tells({"trinque": ("reception", 0.1)})
    assert _learnt(read("Jean Mornac a trinqué le 3 juin 2024 à Tulle.")) == []


TOLD = "Le maire de Brive, Jean Mornac, a reçu le 3 juin 2024 la maire de Tulle, Anne Durand."


@pytest.mark.parametrize("kind", ["reception", "meeting", "visit"])
def test_what_the_rules_tell_is_not_told_twice(tells: Callable[[Telling], None], kind: str) -> None:
    tells({"recu": (kind, 0.9)})
    assert _learnt(read(TOLD)) == []
    assert [one.kind for one in read(TOLD).account.events] == ["reception"]


def test_how_likely_an_event_of_the_rules_is_stays_on_the_bench(
    tells: Callable[[Telling], None],
) -> None:
    tells({"recu": ("visit", 0.9)})
    done = read(TOLD)
    key = done.account.events[0].key
    assert done.analysis.likely_events[key] == pytest.approx({"kind": 0.9, "any": 0.9})
    tells({})
    assert read(TOLD).analysis.likely_events[key] == {"kind": 0.0, "any": 0.0}


def test_a_run_of_words_is_one_event(tells: Callable[[Telling], None]) -> None:
    tells({"trinque": ("reception", 0.7), "gaiement": ("reception", 0.4), "le": ("visit", 0.1)})
    done = read("Jean Mornac a trinqué gaiement le 3 juin 2024 à Tulle.")
    assert _learnt(done) == [("reception", "2024-06-03", "asserted")]
    assert done.words(done.account.events[0]) == "a trinqué gaiement"


def test_in_chinese_a_happening_joins_the_story(tells: Callable[[Telling], None]) -> None:
    tells({"碰": ("reception", 0.8), "杯": ("reception", 0.8)})
    text = "2024年6月3日，法国布里夫市市长让·莫尔纳克在临江市与王明碰杯。"
    done = read(text, "zh")
    assert _learnt(done) == [("reception", "2024-06-03", "asserted")]
    event = next(one for one in done.account.events if one.rule == "events/learnt")
    story = done.analysis.story
    assert story is not None
    assert story.happenings[int(event.key[1:]) - 1].kind == "reception"
