"""The labelled pairs of the benchmark: nothing merged wrongly, little left apart."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

RUN = Path(__file__).resolve().parents[2] / "benchmarks" / "identity" / "run.py"


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    spec = importlib.util.spec_from_file_location("identity_bench", RUN)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_pairs_are_many_and_hard(bench: ModuleType) -> None:
    pairs = bench.read_pairs()
    assert len(pairs) >= 300
    assert sum(not pair.same for pair in pairs) >= 60
    assert {pair.kind for pair in pairs} == {"collectivity", "institution", "person", "territory"}


def test_no_merge_is_wrong_and_few_true_pairs_stay_apart(bench: ModuleType) -> None:
    table = bench.measure(bench.read_pairs())
    for kind, counts in table.items():
        found = bench.figures(counts)
        assert found["precision"] == 1.0, kind
        assert found["apart"] <= 0.05, kind
