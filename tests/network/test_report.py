"""The report on a network: what it says, that it is safe and whole, in three languages."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from pathlib import Path

import polars as pl
import pytest
from markupsafe import escape

from passerelle.errors import UsageError
from passerelle.network import network
from passerelle.network.report import Report, make_report
from passerelle.network.report_page import report_page, write_report
from passerelle.network.report_texts import LANGS, TEXTS
from tests.network.world import BASE, world

EVERY = ("asserted", "reported", "intended", "denied")
YEARS = tuple((str(year), (date(year, 1, 1), date(year, 12, 31))) for year in (2002, 2016))
ATTACK = "</script><img src=x onerror=alert(1)>&\"'"


def reported(name: str = "all", more: str = "", **chosen) -> Report:
    store = world(more)
    again = partial(network, store, name, modalities=EVERY)
    return make_report(store, network(store, name, modalities=EVERY, **chosen), again, YEARS)


def test_bodies_are_ranked_and_people_are_not() -> None:
    report = reported()
    assert report.central[0]["node"] == BASE + "rennes"
    assert report.central[0]["betweenness"] > report.central[1]["betweenness"]
    assert BASE + "anne" not in {row["node"] for row in (*report.central, *report.brokers)}


def test_who_bridges_stands_between_actors_of_two_countries() -> None:
    report = reported("cooperation")
    assert [row["node"] for row in report.brokers] == [BASE + "jinan", BASE + "rennes"]
    assert report.brokers[0]["broker_itinerant"] == 1
    assert (report.across, report.within) == (3, 0)
    ((one, two, count),) = report.between_countries
    assert (one["zh"], two["zh"], count) == ("中国", "法国", 3)


def test_communities_have_their_themes_and_countries() -> None:
    report = reported("meetings")
    (group,) = report.communities
    assert group.size == 4
    assert [names["fr"] for names, _ in group.themes] == ["culture"]
    assert sorted(n for _, n in group.countries) == [2, 2]


def test_what_changed_between_two_dates() -> None:
    change = reported().change
    assert change is not None
    assert change.before.certain.number_of_edges() == 2, "both parties of the twinning"
    assert change.after.certain.number_of_edges() == 6, "the forum"
    assert [(names["fr"], when) for names, when in change.began] == [
        ("Anne – Rennes", "2008"),
        ("Forum", "2016"),
    ]
    assert [names["fr"] for names, _ in change.ended] == ["Rennes – Jinan"]


def test_how_sure_it_is() -> None:
    report = reported("cooperation")
    assert report.dates == {"both": 1, "start": 0, "end": 0, "none": 1}
    assert [(names["en"], n) for names, n in report.modalities] == [
        ("asserted", 1),
        ("reported", 1),
    ]
    assert report.sources == [({"fr": "Jumelages"}, "2026-11-01", 1)]


@pytest.mark.parametrize("lang", LANGS)
def test_the_page_is_one_file_in_each_language(lang: str) -> None:
    page = report_page(reported(), lang)
    place = LANGS.index(lang)
    for key in ("central", "bridging", "communities", "change", "sure"):
        assert f">{escape(TEXTS[key][place])}</h2>" in page
    assert f'<html lang="{lang}">' in page
    assert "<script" not in page
    assert not re.search(r'(src|href)="(?!#)', page)
    assert {"fr": "0,", "en": "0.", "zh": "0."}[lang] in page


@pytest.mark.parametrize("key", TEXTS)
def test_every_text_is_in_three_languages(key: str) -> None:
    assert len(TEXTS[key]) == 3
    assert all(TEXTS[key])
    fields = [set(re.findall(r"\{\w+\}", text)) for text in TEXTS[key]]
    assert fields[0] == fields[1] == fields[2]


def test_names_are_text_and_never_markup() -> None:
    quoted = ATTACK.replace('"', '\\"')
    page = report_page(
        reported(
            more=f':x a pas:Institution ; pas:country :china ; skos:prefLabel "{quoted}"@fr . '
            f":p3 pas:cooperationKind cooperation-kind:exchange ; pas:modality modality:asserted ; "
            f'pas:timeAsWritten "{quoted}" ; skos:prefLabel "{quoted}"@fr ; '
            'pas:earliestStart "2010-01-01"^^xsd:date ; pas:latestStart "2010-01-01"^^xsd:date . '
            ":p3a pas:inCooperation :p3 ; pas:partyActor :rennes . "
            ":p3b pas:inCooperation :p3 ; pas:partyActor :x . "
            f':list dcterms:title "{quoted}"@en .'
        ),
        "fr",
    )
    assert page.count("&lt;/script&gt;") >= 3
    assert "<img" not in page


@pytest.mark.parametrize("lang", LANGS)
def test_an_empty_network_says_so(lang: str) -> None:
    page = report_page(reported("cooperation", on=date(1900, 1, 1)), lang)
    assert escape(TEXTS["empty"][LANGS.index(lang)]) in page


def test_the_figures_are_tables_too(tmp_path: Path) -> None:
    report = reported("cooperation", more=':rennes skos:prefLabel "=1+1"@zh .')
    write_report(report, tmp_path / "r.csv", "fr")
    nodes = pl.read_csv(tmp_path / "r.nodes.csv")
    assert nodes.filter(pl.col("label") == "Jinan")["degree"].to_list() == [2]
    write_report(report, tmp_path / "r.xlsx", "fr")
    sheet = pl.read_excel(tmp_path / "r.xlsx", sheet_name="nœuds")
    assert "intermédiarité" in sheet.columns
    assert sheet.filter(pl.col("label") == "Rennes")["label_zh"].to_list() == ["=1+1"]


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is no report"):
        write_report(reported("cooperation"), tmp_path / "r.pdf", "fr")
    assert list(tmp_path.iterdir()) == []
