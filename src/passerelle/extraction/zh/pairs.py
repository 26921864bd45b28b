"""Several agreements in one clause: A与B、C与D分别签署, and one side with each of several.

A clause that binds pairs tells one paper or one relation for each of them; read as one, it
would join bodies that have nothing to do with each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from passerelle.extraction.zh.found import Found
from passerelle.extraction.zh.patterns import BODY, pattern
from passerelle.extraction.zh.rows import row
from passerelle.extraction.zh.story import Story
from passerelle.extraction.zh.terms import clause_start

__all__ = ["one_by_one"]

_PAIR = re.compile(rf"({BODY})(?:与|同|和)[^，。；、\ue000-\uf8ff]{{0,4}}({BODY})")
_LISTED = re.compile(rf"{BODY}、[^，。；]{{0,6}}{BODY}(?:与|同)")
_EACH = re.compile(
    rf"({BODY})[^，。；\ue400-\ue7ff]{{0,14}}分别(?:与|同|和)[^，。；、\ue000-\uf8ff]{{0,4}}({row(BODY)})"
)


def one_by_one(story: Story, one: Found) -> Iterator[Found]:
    """An agreement as found, or one for each pair of bodies that its clause binds."""
    sentence = story.sentences[one.at]
    named = sentence.keys(sentence.text[one.start : one.end], "body")
    if len(one.parties) == 2 and set(one.parties) <= set(named):
        yield one
        return
    clause = sentence.text[clause_start(sentence.text, one.start) : one.end]
    pairs = [match.groups() for match in _PAIR.finditer(clause)]
    each = _EACH.search(clause)
    if each is not None and not pattern("pairs", "among").search(clause):
        others = [sign for sign in each[2] if re.match(BODY, sign)]
        pairs = [(each[1], other) for other in others]
    if len(pairs) == 1 and len(one.parties) == 2 and _LISTED.search(clause):
        yield replace(one, parties=tuple(sentence.units[sign].key for sign in pairs[0]))
        return  # 托区同江苏省、佛罗伦萨同南京市: the one pair that is named in full
    if len(pairs) < 2:
        yield one
        return
    for first, second in pairs:
        parties = sentence.units[first].key, sentence.units[second].key
        yield replace(one, parties=tuple(dict.fromkeys(parties)))
