"""How much of a run of words with capitals is the name of one place, and whether it is one."""

from __future__ import annotations

import re

from passerelle.extraction.latin.bodies.french_towns import is_compound
from passerelle.extraction.latin.places.place_uses import words_of_places
from passerelle.extraction.latin.words.heads import heads
from passerelle.extraction.lexicon import folded, lexicon
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.passages import Passage

__all__ = ["is_area", "is_no_place", "name_of_place"]

_FOREIGN = frozenset(("da", "do", "dos", "del", "di", "am", "upon", "of"))


def name_of_place(analysis: Analysis, passage: Passage, start: int, run: str) -> str:
    """How much of a run of words with capitals is the name of one place."""
    language = analysis.document.language
    words = run.split()
    for size in range(min(len(words), 5), 0, -1):
        name = " ".join(words[:size])
        core = "city", " ".join(re.findall(r"\w+", folded(name)))
        if analysis.gazetteer.place(name) or core in analysis.cores:
            return name
    if any(folded(word) in words_of_places(language, "venue") for word in (words[1:] or words)):
        return ""
    if language == "en" and re.search(r"(?:an|ese|ish)$", words[-1]):
        return ""  # «in the South African province»
    size = _joined(words, language)
    opens = lexicon(language, "places")["words"]["opens"]
    while size < len(words) and (
        words[size - 1] in opens
        or (language == "en" and size < 3)
        or _goes_on(words, size, passage, start)
    ):
        size += 1
    name = " ".join(words[:size])
    if language == "fr" and size > 1 and words[0].isupper() and len(words[0]) > 1:
        return ""  # «entre MSO Chengdu et …»: an acronym and a town
    loud = re.sub(r"\W", "", name)
    bare = words[0] in opens and size == 1 and len(words[0]) < 4
    return "" if bare or (len(loud) > 1 and loud.isupper()) else name


def _joined(words: list[str], language: str) -> int:
    """How many words a joint holds together: «Viana da Barra», «Castro de la Ría»."""
    if len(words) > 2 and words[1] in _FOREIGN:
        return 3
    if language != "fr" or "-" in words[0]:
        return 1
    joints = [word for word in words[1:3] if word in ("de", "la", "du")]
    last = words[len(joints) + 1 :]
    held = bool(joints and last) and is_compound(f"{words[0]}-{last[0]}")
    return 2 + len(joints) if held and not heads(last[0], "fr") else 1


def is_no_place(name: str, language: str) -> bool:
    """Whether a name begins with a month, a title and the like; an article may begin one."""
    first, *rest = folded(name).split()
    return first in words_of_places(language, "never") and not (
        rest and first in ("la", "le", "les")
    )


def is_area(analysis: Analysis, name: str) -> bool:
    """Whether a name is that of a country or region: «au Québec», but «au Sénat»."""
    found = analysis.gazetteer.all(name)
    return any(one.place in ("country", "region", "department") for one in found)


def _goes_on(words: list[str], size: int, passage: Passage, start: int) -> bool:
    """Whether a second word ends the name: «la station d'épuration de Joub Jannine, …»."""
    name = " ".join(words[: size + 1])
    after = passage.text[start + len(name) : start + len(name) + 2]
    ends = re.match(r"[,.;:)]|\s[a-z(:;!?–—»à]|$", after) is not None
    return size == 1 and len(words) == 2 and ends
