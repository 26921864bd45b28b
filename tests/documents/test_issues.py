"""What dispatches, issues, minutes and pages with labels say of themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from passerelle.documents import read

Said = tuple[str | None, str | None, str | None]
FR = "Les deux villes ont signé mardi une convention sur l'eau, ont fait savoir leurs deux maires."
EN = "The two cities signed an agreement on water on Tuesday, their mayors said in the town hall."
ZH = "上周，法国里昂市代表团一行六人来访，参观了职业学校和污水处理厂，并与有关部门座谈。"

DISPATCHES = {
    "a slug, an agency written out in the text": (
        f"AGT0417 4 POL 0231 /COOP-EAU/\n\nTogo-France : Tsévié et Toul s'accordent\n\n"
        f"COTONOU, 8 déc. 2024 (AGT) — {FR}\n\nL'Agence générale du Togo l'a constaté sur place.\n",
        ("Togo-France : Tsévié et Toul s'accordent", "Agence générale du Togo", "2024-12-08"),
    ),
    "an agency that all know": (
        f"Toul and Tsevie sign\n\nLOME, Dec. 8, 2024 (Xinhua) -- {EN}\n",
        ("Toul and Tsevie sign", "Xinhua", "2024-12-08"),
    ),
    "brackets that name no agency": (
        f"Toul et Tsévié signent\n\nLOMÉ, 8 décembre 2024 (Paul Exemple avec AFP) — {FR}\n",
        ("Toul et Tsévié signent", None, "2024-12-08"),
    ),
    "hour and zone": (
        f"LAKESIDE COUNTY COUNCIL\n17-04-2025 14:32 GMT\n\nFerries for two towns\n\n{EN}\n",
        ("Ferries for two towns", "LAKESIDE COUNTY COUNCIL", "2025-04-17"),
    ),
    "labels of a Chinese site in English": (
        f"Visitors from Lyon\n\nTime: 2025-09-26 17:03  Source: Haichuan Foreign Affairs Office  "
        f"Author: Wang Ming\n\n{EN}\n",
        ("Visitors from Lyon", "Haichuan Foreign Affairs Office", "2025-09-26"),
    ),
    "the hour of an event is no date of a release": (
        f"Visitors from Lyon\n\nDate: 26 September 2025\nTime: 5 pm\nVenue: Town Hall\n\n{EN}\n",
        ("Visitors from Lyon", None, None),
    ),
    "a source that is a person": (
        f"Visitors from Lyon\n\nSource: Jane Doe\n\n{EN}\n",
        ("Visitors from Lyon", None, None),
    ),
    "a Chinese agency": (
        f"法国客人来访\n\n新华社海川12月8日电 {ZH}\n",
        ("法国客人来访", "新华社", None),
    ),
    "source, editor, day": (
        f"法国客人来访\n来源：海川日报 作者：王明 时间：2025-09-26 17:03\n{ZH}\n",
        ("法国客人来访", "海川日报", "2025-09-26"),
    ),
    "a source that is a person, or the site itself": (
        f"法国客人来访\n2025-09-26 来源：王小明\n{ZH}\n",
        ("法国客人来访", None, "2025-09-26"),
    ),
}
ISSUES = {
    "set wide, a paper of friends with a short form": (
        f"        L E   P O N T\n   Bulletin de Rives et Rizières (R2R)\n"
        f"   n° 7 - Quimper, le 9 janvier 2026\n\n1. NOUVELLES\n\n{FR}\n",
        ("LE PONT", "Rives et Rizières", "2026-01-09"),
    ),
    "a month alone": (
        f"The Bridge · No. 41 · March 2025\n\nOUR YEAR\n\n{EN}\n",
        ("The Bridge", None, "2025-03"),
    ),
    "a column of a magazine": (
        "Toul, le magazine · n° 112 · octobre 2024 · rubrique « Monde »\n\nTsévié, la cousine\n\n"
        f"{FR}\n",
        ("Tsévié, la cousine", "Toul, le magazine", "2024-10"),
    ),
    "the month of an event": (
        f"Rencontres de Toul\nOctobre 2026\n\n{FR}\n",
        ("Rencontres de Toul", None, None),
    ),
    "a sentence that is an imprint": (
        "Tidings 18\n\nThe digest of the Network of Small Ports (NSP), Kinsale, 4 February 2026. "
        f"Compiled by O.\n\n{EN}\n",
        ("Tidings 18", "Network of Small Ports", "2026-02-04"),
    ),
    "月 alone": (
        f"海川友好城市简报\n第12期  2024年6月\n\n{ZH}\n",
        ("海川友好城市简报", None, "2024-06"),
    ),
}
MINUTES = {
    "the day of a meeting is not that of its minutes": (
        f"VILLE DE TOUL (Meurthe-et-Moselle)\n\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\n"
        f"Séance du 24 juin 2025            Affiché le 30 juin 2025\n\n"
        f"N° 2025/06/11. - Coopération avec Tsévié\n(Togo) : convention\n\n{FR}\n",
        ("Coopération avec Tsévié (Togo) : convention", "VILLE DE TOUL", "2025-06-30"),
    ),
    "minutes with their headings": (
        "SÉNAT\n\nCompte rendu de la réunion du mercredi 5 février 2025\n\n"
        f"Entretien avec une délégation de Tsévié\n\n{FR}\n",
        ("Entretien avec une délégation de Tsévié", "SÉNAT", None),
    ),
    "minutes without": (
        "LAKESIDE TOWN COUNCIL\n\nMINUTES OF THE MEETING\nof the council held in the hall, on\n"
        "Monday, 10 March 2025 (issued 21 March 2025)\n\nPresent:      Cllrs Doe and Roe\n"
        f"Apologies:    Cllr Poe\n              Cllr Moe\n\n73   TWINNING\n\n{EN}\n",
        ("MINUTES OF THE MEETING", "LAKESIDE TOWN COUNCIL", "2025-03-21"),
    ),
    "a letterhead with its state": (
        f"City of Salem, Oregon\nFiled April 4, 2025\n\nVisit to Kenya\n\n{EN}\n",
        ("Visit to Kenya", "City of Salem", "2025-04-04"),
    ),
    "an embassy to a country, its place and day": (
        f"Visit to the prairies\n\nEmbassy of Canada to Ukraine, Kyiv, 18 September 2025\n\n{EN}\n",
        ("Visit to the prairies", "Embassy of Canada to Ukraine", "2025-09-18"),
    ),
    "who invites speaks": (
        "Un colloque sur l'eau\n\nLe Comité de jumelage de Toul a le plaisir de vous inviter. "
        f"{FR}\n",
        ("Un colloque sur l'eau", "Comité de jumelage de Toul", None),
    ),
    "who calls for projects": (
        "Eau et climat : à vos projets\n\nL'Agence de l'eau du Plateau lance un appel à projets. "
        f"{FR}\n",
        ("Eau et climat : à vos projets", "Agence de l'eau du Plateau", None),
    ),
    "who sets it right": (
        "No charter with Lille\n\nThe Twinning Association of Wexmoor wishes to make it clear that "
        f"nothing was signed. {EN}\n",
        ("No charter with Lille", "Twinning Association of Wexmoor", None),
    ),
    "who signs last": (
        f"Un colloque sur l'eau\n\n{FR}\n\nComité de jumelage de Toul\n",
        ("Un colloque sur l'eau", "Comité de jumelage de Toul", None),
    ),
    "partners at the end sign nothing": (
        f"Un colloque sur l'eau\n\n{FR}\n\nPartenaires :\nVille de Toul\nRégion Grand Est\n",
        ("Un colloque sur l'eau", None, None),
    ),
}


@pytest.mark.parametrize(
    ("text", "said"),
    [pytest.param(*one, id=name) for name, one in (DISPATCHES | ISSUES | MINUTES).items()],
)
def test_a_paper_says_what_it_is(text: str, said: Said, tmp_path: Path) -> None:
    file = tmp_path / "paper.txt"
    file.write_text(text, encoding="utf-8")
    document = read(file)
    assert (document.title, document.publisher, document.published) == said


@pytest.mark.parametrize(
    "head",
    [
        "<meta property=og:site_name content='Le blog de Paul Exemple'>",
        "<meta property=og:site_name content='Jane Doe’s Weblog'>",
        "<meta name=author content='Paul Roe'><meta property=og:site_name content='Paul Roe'>",
        "<script type=application/ld+json>"
        '{"publisher": {"@type": "Person", "name": "Paul Exemple"}}</script>',
    ],
)
def test_a_private_person_is_never_a_publisher(head: str, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(
        f"<html lang=fr><head>{head}</head><body><main><h1>À Lomé</h1><p>{FR}</p></main>",
        encoding="utf-8",
    )
    assert read(file).publisher is None
