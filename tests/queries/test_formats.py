"""The same answer in every format: read back by a program that is not ours."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import fastexcel
import polars as pl
import pyoxigraph as ox
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyld import jsonld
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rich.cells import cell_len

from passerelle.errors import QueryError, UsageError
from passerelle.queries import Answer, run_query
from passerelle.queries.formats import FORMATS, Look, format_of, render
from passerelle.queries.formats.frame import frame
from passerelle.queries.values import Thing, value_of
from passerelle.store import EmbeddedStore, Solutions
from tests.queries.conftest import answer, typed

CHENGDU = NamedNode("http://example.org/chengdu")
MIXED = answer(
    (CHENGDU, typed("1981", "integer"), typed("1981-06-22", "date"), Literal("=1+1")),
    (BlankNode("b"), typed("2.50", "decimal"), None, Literal("成都市", language="zh")),
    names="thing n day text",
    labels={CHENGDU.value: "Chengdu"},
)
TEXTS = st.text(alphabet=st.characters(codec="utf-8"), max_size=40)


def written(one: Answer, name: str, **look: Any) -> Any:
    return render(one, FORMATS[name], Look(**look))


# --- tables of text ----------------------------------------------------------------------


@pytest.mark.parametrize(("name", "mark"), [("csv", ","), ("tsv", "\t")])
def test_separated_values_show_names_and_lexical_forms(name: str, mark: str) -> None:
    rows = list(csv.reader(io.StringIO(written(MIXED, name)), delimiter=mark))
    assert rows == [
        ["thing", "n", "day", "text"],
        ["Chengdu", "1981", "1981-06-22", "'=1+1"],
        ["b", "2.50", "", "成都市"],
    ]
    assert CHENGDU.value in written(MIXED, name, addresses=True)


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", "＝1", "－1", "-cmd|' /C calc'!A0"]
)
def test_what_would_run_in_a_spreadsheet_does_not(text: str) -> None:
    for name, mark in (("csv", ","), ("tsv", "\t")):
        (_, row) = csv.reader(
            io.StringIO(written(answer((text,), names="a"), name), newline=""), delimiter=mark
        )
        assert row == [f"'{text}"]


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("-5", "integer", "-5"),
        ("+1.5", "decimal", "+1.5"),
        ("-1e9", "double", "-1e9"),
        ("-1+cmd", "integer", "'-1+cmd"),  # says it is a number, and is not
        ("-5", "string", "'-5"),
        ("-0044-03-15", "date", "'-0044-03-15"),
    ],
)
def test_numbers_stay_numbers_and_nothing_else_does(text: str, kind: str, shown: str) -> None:
    assert written(answer((typed(text, kind),), names="a"), "csv") == f"a\n{shown}\n"


@given(rows=st.lists(st.tuples(TEXTS, TEXTS), max_size=5))
@example([("a\nb", 'c"d'), ("e\rf", "g,h")])
def test_csv_and_tsv_read_back_to_the_same_texts(rows: list[tuple[str, str]]) -> None:
    for name, mark in (("csv", ","), ("tsv", "\t")):
        stream = io.StringIO(written(answer(*rows), name), newline="")
        back = [tuple(row) for row in csv.reader(stream, delimiter=mark)][1:]
        assert [tuple(_bare(cell) for cell in row) for row in back] == [
            tuple(_bare(cell) for cell in row) for row in rows
        ]


def _bare(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:2] in tuple("=+-@＝＋－＠\t\r\n") else cell


@given(rows=st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=5))
def test_markdown_has_one_line_per_row_and_one_cell_per_column(
    rows: list[tuple[str, str]],
) -> None:
    lines = written(answer(*rows), "markdown").split("\n")[:-1]
    assert len(lines) == len(rows) + 2
    for line in lines:
        assert line.replace("\\\\", "").replace("\\|", "").count("|") == 3


def test_markdown_shows_no_html_and_puts_numbers_right() -> None:
    one = answer(("<b>|*x*", typed("3", "integer")), ("a\nb", None))
    assert written(one, "markdown") == (
        "| a | b |\n| --- | ---: |\n| &lt;b>\\|\\*x\\* | 3 |\n| a<br>b |  |\n"
    )


LONG = "各省市地方政府与法国大区、省和市镇的友好合作关系一览表"


@pytest.mark.parametrize("width", [30, 40, 61, 80])
def test_a_table_fits_its_width_with_wide_characters(width: int) -> None:
    one = answer((LONG, "Île-de-France – 法兰西岛大区"), ("成都市", LONG * 2), names="名称 nom")
    lines = written(one, "table", width=width).split("\n")
    assert max(cell_len(line) for line in lines) <= width
    letters = "".join("".join(lines).replace("│", " ").split())
    assert letters.count("省") >= 1
    bars = [cell_len(line[: line.index("│")]) for line in lines if "│" in line]
    assert len(set(bars)) == 1  # columns stand below each other, cell by cell


def test_a_table_cannot_steer_the_terminal() -> None:
    shown = written(answer(("\x1b[2J\x07\x9b1m",), names="a"), "table", width=40)
    assert "␛[2J␇\ufffd1m" in shown


# --- SPARQL results ----------------------------------------------------------------------

TERMS = st.one_of(
    TEXTS.map(Literal),
    TEXTS.map(lambda text: Literal(text, language="zh-hans")),
    st.integers().map(Literal),
    st.sampled_from([CHENGDU, BlankNode("b1"), typed("1981", "gYear"), None]),
)


@given(rows=st.lists(st.tuples(TERMS, TERMS), max_size=5))
def test_json_reads_back_to_the_same_terms(rows: list[tuple[Any, Any]]) -> None:
    data = written(answer(*rows), "json").encode()
    back = ox.parse_query_results(data, format=ox.QueryResultsFormat.JSON)
    assert [variable.value for variable in back.variables] == ["a", "b"]
    assert [(row["a"], row["b"]) for row in back] == rows


@given(rows=st.lists(st.tuples(TERMS, TERMS), max_size=5))
@example([(Literal("a\r\nb"), Literal(" x ")), (Literal("<&>\"'"), Literal("]]>"))])
def test_xml_reads_back_to_the_same_terms(rows: list[tuple[Any, Any]]) -> None:
    tree = ElementTree.fromstring(written(answer(*rows), "xml"))
    assert [one.get("name") for one in tree.iter(f"{RESULTS}variable")] == ["a", "b"]
    found = []
    for result in tree.iter(f"{RESULTS}result"):
        cells = {one.get("name"): _term(one[0]) for one in result}
        found.append((cells.get("a"), cells.get("b")))
    assert found == [tuple(_in_xml(term) for term in row) for row in rows]


RESULTS = "{http://www.w3.org/2005/sparql-results#}"


def _term(element: ElementTree.Element) -> Any:
    text = element.text or ""
    if element.tag == f"{RESULTS}uri":
        return NamedNode(text)
    if element.tag == f"{RESULTS}bnode":
        return BlankNode(text)
    language = element.get("{http://www.w3.org/XML/1998/namespace}lang")
    if language:
        return Literal(text, language=language)
    kind = element.get("datatype")
    return Literal(text, datatype=NamedNode(kind) if kind else None)


def _in_xml(term: Any) -> Any:
    """XML 1.0 has no place for most control characters."""
    if not isinstance(term, Literal):
        return term
    text = "".join(
        c if c in "\t\n\r" or " " <= c < "\ufffe" or c > "\uffff" else "\ufffd" for c in term.value
    )
    if term.language:
        return Literal(text, language=term.language)
    return Literal(text, datatype=term.datatype)


def test_a_triple_as_a_term_is_refused_where_there_is_no_form_for_it() -> None:
    one = answer((Triple(CHENGDU, CHENGDU, CHENGDU),), names="a")
    for name in ("json", "xml"):
        with pytest.raises(QueryError, match="triple terms have no form"):
            written(one, name)
    assert written(one, "csv").count("<http://example.org/chengdu>") == 3


def test_ask_is_a_boolean_in_json_and_xml_and_a_word_elsewhere() -> None:
    said = run_query(EmbeddedStore(), "ASK {}", ("en",))
    assert json.loads(written(said, "json")) == {"head": {}, "boolean": True}
    assert ox.parse_query_results(written(said, "xml").encode(), format=ox.QueryResultsFormat.XML)
    assert written(said, "csv") == "answer\ntrue\n"


# --- typed columns -----------------------------------------------------------------------


def test_a_frame_has_types_where_a_column_is_of_one_type() -> None:
    one = answer(
        (*(typed("1", "integer"), typed("1", "integer"), typed("true", "boolean")),
         typed("2020-02-29", "date"), typed("2020-01-01T10:00:00Z", "dateTime"), "x"),
        (*(typed("2", "long"), typed("2.5", "decimal"), typed("0", "boolean")),
         None, typed("2020-01-01T10:00:00+08:00", "dateTime"), typed("3", "integer")),
        names="int number truth day time mixed",
    )  # fmt: skip
    made = frame(one)
    assert made.schema == {
        "int": pl.Int64, "number": pl.Float64, "truth": pl.Boolean, "day": pl.Date,
        "time": pl.Datetime("us", "UTC"), "mixed": pl.String,
    }  # fmt: skip
    assert made.row(0)[:4] == (1, 1.0, True, date(2020, 2, 29))
    assert made["mixed"].to_list() == ["x", "3"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *(("abc", "integer"), ("1e3", "integer"), ("2020-02-30", "date"), ("12020-01-01", "date")),
        *(("2020-01-01Z", "date"), ("yes", "boolean"), ("1,5", "decimal"), ("1_0", "integer")),
        *(("nan", "double"), ("9" * 5000, "integer"), ("25:00", "dateTime")),
    ],
)
def test_what_its_datatype_does_not_allow_stays_text(text: str, kind: str) -> None:
    one = answer((typed(text, kind),), names="a")
    assert value_of(one, one.solutions.rows[0][0]) == text
    assert frame(one)["a"].to_list() == [text]


@given(value=st.integers())
def test_integers_of_any_size_survive_in_a_frame(value: int) -> None:
    made = frame(answer((Literal(value),), names="a"))["a"].to_list()
    assert made in ([value], [str(value)])


def test_a_thing_is_its_name_and_knows_its_address() -> None:
    thing = value_of(MIXED, CHENGDU)
    assert isinstance(thing, Thing)
    assert (thing, thing.iri) == ("Chengdu", CHENGDU.value)


def test_parquet_keeps_types_and_empty_answers_their_columns() -> None:
    back = pl.read_parquet(io.BytesIO(written(MIXED, "parquet")))
    assert back["n"].to_list() == [1981.0, 2.5]
    assert back["day"].to_list() == [date(1981, 6, 22), None]
    none = pl.read_parquet(io.BytesIO(written(answer(names="a b"), "parquet")))
    assert (none.columns, none.height) == (["a", "b"], 0)


# --- workbooks ---------------------------------------------------------------------------


def sheet(one: Answer) -> pl.DataFrame:
    book = fastexcel.read_excel(written(one, "xlsx"))
    return book.load_sheet(0).to_polars()


def test_a_workbook_has_typed_cells() -> None:
    one = answer(
        (CHENGDU, typed("1981", "integer"), typed("1981-06-22", "date"), typed("true", "boolean")),
        (CHENGDU, typed("-5", "integer"), typed("1899-12-31", "date"), typed("false", "boolean")),
        names="thing n day truth",
        labels={CHENGDU.value: "成都市"},
    )
    made = sheet(Answer(one.solutions, ("物", "数", "日", "真"), one.labels))
    assert made.columns == ["物", "数", "日", "真"]
    assert made["数"].to_list() == [1981.0, -5.0]
    assert made["真"].to_list() == [True, False]
    assert made["物"].to_list() == ["成都市"] * 2
    assert made["日"].to_list()[1] == "1899-12-31"  # before the calendar of spreadsheets


def test_the_days_of_a_workbook_are_days() -> None:
    made = sheet(answer((typed("1981-06-22", "date"),), names="day"))
    assert [str(day)[:10] for day in made["day"].to_list()] == ["1981-06-22"]
    assert made.schema["day"] in (pl.Date, pl.Datetime("ms"))


def test_the_header_of_a_workbook_is_bold_frozen_and_filters() -> None:
    import zipfile

    book = zipfile.ZipFile(io.BytesIO(written(MIXED, "xlsx")))
    page = book.read("xl/worksheets/sheet1.xml").decode()
    assert 'ySplit="1"' in page
    assert '<autoFilter ref="A1:D3"/>' in page
    assert "<f>" not in page, "no cell is a formula"
    assert "<b/>" in book.read("xl/styles.xml").decode()
    assert "=1+1" in book.read("xl/sharedStrings.xml").decode()


@pytest.mark.parametrize("text", ["9" * 16, "1e400", "NaN"])
def test_numbers_that_a_sheet_would_spoil_stay_text(text: str) -> None:
    kind = "double" if not text.isdigit() else "integer"
    assert sheet(answer((typed(text, kind),), names="a"))["a"].to_list() == [text]


def test_a_text_too_long_for_a_cell_is_refused_not_cut() -> None:
    with pytest.raises(QueryError, match=r"row 1, column 1 holds 32,768 characters"):
        written(answer(("x" * 32768,), names="a"), "xlsx")


# --- triples -----------------------------------------------------------------------------

TURTLE = """
@prefix pas: <https://w3id.org/passerelle/def#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix ex: <http://example.org/> .
ex:a a pas:Partnership ; pas:earliestStart "1981-06-22"^^xsd:date ; pas:statedSize 12 ;
  skos:altLabel "un"@fr , "deux"@fr , "三"@zh ; skos:prefLabel "plain" , "un"@fr ;
  pas:partyActor ex:b , ex:c ; pas:value 2.50 ; ex:other [ skos:note "inside" ] , "7"^^xsd:integer .
"""


@pytest.fixture
def described() -> Answer:
    store = EmbeddedStore()
    here = NamedNode("http://example.org/graph")
    store.load(
        ox.Quad(one.subject, one.predicate, one.object, here)
        for one in ox.parse(TURTLE, format=ox.RdfFormat.TURTLE)
    )
    return run_query(store, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", ("en",))


def canonical(triples: list[Triple]) -> set[str]:
    data = ox.Dataset(ox.Quad(one.subject, one.predicate, one.object) for one in triples)
    data.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad) for quad in data}


@pytest.mark.parametrize("name", ["turtle", "ntriples"])
def test_triples_read_back_to_the_same(described: Answer, name: str) -> None:
    kind = ox.RdfFormat.TURTLE if name == "turtle" else ox.RdfFormat.N_TRIPLES
    back = [quad.triple for quad in ox.parse(written(described, name), format=kind)]
    assert canonical(back) == canonical(list(described.triples))


def test_turtle_is_the_same_text_each_time(described: Answer) -> None:
    texts = {written(described, "turtle") for _ in range(5)}
    assert len(texts) == 1
    assert "@prefix wd:" not in texts.pop(), "only prefixes that are used"


def test_jsonld_has_our_context_and_reads_back_with_another_processor(described: Answer) -> None:
    document = json.loads(written(described, "jsonld"))
    assert document["@context"]["pas"] == "https://w3id.org/passerelle/def#"
    quads = jsonld.to_rdf(document, {"format": "application/n-quads"})
    back = [quad.triple for quad in ox.parse(quads, format=ox.RdfFormat.N_QUADS)]
    assert canonical(back) == canonical(list(described.triples))


def test_triples_are_rows_for_the_formats_of_rows(described: Answer) -> None:
    header = written(described, "csv").split("\n")[0]
    assert header == "subject,predicate,object"


# --- which format ------------------------------------------------------------------------


@pytest.mark.parametrize("name", FORMATS)
def test_each_ending_chooses_its_format(name: str) -> None:
    for ending in FORMATS[name].endings:
        assert format_of(Path(f"a{ending.upper()}")).name == name


def test_an_ending_that_says_no_format_is_refused_with_those_that_do() -> None:
    with pytest.raises(UsageError, match=r"'\.doc' .* Use one of \.txt, \.csv"):
        format_of(Path("answer.doc"))


@pytest.mark.parametrize(("query", "name"), [("ASK {}", "turtle"), ("SELECT * {}", "jsonld")])
def test_a_format_that_cannot_hold_an_answer_says_which_can(query: str, name: str) -> None:
    with pytest.raises(QueryError, match=r"does not hold .* Take one of table, csv"):
        written(run_query(EmbeddedStore(), query, ("en",)), name)


def test_constructed_triples_are_no_solutions(described: Answer) -> None:
    with pytest.raises(QueryError, match="json does not hold the answer to a CONSTRUCT query"):
        written(described, "json")


@pytest.mark.parametrize("name", [n for n, one in FORMATS.items() if "SELECT" in one.forms])
def test_an_empty_answer_is_written_too(name: str) -> None:
    if FORMATS[name].module == "chart":
        return
    assert written(Answer(Solutions(("a",), []), ("a",), {}), name)


def test_values_have_the_types_of_python() -> None:
    row = answer((typed("2.50", "decimal"), typed("2020-01-01T00:00:00", "dateTime")))
    values = [value_of(row, term) for term in row.solutions.rows[0]]
    assert values == [Decimal("2.50"), datetime(2020, 1, 1)]
