"""A chart is drawn as the head says, with letters that are there, or refused with a reason."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from passerelle.errors import QueryError
from passerelle.queries import Answer
from passerelle.queries.formats import FORMATS, Look, chart, render
from passerelle.queries.pack import Question, load_question
from tests.queries.conftest import answer, typed

SVG = "{http://www.w3.org/2000/svg}"


def question(folder: Path, spec: str) -> Question:
    file = folder / "q.rq"
    head = f"#+ title: {{ fr: Coopérations $par$ type, zh: 各类合作 }}\n#+ chart: {spec}\n"
    file.write_text(f"{head}SELECT ?kind ?n ?side {{}}", encoding="utf-8")
    return load_question(file)


def counted(*rows: tuple[str, int, str], spec: Question) -> Answer:
    cells = [(kind, typed(str(n), "integer"), side) for kind, n, side in rows]
    return replace(answer(*cells, names="kind n side"), question=spec)


ROWS = [("jumelage", 52, "dit"), ("convention", 7, "dit"), ("jumelage", 6, "vu")]


def drawn(one: Answer, lang: str = "fr") -> ElementTree.Element:
    return ElementTree.fromstring(str(render(one, FORMATS["svg"], Look(languages=(lang,)))))


@pytest.mark.parametrize("kind", ["bar", "line", "scatter", "pie"])
def test_each_type_is_drawn_and_the_same_each_time(tmp_path: Path, kind: str) -> None:
    spec = question(tmp_path, f"{{ type: {kind}, x: kind, y: n, series: side }}")
    one = counted(*ROWS, spec=spec)
    first, second = (render(one, FORMATS["svg"], Look(languages=("fr",))) for _ in range(2))
    assert first == second
    assert len(list(drawn(one).iter(f"{SVG}path"))) > 10


def test_the_title_of_the_file_is_the_question(tmp_path: Path) -> None:
    one = counted(*ROWS, spec=question(tmp_path, "{ type: bar, x: kind, y: n }"))
    text = ElementTree.tostring(drawn(one), encoding="unicode")
    assert "Coopérations $par$ type" in text


def test_rows_of_the_same_place_add_up_and_the_longest_come_first(tmp_path: Path) -> None:
    one = counted(
        ("b", 1, ""),
        ("a", 2, ""),
        ("b", 3, ""),
        spec=question(tmp_path, "{ type: bar, x: kind, y: n }"),
    )
    data = chart._data(one, Look())
    assert (data.places, data.series) == (["b", "a"], {"": {"b": 4.0, "a": 2.0}})


def test_numbers_keep_their_order(tmp_path: Path) -> None:
    spec = question(tmp_path, "{ type: line, x: n, y: n }")
    one = counted(("x", 2005, ""), ("x", 1981, ""), spec=spec)
    assert chart._data(one, Look()).places == [1981.0, 2005.0]


def test_more_bars_than_can_be_read_are_cut_and_counted(tmp_path: Path) -> None:
    spec = question(tmp_path, "{ type: bar, x: kind, y: n }")
    data = chart._data(counted(*((f"k{i}", i, "") for i in range(60)), spec=spec), Look())
    assert (len(data.places), data.left_out, data.places[0]) == (40, 20, "k59")


def test_chinese_is_drawn_as_outlines_of_a_font_of_the_system(tmp_path: Path) -> None:
    assert chart._han_font(), "the machine of the tests has a Chinese font (fonts-noto-cjk)"
    one = counted(("友好城市", 3, "确认"), spec=question(tmp_path, "{ type: bar, x: kind, y: n }"))
    tree = drawn(one, "zh")
    assert not list(tree.iter(f"{SVG}text")), "outlines, which need no font where it is read"
    glyphs = {path.get("id", "") for path in tree.iter(f"{SVG}path")} - {""}
    chinese = {glyph for glyph in glyphs if not glyph.startswith("DejaVu")}
    assert len(chinese) >= len(set("各类合作友好城市"))
    assert not any(glyph.endswith("-0") for glyph in glyphs), "no box in place of a letter"


def test_without_a_chinese_font_svg_keeps_text_and_png_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chart, "_HAN_FONTS", ("No Such Font",))
    one = counted(("友好城市", 3, "确认"), spec=question(tmp_path, "{ type: bar, x: kind, y: n }"))
    said = {text.text for text in drawn(one, "zh").iter(f"{SVG}text")}
    assert "友好城市" in said
    with pytest.raises(QueryError, match=r"no font .* fonts-noto-cjk\), or write SVG"):
        render(one, FORMATS["png"], Look(languages=("zh",)))


def test_a_png_is_an_image(tmp_path: Path) -> None:
    one = counted(*ROWS, spec=question(tmp_path, "{ type: bar, x: kind, y: n }"))
    data = render(one, FORMATS["png"], Look(languages=("zh",)))
    assert isinstance(data, bytes)
    image = Image.open(io.BytesIO(data))
    assert image.width >= 1200
    assert len(image.convert("RGB").getcolors(1_000_000) or []) > 10


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ("{ type: bar, x: kindd, y: n }", "x is 'kindd', which is no column. Did you mean 'kind'"),
        ("{ type: bar, x: n, y: kind }", "y holds 'jumelage', which is no number"),
        ("{ type: bar, x: kind, y: n, series: sid }", "Did you mean 'side'"),
    ],
)
def test_a_chart_that_cannot_be_drawn_says_why(tmp_path: Path, spec: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        drawn(counted(*ROWS, spec=question(tmp_path, spec)))


def test_a_query_without_a_chart_says_how_to_give_one() -> None:
    with pytest.raises(QueryError, match=r"no chart is described .* '#\+ chart:"):
        drawn(answer(("a", "b")))


def test_an_empty_answer_is_an_empty_chart(tmp_path: Path) -> None:
    one = counted(spec=question(tmp_path, "{ type: bar, x: kind, y: n }"))
    assert drawn(one).tag == f"{SVG}svg"
