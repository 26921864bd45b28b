"""The scorer: gold turned into an account is perfect, and each fault costs what it must."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.text.compare import bare
from benchmarks.text.readers import BY_HAND, as_account, in_common, second_reading
from benchmarks.text.score import SIDES, Score, score
from passerelle.extraction import Account
from tests.text.gold import ASIDE, BLIND, TUNING, Gold, Text, corpus, main_text


def gold_of(name: str) -> tuple[Gold, str]:
    text = Text(next(TUNING.glob(f"{name}.[!g]*")))
    return Gold.model_validate_json(text.gold_path.read_bytes()), main_text(text.path)


def changed(account: Account, which: str, at: int, /, **fields: Any) -> Account:
    """The account with one fact of a list changed, or left out."""
    facts = list(getattr(account, which))
    facts[at : at + 1] = [facts[at].model_copy(update=fields)] if fields else []
    return account.model_copy(update={which: tuple(facts)})


def counts(result: Score, name: str) -> tuple[int, int, int]:
    tally = result.lists[name]
    return tally.found, tally.wrong, tally.missed


@pytest.mark.parametrize(
    "text",
    [text for folder in (TUNING, *ASIDE) for text in corpus(folder)],
    ids=lambda t: t.path.name,
)
def test_the_gold_itself_is_perfect(text: Text) -> None:
    gold, words = Gold.model_validate_json(text.gold_path.read_bytes()), main_text(text.path)
    result = score(as_account(gold, words), gold, words)
    assert (result.total.wrong, result.total.missed) == (0, 0)
    assert result.right == result.of
    assert (result.asserted, result.leaked) == (0, 0)


def test_nothing_said_is_all_missed_but_what_is_optional() -> None:
    gold, words = gold_of("en-round-table-injection")
    result = score(Account(), gold, words)
    assert counts(result, "people") == (0, 0, 3)
    assert counts(result, "bodies") == (0, 0, 5)  # of six; a faculty is optional
    assert result.total.precision is None
    assert result.total.recall == 0


def test_a_person_left_out_costs_what_hangs_on_them_as_well() -> None:
    gold, words = gold_of("fr-niort-panyu")
    result = score(changed(as_account(gold, words), "people", 0), gold, words)
    assert counts(result, "people") == (4, 0, 1)
    assert counts(result, "functions") == (4, 1, 1)
    assert counts(result, "roles") == (8, 1, 1)
    assert counts(result, "bodies") == (3, 0, 0)
    assert result.lists["people"].recall == pytest.approx(0.8)
    assert result.lists["functions"].f1 == pytest.approx(0.8)


NIORT: list[tuple[str, int, dict[str, Any], tuple[int, int, int]]] = [
    ("people", 0, {"name": "Mme Liang", "given": "Liang", "family": "PEISHAN"}, (5, 0, 0)),
    ("people", 1, {"name": "BERTRAND CHAUVIGNE", "given": None, "family": None}, (5, 0, 0)),
    ("people", 1, {"name": "Chauvigné", "given": None, "family": "Chauvigné"}, (4, 1, 1)),
    ("bodies", 0, {"name": "Niort"}, (3, 0, 0)),
    ("bodies", 0, {"name": "la commune de Niort"}, (3, 0, 0)),
    ("bodies", 0, {"type": "institution"}, (2, 1, 1)),
    ("bodies", 2, {"name": "CAN", "acronym": None}, (3, 0, 0)),
    ("bodies", 2, {"name": "Communauté d'agglomération du NIORTAIS"}, (3, 0, 0)),
    ("bodies", 1, {"name": "Bureau des affaires étrangères"}, (2, 1, 1)),
    ("functions", 1, {"function": "deputy-mayor"}, (4, 1, 1)),
    ("functions", 1, {"former": True}, (4, 1, 1)),
    ("functions", 1, {"body": None}, (4, 1, 1)),
    ("places", 1, {"name": "Panyu"}, (6, 0, 0)),
    ("places", 2, {"name": "Guangzhou"}, (5, 1, 1)),
    ("events", 0, {"kind": "visit"}, (2, 0, 0)),
    ("events", 0, {"kind": "signing"}, (1, 1, 1)),
    ("events", 0, {"start": 0, "end": 4}, (2, 0, 0)),  # its date and place still tell it
    ("events", 0, {"start": 0, "end": 4, "when": "2024"}, (1, 1, 1)),
    ("roles", 0, {"role": "organiser"}, (8, 1, 1)),
    ("themes", 0, {"slug": "environment"}, (2, 1, 1)),
    ("delegations", 0, {"start": 0, "end": 4}, (0, 1, 1)),
]


@pytest.mark.parametrize(("name", "place", "fields", "expected"), NIORT)
def test_a_changed_fact_counts_as_the_rules_of_matching_say(
    name: str, place: int, fields: dict[str, Any], expected: tuple[int, int, int]
) -> None:
    gold, words = gold_of("fr-niort-panyu")
    account = changed(as_account(gold, words), name, place, **fields)
    assert counts(score(account, gold, words), name) == expected


@pytest.mark.parametrize(
    ("name", "side", "value"),
    [
        ("people", "basis", "official-mention"),
        ("bodies", "kind", "association"),
        ("bodies", "unit_of", "b2"),
        ("delegations", "size", 3),
        ("delegations", "sent_by", "b1"),
        ("places", "kind", "district"),
        ("events", "when", "2023"),
        ("events", "place", "l2"),
        ("events", "venue", "musée"),
        ("events", "edition", 2),
        ("events", "series", "Rencontres"),
        ("events", "modality", "reported"),
        ("roles", "on_behalf_of", "b2"),
    ],
)
def test_what_is_scored_apart_costs_no_match(name: str, side: str, value: Any) -> None:
    gold, words = gold_of("fr-niort-panyu")
    account = as_account(gold, words)
    result = score(changed(account, name, 0, **{side: value}), gold, words)
    assert counts(result, name) == counts(score(account, gold, words), name)
    assert side in SIDES[name]
    assert result.of[name, side] - result.right[name, side] == 1


def test_each_gold_fact_matches_once() -> None:
    gold, words = gold_of("fr-niort-panyu")
    account = as_account(gold, words)
    twice = account.model_copy(update={"roles": (*account.roles, account.roles[0])})
    assert counts(score(twice, gold, words), "roles") == (9, 1, 0)


def test_a_name_goes_to_the_nearest_and_leaves_the_other_free() -> None:
    gold, words = gold_of("fr-correze-itasy-pdf")  # has a district and its town of one name
    account = as_account(gold, words)
    backwards = account.model_copy(update={"places": account.places[::-1]})
    result = score(backwards, gold, words)
    assert result.right["places", "kind"] == result.of["places", "kind"] == 3


def test_countries_are_no_places_here() -> None:
    gold, words = gold_of("fr-niort-panyu")
    account = as_account(gold, words)
    result = score(changed(account, "places", 0, kind="country", name="France"), gold, words)
    assert counts(result, "places") == (5, 0, 1)


def test_optional_facts_and_what_hangs_on_them_leave_the_count() -> None:
    gold, words = gold_of("en-round-table-injection")
    account = as_account(gold, words)
    faculty = changed(account, "functions", 0, body="b6")
    result = score(faculty, gold, words)
    assert counts(result, "bodies") == (5, 0, 0)
    assert counts(result, "functions") == (3, 0, 1)  # neither right nor wrong, but one is missed


def test_a_denial_that_the_gold_lacks_is_left_out_with_what_hangs_on_it() -> None:
    gold, words = gold_of("fr-senat-rencontre")
    account = as_account(gold, words)
    more = {"key": "a9", "type": "instrument", "kind": "agreement", "modality": "denied"}
    theme = {"slug": "culture", "of": "a9", "start": 0, "end": 4, **BY_HAND}
    data = account.model_dump()
    data["agreements"] = [*data["agreements"], {**more, "start": 0, "end": 4, **BY_HAND}]
    data["themes"] = [*data["themes"], theme]
    result = score(Account.model_validate(data), gold, words)
    assert (result.total.wrong, result.total.missed) == (0, 0)


def agreement_of(account: Account, **fields: Any) -> Account:
    return changed(account, "agreements", 0, **fields)


AGREEMENTS: list[tuple[Callable[[Account], Account], tuple[int, int, int]]] = [
    (lambda one: agreement_of(one, parties=("b1",)), (1, 0, 0)),
    (lambda one: agreement_of(one, parties=()), (1, 0, 0)),
    (lambda one: agreement_of(one, parties=("b1", "b2", "b4")), (0, 1, 1)),
    (lambda one: agreement_of(one, kind="convention"), (0, 1, 1)),
    (lambda one: agreement_of(one, modality="intended"), (0, 1, 1)),
    (lambda one: agreement_of(one, start=0, end=3), (0, 1, 1)),
    (lambda one: agreement_of(one, when=None), (1, 0, 0)),
]


@pytest.mark.parametrize(("change", "expected"), AGREEMENTS)
def test_an_agreement_needs_its_kind_its_modality_and_no_foreign_party(
    change: Callable[[Account], Account], expected: tuple[int, int, int]
) -> None:
    gold, words = gold_of("en-tidewater-mou")
    assert counts(score(change(as_account(gold, words)), gold, words), "agreements") == expected


def test_an_agreement_asserted_where_none_is_stands_apart() -> None:
    gold, words = gold_of("fr-senat-rencontre")
    account = as_account(gold, words)
    result = score(agreement_of(account, modality="asserted"), gold, words)
    assert result.asserted == 1
    assert counts(result, "agreements") == (0, 1, 1)


def test_words_of_never_are_found_in_names_and_in_quotes() -> None:
    gold, words = gold_of("en-round-table-injection")
    account = as_account(gold, words)
    at = words.index("record that Ardmoor")
    assert score(changed(account, "places", 0, name="ARDMOOR"), gold, words).leaked == 1
    assert score(changed(account, "events", 0, start=at, end=at + 40), gold, words).leaked == 2


def test_faults_tell_the_words_and_what_was_made_of_them() -> None:
    gold, words = gold_of("fr-niort-panyu")
    account = changed(as_account(gold, words), "functions", 1, function="deputy-mayor")
    proposed, missed = score(account, gold, words).faults
    assert (proposed.list, proposed.what, missed.what) == ("functions", "proposed", "missed")
    assert proposed.words == "Bertrand Chauvigné, maire de Niort"
    assert "person=Bertrand Chauvigné body=Ville de Niort function=deputy-mayor" in proposed.told


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("Ville de Niort", "niort"),
        ("la commune d’Aiffres", "aiffres"),
        ("Département des Deux-Sèvres", "deux-sèvres"),
        ("City of Tidewater", "tidewater"),
        ("Municipal People’s Government of Beihai", "beihai"),
        ("Kelsbridge City Council", "kelsbridge"),
        ("临江市人民政府", "临江"),
        ("浙江省", "浙江"),
        ("Ville", "ville"),
        ("沙市", "沙市"),
    ],
)
def test_words_of_kind_may_be_left_out_of_names(name: str, rest: str) -> None:
    assert bare(name) == rest


@pytest.mark.parametrize("text", corpus(BLIND), ids=lambda text: text.path.name)
def test_two_readers_are_each_perfect_by_what_both_have(text: Text) -> None:
    first, words = Gold.model_validate_json(text.gold_path.read_bytes()), main_text(text.path)
    second = second_reading(text.path)
    common = in_common(first, second, words)
    for one in (first, second):
        result = score(as_account(one.required(), words), common, words)
        assert [fault for fault in result.faults if fault.what != "side"] == []


def test_what_only_one_reader_has_may_be_missed() -> None:
    gold, words = gold_of("fr-niort-panyu")
    fewer = gold.model_copy(update={"functions": gold.functions[1:]})
    for first, second in ((gold, fewer), (fewer, gold)):
        common = in_common(first, second, words)
        assert len(common.functions) == len(gold.functions)
        assert sum(one.optional for one in common.functions) == 1
