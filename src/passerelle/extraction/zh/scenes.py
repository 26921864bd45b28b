"""What people say and do at an event that the same sentence names: 在招待会上说."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from passerelle.extraction.reading.late import Late, late
from passerelle.extraction.zh.patterns import PERSON, WHO, filled, words
from passerelle.extraction.zh.rows import FILL, MID, Part, row
from passerelle.extraction.zh.skeleton import Skeleton
from passerelle.extraction.zh.story import Happening

__all__ = ["at_scene"]

_FESTIVE = frozenset(
    (
        *("ceremony", "commemoration", "reception", "cultural-event"),
        *("sport-event", "exhibition", "training-session", "workshop"),
    )
)
"""Events at which whoever does something visible takes part."""


@cache
def _form(name: str, unit: str) -> Late:
    form: str = words("scenes", name)
    form = form.replace("{MANNER}", words("scenes", "manner")).replace("{FILL}", FILL)
    return late(filled(form.replace("{ROW}", row(unit))))


@cache
def _acts() -> Late:
    return late(filled(rf"({row(WHO)}){MID}(?:{{roles.acts}})(?!者|人|仪式)"))


def at_scene(sentence: Skeleton, one: Happening) -> Iterator[Part]:
    """Those who speak there, and those who do something there."""
    text = sentence.text
    spoke = set()
    for form in (_form("said-there", PERSON), _form("spoke-there", PERSON)):
        for match in form.finditer(text):
            for key in sentence.keys(match[1]):
                spoke.add(key)
                yield Part(key, "speaker", match.start(), match.end())
    if one.kind not in _FESTIVE:
        return
    for form in (_form("acted-there", WHO), _acts()):
        for match in form.finditer(text):
            for key in sentence.keys(match[1]):
                if key not in spoke:
                    yield Part(key, "participant", match.start(), match.end())
