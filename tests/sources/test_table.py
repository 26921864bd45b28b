"""One table in every format people save it in: the same rows, with the same numbers."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars
import pytest
import xlsxwriter

from passerelle.errors import SourceError
from passerelle.sources.base import SourceDescription
from passerelle.sources.table import Table, read_table

COLUMNS = ["ville", "code", "année", "nom"]
ROWS = [
    ["Saint-Étienne", "42218", "1984", "圣艾蒂安"],
    ["L'Haÿ-les-Roses", "01004", "1990", "拉伊"],
]
LATIN = [row[:3] for row in ROWS]


def description(form: str, path: str, **more: Any) -> SourceDescription:
    fields = {"title": "T", "publisher": "P", "licence": "L", "retrieved": date(2026, 11, 1)}
    return SourceDescription(**{**fields, "format": form, "path": path, **more})


def read(tmp_path: Path, name: str, data: bytes | str, form: str = "csv", **more: Any) -> Table:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_table(path, description(form, name, **more))


def complaint(tmp_path: Path, name: str, data: bytes | str, form: str = "csv", **more: Any) -> str:
    with pytest.raises(SourceError) as caught:
        read(tmp_path, name, data, form, **more)
    assert caught.value.where == str(tmp_path / name)
    assert caught.value.remedy
    line = "" if caught.value.line is None else f"line {caught.value.line}: "
    return f"{line}{caught.value.what}"


def delimited(rows: list[list[str]], delimiter: str = ",") -> str:
    header = COLUMNS[: len(rows[0])]
    return "".join(delimiter.join(row) + "\n" for row in [header, *rows])


def workbook(rows: list[list[Any]], skip: int = 0) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Feuille")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for number, row in enumerate(rows, start=skip):
            for place, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, place, value, day)
                elif value is not None:
                    sheet.write(number, place, value)
    return out.getvalue()


def parquet(rows: list[list[str]]) -> bytes:
    out = io.BytesIO()
    polars.DataFrame(rows, schema=COLUMNS[: len(rows[0])], orient="row").write_parquet(out)
    return out.getvalue()


def objects(rows: list[list[str]]) -> list[dict[str, str]]:
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows]


def json_lines(rows: list[list[str]]) -> str:
    return "\n".join(json.dumps(item, ensure_ascii=False) for item in objects(rows))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("utf-8.csv", delimited(ROWS).encode()),
        ("with-mark.csv", delimited(ROWS).encode("utf-8-sig")),
        ("windows-lines.csv", delimited(ROWS).replace("\n", "\r\n").encode()),
        ("semicolons.csv", delimited(ROWS, ";").encode()),
        ("gb18030.csv", delimited(ROWS).encode("gb18030")),
        ("utf-16.csv", delimited(ROWS).encode("utf-16")),
        ("utf-16-le-without-mark.csv", delimited(ROWS).encode("utf-16-le")),
        ("utf-16-be-without-mark.csv", delimited(ROWS).encode("utf-16-be")),
        ("tabs.tsv", delimited(ROWS, "\t").encode()),
        ("book.xlsx", workbook([COLUMNS, *ROWS])),
        ("columns.parquet", parquet(ROWS)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_same_table_in_any_format(tmp_path: Path, name: str, data: bytes) -> None:
    table = read(tmp_path, name, data, name.rsplit(".", 1)[1])
    assert table.columns == COLUMNS
    assert [list(row.cells.values()) for row in table.rows] == ROWS
    assert [row.number for row in table.rows] == [2, 3]


@pytest.mark.parametrize(("form", "write"), [("json", objects), ("jsonl", json_lines)])
def test_the_same_table_as_objects(
    tmp_path: Path, form: str, write: Callable[[list[list[str]]], Any]
) -> None:
    made = write(ROWS)
    data = made if isinstance(made, str) else json.dumps(made, ensure_ascii=False)
    table = read(tmp_path, f"rows.{form}", data, form)
    assert table.columns == COLUMNS
    assert [list(row.cells.values()) for row in table.rows] == ROWS
    assert [row.number for row in table.rows] == [1, 2]


def test_latin_1_with_semicolons_as_french_spreadsheets_save_it(tmp_path: Path) -> None:
    table = read(tmp_path, "t.csv", delimited(LATIN, ";").encode("latin-1"))
    assert table.columns == COLUMNS[:3]
    assert [list(row.cells.values()) for row in table.rows] == LATIN


def test_a_stated_encoding_and_delimiter_are_believed(tmp_path: Path) -> None:
    data = "a|b\né,x|2\n".encode("cp1252")
    table = read(tmp_path, "t.csv", data, encoding="cp1252", delimiter="|")
    assert table.rows[0].cells == {"a": "é,x", "b": "2"}
    marked = "ville\nPau\n".encode("utf-8-sig")
    assert read(tmp_path, "t.csv", marked, encoding="utf-8").columns == ["ville"]


def test_a_cell_of_many_lines_is_one_row(tmp_path: Path) -> None:
    table = read(tmp_path, "t.csv", '"a\nname",b\n"x\ny\nz",1\n\nw,2\n')
    assert [(row.number, row.cells["b"]) for row in table.rows] == [(2, "1"), (4, "2")]
    assert table.rows[0].cells["a\nname"] == "x\ny\nz"


def test_blank_rows_count_in_a_workbook_and_in_a_text(tmp_path: Path) -> None:
    rows = [["a", "b"], ["x", "1"], [None, None], ["y", "2"]]
    book = read(tmp_path, "t.xlsx", workbook(rows, skip=2), "xlsx")
    text = read(tmp_path, "t.csv", "\n\na,b\nx,1\n,\ny,2\n")
    assert book == text
    assert [row.number for row in book.rows] == [4, 6]


def test_cells_of_a_workbook_read_as_they_look(tmp_path: Path) -> None:
    row = ["01004", 1981, 2.5, date(2016, 10, 28), True, None]
    table = read(tmp_path, "t.xlsx", workbook([list("abcdef"), row]), "xlsx")
    assert list(table.rows[0].cells.values()) == ["01004", "1981", "2.5", "2016-10-28", "true", ""]


def test_cells_of_a_parquet_file_read_as_those_of_a_workbook(tmp_path: Path) -> None:
    out = io.BytesIO()
    columns = {"a": [1981.0], "b": [date(2016, 10, 28)], "c": [True], "d": [["x", "y"]]}
    polars.DataFrame(columns).write_parquet(out)
    table = read(tmp_path, "t.parquet", out.getvalue(), "parquet")
    assert list(table.rows[0].cells.values()) == ["1981", "2016-10-28", "true", "x|y"]


def test_nested_objects_have_dotted_columns(tmp_path: Path) -> None:
    data = json.dumps({"data": {"rows": [{"a": {"b": 1, "c": None}, "d": ["x", "y"], "e": True}]}})
    table = read(tmp_path, "t.json", data, "json", items="data.rows")
    assert table.rows[0].cells == {"a.b": "1", "a.c": "", "d": "x|y", "e": "true"}


def test_a_line_separator_inside_a_json_text_is_no_line_break(tmp_path: Path) -> None:
    table = read(tmp_path, "t.jsonl", '{"a": "x\u2028y"}\r\n\n{"a": "z"}\n', "jsonl")
    assert [row.cells["a"] for row in table.rows] == ["x\u2028y", "z"]


def test_a_row_that_is_too_long_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    table = read(tmp_path, "t.csv", "a,b\n1,2\n1,2,3\n1\n1,2,,\n")
    assert [row.fault is not None for row in table.rows] == [False, True, False, False]
    assert "3 cells but the header has 2" in str(table.rows[1].fault)
    assert table.rows[2].cells == {"a": "1"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty."),
        (b"\n \n", "there is no header row."),
        (b"a,b,a\n1,2,3\n", "line 1: the column 'a' stands twice in the header."),
        (b"a,b\n1,x\x00y\n", "line 2: holds a NUL character"),
        (b'a,b\n"' + b"x" * (17 << 20) + b'"\n', "field larger than field limit"),
    ],
    ids=["empty", "blank", "twice", "nul", "endless cell"],
)
def test_a_table_that_cannot_be_meant_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    assert said in complaint(tmp_path, "t.csv", data)


def test_a_wrong_encoding_is_named_with_the_place(tmp_path: Path) -> None:
    data = "ville\nÉvian\n".encode("latin-1")
    assert complaint(tmp_path, "t.csv", data, encoding="utf-8") == "is not utf-8 at byte 6."
    assert complaint(tmp_path, "t.csv", data, encoding="utf-9") == "unknown encoding 'utf-9'."


def test_a_truncated_workbook_is_refused(tmp_path: Path) -> None:
    whole = workbook([COLUMNS, *ROWS])
    said = complaint(tmp_path, "t.xlsx", whole[: len(whole) // 2], "xlsx")
    assert said.startswith("cannot be read as xlsx (")


def test_a_sheet_that_does_not_exist_is_named(tmp_path: Path) -> None:
    assert "'Sheet9'" in complaint(tmp_path, "t.xlsx", workbook([["a"]]), "xlsx", sheet="Sheet9")


def test_an_empty_workbook_has_no_header(tmp_path: Path) -> None:
    complaint(tmp_path, "t.xlsx", workbook([]), "xlsx")


@pytest.mark.parametrize(
    ("form", "data", "said"),
    [
        ("jsonl", '{"a": 1}\n\n{"a":\n', "line 3: is not JSON: Expecting value (column 6)."),
        ("json", '[\n{"a": 1},\n]', "line 3: is not JSON"),
        ("json", '{"a": 1}', "holds no list of objects."),
        ("json", "5", "holds no list of objects."),
    ],
)
def test_wrong_json_names_its_line(tmp_path: Path, form: str, data: str, said: str) -> None:
    assert complaint(tmp_path, f"t.{form}", data, form).startswith(said.removesuffix("."))


def test_a_list_that_is_not_there_is_named(tmp_path: Path) -> None:
    data = '{"data": {"row": []}}'
    assert complaint(tmp_path, "t.json", data, "json", items="data.rows") == (
        "there is no 'rows' in it."
    )


def test_an_item_that_is_no_object_is_set_aside(tmp_path: Path) -> None:
    table = read(tmp_path, "t.json", '[{"a": 1}, 5]', "json")
    assert [row.fault for row in table.rows] == [None, "the item is not an object."]


@pytest.mark.parametrize("form", ["csv", "json", "parquet"])
def test_a_missing_file_brings_up_the_one_that_is_meant(tmp_path: Path, form: str) -> None:
    (tmp_path / f"partnerships.{form}").touch()
    with pytest.raises(SourceError, match=f"Did you mean 'partnerships.{form}'"):
        read_table(tmp_path / f"partnership.{form}", description(form, "x"))


def test_a_missing_folder_is_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="there is no such file"):
        read_table(tmp_path / "nowhere" / "t.csv", description("csv", "x"))
