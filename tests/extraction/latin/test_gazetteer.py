"""The gazetteer: what ships, and what a built workspace lends it."""

from __future__ import annotations

from pathlib import Path

from passerelle.documents.document import Document
from passerelle.extraction.gazetteer import Entry, Gazetteer
from passerelle.extraction.known import entries
from passerelle.extraction.pipeline import extract, stages
from passerelle.pipeline.state import open_built
from passerelle.workspace import Workspace


def test_what_ships_knows_towns_by_the_names_of_other_languages() -> None:
    shipped = Gazetteer()
    told = {name: shipped.place(name) for name in ("Canton", "Pékin", "广州市", "Écosse", "Togo")}
    assert {name: (one.country, one.place) for name, one in told.items() if one} == {
        "Canton": ("CN", "city"),
        "Pékin": ("CN", "city"),
        "广州市": ("CN", "city"),
        "Écosse": ("GB", "region"),
        "Togo": ("TG", "country"),
    }
    paris = shipped.place("Paris")
    assert paris is not None
    assert paris.place == "city"


def test_names_of_the_graph_are_found_among_words() -> None:
    own = Gazetteer([Entry("Sources Vives", "institution", "ngo", known="x")])
    assert [(first, last) for first, last, _ in own.known(["les", "sources", "vives"])] == [(1, 3)]
    assert own.actor("sources vives") is not None
    assert Gazetteer().actor("Sources Vives") is None


def test_two_things_of_one_name_are_left_to_review() -> None:
    twice = [Entry("Vives", "institution", "ngo", known=one) for one in ("x", "y")]
    assert Gazetteer(twice).actor("Vives") is None


def test_a_built_workspace_lends_its_things(built: Path) -> None:
    text = "La Ville de Montpellier reçoit la ville de Chengdu à Rennes."
    home = Workspace.find(built)
    names = Gazetteer(entries(open_built(home), home.minter))
    account = extract(Document("x", text, "fr"), names)
    known = {one.name: one.known for one in account.bodies}
    assert known == {
        "Ville de Montpellier": "collectivity/montpellier",
        "ville de Chengdu": "collectivity/chengdu",
    }
    assert [one.known for one in account.places] == ["territory/rennes"]


def test_any_stage_can_be_left_out() -> None:
    text = "Bertrand Roux, maire de Niort, a reçu la Ville de Foshan à Vannes le 3 mai 2024."
    for stage in stages("fr"):
        extract(Document("x", text, "fr"), Gazetteer(), without=(stage.__name__,))
    assert not extract(Document("x", text, "fr"), Gazetteer(), without=("people",)).people
    assert not extract(Document("x", "", "fr"), Gazetteer()).people
