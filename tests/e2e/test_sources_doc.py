"""What docs/sources.md says is done, in its order, in a folder that is empty at first."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from passerelle.sources.base import Expectation, Format, SourceDescription
from passerelle.sources.checks import _EXPRESSION, _READ
from passerelle.sources.coordinates import point
from passerelle.sources.faults import MODELS
from passerelle.sources.identifiers import SCHEMES
from passerelle.sources.leaves import CONDITION_KEYS
from passerelle.times.reading import bounds_of
from tests.conftest import ROOT, Ran, run_passerelle, write_files

FILE = ROOT / "docs/sources.md"
DOC = FILE.read_text(encoding="utf-8")
FENCE = re.compile(
    r"(?:^`(?P<file>[^`\n]+)`:\n\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```$", re.M | re.S
)


def sections(title: str) -> str:
    """The text below the heading `title`, up to the next heading."""
    return re.split(r"^#+ ", DOC.split(f"# {title}\n", 1)[1], flags=re.M)[0]


def first_cells(title: str) -> list[str]:
    """What stands between backquotes in the first column of the table under `title`."""
    rows = re.findall(r"^\| (`.*?`) \|", sections(title), re.M)
    return [code for row in rows for code in re.findall(r"`([^`]+)`", row)]


def commands(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each command of a console block with the lines that it is said to print."""
    for part in re.split(r"^\$ ", text, flags=re.M)[1:]:
        line, *said = part.strip().splitlines()
        yield line, said


def ran(line: str, home: Path) -> Ran:
    """Run one line as a shell would, with what it reads from `echo … |` or `< file`."""
    stdin = ""
    if piped := re.fullmatch(r"echo '(.*)' \| (.*)", line):
        stdin, line = piped[1] + "\n", piped[2]
    if read := re.fullmatch(r"(.*) < (\S+)", line):
        stdin, line = (home / read[2]).read_text(encoding="utf-8"), read[1]
    program, *args = shlex.split(line)
    assert program == "passerelle", line
    return run_passerelle(*args, cwd=home, stdin=stdin)


def test_the_page_runs_from_its_first_line_to_its_last(tmp_path: Path) -> None:
    home = tmp_path
    count = 0
    for block in FENCE.finditer(DOC):
        if block["file"]:
            write_files(home, {block["file"]: block["text"]})
        for line, said in commands(block["text"]) if block["kind"] == "console" else ():
            line, _, code = line.partition("    # exit code ")
            if line.startswith("cd "):
                home /= line.removeprefix("cd ")
                continue
            done = ran(line, home)
            assert (done.code, "Traceback" in done.err) == (int(code or 0), False), done.err
            for words in said:
                assert words in done.out + done.err, f"{line} does not say: {words}"
            count += 1
    assert count == DOC.count("\n$ passerelle ") + DOC.count("\n$ echo ")


@pytest.mark.parametrize(
    "keys",
    [
        [name for name in SourceDescription.model_fields if name != "name"],
        list(Expectation.model_fields),
        [*_EXPRESSION, "lang", "if", "each"],
        list(CONDITION_KEYS),
        list(_READ),
        list(SCHEMES),
        list(MODELS),
        list(get_args(Format)),
    ],
    ids=["source", "expect", "expression", "if", "forms", "schemes", "types", "formats"],
)
def test_every_key_is_named_in_the_page(keys: list[str]) -> None:
    codes = set(re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```$", "", DOC, flags=re.M | re.S)))
    assert [key for key in keys if key not in codes] == []


def test_the_tables_name_no_key_that_is_none() -> None:
    assert set(first_cells("Keys of source.toml")) <= set(SourceDescription.model_fields)
    assert set(first_cells("The mapping")) <= {*_EXPRESSION, "lang"}
    assert set(first_cells("Identifiers")) == set(SCHEMES)


@pytest.mark.parametrize("text", first_cells("Dates"))
def test_a_date_of_the_page_is_read(text: str) -> None:
    assert len(bounds_of(text)) > 1


@pytest.mark.parametrize("text", first_cells("Coordinates"))
def test_coordinates_of_the_page_are_near_paris(text: str) -> None:
    assert point(text) == pytest.approx({"lat": 48.85, "long": 2.35}, abs=0.01)


def test_what_the_page_links_to_is_there() -> None:
    for name in re.findall(r"\]\(([^)#:]+)\)", DOC):
        assert (FILE.parent / name).exists(), name
