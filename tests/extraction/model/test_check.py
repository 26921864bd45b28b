"""What a model proposes stands only when the text bears it out."""

from __future__ import annotations

from typing import Any

import pytest

from passerelle.extraction import Account
from passerelle.extraction.model.check import CONFIDENCE, Checked
from passerelle.extraction.model.usage import Usage
from passerelle.extraction.reading.analysis import Span
from tests.extraction.model.speaking import (
    AGREEMENT,
    BODY,
    EVENT,
    HOLDING,
    PERSON,
    TEXT,
    facts,
)

WHOLE = Span(0, len(TEXT))
FULL = facts(
    people=[PERSON], bodies=[BODY], functions=[HOLDING], events=[EVENT], agreements=[AGREEMENT]
)


def checked(proposed: dict[str, list[Any]], text: str = TEXT) -> tuple[Account, Usage]:
    usage = Usage("small:7b", 0.2, "1")
    one = Checked(text, usage)
    one.take(Span(0, len(text)), proposed)
    return one.account(), usage


def test_a_fact_gets_its_place_its_rule_and_a_middling_confidence() -> None:
    account, usage = checked(FULL)
    (person,) = account.people
    assert TEXT[person.start : person.end] == "Tomas Beliauskas"
    assert person.rule == "model/small:7b@1+t0.2"
    assert {fact.confidence for fact in account.facts()} == {CONFIDENCE}
    assert (usage.proposed, usage.dropped.total()) == (5, 0)
    (agreement,) = account.agreements
    assert agreement.parties == ("b1",)
    assert agreement.signed_by[0].who == person.key
    assert account.functions[0].body == account.bodies[0].key


def test_white_space_is_all_that_may_differ_in_a_quote() -> None:
    quote = "Panevara  Water\nAgency (PWA), signed a memorandum"
    account, _ = checked({**FULL, "events": [{**EVENT, "quote": quote}]})
    (event,) = account.events
    assert TEXT[event.start : event.end] == "Panevara Water Agency (PWA),\nsigned a memorandum"


def test_a_name_may_be_written_in_smaller_letters_than_in_a_heading() -> None:
    text = "PANEVARA WATER\u00a0AGENCY\n" + TEXT
    body = {**BODY, "acronym": None, "quote": "PANEVARA WATER AGENCY"}
    account, _ = checked(facts(bodies=[body]), text)
    assert account.bodies[0].name == "Panevara Water Agency"
    assert (account.bodies[0].start, account.bodies[0].end) == (0, 21)


@pytest.mark.parametrize("cut", ["Bel-\niauskas", "Bel- \n  iauskas"])
def test_a_name_may_be_parted_at_the_end_of_a_line(cut: str) -> None:
    text = TEXT.replace("Beliauskas", cut)
    account, _ = checked(facts(people=[{**PERSON, "quote": f"Tomas {cut}"}]), text)
    assert account.people[0].name == "Tomas Beliauskas"


@pytest.mark.parametrize(
    "quote",
    [
        "signed an agreement on water",
        "signed … on water",
        "Signed a memorandum",
        "igned a memorandum",
        "signed a memo",
        " ",
        "\ud800",
        ".",
    ],
)
def test_a_quote_that_is_not_in_the_text_word_for_word_is_dropped(quote: str) -> None:
    account, usage = checked({**FULL, "events": [{**EVENT, "quote": quote}]})
    assert account.events == ()
    assert usage.dropped.total() == 1


def test_half_the_text_is_no_quote() -> None:
    text = TEXT + "Water is life. " * 40
    account, usage = checked({**FULL, "events": [{**EVENT, "quote": text}]}, text)
    assert account.events == ()
    assert usage.dropped == {"quote": 1}


WRONG: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("events", EVENT, {"quote": "signed a twinning agreement"}, "quote"),
    ("people", PERSON, {"name": "Tomas Beliauskas-Rey"}, "words"),
    ("people", PERSON, {"name": "Tomas Beliau"}, "words"),
    ("people", PERSON, {"given": "Thomas"}, "words"),
    ("bodies", BODY, {"name": "Panevara Water Board"}, "words"),
    ("bodies", BODY, {"acronym": "PAWA"}, "words"),
    ("bodies", BODY, {"kind": "water-company"}, "slug"),
    ("bodies", BODY, {"type": "firm"}, "malformed"),
    ("bodies", BODY, {"country": "Lithuania"}, "malformed"),
    ("bodies", BODY, {"country": "XX"}, "malformed"),
    ("events", EVENT, {"kind": "party"}, "slug"),
    ("events", EVENT, {"venue": "Guildhall"}, "words"),
    ("events", EVENT, {"when": "last Tuesday"}, "date"),
    ("events", EVENT, {"when": "2024-14-05"}, "date"),
    ("events", EVENT, {"edition": 0}, "malformed"),
    ("events", EVENT, {"edition": "third"}, "malformed"),
    ("events", EVENT, {"modality": "accepted"}, "malformed"),
    ("events", EVENT, {"confidence": 1.0}, "malformed"),
    ("events", EVENT, {"rule": "events/signing"}, "malformed"),
    ("agreements", AGREEMENT, {"kind": "twinning"}, "slug"),
    ("agreements", AGREEMENT, {"kind": "treaty"}, "slug"),
    ("functions", HOLDING, {"function": "chief-water-officer"}, "slug"),
    ("functions", HOLDING, {"person": "p9"}, "reference"),
    ("functions", HOLDING, {"person": "b1"}, "reference"),
    ("functions", HOLDING, {"quote": 7}, "malformed"),
]


@pytest.mark.parametrize(("name", "base", "fields", "reason"), WRONG)
def test_what_is_not_so_is_dropped_and_counted(
    name: str, base: dict[str, Any], fields: dict[str, Any], reason: str
) -> None:
    account, usage = checked({**FULL, name: [{**base, **fields}]})
    assert getattr(account, name) == ()
    hanging = {"reference": 1} if name == "people" else {}  # the function of a person who is none
    assert usage.dropped == {reason: 1, **hanging}


@pytest.mark.parametrize("raw", [None, "p1", 7, [], {}, {"key": "p1"}])
def test_a_fact_that_is_no_object_of_its_kind_is_dropped(raw: Any) -> None:
    account, usage = checked(facts(people=[raw, PERSON]))
    assert len(account.people) == 1
    assert usage.dropped == {"malformed": 1}


def test_a_label_of_a_scheme_counts_as_its_slug() -> None:
    account, _ = checked(facts(bodies=[{**BODY, "kind": "University"}]))
    assert account.bodies[0].kind == "university"


def test_what_a_fact_only_names_besides_is_left_out_when_it_was_dropped() -> None:
    account, _ = checked({**FULL, "bodies": [{**BODY, "name": "Water Board"}]})
    assert account.functions[0].body is None
    assert account.agreements[0].parties == ()
    assert account.agreements[0].signed_by[0].on_behalf_of is None


def test_nothing_belongs_to_itself_and_a_key_is_used_once() -> None:
    twin = {**PERSON, "key": "b1"}
    account, usage = checked({**FULL, "people": [twin], "bodies": [{**BODY, "unit_of": "b1"}]})
    assert account.bodies == ()
    assert usage.dropped == {"reference": 2}  # the body, and a function of that person
    account, _ = checked(facts(bodies=[{**BODY, "unit_of": "b1"}]))
    assert account.bodies[0].unit_of is None


def test_a_name_that_was_covered_is_nobody() -> None:
    covered = TEXT.replace("Tomas Beliauskas", "█████ ██████████")
    whole = {**PERSON, "name": "█████ ██████████", "given": None, "family": None}
    quote = "█████ ██████████, director of the Panevara Water Agency"
    account, usage = checked(facts(people=[{**whole, "quote": quote}]), covered)
    assert account.people == ()
    assert usage.dropped == {"words": 1}


def test_what_two_parts_say_alike_is_one_fact_under_one_key() -> None:
    usage = Usage("small:7b", 0, "1")
    one = Checked(TEXT, usage)
    one.take(WHOLE, FULL)
    again = facts(
        people=[{**PERSON, "key": "x"}],
        bodies=[{**BODY, "key": "y"}],
        functions=[{**HOLDING, "person": "x", "body": "y"}],
        events=[{**EVENT, "key": "z", "quote": "memorandum of understanding on water"}],
        roles=[
            {
                "event": "z",
                "who": "x",
                "role": "signatory",
                "on_behalf_of": None,
                "quote": "Tomas Beliauskas",
            }
        ],
    )
    one.take(WHOLE, again)
    account = one.account()
    assert [len(getattr(account, name)) for name in ("people", "bodies", "functions")] == [1, 1, 1]
    assert len(account.events) == 1
    assert (account.roles[0].event, account.roles[0].who) == ("e1", "p1")
    assert usage.dropped.total() == 0


def test_a_quote_must_stand_in_the_part_that_was_sent() -> None:
    usage = Usage("small:7b", 0, "1")
    one = Checked(TEXT, usage)
    one.take(Span(0, 60), FULL)
    assert one.account().events == ()
    assert usage.dropped["quote"] > 0
