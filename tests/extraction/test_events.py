"""Events need a verb or a noun of events, and somebody, a date or a place bound to it."""

from __future__ import annotations

import pytest

from tests.extraction.reading import read

FRENCH = """
visit|La maire de Toul, Anne Morel, s'est déplacée à Foshan du 3 au 6 juin.
visit|Le 4 juin, une délégation de la ville de Foshan était en visite à Toul.
visit|Une délégation de la ville de Foshan est venue à Toul le 4 juin pour étudier les déchets.
visit|La Ville de Toul enverra une délégation à Foshan en octobre 2024.
visit|Lors de leur visite à Toul, le 4 juin, les élus de Foshan ont découvert la halle.
reception|Le 4 juin, la Ville de Toul recevait une délégation de la ville de Foshan.
reception|M. Li Wei, maire de Foshan, a été reçu le 4 juin en mairie par Anne Morel, maire de Toul.
reception|Une réception a été donnée le 4 juin à l'hôtel de ville en l'honneur de la délégation.
reception|Le maire de Foshan, Li Wei, était l'hôte de la Ville de Toul le 4 juin.
meeting|Anne Morel, maire de Toul, et Li Wei, maire de Foshan, se sont rencontrés le 4 juin à Paris.
meeting|Le 4 juin, la maire de Toul, Anne Morel, a eu un entretien avec M. Li Wei, maire de Foshan.
meeting|Une réunion de travail a rassemblé le 4 juin à Toul les élus des deux villes.
signing|Le 4 juin, Anne Morel et Li Wei ont paraphé une convention de partenariat.
signing|Le 4 juin a été signé à Toul un pacte d'amitié entre la Ville de Toul et la ville de Foshan.
signing|La cérémonie de signature s'est tenue le 4 juin à l'hôtel de ville.
conference|La Ville de Toul organise un séminaire sur le climat le 12 septembre.
forum|Participez au Forum des villes jumelées le 12 septembre à Toul !
workshop|Un atelier consacré à la mobilité aura lieu le 12 septembre.
webinar|Nous vous invitons à un webinaire le 12 septembre.
ceremony|La place de Foshan a été inaugurée le 4 juin à Toul par Anne Morel.
commemoration|Toul et Foshan fêteront le 12 septembre les vingt ans de leur jumelage.
exhibition|L'exposition « Encres de Foshan » sera présentée à Toul du 12 au 30 septembre.
cultural-event|L'orchestre de Foshan donnera un concert à Toul le 12 septembre.
sport-event|Un tournoi de judo opposera les jeunes des deux villes le 12 septembre à Toul.
training-session|Dix agents de la ville de Foshan suivront une formation à Toul en octobre 2024.
assembly|L'assemblée générale de l'association s'est tenue le 4 juin à Toul.
"""
ENGLISH = """
visit|Mayor Ann Hill of Toulby travelled to Foshan from 3 to 6 June.
visit|A delegation from the City of Foshan was in Toulby on 4 June.
visit|Toulby City Council will send a delegation to Foshan in October 2024.
reception|The Mayor of Toulby, Ann Hill, hosted the delegation from the City of Foshan on 4 June.
reception|A civic reception was held on 4 June at the Guildhall in honour of the delegation.
meeting|On 4 June Ann Hill held talks with Mr Li Wei, Mayor of Foshan.
signing|The agreement was signed on 4 June in Toulby.
conference|Join us in Toulby on 12 September for a study day on climate.
forum|The 3rd Sister Cities Forum brought 200 councillors together in Toulby on 4 June.
webinar|You are invited to a webinar on 12 September.
ceremony|A plaque was unveiled on 4 June in Toulby by Ann Hill.
commemoration|The twentieth anniversary of the twinning was celebrated on 4 June in Toulby.
exhibition|The exhibition "Inks of Foshan" opens in Toulby on 12 September.
cultural-event|The Foshan Orchestra will give a concert in Toulby on 12 September.
sport-event|A judo tournament was held in Toulby on 4 June.
training-session|A training session for Foshan officials will be held in Toulby in October 2024.
"""
NOTHING = """
Le conseil municipal se réunit chaque mois.
La Ville de Toul a reçu le soutien du département.
Le musée accueille chaque année 20 000 visiteurs.
La visite de la délégation a été un succès.
Anne Morel a rencontré un vif succès.
Le maire de Toul, Jean Petit, a signé le livre d'or.
Elle a travaillé à la Ville de Toul de 2004 à 2010.
Merci de vous inscrire avant le 4 juin.
Jean Petit a été élu maire de Toul le 4 juin.
« Nous avons reçu le maire de Foshan le 4 juin et nous avons signé un accord », dit Jean Petit.
"""


def cases(block: str) -> list[tuple[str, str]]:
    return [tuple(line.split("|")) for line in block.strip().split("\n")]  # type: ignore[misc]


@pytest.mark.parametrize(("kind", "text"), cases(FRENCH))
def test_ways_in_which_french_tells_of_an_event(kind: str, text: str) -> None:
    assert [one for one, _, _ in read(text).events] == [kind]


@pytest.mark.parametrize(("kind", "text"), cases(ENGLISH))
def test_ways_in_which_english_tells_of_an_event(kind: str, text: str) -> None:
    assert [one for one, _, _ in read(text, "en").events] == [kind]


@pytest.mark.parametrize("text", NOTHING.strip().split("\n"))
def test_what_only_sounds_like_an_event(text: str) -> None:
    assert read(text).events == []


def test_what_is_told_twice_is_one_event_with_all_that_is_told_of_it() -> None:
    told = read(
        "Toul reçoit une délégation chinoise\n\n"
        "Le 4 juin, la Ville de Toul a accueilli une délégation chinoise. La rencontre s'est "
        "tenue à l'hôtel de ville. Elle a été reçue par Anne Morel, maire de Toul.",
        title="Toul reçoit une délégation chinoise",
    )
    (event,) = told.account.events
    assert (event.kind, event.when, event.venue) == ("meeting", "2024-06-04", "hôtel de ville")
    assert told.words(event).startswith("la Ville de Toul a accueilli")


def test_another_day_is_another_event() -> None:
    told = read(
        "Le 4 juin, la Ville de Toul a accueilli une délégation chinoise. "
        "Le 5 juin, la délégation a visité Metz."
    )
    assert [when for _, when, _ in told.events] == ["2024-06-04", "2024-06-05"]


def test_editions_of_a_series() -> None:
    told = read(
        "Les 12es Assises de la coopération ont réuni 400 élus les 2 et 3 avril 2024 à Nantes. "
        "La première édition avait eu lieu à Brest en 2001."
    )
    first, second = told.account.events
    assert (first.edition, first.series) == (12, "Assises de la coopération")
    assert (second.edition, second.series, second.when) == (1, "Assises de la coopération", "2001")
    assert first.kind == second.kind == "assembly"


def test_the_second_round_table_is_one_more_and_no_edition() -> None:
    told = read("The Data Forum will convene a second round table in Lyon in 2026.", "en")
    (event,) = told.account.events
    assert event.edition is event.series is None


def test_what_lies_ahead_is_intended_and_what_is_put_off_denied() -> None:
    told = read(
        "Un atelier se tiendra à Toul le 12 septembre. "
        "Le colloque prévu à Metz le 3 juillet est reporté à une date ultérieure."
    )
    assert told.events == [
        ("workshop", "2024-09-12", "intended"),
        ("conference", "2024-07-03", "denied"),
    ]


def test_a_programme_gives_an_event_for_each_row_and_its_speakers() -> None:
    told = read(
        "Date\tLieu\tActivité\tIntervenants\n"
        "3 juillet 2024\tToul\tTable ronde : gestion de l'eau\tAnne Morel, maire de Toul\n"
        "4 juillet 2024\tMetz\tVisite de travail sur les déchets\tJean Petit, préfet\n"
    )
    assert told.events == [
        ("round-table", "2024-07-03", "intended"),
        ("visit", "2024-07-04", "intended"),
    ]
    assert told.roles == {
        ("round-table", "Anne Morel", "speaker"),
        ("visit", "Jean Petit", "speaker"),
    }
    assert told.themes == {("water-sanitation", "round-table"), ("resource-management", "visit")}


def test_an_agenda_of_lines_gives_each_event_the_date_above_it() -> None:
    told = read(
        "du 14 au 29 juillet\n\nExposition d'affiches polonaises.\n\n"
        "jeudi 18 juillet, 9 h 30\n\nSéance de travail sur le budget participatif.\n\n"
        "26 juillet\n\nLa conférence de M. Li Wei, maire de Foshan, prévue le 26 juillet, n'aura "
        "pas lieu.\n"
    )
    assert told.events == [
        ("exhibition", "2024-07-14/2024-07-29", "intended"),
        ("meeting", "2024-07-18", "intended"),
        ("conference", "2024-07-26", "denied"),
    ]


def test_the_previous_and_the_next_edition_are_counted() -> None:
    told = read(
        "Les douzièmes Assises des bassins miniers ont eu lieu hier à Lens. La précédente édition "
        "s'était déroulée à Metz en 2022. Les prochaines assises se tiendront à Brest en 2026."
    )
    assert [one.edition for one in told.account.events] == [12, 11, 13]


def test_a_paper_signed_long_ago_is_no_event() -> None:
    told = read("Les deux villes ont signé une déclaration commune le 12 octobre 2019.")
    assert told.events == []
    assert told.agreements == {("instrument", "declaration", "asserted")}


def test_several_sessions_told_in_a_row_are_several_events() -> None:
    told = read(
        "Deux ateliers ont rempli la journée du 4 juin : eau et assainissement (animé par "
        "Mme Anne Morel), langues à l'école (animé par M. Jean Petit)."
    )
    assert [kind for kind, _, _ in told.events] == ["workshop", "workshop"]
    assert {who for _, who, role in told.roles if role == "moderator"} == {
        "Anne Morel",
        "Jean Petit",
    }
