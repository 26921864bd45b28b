"""An office told of several bodies at once: «the presidents of the two chambers, X and Y»."""

from __future__ import annotations

import re

from passerelle.extraction.latin.functions.unnamed import Seat
from passerelle.extraction.latin.words.heads import heads
from passerelle.extraction.latin.words.linking import Named, group_after
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.offices import Office
from passerelle.extraction.reading.passages import Passage

__all__ = ["respective"]

_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4}
_BOTH = re.compile(
    r"\s(?:of|from)\s(?:the\s)?(?P<number>two|both|three|four)\s(?:the\s)?(?:[\w-]+\s)?"
    r"(?P<noun>cities|towns|councils|municipalities|universities|chambers|associations|committees"
    r"|counties|regions|provinces|institutions|institutes|ports|clubs|societies|colleges)\b"
)
_TOWNS = frozenset(("cities", "towns", "municipalities", "councils"))


def respective(
    analysis: Analysis, passage: Passage, office: Office, seat: Seat, people: list[Named]
) -> None:
    """Give each person of the list the body that stands at the same place in the text before."""
    if analysis.document.language != "en":
        return
    both = _BOTH.match(passage.text, office.end)
    after = [one for one in people if both and one.begin >= both.end()]
    if both is None or not after or passage.text[both.end() : after[0].begin].strip(" ,:–—-("):
        return
    group = group_after(passage.text, people, after[0], "en")
    number = _NUMBERS[both["number"]]
    keys = _named_before(analysis, passage, office, both["noun"])[-number:]
    if len(group) == number == len(keys):
        seat.single |= {one.start: key for one, key in zip(group, keys, strict=True)}
        seat.end = both.end()


def _named_before(analysis: Analysis, passage: Passage, office: Office, noun: str) -> list[str]:
    """The bodies of a kind that are named before an office, in the order of the text."""
    limit = passage.span(office.start, office.end).start
    singular = re.sub(r"s$", "", re.sub(r"ies$", "y", noun))
    found: list[str] = []
    for one in analysis.mentions:
        if one.kind != "body" or one.span.start >= limit or one.entity in found:
            continue
        body = analysis.bodies[one.entity]
        town = any(c[0] == "city" for c, key in analysis.cores.items() if key == one.entity)
        named = any(m[0].casefold().startswith(singular) for m, _ in heads(body.name, "en"))
        whole = noun in ("institutions", "institutes") and body.type == "institution"
        if named or whole or (town and noun in _TOWNS):
            found.append(one.entity)
    return found
