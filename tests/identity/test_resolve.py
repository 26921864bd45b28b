"""Who is who: what is put together, what stays apart, and which address it keeps."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from passerelle.errors import IdentityError
from passerelle.identity.ledger import Decisions, Ledger
from passerelle.identity.mentions import Mention, mention_of, mentions_in
from passerelle.identity.names import normalise
from passerelle.identity.resolve import Resolution, resolve
from passerelle.records import Record, Ref

adapter: TypeAdapter[Any] = TypeAdapter(Record)


def thing(kind: str, name: str | None = None, source: str = "s", /, **fields: Any) -> Mention:
    """The mention made by a record; `name` is its French name."""
    if kind == "person":
        fields.setdefault("public_basis", "elected")
    names = {"names": {"fr": name}} if name else {}
    return mention_of(adapter.validate_python({"type": kind, **names, **fields}), source)


def pointer(kind: str, name: str | None = None, source: str = "s", /, **fields: Any) -> Mention:
    """The mention made by a reference inside another record."""
    names = {"names": {"fr": name}} if name else {}
    return mention_of(Ref.model_validate({"kind": kind, **names, **fields}), source)


def decided(judgement: str, *pairs: tuple[str, str]) -> Decisions:
    decisions = Decisions()
    getattr(decisions, judgement).extend(pairs)
    return decisions


def run(
    *mentions: Mention, ledger: Ledger | None = None, decisions: Decisions | None = None
) -> Resolution:
    known = Ledger() if ledger is None else ledger
    return resolve(mentions, known, decisions or Decisions())


def parts(found: Resolution) -> set[frozenset[Mention]]:
    groups = defaultdict(set)
    for mention, address in found.addresses.items():
        groups[address].add(mention)
    return {frozenset(group) for group in groups.values()}


def together(*mentions: Mention, decisions: Decisions | None = None) -> bool:
    return len(parts(run(*mentions, decisions=decisions))) == 1


# --- names -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("L’Haÿ-les-Roses", "l'hay les roses"),
        ("SAINT-ÉTIENNE", "Saint Etienne"),
        ("Sainte-Mère-l’Œuvre", "sainte mere l'oeuvre"),
        ("Ｃｈｅｎｇｄｕ", "Chengdu"),
        ("Xi'an", "Xi’an"),
        ("e\u0301te\u0301", "été"),
        ("𝓛yon", "Lyon"),
    ],
)
def test_spellings_of_one_name_are_the_same(one: str, two: str) -> None:
    assert normalise(one) == normalise(two)


@pytest.mark.parametrize(
    ("one", "two"), [("成都市", "成都"), ("Lyon", "Lyons"), ("四川", "四川省"), ("Pau", "Pāu x")]
)
def test_names_that_differ_by_a_letter_stay_different(one: str, two: str) -> None:
    assert normalise(one) != normalise(two)


@given(st.text(max_size=40))
def test_a_normal_form_is_normal(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


# --- together ----------------------------------------------------------------------------


def test_one_identifier_is_one_thing_whatever_its_names() -> None:
    assert together(
        thing("collectivity", "Ville de Lyon", "a", ids={"siren": "216901231"}),
        thing("collectivity", "Lyon", "b", ids={"siren": "216901231"}),
    )


def test_a_body_and_its_place_are_two_things_even_with_one_key() -> None:
    assert not together(
        thing("collectivity", "Lyon", ids={"own": "lyon"}),
        thing("territory", "Lyon", ids={"own": "lyon"}),
    )


def test_a_bare_name_joins_the_only_thing_that_bears_it() -> None:
    assert together(
        thing("collectivity", "Montpellier", "a", ids={"own": "m"}, country="FR", kind="commune"),
        pointer("collectivity", "MONTPELLIER", "b", country="FR"),
        pointer("collectivity", "Montpellier", "c"),
    )


def test_a_name_in_another_language_that_is_known_joins_too() -> None:
    known = mention_of(
        Ref(
            kind="collectivity", ids={"own": "c"}, names={"fr": "Chengdu", "zh": ["成都市", "成都"]}
        ),  # type: ignore[arg-type]
        "a",
    )
    bare = mention_of(Ref(kind="collectivity", names={"zh": "成都"}), "b")  # type: ignore[arg-type]
    assert together(known, bare)


def test_keys_of_two_sources_meet_in_the_thing_both_describe() -> None:
    assert together(
        thing("institution", "CPAFFC", "a", ids={"own": "cpaffc", "local": "1"}),
        thing("institution", "APCAE", "b", ids={"own": "cpaffc", "local": "7"}),
        pointer("institution", None, "a", ids={"local": "1"}),
        pointer("institution", None, "b", ids={"local": "7"}),
    )


def test_a_local_key_means_nothing_in_another_source() -> None:
    assert not together(
        thing("institution", "A", "a", ids={"local": "1"}),
        thing("institution", "B", "b", ids={"local": "1"}),
    )


# --- apart -------------------------------------------------------------------------------


def test_a_conflict_of_stronger_identifiers_keeps_apart_and_is_found() -> None:
    found = run(
        thing("collectivity", "Lyon", "a", ids={"siren": "216901231", "own": "lyon"}),
        thing("collectivity", "Lyon", "b", ids={"siren": "200046977", "own": "lyon"}),
    )
    assert len(parts(found)) == 2
    (finding,) = found.findings
    assert finding.what == "share own lyon but differ in siren: 200046977, 216901231"
    assert finding.things == ("Lyon (own:lyon)",)


def test_one_identifier_in_two_countries_is_found() -> None:
    found = run(
        thing("institution", "X", "a", ids={"wikidata": "Q1"}, country="FR"),
        thing("institution", "X", "b", ids={"wikidata": "Q1"}, country="CN"),
    )
    assert len(parts(found)) == 2
    assert "differ in country: CN, FR" in found.findings[0].what


def test_an_ambiguous_name_stays_apart_and_is_found() -> None:
    senat, assemblee = (
        thing("institution", "Groupe d'amitié France-Chine", ids={"own": key}) for key in "sa"
    )
    bare = pointer("institution", "Groupe d’amitié France-Chine", "press")
    found = run(senat, assemblee, bare)
    assert len(parts(found)) == 3
    (finding,) = found.findings
    assert finding.what == "'Groupe d’amitié France-Chine' may be any of"
    assert finding.things == (
        "Groupe d'amitié France-Chine (own:a)",
        "Groupe d'amitié France-Chine (own:s)",
    )


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Groupe d'amitié France-Chine du Sénat",
            "Groupe d'amitié France-Chine de l'Assemblée nationale",
        ),
        (
            "Association du peuple chinois pour l'amitié avec l'étranger",
            "Institut des affaires étrangères du peuple chinois",
        ),
        ("CPAFFC", "CPIFA"),
        ("Comité France Chine", "Comité pour le développement des échanges franco-chinois"),
    ],
)
def test_look_alike_bodies_stay_apart(one: str, two: str) -> None:
    assert not together(thing("institution", one, "a"), thing("institution", two, "b"))


@pytest.mark.parametrize("how", ["ids", "names"])
def test_friendship_groups_of_one_name_differ_by_their_chamber(how: str) -> None:
    groups = [
        thing("institution", "Groupe d'amitié France-Chine", country="FR", unit_of=chamber)
        for name, key in (("Sénat", "senat"), ("Assemblée nationale", "an"))
        for chamber in [
            {"institution": {"ids": {"own": key}} if how == "ids" else {"names": {"fr": name}}}
        ]
    ]
    assert not together(*groups)
    assert len(parts(run(*groups, pointer("institution", "Groupe d'amitié France-Chine")))) == 3


def test_two_groups_of_one_name_do_not_meet_in_a_third_of_unknown_chamber() -> None:
    known = thing("institution", "Groupe d'amitié", ids={"own": "g"})
    bare = [
        thing("institution", "Groupe d'amitié", unit_of={"institution": {"names": {"fr": chamber}}})
        for chamber in ("Sénat", "Assemblée nationale")
    ]
    found = run(known, *bare)
    assert len(parts(found)) == 3
    assert len(found.findings) == 1


def test_homonym_communes_stay_apart_by_their_code() -> None:
    seine, reunion = (
        thing("territory", "Saint-Denis", ids={"insee": code}, country="FR", level=5)
        for code in ("93066", "97411")
    )
    found = run(seine, reunion)
    assert set(found.addresses.values()) == {
        "territory/saint-denis-93066",
        "territory/saint-denis-97411",
    }


def test_homonym_communes_without_code_stay_apart_by_what_they_are_in() -> None:
    assert not together(
        *(
            thing(
                "territory",
                "Saint-Denis",
                country="FR",
                level=5,
                within=[{"territory": {"ids": {"insee-dep": code}}}],
            )
            for code in ("93", "974")
        )
    )


def test_a_province_and_a_city_of_one_name_stay_apart() -> None:
    assert not together(
        thing("collectivity", "Jilin", country="CN", kind="province"),
        thing("collectivity", "Jilin", country="CN", kind="prefecture-city"),
    )
    assert not together(
        thing("territory", "吉林", country="CN", level=1),
        thing("territory", "吉林", country="CN", level=2),
    )


def test_the_same_name_in_two_countries_is_two_towns() -> None:
    assert not together(
        thing("collectivity", "Valence", country="FR"),
        thing("collectivity", "Valence", country="ES"),
    )


def test_people_of_one_name_meet_within_a_source_only() -> None:
    assert together(thing("person", "Jean Martin"), pointer("person", "Jean MARTIN"))
    assert not together(thing("person", "Jean Martin", "a"), thing("person", "Jean Martin", "b"))


def test_a_bare_name_finds_the_person_in_every_source_that_knows_the_key() -> None:
    keyed = [thing("person", "Jean Martin", source, ids={"own": "jm"}) for source in "ab"]
    assert together(*keyed, *(pointer("person", "Jean Martin", source) for source in "ab"))


def test_editions_of_one_meeting_stay_apart() -> None:
    assert not together(*(thing("event", "Rencontres", edition=number) for number in (5, 6)))


# --- decisions ---------------------------------------------------------------------------


def test_a_decision_puts_together_what_no_identifier_does() -> None:
    pair = thing("institution", "CPAFFC", ids={"own": "a"}), thing("institution", ids={"own": "b"})
    assert not together(*pair)
    assert together(*pair, decisions=decided("same", ("own:a", "own:b")))


def test_decisions_reach_through_a_thing_known_under_two_keys() -> None:
    assert together(
        thing("institution", "X", ids={"own": "x", "wikidata": "Q1"}),
        thing("institution", "Y", ids={"own": "y"}),
        thing("institution", "Z", ids={"own": "z"}),
        decisions=decided("same", ("own:x", "own:y"), ("own:z", "wikidata:Q1")),
    )


def test_a_decision_keeps_apart_what_shares_an_identifier() -> None:
    pair = (
        thing("institution", "X", "a", ids={"wikidata": "Q1", "own": "a"}),
        thing("institution", "Y", "b", ids={"wikidata": "Q1", "own": "b"}),
    )
    one = thing("institution", "X", "a", ids={"wikidata": "Q1", "local": "1"})
    two = thing("institution", "Y", "b", ids={"wikidata": "Q1", "local": "2"})
    assert not together(*pair)
    assert together(one, two)
    found = run(one, two, decisions=decided("different", ("local:a/1", "local:b/2")))
    assert len(parts(found)) == 2
    assert found.findings[0].what == "share wikidata Q1 but were decided to be different"


def test_a_thing_whose_keys_all_lead_to_others_keeps_its_address() -> None:
    """Its identifier is also that of another body, its name also that of a bare mention."""
    ledger = Ledger()
    merged = thing("collectivity", "Rennes", ids={"insee": "35238", "wikidata": "Q647"})
    body = thing("collectivity", "Roazhon", country="FR", ids={"wikidata": "Q647"})
    run(merged, body, ledger=ledger)
    mentions = (
        thing("collectivity", "Saint-Denis", ids={"insee": "35238", "wikidata": "Q647"}),
        thing("collectivity", "Roazhon", country="FR", ids={"insee": "34172", "wikidata": "Q647"}),
        body,
        pointer("collectivity", "Roazhon", country="FR"),
    )
    first, second = (run(*mentions, ledger=ledger) for _ in range(2))
    assert len(parts(first)) == 4
    assert (second.addresses, second.minted) == (first.addresses, 0)
    assert ledger_slugs(ledger) >= set(first.addresses.values())


def ledger_slugs(ledger: Ledger) -> set[str]:
    return {f"{kind}/{slug}" for kind, slug in ledger._keys}


def test_a_decision_keeps_a_bare_name_from_joining() -> None:
    known = thing("institution", "Comité", ids={"own": "c"})
    bare = pointer("institution", "Comité", "press")
    assert together(known, bare)
    apart = decided("different", ("own:c", "name::::comite"))
    assert not together(known, bare, decisions=apart)


def test_people_without_key_are_joined_by_their_addresses(tmp_path: Path) -> None:
    ledger = Ledger()
    mentions = [thing("person", "Jean Martin", source) for source in "ab"]
    left, right = run(*mentions, ledger=ledger).addresses.values()
    file = tmp_path / "decisions.csv"
    file.write_text(
        f"left,right,judgement,by,when,why\n{left},{right},same,me,2026-11-01,same seat\n",
        encoding="utf-8",
    )
    assert together(*mentions, decisions=Decisions.load(file, ledger))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("own:a,own:b,sames", "line 2: unknown judgement 'sames'. Did you mean 'same'?"),
        ("institution/x,own:b,same", "line 2: 'institution/x' is neither a key nor an address"),
        ("own:a,,same", "line 2: '' is neither a key nor an address"),
    ],
)
def test_a_wrong_decision_is_named_with_its_line(tmp_path: Path, row: str, said: str) -> None:
    file = tmp_path / "decisions.csv"
    file.write_text(f"left,right,judgement,by,when,why\n{row},me,,\n", encoding="utf-8")
    with pytest.raises(IdentityError, match=re.escape(said)):
        Decisions.load(file, Ledger())


def test_unsure_decides_nothing(tmp_path: Path) -> None:
    file = tmp_path / "decisions.csv"
    file.write_text("left,right,judgement,by,when,why\nown:a,own:b,unsure,me,,\n", encoding="utf-8")
    decisions = Decisions.load(file, Ledger())
    assert (decisions.same, decisions.different) == ([], [])
    assert decisions.unsure == [("own:a", "own:b")]


# --- the order of sources and rows ---------------------------------------------------------

NAMES = st.sampled_from(["Lyon", "Jilin", "Groupe d'amitié", "Saint-Denis"])
SCHEMES = st.sampled_from(["siren", "insee", "wikidata", "own", "local"])


@st.composite
def any_mention(draw: st.DrawFn) -> Mention:
    kind = draw(st.sampled_from(["collectivity", "institution", "person", "event"]))
    fields: dict[str, Any] = {
        "ids": draw(st.dictionaries(SCHEMES, st.sampled_from("123"), max_size=2)),
    }
    if kind != "event" and kind != "person":
        fields["country"] = draw(st.none() | st.sampled_from(["FR", "CN"]))
        fields["kind"] = draw(st.none() | st.sampled_from(["commune", "province"]))
    if kind == "institution" and draw(st.booleans()):
        whole = draw(st.sampled_from("12"))
        fields["unit_of"] = {"institution": {"ids": {"own": whole}}}
    return thing(kind, draw(NAMES), draw(st.sampled_from("ab")), **fields)


MENTIONS = st.lists(any_mention(), max_size=12)
PAIRS = st.lists(
    st.tuples(*[st.sampled_from(["siren:1", "insee:1", "own:1", "own:2", "wikidata:3"])] * 2),
    max_size=2,
)


@given(MENTIONS, PAIRS, PAIRS, st.randoms(use_true_random=False))
def test_the_result_does_not_depend_on_the_order(
    mentions: list[Mention],
    same: list[tuple[str, str]],
    different: list[tuple[str, str]],
    chance: random.Random,
) -> None:
    decisions, shuffled = Decisions(), list(mentions)
    chance.shuffle(shuffled)
    decisions.same, decisions.different = same, different
    first = run(*mentions, decisions=decisions)
    mixed = Decisions()
    mixed.same = [(right, left) for left, right in reversed(same)]
    mixed.different = [(right, left) for left, right in reversed(different)]
    second = run(*shuffled, decisions=mixed)
    assert parts(first) == parts(second)
    assert sorted(map(str, first.findings)) == sorted(map(str, second.findings))


def _public(found: Resolution) -> dict[Mention, str]:
    return {m: a for m, a in found.addresses.items() if m.kind != "person"}


@given(MENTIONS, st.randoms(use_true_random=False))
def test_addresses_do_not_depend_on_the_order(
    mentions: list[Mention], chance: random.Random
) -> None:
    shuffled = list(mentions)
    chance.shuffle(shuffled)
    assert _public(run(*mentions)) == _public(run(*shuffled))


@given(MENTIONS, st.randoms(use_true_random=False))
def test_a_second_build_gives_every_thing_its_address_again(
    mentions: list[Mention], chance: random.Random
) -> None:
    ledger, shuffled = Ledger(), list(mentions)
    chance.shuffle(shuffled)
    first = run(*mentions, ledger=ledger)
    second = run(*shuffled, ledger=ledger)
    assert second.addresses == first.addresses
    assert second.replaced == {}
    assert second.minted == 0


@given(MENTIONS)
def test_every_mention_has_one_address_of_its_kind(mentions: list[Mention]) -> None:
    found = run(*mentions)
    assert set(found.addresses) == set(mentions)
    assert all(address.startswith(f"{m.kind}/") for m, address in found.addresses.items())
    for group in parts(found):
        for scheme in ("siren", "insee", "wikidata"):
            assert len({value for m in group for s, value in m.ids if s == scheme}) <= 1
        assert len({m.country for m in group} - {None}) <= 1


# --- the ledger --------------------------------------------------------------------------


def address(found: Resolution, mention: Mention) -> str:
    return found.addresses[mention]


def test_an_address_stays_when_the_name_changes() -> None:
    ledger = Ledger()
    old = thing("collectivity", "Rennes", ids={"own": "r"})
    new = thing("collectivity", "Roazhon", ids={"own": "r"})
    assert address(run(old, ledger=ledger), old) == "collectivity/rennes"
    assert address(run(new, ledger=ledger), new) == "collectivity/rennes"


@pytest.mark.parametrize(
    "more",
    [
        {"ids": {"siren": "213502388"}},
        {"country": "FR"},
        {"country": "FR", "kind": "commune", "ids": {"own": "r"}},
    ],
)
def test_an_address_stays_when_more_is_known(more: dict[str, Any]) -> None:
    ledger = Ledger()
    before, after = thing("collectivity", "Rennes"), thing("collectivity", "Rennes", "b", **more)
    assert address(run(before, ledger=ledger), before) == "collectivity/rennes"
    assert address(run(after, ledger=ledger), after) == "collectivity/rennes"


def test_two_heirs_of_one_name_get_addresses_of_their_own() -> None:
    ledger = Ledger()
    before = thing("collectivity", "Valence")
    run(before, ledger=ledger)
    heirs = [
        thing("collectivity", "Valence", country=country, kind=kind)
        for country, kind in (("FR", "commune"), ("ES", "local-government"))
    ]
    found = run(*heirs, ledger=ledger)
    assert set(found.addresses.values()) == {
        "collectivity/valence-commune",
        "collectivity/valence-local-government",
    }


def test_a_corrected_identifier_takes_the_place_of_the_wrong_one() -> None:
    ledger = Ledger()
    run(thing("collectivity", "Pau", ids={"own": "p", "siren": "111111111"}), ledger=ledger)
    right = thing("collectivity", "Pau", ids={"own": "p", "siren": "216404459"})
    assert address(run(right, ledger=ledger), right) == "collectivity/pau"
    assert ledger.keys("collectivity", "pau") == {"own:p", "siren:216404459"}
    other = thing("collectivity", "Autre", ids={"siren": "111111111"})
    assert address(run(right, other, ledger=ledger), other) == "collectivity/autre"


def test_the_key_of_a_source_that_is_away_is_kept() -> None:
    ledger = Ledger()
    one = thing("institution", "X", "a", ids={"own": "x", "local": "1"})
    two = thing("institution", "X", "b", ids={"own": "x", "local": "2"})
    run(one, two, ledger=ledger)
    run(one, ledger=ledger)
    alone = pointer("institution", None, "b", ids={"local": "2"})
    assert address(run(alone, ledger=ledger), alone) == "institution/x"


def test_things_in_conflict_over_one_identifier_have_and_keep_their_own_addresses() -> None:
    ledger = Ledger()
    rivals = [
        thing("collectivity", "Lyon", ids={"siren": "1", "insee": "1"}, country=country)
        for country in ("FR", "CN", None)
    ]
    first = run(*rivals, ledger=ledger)
    second = run(*reversed(rivals), ledger=ledger)
    assert len(set(first.addresses.values())) == 3
    assert (second.addresses, second.minted) == (first.addresses, 0)


def test_what_two_sources_say_alike_stays_one_thing_when_a_third_contradicts() -> None:
    said = [
        thing("collectivity", "Jilin", source, ids={"siren": "1"}, country="FR") for source in "ab"
    ]
    other = thing("collectivity", "Jilin", "c", ids={"siren": "1"}, country="CN")
    ledger = Ledger()
    first = run(*said, other, ledger=ledger)
    assert address(first, said[0]) == address(first, said[1]) != address(first, other)
    second = run(other, *reversed(said), ledger=ledger)
    assert (second.addresses, second.minted) == (first.addresses, 0)


def test_a_newcomer_of_a_known_name_gets_its_code() -> None:
    ledger = Ledger()
    first = thing("territory", "Saint-Denis", ids={"insee": "93066"})
    assert address(run(first, ledger=ledger), first) == "territory/saint-denis"
    second = thing("territory", "Saint-Denis", ids={"insee": "97411"})
    found = run(first, second, ledger=ledger)
    assert address(found, first) == "territory/saint-denis"
    assert address(found, second) == "territory/saint-denis-97411"


def test_a_thing_without_readable_name_is_named_by_its_code() -> None:
    mention = pointer("territory", ids={"iso3166-1": "FR"})
    assert address(run(mention), mention) == "territory/fr"


def test_slugs_are_in_the_first_language_of_the_workspace() -> None:
    mention = mention_of(
        Ref(kind="collectivity", names={"zh": "成都市", "en": "Chengdu", "fr": "Tchengtou"}),  # type: ignore[arg-type]
        "s",
    )
    for languages, expected in ((("en", "fr"), "chengdu"), (("zh",), "chengdu-shi")):
        found = resolve([mention], Ledger(), Decisions(), languages)
        assert found.addresses[mention] == f"collectivity/{expected}"


def test_the_address_of_a_person_does_not_tell_the_name() -> None:
    person = thing("person", "Jean Martin", ids={"own": "jm"})
    first, second = (address(run(person), person) for _ in range(2))
    assert re.fullmatch(r"person/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", first)
    assert first != second
    ledger = Ledger()
    assert address(run(person, ledger=ledger), person) == address(
        run(person, ledger=ledger), person
    )


def test_a_merge_notes_the_address_it_replaces_and_can_be_undone() -> None:
    ledger = Ledger()
    one = thing("institution", "CPAFFC", ids={"own": "cpaffc"})
    two = thing("institution", "APCAE", ids={"own": "apcae"})
    before = run(one, two, ledger=ledger).addresses
    same = decided("same", ("own:cpaffc", "own:apcae"))
    merged = run(one, two, ledger=ledger, decisions=same)
    assert merged.replaced == {"institution/cpaffc": "institution/apcae"}
    assert set(merged.addresses.values()) == {"institution/apcae"}
    again = run(two, one, ledger=ledger, decisions=same)
    assert again.replaced == merged.replaced
    undone = run(one, two, ledger=ledger)
    assert undone.addresses == before
    assert undone.replaced == {}


def test_a_ledger_file_comes_back_as_it_went(tmp_path: Path) -> None:
    ledger = Ledger()
    run(
        thing("collectivity", "Chengdu, la ville", ids={"own": "c", "gb2260": "510100"}),
        thing("person", 'Jean "le Grand"'),
        ledger=ledger,
    )
    file = tmp_path / "identity" / "ledger.csv"
    ledger.save(file)
    text = file.read_text(encoding="utf-8")
    assert text.startswith("kind,slug,key\ncollectivity,chengdu-la-ville,gb2260:510100\n")
    Ledger.load(file).save(file)
    assert file.read_text(encoding="utf-8") == text
    assert len(Ledger.load(file)) == len(ledger) == 3


def test_no_ledger_yet_is_an_empty_one(tmp_path: Path) -> None:
    assert len(Ledger.load(tmp_path / "ledger.csv")) == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kind,slug,key\nperson,x,own:a\nperson,y,own:a\n", "line 3: the key 'own:a' leads to two"),
        ("kind,slug,key\nperson,,own:a\n", "line 2: a cell is empty"),
        ("kind,slug\nperson,x\n", "line 1: the column 'key' is missing"),
    ],
)
def test_a_wrong_line_of_the_ledger_is_named(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "ledger.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(IdentityError, match=re.escape(f"{file}, {said}")):
        Ledger.load(file)


# --- mentions ----------------------------------------------------------------------------


def named(mentions: Iterable[Mention]) -> Iterator[str]:
    for mention in mentions:
        ids = "".join(f"{scheme}:{value}" for scheme, value in sorted(mention.ids))
        yield f"{mention.kind} {ids or ' '.join(sorted(mention.names))}"


def test_a_record_mentions_itself_its_references_and_countries() -> None:
    record = adapter.validate_python(
        {
            "type": "event",
            "ids": {"local": "5"},
            "place": {"territory": {"ids": {"own": "t"}, "country": "CN"}},
            "themes": ["culture"],
            "participations": [
                {
                    "participant": {"person": {"names": {"fr": "Jean Martin"}}},
                    "on_behalf_of": {"institution": {"names": {"fr": "Sénat"}}},
                }
            ],
        }
    )
    assert sorted(named(mentions_in(record, "press"))) == [
        "event local:press/5",
        "institution senat",
        "person jean martin",
        "territory iso3166-1:CN",
        "territory own:t",
    ]


def test_partnerships_are_known_by_their_parties_and_have_no_identity_of_their_own() -> None:
    record = adapter.validate_python(
        {"type": "partnership", "parties": [{"collectivity": {"ids": {"own": "lyon"}}}]}
    )
    assert list(named(mentions_in(record, "s"))) == ["collectivity own:lyon"]
