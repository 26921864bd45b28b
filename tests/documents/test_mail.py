"""Mails: what the sender wrote, and nothing of headers, earlier mails, signatures, small print."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from passerelle.documents import Document, read

LEAD = (
    "La Ville de Toul a reçu lundi une délégation de la commune de Tsévié, conduite par son maire. "
    "Les échanges ont porté sur la gestion des déchets et la formation des agents."
)
PRIVATE = (
    *("Jeanne", "Martin", "06 71 90 12 34", "rue des Tanneries", "@", "Inès"),
    *("confidentiel", "confidential", "iPhone", "abonner"),
)


def mail(body: str = "", html: str | None = None, sender: str = "Ville de Toul") -> EmailMessage:
    message = EmailMessage()
    message["From"] = f"{sender} <jeanne.martin.perso@mail.example>"
    message["To"] = "Paul Durand <paul@mail.example>"
    message["Cc"] = "Inès Martin <ines@mail.example>"
    message["Subject"] = "TR: [presse] Toul reçoit Tsévié"
    message["Date"] = "Thu, 13 Nov 2025 23:51:07 -0500"
    if body:
        message.set_content(body)
        if html:
            message.add_alternative(html, subtype="html")
    elif html:
        message.set_content(html, subtype="html")
    return message


def read_mail(message: EmailMessage | bytes, tmp_path: Path) -> Document:
    file = tmp_path / "mail.eml"
    file.write_bytes(message if isinstance(message, bytes) else bytes(message))
    return read(file)


ENDINGS = [
    "",
    "\nNgā mihi,\n\nJeanne Martin\nService de presse\nTél. 06 71 90 12 34\n",
    "\n-- \nJeanne Martin\n06 71 90 12 34\n",
    "\nBien à vous,\n\nJeanne Martin\nChargée de mission, Ville de Toul\n06 71 90 12 34\n",
    "\nCordialement\nJeanne Martin, 12 rue des Tanneries, 54200 Toul\n",
    "\nLe 12/11/2025 à 18:02, Inès Martin <ines@mail.example> a écrit :\n> Bonjour Jeanne\n> 06\n",
    "\nLe mer. 12 nov. 2025 à 18:02, Inès Martin <ines.martin.pers@mail.example>\na écrit :\n> O\n",
    "\n-----Message d'origine-----\nDe : Inès Martin\nEnvoyé : hier\nÀ : J\nObjet : oui\n\nOui.\n",
    "\nDe : Inès Martin <ines@mail.example>\nEnvoyé : mercredi\nÀ : J\nObjet : oui\n\nOui, Inès\n",
    "\nOn Wed, 12 Nov 2025 at 18:02, Inès <i@mail.example> wrote:\n\nFine, Inès\n",
    "\nCe message et ses pièces jointes sont confidentiels.\nSi vous l'avez reçu par erreur\n",
    "\nEnvoyé de mon iPhone\n",
    "\nThis e-mail and any attachments are confidential.\n\nSe désabonner : https://x.example\n",
]


@pytest.mark.parametrize("ending", ENDINGS)
def test_only_the_sender_s_own_words_are_read(ending: str, tmp_path: Path) -> None:
    document = read_mail(mail(f"{LEAD}\n{ending}"), tmp_path)
    assert " ".join(document.text.split()) == LEAD
    assert not [word for word in PRIVATE if word in document.text]


def test_headers_say_title_publisher_and_date_and_stay_out_of_the_text(tmp_path: Path) -> None:
    document = read_mail(mail(LEAD), tmp_path)
    assert (document.title, document.publisher) == ("Toul reçoit Tsévié", "Ville de Toul")
    assert document.published == "2025-11-13"
    assert "Toul reçoit" not in document.text


@pytest.mark.parametrize(
    ("sender", "publisher"),
    [
        ("Jeanne Martin", None),
        ('"MARTIN Jeanne"', None),
        ('"Jeanne Martin (Ville de Toul)"', "Ville de Toul"),
        ('"Jeanne Martin - Métropole du Grand Nancy"', "Métropole du Grand Nancy"),
        ("=?utf-8?b?5rW35bed5biC5aSW5Yqe?=", "海川市外办"),
        ("=?gb2312?b?s8fK0M3isOw=?=", "城市外办"),
        ("University of Northmoor Press Office", "University of Northmoor Press Office"),
        ("jeanne.martin@mail.example", None),
    ],
)
def test_a_sender_is_the_publisher_only_as_a_body(
    sender: str, publisher: str | None, tmp_path: Path
) -> None:
    raw = bytes(mail(LEAD, sender="X")).replace(b"From: X ", f"From: {sender} ".encode())
    assert read_mail(raw, tmp_path).publisher == publisher


def test_the_signature_names_the_publisher_when_the_sender_is_a_person(tmp_path: Path) -> None:
    body = f"{LEAD}\n\nCordialement,\n\nJeanne Martin\nAgence de l'eau Rhin-Meuse\n06 71 90 12 34"
    document = read_mail(mail(body, sender="Jeanne Martin"), tmp_path)
    assert document.publisher == "Agence de l'eau Rhin-Meuse"
    assert document.text == LEAD


def test_a_release_below_the_signature_is_read(tmp_path: Path) -> None:
    body = (
        "Bonjour,\n\nVous trouverez ci-dessous notre communiqué.\n\nCordialement,\nJeanne Martin\n"
        f"06 71 90 12 34\n\nCOMMUNIQUÉ DE PRESSE\n\nToul reçoit Tsévié\n\n{LEAD}\n"
    )
    text = read_mail(mail(body), tmp_path).text
    assert LEAD in text
    assert "Jeanne" not in text


def test_a_release_that_is_only_passed_on_is_read_without_its_headers(tmp_path: Path) -> None:
    body = (
        "Pour info. JM\n\n---------- Forwarded message ---------\nDe : Inès <i@mail.example>\n"
        f"Date: mer. 12 nov. 2025\nSubject: Communiqué\nTo: <jeanne@mail.example>\n\n{LEAD}\n"
    )
    document = read_mail(mail(body, sender="Jeanne Martin"), tmp_path)
    assert document.text == LEAD
    assert document.published is None


def test_a_mail_that_is_only_a_page_is_read_without_quotes_and_hidden_words(tmp_path: Path) -> None:
    html = (
        "<html><body><div style='display:none;max-height:0'>Aperçu</div><table><tr><td>"
        f"<h1>Toul reçoit Tsévié</h1><p>{LEAD}</p></td></tr></table>"
        "<div class=gmail_signature>Jeanne Martin</div><div class=gmail_quote>Le 12/11/2025, Inès"
        " a écrit :<blockquote>Bonjour Jeanne</blockquote></div>"
        "<p>Si vous ne voyez pas ce message, cliquez</p></body></html>"
    )
    for message in (mail(html=html), mail("Version texte indisponible.", html)):
        document = read_mail(message, tmp_path)
        assert document.text.split("\n\n") == ["Toul reçoit Tsévié", LEAD]


def test_attachments_are_counted_and_not_read(tmp_path: Path) -> None:
    message = mail(LEAD, f"<p>{LEAD}</p>")
    message.add_attachment("Jeanne Martin", filename="notes.txt")
    message.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="a.pdf")
    document = read_mail(message, tmp_path)
    assert (document.text, document.attachments) == (LEAD, 2)


CHARSETS = [
    ("iso-8859-1", "quoted-printable", "cp1252"),
    ("utf-8", "base64", "utf-8"),
    ("windows-1252", "8bit", "cp1252"),
    ("gb2312", "base64", "gb18030"),
    ("unknown-8bit", "8bit", "utf-8"),
]


@pytest.mark.parametrize(("charset", "transfer", "encoding"), CHARSETS)
def test_charsets_and_transfer_encodings(
    charset: str, transfer: str, encoding: str, tmp_path: Path
) -> None:
    import base64
    import quopri

    zh = "六月十日，市长在市政府会见了法国客人一行六人，双方就教育合作交换了意见。㐀"
    text = zh if charset == "gb2312" else f"{LEAD} L’œuvre coûte 5 €."
    data = text.encode(encoding)
    body = {"base64": base64.encodebytes, "quoted-printable": quopri.encodestring}.get(
        transfer, lambda raw: raw
    )(data)
    head = (
        f"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n"
        f"Content-Transfer-Encoding: {transfer}\nSubject: x\n\n"
    )
    assert read_mail(head.encode() + body, tmp_path).text == text
