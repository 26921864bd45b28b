"""How names of persons are built, in Latin letters: where one ends, and what its parts are.

`read` takes the words from some place on as a name and says which are given and which family
name: capitals mark the family name wherever it stands (`David ROS`, `LIANG Peishan`); Chinese
names without capitals have the family name first when it is a known surname; particles belong
to the family name; the rest goes by lists of given names.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from passerelle.extraction.latin.words.tokens import Token, is_pinyin, is_surname
from passerelle.extraction.lexicon import folded, given_names, lexicon, weak_given_names

__all__ = ["LETTERS_AFTER", "Name", "is_given", "normal_case", "read"]

_LONGEST = 7
# Letters after a name, which are no part of it: «Iolo Meredith MS».
LETTERS_AFTER = frozenset(
    (
        *("MP", "MSP", "MS", "AM", "TD", "MEP", "MLA", "MHA", "MNA", "MPP", "MLC", "OBE", "MBE"),
        *("CBE", "KBE", "DBE", "KC", "QC", "JP", "DL", "CVO", "LVO", "MVO", "AO", "AC", "OAM"),
        *("FRS", "FRSE", "PhD"),
    )
)
_HYPHENED = re.compile(r"[A-Z][a-z]{1,5}-[a-z]{2,6}")
_TWO_LETTERS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True)
class Name:
    """A name as written, from token `first` to before `last`; `how` says what tells its parts."""

    first: int
    last: int
    text: str
    given: str | None
    family: str | None
    how: str

    @property
    def full(self) -> bool:
        """Whether it has more than a family name."""
        return self.given is not None


@cache
def _particles(language: str) -> frozenset[str]:
    return frozenset(folded(word) for word in lexicon(language, "people")["particles"])


def is_given(word: str) -> bool:
    """Whether a word, or the first part of a hyphenated one, is a given name."""
    plain = folded(word)
    return plain in given_names() or plain.partition("-")[0] in given_names()


def _is_weak(word: str) -> bool:
    return folded(word) in weak_given_names()


def read(words: Sequence[Token], at: int, blocked: set[int], language: str) -> Name | None:
    """The longest name that begins at token `at`; `blocked` tokens belong to none."""
    run = _run(words, at, blocked, language)
    if not run:
        return None
    name = _parts(words, run, language)
    # «Odile T.» keeps the family name back
    return name if _TWO_LETTERS.search(name.family or "") else None


def _run(words: Sequence[Token], at: int, blocked: set[int], language: str) -> list[int]:
    """The tokens of a name from `at` on: proper words, initials, particles between them."""
    run: list[int] = []
    place = at
    while place < len(words) and len(run) < _LONGEST and place not in blocked:
        word = words[place]
        if run and not _touches(words, place):
            break
        if len(run) > 1 and word.text in LETTERS_AFTER and language == "en":
            break
        if word.proper:
            run.append(place)
            place += 1
            place = _initial(words, place, run)
        elif run and _particle(words, place, language, len(run) == 1):
            run.append(place)
            place += 1
        else:
            break
    while run and not (words[run[-1]].proper or words[run[-1]].text == "."):
        run.pop()
    return run


def _touches(words: Sequence[Token], place: int) -> bool:
    gap = words[place].start - words[place - 1].end
    return gap == 1 or (gap == 0 and words[place - 1].shape in ("elision", "mark"))


def _initial(words: Sequence[Token], place: int, run: list[int]) -> int:
    """Take the stop of an initial (`J.`, `J.-P.`) into the run; returns where to go on."""
    while (
        place < len(words)
        and len(words[place - 1].text) == 1
        and words[place].text == "."
        and words[place].start == words[place - 1].end
    ):
        run.append(place)
        place += 1
        if place + 1 < len(words) and words[place].text == "-" and words[place + 1].proper:
            run += [place, place + 1]
            place += 2
    return place


def _particle(words: Sequence[Token], place: int, language: str, first: bool) -> bool:
    """Whether a small word is a particle that a proper word follows."""
    word = words[place]
    plain = word.low.strip("'’")
    if word.shape not in ("low", "elision") or plain not in _particles(language):
        return False
    if word.text in ("là", "où"):
        return False
    after = next((w for w in words[place + 1 : place + 3] if w.proper), None)
    before = words[place - 1]
    # «Bertrand Chauvigné de Niort» says where from; «Octave de La Rochebriand» is a name
    given = is_given(before.text) or before.text == "." or before.shape in ("low", "elision")
    linked = given or before.low in _particles(language) or (first and "-" not in before.text)
    return after is not None and (linked or plain in ("von", "van", "y", "bin", "ibn", "al", "el"))


def _parts(words: Sequence[Token], run: list[int], language: str) -> Name:
    kept = [words[at] for at in run]
    real = [w for w in kept if w.shape not in ("mark",)]
    first, last = run[0], run[-1] + 1
    leading = next(
        (
            n
            for n, w in enumerate(kept)
            if w.low not in _particles(language)
            or (len(w.text) == 1 and kept[n + 1 : n + 2] and kept[n + 1].text == ".")
        ),
        0,
    )
    if len(real) - leading == 1:
        return _name(kept, first, last, 0, len(kept), "single")
    upper = [w.shape == "caps" and len(w.text) > 1 for w in kept]
    if any(upper) and not all(u or w.shape == "mark" for u, w in zip(upper, kept, strict=True)):
        return _by_capitals(kept, upper, first, language)
    if len(real) == 2 and _HYPHENED.fullmatch(real[1].text) and language == "en":
        return _name(kept, first, last, 0, 1, "surname")  # Huang Kuo-jung, Kim Dong-yeon
    if len(real) in (2, 3) and all(is_pinyin(w.text) and "." not in w.text for w in real):
        chinese = _chinese(kept, first, last)
        if chinese:
            return chinese
    return _western(kept, first, last, language)


def _by_capitals(kept: list[Token], upper: list[bool], first: int, language: str) -> Name:
    begin = upper.index(True)
    end = begin + 1
    while end < len(kept) and (upper[end] or _between(kept, upper, end, language)):
        end += 1
    if begin == 0:  # LIANG Peishan, DUPONT Marie, NGUYEN Van Anh
        last = min(len(kept), end + 2)
        return _name(kept[:last], first, first + last, 0, end, "capitals")
    while begin > 1 and kept[begin - 1].low.strip("'’") in _particles(language):
        begin -= 1
    return _name(kept[:end], first, first + end, begin, end, "capitals")


def _between(kept: list[Token], upper: list[bool], at: int, language: str) -> bool:
    return kept[at].low.strip("'’") in _particles(language) and any(upper[at:])


def _chinese(kept: list[Token], first: int, last: int) -> Name | None:
    if is_surname(kept[0].text):
        return _name(kept, first, last, 0, 1, "surname")
    if is_surname(kept[-1].text):
        return _name(kept, first, last, len(kept) - 1, len(kept), "surname-last")
    return None


def _western(kept: list[Token], first: int, last: int, language: str) -> Name:
    cut = 1
    particles = _particles(language)
    while cut < len(kept) - 1 and (
        kept[cut].low.strip("'’") not in particles
        and (kept[cut].text in (".", "-") or len(kept[cut].text) == 1 or is_given(kept[cut].text))
    ):
        cut += 1
    how = "given" if is_given(kept[0].text) else "weak" if _is_weak(kept[0].text) else "shape"
    if len(kept[0].text) == 1:
        how = "initial"
    return _name(kept, first, last, cut, len(kept), how)


def _name(kept: list[Token], first: int, last: int, begin: int, end: int, how: str) -> Name:
    family = normal_case(_joined(kept[begin:end]), family=True)
    given = normal_case(_joined(kept[:begin] or kept[end:])) or None
    return Name(first, last, _joined(kept), given, family, how)


def _joined(kept: list[Token]) -> str:
    text = ""
    for number, word in enumerate(kept):
        gap = number and word.start > kept[number - 1].end
        text += (" " if gap else "") + word.text
    return text


def normal_case(text: str, family: bool = False) -> str:
    """A name in normal case; particles of a family name in capitals become small.

    >>> normal_case("De NICOLAŸ", family=True), normal_case("LE BIHAN-ROUX", family=True)
    ('de Nicolaÿ', 'Le Bihan-Roux')
    """
    words = text.split(" ")
    loud = any(len(word) > 1 and word.isupper() for word in words)
    if not loud:
        return text
    plain = [_small(word) if word.isupper() else word for word in words]
    if family and len(plain) > 1:
        plain = [w.lower() if w in ("De", "Du", "Des", "D’", "D'") else w for w in plain]
    return " ".join(plain)


def _small(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda part: part[0][:1] + part[0][1:].lower(), word)
