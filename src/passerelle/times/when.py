"""The type `When`: bounds that can be asked, tightened against others, and written."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from passerelle.errors import WhenError
from passerelle.times.points import REMEDY
from passerelle.times.reading import bounds_of

__all__ = ["When"]


class When(BaseModel):
    """Four bounds, the text as written, and what is known of the end.

    `ongoing` is True only when the source itself says that it still goes on; `last_seen`
    is the last day on which a source saw it active.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str = ""
    earliest_start: date | None = None
    latest_start: date | None = None
    earliest_end: date | None = None
    latest_end: date | None = None
    ongoing: bool = False
    last_seen: date | None = None

    @model_validator(mode="before")
    @classmethod
    def _read_text(cls, value: Any) -> Any:
        if isinstance(value, int):
            value = str(value)
        if not isinstance(value, str):
            return value
        try:
            return bounds_of(value)
        except WhenError as fault:  # pydantic adds where it stands
            raise ValueError(fault.message) from fault

    @model_validator(mode="after")
    def _in_order(self) -> When:
        for low, high, what in (
            (self.earliest_start, self.latest_start, "the earliest start is after the latest"),
            (self.earliest_end, self.latest_end, "the earliest end is after the latest"),
            (self.earliest_start, self.latest_end, "it starts after it ends"),
            (self.earliest_start, self.last_seen, "it was seen active before its start"),
            (self.last_seen, self.latest_end, "it was seen active after its end"),
        ):
            if low and high and low > high:
                raise ValueError(f"{what} ({low} > {high})")
        if self.ongoing and self.latest_end:
            raise ValueError(f"it cannot be ongoing and have ended by {self.latest_end}")
        return self

    @classmethod
    def parse(cls, text: str) -> When:
        """Read `text`; raise `WhenError` with the reason when it is not a date."""
        try:
            return cls(**bounds_of(text))
        except ValidationError as fault:
            why = fault.errors()[0]["msg"].removeprefix("Value error, ")
            raise WhenError(f"'{text}': {why}.", value=text, remedy=REMEDY) from None

    @property
    def end_known(self) -> bool:
        """Whether anything is known of the end."""
        return self.earliest_end is not None or self.latest_end is not None

    def as_occurrence(self) -> When:
        """The same as the time of an event: what happens in May also ends in May."""
        if self.end_known or self.ongoing:
            return self
        return self.model_copy(
            update={"earliest_end": self.earliest_start, "latest_end": self.latest_start}
        )

    def certain_on(self, day: date) -> bool:
        """Whether it was active on `day` whatever the true dates within the bounds."""
        if self.latest_start is None or self.latest_start > day:
            return False
        if self.earliest_end is not None and day <= self.earliest_end:
            return True
        return self.last_seen is not None and day <= self.last_seen

    def possible_on(self, day: date) -> bool:
        """Whether the bounds do not exclude that it was active on `day`."""
        if self.earliest_start is not None and self.earliest_start > day:
            return False
        return self.latest_end is None or day <= self.latest_end

    def merge(self, other: When) -> When | None:
        """The bounds on which both agree, or None when they contradict each other.

        Never wider than either: each bound is the tighter of the two. What one knows to
        have ended is not ongoing because the other, earlier, still saw it go on. The text
        is that of the one with the more precise start.
        """
        tight: dict[str, Any] = {
            "earliest_start": _pick(max, self.earliest_start, other.earliest_start),
            "latest_start": _pick(min, self.latest_start, other.latest_start),
            "earliest_end": _pick(max, self.earliest_end, other.earliest_end),
            "latest_end": _pick(min, self.latest_end, other.latest_end),
            "last_seen": _pick(max, self.last_seen, other.last_seen),
            "ongoing": (self.ongoing or other.ongoing)
            and not (self.latest_end or other.latest_end),
            "text": min(self, other, key=lambda when: (*when.vagueness, when.text)).text,
        }
        try:
            return When(**tight)
        except ValueError:
            return None

    @property
    def vagueness(self) -> tuple[int, int]:
        """Days between the bounds of the start and of the end; a missing bound is the vaguest."""
        return _width(self.earliest_start, self.latest_start), _width(
            self.earliest_end, self.latest_end
        )

    def edtf(self) -> str:
        """The bounds in EDTF; parsing it again gives the same bounds."""
        start = _edtf_span(self.earliest_start, self.latest_start)
        end = _edtf_span(self.earliest_end, self.latest_end)
        if not end:
            return f"{start}/.." if self.ongoing else start
        return f"{start}/{end}"


def _pick(choose: Any, one: date | None, two: date | None) -> date | None:
    known = [day for day in (one, two) if day is not None]
    return choose(known) if known else None


def _width(low: date | None, high: date | None) -> int:
    return (high - low).days if low and high else date.max.toordinal()


# --- writing -----------------------------------------------------------------------------


def _edtf_span(low: date | None, high: date | None) -> str:
    if low is None and high is None:
        return ""
    if low and high:
        if low == high:
            return low.isoformat()
        if (low.month, low.day, high.month, high.day) == (1, 1, 12, 31):
            if low.year == high.year:
                return f"{low.year:04d}"
            if (low.year % 10, high.year) == (0, low.year + 9):
                return f"{low.year // 10:03d}X"
        last = calendar.monthrange(low.year, low.month)[1]
        if low.day == 1 and high == low.replace(day=last):
            return f"{low.year:04d}-{low.month:02d}"
    return f"[{low or ''}..{high or ''}]"
