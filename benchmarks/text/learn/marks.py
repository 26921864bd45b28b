"""Marks below which a fact is not proposed, measured on passages its models have not seen.

For each list the mark at which F1 is greatest, the harmonic mean of precision and recall: what is
proposed wrongly costs whoever reviews it a decision, what is not proposed is lost to them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from multiprocessing import Pool
from pathlib import Path

from benchmarks.text.drills import gold_of
from benchmarks.text.learn.judging import judged_facts
from benchmarks.text.learn.layers import Told, bench, parts
from benchmarks.text.match import LISTS, Match
from passerelle.extraction.learnt.tagger import use

__all__ = ["measured", "written"]

_STEPS = [step / 20 for step in range(20)]


def measured(language: str, told: Sequence[Told], work: Path) -> dict[str, float]:
    """The mark of each list."""
    judged: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    missed: Counter[str] = Counter()
    for part, models in parts(told, work):
        with use(models), Pool() as pool:
            jobs = [(language, one) for one in part]
            for facts, lost in pool.starmap(_of_passage, jobs, chunksize=20):
                missed.update(lost)
                for name, sure, right in facts:
                    judged[name].append((sure, right))
    return {
        name: max(_STEPS, key=lambda mark: _f1(judged[name], missed[name], mark))
        for name in LISTS
        if judged[name]
    }


def _of_passage(language: str, told: Told) -> tuple[list[tuple[str, float, bool]], Counter[str]]:
    analysis = bench(language, told, "judged")
    account = analysis.account()
    match = Match(told["text"], account, gold_of(told, language, account))
    lost = Counter(
        {name: sum(not match.may_miss(one) for one in match.lists[name].missed) for name in LISTS}
    )
    found = judged_facts(told, analysis, LISTS)
    return [(name, fact.confidence, right) for name, fact, right in found], lost


def _f1(judged: Sequence[tuple[float, bool]], missed: int, mark: float) -> float:
    kept = [right for sure, right in judged if sure >= mark]
    right = sum(kept)
    every = sum(right for _, right in judged) + missed
    return 2 * right / (len(kept) + every) if every else 0.0


def written(marks: dict[str, dict[str, float]]) -> Iterator[str]:
    """The lines of the file of marks."""
    yield "# Below these a fact is not proposed. Written by `python -m benchmarks.text.learn`."
    for language, lists in sorted(marks.items()):
        yield f"\n[{language}]"
        yield from (f"{name} = {mark}" for name, mark in lists.items())
