"""Word processors' files: what a reader of the printed page sees."""

from __future__ import annotations

from pathlib import Path

import pytest

from passerelle.documents import Document, read
from tests.documents.makers import W, docx, odt

LEAD = (
    "La Ville de Toul a reçu lundi une délégation de la commune de Tsévié, conduite par son maire. "
    "Les échanges ont porté sur la gestion des déchets et la formation des agents."
)
CORE = (
    '<p:coreProperties xmlns:p="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">'
    "<dc:title>{}</dc:title><dc:creator>Jeanne Martin</dc:creator>"
    "<t:created>2024-03-12T09:00:00Z</t:created></p:coreProperties>"
)
APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Company>{}</Company></Properties>"
)


def open_file(data: bytes, suffix: str, tmp_path: Path) -> Document:
    file = tmp_path / f"release.{suffix}"
    file.write_bytes(data)
    return read(file)


def properties(title: str) -> dict[str, str]:
    return {"docProps/core.xml": CORE.format(title)}


def word(body: str, tmp_path: Path) -> str:
    return (
        open_file(docx([], body=body + run(LEAD)), "docx", tmp_path).text.removesuffix(LEAD).strip()
    )


def run(text: str, properties: str = "") -> str:
    return f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<w:p><w:del><w:r><w:delText>Rien</w:delText><w:t>Rien</w:t></w:r></w:del></w:p>", ""),
        (run("Rien", "<w:vanish/>"), ""),
        (run("Vu", '<w:vanish w:val="0"/>'), "Vu"),
        ("<w:p><w:ins><w:r><w:t>Ajout</w:t></w:r></w:ins></w:p>", "Ajout"),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>", "a\tb\nc"),
        ("<w:p><w:r><w:t>Saint</w:t><w:noBreakHyphen/><w:t>Dié</w:t></w:r></w:p>", "Saint-Dié"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>", ""),
        ("<w:sdt><w:sdtContent>" + run("Champ") + "</w:sdtContent></w:sdt>", "Champ"),
        (
            "<w:tbl>"
            + "".join(
                f"<w:tr><w:tc>{run(a)}</w:tc><w:tc>{run(b)}</w:tc></w:tr>"
                for a, b in (("Date", "Lieu"), ("6/10", "Blois"))
            )
            + "</w:tbl>",
            "Date\tLieu\n6/10\tBlois",
        ),
        (
            f"<w:tbl><w:tr><w:tc>{run('A')}{run('B')}</w:tc><w:tc>{run('C')}</w:tc></w:tr></w:tbl>",
            "A\n\nB\n\nC",
        ),
    ],
)
def test_word_shows_what_is_printed(body: str, text: str, tmp_path: Path) -> None:
    assert word(body, tmp_path) == text


def test_a_text_box_is_read_once(tmp_path: Path) -> None:
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:txbxContent>{run('Encadré')}</w:txbxContent>"
    body = (
        f'<w:p><w:r><m:AlternateContent xmlns:m="{space}"><m:Choice>{box}</m:Choice>'
        f"<m:Fallback>{box}</m:Fallback></m:AlternateContent></w:r><w:r><w:t>Suite</w:t></w:r></w:p>"
    )
    assert word(body, tmp_path) == "Encadré\n\nSuite"


def test_the_main_part_may_have_another_name(tmp_path: Path) -> None:
    link = '<Relationship Type="x/officeDocument" Target="/word/d2.xml"/>'
    links = f"<Relationships>{link}</Relationships>"
    main = f'<w:document xmlns:w="{W}"><w:body>{run(LEAD)}</w:body></w:document>'
    data = docx([], **{"_rels/.rels": links, "word/d2.xml": main})
    assert open_file(data, "docx", tmp_path).text == LEAD


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ('<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:line-break/>d</text:p>', "a   b\tc\nd"),
        ("<text:p>a<text:note>Rien</text:note>b</text:p>", "ab"),
        ("<text:p>a<office:annotation><text:p>Rien</text:p></office:annotation>b</text:p>", "ab"),
        ("<text:tracked-changes><text:p>Rien</text:p></text:tracked-changes>", ""),
        ("<text:p>a <text:span>b</text:span> c</text:p>", "a b c"),
        (
            "<table:table><table:table-row><table:table-cell><text:p>Date</text:p></table:table-cell>"
            "<table:table-cell><text:p>Lieu</text:p></table:table-cell></table:table-row></table:table>",
            "Date\tLieu",
        ),
        ("<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>", "a"),
    ],
)
def test_opendocument_shows_what_is_printed(body: str, text: str, tmp_path: Path) -> None:
    data = odt([], body=f"{body}<text:p>{LEAD}</text:p>")
    assert open_file(data, "odt", tmp_path).text.removesuffix(LEAD).strip() == text


def test_hidden_styles_of_opendocument_are_not_read(tmp_path: Path) -> None:
    content = odt([], body=f'<text:p>{LEAD}</text:p><text:p text:style-name="P1">Rien</text:p>')
    import io
    import zipfile

    told = zipfile.ZipFile(io.BytesIO(content)).read("content.xml").decode()
    style = (
        '<office:automatic-styles><style:style style:name="P1"><style:text-properties'
        ' text:display="none"/></style:style></office:automatic-styles><office:body>'
    )
    data = odt([], **{"content.xml": told.replace("<office:body>", style)})
    assert open_file(data, "odt", tmp_path).text == LEAD


def test_styles_and_properties_say_the_title(tmp_path: Path) -> None:
    styled = docx(
        ["Mairie de Toul", "# Toul reçoit Tsévié", LEAD],
        **{"docProps/core.xml": CORE.format("CP v3")},
    )
    assert open_file(styled, "docx", tmp_path).title == "Toul reçoit Tsévié"
    told = docx(
        ["Toul reçoit Tsévié", LEAD], **{"docProps/core.xml": CORE.format("Toul reçoit Tsévié")}
    )
    assert open_file(told, "docx", tmp_path).title == "Toul reçoit Tsévié"
    stale = docx([LEAD], **{"docProps/core.xml": CORE.format("Modèle de courrier 2019")})
    assert open_file(stale, "docx", tmp_path).title is None


def test_the_letterhead_or_the_company_is_the_publisher_and_never_the_author(
    tmp_path: Path,
) -> None:
    header = f'<w:hdr xmlns:w="{W}">{run("Service communication")}{run("Ville de Toul")}</w:hdr>'
    data = docx([LEAD], **{"word/header1.xml": header}, **properties("x"))
    assert open_file(data, "docx", tmp_path).publisher == "Ville de Toul"
    data = docx([LEAD], **{"docProps/app.xml": APP.format("Ville de Toul")})
    assert open_file(data, "docx", tmp_path).publisher == "Ville de Toul"
    for company in ("Microsoft", "Jeanne Martin", ""):
        data = docx(
            [LEAD],
            **{"docProps/app.xml": APP.format(company), "docProps/core.xml": CORE.format("x")},
        )
        assert open_file(data, "docx", tmp_path).publisher is None


def test_dates_of_the_file_are_no_date_of_publication(tmp_path: Path) -> None:
    data = docx([LEAD], **properties("x"))
    assert open_file(data, "docx", tmp_path).published is None
    data = docx(["Toul, le 14 mars 2025", LEAD], **properties("x"))
    assert open_file(data, "docx", tmp_path).published == "2025-03-14"
