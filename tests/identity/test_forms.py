"""How names are read: what is left of them, what their words of kind say, how they sound."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passerelle.identity.forms import read_body, read_form, read_person, read_place
from passerelle.identity.likeness import best_likeness


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ville de Lyon", "LYON"),
        ("Mairie du Havre", "Le Havre"),
        ("Commune de L’Haÿ-les-Roses", "L'Hay les Roses"),
        ("St-Étienne", "Saint Etienne"),
        ("City of Montpellier", "Montpellier"),
        ("Conseil départemental de l'Hérault", "Département de l’Hérault"),
        ("Conseil régional de Bretagne", "Région Bretagne"),
        ("CC Faucigny - Glières", "Communauté de communes Faucigny"),
        ("Sichuan Province", "Province du Sichuan"),
        ("Xi'an", "Xian"),
        ("Xī'ān", "Xi An"),
        ("Ｃｈｅｎｇｄｕ", "Cheng Du"),
        ("Chengdu Shi", "成都市"),
        ("廈門市", "厦门"),
        ("Lüliang", "吕梁市"),
        ("成都市人民政府", "Chengdu"),
        ("江苏省苏州市", "Suzhou"),
        ("延边朝鲜族自治州", "Yanbian"),
        ("广西壮族自治区", "Guangxi"),
        ("香港特别行政区", "Hong Kong"),
        ("Pékin", "北京市"),
        ("Dunkirk", "Dunkerque"),
    ],
)
def test_two_spellings_of_a_place_sound_the_same(one: str, two: str) -> None:
    assert read_place(one).sound == read_place(two).sound


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Communauté urbaine d'Arras", {"communaute-urbaine"}),
        ("Communauté d'agglomération de Laval", {"communaute-agglomeration"}),
        ("Métropole de Lyon", {"metropole"}),
        ("Lyon Métropole", {"metropole"}),
        ("Commune de Pau", {"commune"}),
        ("四川省", {"province", "departement"}),
        ("朝阳区", {"district"}),
        ("内蒙古自治区", {"autonomous-region"}),
        ("Lyon", set()),
        ("Ville-d'Avray", set()),
        ("Plaine Commune", set()),
        ("Villeneuve", set()),
        ("单县", set()),
    ],
)
def test_the_word_that_is_taken_off_tells_the_kind(text: str, kinds: set[str]) -> None:
    assert read_place(text).kinds == kinds


def test_what_stands_behind_a_comma_or_in_brackets_is_kept_aside() -> None:
    assert read_place("Suzhou, Jiangsu").aside == {"jiangsu"}
    assert read_place("Wujiang (Suzhou)").aside == {"suzhou"}
    assert read_place("江苏省苏州市").aside == {"jiangsu"}
    assert "communaute-urbaine" in read_place("Arras (communauté)").kinds


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("WANG Celine", "Celine Wang"),
        ("王小明", "Wang Xiaoming"),
        ("王小明", "Xiao-Ming WANG"),
        ("鄧小平", "邓小平"),
        ("Mme Christine Moro", "MORO Christine"),
        ("任正非", "Ren Zhengfei"),
    ],
)
def test_a_person_is_known_with_either_end_as_the_surname(one: str, two: str) -> None:
    assert read_person(one).turned & read_person(two).turned


@pytest.mark.parametrize(
    "text",
    [
        "Groupe d'amitié France-Chine du Sénat",
        "France-China Friendship Group of the Senate",
        "法国参议院法中友好小组",
    ],
)
def test_the_name_of_a_body_means_the_same_in_three_languages(text: str) -> None:
    assert read_body(text).meanings == {"friendship", "group", "france", "china", "senate"}


TEXT = st.text(max_size=30) | st.text(alphabet="Ville de'-(),省市成都 ", max_size=20)
KIND = st.sampled_from(["collectivity", "territory", "institution", "person"])


@given(TEXT, KIND)
def test_any_text_can_be_read(text: str, kind: str) -> None:
    assert read_form(text, kind) == read_form(text, kind)


@given(TEXT, TEXT, KIND, st.booleans())
def test_likeness_does_not_depend_on_which_comes_first(
    one: str, two: str, kind: str, near: bool
) -> None:
    left, right = [read_form(one, kind)], [read_form(two, kind)]
    there = best_likeness(left, right, kind, near)
    back = best_likeness(right, left, kind, near)
    assert there == back
    assert 0.0 <= there.degree <= 1.0


@pytest.mark.parametrize("kind", ["collectivity", "territory", "institution", "person"])
@pytest.mark.parametrize("text", ["?", "\x1f", "", " - ", "()"])
def test_a_name_of_signs_only_is_like_nothing(text: str, kind: str) -> None:
    unread = [read_form(text, kind)]
    assert best_likeness(unread, [read_form("!", kind)], kind, near=True).degree == 0.0
