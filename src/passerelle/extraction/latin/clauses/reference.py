"""The day from which a text speaks: that of its publication, or the one in its head.

What a document says of its publication is found when it is read. Where it says nothing
there, the first whole date in the short lines at its head is taken, only to reckon with:
"mardi" in a text headed "le 12 mai 2024" is a day of that week.
"""

from __future__ import annotations

import re

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis

__all__ = ["looked_back_on", "reference"]

_HEAD = 8  # passages
_SHORT = 160  # characters; a longer one tells a story


def reference(analysis: Analysis) -> str | None:
    """An ISO date, or a month of one; None if nothing is said."""
    if analysis.document.published:
        return analysis.document.published
    months = lexicon(analysis.document.language, "dates")["words"]["month"]
    for passage in analysis.passages[:_HEAD]:
        text = passage.text[:_SHORT]
        for number, month in enumerate(months, start=1):
            match = rx.search(
                rf"(?<!\d)(?:(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)? )?(?:{month})"
                r"(?: (?P<late>\d{1,2}),)? (?P<year>(?:19|20)\d\d)(?!\d)",
                text,
                re.IGNORECASE,
            )
            if match:
                day = match["day"] or match["late"]
                return f"{match['year']}-{number:02d}" + (f"-{int(day):02d}" if day else "")
    return None


def looked_back_on(analysis: Analysis) -> str | None:
    """The middle of the year that a review published in the next one looks back on."""
    published = reference(analysis)
    if published is None:
        return None
    words = lexicon(analysis.document.language, "dates").get("review")
    head = " ".join(passage.text[:_SHORT] for passage in analysis.passages[:_HEAD])
    last = int(published[:4]) - 1
    said = words and re.search(words, f"{analysis.document.title or ''} {head}", re.IGNORECASE)
    named = re.search(rf"(?<!\d){last}(?!\d)", analysis.document.title or head[:_SHORT])
    return f"{last}-07-01" if said and named else None
