"""Formats around tables and graphs: packed files, sheets, header rows, every RDF syntax."""

from __future__ import annotations

import contextlib
import gzip
import http.server
import io
import json
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from pyoxigraph import NamedNode

from passerelle.errors import SourceError
from passerelle.iris import Minter
from passerelle.sources import packed
from passerelle.sources.rdf import read_rdf
from tests.sources.test_table import (
    COLUMNS,
    ROWS,
    complaint,
    delimited,
    objects,
    parquet,
    read,
    workbook,
)

MINT = Minter("https://w3id.org/passerelle/")
GRAPH = MINT.graph("source/s")
CELL = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'
ODS = (
    '<?xml version="1.0"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
    '<office:spreadsheet><table:table table:name="Feuille">{}</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)
MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type="{}"/></manifest:manifest>'
)
BLANK = (
    '<table:table-row table:number-rows-repeated="1048000">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return out.getvalue()


def ods(rows: list[list[str]], tail: str = BLANK) -> bytes:
    lines = "".join(
        f"<table:table-row>{''.join(CELL.format('', cell) for cell in row)}</table:table-row>"
        for row in rows
    )
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = MANIFEST.format(kind.decode()).encode()
    content = ODS.format(lines + tail).encode()
    return zipped(**{"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content})


CSV = delimited(ROWS).encode()


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("t.csv.gz", gzip.compress(CSV), "csv"),
        ("t.zip", zipped(t__csv=CSV), "csv"),
        ("two.zip", zipped(lisez__txt=b"x", t__csv=CSV), "csv"),
        ("t.xlsx.gz", gzip.compress(workbook([COLUMNS, *ROWS])), "xlsx"),
        ("t.parquet.gz", gzip.compress(parquet(ROWS)), "parquet"),
        ("t.ods", ods([COLUMNS, *ROWS]), "ods"),
        ("t.zip", zipped(t__ods=ods([COLUMNS, *ROWS])), "ods"),
        ("t.json.gz", gzip.compress(json.dumps(objects(ROWS)).encode()), "json"),
    ],
)  # fmt: skip
def test_the_same_table_packed(tmp_path: Path, name: str, data: bytes, form: str) -> None:
    table = read(tmp_path, name, data, form)
    assert table.columns == COLUMNS
    assert [list(row.cells.values()) for row in table.rows] == ROWS


def test_one_of_several_files_in_an_archive_is_named(tmp_path: Path) -> None:
    data = zipped(a__csv=CSV, b__csv=b"x,y\n1,2\n")
    assert read(tmp_path, "t.zip", data, member="b.csv").columns == ["x", "y"]
    assert complaint(tmp_path, "t.zip", data) == "holds 2 files."
    assert complaint(tmp_path, "t.zip", data, member="c.csv") == "holds no 'c.csv'."


@pytest.mark.parametrize("name", ["t.csv.gz", "t.zip"])
def test_a_damaged_archive_is_refused(tmp_path: Path, name: str) -> None:
    whole = gzip.compress(CSV * 99) if name.endswith("gz") else zipped(t__csv=CSV * 99)
    assert complaint(tmp_path, name, whole[:-40]).startswith("cannot be unpacked (")
    assert complaint(tmp_path, name, CSV).startswith("cannot be unpacked (")


@pytest.mark.parametrize("name", ["t.csv.gz", "t.zip"])
def test_a_file_that_unpacks_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    zeros = b"a,b\n" + b"1,2\n" * (12 << 20)
    data = gzip.compress(zeros) if name.endswith("gz") else zipped(t__csv=zeros)
    assert complaint(tmp_path, name, data) == "unpacks to more than 200 times its size."
    monkeypatch.setattr(packed, "MAX_BYTES", 8 << 20)
    assert complaint(tmp_path, name, data) == "unpacks to more than 8 MiB."


def test_a_sheet_by_name_or_by_number(tmp_path: Path) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for name in ("Un", "Deux"):
            book.add_worksheet(name).write_column(0, 0, ["nom", name])
    data = out.getvalue()
    for sheet, told in (("Deux", "Deux"), (2, "Deux"), (1, "Un"), (None, "Un")):
        assert read(tmp_path, "t.xlsx", data, "xlsx", sheet=sheet).rows[0].cells == {"nom": told}
    assert complaint(tmp_path, "t.xlsx", data, "xlsx", sheet=9).startswith("cannot be read as xlsx")


def test_two_header_rows_with_merged_cells(tmp_path: Path) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 0, 1, "Ville")
        sheet.write_row(1, 0, ["nom", "code"])
        sheet.merge_range(0, 2, 1, 2, "Année")
        sheet.write_row(2, 0, ["Pau", "64445", 1981])
    table = read(tmp_path, "t.xlsx", out.getvalue(), "xlsx", header_rows=2)
    assert table.columns == ["Ville / nom", "Ville / code", "Année"]
    assert [(row.number, list(row.cells.values())) for row in table.rows] == [
        (3, ["Pau", "64445", "1981"])
    ]
    text = read(tmp_path, "t.csv", "Ville,,Année\nnom,code,\nPau,64445,1981\n", header_rows=2)
    assert text == table


def test_a_stray_cell_in_the_last_corner_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "a")
        sheet.write(1048575, 16383, "z")
    said = complaint(tmp_path, "t.xlsx", out.getvalue(), "xlsx")
    assert said.startswith("reaches over 1048576 rows and 16384 columns")
    many = f"<table:table-row table:number-rows-repeated='99999999'>{CELL.format('', 'x')}"
    data = ods([["a"]], f"{many}</table:table-row>")
    assert complaint(tmp_path, "t.ods", data, "ods").startswith("reaches over 100000000 rows")


def test_a_path_into_json_may_count_places(tmp_path: Path) -> None:
    data = json.dumps({"pages": [{"rows": [{"a": 1}]}]})
    table = read(tmp_path, "t.json", data, "json", items="pages.0.rows")
    assert table.rows[0].cells == {"a": "1"}
    assert complaint(tmp_path, "t.json", data, "json", items="pages.1.rows") == (
        "there is no '1' in it."
    )


# --- graphs ------------------------------------------------------------------------------

TRIX = """<TriX xmlns="http://www.w3.org/2004/03/trix/trix-1/"><graph><triple>
<uri>http://e/a</uri><uri>http://e/b</uri><uri>http://e/c</uri></triple></graph></TriX>"""
XML = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">
<rdf:Description rdf:about="http://e/a"><e:b rdf:resource="http://e/c"/></rdf:Description>
</rdf:RDF>"""
ENTITY = '<!DOCTYPE x [<!ENTITY y SYSTEM "URL/secret">]>'
LINE = "<http://e/a> <http://e/b> <http://e/c> .\n"


def statements(tmp_path: Path, name: str, data: str | bytes, **how: bool) -> list[str]:
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return [str(quad) for quad in read_rdf(path, GRAPH, MINT, **how)]


SYNTAXES: dict[str, str | bytes] = {
    "a.ttl": LINE,
    "a.n3": LINE,
    "a.nt": LINE,
    "a.nq": LINE,
    "a.trig": f"<http://e/g> {{ {LINE} }}",
    "a.rdf": XML,
    "a.owl": XML,
    "a.jsonld": '{"@id": "http://e/a", "http://e/b": {"@id": "http://e/c"}}',
    "a.trix": TRIX,
    "a.hext": '["http://e/a", "http://e/b", "http://e/c", "globalId", "", ""]\n',
    "a.ttl.gz": gzip.compress(LINE.encode()),
    "a.zip": zipped(a__nt=LINE.encode()),
}


# Named by hand: what is packed holds the time, and workers must agree on the names of tests.
@pytest.mark.parametrize(("name", "data"), SYNTAXES.items(), ids=SYNTAXES)
def test_every_syntax_gives_the_same_statement(
    tmp_path: Path, name: str, data: str | bytes
) -> None:
    assert statements(tmp_path, name, data) == [
        f"<http://e/a> <http://e/b> <http://e/c> <{GRAPH.value}>"
    ]


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.trix", "<TriX>"), ("a.hext", "[1]\n"), ("a.rdf", "<rdf:RDF"), ("a.jsonld", "{")],
    ids=["trix", "hext", "rdf", "jsonld"],
)
def test_a_broken_file_is_named(tmp_path: Path, name: str, data: str) -> None:
    with pytest.raises(SourceError, match=r"syntax error|cannot be read") as caught:
        statements(tmp_path, name, data)
    assert caught.value.where == str(tmp_path / name)


def test_named_graphs_may_stay_apart_below_the_source(tmp_path: Path) -> None:
    shown = MINT.graph("shown").value
    data = f"<{shown}> {{ {LINE} }} _:g {{ {LINE} }} {LINE}"
    path = tmp_path / "a.trig"
    path.write_text(data, encoding="utf-8")
    quads = list(read_rdf(path, GRAPH, MINT, keep_graphs=True))
    graphs = {quad.graph_name.value for quad in quads if isinstance(quad.graph_name, NamedNode)}
    assert len(graphs) == 3
    assert all(graph.startswith(GRAPH.value) for graph in graphs)
    assert shown in {quad.object.value for quad in quads if isinstance(quad.object, NamedNode)}
    assert len(statements(tmp_path, "a.trig", data)) == 3


@pytest.fixture
def asked() -> Iterator[tuple[str, list[str]]]:
    """A server on loopback that writes down what it is asked for."""
    seen: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'{"@context": {"b": "http://e/b"}}')

        def log_message(self, *args: object) -> None:
            return

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}", seen
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.jsonld", '{"@context": "URL/context.jsonld", "@id": "http://e/a", "b": "c"}'),
        ("a.jsonld", '{"@context": {"@import": "URL/c.jsonld"}, "@id": "http://e/a", "b": "c"}'),
        ("a.rdf", ENTITY + XML.replace("<e:b", "&y;<e:b")),
        ("a.rdf", '<!DOCTYPE x SYSTEM "URL/x.dtd">' + XML),
        ("a.rdf", '<!DOCTYPE x [<!ENTITY % p SYSTEM "URL/p.dtd"> %p;]>' + XML),
        ("a.rdf", '<?xml-stylesheet href="URL/s.xsl"?>' + XML),
        ("a.trix", ENTITY + TRIX.replace("http://e/c", "&y;")),
        ("a.trix", '<?xml-stylesheet href="URL/s.xsl"?>' + TRIX),
        ("a.ttl", f"<URL/o> <http://www.w3.org/2002/07/owl#imports> <URL/other> . {LINE}"),
    ],
)  # fmt: skip
def test_nothing_is_fetched(
    tmp_path: Path, asked: tuple[str, list[str]], name: str, text: str
) -> None:
    address, seen = asked
    with contextlib.suppress(SourceError):
        told = statements(tmp_path, name, text.replace("URL", address))
        assert all("secret" not in line for line in told)
    assert seen == []
