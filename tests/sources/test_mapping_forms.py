"""What a mapping can say beyond columns: conditions, languages, lookups, points, privacy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from passerelle.errors import MappingError
from tests.sources.test_items_and_quotes import event
from tests.sources.test_items_and_quotes import read as read_items
from tests.sources.test_mapping import read, slip

PLACE = '[[record]]\ntype = "territory"\nname.fr = { column = "ville" }\n'
BODY = '[[record]]\ntype = "collectivity"\nname.fr = { column = "ville" }\n'


@pytest.mark.parametrize(
    ("condition", "towns"),
    [
        ('{ column = "rang", equals = "commune" }', ["A"]),
        ('{ column = "rang", in = ["commune", "région"] }', ["A", "C"]),
        ('{ column = "rang", not = "commune" }', ["B", "C"]),
        ('{ column = "rang", not = ["commune", ""] }', ["C"]),
        ('{ column = "rang", matches = "^r" }', ["C"]),
        ('{ column = "rang" }', ["A", "C"]),
    ],
)
def test_a_record_holds_for_the_rows_that_its_condition_names(
    tmp_path: Path, condition: str, towns: list[str]
) -> None:
    found = read(tmp_path, f"{PLACE}if = {condition}\n", "ville,rang\nA,commune\nB,\nC,région\n")
    assert [record.names[0].text for record in found.records] == towns
    assert found.unused_columns == []


def test_a_part_has_a_condition_of_its_own(tmp_path: Path) -> None:
    mapping = (
        '[[record]]\ntype = "partnership"\n[[record.party]]\n'
        'collectivity = { name.fr = { column = "a" } }\n[[record.party]]\n'
        'if = { column = "sorte", equals = "ville" }\n'
        'collectivity = { name.fr = { column = "b" } }\n[[record.party]]\n'
        'if = { column = "sorte", not = "ville" }\n'
        'institution = { name.fr = { column = "b" } }\n'
    )
    found = read(tmp_path, mapping, "a,b,sorte\nPau,Xi'an,ville\nPau,Sénat,corps\n")
    kinds = [[party.actor.kind for party in record.parties] for record in found.records]
    assert kinds == [["collectivity", "collectivity"], ["collectivity", "institution"]]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ('{ column = "nom", lang = { column = "langue" } }', [("Lyon", "fr", True)]),
        ('{ column = "nom", lang = { column = "vide", default = "en" } }', [("Lyon", "en", True)]),
        ('{ column = "nom", lang = { column = "vide" } }', [("Lyon", None, True)]),
        (
            '[{ column = "nom" }, { column = "zh", lang = "zh" }, { column = "autre" }]',
            [("Lyon", "fr", True), ("Lugdunum", "fr", False), ("里昂", "zh", True)],
        ),
        (
            '{ column = "tous", split = ";", lang = "@" }',
            [("Lyon", "en", True), ("里昂", "zh", True), ("x@y", None, True)],
        ),
        (
            '{ fr = [{ column = "nom" }, { column = "autre" }] }',
            [("Lyon", "fr", True), ("Lugdunum", "fr", False)],
        ),
    ],
)
def test_a_name_has_the_language_that_the_row_gives_it(
    tmp_path: Path, name: str, expected: list[tuple[str, str | None, bool]]
) -> None:
    table = "nom,langue,vide,zh,autre,tous\nLyon,fr,,里昂,Lugdunum,Lyon@en;里昂@zh;x@y\n"
    (record,) = read(tmp_path, f'[[record]]\ntype = "series"\nname = {name}\n', table).records
    assert [(n.text, n.lang, n.main) for n in record.names] == expected


def test_countries_are_known_without_a_lookup_file(tmp_path: Path) -> None:
    mapping = f'{BODY}country = {{ column = "pays", map = "countries" }}\n'
    found = read(tmp_path, mapping, "ville,pays\nA,Chine\nB,中国\nC,CHN\nD,Chin\nE,\n")
    assert [record.country for record in found.records] == ["CN", "CN", "CN", None]
    (bad,) = found.rejected
    assert (bad.column, bad.value) == ("pays", "Chin")
    assert "Did you mean 'chin" in bad.reason


def test_a_lookup_file_adds_to_the_countries(tmp_path: Path) -> None:
    mapping = f'{BODY}country = {{ column = "pays", map = ["countries", "pays.csv"] }}\n'
    table = "ville,pays\nA,Chine\nB,Ivory Coast\nC,Somewhere\n"
    found = read(tmp_path, mapping, table, pays_csv="Ivory Coast,CI\nSomewhere,\n")
    assert [record.country for record in found.records] == ["CN", "CI", None]
    assert found.rejected == []


def test_coordinates_in_one_column_or_two(tmp_path: Path) -> None:
    one = f'{PLACE}point = {{ column = "ou" }}\n'
    found = read(tmp_path, one, "ville,ou\nA,\"48°51'N 2°21'E\"\nB,\nC,nulle part\n")
    assert [(r.lat, r.long) for r in found.records] == [(48.85, 2.35), (None, None)]
    assert (found.rejected[0].column, found.rejected[0].value) == ("ou", "nulle part")
    two = f'{PLACE}lat = {{ column = "x" }}\nlong = {{ column = "y" }}\n'
    found = read(tmp_path, two, 'ville,x,y\nA,"48,85","2,35"\nB,104.06,30.6\n')
    assert [(r.lat, r.long) for r in found.records] == [(48.85, 2.35)]
    assert found.rejected[0].column == "x"


def test_a_wrong_identifier_sets_the_row_aside_with_its_column(tmp_path: Path) -> None:
    mapping = (
        '[[record]]\ntype = "partnership"\n[[record.party]]\n'
        'collectivity = { ids.siren = { column = "a" } }\n[[record.party]]\n'
        'collectivity = { ids.siren = { column = "b" } }\n'
    )
    found = read(tmp_path, mapping, "a,b\n213 401 722,\n,213401723\n")
    assert found.records[0].parties[0].actor.ids == {"siren": "213401722"}
    assert [(r.row, r.column, r.value) for r in found.rejected] == [(3, "b", "213401723")]
    assert "check digit" in found.rejected[0].reason


def test_the_fault_of_a_later_party_names_its_own_column(tmp_path: Path) -> None:
    mapping = (
        '[[record]]\ntype = "partnership"\n[[record.party]]\n'
        'collectivity = { name = { column = "a" }, country = { column = "ca" } }\n'
        "[[record.party]]\n"
        'collectivity = { name = { column = "b" }, country = { column = "cb" } }\n'
    )
    found = read(tmp_path, mapping, "a,ca,b,cb\n,,X,China\n")
    assert (found.rejected[0].column, found.rejected[0].value) == ("cb", "China")


def test_an_identifier_in_an_object_is_checked_too(tmp_path: Path) -> None:
    place = {"territory": {"ids": {"insee": "2a.004"}}}
    found = read_items(tmp_path, event(place=place), event(ids={"wikidata": "142"}))
    assert found.records[0].place.ids == {"insee": "2A004"}
    assert (found.rejected[0].row, found.rejected[0].column) == (2, "wikidata")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ('if = { equals = "x" }', "a condition names no column."),
        ('if = { column = "ville", equal = "x" }', "unknown key 'equal' in 'if'."),
        ('if = { column = "vile" }', "there is no column 'vile'."),
        ('if = { column = "ville", matches = "(" }', "'matches' is no regular expression"),
        ('ids.siren = "213401723"', "'213401723' is no siren identifier"),
        ('lat = "nord"', "'nord' is no coordinate."),
        ('note = { column = "ville", split = "" }', "split is empty."),
        ('names.fr = { column = "ville", lang = "fr" }', "unknown key 'lang' in 'fr'."),
    ],
)
def test_a_slip_in_a_form_is_named_with_its_line(tmp_path: Path, line: str, what: str) -> None:
    fault = slip(tmp_path, f'[[record]]\ntype = "territory"\n{line}\n')
    assert fault.what.startswith(what.removesuffix("."))
    assert fault.line == 9
    assert fault.remedy


# --- what is nobody's business -----------------------------------------------------------

PRIVATE = (
    "ville,Date de naissance,e-mail,tel,adresse,photo,邮箱\nA,1960-01-02,a@b.fr,0600,rue,x,y\n"
)


def test_private_columns_are_dropped_with_a_line_in_the_report(tmp_path: Path) -> None:
    found = read(tmp_path, PLACE, PRIVATE)
    assert len(found.private_columns) == 6
    assert "e-mail" in found.private_columns
    assert not any(secret in repr(found.records) for secret in ("1960", "a@b.fr", "0600"))


def test_a_private_column_may_be_ignored_and_is_still_reported(tmp_path: Path) -> None:
    found = read(tmp_path, f'ignore = ["e-mail"]\n{PLACE}', PRIVATE)
    assert "e-mail" in found.private_columns


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ('note = { column = "e-mail" }', "the column 'e-mail' is private"),
        ('note = { template = "{tel}" }', "the column 'tel' is private"),
        ('birth_date = { column = "ville" }', "'birth_date' is private and has no field"),
        ('email = "x"', "'email' is private and has no field"),
    ],
)
def test_a_mapping_to_something_private_is_impossible(tmp_path: Path, line: str, what: str) -> None:
    with pytest.raises(MappingError, match="private") as caught:
        read(tmp_path, f"{PLACE}{line}\n", PRIVATE)
    assert caught.value.what.startswith(what)


def test_private_fields_of_objects_are_dropped_at_any_depth(tmp_path: Path) -> None:
    person = {
        "type": "person",
        "names": {"fr": "X"},
        "public_basis": "elected",
        "email": "a@b.fr",
        "ids": {"local": "x"},
    }
    nested = event(place={"territory": {"names": {"fr": "Pau"}, "adresse": "rue X"}})
    found = read_items(tmp_path, person, nested, text=None)
    assert (len(found.records), found.rejected) == (2, [])
    assert found.private_columns == ["email", "place.territory.adresse"]
    assert "a@b.fr" not in json.dumps([repr(found)])
