"""What a text says becomes candidate records, each with its words, and nothing private."""

from __future__ import annotations

import unicodedata
from collections import Counter
from datetime import date

import pytest

from passerelle.documents import Document
from passerelle.extraction.account import (
    Account,
    Agreement,
    Body,
    Event,
    Holding,
    Person,
    Signed,
    ThemeOf,
)
from passerelle.extraction.candidates import Proposed, propose
from passerelle.vocabulary import load_vocabulary
from tests.text.accounts import account_of
from tests.text.gold import TUNING, Gold, Text, corpus, main_text


def proposed(text: Text) -> tuple[Document, Gold, Proposed]:
    gold = Gold.model_validate_json(text.gold_path.read_text(encoding="utf-8")).required()
    words = unicodedata.normalize("NFC", main_text(text.path))
    document = Document(
        text.path.name, words, gold.language, gold.title, gold.publisher, gold.published
    )
    found = propose(account_of(gold, document), document, date(2026, 11, 1), load_vocabulary())
    return document, gold, found


@pytest.mark.parametrize("text", corpus(TUNING), ids=lambda text: text.path.name)
def test_every_fact_of_the_corpus_becomes_a_record_but_functions_without_a_body(text: Text) -> None:
    document, gold, found = proposed(text)
    # What a paper deals with is told of the cooperation that it founds.
    founded = {one.id: one.cooperation or one.id for one in gold.agreements}
    expected = Counter(
        person=len({one.name for one in gold.people}),
        territory=len(gold.places),
        delegation=len(gold.delegations),
        event=len(gold.events),
        participation=len(gold.roles),
        membership=sum(1 for one in gold.functions if one.body),
        theme=len({(one.slug, founded.get(one.of, one.of)) for one in gold.themes}),
        **Counter(one.type for one in (*gold.bodies, *gold.agreements)),
    )
    counted = Counter(fact.kind for fact in found.facts)
    assert {kind: counted[kind] for kind in expected} == dict(expected)
    assert found.left_out == Counter(
        missing=sum(1 for one in gold.functions if not one.body)
    ) - Counter({"missing": 0})
    for fact in found.facts:
        quote = fact.evidence[0]
        assert document.text[quote.start : quote.end] == quote.exact


@pytest.mark.parametrize("text", corpus(TUNING), ids=lambda text: text.path.name)
def test_no_word_of_never_is_in_a_line_of_facts(text: Text) -> None:
    _, gold, found = proposed(text)
    lines = "".join(fact.line for fact in found.facts)
    contacts = [word for word in gold.never if "@" in word or sum(map(str.isdigit, word)) > 7]
    assert [word for word in contacts if word in lines] == []


def test_two_events_in_the_same_words_are_two_and_one_theme_told_twice_is_one() -> None:
    words = {"rule": "test/x", "confidence": 0.9, "start": 0, "end": 30}
    account = Account(
        events=tuple(
            Event(key=f"e{n}", kind="forum", when=f"202{n}", modality="asserted", **words)
            for n in (3, 4)
        ),
        themes=tuple(
            ThemeOf(slug="health", of="e3", start=at, end=at + 5, rule="test/x", confidence=0.9)
            for at in (0, 10)
        ),
    )
    text = "Forums of 2023 in Lyon and 2024 in Tours, on health and health."
    found = propose(account, Document("a.txt", text, "en"), date(2026, 1, 1), load_vocabulary())
    assert Counter(fact.kind for fact in found.facts) == {"event": 2, "theme": 1}
    assert len({fact.id for fact in found.facts}) == 3


TEXT = "Claire Exemple, maire d'honneur de Rennes (tél. 02 99 00 00 00, c.exemple@example.org)."


def about(**held: bool) -> list[dict[str, object]]:
    words = {"start": 0, "end": 14, "rule": "test/x", "confidence": 0.9}
    account = Account(
        people=(Person(key="p1", name="Claire Exemple", **words),),
        bodies=(
            Body(
                key="b1", name="Rennes", kind="commune", type="collectivity", country="FR", **words
            ),
        ),
        functions=(Holding(person="p1", body="b1", function="mayor", **held, **words),),
    )
    document = Document("a.txt", TEXT, "fr", published="2024-05-04")
    found = propose(account, document, date(2026, 1, 1), load_vocabulary())
    return [fact.record for fact in found.facts if fact.kind == "membership"]


def test_former_acting_and_honorary_are_told_apart() -> None:
    (present,), (former,), (acting,), (honorary,) = (
        about(),
        about(former=True),
        about(acting=True),
        about(honorary=True),
    )
    assert present["when"] == {"last_seen": "2024-05-04"}
    assert former["when"] == {"latest_end": "2024-05-04"}
    assert [one.get("capacity") for one in (present, former, acting, honorary)] == [
        *(None, None),
        *("acting", "honorary"),
    ]


def test_contact_data_is_in_no_quote_and_in_no_context() -> None:
    words = {"rule": "test/x", "confidence": 0.9}
    end = TEXT.index(", c.exemple")
    account = Account(
        people=(
            Person(key="p1", name="Claire Exemple", start=0, end=14, **words),
            Person(key="p2", name="Rennes", start=TEXT.index("Rennes"), end=end, **words),
        )
    )
    document = Document("a.txt", TEXT, "fr")
    found = propose(account, document, date(2026, 1, 1), load_vocabulary())
    (fact,) = found.facts
    assert found.left_out == {"contact": 1}
    assert "02 99" not in fact.line
    assert "example.org" not in fact.line
    assert "█" in fact.evidence[0].suffix


def test_a_party_for_whom_nobody_is_told_to_have_signed_is_bound_all_the_same() -> None:
    words = {"start": 0, "end": 14, "rule": "test/x", "confidence": 0.9}
    bodies = [
        Body(key=f"b{n}", name=name, kind="commune", type="collectivity", **words)
        for n, name in enumerate(("Rennes", "Jinan"))
    ]
    account = Account(
        people=(Person(key="p1", name="Claire Exemple", **words),),
        bodies=tuple(bodies),
        agreements=(
            Agreement(
                key="a1",
                type="instrument",
                kind="memorandum",
                parties=("b0", "b1"),
                signed_by=(Signed(who="p1", on_behalf_of="b0"),),
                **words,
            ),
        ),
    )
    found = propose(account, Document("a.txt", TEXT, "fr"), date(2026, 1, 1), load_vocabulary())
    (act,) = (fact.record for fact in found.facts if fact.kind == "instrument")
    signed = [one["signatory"]["names"]["fr"] for one in act["signatures"]]
    assert signed == ["Claire Exemple", "Jinan"]


def test_a_name_that_is_contact_data_is_left_out() -> None:
    words = {"start": 0, "end": 14, "rule": "model/x", "confidence": 0.9}
    body = Body(
        key="b1", name="c.exemple@example.org", kind="association", type="institution", **words
    )
    found = propose(
        Account(bodies=(body,)), Document("a.txt", TEXT, "fr"), date(2026, 1, 1), load_vocabulary()
    )
    assert (found.facts, found.left_out) == ([], {"contact": 1})


def test_a_slug_that_no_scheme_has_is_left_out_and_counted() -> None:
    words = {"start": 0, "end": 14, "rule": "model/x", "confidence": 0.9}
    body = Body(key="b1", name="Rennes", kind="spaceship", type="institution", **words)
    found = propose(
        Account(bodies=(body,)), Document("a.txt", TEXT, "fr"), date(2026, 1, 1), load_vocabulary()
    )
    assert (found.facts, found.left_out) == ([], {"record": 1})
