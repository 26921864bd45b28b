"""Roles come from explicit words, and only where they are tied to an event."""

from __future__ import annotations

import pytest

from tests.extraction.reading import read

RECEIVED = "Le 4 juin, la Ville de Toul a accueilli une délégation de la ville de Foshan"


@pytest.mark.parametrize(
    ("words", "who", "role"),
    [
        (", à l'initiative de la Région Bretagne.", "Région Bretagne", "initiator"),
        (", avec le soutien de la Région Bretagne.", "Région Bretagne", "supporter"),
        (", avec le concours de la Région Bretagne.", "Région Bretagne", "supporter"),
        (", en présence de Mme Anne Morel, maire de Metz.", "Anne Morel", "participant"),
        (
            ", en présence de nombreux élus, dont Mme Anne Morel, maire de Metz.",
            "Anne Morel",
            "participant",
        ),
        (". La rencontre était présidée par Mme Anne Morel, maire de Metz.", "Anne Morel", "chair"),
        (
            ". Les échanges ont été animés par Mme Anne Morel, maire de Metz.",
            "Anne Morel",
            "moderator",
        ),
        (
            ". La délégation était conduite par M. Li Wei, maire de Foshan.",
            "Li Wei",
            "delegation-member",
        ),
        (
            ". Étaient présents : Mme Anne Morel, maire de Metz, et M. Jean Petit, préfet.",
            "Jean Petit",
            "participant",
        ),
        (". Mme Anne Morel, maire de Metz, y a pris la parole.", "Anne Morel", "speaker"),
        (". Elle a été reçue par Mme Anne Morel, maire de Metz.", "Anne Morel", "host"),
        (". La visite a été financée par la Région Bretagne.", "Région Bretagne", "sponsor"),
    ],
)
def test_french_words_for_roles(words: str, who: str, role: str) -> None:
    found = {(one, what) for _, one, what in read(RECEIVED + words).roles}
    assert {("Ville de Toul", "host"), ("délégation de la ville de Foshan", "guest")} <= found
    assert (who, role) in found


@pytest.mark.parametrize(
    ("text", "who", "role"),
    [
        (
            "A webinar was held on 4 June with the support of the Scottish Centre for Data.",
            "Scottish Centre for Data",
            "supporter",
        ),
        (
            "A round table was held on 4 June, chaired by Ms Ann Hill, Mayor of Leeds.",
            "Ann Hill",
            "chair",
        ),
        (
            "A workshop was held on 4 June, moderated by Dr Ruth Adams, director of Trade West.",
            "Ruth Adams",
            "moderator",
        ),
        (
            "A delegation from the City of Foshan visited Lyon on 4 June, led by Mr Li Wei, "
            "Mayor of Foshan.",
            "Li Wei",
            "delegation-member",
        ),
        (
            "The charter was signed on 4 June by Ms Ann Hill, Mayor of Leeds, in the presence of "
            "Mr Tom Reed, ambassador.",
            "Tom Reed",
            "witness",
        ),
        (
            "A seminar took place on 4 June.\n\nSpeakers:\n\n- Ann Hill, Mayor of Leeds\n",
            "Ann Hill",
            "speaker",
        ),
    ],
)
def test_english_words_for_roles(text: str, who: str, role: str) -> None:
    assert (who, role) in {(one, what) for _, one, what in read(text, "en").roles}


def test_a_row_of_names_shares_the_role_and_bodies_of_functions_do_not() -> None:
    told = read(
        "Une convention a été signée le 4 juin en présence de Mme Anne Morel, présidente du "
        "Comité Alsace-Chine, de M. Jean Petit, préfet, et de Mme Zoé Blanc, maire de Metz."
    )
    assert {who for _, who, role in told.roles if role == "witness"} == {
        "Anne Morel",
        "Jean Petit",
        "Zoé Blanc",
    }
    assert "Comité Alsace-Chine" not in {who for _, who, _ in told.roles}


def test_in_whose_name_somebody_signs() -> None:
    told = read(
        "Le pacte d'amitié a été signé le 4 juin par Mme Anne Morel, maire, au nom de la Ville de "
        "Toul, et par M. Li Wei, maire, au nom de la ville de Foshan."
    )
    stood = {
        told.name(one.who): told.name(one.on_behalf_of)
        for one in told.account.roles
        if one.role == "signatory"
    }
    assert stood == {"Anne Morel": "Ville de Toul", "Li Wei": "ville de Foshan"}


def test_a_name_after_the_inviting_body_is_the_guest_and_no_host() -> None:
    told = read(
        "À l'invitation de la Région Bretagne, Mme Anne Morel, maire de Toul, s'est rendue à "
        "Rennes le 4 juin."
    )
    assert told.roles == {
        ("visit", "Anne Morel", "guest"),
        ("visit", "Région Bretagne", "initiator"),
    }


def test_nobody_has_a_role_where_there_is_no_event() -> None:
    told = read("Le projet avance avec le soutien de la Région Bretagne et de Mme Anne Morel.")
    assert told.roles == set()


def test_support_for_a_project_is_no_support_for_the_event_before_it() -> None:
    told = read(
        RECEIVED + ". Les élus ont aussi parlé de bornes-fontaines construites avec le soutien "
        "de la Région Bretagne."
    )
    assert "Région Bretagne" not in {who for _, who, _ in told.roles}


LETTER = """Lettre ouverte aux habitants

{words}

Avec ma fidèle considération,

Maryse TESTUD
Maire
"""


@pytest.mark.parametrize(
    ("words", "who", "role"),
    [
        (
            "Le 3 juin, j'ai accueilli en mairie Mme Lusine Petrosian, consule d'Arménie.",
            "Maryse TESTUD",
            "host",
        ),
        (
            "Le 3 juin, M. Li Wei, maire de Foshan, nous a accueillis à Foshan.",
            "Maryse TESTUD",
            "guest",
        ),
        (
            "Je suis partie avec mes collègues Paul Duval et Anne Morel. Le 3 juin, M. Li Wei, "
            "maire de Foshan, nous a reçus à Foshan.",
            "Anne Morel",
            "guest",
        ),
    ],
)
def test_who_writes_in_the_first_person_has_a_part(words: str, who: str, role: str) -> None:
    found = {(one, what) for _, one, what in read(LETTER.format(words=words)).roles}
    assert (who, role) in found


def test_a_text_without_a_writer_gives_nobody_a_part_for_i() -> None:
    told = read("Le 3 juin, « J'ai rencontré le bonheur », a dit une dame à M. Paul Duval, maire.")
    assert told.roles == set()


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (
            ". Le 5 juin, elle a été reçue au siège de la Chambre d'agriculture par Mme"
            " Anne Morel.",
            ("reception", "Anne Morel", "host"),
        ),
        (
            ". M. Paul Duval, maire de Metz, assistait le 8 juin à la signature de la charte.",
            ("signing", "Paul Duval", "witness"),
        ),
        (
            ". Le 10 juin s'est tenue une réunion, avec le témoignage de Mme Anne Morel.",
            ("meeting", "Anne Morel", "speaker"),
        ),
        (
            ". M. Paul Duval, maire de Metz, en visite à Toul le 12 juin, a salué les élus.",
            ("visit", "Paul Duval", "guest"),
        ),
    ],
)
def test_groups_meant_by_a_pronoun_witnesses_and_visitors(
    words: str, part: tuple[str, str, str]
) -> None:
    assert part in read(RECEIVED + words).roles
