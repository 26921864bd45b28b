"""Files made to do harm: clean text or a clear refusal, in bounded time and memory.

All are read by one process of their own, which says how long each took and how much memory
it came to need.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.documents.makers import W, docx, odt, packed, pdf

SECONDS = 5.0
MEGABYTES = 500
LEAD = (
    "Le maire a reçu mardi une délégation de la ville de Nankin, conduite par son vice-maire. "
    "Les échanges ont porté sur l'eau, les transports et la formation des jeunes."
)
LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {new} '{'&' + old + ';' * 1}{('&' + old + ';') * 9}'>"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)
STRANGER = "<!DOCTYPE x [<!ENTITY i SYSTEM 'file:///etc/hostname'>"
WORD = f'<w:document xmlns:w="{W}"><w:body>%s</w:body></w:document>'
LOCK = "/Encrypt<</Filter/Standard/V 1/R 2/O<{0}>/U<{0}>/P -4>>/ID[<{1}><{1}>]".format(
    "5a" * 32, "a1" * 16
)


def word(paragraph: str, prolog: str = "") -> bytes:
    document = (f"{prolog}]>" if prolog else "") + WORD % paragraph
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def lying(data: bytes, name: bytes, size: int) -> bytes:
    """`data` with another size told for the file `name` in the table of contents."""
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(name))
    return data[: at + 24] + size.to_bytes(4, "little") + data[at + 28 :]


def nested_mail(depth: int) -> bytes:
    out = ["From: a@b.example\nMIME-Version: 1.0\nSubject: x"]
    for level in range(depth):
        out.append(f'Content-Type: multipart/mixed; boundary="b{level}"\n\n--b{level}')
    return "\n".join([*out, f"Content-Type: text/plain\n\n{LEAD}\n"]).encode()


def heavy_pdf() -> bytes:
    """One page whose content unpacks to hundreds of megabytes."""
    import zlib

    made = pdf([[(60, 700, 10, LEAD)]])
    start = made.index(b"11 0 obj")
    packer = zlib.compressobj(9)
    content = b"".join(packer.compress(b"0 0 m 9 9 l S\n" * 100_000) for _ in range(300))
    content += packer.flush()
    stream = b"11 0 obj\n<</Filter/FlateDecode/Length %d>>stream\n" % len(content) + content
    return made[:start] + stream + b"\nendstream\nendobj\ntrailer<</Root 1 0 R/Size 12>>"


def page(body: str) -> bytes:
    return f"<!doctype html><html lang=fr><body>{body}".encode()


def mail(head: str, body: str = LEAD) -> bytes:
    return f"From: a@b.example\nMIME-Version: 1.0\n{head}\n\n{body}".encode()


# What it is: end of its name, bytes, and the words of the refusal; None when it is read.
Sample = tuple[str, Callable[[], bytes], str | None]
SAMPLES: dict[str, Sample] = {
    # pages
    "page of 50 MB": ("html", lambda: page("<p>word</p>" * 4_700_000), "MB"),
    "page in a page in a page": ("html", lambda: page("<div>" * 1_000_000 + LEAD), "tags"),
    "deep page": ("html", lambda: page("<div>" * 100_000 + LEAD), "nested"),
    "page just deep enough": ("html", lambda: page("<div>" * 1900 + f"<p>{LEAD}</p>"), None),
    "deep menus": ("html", lambda: page("<p class=menu><b>a <i>" * 900 + f"<p>{LEAD}"), None),
    "deep headers": ("html", lambda: page("<header><a>x</a>" * 900 + f"<p>{LEAD}"), ""),
    "deep tables": ("html", lambda: page("<table><tr><td>a<td>" * 600 + f"<p>{LEAD}"), None),
    "deep mains": ("html", lambda: page("<main><article>" * 900 + f"<p>{LEAD}"), None),
    "many cells": ("html", lambda: page(f"<p>{LEAD}<table>" + "<tr><td> <td>" * 80_000), None),
    "many spaces": ("html", lambda: page(f"<p>{LEAD}" + "<b> </b>" * 120_000), None),
    "many buttons": ("html", lambda: page(f"<p>{LEAD}" + "<button>x</button>ab " * 100_000), None),
    "long style": (
        "html",
        lambda: page("<style>" + "/*.a,{@" * 500_000 + f"</style><p>{LEAD}"),
        None,
    ),
    "long class": ("html", lambda: page(f"<p class='{'menu-' * 500_000}'>{LEAD}"), None),
    "long json": (
        "html",
        lambda: page(f"<script type=application/ld+json>{'[' * 900_000}</script><p>{LEAD}"),
        None,
    ),
    "page cut off": ("html", lambda: page(f"<main><p>{LEAD}</p><p cla"), None),
    "page of letters": ("html", lambda: page("abcdefghij " * 600_000), "characters"),
    # word processors
    "word bomb": ("docx", lambda: word("<w:p/>" + " " * 60_000_000), "unpacks"),
    "word bomb that lies": (
        "docx",
        lambda: lying(word("<w:p/>" + " " * 60_000_000), b"word/document.xml", 999),
        "damaged",
    ),
    "word of tags": ("docx", lambda: word("<w:p/>" * 1_500_000), "tags"),
    "word of laughs": (
        "docx",
        lambda: word("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", LAUGHS),
        "entit",
    ),
    "word with a stranger": (
        "docx",
        lambda: word("<w:p><w:r><w:t>&i;</w:t></w:r></w:p>", STRANGER),
        "entit",
    ),
    "deep word": ("docx", lambda: word("<w:p>" * 100_000 + "</w:p>" * 100_000), "damaged"),
    "word cut off": ("docx", lambda: docx([LEAD] * 50)[:-60], "cut off"),
    "word cut in two": ("docx", lambda: docx([LEAD])[:300], "cut off"),
    "word with a bad part": (
        "docx",
        lambda: (
            docx([LEAD])
            .replace(b"PK\x03\x04", b"PK\x03\x05", 2)
            .replace(b"PK\x03\x05", b"PK\x03\x04", 1)
        ),
        "damaged",
    ),
    "word of many files": (
        "docx",
        lambda: packed({f"word/{n}.xml": "" for n in range(20_000)}),
        "too many",
    ),
    "word without words": ("docx", lambda: docx([]), "no text"),
    "word without a body": ("docx", lambda: docx([], **{"word/document.xml": "<x/>"}), "no text"),
    "open bomb": ("odt", lambda: odt([], body=" " * 60_000_000), "unpacks"),
    "open laughs": ("odt", lambda: odt([], **{"content.xml": f"{LAUGHS}]><x>&i;</x>"}), "entit"),
    "open spaces": (
        "odt",
        lambda: odt([], body=f'<text:p>{LEAD}<text:s text:c="999999999"/>.</text:p>'),
        None,
    ),
    # PDF
    "10,000 pages": ("pdf", lambda: pdf([[(60, 700, 10, LEAD)]], repeat=10_000), "pages"),
    "pages in a ring": (
        "pdf",
        lambda: pdf([[(60, 700, 10, LEAD)]]).replace(b"Kids[10 0 R]", b"Kids[ 2 0 R]"),
        "",
    ),
    "PDF bomb": ("pdf", heavy_pdf, ""),
    "locked PDF": ("pdf", lambda: pdf([[(60, 700, 10, LEAD)]], trailer=LOCK), "password"),
    "pictures only": ("pdf", lambda: pdf([[]]), "no text"),
    "PDF cut off": ("pdf", lambda: pdf([[(60, 700, 10, LEAD)]])[:700], ""),
    "no PDF": ("pdf", lambda: b"%PDF-1.7\n" + random.Random(1).randbytes(5000), "damaged"),
    # mails
    "deep mail": ("eml", lambda: nested_mail(3000), "parts"),
    "mail just deep enough": ("eml", lambda: nested_mail(60), None),
    "mail of parts": (
        "eml",
        lambda: mail('Content-Type: multipart/mixed; boundary="b"', "--b\n\nx\n" * 500_000),
        "",
    ),
    "mail in mails": (
        "eml",
        lambda: b"From: a\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n" * 5000,
        "parts",
    ),
    "mail of heads": (
        "eml",
        lambda: mail("X: " + "Re: " * 500_000 + "\nSubject: " + "Re: [" * 200_000),
        None,
    ),
    "mail to many": ("eml", lambda: mail("To: " + "A <a@b.example>, " * 200_000), None),
    "mail of farewells": (
        "eml",
        lambda: mail("", f"{LEAD}\n" + "Cordialement,\nA\n" * 60_000),
        None,
    ),
    "mail with 24 MB": (
        "eml",
        lambda: mail(
            'Content-Type: multipart/mixed; boundary="b"',
            f"--b\n\n{LEAD}\n--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n"
            + ("A" * 76 + "\n") * 320_000
            + "--b--\n",
        ),
        None,
    ),
    "mail cut off": (
        "eml",
        lambda: mail('Content-Type: multipart/mixed; boundary="b"', f"--b\n\n{LEAD}"),
        None,
    ),
    "mail of nonsense": (
        "eml",
        lambda: mail("Content-Transfer-Encoding: base64", "é" * 1000),
        "no text",
    ),
    # texts
    "text of 50 MB": ("txt", lambda: b"a b\n" * 12_500_000, "MB"),
    "one line": ("txt", lambda: f"{LEAD} {'mot ' * 1_000_000}".encode(), "characters"),
    "spaces": ("txt", lambda: f"{LEAD}{' ' * 3_000_000}.".encode(), None),
    "blank lines": ("txt", lambda: f"{LEAD}{chr(10) * 3_000_000}.".encode(), None),
    "accents": (
        "txt",
        lambda: f"{LEAD} e{chr(0x301) * 400_000}{chr(0x323) * 400_000}".encode(),
        None,
    ),
    "marks": ("md", lambda: f"# {'*' * 900_000}\n\n{LEAD}\n{'<!--' * 700_000}".encode(), None),
    "front matter": ("md", lambda: f"---\n{'a: ' * 900_000}\n{LEAD}".encode(), "characters"),
    "dates": ("txt", lambda: f"{LEAD}\n{'le 12 mars 2024, ' * 50_000}".encode(), None),
    "empty": ("txt", lambda: b"", "empty"),
    "blank": ("txt", lambda: b" \r\n\t", "empty"),
    "marks only": ("txt", lambda: "\ufeff\u200b\u202e 123".encode(), "no text"),
    "zeros": ("txt", lambda: b"\0" * 10_000, "NUL"),
    "noise": ("txt", lambda: random.Random(2).randbytes(20_000), ""),
    # not what the name says
    "PDF called text": ("txt", lambda: pdf([[(60, 700, 10, LEAD)]]), None),
    "page called PDF": ("pdf", lambda: page(f"<p>{LEAD}</p>"), None),
    "Word called odt": ("odt", lambda: docx([LEAD]), None),
    "text called Word": ("docx", lambda: LEAD.encode(), "no docx"),
    "picture called PDF": ("pdf", lambda: b"\x89PNG\r\n\x1a\n" + b"x" * 99, "picture"),
    "archive called Word": ("docx", lambda: packed({"a.txt": LEAD}), "archive"),
    "old Word": ("doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 99, "Office"),
    "rich text": ("rtf", lambda: b"{\\rtf1 Bonjour}", "Rich Text"),
    "unknown": ("xyz", lambda: LEAD.encode(), "kind"),
    # languages
    "German": (
        "txt",
        lambda: "Der Bürgermeister hat die Gäste aus der Stadt empfangen.".encode(),
        "German",
    ),
    "Japanese": ("txt", lambda: "市長はフランスの代表団と会談しました。".encode(), "Japanese"),
    "no words": ("txt", lambda: b"Xyzzy Plugh Foobar", "language"),
}
READER = """
import json, os, resource, sys
from pathlib import Path
from passerelle.documents import DocumentError, read

def spent():
    # Of processors: other programs on the machine do not count.
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system

def used():
    people = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
    return max(resource.getrusage(who).ru_maxrss for who in people)

Path(sys.argv[1], "first.txt").write_text("Le maire a reçu la délégation.")
read(Path(sys.argv[1], "first.txt"))
before = used()
for line in sys.stdin:
    name, file = json.loads(line)
    started = spent()
    try:
        told = {"found": "formation des jeunes" in read(Path(file)).text}
    except DocumentError as fault:
        told = {"refused": str(fault)}
    except BaseException as fault:
        told = {"crashed": repr(fault)}
    told |= {"seconds": spent() - started, "memory": (used() - before) / 1024}
    print(json.dumps([name, told]), flush=True)
"""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, object]]:
    """What became of each sample, by name."""
    folder = tmp_path_factory.mktemp("hostile")
    reader = subprocess.Popen(
        [sys.executable, "-c", READER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert reader.stdin
    assert reader.stdout
    told = {}
    for number, (name, (suffix, make, _)) in enumerate(SAMPLES.items()):
        file = folder / f"{number}.{suffix}"
        file.write_bytes(make())
        reader.stdin.write(json.dumps([name, str(file)]) + "\n")
        reader.stdin.flush()
        told[name] = json.loads(reader.stdout.readline() or f'["{name}", {{"crashed": "dead"}}]')[1]
        told[name]["file"] = file.name
        file.unlink()
    reader.communicate()
    return told


@pytest.mark.parametrize("name", SAMPLES)
def test_a_hostile_file_is_read_or_refused_within_bounds(
    name: str, outcomes: dict[str, dict[str, object]]
) -> None:
    told, words = outcomes[name], SAMPLES[name][2]
    assert "crashed" not in told, told
    assert told["seconds"] < SECONDS  # type: ignore[operator]
    assert told["memory"] < MEGABYTES  # type: ignore[operator]
    if words is None:
        assert told.get("found"), told
    elif words or "refused" in told:
        assert words in str(told["refused"])
        assert str(told["file"]) in str(told["refused"])
