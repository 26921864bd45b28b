"""Who says that he publishes, in words rather than behind a label: Chinese lines made plain.

``（转自临江市外事办）``, ``本文由临江市友协提供``, ``来源：（某总领事馆） 2026-01-31`` say what a
label says, in other words or another order; they are rewritten so that labels are found.
"""

from __future__ import annotations

import re

__all__ = ["worded"]

_CLOCK = re.compile(r"(?<=[日号號])(?=\d{1,2}[:：]\d{2})")
_BRACKETED = re.compile(r"([来來]源 ?[:：]) ?[（(【]([^（()）】]{2,40})[)）】]")
_DAY_BEHIND = re.compile(
    r"(.{0,20}[来來]源 ?[:：] ?\S{2,40}) +(\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日?.*)"
)
_DAY_BEFORE = re.compile(
    r"(?=\d{4}[-年/.]\d{1,2}[-月/.]\d{1,2}日?(?: ?\d{1,2}:\d{2})?(?::\d{2})? +\S{0,2}[来來]源)"
)
_BESIDE = re.compile(r"(\S{4,30}?)(?:[编編]印|[编編][发發]|主[办辦]|印[制製])(?=[ \u3000]|$)")
_NUMBERED = re.compile(r"第 ?\S{1,6} ?期|\d{4}年\d")
"""What stands in the head of an issue beside who prints it."""
_TAKEN = re.compile(r"[（(]?[转轉](?:[载載])?自[:：]?(.{3,40}?)[)）]?")
_GIVEN = re.compile(
    r"[（(]?本文(?:由|[转轉]自|[来來]源于)(.{3,40}?)(?:提供|供稿|[发發]布)?[。.]?[)）]?"
)
_PRINTED = re.compile(r"(\S{4,30}?)(?:[编編]印|[编編][发發]|供稿|印制|印製)")


def worded(line: str, language: str) -> str:
    """`line` with what it says of its source behind a label, and the day in front of it."""
    if language != "zh" or len(line) > 120:
        return line
    line = _BRACKETED.sub(r"\1\2 ", _CLOCK.sub(" ", line)).strip()
    behind = _DAY_BEHIND.fullmatch(line)
    if behind is not None:
        return f"{behind[2]}  {behind[1]}"
    if _DAY_BEFORE.match(line):
        return f"发布时间：{line}"
    for form in (_TAKEN, _GIVEN, _PRINTED):
        told = form.fullmatch(line)
        if told is not None:
            return f"来源：{told[1]}"
    return _BESIDE.sub(r"\1", line, count=1) if _NUMBERED.search(line) else line
