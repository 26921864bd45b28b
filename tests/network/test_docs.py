"""The guide to networks says what the code does."""

from __future__ import annotations

import re

import pytest

from passerelle.network import FORMATS, READY
from passerelle.network.measure_table import markdown
from passerelle.network.project import projections
from passerelle.queries.incidence import COLUMNS
from tests.conftest import ROOT

GUIDE = (ROOT / "docs" / "network.md").read_text(encoding="utf-8")


def test_the_table_of_measures_is_that_of_the_code() -> None:
    assert GUIDE.endswith(markdown())


@pytest.mark.parametrize(
    "word", [*projections(), *READY, *(f".{ending}" for ending in FORMATS), *COLUMNS]
)
def test_each_network_format_and_column_has_its_line(word: str) -> None:
    assert f"`{word}`" in GUIDE


def test_commands_and_options_exist(tmp_path) -> None:
    from passerelle.cli.network import export, report

    known = {option for command in (export, report) for p in command.params for option in p.opts}
    used = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", GUIDE))
    assert used <= known
