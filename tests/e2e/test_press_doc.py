"""What docs/press.md says is done, in its order, in a folder that is empty at first."""

from __future__ import annotations

import re
from pathlib import Path

from passerelle.sources.decisions import VERDICTS
from passerelle.sources.facts import load_facts
from tests.conftest import ROOT, write_files
from tests.e2e.test_sources_doc import FENCE, commands, ran

FILE = ROOT / "docs/press.md"
DOC = FILE.read_text(encoding="utf-8")


def test_the_page_runs_from_its_first_line_to_its_last(tmp_path: Path) -> None:
    home = tmp_path
    count = 0
    for block in FENCE.finditer(DOC):
        if block["file"]:
            write_files(home, {block["file"]: block["text"]})
        for line, said in commands(block["text"]) if block["kind"] == "console" else ():
            if line.startswith("cd "):
                home /= line.removeprefix("cd ")
                continue
            done = ran(line, home)
            assert (done.code, "Traceback" in done.err) == (0, False), done.err
            for words in said:
                assert words in done.out + done.err, f"{line} does not say: {words}"
            count += 1
    assert count == len(re.findall(r"^\$ (?!cd )", DOC, re.M))
    facts = "".join(fact.line for fact in load_facts(home / "sources/press"))
    assert "Claire Exemple" in facts
    assert [private for private in ("example.org", "01 23 45") if private in facts] == []


def test_its_keys_and_decisions_are_those_of_the_program() -> None:
    keys = re.findall(r"^\| `(.)` \|", DOC, re.M)
    screen = (ROOT / "src/passerelle/cli/reviewing.py").read_text(encoding="utf-8")
    known = set(re.findall(r'^ {12}"(.)": ', screen, re.M)) | {"q"}
    assert set(keys) == known
    assert [one for one in VERDICTS if f"`{one}`" not in DOC] == []


def test_what_the_page_links_to_is_there() -> None:
    for name in re.findall(r"\]\(([^)#:]+)\)", DOC):
        assert (FILE.parent / name).exists(), name
