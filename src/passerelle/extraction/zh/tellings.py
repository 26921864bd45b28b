"""Whether two tellings can be of one event: by their kinds, days, places and editions."""

from __future__ import annotations

import re

from passerelle.extraction.zh.setting import Setting

__all__ = ["agree", "edition", "near"]


_NEAR = (
    frozenset(("visit", "meeting")),
    frozenset(("visit", "reception")),
    frozenset(("ceremony", "commemoration")),
    frozenset(("ceremony", "signing")),
    frozenset(("assembly", "forum", "conference")),
    frozenset(("meeting", "conference")),
    frozenset(("webinar", "meeting")),
    frozenset(("webinar", "conference")),
    frozenset(("round-table", "conference")),
    frozenset(("round-table", "forum")),
    frozenset(("exhibition", "ceremony")),
    frozenset(("cultural-event", "ceremony")),
    frozenset(("forum", "ceremony")),
    frozenset(("conference", "ceremony")),
    frozenset(("training-session", "ceremony")),
)


def near(one: str, other: str) -> bool:
    """Whether texts call one event by either kind: a visit is received in a meeting."""
    return one == other or any({one, other} <= pair for pair in _NEAR)


def agree(one: Setting, other: Setting) -> bool:
    """Whether two settings do not contradict each other."""
    dates = (
        one.when is None
        or other.when is None
        or not other.own_date
        or _overlap(one.when, other.when)
    )
    places = one.place is None or other.place is None or one.place == other.place
    return dates and places


def _overlap(one: str, other: str) -> bool:
    first, second = one.split("/"), other.split("/")
    if len(first) == len(second) == 1 and 4 in (len(one), len(other)):
        return one[:4] == other[:4]  # the year in a name: 2024年…对接会
    return one == other or (
        first[0] <= second[-1] and second[0] <= first[-1] and len(first[0]) == len(second[0])
    )


def edition(phrase: str) -> str | None:
    """The number in 第三届, as it is written."""
    match = re.search("第(.{1,3})届", phrase)
    return match[1] if match else None
