"""How far facts that are said to be sure are so: precision from each mark on, and by rule.

`accept_from` of a source, and «accept this text» of a review, take facts from a mark on: what a
mark is worth is shown here.
"""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.text.match import LISTS
from benchmarks.text.score import Proposal, Score

__all__ = ["by_mark", "by_rule"]

MARKS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)


def _share(judged: Iterable[Proposal], whole: int) -> str:
    """Precision and recall of what is left, or a dash."""
    right = [one.right for one in judged]
    if not right or not whole:
        return f"{'–':>14}"
    return f"{sum(right) / len(right):8.3f}{sum(right) / whole:6.3f}"


def by_mark(score: Score) -> Iterable[str]:
    """Lines: precision and recall of the facts that are at least as sure as each mark."""
    yield f"{'from':<8}" + "".join(f"{name:>14}" for name in (*LISTS, "total"))
    for mark in MARKS:
        left = [one for one in score.proposals if one.confidence >= mark]
        line = f"{mark:<8}"
        for name in LISTS:
            tally = score.lists[name]
            line += _share((p for p in left if p.list == name), tally.found + tally.missed)
        yield line + _share(left, score.total.found + score.total.missed)


def by_rule(score: Score) -> Iterable[str]:
    """Lines: how often each rule was right, of how often it spoke; the worst first."""
    spoken: dict[tuple[str, str], list[Proposal]] = {}
    for one in score.proposals:
        spoken.setdefault((one.list, one.rule), []).append(one)
    shares = {key: sum(p.right for p in judged) / len(judged) for key, judged in spoken.items()}
    for key in sorted(spoken, key=lambda key: (shares[key], *key)):
        judged = spoken[key]
        sure = sum(one.confidence for one in judged) / len(judged)
        right = sum(one.right for one in judged)
        told = f"{right:4} of {len(judged):4}  {shares[key]:.2f} said {sure:.2f}"
        yield f"{key[0]:<12}{key[1]:<32}{told}"
