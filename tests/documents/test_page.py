"""Pages of the web: the main text, and nothing that stands around it or is hidden in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from passerelle.documents import Document, read

LEAD = (
    "Le maire a reçu mardi une délégation de la ville de Nankin, conduite par son vice-maire. "
    "Les échanges ont porté sur l'eau, les transports et la formation des jeunes."
)
MORE = "La délégation a ensuite visité la station d'épuration et le lycée horticole de la ville."
MENU = "<ul><li><a href=/>Accueil</a></li><li><a href=/j>Jumelages : Cobourg</a></li></ul>"


def page(html: str, tmp_path: Path, encoding: str = "utf-8") -> Document:
    file = tmp_path / "page.html"
    file.write_bytes(html.encode(encoding))
    return read(file)


def only_the_text(document: Document) -> bool:
    return [" ".join(part.split()) for part in document.text.split("\n\n")][-2:] == [LEAD, MORE]


@pytest.mark.parametrize(
    "around",
    [
        pytest.param("<main><h1>Titre</h1>{}</main>", id="main"),
        pytest.param("<div><article><h1>Titre</h1>{}</article></div>", id="article"),
        pytest.param("<div role=main><h1>Titre</h1>{}</div>", id="role"),
        pytest.param("<div class=col><h1>Titre</h1><div class=txt>{}</div></div>", id="divs"),
        pytest.param("<h1>Titre</h1>{}", id="nothing at all"),
        pytest.param(
            "<table><tr><td width=150>" + MENU + "</td><td><h1>Titre</h1>{}</td></tr></table>",
            id="table of layout",
        ),
        pytest.param(
            "<form id=aspnetForm><div class='page with-sidebar'><h1>Titre</h1>{}</div></form>",
            id="one form around everything",
        ),
        pytest.param("<main><header><h1>Titre</h1></header>{}</main>", id="header of an article"),
        pytest.param("<body class='menu sidebar'><div><h1>Titre</h1>{}</div>", id="body class"),
    ],
)
def test_the_main_text_is_found_with_and_without_marks(around: str, tmp_path: Path) -> None:
    text = f"<p>{LEAD}</p><p>{MORE}</p>"
    html = (
        "<!doctype html><html lang=fr><title>Titre | Ville de Bar</title><body>"
        f"<div id=cookie-banner>Nous utilisons des cookies. <button>OK</button></div>"
        f"<div id=header><a>Ville de Bar</a>{MENU}</div><nav>{MENU}</nav>"
        + around.format(text)
        + f"<div class=related-posts><h2>À lire aussi</h2>{MENU}</div>"
        f"<div class='footer'>Mairie, 1 place de la Paix. Tél. 05 49 00 00 00 {MENU}</div></html>"
    )
    document = page(html, tmp_path)
    assert only_the_text(document), document.text
    assert "Cobourg" not in document.text
    assert (document.title, document.publisher) == ("Titre", "Ville de Bar")


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>SECRET</p>",
        "<p style='display: none'>SECRET</p>",
        "<span style='font-size:0'>SECRET</span>",
        "<div style='position:absolute; left:-9999px'>SECRET</div>",
        "<p aria-hidden=true>SECRET</p>",
        "<p class=sr-only>SECRET</p>",
        "<p class=unseen>SECRET</p>",
        "<!-- SECRET -->",
        "<script>SECRET</script>",
        "<noscript>SECRET</noscript>",
        "<template><p>SECRET</p></template>",
        "<a onclick=\"alert('SECRET')\" title=SECRET></a>",
        "<img alt=SECRET src=x>",
        "<svg><text>SECRET</text></svg>",
        "<iframe srcdoc='<p>SECRET</p>'></iframe>",
        "<textarea>SECRET</textarea>",
        "<h3>Voir aussi</h3><p>SECRET</p>",
    ],
)
def test_what_nobody_sees_is_not_read(hidden: str, tmp_path: Path) -> None:
    html = (
        "<html lang=fr><head><style>p{color:red}/* x */.unseen{display:none}"
        "@media print{.seen{display:none}}</style></head><body><main>"
        f"<p class=seen>{LEAD}</p><p>{MORE}</p>{hidden}</main></body></html>"
    )
    document = page(html, tmp_path)
    assert only_the_text(document), document.text


def test_cells_of_data_stay_on_their_line_and_cells_of_layout_become_paragraphs(
    tmp_path: Path,
) -> None:
    html = (
        f"<main><p>{LEAD}</p><table><tr><th>Date</th><th>Lieu</th></tr>"
        "<tr><td>6 octobre</td><td>Orléans</td></tr></table>"
        f"<table><tr><td><p>{MORE}</p><p>{MORE}</p></td><td><p>{MORE}</p></td></tr></table></main>"
    )
    text = page(html, tmp_path).text
    assert "Date\tLieu\n6 octobre\tOrléans" in text
    assert text.split("\n\n").count(MORE) == 3


def test_words_within_a_line_are_not_torn_apart(tmp_path: Path) -> None:
    words = "La <b>Ville</b> de N<i>iort</i> &amp; le 1<sup>er</sup>\n mai<br>2024"
    html = f"<main><p>{LEAD}</p><p>{words}</p></main>"
    assert page(html, tmp_path).text.endswith("La Ville de Niort & le 1er mai\n2024")


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (
            "<meta property=og:site_name content='Ville de Bar'>"
            "<meta property=article:published_time content=2024-10-17T23:30:00+02:00>",
            ("Ville de Bar", "2024-10-17"),
        ),
        (
            "<script type=application/ld+json>{'broken</script><script type=application/ld+json>"
            '{"@graph":[{"@type":"NewsArticle","datePublished":"2025-05-12",'
            '"publisher":{"name":"Région Bretagne"}}]}</script>',
            ("Région Bretagne", "2025-05-12"),
        ),
        (
            "<meta name=PubDate content='2024-06-11 10:00'><meta name=ContentSource content=外事办>"
            "<meta name=SiteName content=海川网>",
            ("外事办", "2024-06-11"),
        ),
        ("<meta name=author content='Jeanne Martin'>", (None, None)),
        ("<meta name=date content='hier'>", (None, None)),
    ],
)
def test_the_head_of_a_page_says_who_and_when(
    head: str, said: tuple[str | None, str | None], tmp_path: Path
) -> None:
    document = page(f"<html><head>{head}</head><main><h1>T</h1><p>{LEAD}</p></main>", tmp_path)
    assert (document.publisher, document.published) == said


def test_a_visible_date_counts_when_the_head_has_none(tmp_path: Path) -> None:
    html = f"<main><h1>T</h1><p class=date>Publié le 17&nbsp;octobre 2024 à 9h30</p><p>{LEAD}</p>"
    assert page(html, tmp_path).published == "2024-10-17"
    html = f"<article><time class=entry-date datetime=2024-03-02>2 mars</time><p>{LEAD}</p>"
    assert page(html, tmp_path).published == "2024-03-02"


def test_the_foot_of_a_page_names_the_publisher_when_nothing_else_does(tmp_path: Path) -> None:
    foot = "<footer><p>© 2024 Communauté de communes du Pays d'Auge – Mentions légales</p></footer>"
    assert page(f"<main><p>{LEAD}</p></main>{foot}", tmp_path).publisher == (
        "Communauté de communes du Pays d'Auge"
    )
    text = "六月十日，市长会见了法国客人一行六人，双方就教育、文化和环境保护的合作交换了意见。"
    foot = "<div class=foot>主办：海川市人民政府办公室　备案号1</div>"
    html = f"<div class=content><p>{text}</p></div>{foot}"
    assert page(html, tmp_path).publisher == "海川市人民政府办公室"


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [
        ("utf-8", ""),
        ("cp1252", ""),
        ("cp1252", "iso-8859-1"),
        ("utf-16", ""),
        ("cp1252", "nonsense"),
    ],
)
def test_the_encoding_is_what_the_page_says_or_what_its_bytes_are(
    encoding: str, charset: str, tmp_path: Path
) -> None:
    meta = f"<meta charset={charset}>" if charset else ""
    document = page(f"<html>{meta}<main><p>{LEAD} Œuvre d’été à 5 €</p></main>", tmp_path, encoding)
    assert document.text == f"{LEAD} Œuvre d’été à 5 €"


def test_a_chinese_page_of_the_nineties_is_read(tmp_path: Path) -> None:
    meta = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'
    text = "市长在市政府会见了法国客人一行六人，双方就教育和环境保护等领域的合作交换了意见。㐀"
    document = page(f"<html>{meta}<body><p>{text}</p></body></html>", tmp_path, "gb18030")
    assert (document.text, document.language) == (text, "zh")


def test_the_name_of_the_site_is_not_the_title_of_the_page(tmp_path: Path) -> None:
    html = f"<h1>Ville de Bar</h1><div><h2>Bar reçoit Nankin</h2><p>{LEAD}</p><p>{MORE}</p></div>"
    assert page(f"<html><body>{html}", tmp_path).title == "Bar reçoit Nankin"


def test_a_page_without_headings_has_the_title_of_its_text_or_of_its_window(tmp_path: Path) -> None:
    cells = f"<table><tr><td>Menu</td><td><b>Bar reçoit Nankin</b><br><br>{LEAD}<br><br>{MORE}"
    for window in ("Accueil", "Bar reçoit Nankin - Ville de Bar", ""):
        html = f"<title>{window}</title><body>{cells}</td></tr></table>"
        assert page(html, tmp_path).title == "Bar reçoit Nankin"
    html = f"<title>Bar et Nankin | Ville de Bar</title><body><p>{LEAD}</p><p>{MORE}</p>"
    assert page(html, tmp_path).title == "Bar et Nankin"


def test_lines_above_the_text_say_who_and_when(tmp_path: Path) -> None:
    cells = (
        "<table><tr><td>Communauté de communes du Pays d'Auge<br><a href=/>Agence de l'eau</a></td>"
        f"</tr><tr><td><p>Le 4 juin 2024</p></td></tr><tr><td><p>{LEAD}</p><p>{MORE}</p></td></tr>"
    )
    document = page(f"<body>{cells}</table>", tmp_path)
    assert document.publisher == "Communauté de communes du Pays d'Auge"
    assert document.published == "2024-06-04"
