"""What servers reply when things go wrong: how long to wait, whether another try may mend it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

__all__ = ["AGAIN", "TroubleError", "asked_wait", "dropped", "plain_words"]

AGAIN = frozenset((429, 500, 502, 503, 504))
"""What another try may mend: too many requests, and servers in trouble (RFC 9110, RFC 6585)."""


class TroubleError(Exception):
    """What another try may mend; `wait` is for how many seconds the server asks."""

    def __init__(self, what: str, remedy: str, wait: float | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy
        self.wait = wait


def dropped(detail: str) -> TroubleError:
    """An answer that ended before it was whole; `detail` says what is known of that."""
    told = f" ({detail})" if detail else ""
    return TroubleError(f"the endpoint broke off in the middle of its answer{told}", "Try again.")


def asked_wait(value: str | None) -> float | None:
    """Seconds of a ``Retry-After`` header: a number, or a date (RFC 9110, 10.2.3)."""
    text = (value or "").strip()
    if re.fullmatch(r"\d{1,9}", text, re.ASCII):
        return float(text)
    try:
        when = parsedate_to_datetime(text)
    except (TypeError, ValueError, OverflowError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())


def plain_words(text: str) -> str:
    """What a server says, without its markup and without what a terminal would obey."""
    words = re.sub(r"<[^<>]*>", " ", text).split()
    return "".join(mark for mark in " ".join(words)[:300] if mark.isprintable())
