"""Words of functions in a passage: which one, and whether acting, former or honorary.

Finding them is apart from tying them to people and bodies (`functions`), since that a name
stands beside a function is also what tells that it is the name of a person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from passerelle.extraction.lexicon import either, lexicon

__all__ = ["BOARD", "Office", "offices"]

BOARD = frozenset(
    (
        "president",
        "vice-president",
        "secretary-general",
        "treasurer",
        "member",
        "honorary-president",
    )
)
"""Offices of any society, committee or group."""

_NEAR = 26


@dataclass(frozen=True)
class Office:
    """A function as written from `start` to `end`; `begin` includes "ancien", "acting"."""

    slug: str
    basis: str
    start: int
    end: int
    begin: int
    acting: bool = False
    former: bool = False
    honorary: bool = False


@cache
def _table(language: str) -> tuple[re.Pattern[str], list[dict[str, str]]]:
    found = lexicon(language, "functions")["office"]
    forms = [f"(?P<o{n}>{'|'.join(one['forms'])})" for n, one in enumerate(found)]
    return re.compile(rf"(?i)(?<!\w)(?:(?<!-)|(?<=ex-))(?:{'|'.join(forms)})(?!\w)(?!-\w)"), found


@cache
def _marks(language: str, kind: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = either(lexicon(language, "functions")[kind])
    return re.compile(rf"(?i){words}[ -]?$"), re.compile(rf"(?i) {words}")


@lru_cache(maxsize=512)
def offices(text: str, language: str) -> tuple[Office, ...]:
    """All functions named in `text`, in order."""
    words, table = _table(language)
    made: list[Office] = []
    for found in words.finditer(text):
        one = _office(text, found, table, language)
        if not (made and _is_field(text, made[-1], one)):
            made.append(one)
    return tuple(_with_those(text, made) if language == "fr" else made)


_THAT_OF = re.compile(
    r"(?:\bet|,|ainsi que) (?P<that>celui|celle)(?= (?:de|du) [A-ZÀ-ÞĀ-ŒŔ-Ț]| d['’][A-ZÀ-ÞĀ-ŒŔ-Ț])"
)
_FARTHEST = 150


def _with_those(text: str, made: list[Office]) -> list[Office]:
    """«Le maire de Toul, X, et celui de Hamm, Y»: the office told before once more."""
    mayors = [one for one in made if one.slug == "mayor"]
    found = list(made)
    for that in _THAT_OF.finditer(text) if mayors else ():
        start, end = that.span("that")
        last = next((one for one in reversed(mayors) if one.end <= start), None)
        if last and start - last.end < _FARTHEST:
            found.append(Office(last.slug, last.basis, start, end, start))
    return sorted(found, key=lambda one: one.start)


def _is_field(text: str, before: Office, one: Office) -> bool:
    """Whether words only say what the holder of the office before is in charge of."""
    between = text[before.end : one.begin]
    charged = re.match(r"(?i)charg|en charge|délégu|responsable", text[one.start : one.end])
    return (
        bool(charged)
        and before.basis != "appointed"
        and (re.fullmatch(r"[^,;.:()]{0,60}|,\s", between) is not None)
    )


def _office(text: str, found: re.Match[str], table: list[dict[str, str]], language: str) -> Office:
    kind = table[int((found.lastgroup or "o0")[1:])]
    begin, end = found.start(), found.end()
    while end > begin and text[end - 1] == " ":
        end -= 1
    marks = {}
    for name in ("acting", "former", "honorary"):
        before, after = _marks(language, name)
        left = before.search(text, max(0, begin - _NEAR), begin)
        right = after.match(text, end)
        marks[name] = bool(left or right) or (name == "honorary" and "honorary" in kind)
        begin = left.start() if left else begin
        end = right.end() if right else end
    land = _land().match(text, end) if language == "fr" else None
    end = land.end() if land else end
    return Office(kind["slug"], kind.get("basis", ""), found.start(), end, begin, **marks)


@cache
def _land() -> re.Pattern[str]:
    """«le ministre surinamais du Développement»: the adjective of a land says nothing more."""
    words = [one for all_of in lexicon("fr", "bodies")["demonyms"].values() for one in all_of]
    ends = r"[a-zà-ÿ]{3,12}(?:aise?s?|oise?s?|aine?s?|ien(?:ne)?s?|éen(?:ne)?s?|asques?)"
    after = r"(?=\s(?:d[eu]s?\s|d[’']|charg|délégu|à )|,)"
    return re.compile(rf"(?i)\s(?:{'|'.join(words)}|(?-i:{ends})){after}")
