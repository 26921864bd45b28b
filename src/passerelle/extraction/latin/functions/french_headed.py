"""A French list under «pour le groupe d'amitié :»: whose the offices of those in it are."""

from __future__ import annotations

import re

from passerelle.extraction.latin.functions.unnamed import Seat, of_head
from passerelle.extraction.latin.words.heads import heads
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import BOARD, Office
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.spots import spots

__all__ = ["headed", "of_common_noun"]

_HEADING = re.compile(
    r"(?i)\b(?:pour|au nom d[eu]|(?:du )?côté d[eu]|représentant)\s?(?:la\s|le\s|l['’])?"
    r"(?P<name>[^:.;,]{3,90}?)(?:\s\([^()]{2,40}\))?\s?:"
)
_ITEM = re.compile(r"\W*[–—*•-]\s")
_ITEMS = 30


def headed(analysis: Analysis, number: int, office: Office) -> str | None:
    """The body of the heading, in the passage of the list or in that before its items."""
    if office.slug not in BOARD:
        return None
    for at in range(number, max(number - _ITEMS, -1), -1):
        passage = analysis.passages[at]
        text = passage.text[: office.begin] if at == number else passage.text
        for found in reversed(list(_HEADING.finditer(text))):
            begin, end = found.span("name")
            for start, stop, key in spots(analysis, passage, "body"):
                if start == begin and stop <= found.end():
                    return key
            name = found["name"]
            if any(one.span() == (0, end - begin) for one, _ in heads(name, "fr")):
                return of_head(analysis, name, passage.span(begin, end).start)
        if at < number and passage.kind != "item" and not _ITEM.match(passage.text):
            return None
    return None


def of_common_noun(analysis: Analysis, passage: Passage, office: Office, seat: Seat) -> bool:
    """«la présidente du comité, X»: of a body that the text does not name."""
    words = re.sub(
        r"^\s(?:de la |de l[’']|du |de son |de sa |de notre )",
        "",
        passage.text[office.end : seat.end],
    )
    if analysis.document.language != "fr" or words == passage.text[office.end : seat.end]:
        return False
    inside = heads(words[:1].upper() + words[1:], "fr")
    after = words[inside[0][0].end() :] if inside and not inside[0][0].start() else "."
    return re.fullmatch(r"(?:\s[a-zà-ÿ]{4,})?", after) is not None
