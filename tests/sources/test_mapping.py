"""Mappings: rows into records, and every slip named with file, line and a suggestion."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from passerelle.errors import ExpectationError, MappingError, SourceError
from passerelle.iris import Minter
from passerelle.sources.base import SourceResult
from passerelle.sources.read import digest_folder, load_description, read_source
from passerelle.vocabulary import load_vocabulary

HEAD = """\
title = "Jumelages"
publisher = "P"
licence = "https://creativecommons.org/licenses/by/4.0/"
retrieved = 2026-11-01
format = "csv"
path = "t.csv"
"""
# The first line of a mapping written below is line 7 of its file.
TABLE = """\
type,annee,themes,ville,code,partenaire,pays,page
Jumelage,1981,culture;santé,Montpellier,34172,Chengdu,Chine,https://a.fr https://b.fr
Accord,avant 1990,,Rennes,35238,,,
"""
PARTNERSHIP = """\
[[record]]
type = "partnership"
kind = { column = "type", map = { Jumelage = "twinning", Accord = "partnership" } }
when = { column = "annee" }
themes = { column = "themes", split = ";" }
cited = { column = "page", split = " " }
note = { template = "{ville} ({code})" }
status = "ongoing"
[[record.party]]
collectivity = { name.fr = { column = "ville" }, country = "FR" }
[[record.party]]
role = "partner"
[record.party.collectivity]
name.fr = { column = "partenaire" }
country = { column = "pays", map = "pays.csv", default = "CN" }
"""
SERIES = '[[record]]\ntype = "series"\nname.fr = { column = "ville" }\n'


def write(folder: Path, mapping: str, table: str | bytes = TABLE, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "source.toml").write_text(HEAD + mapping, encoding="utf-8")
    (folder / "t.csv").write_bytes(table if isinstance(table, bytes) else table.encode())
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return folder


def result(folder: Path) -> SourceResult:
    source = load_description(folder)
    minter = Minter("https://w3id.org/passerelle/")
    return read_source(folder, source, digest_folder(folder), load_vocabulary(), minter)


def read(tmp_path: Path, mapping: str, table: str = TABLE, **files: str) -> SourceResult:
    return result(write(tmp_path / "twins", mapping, table, **files))


def slip(tmp_path: Path, mapping: str, **files: str) -> MappingError:
    with pytest.raises(MappingError) as caught:
        read(tmp_path, mapping, **files)
    assert caught.value.where == str(tmp_path / "twins" / "source.toml")
    return caught.value


# --- rows into records -------------------------------------------------------------------


def test_a_row_becomes_a_partnership_with_its_parties(tmp_path: Path) -> None:
    found = read(tmp_path, PARTNERSHIP, pays_csv="Chine,CN\nInde,IN\n")
    first, second = found.records
    assert (first.kind, first.status, first.note) == ("twinning", "ongoing", "Montpellier (34172)")
    assert first.themes == ("culture", "health")
    assert first.when.text == "1981"
    assert [party.actor.names[0].text for party in first.parties] == ["Montpellier", "Chengdu"]
    assert [party.actor.country for party in first.parties] == ["FR", "CN"]
    assert found.rejected == []
    assert found.unused_columns == []
    assert second.themes == ()


def test_the_row_is_its_own_evidence(tmp_path: Path) -> None:
    record = read(tmp_path, PARTNERSHIP, pays_csv="Chine,CN\n").records[1]
    (evidence,) = record.evidence
    assert (evidence.source, evidence.file, evidence.row) == ("twins", "t.csv", 3)
    assert evidence.cited == ()


@pytest.mark.parametrize("split", [', split = " "', ""])
def test_addresses_that_a_row_cites_are_kept(tmp_path: Path, split: str) -> None:
    mapping = SERIES + f'cited = {{ column = "page"{split} }}\n'
    table = "ville,page\nA,https://a.fr https://b.fr\n"
    (record,) = read(tmp_path, mapping, table).records
    assert " ".join(record.evidence[0].cited) == "https://a.fr https://b.fr"
    assert len(record.evidence[0].cited) == 2


def test_a_party_of_which_the_row_says_nothing_is_left_out(tmp_path: Path) -> None:
    """Its constants and defaults (role, country) do not make it a party."""
    table = "type,annee,themes,ville,code,partenaire,pays,page\nAccord,1990,,Rennes,,,,\n"
    (record,) = read(tmp_path, PARTNERSHIP, table, pays_csv="Chine,CN\n").records
    assert [party.actor.names[0].text for party in record.parties] == ["Rennes"]


def test_a_record_of_which_the_row_says_nothing_is_left_out(tmp_path: Path) -> None:
    mapping = SERIES + '[[record]]\ntype = "series"\nname.zh = { column = "zh" }\n'
    found = read(tmp_path, mapping, "ville,zh\nA,甲\nB,\n")
    assert [record.names[0].text for record in found.records] == ["A", "甲", "B"]
    assert found.rows == 2


def test_a_template_of_empty_columns_says_nothing(tmp_path: Path) -> None:
    mapping = SERIES + 'note = { template = "{a} – {b}" }\n'
    found = read(tmp_path, mapping, "ville,a,b\nX,1,\nY,,\n")
    assert [record.note for record in found.records] == ["1 –", None]


def test_a_map_may_give_a_zero(tmp_path: Path) -> None:
    mapping = (
        '[[record]]\ntype = "territory"\nname.fr = { column = "ville" }\n'
        'level = { column = "rang", map = { pays = 0, commune = 5 } }\n'
    )
    found = read(tmp_path, mapping, "ville,rang\nFrance,pays\nPau,commune\n")
    assert [record.level for record in found.records] == [0, 5]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ('name = { column = "ville" }', [("fr", "Xi'an", True)]),
        ('name = { column = "ville", lang = "en" }', [("en", "Xi'an", True)]),
        ('name.zh = { column = "ville", split = "/" }', [("zh", "Xi'an", True)]),
        ('name = { en = { const = "Trial" } }', [("en", "Trial", True)]),
    ],
)
def test_a_name_has_the_language_it_is_given(
    tmp_path: Path, name: str, expected: list[tuple[str, str, bool]]
) -> None:
    mapping = f'[[record]]\ntype = "series"\n{name}\nnote = {{ column = "ville" }}\n'
    (record,) = read(tmp_path, mapping, "ville\nXi'an\n").records
    assert [(n.lang, n.text, n.main) for n in record.names] == expected


def test_the_source_says_how_its_records_are_meant_unless_the_row_does(tmp_path: Path) -> None:
    mapping = f'modality = "reported"\n{SERIES}modality = {{ column = "m" }}\n'
    found = read(tmp_path, mapping, "ville,m\nA,\nB,intended\n")
    assert [record.modality for record in found.records] == ["reported", "intended"]


def test_a_bad_row_is_set_aside_with_column_value_and_reason(tmp_path: Path) -> None:
    table = (
        "type,annee,themes,ville,code,partenaire,pays,page\n"
        "Jumelage,31/02/2019,,A,,,,\n"
        "Pacte,1990,,B,,,,\n"
        "Jumelage,1990,cultur,C,,,,\n"
        "Jumelage,1990,,D,,X,Chin,\n"
        "Jumelage,1990,,E\n"
        "Jumelage,1990,,F,,,,,,trop\n"
    )
    found = read(tmp_path, PARTNERSHIP, table, pays_csv="Chine,CN\n")
    told = [(one.row, one.column, one.value, one.reason) for one in found.rejected]
    assert told[:4] == [
        (
            2,
            "annee",
            "31/02/2019",
            "there is no day 31 in February 2019: February 2019 has 28 days. "
            "Correct the date in the source.",
        ),
        (3, "type", "Pacte", "'Pacte' is not in the map. Known: Accord, Jumelage."),
        (4, "themes", "cultur", "unknown theme 'cultur'. Did you mean 'culture'?"),
        (5, "pays", "Chin", "'Chin' is not in the map. Did you mean 'Chine'?"),
    ]
    assert told[4][0] == 7
    assert "10 cells but the header has 8" in told[4][3]
    assert [record.parties[0].actor.names[0].text for record in found.records] == ["E"]


# --- slips ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mapping", "line", "what", "remedy"),
    [
        (
            SERIES + "modalty = 1\n",
            10,
            "unknown key 'modalty'.",
            "Did you mean 'modality'?",
        ),
        (
            '[[record]]\ntype = "series"\nname.fr = { column = "vile" }\n',
            9,
            "there is no column 'vile'.",
            "Did you mean 'ville'?",
        ),
        (
            SERIES + 'note = { template = "{ville} {cod}" }\n',
            10,
            "there is no column 'cod'.",
            "Did you mean 'code'?",
        ),
        (
            SERIES + '[[record]]\ntype = "partnerships"\n',
            11,
            "unknown record type 'partnerships'.",
            "Did you mean 'partnership'?",
        ),
        (
            SERIES + 'ids.sirenn = { column = "code" }\n',
            10,
            "unknown identifier scheme 'sirenn'.",
            "Did you mean 'siren'?",
        ),
        (
            SERIES + 'note = { colum = "code" }\n',
            10,
            "unknown key 'colum' in 'note'.",
            "Did you mean 'column'?",
        ),
        (
            SERIES + 'note = { column = "code", splitt = ";" }\n',
            10,
            "unknown key 'splitt' in 'note'.",
            "Did you mean 'split'?",
        ),
        (
            '[[record]]\ntype = "partnership"\n[[record.party]]\ncolectivity = { name = "x" }\n',
            10,
            "unknown key 'colectivity'.",
            "Did you mean 'collectivity'?",
        ),
        (
            '[[record]]\ntype = "event"\nplace = { territori = { ids.own = "x" } }\n',
            9,
            "unknown key 'territori'.",
            "Did you mean 'territory'?",
        ),
        (
            SERIES + 'note = { column = "pays", map = "pais.csv" }\n',
            10,
            "there is no lookup file 'pais.csv'.",
            "Put it beside source.toml.",
        ),
        (
            'ignore = ["codes"]\n' + SERIES,
            7,
            "there is no column 'codes'.",
            "Did you mean 'code'?",
        ),
        (
            '[[record]]\ntype = "event"\nplace = "Lyon"\nparticipation = ["x"]\n',
            10,
            "'participation' must be a table.",
            "Write it as { … }.",
        ),
    ],
)
def test_a_slip_is_named_with_line_and_suggestion(
    tmp_path: Path, mapping: str, line: int, what: str, remedy: str
) -> None:
    fault = slip(tmp_path, mapping)
    assert (fault.line, fault.what, fault.remedy) == (line, what, remedy)


def test_a_record_without_type_is_asked_for_one(tmp_path: Path) -> None:
    fault = slip(tmp_path, '[[record]]\nname.fr = { column = "ville" }\n')
    assert fault.what == "a [[record]] has no type."
    assert "partnership" in str(fault.remedy)


def test_columns_that_are_neither_used_nor_ignored_are_reported(tmp_path: Path) -> None:
    found = read(tmp_path, f'ignore = ["code", "page"]\n{SERIES}', TABLE)
    assert found.unused_columns == ["type", "annee", "themes", "partenaire", "pays"]


# --- the source as a whole -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expect", "said"),
    [
        ("{ min = 3 }", "gave 2 records, but source.toml expects 3 to any number."),
        ("{ max = 1 }", "gave 2 records, but source.toml expects 0 to 1."),
    ],
)
def test_a_source_that_shrinks_or_explodes_fails(tmp_path: Path, expect: str, said: str) -> None:
    with pytest.raises(ExpectationError) as caught:
        read(tmp_path, f"expect = {expect}\n{SERIES}")
    assert caught.value.what == said
    assert "expect" in str(caught.value.remedy)


def test_a_source_within_what_it_expects_is_read(tmp_path: Path) -> None:
    assert len(read(tmp_path, f"expect = {{ min = 2, max = 2 }}\n{SERIES}").records) == 2


def test_too_few_records_show_the_first_row_that_was_rejected(tmp_path: Path) -> None:
    mapping = f"expect = {{ min = 1 }}\n{SERIES}edition = 1\n".replace("series", "event")
    table = "ville\nA\n"
    with pytest.raises(ExpectationError, match=r"row 2 was rejected: when: there is no month 13"):
        read(tmp_path, f'{mapping}when = "2019-13"\n', table)


@pytest.mark.parametrize("allowed", [0, 1])
def test_more_rejected_rows_than_allowed_stop_the_source(tmp_path: Path, allowed: int) -> None:
    mapping = f'max_rejected = {allowed}\n[[record]]\ntype = "event"\nwhen = {{ column = "an" }}\n'
    table = "an\nhier\ndemain\n1981\n"
    with pytest.raises(ExpectationError) as caught:
        read(tmp_path, mapping, table)
    assert f"2 rows rejected, more than max_rejected = {allowed}" in str(caught.value)
    assert "row 2: 'hier' is not a date" in str(caught.value)
    assert len(read(tmp_path, mapping.replace(f"= {allowed}\n", "= 2\n"), table).records) == 1


def test_a_folder_without_description_says_what_to_write(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"has no source\.toml\. Write one"):
        load_description(tmp_path)


def test_a_description_knows_the_name_of_its_folder_and_one_title(tmp_path: Path) -> None:
    source = load_description(write(tmp_path / "twins", SERIES))
    assert (source.name, source.title) == ("twins", {"und": "Jumelages"})


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"licence": "license"}, "line 3: unknown key 'license'. Did you mean 'licence'?"),
        ({'"csv"': '"cvs"'}, "line 5: 'format' = 'cvs'"),
        ({"2026-11-01": '"hier"'}, "line 4: 'retrieved' = 'hier'"),
    ],
)
def test_a_slip_in_the_description_is_named(
    tmp_path: Path, change: dict[str, str], said: str
) -> None:
    folder = write(tmp_path / "twins", SERIES)
    for old, new in change.items():
        file = folder / "source.toml"
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        load_description(folder)
    assert said in str(caught.value)


def test_the_digest_changes_with_any_file_and_with_nothing_else(tmp_path: Path) -> None:
    folder = write(tmp_path / "twins", SERIES, pays_csv="Chine,CN\n")
    before = digest_folder(folder)
    assert digest_folder(write(tmp_path / "other", SERIES, pays_csv="Chine,CN\n")) == before
    seen: set[Any] = {before}
    for name in ("t.csv", "source.toml", "pays.csv"):
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        seen.add(digest_folder(folder))
    assert len(seen) == 4
