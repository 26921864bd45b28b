"""Hostile files: each is refused with its name, or read right, in bounded memory and time.

Every file is read in a process of its own that may take 3 GiB of addresses and 60 seconds.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.sources.test_file_formats import CELL, ENTITY, LINE, XML, ods, zipped
from tests.sources.test_table import workbook

CHILD = """
import json, resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
from passerelle.errors import PasserelleError
from passerelle.iris import Minter
from passerelle.sources.read import load_description, read_source
from passerelle.vocabulary import load_vocabulary
folder = Path(sys.argv[1])
try:
    minter = Minter("https://w3id.org/passerelle/")
    found = read_source(folder, load_description(folder), "", load_vocabulary(), minter)
    told = {"records": [[n.text for n in getattr(r, "names", ())] for r in found.records[:9]],
            "quads": len(found.quads), "rejected": [r.reason for r in found.rejected[:9]]}
except PasserelleError as fault:
    told = {"refused": fault.what, "where": fault.where}
print(json.dumps(told))
"""
HEAD = 'title = "T"\npublisher = "P"\nlicence = "L"\nretrieved = 2026-11-01\n'
SECRET = ENTITY.replace("URL/secret", "file:///etc/passwd")
DEEP = 100_000
NESTED = b"<http://e/a> <http://e/b> " + b"[<http://e/b> " * DEEP + b"1" + b"]" * DEEP + b" ."
SERIES = '[[record]]\ntype = "series"\nname = { column = "a" }\n'


def outcome(folder: Path, name: str, data: bytes, form: str, mapping: str = SERIES) -> Any:
    (folder / name).write_bytes(data)
    toml = f'{HEAD}format = "{form}"\npath = "{name}"\n{mapping}'
    (folder / "source.toml").write_text(toml, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", CHILD, folder],
        capture_output=True,
        text=True,
        env={**os.environ, "POLARS_MAX_THREADS": "1"},
        timeout=90,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def bomb_workbook() -> bytes:
    out = io.BytesIO(workbook([["a"], ["x"]]))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/zeros.bin", bytes(600 << 20))
    return out.getvalue()


def corner() -> bytes:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"/></row>'
    source = zipfile.ZipFile(io.BytesIO(workbook([["a"], ["x"]])))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part in source.namelist():
            data = source.read(part)
            if part == "xl/worksheets/sheet1.xml":
                head, tail = data.split(b"<sheetData>")[0], data.split(b"</sheetData>")[1]
                data = head + b"<sheetData>" + rows.encode() + b"</sheetData>" + tail
            archive.writestr(part, data)
    return out.getvalue()


def repeated_rows() -> bytes:
    row = f'<table:table-row table:number-rows-repeated="900000000">{CELL.format("", "x")}'
    return ods([["a"]], f"{row}</table:table-row>")


def laughs() -> bytes:
    ties = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE x [<!ENTITY l0 "ha">{ties}]>{XML.replace("<e:b", "&l9;<e:b")}'.encode()


REFUSED: dict[str, tuple[str, Callable[[], bytes], str, str]] = {
    "a workbook that is a zip bomb": ("t.xlsx", bomb_workbook, "xlsx", "unpacks to more than"),
    "a gz of nothing but zeros": (
        "t.csv.gz",
        lambda: gzip.compress(bytes(600 << 20), 1),
        "csv",
        "unpacks to more than",
    ),
    "a zip of zeros": ("t.zip", lambda: zipped(t__csv=bytes(600 << 20)), "csv", "unpacks to more"),
    "a cell in the last corner": ("t.xlsx", corner, "xlsx", "reaches over"),
    "a row repeated without end": ("t.ods", repeated_rows, "ods", "reaches over"),
    "a million columns": (
        "t.csv",
        lambda: ",".join(f"c{n}" for n in range(1_000_000)).encode() + b"\n1\n",
        "csv",
        "has 1000000 columns",
    ),
    "a million fields": (
        "t.json",
        lambda: json.dumps([{f"c{n}": n for n in range(1_000_000)}]).encode(),
        "json",
        "1000000 different fields",
    ),
    "duplicate headers": ("t.csv", lambda: b"a,b,a\n1,2,3\n", "csv", "stands twice"),
    "NUL bytes": ("t.csv", lambda: b"a,b\nx\x00y,2\n", "csv", "holds a NUL character"),
    "a quote that never ends": ("t.csv", lambda: b'a\n"' + b"x" * (17 << 20), "csv", "field limit"),
    "JSON nested without end": ("t.json", lambda: b"[" * 500_000, "json", "too deep"),
    "an object nested without end": (
        "t.json",
        lambda: b"[" + b'{"a":' * 600 + b"1" + b"}" * 600 + b"]",
        "json",
        "no column 'a'",
    ),
    "a number without end": (
        "t.json",
        lambda: b'[{"a": ' + b"9" * 99_999 + b"}]",
        "json",
        "digits",
    ),
    "a workbook that says csv": ("t.csv", lambda: workbook([["a"]]), "csv", ""),
    "a truncated parquet": ("t.parquet", lambda: b"PAR1" + bytes(99), "parquet", "cannot be read"),
    "a billion laughs": ("t.rdf", laughs, "rdf", ""),
    "an external entity": (
        "t.rdf",
        lambda: (SECRET + XML.replace("<e:b", "&y;<e:b")).encode(),
        "rdf",
        "",
    ),
    "an entity in TriX": (
        "t.trix",
        lambda: SECRET.encode() + b"<TriX/>",
        "rdf",
        "document type",
    ),
    "a remote context": (
        "t.jsonld",
        lambda: b'{"@context": "http://127.0.0.1:9/c", "@id": "http://e/a", "b": 1}',
        "rdf",
        "",
    ),
    "an IRI with spaces and quotes": (
        "t.nt",
        lambda: b'<http://e/a b"c> <http://e/p> "x" .\n',
        "rdf",
        "syntax error",
    ),
    "Turtle nested without end": (
        "t.ttl",
        lambda: NESTED,
        "rdf",
        "blank nodes that look alike",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_a_hostile_file_is_refused_by_name(tmp_path: Path, case: str) -> None:
    name, make, form, said = REFUSED[case]
    told = outcome(tmp_path, name, make(), form)
    assert "refused" in told, told
    assert said in told["refused"]
    assert told["where"].endswith((name, "source.toml"))
    assert len(told["refused"]) < 400


READ: dict[str, tuple[str, bytes, str, list[list[str]]]] = {
    "a field of ten megabytes": ("csv", b'a,b\nx,"' + b"y" * (10 << 20) + b'"\n', "a", [["x"]]),
    "formula cells": ("csv", b'a\n"=HYPERLINK(""http://e"")"\n', "a", [['=HYPERLINK("http://e")']]),
    "mixed newlines": ("csv", b"a,b\r\nx,1\ny,2\rz,3\n", "a", [["x"], ["y"], ["z"]]),
    "right-to-left marks": (
        "csv",
        "\u202ea\u200f,b\n\u202eabc\u202c,1\n".encode(),
        "a",
        [["abc"]],
    ),
    "a billion spaces": ("csv", b"a,b\nx," + b" " * (9 << 20) + b"\n", "a", [["x"]]),
    "rows that differ in length": ("csv", b"a,b\nx\ny,1,2,3\nz,1\n", "a", [["x"], ["z"]]),
    "names of tags and quotes": ("csv", b'a\n"<script>""&"\n', "a", [['<script>"&']]),
}


@pytest.mark.parametrize("case", READ)
def test_an_odd_file_is_read_right(tmp_path: Path, case: str) -> None:
    form, data, _, expected = READ[case]
    assert outcome(tmp_path, f"t.{form}", data, form)["records"] == expected


def test_formulas_of_a_workbook_are_read_as_their_values(tmp_path: Path) -> None:
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "a")
        sheet.write_formula(1, 0, '=CONCATENATE("P","au")', None, "Pau")
    assert outcome(tmp_path, "t.xlsx", out.getvalue(), "xlsx")["records"] == [["Pau"]]


@pytest.mark.parametrize(
    ("text", "why"),
    [(r"\ud800x", "half of a surrogate pair (U+D800)"), (r"x\u0007", "a control character")],
)
def test_damaged_texts_of_json_set_the_item_aside(tmp_path: Path, text: str, why: str) -> None:
    data = f'[{{"a": "{text}"}}, {{"a": "ok"}}]'.encode()
    told = outcome(tmp_path, "t.json", data, "json")
    assert told["records"] == [["ok"]]
    assert why in told["rejected"][0]
    record = f'[{{"type": "series", "names": {{"fr": "{text}"}}}}]'.encode()
    assert why in outcome(tmp_path, "t.json", record, "json", "")["rejected"][0]


def test_addresses_with_spaces_and_quotes_set_the_row_aside(tmp_path: Path) -> None:
    mapping = SERIES + 'cited = { column = "b", split = "|" }\n'
    told = outcome(tmp_path, "t.csv", b'a,b\nx,"http://e/a ""b"\ny,http://e/b\n', "csv", mapping)
    assert told["records"] == [["y"]]
    assert "is no address" in told["rejected"][0]


def test_a_sound_graph_is_read_beside_them(tmp_path: Path) -> None:
    assert outcome(tmp_path, "t.nt", LINE.encode(), "rdf", "")["quads"] == 1
