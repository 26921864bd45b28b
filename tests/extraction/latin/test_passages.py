"""Lines become what is read in one go, and every character knows where it stands."""

from __future__ import annotations

import pytest

from passerelle.extraction.reading.passages import passages
from passerelle.extraction.reading.sentences import split


def read(text: str) -> list[str]:
    return [one.text for one in passages(text)]


def test_wrapped_lines_are_one_and_words_cut_at_the_end_of_a_line_whole() -> None:
    text = (
        "L'avenant a été signé par Mme Tanguy-\nPicard, gouverneure de la région Ita-\n"
        "sy, et par le maire de Port-\nau-Prince, qui avait fait le voyage.\n"
    )
    assert read(text) == [
        "L'avenant a été signé par Mme Tanguy-Picard, gouverneure de la région Itasy, et par le "
        "maire de Port-au-Prince, qui avait fait le voyage."
    ]


def test_short_lines_of_a_signature_stay_apart() -> None:
    text = (
        "Nous vous remercions de l'accueil que vous avez bien voulu nous réserver, et nous\n"
        "espérons vous revoir bientôt.\n\nJeanne Roux\nAssistante, Ville de Toul\n"
    )
    assert read(text)[1:] == ["Jeanne Roux", "Assistante, Ville de Toul"]


def test_marks_of_markdown_are_not_read() -> None:
    assert read("## Le **Forum des villes**\n\n> *Entrée libre*\n") == [
        "Le Forum des villes",
        "Entrée libre",
    ]


def test_cells_of_a_table_are_read_down_their_column() -> None:
    text = (
        "DATE     LIEU      INTERVENANT\n"
        "-------  --------  --------------------\n"
        "LUN. 6   Orléans   Firmin Koffi, conseiller\n"
        "                   régional du Centre\n"
        "MAR. 7   Blois     Ségolène Huard\n"
    )
    assert read(text)[3:] == [
        "LUN. 6",
        "Orléans",
        "Firmin Koffi, conseiller régional du Centre",
        "MAR. 7",
        "Blois",
        "Ségolène Huard",
    ]


def test_a_leader_of_dots_names_who_holds_what() -> None:
    text = "Coprésidents ......... Anne Roy\n                       Luc Lods\n"
    assert read(text) == ["Coprésidents : Anne Roy, Luc Lods"]


@pytest.mark.parametrize(
    "text",
    [
        "Un  mot\u00a0et **un** autre, coupé à la fi-\nn de la ligne ;\n- puis un point\n",
        "A\tB\nC\tD\n",
        "\ufeff# Titre\r\n\r\nTexte « entre » guillemets.\r\n",
    ],
)
def test_each_character_stands_where_its_offset_says(text: str) -> None:
    for passage in passages(text):
        for mark, offset in zip(passage.text, passage.offsets, strict=True):
            assert text[offset] == mark or (mark == " " and text[offset].isspace())


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("fr", "M. le Maire a reçu le Dr J.-P. Roux. Mme Lods était là.", 2),
        ("fr", "« C'est peu ! », a dit l'élu. Puis il est parti.", 2),
        ("en", "Mr. Qiu Bo met Cllr. Pugh at 3 p.m. on Friday. It rained.", 2),
        ("en", "They toured St. Brice (pop. 900. It is small) and left.", 1),
    ],
)
def test_sentences_end_where_they_end(language: str, text: str, count: int) -> None:
    assert len(split(text, language)) == count
