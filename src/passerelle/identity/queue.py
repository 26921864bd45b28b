"""The review queue: pairs between the marks, told so that a person can judge them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from passerelle.errors import IdentityError
from passerelle.files import write_text
from passerelle.identity.cluster import Cluster
from passerelle.identity.mates import Question
from passerelle.identity.mentions import POINT
from passerelle.identity.reasons import TEXTS, Reason

__all__ = [
    "QUEUE_FILE",
    "ReviewPair",
    "Side",
    "read_queue",
    "review_pairs",
    "side_of",
    "write_queue",
]

QUEUE_FILE = "review-identity.jsonl"
"""Where a build leaves the queue, in its `build` folder."""


@dataclass(frozen=True)
class Side:
    """One of the two things, as its sources tell it.

    `key` is what a decision names it by: its most trusted identifier, else its address.
    """

    address: str
    key: str
    names: tuple[str, ...]
    ids: tuple[str, ...]
    sources: tuple[str, ...]
    countries: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReviewPair:
    """Two things that may be one: both sides, the score and what it is made of."""

    kind: str
    left: Side
    right: Side
    score: float
    reasons: tuple[Reason, ...]


def side_of(cluster: Cluster, address: str) -> Side:
    """What a person is told of one cluster."""
    names = {(n.text, n.lang) for mention in cluster.mentions for n in mention.written}
    return Side(
        address=address,
        key=cluster.keys[0] if cluster.ids else address,
        names=tuple(sorted(f"{text} @{lang}" if lang else text for text, lang in names)),
        ids=tuple(key for key in cluster.keys if not key.startswith("name:")),
        sources=tuple(sorted({mention.said_by for mention in cluster.mentions})),
        countries=tuple(sorted(cluster.known("country"))),
        kinds=tuple(sorted(cluster.known("actor_kind"))),
        places=tuple(
            sorted(value if term == POINT else f"{term} {value}" for term, value in cluster.place)
        ),
    )


def review_pairs(questions: Iterable[Question], slugs: Mapping[int, str]) -> list[ReviewPair]:
    """Questions as a queue, the likeliest first; `slugs` gives each cluster's slug."""
    pairs = []
    for question in questions:
        sides = [
            side_of(cluster, f"{cluster.kind}/{slugs[id(cluster)]}")
            for cluster in (question.left, question.right)
        ]
        left, right = sorted(sides, key=lambda side: (side.key, side.address))
        score = question.score
        pairs.append(ReviewPair(question.left.kind, left, right, score.value, score.reasons))
    return sorted(pairs, key=lambda one: (-one.score, one.kind, one.left.key, one.right.key))


def write_queue(path: Path, pairs: Iterable[ReviewPair]) -> None:
    """Write the queue whole, one pair a line, as JSON."""
    lines = (json.dumps(asdict(pair), ensure_ascii=False, sort_keys=True) for pair in pairs)
    write_text(path, "".join(f"{line}\n" for line in lines))


def read_queue(path: Path) -> list[ReviewPair]:
    """The queue in `path`; raises `IdentityError` when it is not there or not a queue."""
    if not path.is_file():
        raise IdentityError("there is no queue.", where=path, remedy="Run 'passerelle build'.")
    pairs = []
    for line, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            pairs.append(_pair(json.loads(text)))
        except (ValueError, KeyError, TypeError) as fault:
            raise IdentityError(
                "not a pair of the review queue.",
                where=path,
                line=line,
                remedy="Run 'passerelle build --force'.",
            ) from fault
    return pairs


def _pair(data: dict[str, object]) -> ReviewPair:
    sides = [_side(data[which]) for which in ("left", "right")]
    reasons = tuple(Reason(**one) for one in data["reasons"])  # type: ignore[attr-defined]
    if any(reason.code not in TEXTS for reason in reasons):
        raise ValueError("unknown reason")
    score = data["score"]
    if not isinstance(score, int | float):
        raise TypeError(score)
    return ReviewPair(str(data["kind"]), sides[0], sides[1], float(score), reasons)


def _side(data: object) -> Side:
    if not isinstance(data, dict):
        raise TypeError(data)
    told: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in data.items()}
    return Side(**told)
