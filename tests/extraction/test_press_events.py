"""Events, roles and agreements as real French press items tell them, and what founds none."""

from __future__ import annotations

import pytest

from tests.extraction.reading import read

LI, ROY = "LI Wei", "Luc Roy"
MAYOR = f"{ROY}, maire de Toul"
CONSUL = f"M. {LI}, consul général de Chine"

ROLES: list[tuple[str, set[tuple[str, str | None, str]]]] = [
    # courtesy calls
    (f"{CONSUL}, a rendu une visite de courtoisie à {MAYOR}.",
     {("meeting", LI, "guest"), ("meeting", ROY, "host")}),
    (f"{CONSUL}, rend une visite officielle au préfet, {ROY}.",
     {("meeting", LI, "guest"), ("meeting", ROY, "host")}),
    (f"{CONSUL}, a effectué le 3 juin 2024 une visite de courtoisie auprès de {MAYOR}.",
     {("meeting", LI, "guest"), ("meeting", ROY, "host")}),
    (f"{CONSUL}, a rendu visite à {MAYOR}.",
     {("meeting", LI, "guest"), ("meeting", ROY, "host")}),
    (f"Visite de courtoisie de {CONSUL}, au maire de Toul, {ROY}, le 3 juin 2024.",
     {("visit", LI, "guest"), ("visit", ROY, "host")}),
    # meetings with words in between
    (f"{MAYOR}, s'est entretenu le 3 juin 2024 avec {CONSUL}.",
     {("meeting", LI, "participant"), ("meeting", ROY, "participant")}),
    (f"{MAYOR}, s'est entretenu au Palais du Luxembourg, mardi 4 juin 2024, avec {CONSUL}.",
     {("meeting", LI, "participant"), ("meeting", ROY, "participant")}),
    (f"{MAYOR}, a échangé longuement, à Niort, avec {CONSUL}.",
     {("meeting", LI, "participant"), ("meeting", ROY, "participant")}),
    (f"Ils ont rencontré à cette occasion {MAYOR}.", {("meeting", ROY, "participant")}),
    (f"Les diplomates ont rencontré {MAYOR}.", {("meeting", ROY, "participant")}),
    # welcomes
    (f"{MAYOR}, a réservé un accueil chaleureux à une délégation chinoise.",
     {("reception", ROY, "host"), ("reception", "délégation chinoise", "guest")}),
    ("Le Sénat a reçu des représentants de la Ville de Toul.",
     {("reception", "Sénat", "host"), ("reception", "Ville de Toul", "guest")}),
    ("Nous avons eu le plaisir, avec mes collègues Luc Roy et Anne Lods, de recevoir une "
     "délégation chinoise.",
     {("reception", "Luc Roy", "host"), ("reception", "Anne Lods", "host"),
      ("reception", "délégation chinoise", "guest")}),
    # who came
    (f"C'est une délégation italienne qui est arrivée à Toul, conduite par {MAYOR}.",
     {("visit", "délégation italienne", "guest"), ("visit", ROY, "delegation-member")}),
    # who was only spoken to does not speak
    (f"{CONSUL}, a rendu visite à {MAYOR}. M. LI a félicité {ROY} et a présenté les échanges.",
     {("meeting", LI, "guest"), ("meeting", ROY, "host")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "roles"), ROLES)
def test_roles(text: str, roles: set[tuple[str, str | None, str]]) -> None:
    assert read(text).roles == roles


def test_who_heads_a_delegation_presides_over_no_event() -> None:
    told = read(
        "Pour cette visite, la délégation lyonnaise est présidée par Luc Roy, maire de Lyon. "
        "Le 3 juin 2024, la délégation a été reçue par Mme Anne Lods, maire de Toul."
    )
    assert told.roles == {
        ("reception", "délégation lyonnaise", "guest"),
        ("reception", "Luc Roy", "delegation-member"),
        ("reception", "Anne Lods", "host"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "La rencontre s'est conclue par la signature d'une convention entre {a} et {b}.",
        "Il a été procédé à la signature d'une convention entre {a} et {b}.",
        "La visite a donné lieu à la signature d'une convention entre {a} et {b}.",
        "Le 3 juin 2024 s'est tenue la cérémonie de signature d'une convention entre {a} et {b}.",
        "Le 3 juin 2024 a eu lieu la signature d'une convention entre {a} et {b}.",
        "Cela s'est traduit hier, lundi, par la signature d'une convention entre {a} et {b}.",
        "Luc Roy a assisté à la signature d'une convention entre {a} et {b}.",
    ],
)
def test_signing_told_by_its_noun(text: str) -> None:
    told = read(text.format(a="la Ville de Toul", b="la région Itasy"))
    assert told.agreements == {("instrument", "convention", "asserted")}
    (one,) = told.account.agreements
    assert {told.name(key) for key in one.parties} == {"Ville de Toul", "région Itasy"}


@pytest.mark.parametrize(
    "text",
    [
        "La visite débouchera sur la signature d'une convention entre {a} et {b}.",
        "Nous souhaitons aller vers la signature d'une convention entre {a} et {b}.",
        "La coopération passe par la signature d'une convention entre {a} et {b}.",
        "Il a salué les accords conclus entre les deux pays.",
        "Plusieurs conventions ont été signées.",
        "103 accords de coopération ont été signés entre collectivités.",
    ],
)
def test_nothing_is_asserted(text: str) -> None:
    told = read(text.format(a="la Ville de Toul", b="la région Itasy"))
    assert not [one for one in told.account.agreements if one.modality == "asserted"]


def test_day_of_an_earlier_paper_is_not_that_of_the_event() -> None:
    told = read(
        "Luc Roy, maire de Toul, a signé un avenant, seize ans depuis la signature de la première "
        "convention le 7 novembre 2008."
    )
    assert [when for _, when, _ in told.events] == [None]


def test_what_is_signed_during_a_visit_is_signed_in_its_days() -> None:
    told = read(
        "Une délégation chinoise a visité Toul les 27 et 28 mai 2024. Ils ont signé un protocole "
        "d'intention."
    )
    assert ("signing", "2024-05-27/2024-05-28", "asserted") in told.events


def test_a_meeting_on_its_own_day_within_a_journey_is_one_more() -> None:
    told = read(
        "Luc Roy, maire de Toul, effectue une mission au Togo depuis le 16 mai 2024. Luc Roy s'est "
        "entretenu le 17 mai 2024 avec Anne Lods, maire de Niort, sur l'eau."
    )
    assert [(kind, when) for kind, when, _ in told.events] == [
        ("visit", None),
        ("meeting", "2024-05-17"),
    ]


def test_first_and_last_word_of_a_long_name_mean_the_same_person() -> None:
    told = read(
        "Tagba Atafeyinam Tchalim, maire de Toul, est là. Tagba Tchalim a rencontré le 3 juin 2024 "
        "Anne Lods, maire de Niort."
    )
    assert ("meeting", "Tagba Atafeyinam Tchalim", "participant") in told.roles


def test_the_two_mayors_of_the_text_sign() -> None:
    told = read(
        "En présence de Georges Roy, maire de Toul, et de Fulvio Bel, maire de Hamm, les deux "
        "maires ont signé le 3 juin 2024 le serment de jumelage."
    )
    assert {(who, role) for _, who, role in told.roles if role == "signatory"} == {
        ("Georges Roy", "signatory"),
        ("Fulvio Bel", "signatory"),
    }
    other = read(
        "Georges Roy, maire de Toul, et Fulvio Bel, maire de Hamm, sont à la commune de Niort. "
        "Les deux maires ont signé le 3 juin 2024 le serment de jumelage."
    )
    assert "signatory" not in {role for _, _, role in other.roles}


def test_who_signed_on_each_side() -> None:
    told = read(
        "Une convention entre la Ville de Toul et la commune de Kaédi a été signée le 3 juin 2024. "
        "Les documents ont été paraphés, côté de la Ville de Toul, par le maire Luc Roy."
    )
    assert ("signing", "Luc Roy", "signatory") in told.roles


def test_going_further_is_no_journey() -> None:
    assert read("Le 3 juin 2024, Luc Roy, maire de Toul, est allé encore plus loin.").events == []


def test_the_house_of_the_first_clause_counts() -> None:
    told = read(
        "La délégation suisse a été reçue ce lundi 3 juin 2024 à l'Assemblée nationale, et les "
        "échanges se poursuivront au Sénat."
    )
    assert [one.venue for one in told.account.events] == ["Assemblée nationale"]


def test_the_town_that_was_visited_is_the_place() -> None:
    told = read(
        "Les 27 et 28 mai 2024, une délégation de Linyi a visité Aubervilliers. Elle a été "
        "accueillie par le maire-adjoint, Luc Roy."
    )
    assert [told.name(one.place) for one in told.account.events] == ["Aubervilliers"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("La salle du conseil a abrité le dimanche 26 mai 2024 la cérémonie de signature.",
         ("signing", "2024-05-26", "asserted")),
        ("L'hôtel du département a servi de cadre le 25 mai 2024 à une réunion de concertation.",
         ("meeting", "2024-05-25", "asserted")),
        ("Luc Roy, maire de Toul, a reçu le 3 juin 2024 les délégations venues de Matam.",
         ("reception", "2024-06-03", "asserted")),
        ("J'ai tout d'abord échangé avec Luc Roy, maire de Toul.", ("meeting", None, "asserted")),
        ("Le lendemain, j'ai rencontré Luc Roy, maire de Toul.", ("meeting", None, "asserted")),
        ("Après la signature de la charte à Hamm le 4 mai 2024, la Ville de Toul a reçu une "
         "délégation allemande le 3 juin 2024.", ("reception", "2024-06-03", "asserted")),
    ],
)  # fmt: skip
def test_events(text: str, event: tuple[str, str | None, str]) -> None:
    assert read(text).events == [event]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("La visite de la délégation chinoise, en mai 2024 à Toul, a été brève. La visite de la "
         "délégation chinoise a eu lieu du 15 au 19 mai 2024 à Toul.",
         [("visit", "2024-05-15/2024-05-19", "asserted")]),
        ("Mercredi 12 juin dernier, Luc Roy, maire de Toul, a accueilli Anne Lods, maire de Niort "
         "élue en mars 2024.", [("reception", "2024-06-12", "asserted")]),
        ("Luc Roy, maire de Toul, était là samedi 8 juin 2024 afin d'y fêter les 30 ans de "
         "jumelage.", [("commemoration", "2024-06-08", "asserted")]),
        ("Une délégation chinoise a commencé le 16 mai 2024 une visite de travail en France.",
         [("visit", "2024-05-16", "asserted")]),
        ("Luc Roy, maire de Toul, et Anne Lods, maire de Niort, ont signé un accord pour la "
         "période 2024-2026.", [("signing", None, "asserted")]),
        ("Le 3 juin 2024, la Ville de Toul accueille à Niort et Metz, une délégation conduite par "
         "M. Li Wei.", [("reception", "2024-06-03", "asserted")]),
    ],
)  # fmt: skip
def test_days(text: str, events: list[tuple[str, str | None, str]]) -> None:
    assert read(text).events == events


def test_the_occasion_to_sign_was_taken() -> None:
    told = read("Cette rencontre a été l'occasion de signer un accord avec la région Itasy.")
    assert told.agreements == {("instrument", "agreement", "asserted")}
    told = read("Cette rencontre sera l'occasion de signer un accord avec la région Itasy.")
    assert told.agreements == {("instrument", "agreement", "intended")}


def test_papers_of_nobody_are_no_signing() -> None:
    text = "103 accords de partenariat ont été signés le 3 juin 2024 entre les collectivités."
    assert read(text).events == []


@pytest.mark.parametrize(
    "text",
    [
        "Il l'a connue grâce à Napoléon Bonaparte.",
        "Ils furent reçus dans le Salon des aigles.",
        "La salle de l'hôtel du département de Bobigny est comble.",
        "Cela s'inscrit dans le cadre du Palio.",
    ],
)
def test_no_places(text: str) -> None:
    assert [one.name for one in read(text).account.places] == []


@pytest.mark.parametrize("word", ["a procédé ", "s'est entretenu ", "Ⓟ, ", "par la signature "])
def test_hostile(word: str) -> None:
    assert read(word * 2000).account is not None


@pytest.mark.parametrize(
    ("text", "sender"),
    [
        ("Une délégation de cinq députés de la Chambre des représentants du Japon est là.",
         "Chambre des représentants du Japon"),
        ("Une délégation d'élus de la Ville de Toul est là.", "Ville de Toul"),
        ("Une délégation de 46 habitants de la Ville de Toul est là.", None),
        ("Une délégation de 24 cadres de la Ville de Toul est là.", None),
    ],
)  # fmt: skip
def test_who_sits_in_a_body_comes_in_its_name(text: str, sender: str | None) -> None:
    told = read(text)
    assert [told.name(one.sent_by) for one in told.account.delegations] == [sender]
