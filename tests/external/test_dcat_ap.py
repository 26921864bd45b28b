"""The catalogue under the SHACL shapes of DCAT-AP 3, with the validator of another project."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib

from benchmarks.publish.conformance import (
    DOCUMENTS,
    MANDATORY,
    REASONS,
    RECOMMENDED,
    documents,
    missed,
    workspace_in,
)
from passerelle.publish.opening import site_of


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, rdflib.Graph]:
    room: Path = tmp_path_factory.mktemp("dcat-ap")
    return documents(site_of(workspace_in(room)))


@pytest.mark.parametrize("shapes", MANDATORY)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_is_mandatory_is_there(found: dict[str, rdflib.Graph], name: str, shapes: str) -> None:
    assert list(missed(found[name], shapes)) == []


def test_what_is_only_recommended_is_missed_where_nobody_knows_it(
    found: dict[str, rdflib.Graph],
) -> None:
    """Both ways: a reason that no longer holds must go from the list."""
    assert {(one.kind, one.path) for one in missed(found["catalog"], RECOMMENDED)} == set(REASONS)
