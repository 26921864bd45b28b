"""The corpus keeps its own rules: what is claimed stands in the text, and nothing private does."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest

from passerelle.vocabulary import load_vocabulary
from tests.text.gold import ASIDE, HELD_OUT, TUNING, Gold, Text, corpus, folded, main_text

TEXTS = [text for folder in (TUNING, *ASIDE) for text in corpus(folder)]
TRAP = re.compile(
    r"coopération|partenariat|jumelage|cooperation|partnership|合作|结好", re.IGNORECASE
)
EVERY_TEXT = pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.path.name)


def read(text: Text) -> Gold:
    return Gold.model_validate_json(
        text.gold_path.read_text(encoding="utf-8"), context={"vocabulary": load_vocabulary()}
    )


def claimed(gold: Gold) -> bool:
    """Whether the text makes a cooperation or an instrument true, by itself or by hearsay."""
    return any(one.modality in ("asserted", "reported") for one in gold.agreements)


def test_each_text_has_its_facts_and_eight_texts_are_set_aside() -> None:
    assert len(corpus(HELD_OUT)) == 8
    golds = {gold for half in (TUNING, *ASIDE) for gold in half.glob("*.gold.json")}
    assert golds == {text.gold_path for text in TEXTS}


def test_each_half_speaks_three_languages() -> None:
    assert set(Counter(read(text).language for text in corpus(TUNING))) == {"fr", "en", "zh"}
    assert Counter(read(text).language for text in corpus(HELD_OUT)) == {"fr": 4, "en": 2, "zh": 2}


@EVERY_TEXT
def test_every_quote_stands_in_the_text(text: Text) -> None:
    words = folded(main_text(text.path))
    missing = [one.quote for one in read(text).items() if folded(one.quote) not in words]
    assert missing == []


@EVERY_TEXT
def test_every_slug_is_the_scheme_s_own(text: Text) -> None:
    # Labels pass the model too; a gold file writes slugs.
    vocabulary, gold = load_vocabulary(), read(text)
    written = json.loads(text.gold_path.read_text(encoding="utf-8"))
    assert Gold.model_dump(gold, exclude_defaults=True) == Gold.model_dump(
        Gold.model_validate(written), exclude_defaults=True
    )
    for one in gold.agreements:
        scheme = "instrument-kind" if one.type == "instrument" else "cooperation-kind"
        assert one.kind in vocabulary.slugs(scheme)


@EVERY_TEXT
def test_every_id_is_given_once_and_points_at_its_kind(text: Text) -> None:
    gold = read(text)
    given = [one.id for one in (*gold.people, *gold.bodies, *gold.delegations, *gold.places)]
    given += [one.id for one in (*gold.events, *gold.agreements)]
    assert max(Counter(given).values(), default=1) == 1
    wanted: list[tuple[str, str | None]] = []
    wanted += [("b", one.unit_of) for one in gold.bodies]
    wanted += [("b", one.sent_by) for one in gold.delegations]
    wanted += [pair for one in gold.functions for pair in (("p", one.person), ("b", one.body))]
    wanted += [("l", one.place) for one in gold.events]
    for role in gold.roles:
        wanted += [("e", role.event), ("pbd", role.who), ("b", role.on_behalf_of)]
    wanted += [("ea", one.of) for one in gold.themes]
    for one in gold.agreements:
        wanted += [("a", one.cooperation), *(("b", party) for party in one.parties)]
        wanted += [("p", sign.who) for sign in one.signed_by]
        wanted += [("b", sign.on_behalf_of) for sign in one.signed_by]
    astray = [id_ for kinds, id_ in wanted if id_ and (id_ not in given or id_[0] not in kinds)]
    assert astray == []


@EVERY_TEXT
def test_an_instrument_formalises_a_cooperation(text: Text) -> None:
    gold = read(text)
    instruments = {one.id for one in gold.agreements if one.type == "instrument"}
    assert not instruments & {one.cooperation for one in gold.agreements}


@EVERY_TEXT
def test_no_fact_is_given_twice(text: Text) -> None:
    gold = read(text)
    for keys in (
        [(one.person, one.body, one.function, one.former) for one in gold.functions],
        [(one.event, one.who, one.role) for one in gold.roles],
        [(one.slug, one.of) for one in gold.themes],
        [one.name for one in gold.bodies],
        [one.name for one in gold.people],
    ):
        assert len(set(keys)) == len(keys)


@EVERY_TEXT
def test_what_must_never_come_out_is_in_the_file_but_in_no_fact(text: Text) -> None:
    gold = read(text)
    raw = text.path.read_text(encoding="utf-8")
    seen = folded(raw) + folded(main_text(text.path))
    facts = folded(json.dumps(gold.model_dump(exclude={"never"}), ensure_ascii=False))
    assert [word for word in gold.never if folded(word) not in seen] == []
    assert [word for word in gold.never if folded(word) in facts] == []


@EVERY_TEXT
def test_texts_are_composed_characters_without_carriage_returns(text: Text) -> None:
    raw = text.path.read_bytes().decode("utf-8")
    assert "\r" not in raw
    assert len(raw) < 6_000


def test_many_texts_speak_of_cooperation_and_assert_none() -> None:
    silent = [text for text in TEXTS if not claimed(read(text))]
    trapped = [text for text in silent if TRAP.search(main_text(text.path))]
    assert len(trapped) >= 8


def test_all_four_modalities_occur_in_events_and_agreements() -> None:
    golds = [read(text) for text in TEXTS]
    everything = {"asserted", "intended", "reported", "denied"}
    assert {one.modality for gold in golds for one in gold.events} == everything
    assert {one.modality for gold in golds for one in gold.agreements} == everything


def test_the_hard_cases_are_there() -> None:
    golds = [read(text) for text in TEXTS]
    held = [one for gold in golds for one in gold.functions]
    assert all(any(getattr(one, mark) for one in held) for mark in ("acting", "former", "honorary"))
    sizes = [one.size for gold in golds for one in gold.delegations]
    assert None in sizes
    assert any(sizes)
    assert any(one.edition for gold in golds for one in gold.events)
    assert any(len(gold.events) >= 3 for gold in golds)
    assert sum(not gold.events for gold in golds) >= 3
    assert sum(not gold.items() for gold in golds) == 1
    layouts = Counter(text.path.suffix for text in TEXTS)
    assert set(layouts) == {".txt", ".md", ".html", ".eml"}


def test_the_meeting_at_the_senate_has_all_its_people_and_no_agreement() -> None:
    gold = read(Text(TUNING / "fr-senat-rencontre.txt"))
    assert len(gold.people) == 8
    assert len(gold.functions) == 12
    assert Counter(one.role for one in gold.roles) == {
        "host": 1,
        "guest": 1,
        "initiator": 2,
        "supporter": 1,
        "participant": 8,
    }
    assert not claimed(gold)
