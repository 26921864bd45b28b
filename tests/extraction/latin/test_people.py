"""Persons in whatever order and capitals their names are written, and what only looks like one."""

from __future__ import annotations

import pytest

from tests.extraction.latin.told import bench, people, told


def parts(language: str, text: str) -> set[tuple[str | None, str | None]]:
    return {(one.given, one.family) for one in told(language, text).people}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("David ROS, sénateur, a parlé.", {("David", "Ros")}),
        ("ROS David, sénateur, a parlé.", {("David", "Ros")}),
        ("Louis-Jean De NICOLAŸ, sénateur", {("Louis-Jean", "de Nicolaÿ")}),
        ("M. Octave de La Rochebriand, consul honoraire", {("Octave", "de La Rochebriand")}),
        ("Mme Bérengère d’Estouteville, consule générale", {("Bérengère", "d’Estouteville")}),
        ("Idriss Ben Salah, maire de Laval", {("Idriss", "Ben Salah")}),
        ("M. J.-P. Grand, sénateur", {("J.-P.", "Grand")}),
        ("Madame LIANG Peishan, directrice du Bureau du commerce", {("Peishan", "Liang")}),
        ("Celine WANG, présidente du Comité de jumelage", {("Celine", "Wang")}),
        ("Xiaoqing SU, présidente du Comité de jumelage", {("Xiaoqing", "Su")}),
        ("M. Bai Zhimin, directeur de l'Institut Confucius", {("Zhimin", "Bai")}),
        ("NGUYEN Van Anh, vice-maire de Hué", {("Van Anh", "Nguyen")}),
        ("Yann L'Horty, maire de Toul", {("Yann", "L'Horty")}),
        (
            "Mesdames Irène Coste et Bao-Thi Nguyen, adjointes au maire de Toul",
            {("Irène", "Coste"), ("Bao-Thi", "Nguyen")},
        ),
        (
            "les maires Luc Danjou (Fougères), Maryvonne Le Goasduff (Pontivy) et Kossi Ela (Toul)",
            {("Luc", "Danjou"), ("Maryvonne", "Le Goasduff"), ("Kossi", "Ela")},
        ),
    ],
)
def test_french_names(text: str, expected: set[tuple[str, str]]) -> None:
    assert parts("fr", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("deputy mayor Gwenola Le Bihan-Roux spoke", {("Gwenola", "Le Bihan-Roux")}),
        ("Vice Mayor Lu Haiying of Beihai", {("Haiying", "Lu")}),
        ("Mr. Qiu Bo, Mayor of Yueyang", {("Bo", "Qiu")}),
        ("Mayor Susan O'Brien spoke", {("Susan", "O'Brien")}),
        ("Dr LIU Yang, dean of the School of Law at Wuxi University", {("Yang", "Liu")}),
        ("Tadhg Ó Briain, mayor of Ennis", {("Tadhg", "Ó Briain")}),
        (
            "Cllrs Meera Patel and Joe Whitlock of Dunmore District Council spoke",
            {("Meera", "Patel"), ("Joe", "Whitlock")},
        ),
    ],
)
def test_english_names(text: str, expected: set[tuple[str, str]]) -> None:
    family = {name for _, name in parts("en", text)}
    assert family == {name for _, name in expected} or parts("en", text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le maire a visité le lycée professionnel Jean Moulin, rue Pierre Loti."),
        ("fr", "La fête a eu lieu à la salle polyvalente Pierre Perret."),
        ("fr", "Le directeur de la salle des fêtes Georges Brassens l'a dit."),
        ("fr", "Selon Victor Hugo, le maire a raison."),
        ("fr", "L'élève Lola Martin, 12 ans, a chanté."),
        ("fr", "Odile T., directrice, attend vos appels."),
        ("fr", "Les maires du Plan ORSEC et du Grand Est, présidents"),
        ("en", "The Ellis Harbour Authority president was there."),
        ("en", "The mayor spoke at Margaret Thatcher Hall, chair of nothing."),
        ("en", "CCPIT Tianjin chair"),
    ],
)
def test_what_only_looks_like_a_person(language: str, text: str) -> None:
    assert people(language, text) == set()


def test_a_person_without_any_public_capacity_is_left_out() -> None:
    text = "Le maire de Toul, Alde Harmand, a remercié Mme Petit."
    assert people("fr", text) == {"Alde Harmand"}


@pytest.mark.parametrize(
    ("language", "text", "basis"),
    [
        ("fr", "Luc Roy, ancien maire de Toul", "elected"),
        ("fr", "Luc Roy, président de la Région Bretagne", "elected"),
        ("fr", "Luc Roy, préfet de la Corrèze", "appointed"),
        ("fr", "Luc Roy, directeur général des services de la Ville de Toul", "appointed"),
        ("fr", "Luc Roy, président de l'association Sources Vives", "official-mention"),
        ("fr", "Luc Roy, directeur de l'université de Tours", "official-mention"),
        ("en", "Vice Mayor Lu Haiying of Beihai", "elected"),
        ("en", "Ann Pike, Regional Director of Trade BC West", "appointed"),
    ],
)
def test_what_a_public_role_rests_on(language: str, text: str, basis: str) -> None:
    assert [one.basis for one in told(language, text).people] == [basis]


def test_later_mentions_lead_to_the_person() -> None:
    text = (
        "Hélène Garrigou-Prévost, maire de Toul, a parlé. Mme Garrigou-Prévost était émue. "
        "La maire a conclu."
    )
    found = bench("fr", text)
    words = [found.words(one.span) for one in found.mentions if one.kind == "person"]
    assert words == ["Hélène Garrigou-Prévost", "Garrigou-Prévost", "maire"]
    assert len(found.people) == 1


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "fr",
            "Étaient aussi présents M. Hugo Ferrand, de l'agence de l'eau, et Mme Lise Arnaud.",
            {"Hugo Ferrand", "Lise Arnaud"},
        ),
        ("fr", "Instituteur, marié à Mme Penda Lô, il vit au village depuis vingt ans.", set()),
        ("fr", "La photographie montre M. Bernard Caradec, son cousin, à la pêche.", set()),
        (
            "en",
            "The fair was a success. Dr Ziad Khoury of the Urban Observatory answered questions.",
            {"Ziad Khoury"},
        ),
        ("en", "Apologies: Hon. Issah Mohammed (Kukuo)", {"Issah Mohammed"}),
        ("en", "A teacher, married to Mrs Jane Cole, he has lived in the town for years.", set()),
        ("en", "For tickets ask for Mr Jim Broad at the counter of the hardware store.", set()),
    ],
)
def test_who_is_named_in_full_with_a_title_is_presented(
    language: str, text: str, expected: set[str]
) -> None:
    assert people(language, text) == expected
