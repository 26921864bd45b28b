"""Ways in which French tells of happenings and of who did what there, one sentence a line.

The tables hold sentences of many authors' manners: participles, programmes, first persons,
common nouns as subjects, journeys told by their noun. Their events are dated at 20 June 2024.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.extraction.reading import read

_TABLES = Path(__file__).parent / "tables"


def table(name: str) -> list[tuple[str, str]]:
    lines = (_TABLES / name).read_text(encoding="utf-8").splitlines()
    return [(said, text) for said, text in (line.split("|") for line in lines)]


@pytest.mark.parametrize(("kind", "text"), table("french-events.txt"))
def test_a_sentence_tells_of_one_event_of_its_kind(kind: str, text: str) -> None:
    assert [one for one, _, _ in read(text).events] == [kind]


@pytest.mark.parametrize(("parts", "text"), table("french-roles.txt"))
def test_everybody_has_the_role_that_the_words_give(parts: str, text: str) -> None:
    found = {(who, role) for _, who, role in read(text).roles}
    assert found == {tuple(part.split(": ")) for part in parts.split("; ")}


NO_EVENT = """
Les élus se réunissent chaque mois à la mairie.
Les inscriptions au forum sont ouvertes jusqu'au 12 septembre.
Merci de confirmer votre présence à la réunion avant le 4 septembre.
Le centre accueille des stagiaires toute l'année.
Les visiteurs ont découvert un monde nouveau.
La convention signée en 2018 reste en vigueur.
Aucune rencontre n'est prévue le 12 septembre.
""".strip().split("\n")


@pytest.mark.parametrize("text", NO_EVENT)
def test_what_recurs_or_is_only_a_term_is_no_event(text: str) -> None:
    kept = [one for one in read(text).account.events if one.modality != "denied"]
    assert kept == []


def test_items_of_a_programme_are_events_of_their_own() -> None:
    text = (
        "Lundi 19 août, 10 h : accueil à l'hôtel de ville de Toul par Anne Morel, maire de Toul, "
        "puis entretien avec Jean Petit, préfet.\n\n"
        "Mardi 20 août : visite du dépôt de bus. L'après-midi, atelier technique sur l'eau.\n\n"
        "Vendredi 23 août : à Nancy, point d'étape avec l'ambassade de France."
    )
    assert read(text).events == [
        ("reception", "2024-08-19", "intended"),
        ("meeting", "2024-08-19", "intended"),
        ("visit", "2024-08-20", "intended"),
        ("workshop", "2024-08-20", "intended"),
        ("meeting", "2024-08-23", "intended"),
    ]


def test_a_second_delegation_from_elsewhere_is_another_one() -> None:
    text = (
        "La Ville de Toul envoie une délégation de sept personnes à Foshan du 10 au 16 septembre. "
        "Une délégation togolaise est attendue à Toul en octobre."
    )
    groups = read(text).account.delegations
    assert [(one.size, one.country) for one in groups] == [(7, None), (None, "TG")]


@pytest.mark.parametrize(
    ("said", "size"),
    [
        ("Cinquante-quatre", 54),
        ("Vingt et un", 21),
        ("Quatre-vingt-douze", 92),
        ("Soixante-dix", 70),
    ],
)
def test_numbers_in_words_are_put_together(said: str, size: int) -> None:
    text = f"{said} habitants de Foshan sont venus à Toul le 4 juin."
    assert [one.size for one in read(text).account.delegations] == [size]


THEMES = """
mobility|Le 4 juin, la maire de Toul, Anne Morel, a inauguré la nouvelle ligne de tramway.
health|La maternité de Foshan a été inaugurée le 4 juin par Anne Morel, maire de Toul.
sport|Un tournoi a opposé le 4 juin à Toul les jeunes des deux villes.
water-sanitation|Le 4 juin à Toul, les techniciens ont visité le château d'eau.
""".strip().split("\n")


@pytest.mark.parametrize("line", THEMES)
def test_what_is_opened_played_or_seen_is_the_theme(line: str) -> None:
    slug, text = line.split("|")
    assert slug in {one for one, _ in read(text).themes}
