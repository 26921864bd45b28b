"""Identifiers: what each register writes, in one form; what it cannot have written is refused."""

from __future__ import annotations

import pytest

from passerelle.errors import RowError
from passerelle.sources.identifiers import SCHEMES, normal_form, with_normal_identifiers
from passerelle.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("scheme", "written", "kept"),
    [
        ("siren", "213 401 722", "213401722"),
        ("siren", "213\u00a0401\u00a0722", "213401722"),
        ("siret", "356.000.000.00048", "35600000000048"),
        ("siret", "35600000049837", "35600000049837"),
        ("rna", "w751 234 567", "W751234567"),
        ("insee", "2a004", "2A004"),
        ("insee", "01004", "01004"),
        ("insee", "97411", "97411"),
        ("insee", "98735", "98735"),
        ("insee-dep", "2b", "2B"),
        ("insee-dep", "974", "974"),
        ("insee-reg", "01", "01"),
        ("gb2260", "510100", "510100"),
        ("gb2260", "５１０１００", "510100"),
        ("gb2260", "51", "510000"),
        ("gb2260", "5101", "510100"),
        ("gb2260", "510100000000", "510100"),
        ("iso3166-1", "fr", "FR"),
        ("iso3166-1", "CHN", "CN"),
        ("iso3166-2", "cn-sc", "CN-SC"),
        ("wikidata", "http://www.wikidata.org/entity/Q142", "Q142"),
        ("wikidata", "wd:q142", "Q142"),
        ("own", "t-fr.1 a", "t-fr.1 a"),
    ],
)
def test_an_identifier_is_kept_in_its_normal_form(scheme: str, written: str, kept: str) -> None:
    assert normal_form(scheme, written) == kept
    assert normal_form(scheme, kept) == kept


@pytest.mark.parametrize(
    ("scheme", "written", "why"),
    [
        ("siren", "213401723", "its check digit is wrong"),
        ("siren", "21340172", "not written as one"),
        ("siren", "FR213401722", "not written as one"),
        ("siret", "21340172300011", "the check digit of its SIREN"),
        ("siret", "21340172200012", "its check digit is wrong"),
        ("siret", "35600000049838", "its check digit is wrong"),
        ("rna", "751234567", "not written as one"),
        ("insee", "1004", "not written as one"),
        ("insee", "96004", "not written as one"),
        ("insee", "96001", "not written as one"),
        ("insee", "2C004", "not written as one"),
        ("insee-dep", "1", "not written as one"),
        ("insee-dep", "20", "not written as one"),
        ("insee-reg", "00", "not written as one"),
        ("gb2260", "990000", "not written as one"),
        ("gb2260", "5101001", "not written as one"),
        ("iso3166-1", "XX", "'XX' is no country"),
        ("iso3166-1", "EU", "'EU' is no country"),
        ("iso3166-2", "XX-1", "'XX' is no country"),
        ("iso3166-2", "CNSC", "not written as one"),
        ("wikidata", "142", "not written as one"),
        ("wikidata", "Q0", "not written as one"),
    ],
)
def test_a_wrong_identifier_is_refused_with_why_and_remedy(
    scheme: str, written: str, why: str
) -> None:
    with pytest.raises(RowError) as caught:
        normal_form(scheme, written)
    assert f"'{written}' is no {scheme} identifier" in caught.value.what
    assert why in caught.value.what
    assert caught.value.remedy == SCHEMES[scheme].remedy
    assert (caught.value.column, caught.value.value) == (scheme, written)


def test_every_scheme_of_the_ontology_is_judged_or_our_own() -> None:
    assert set(load_vocabulary().slugs("identifier-scheme")) - SCHEMES.keys() == {"own", "local"}


def test_identifiers_of_an_object_are_normal_at_every_depth() -> None:
    item = {
        "ids": {"numéro SIREN": "213 401 722"},
        "parties": [{"actor": {"ids": {"insee": 34172}}}],
    }
    known = with_normal_identifiers(item, load_vocabulary())
    assert known["ids"] == {"numéro SIREN": "213401722"}
    assert known["parties"][0]["actor"]["ids"] == {"insee": "34172"}
