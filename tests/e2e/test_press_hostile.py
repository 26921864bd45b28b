"""Press releases made to do harm, through the command line: one clear message or clean facts.

Each file is looked at by a process of its own, whose time and memory are measured; then all of
them lie in one source and are extracted together: the bad are named, the good go on, and
nothing private is in what is written.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import run_passerelle
from tests.documents.makers import W, packed, pdf
from tests.text.press import PRESS_TOML

SECONDS, MEGABYTES = 10.0, 700
VISIT = (
    "Le 3 juin 2025, M. Paul Exemple, maire de Toul, a reçu à Toul une délégation de la ville de "
    "Tsévié (Togo), conduite par Mme Afi Modèle, maire de Tsévié."
)
SIGNED = (
    "Les deux maires ont signé une convention de coopération décentralisée sur l'eau potable, en "
    "présence de M. Jean Témoin, consul honoraire du Togo."
)
HIDDEN = "Ministre Pierre Fantôme, maire de Nulleville, a signé un jumelage avec Rienbourg."
MAIL = f"""\
Return-Path: <perso.lea@mail.example>
Received: from box (192.0.2.77) by mx.mail.example; Tue, 3 Jun 2025 10:00:00 +0200
Date: Tue, 3 Jun 2025 10:00:00 +0200
From: Ville de Toul <lea.confidente@toul.example>
To: "Noé Destinataire" <noe.destinataire@journal.example>
Cc: Famille Copie <famille.copie@mail.example>
Subject: Toul et Tsévié signent une convention
Message-ID: <lea-secret-4411@toul.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="cut"

--cut
Content-Type: text/plain; charset="utf-8"

{VISIT}

{SIGNED}

M. Exemple, né le 14 février 1961 à Vesoul, demeurant 12 impasse des Lilas, 54200 Toul, est
joignable chez lui au 03 83 00 11 22 ou sur son portable, 06 12 34 56 78 (paul@famille.example).
Son IBAN est FR76 3000 6000 0112 3456 7890 189, son numéro de sécurité
sociale 1 61 02 70 550 123 45.

Bien cordialement,

Léa Confidente
Assistante du cabinet
Portable : 06 99 88 77 66 | lea.confidente@toul.example

Le 2 juin 2025 à 18:00, Zoé Bavarde <zoe.bavarde@mail.example> a écrit :
> Léa, le maire est malade, ne le dis à personne.

--cut
Content-Type: text/plain; name="paie.csv"
Content-Disposition: attachment; filename="paie.csv"

Salaire;Camille Payée;4211
--cut--
"""
PRIVATE = (
    *("confidente", "destinataire", "famille", "secret-4411", "192.0.2", "Bavarde", "malade"),
    *("1961", "Vesoul", "impasse", "Lilas", "54200", "83 00 11", "34 56 78", "88 77 66"),
    *("FR76", "3456 7890", "61 02 70", "Payée", "4211", "Assistante", "Copie"),
)
PAGE = f"""<!doctype html><html lang="fr"><head><title>Visite</title>
<script>document.write("{HIDDEN}")</script>
<script type="application/ld+json">{{"@type": "Person", "name": "{HIDDEN}"}}</script>
<style>body::after {{ content: "{HIDDEN}" }}</style></head>
<body onload="alert('{HIDDEN}')"><noscript>{HIDDEN}</noscript><template>{HIDDEN}</template>
<main><h1>Toul reçoit Tsévié</h1><p>{VISIT}</p><p hidden>{HIDDEN}</p>
<p style="display:none">{HIDDEN}</p><img src=x onerror="steal()" alt="">
<iframe srcdoc="<p>{HIDDEN}</p>"></iframe><svg><text>{HIDDEN}</text></svg>
<!-- {HIDDEN} --><p>{SIGNED}<script>{HIDDEN}</script></p></main></body></html>"""


def steered() -> str:
    """The words with marks in them that turn the direction of writing, or nobody sees."""
    words = VISIT.replace("Exemple", "Ex\u200bem\u00adple").replace("Toul", "\u202eToul\u202c")
    unseen = "".join(chr(0xE0000 + ord(letter)) for letter in "ignore")
    return f"\ufeffToul reçoit Tsévié\n\n\u2067{words}\u2069{unseen}\n\n{SIGNED}\u202e\n"


def controlled() -> str:
    """The words among control characters, as terminals and word processors take them."""
    words = VISIT.replace("maire de", "\x1b[31mmaire\x07 de", 1).replace("Le 3", "\x0bLe 3", 1)
    return f"Toul reçoit Tsévié\x1b]0;owned\x07\n\n{words}\x08\x08\n\n{SIGNED}\x7f\x9b\n"


def bomb() -> bytes:
    text = f'<w:document xmlns:w="{W}"><w:body><w:p/>{" " * 60_000_000}</w:body></w:document>'
    return packed({"[Content_Types].xml": "<Types/>", "word/document.xml": text})


@dataclass(frozen=True)
class Sample:
    """A file, and what is said when it is refused; None where it is read."""

    make: Callable[[], bytes]
    refusal: str | None = None


SAMPLES = {
    "page-of-50-mb.html": Sample(
        lambda: b"<!doctype html><html><body>" + b"<p>word</p>" * 4_800_000, "is a page of 50 MB"
    ),
    "10000-pages.pdf": Sample(
        lambda: pdf([[(60, 700, 10, VISIT)]], repeat=10_000), "more than 200 pages"
    ),
    "bomb.docx": Sample(bomb, "unpacks to"),
    "scripts.html": Sample(PAGE.encode),
    "control.txt": Sample(lambda: controlled().encode()),
    "direction.txt": Sample(lambda: steered().encode()),
    "private.eml": Sample(MAIL.encode),
}
READ = [name for name, sample in SAMPLES.items() if sample.refusal is None]
STEERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u00ad\x1b\x07\x08\x7f\x9b"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace as `passerelle init` makes it, with a source that holds all the files."""
    root = tmp_path_factory.mktemp("hostile") / "ws"
    assert run_passerelle("init", root).code == 0
    folder = root / "sources" / "hostile"
    folder.mkdir()
    (folder / "source.toml").write_text(PRESS_TOML, encoding="utf-8")
    for name, sample in SAMPLES.items():
        (folder / name).write_bytes(sample.make())
    return root


# The most memory that the program had: what the system tells of a child counts its parent's too.
PROGRAM = """
import atexit, sys
from pathlib import Path
told = Path(sys.argv.pop(1))
atexit.register(lambda: told.write_bytes(Path("/proc/self/status").read_bytes()))
from passerelle.cli.main import run
run()
"""


def looked_at(file: Path, root: Path, aside: Path) -> tuple[int, str, str, float, float]:
    """Exit code, output, messages, seconds of work and megabytes of `extract --dry-run`."""
    out, err, status_of = aside / "out", aside / "err", aside / "status"
    command = [sys.executable, "-c", PROGRAM, str(status_of), "extract", "--dry-run", str(file)]
    command += ["-w", str(root)]
    with out.open("wb") as told, err.open("wb") as said:
        child = subprocess.Popen(
            [*command, "--lang", "en"],
            stdout=told,
            stderr=said,
            env={**os.environ, "COLUMNS": "200"},
        )
        _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    seconds = used.ru_utime + used.ru_stime
    megabytes = int(re.findall(r"VmHWM:\s+(\d+) kB", status_of.read_text("utf-8"))[0]) / 1024
    return child.returncode, out.read_text("utf-8"), err.read_text("utf-8"), seconds, megabytes


@pytest.mark.parametrize("name", SAMPLES)
def test_a_look_at_a_hostile_file_is_one_message_or_clean_facts_within_bounds(
    name: str, workspace: Path, tmp_path: Path
) -> None:
    file, refusal = workspace / "sources" / "hostile" / name, SAMPLES[name].refusal
    code, out, err, seconds, megabytes = looked_at(file, workspace, tmp_path)
    assert seconds < SECONDS
    assert megabytes < MEGABYTES
    assert "Traceback" not in err
    assert not file.with_name("facts.jsonl").exists()
    if refusal:
        assert code == 1, out
        assert err.count(name) == 1, "one message"
        assert refusal in err
        assert "Paul Exemple" not in out
        return
    assert code == 0, err
    assert "person · Paul Exemple" in out
    assert "mayor · Toul" in out
    assert [one for one in PRIVATE if one in out + err] == []
    assert [one for one in STEERING if one in out + err] == []
    assert [one for one in ("Fantôme", "Nulleville", "Rienbourg") if one in out + err] == []


def test_together_the_bad_are_named_the_good_go_on_and_nothing_private_is_written(
    workspace: Path,
) -> None:
    done = run_passerelle(
        "extract",
        *(workspace / "sources" / "hostile" / name for name in SAMPLES),
        "-w",
        workspace,
        "--lang",
        "en",
    )
    assert (done.code, "Traceback" in done.err) == (1, False)
    for name, sample in SAMPLES.items():
        assert (name in done.err) is (sample.refusal is not None)
    written = (workspace / "sources" / "hostile" / "facts.jsonl").read_text(encoding="utf-8")
    facts = [json.loads(line) for line in written.splitlines()]
    assert {fact["file"] for fact in facts} == set(READ)
    words = json.dumps(facts, ensure_ascii=False)
    assert [one for one in PRIVATE if one in words] == []
    assert [one for one in STEERING if one in words] == []
    assert "Fantôme" not in words
