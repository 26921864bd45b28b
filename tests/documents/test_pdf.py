"""PDF: columns, cut words, repeated heads and feet, tables, titles by their size."""

from __future__ import annotations

from pathlib import Path

import pytest

from passerelle.documents import Document, read
from tests.documents.makers import Line, paged, pdf, wrapped

LEFT = (
    "Le Conseil départemental et la Région Itasy ont signé un avenant à leur convention de "
    "coopération. La durée en est portée de six à neuf ans. Les deux collectivités ont aussi "
    "rendu compte du projet en cours, qui a permis de construire onze bornes et deux stations."
)
RIGHT = (
    "Une mission technique se rendra à Miarinarivo au mois de juin pour former les agents "
    "communaux à l'entretien des réseaux. Les habitants paient désormais une part du coût de "
    "l'eau, ce que le gouverneur tient pour un progrès, et les maires avec lui, non sans fierté."
)


def read_pdf(data: bytes, tmp_path: Path) -> Document:
    file = tmp_path / "release.pdf"
    file.write_bytes(data)
    return read(file)


def column(text: str, x: float, width: int, top: float, leading: float = 12) -> list[Line]:
    return [(x, top - leading * n, 10, line) for n, line in enumerate(wrapped(text, width))]


def by_row(lines: list[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (-line[1], line[0]))


@pytest.mark.parametrize("offset", [0.0, 2.0, 6.0])
@pytest.mark.parametrize("drawn", ["column by column", "row by row"])
def test_columns_are_read_one_after_the_other(offset: float, drawn: str, tmp_path: Path) -> None:
    columns = column(LEFT, 60, 46, 700) + column(RIGHT, 302, 46, 700 - offset)
    if drawn == "row by row":
        columns = by_row(columns)
    title: Line = (60, 760, 20, "L'eau en partage")
    lead: Line = (
        60,
        725,
        10,
        "Tulle, le 14 mars 2025 – " + "Les deux collectivités poursuivent. " * 2,
    )
    last: Line = (
        60,
        500,
        10,
        "Renseignements à la direction de la communication de la collectivité.",
    )
    document = read_pdf(pdf([[title, lead, *columns, last]]), tmp_path)
    paragraphs = document.text.split("\n\n")
    assert paragraphs[0] == "L'eau en partage"
    assert paragraphs[2:] == [LEFT, RIGHT, last[3]]
    assert (document.title, document.published) == ("L'eau en partage", "2025-03-14")


def test_three_columns(tmp_path: Path) -> None:
    lines = [
        *column(LEFT, 40, 34, 700),
        *column(RIGHT, 220, 34, 700),
        *column(LEFT, 400, 34, 700),
    ]
    assert read_pdf(pdf([by_row(lines)]), tmp_path).text.split("\n\n") == [LEFT, RIGHT, LEFT]


def test_a_table_is_read_row_by_row(tmp_path: Path) -> None:
    rows = [
        ("Lundi 6", "Orléans", "Réception à l'hôtel de région"),
        ("Mardi 7", "Blois", "Visite des digues de la Loire"),
        ("Mercredi 8", "Tours", "Table ronde avec les habitants"),
        ("Jeudi 9", "Tours", "Clôture et remise des attestations"),
        ("Vendredi 10", "Paris", "Départ de la délégation"),
    ]
    lines = [
        (60.0 + 120 * column, 700.0 - 14 * number, 10.0, cell)
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
    ]
    text = read_pdf(pdf([[(60, 740, 10, LEFT[:80]), *lines]]), tmp_path).text
    assert "\n".join("\t".join(row) for row in rows) in text


def test_words_cut_at_the_end_of_a_line_are_whole_again(tmp_path: Path) -> None:
    lines = [
        "Le Conseil dépar-",
        "temental a reçu le vice-",
        "président de la région et Jean-",
        "Marc Faugeron, de Chalon-",
        "sur-Saône, dans ces lieux loin-",
        "tains. Une porte-",
        "parole a dit : « porte-parole »",
    ]
    drawn = [(60.0, 700.0 - 12 * number, 10.0, line) for number, line in enumerate(lines)]
    assert read_pdf(pdf([drawn]), tmp_path).text == (
        "Le Conseil départemental a reçu le vice-président de la région et Jean-Marc Faugeron, de "
        "Chalon-sur-Saône, dans ces lieux lointains. Une porte-parole a dit : « porte-parole »"
    )


def test_what_stands_on_every_page_is_left_out(tmp_path: Path) -> None:
    texts = [LEFT, RIGHT, LEFT.upper(), RIGHT.upper()]
    pages = [
        [
            (60.0, 810.0, 9.0, "Département de la Corrèze"),
            (500.0, 810.0, 9.0, "Communiqué de presse"),
            *column(text, 60, 90, 760),
            (60.0, 30.0, 8.0, "www.correze.example"),
            (520.0, 30.0, 8.0, f"{number}/4"),
        ]
        for number, text in enumerate(texts, start=1)
    ]
    document = read_pdf(pdf(pages), tmp_path)
    assert document.text.split("\n\n") == texts
    assert document.publisher == "Département de la Corrèze"


@pytest.mark.parametrize("number", ["- 3 -", "Page 1 sur 2", "1/2", "7", "第 1 页 共 2 页"])
def test_a_page_number_is_left_out(number: str, tmp_path: Path) -> None:
    page = [*column(LEFT, 60, 90, 760), (290.0, 30.0, 8.0, number)]
    assert read_pdf(pdf([page]), tmp_path).text == LEFT


def test_a_sentence_goes_on_over_the_page(tmp_path: Path) -> None:
    lines = wrapped(LEFT, 90)
    pages = [
        [(60.0, 500.0 - 12 * n, 10.0, line) for n, line in enumerate(lines[:2])],
        [(60.0, 760.0 - 12 * n, 10.0, line) for n, line in enumerate(lines[2:])],
    ]
    assert read_pdf(pdf(pages), tmp_path).text == LEFT


def test_the_largest_letters_are_the_title_unless_they_name_the_publisher(tmp_path: Path) -> None:
    page = [
        (60.0, 790.0, 24.0, "Ville de Toul"),
        (60.0, 760.0, 20.0, "COMMUNIQUÉ DE PRESSE"),
        (60.0, 720.0, 16.0, "Toul reçoit une délégation"),
        (60.0, 700.0, 16.0, "de la commune de Tsévié"),
        *column(LEFT, 60, 90, 660),
    ]
    document = read_pdf(pdf([page], info="/Title(Microsoft Word - CP final v3.docx)"), tmp_path)
    assert document.title == "Toul reçoit une délégation de la commune de Tsévié"
    assert document.publisher == "Ville de Toul"


def test_the_date_of_the_file_is_no_date_of_publication(tmp_path: Path) -> None:
    made = pdf([column(LEFT, 60, 90, 760)], info="/CreationDate(D:20240312090000+01'00')")
    assert read_pdf(made, tmp_path).published is None


def test_chinese_lines_are_joined_without_a_space(tmp_path: Path) -> None:
    text = (
        "六月十日，市长在市政府会见了法国客人一行六人，双方就教育、文化和环境保护等领域的合作交换了意见。"
        * 3
    )
    assert read_pdf(paged([text]), tmp_path).text == text


def test_marks_along_the_margin_are_not_read(tmp_path: Path) -> None:
    data = pdf([[*column(LEFT, 60, 90, 760)]])
    import zlib

    start = data.index(b"stream\n", data.index(b"11 0 obj")) + 7
    end = data.index(b"\nendstream", start)
    turned = b"\nBT /F 40 Tf 0.7 0.7 -0.7 0.7 200 400 Tm <00420052004F0055> Tj ET"
    content = zlib.compress(zlib.decompress(data[start:end]) + turned)
    length = b"/Length %d" % (end - start)
    made = data[:start].replace(length, b"/Length %d" % len(content)) + content + data[end:]
    assert read_pdf(made, tmp_path).text == LEFT
