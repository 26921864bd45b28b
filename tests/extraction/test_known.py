"""What the graph holds is known to the extractor by all its names, with its addresses."""

from __future__ import annotations

from pathlib import Path

from passerelle.extraction.gazetteer import Gazetteer
from passerelle.extraction.known import entries
from passerelle.pipeline.build import build
from passerelle.pipeline.state import open_built
from passerelle.workspace import Workspace


def test_bodies_and_places_are_known_by_every_name_with_kind_country_and_address(
    workspace: Path,
) -> None:
    home = Workspace(workspace)
    build(home)
    names = Gazetteer(entries(open_built(home), home.minter))
    (town,) = (one for one in names.all("成都市") if one.what == "collectivity")
    assert (town.known, town.kind, town.country) == (
        "collectivity/chengdu",
        "prefecture-city",
        "CN",
    )
    place = next(one for one in names.all("Montpellier") if one.what == "place" and one.known)
    assert (place.known, place.place, place.country) == ("territory/montpellier", "city", "FR")
    country = next(one for one in names.all("Chine") if one.what == "place" and one.known)
    assert country.place == "country"
