"""What the lines below a release's running text say: a date with the sender, whom to ask."""

from __future__ import annotations

import re
from collections.abc import Sequence

from passerelle.documents.bodies import body_in, is_body
from passerelle.documents.lines import Labels, dated, labels, paper_of, pattern, signed_for

__all__ = ["foot", "signing"]

_MOST_LINES, _LONGEST = 14, 200
_SIGNATURE = 4
"""The last lines, among which a body that signs stands by itself."""
_OF_A_LIST = re.compile(r"\s*(?:[•*·○●–—-]|\d{1,2}[.)])\s")


def foot(lines: Sequence[str], language: str) -> Labels:
    """Date and publisher, as the last of `lines` say them: what comes first counts."""
    told = Labels()
    closed = False  # whether the letter has come to its farewell
    for line in lines[-_MOST_LINES:]:
        if len(line) > _LONGEST:
            continue
        bare = line.strip("（）()[]—–- \t\u3000")
        found = _line(bare, language, closed=closed)
        told = Labels(told.published or found.published, told.publisher or found.publisher)
        end = bare.rstrip(",.!，。")
        closed = closed or pattern("closings", language).fullmatch(end) is not None
    return told


def _line(line: str, language: str, *, closed: bool) -> Labels:
    told = labels(line, language, at_start=True)
    if told:
        return Labels(told.published, told.publisher)
    asked = pattern("contact", language).match(line)
    if asked:
        parts = re.split("[,，;；–—|(]", line[asked.end() :])
        return Labels(publisher=body_in(parts, language))
    about = pattern("about", language).match(line)
    portrayed = line[about.end() :].strip(" .:") if about else ""
    if is_body(portrayed, language):
        return Labels(publisher=portrayed)
    day = dated(line, language)
    if day:
        return Labels(day)
    if language == "zh" and is_body(line, language):
        return Labels(publisher=line)
    return Labels(
        publisher=paper_of(line, language) or (signed_for(line, language) if closed else None)
    )


def signing(lines: Sequence[str], language: str) -> str | None:
    """The only body that stands by itself among the last lines, in no list: it signs."""
    last = ["", *(line.strip() for line in lines[-_SIGNATURE - 1 :]), ""]
    names = [is_body(line, language) for line in last]
    listed = [line.endswith((":", "：")) or _OF_A_LIST.match(line) for line in last]
    alone = [
        last[at]
        for at in range(1, len(last) - 1)
        if names[at] and not (names[at - 1] or names[at + 1] or listed[at - 1] or listed[at])
    ]
    return alone[0] if len(alone) == 1 else None
