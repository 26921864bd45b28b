"""What was decided stays decided when the text moves, and is kept aside when its words go."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelle.documents import Document
from passerelle.extraction.account import Account, Event, Person, Role
from passerelle.extraction.candidates import propose
from passerelle.extraction.keeping import keep_decided
from passerelle.sources.facts import Fact
from passerelle.vocabulary import load_vocabulary

TEXT = """\
Rennes, le 4 mai 2024. Claire Exemple a accueilli Paul Modèle. Le lendemain, Paul Modèle
a rencontré Claire Exemple à Rennes : une réunion de travail, puis une réunion publique.
"""
NOISE = st.text(alphabet="abé 中\n.,", max_size=60)


def facts(text: str, *, meetings: int = 1) -> list[Fact]:
    """Two people, a meeting or two, and who was there."""

    def words(exact: str, nth: int = 0) -> dict[str, object]:
        at = -1
        for _ in range(nth + 1):
            at = text.index(exact, at + 1)
        return {"start": at, "end": at + len(exact), "rule": "test/x", "confidence": 0.9}

    events = ["réunion de travail", "réunion publique"][:meetings]
    account = Account(
        people=(
            Person(key="p1", name="Claire Exemple", **words("Claire Exemple")),
            Person(key="p2", name="Paul Modèle", **words("Paul Modèle", 1)),
        ),
        events=tuple(
            Event(key=f"e{n}", kind="meeting", **words(exact)) for n, exact in enumerate(events)
        ),
        roles=tuple(
            Role(event=f"e{n}", who="p1", role="speaker", **words(exact))
            for n, exact in enumerate(events)
        ),
    )
    document = Document("a.txt", text, "fr")
    return propose(account, document, date(2026, 1, 1), load_vocabulary()).facts


def kept(fresh: list[Fact], former: list[Fact], text: str) -> list[Fact]:
    decided = {(one.id, one.quote) for one in former}
    return keep_decided(fresh, former, decided, {"a.txt": Document("a.txt", text, "fr")}, {"a.txt"})


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), NOISE), max_size=4))
def test_every_decided_fact_whose_words_stand_is_found_where_they_are_now(
    inserted: list[tuple[int, str]],
) -> None:
    """Whatever is put before, after or between the quotes, without the words themselves."""
    former = facts(TEXT)
    spans = [(one.evidence[0].start or 0, one.evidence[0].end or 0) for one in former]
    outside = [
        (at, noise) for at, noise in inserted if not any(start < at < end for start, end in spans)
    ]
    text, shift = TEXT, [0] * len(spans)
    for at, noise in sorted(outside, reverse=True):
        text = text[:at] + noise + text[at:]
    for number, (start, _) in enumerate(spans):
        shift[number] = sum(len(noise) for at, noise in outside if at <= start)
    found = {one.id: one for one in kept([], former, text)}
    assert found.keys() == {one.id for one in former}
    for old, (start, _), moved in zip(former, spans, shift, strict=True):
        quote = found[old.id].evidence[0]
        assert not found[old.id].aside
        assert text[quote.start : quote.end] == old.quote
        if text.count(old.quote) == 1:
            assert quote.start == start + moved
        assert found[old.id].record == old.record


@given(st.permutations(range(3)), NOISE)
def test_a_decided_fact_is_never_lost(order: list[int], noise: str) -> None:
    """Cut up, turned round or replaced: each fact is there once, standing or aside."""
    former = facts(TEXT)
    thirds = [TEXT[:50], TEXT[50:100], TEXT[100:]]
    text = noise.join(thirds[number] for number in order)
    after = kept([], former, text)
    assert sorted(one.id for one in after) == sorted(one.id for one in former)
    for one in after:
        assert one.aside is (one.quote not in text)


def test_what_was_aside_comes_back_with_its_words() -> None:
    former = facts(TEXT)
    gone = kept([], former, "Rien.")
    assert all(one.aside for one in gone)
    assert [one.line for one in kept([], gone, TEXT)] == [one.line for one in former]


def test_what_nobody_decided_on_is_replaced() -> None:
    former = facts(TEXT)
    document = {"a.txt": Document("a.txt", TEXT, "fr")}
    assert keep_decided([], former, set(), document, {"a.txt"}) == []


def test_a_text_that_was_not_read_keeps_its_facts_and_one_that_is_gone_the_decided_ones() -> None:
    former = facts(TEXT)
    assert keep_decided([], former, set(), {}, {"a.txt"}) == former
    decided = {(former[0].id, former[0].quote)}
    (left,) = keep_decided([], former, decided, {}, set())
    assert (left.id, left.aside) == (former[0].id, True)


def test_a_decision_holds_for_what_was_seen_not_for_what_is_read_now() -> None:
    former = facts(TEXT)
    better = [
        one.model_copy(update={"record": {**one.record, "note": "read otherwise"}})
        for one in former
    ]
    assert [one.record for one in kept(better, former, TEXT)] == [one.record for one in former]


def test_a_second_event_of_a_kind_leaves_the_first_its_name_and_its_people() -> None:
    former = facts(TEXT)
    after = kept(facts(TEXT, meetings=2), former, TEXT)
    ids = [one.id for one in after]
    assert len(ids) == len(set(ids)) == len(former) + 2
    assert {one.id for one in former} <= set(ids)
    new = next(one for one in after if one.kind == "event" and one.quote == "réunion publique")
    parts = [one.record["event"]["ids"]["local"] for one in after if one.kind == "participation"]
    assert sorted(parts) == sorted([new.id, next(o.id for o in former if o.kind == "event")])


@pytest.mark.parametrize("again", [1, 2])
def test_reading_again_changes_nothing(again: int) -> None:
    former = facts(TEXT, meetings=2)
    after = former
    for _ in range(again):
        after = kept(facts(TEXT, meetings=2), after, TEXT)
    assert [one.line for one in after] == [one.line for one in former]
