"""Records: short ways to write them, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from passerelle.records import Party, Record, Ref
from passerelle.vocabulary import load_vocabulary

adapter: TypeAdapter[Any] = TypeAdapter(Record)


def record(kind: str, /, *, checked: bool = False, **fields: Any) -> Any:
    context = {"vocabulary": load_vocabulary()} if checked else None
    return adapter.validate_python({"type": kind, **fields}, context=context)


def refusal(kind: str, /, **fields: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        record(kind, checked=True, **fields)
    return str(caught.value.errors()[0]["msg"])


def test_the_first_name_of_a_language_is_the_main_one() -> None:
    made = record("collectivity", names={"fr": "Chengdu", "zh": ["成都市", "成都"], "und": "CTU"})
    assert [(name.lang, name.text, name.main) for name in made.names] == [
        ("fr", "Chengdu", True),
        ("zh", "成都市", True),
        ("zh", "成都", False),
        (None, "CTU", True),
    ]


def test_names_are_trimmed_and_never_empty() -> None:
    assert record("series", names={"fr": "  Assises "}).names[0].text == "Assises"
    assert "at least 1 character" in refusal("series", names={"fr": " "})


def test_a_reference_says_its_kind_as_a_key() -> None:
    assert Ref.model_validate({"territory": {"ids": {"insee": "34172"}}}) == Ref(
        kind="territory", ids={"insee": "34172"}
    )


@pytest.mark.parametrize("empty", [{}, {"ids": {}}, {"country": "FR"}, {"names": {}}])
def test_a_reference_without_identifier_or_name_points_at_nothing(empty: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="a territory without identifier or name"):
        Ref.model_validate({"territory": empty})


def test_an_empty_identifier_is_none() -> None:
    assert "at least 1 character" in refusal("person", ids={"own": " "}, public_basis="elected")


def test_a_party_names_its_actor_by_kind() -> None:
    short = Party.model_validate({"collectivity": {"names": {"fr": "Lyon"}}, "role": "partner"})
    long = Party.model_validate({"actor": {"collectivity": {"names": {"fr": "Lyon"}}}})
    assert short == long
    assert short.actor.kind == "collectivity"


def test_a_party_is_one_actor() -> None:
    with pytest.raises(ValidationError):
        Party.model_validate(
            {"collectivity": {"ids": {"own": "a"}}, "institution": {"ids": {"own": "b"}}}
        )


def test_a_field_that_does_not_exist_is_refused() -> None:
    assert refusal("person", public_basis="elected", email="x@y.fr") == (
        "Extra inputs are not permitted"
    )


def test_a_person_needs_a_public_ground() -> None:
    assert refusal("person", names={"fr": "X"}) == "Field required"


@pytest.mark.parametrize("label", ["twinning", "Jumelage", " jumelage ", "友好城市", "TWINNING"])
def test_a_label_in_any_language_means_its_concept(label: str) -> None:
    assert record("partnership", checked=True, kind=label).kind == "twinning"


def test_one_theme_may_stand_without_a_list() -> None:
    assert record("event", checked=True, themes="Culture").themes == ("culture",)
    assert record("event", checked=True, themes=["culture", "health"]).themes == (
        "culture",
        "health",
    )


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        ("partnership", {"kind": "twining"}, "cooperation kind 'twining'. Did you mean 'twinning'"),
        ("event", {"themes": ["cultur"]}, "unknown theme 'cultur'. Did you mean 'culture'?"),
        ("institution", {"kind": "assocation"}, "Did you mean 'association'?"),
        ("collectivity", {"ids": {"wikidat": "1"}}, "Did you mean 'wikidata'?"),
        ("partnership", {"status": "endet"}, "Did you mean 'ended'?"),
    ],
)
def test_an_unknown_concept_brings_up_the_nearest(
    kind: str, fields: dict[str, Any], said: str
) -> None:
    assert said in refusal(kind, **fields)


def test_without_the_schemes_any_word_passes() -> None:
    assert record("partnership", kind="whatever").kind == "whatever"


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("collectivity", {"country": "France"}),
        ("territory", {"lat": 91}),
        ("territory", {"level": 7}),
        ("event", {"edition": 0}),
        ("delegation", {"stated_size": -1}),
        ("partnership", {"modality": "perhaps"}),
        ("theme", {"slug": "Eau potable"}),
    ],
)
def test_values_out_of_range_are_refused(kind: str, fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        record(kind, **fields)


def test_what_is_not_said_stays_unknown() -> None:
    made = record("event", names={"fr": "Table ronde"})
    assert (made.when, made.place, made.edition, made.modality) == (None, None, None, "asserted")


def test_records_of_equal_content_are_equal_and_survive_json() -> None:
    made = record(
        "partnership",
        when="avant 1990",
        parties=[{"collectivity": {"names": {"zh": "成都市"}, "country": "CN"}}],
        evidence=[{"type": "row", "file": "a.csv", "row": 2}],
    )
    assert adapter.validate_json(made.model_dump_json()) == made
    with pytest.raises(ValidationError):
        made.kind = "twinning"


def test_a_slug_of_every_scheme_has_labels_in_three_languages() -> None:
    vocabulary = load_vocabulary()
    schemes = ["actor-kind", "cooperation-kind", "event-kind", "theme", "identifier-scheme"]
    for scheme in schemes:
        assert vocabulary.slugs(scheme)
        for slug in vocabulary.slugs(scheme):
            assert set(vocabulary.labels(scheme, slug)) >= {"fr", "en", "zh"}, slug
    assert vocabulary.resolve("theme", "no such theme") is None
    assert vocabulary.labels("theme", "no-such-theme") == {}
