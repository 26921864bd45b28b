"""A text with parts of it hidden: dropped behind a mark, covered letter by letter, or replaced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from passerelle.identity.traces import Span
from passerelle.sources.anchors import COVERED

__all__ = ["MARK", "hidden", "with_marks", "without_spans"]

MARK = "[…]"
"""What stands for a name in a title or a note."""
_COVER = COVERED
"""What stands for each letter of a name in a quote, so that positions stay right."""


def hidden(text: str, covered: bool, mark: str = MARK) -> str:
    """What stands for `text`: a cover of the same length, or `mark`."""
    return "".join(c if c.isspace() else _COVER for c in text) if covered else mark


def without_spans(text: str, spans: Iterable[Span], covered: bool, mark: str = MARK) -> str:
    """`text` with `spans` hidden; where they overlap, all that any of them covers."""
    out, at = [], 0
    for span in sorted(spans, key=_place):
        if span.start >= at:
            out += [text[at : span.start], hidden(text[span.start : span.end], covered, mark)]
        elif span.end > at:
            out.append(hidden(text[at : span.end], covered, ""))
        at = max(at, span.end)
    return "".join([*out, text[at:]]) if out else text


def with_marks(text: str, marks: Mapping[Span, str]) -> str:
    """`text` with the mark of each span in place of its words; signs between them stay."""
    out, at = [], 0
    for span in sorted(marks, key=_place):
        if span.start >= at:
            words = re.sub(r"[^\W_]+", "\0", text[span.start : span.end])
            mark = words.replace("\0", marks[span], 1).replace("\0", "")
            out += [text[at : span.start], mark]
            at = span.end
    return "".join([*out, text[at:]])


def _place(span: Span) -> tuple[int, int]:
    """The earlier first, and of those that begin together the longer."""
    return span.start, -span.end
