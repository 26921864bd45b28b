"""Measures how often each rule is right on texts set aside, and writes the table of sureness.

A rule that was right r times of n has (r + K·p) / (n + K), p being what its list reaches in its
language: an estimate with a prior worth K facts (additive smoothing, beta-binomial mean).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from benchmarks.text.score import Proposal

__all__ = ["TABLE", "lines"]

TABLE = Path("src/passerelle/extraction/lexicon/sureness.toml")
_PRIOR = 10
"""Facts that what the list reaches is worth."""
_HEAD = """\
# How often each rule was right on texts that no rule was made for (held-out, unseen, drills set
# aside; tests/text/README.md). Written by `python -m benchmarks.text.run --calibrate`.
"""


def lines(proposals: dict[str, list[Proposal]]) -> Iterable[str]:
    """The lines of the table, from the judged facts of each language."""
    yield _HEAD
    every = [one for judged in proposals.values() for one in judged]
    for language, judged in proposals.items():
        yield f"[{language}]"
        for name in sorted({one.list for one in judged}):
            whole = _share([one for one in every if one.list == name], 0.8)
            own = _share([one for one in judged if one.list == name], whole)
            yield f'"{name}" = {own:.2f}'
            for rule in sorted({one.rule for one in judged if one.list == name}):
                told = [one for one in judged if (one.list, one.rule) == (name, rule)]
                yield f'"{name} {rule}" = {_share(told, own):.2f}'
        yield ""


def _share(judged: list[Proposal], prior: float) -> float:
    right = sum(one.right for one in judged)
    return (right + _PRIOR * prior) / (len(judged) + _PRIOR)
