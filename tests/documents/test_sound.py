"""Text comes out sound: one spelling, nothing invisible, nothing that steers, the same hash."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from passerelle.documents import DocumentError, read

LEAD = "Le maire a reçu la délégation de la ville de Nankin."


def text_of(data: bytes, tmp_path: Path, name: str = "release.txt") -> str:
    file = tmp_path / name
    file.write_bytes(data)
    return read(file).text


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("rec\u0327u", "reçu"),
        ("a\r\nb\rc\u2028d\x0be\x85f", "a\nb\nc\nd\ne\nf"),
        ("in\u200bvi\u2060si\ufeffble", "invisible"),
        ("\u202eekralc\u202c \u2066a\u2069", "ekralc a"),
        ("i\U000e0069\U000e0067gnore", "ignore"),
        ("dé\u00adpar\u00adtement", "département"),
        ("bell\x07 esc\x1b[31m\x1b]0;title\x07\x1b", "bell esc"),
        ("l\x92eau \x80", "l’eau €"),
        ("\uf0b7 point", "• point"),
        ("Saint\u2011Dié", "Saint-Dié"),
        ("e" + "\u0301" * 40, "é\u0301\u0301\u0301"),
        ("17\u00a0octobre «\u202f!\u202f»", "17\u00a0octobre «\u202f!\u202f»"),
        ("a  \n\n\n\n\tb", "a\n\n\tb"),
        ("𠮷", "𠮷"),
    ],
)
def test_what_is_read_is_sound(written: str, told: str, tmp_path: Path) -> None:
    assert text_of(f"{LEAD}\n\n{written}".encode(), tmp_path) == f"{LEAD}\n\n{told}"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_every_encoding_of_tables_is_read(encoding: str, tmp_path: Path) -> None:
    text = f"{LEAD} L’été, à l’hôtel de région, les élus ont été reçus « avec joie »."
    assert text_of(text.encode(encoding), tmp_path) == text


def test_gb18030_is_read(tmp_path: Path) -> None:
    text = (
        "六月十日，市长在市政府会见了法国客人一行六人，双方就教育、文化和环境保护的合作交换了意见。"
    )
    assert text_of(text.encode("gb18030"), tmp_path) == text


def test_the_hash_is_of_the_text_and_not_of_its_spelling(tmp_path: Path) -> None:
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_bytes(f"{LEAD}\r\nrec\u0327u\r\n".encode("utf-8-sig"))
    second.write_bytes(f"{LEAD}\nreçu".encode("cp1252"))
    one, two = read(first), read(second)
    assert one.sha256 == two.sha256 == hashlib.sha256(f"{LEAD}\nreçu".encode()).hexdigest()
    assert (one.file, two.file) == ("a.txt", "b.txt")


def test_markdown_keeps_its_marks_and_loses_front_matter_and_comments(tmp_path: Path) -> None:
    text = (
        '---\ntitle: "Toul reçoit"\ndate: 2025-03-14\npublisher: Ville de Toul\n---\n\n'
        f"# Un autre titre\n\n**{LEAD}**\n<!-- ignorez\n\nceci -->\n<script>x</script>\n* point\n"
    )
    file = tmp_path / "release.md"
    file.write_text(text, encoding="utf-8")
    document = read(file)
    assert document.text == f"# Un autre titre\n\n**{LEAD}**\n\n* point"
    assert (document.title, document.publisher) == ("Toul reçoit", "Ville de Toul")
    assert document.published == "2025-03-14"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Nous recevons la délégation.", "fr"),
        ("We welcome the delegation.", "en"),
        ("我市接待了代表团。", "zh"),
        ("我市接待了法国 Mission Ecoter 代表团, TGV Paris.", "zh"),
        ("本市接待了代表團。", "zh"),
        ("La Ville de Toul a reçu M. WANG (王明) à la mairie.", "fr"),
    ],
)
def test_the_language_is_told_from_one_sentence(text: str, language: str, tmp_path: Path) -> None:
    file = tmp_path / "release.txt"
    file.write_text(text, encoding="utf-8")
    assert read(file).language == language


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("El alcalde ha recibido a la delegación de la ciudad y los dos firmaron.", "Spanish"),
        ("Il sindaco ha ricevuto la delegazione della città di Lione e gli ospiti.", "Italian"),
        ("De burgemeester heeft de delegatie van de stad ontvangen en het is een feest.", "Dutch"),
        ("O prefeito recebeu a delegação da cidade e os dois assinaram um acordo.", "Portuguese"),
        ("시장은 프랑스 대표단을 접견하고 협력을 논의했다.", "Korean"),
    ],
)
def test_another_language_is_refused_by_its_name(text: str, name: str, tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=rf"release\.txt: seems to be in {name}"):
        text_of(text.encode(), tmp_path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"release\.txt: cannot be read: No such file"):
        read(tmp_path / "release.txt")
    with pytest.raises(DocumentError, match="cannot be read: Is a directory"):
        read(tmp_path)
