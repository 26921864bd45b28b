"""What a score merges, what it asks a person, what it never does."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from passerelle.identity.ledger import Decisions, Ledger
from passerelle.identity.mentions import Mention, mentions_in
from passerelle.identity.resolve import Resolution, resolve
from passerelle.records import Record

adapter: TypeAdapter[Any] = TypeAdapter(Record)


def said(kind: str, source: str, names: dict[str, Any] | str, /, **fields: Any) -> list[Mention]:
    """All mentions of one record, its own first."""
    told = {"fr": names} if isinstance(names, str) else names
    data = {"type": kind, "names": told, **fields}
    return list(mentions_in(adapter.validate_python(data), source))


def run(
    *records: list[Mention], different: Any = (), same: Any = (), ledger: Ledger | None = None
) -> Resolution:
    decisions = Decisions()
    decisions.different, decisions.same = list(different), list(same)
    mentions = [mention for record in records for mention in record]
    return resolve(mentions, Ledger() if ledger is None else ledger, decisions)


def fate(*records: list[Mention], **options: Any) -> str:
    """``merged``, ``review`` or ``apart``, for two records."""
    found = run(*records, **options)
    addresses = {found.addresses[record[0]] for record in records}
    if len(addresses) == 1:
        return "merged"
    asked = [{pair.left.address, pair.right.address} for pair in found.review]
    return "review" if addresses in asked else "apart"


def lyon(source: str = "a", **more: Any) -> list[Mention]:
    fields = {"country": "FR", "kind": "commune", "ids": {"siren": "216901231"}, **more}
    return said("collectivity", source, "Lyon", **fields)


# --- certain -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Ville de Lyon", "City of Lyon", "Mairie de LYON"])
def test_a_word_of_kind_does_not_keep_a_town_apart(name: str) -> None:
    assert fate(lyon(), said("collectivity", "b", name, country="FR")) == "merged"


def test_chengdu_is_chengdu() -> None:
    known = said(
        "collectivity", "a", {"zh": "成都市"}, country="CN", kind="prefecture-city",
        ids={"gb2260": "510100"},
    )  # fmt: skip
    assert fate(known, said("collectivity", "b", "Ville de Chengdu", country="CN")) == "merged"


def test_a_prefecture_of_the_register_is_found_by_its_reading_alone() -> None:
    register = said(
        "territory", "a", {"zh": "昆明市"}, country="CN", level=2, ids={"gb2260": "530100"}
    )
    assert fate(register, said("territory", "b", {"en": "Kunming"}, country="CN")) == "merged"
    county = said("territory", "a", {"zh": "石林县"}, country="CN", level=4)
    assert fate(county, said("territory", "b", {"en": "Shilin"}, country="CN")) == "review"


def test_all_spellings_of_one_town_meet_and_all_are_kept() -> None:
    names = ["Ville de Lyon", "Lyons", "City of Lyon", "COMMUNE DE LYON"]
    others = [said("collectivity", f"s{n}", name, country="FR") for n, name in enumerate(names)]
    found = run(lyon(), *others)
    assert len(set(found.addresses.values())) == 2  # the town and the country
    assert {m.shown[0].text for m in found.addresses if m.kind == "collectivity"} == {
        "Lyon",
        *names,
    }


def test_near_coordinates_and_a_reading_make_one_place() -> None:
    zh = said("territory", "a", {"zh": "苏州市"}, country="CN", level=2, lat=31.3, long=120.62)
    en = said("territory", "b", {"en": "Suzhou"}, country="CN", lat=31.31, long=120.6)
    assert fate(zh, en) == "merged"


def test_a_qualifier_is_confirmed_by_the_province() -> None:
    province = said(
        "territory", "a", {"zh": "江苏省"}, country="CN", level=1, ids={"gb2260": "320000"}
    )
    city = said(
        "territory", "a", {"zh": "苏州市"}, country="CN", level=2, ids={"gb2260": "320500"},
        within=[{"territory": {"ids": {"gb2260": "320000"}}}],
    )  # fmt: skip
    listed = said("territory", "b", {"en": "Suzhou, Jiangsu"}, country="CN")
    found = run(province, city, listed)
    assert found.addresses[listed[0]] == found.addresses[city[0]]


# --- apart -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "more",
    [
        {"ids": {"siren": "200046977"}},
        {"country": "CA", "ids": {}},
        {"kind": "metropole", "ids": {}},
    ],
)
def test_a_conflict_forbids(more: dict[str, Any]) -> None:
    other = said("collectivity", "b", "Ville de Lyon", **{"country": "FR", **more})
    found = run(lyon(), other)
    assert not found.review
    assert found.addresses[other[0]] != found.addresses[lyon()[0]]


def test_communes_of_two_departements_are_two() -> None:
    one, two = (
        said(
            "territory", source, name, country="FR", level=5,
            within=[{"territory": {"ids": {"insee-dep": code}}}],
        )
        for source, name, code in (("a", "St-Denis", "93"), ("b", "Saint-Denis", "974"))
    )  # fmt: skip
    assert fate(one, two) == "apart"


def test_homonyms_far_from_one_another_do_not_merge() -> None:
    one, two = (
        said("territory", source, "Valence", country="FR", level=5, lat=lat, long=long)
        for source, lat, long in (("a", 44.93, 4.89), ("b", 44.11, 0.89))
    )
    assert fate(one, two) != "merged"


def test_a_homonym_of_no_other_evidence_is_never_certain() -> None:
    register = said(
        "collectivity", "a", {"zh": "宿州市"}, country="CN", kind="prefecture-city",
        ids={"gb2260": "341300"},
    )  # fmt: skip
    assert fate(register, said("collectivity", "b", "Ville de Suzhou", country="CN")) == "review"


def test_several_candidates_are_a_question() -> None:
    towns = [
        said("collectivity", "a", "Saint-Denis", country="FR", kind="commune", ids={"siren": code})
        for code in ("219300662", "219740115")
    ]
    bare = said("collectivity", "b", "Ville de Saint-Denis", country="FR")
    found = run(*towns, bare)
    assert len({found.addresses[one[0]] for one in (*towns, bare)}) == 3
    assert len(found.review) == 2
    assert all("rivals" in {r.code for r in pair.reasons} for pair in found.review)


def test_one_reading_does_not_join_two_codes() -> None:
    cities = [
        said(
            "territory", "a", {"zh": name}, country="CN", level=2, ids={"gb2260": code},
        )
        for name, code in (("苏州市", "320500"), ("宿州市", "341300"))
    ]  # fmt: skip
    listed = said("territory", "b", {"en": "Suzhou"}, country="CN")
    assert len({a for m, a in run(*cities, listed).addresses.items() if m.names}) == 3


# --- people and events ---------------------------------------------------------------------


def test_people_are_only_ever_asked_about() -> None:
    one, two = (
        said("person", source, name, public_basis="elected")
        for source, name in (("a", "WANG Celine"), ("b", "Celine Wang"))
    )
    assert fate(one, two) == "review"
    assert run(one, two).review[0].reasons[-1].code == "person"


@pytest.mark.parametrize("kind", ["event", "delegation", "project", "instrument"])
def test_events_and_the_like_are_not_even_asked_about(kind: str) -> None:
    found = run(said(kind, "a", "5es rencontres"), said(kind, "b", "5es Rencontres"))
    assert (len(set(found.addresses.values())), found.review) == (2, [])


# --- decisions -----------------------------------------------------------------------------


def test_a_decision_is_never_overruled_by_a_score() -> None:
    other = said("collectivity", "b", "Ville de Lyon", country="FR", ids={"local": "7"})
    assert fate(lyon(), other) == "merged"
    assert fate(lyon(), other, different=[("siren:216901231", "local:b/7")]) == "apart"


def test_nor_through_a_third_spelling() -> None:
    one, two = lyon(), said("collectivity", "b", "Ville de Lyon", country="FR", ids={"local": "7"})
    third = said("collectivity", "c", "City of Lyon", country="FR")
    found = run(one, two, third, different=[("siren:216901231", "local:b/7")])
    assert found.addresses[one[0]] != found.addresses[two[0]]


def test_a_decision_on_a_name_holds_when_more_is_known() -> None:
    ledger = Ledger()
    bare = said("collectivity", "b", "Ville de Lyon")
    run(lyon(), bare, ledger=ledger)
    key = next(iter(ledger.keys("collectivity", "ville-de-lyon")))
    more = said("collectivity", "b", "Ville de Lyon", country="FR", kind="commune")
    assert fate(lyon(), more) == "merged"
    assert fate(lyon(), more, different=[("siren:216901231", key)]) == "apart"


def test_what_was_left_open_is_not_asked_again() -> None:
    people = [
        said("person", source, name, public_basis="elected", ids={"local": "1"})
        for source, name in (("a", "WANG Celine"), ("b", "Celine Wang"))
    ]
    decisions = Decisions()
    decisions.unsure = [("local:a/1", "local:b/1")]
    mentions = [mention for person in people for mention in person]
    assert len(resolve(mentions, Ledger(), Decisions()).review) == 1
    assert resolve(mentions, Ledger(), decisions).review == []


def test_a_merge_by_score_leads_on_and_can_be_undone() -> None:
    ledger = Ledger()
    other = said("collectivity", "b", "Ville de Lyon", country="FR", ids={"local": "7"})
    apart = [("siren:216901231", "local:b/7")]
    before = run(lyon(), other, ledger=ledger, different=apart).addresses
    merged = run(lyon(), other, ledger=ledger)
    assert merged.replaced == {"collectivity/ville-de-lyon": "collectivity/lyon"}
    again = run(lyon(), other, ledger=ledger, different=apart)
    assert (again.addresses, again.replaced) == (before, {})


# --- the order of sources and rows ---------------------------------------------------------

NAMES = st.sampled_from(
    (
        *("Lyon", "Ville de Lyon", "Métropole de Lyon", "Lyonn", "Suzhou", "苏州市", "宿州市"),
        *("Suzhou, Jiangsu", "WANG Celine", "Celine Wang"),
    )
)


@st.composite
def any_record(draw: st.DrawFn) -> list[Mention]:
    kind = draw(st.sampled_from(["collectivity", "territory", "institution", "person"]))
    fields: dict[str, Any] = {}
    if kind == "person":
        fields["public_basis"] = "elected"
    else:
        fields["country"] = draw(st.sampled_from([None, "FR", "CN"]))
    if kind == "territory" and draw(st.booleans()):
        fields["lat"], fields["long"] = draw(st.sampled_from([(31.3, 120.6), (33.6, 117.0)]))
    if kind == "collectivity":
        fields["kind"] = draw(st.sampled_from([None, "commune", "prefecture-city"]))
    if draw(st.booleans()):
        fields["ids"] = {draw(st.sampled_from(["siren", "own"])): draw(st.sampled_from("12"))}
    return said(kind, draw(st.sampled_from("abc")), draw(NAMES), **fields)


@given(st.lists(any_record(), max_size=9), st.randoms(use_true_random=False))
def test_merges_and_questions_do_not_depend_on_the_order(
    records: list[list[Mention]], chance: random.Random
) -> None:
    shuffled = list(records)
    chance.shuffle(shuffled)
    ledger = Ledger()
    first = run(*records, ledger=ledger)
    second = run(*shuffled, ledger=ledger)
    assert first.addresses == second.addresses
    assert second.minted == 0
    assert first.review == second.review
    for pair in first.review:
        assert pair.left.address != pair.right.address
