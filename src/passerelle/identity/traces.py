"""The written forms under which a person is met again, as keys, and where a text holds them.

A key is a kind and a form:

- ``name``: Latin letters run together, once for each word that may come first, so that
  order, capitals, accents, hyphens and spaces do not matter («MELKA Alain», «Alain Melka»,
  «Xiao-qing Su»); particles inside a name count and do not count («de Nicolaÿ»);
- ``han``: Chinese characters, simplified; their pinyin is among the ``name`` keys;
- ``sound``: how a person of whom only Latin letters are known may be written in characters;
- ``word``: a surname, or a name of one word. Alone it is too common to mean anyone: it
  counts only as the whole name of a person, or in texts about that person;
- ``start``: how any of these begins, so that a text is passed over quickly.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from passerelle.identity.forms import read_person
from passerelle.identity.names import normalise
from passerelle.identity.words import ARTICLES, PARTICLES
from passerelle.scripts import has_han, only_han, simplified

__all__ = [
    "Key",
    "Span",
    "asked_keys",
    "kept_keys",
    "spans_in",
    "start_of",
    "surnames_in",
    "words_in",
]

Key = tuple[str, str]
"""Kind and form."""

_TITLES = frozenset(
    (
        *("m", "mm", "mme", "mlle", "mr", "mrs", "ms", "miss", "dr", "pr", "prof", "sir"),
        *("monsieur", "madame", "mademoiselle", "docteur", "doctor", "professeur", "professor"),
        *("senateur", "senatrice", "senator", "depute", "deputee", "maire", "mayor", "prefet"),
        *("president", "presidente", "ministre", "minister", "ambassadeur", "ambassadrice"),
        *("ambassador", "gouverneur", "governor", "conseiller", "conseillere", "councillor"),
    )
)
_HAN_TITLES = re.compile(
    r"(?:先生|女士|小姐|市长|副市长|省长|副省长|书记|主席|部长|会长|主任|大使|议员|参议员|教授|博士|院长)$"
)
_INSIDE = PARTICLES | ARTICLES | {"der", "den", "ter", "y", "e"}
_ASIDE = re.compile(r"\s*[(（\[][^)）\]]*[)）\]]\s*|\s+[–—-]\s+|\s*[，；;/|]\s*")
# Marks that follow their letter belong to it, in texts that are not in NFC.
_TOKEN = re.compile(
    r"(?P<han>[\u3400-\u9fff\U00020000-\U0003ffff〇]+)"
    r"|(?:(?![\u3400-\u9fff\U00020000-\U0003ffff〇])[^\W\d_][\u0300-\u036f]*)+"
)
LONGEST = 6
"""Words of the longest name looked for in a text."""
_LONGEST_HAN = 5
_RUN_TOGETHER = 8
"""Letters below which one word of a text is not taken for a whole name run together."""


@dataclass(frozen=True)
class Span:
    """A part of a text that may be a name: where it is, and the keys it answers to."""

    start: int
    end: int
    keys: tuple[Key, ...]


def _turns(words: list[str]) -> set[str]:
    return {"".join(words[cut:] + words[:cut]) for cut in range(len(words))}


def _with_and_without_particles(words: list[str]) -> list[list[str]]:
    """Particles at either end may be the name itself (Du Xiaoqing): only those inside go."""
    inside = [word for word in words[1:-1] if word not in _INSIDE]
    return [words, [words[0], *inside, words[-1]]] if len(words) > 2 else [words]


def _latin(text: str) -> list[str]:
    words = normalise(text).split()
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return words


def _latin_keys(words: list[str]) -> set[Key]:
    if len(words) < 2:
        return {("word", word) for word in words} | {("name", word) for word in words}
    return {("name", turn) for form in _with_and_without_particles(words) for turn in _turns(form)}


def _han(text: str) -> str:
    han = simplified(only_han(text))
    return _HAN_TITLES.sub("", han) or han


def _parts(text: str) -> set[str]:
    """The name as it stands, and what stands before or between signs that set something aside."""
    pieces = [piece for piece in _ASIDE.split(text) if piece and len(normalise(piece)) > 1]
    return {text, *pieces, *re.findall(r"[(（\[]([^)）\]]*)[)）\]]", text), text.split(",")[0]}


@lru_cache(maxsize=100_000)
def asked_keys(text: str) -> frozenset[Key]:
    """The keys that someone called `text` answers to."""
    keys: set[Key] = set()
    for part in _parts(text):
        if has_han(part):
            han = _han(part)
            keys.add(("han", han))
            keys |= {("sound", turn) for turn in read_person(han).turned}
        keys |= _latin_keys(_latin(re.sub(r"[\u3400-\u9fff\U00020000-\U0003ffff〇]", " ", part)))
    return frozenset(keys)


def kept_keys(names: Iterable[str], surnames: Iterable[str] = ()) -> frozenset[Key]:
    """The keys under which a person of these `names` and `surnames` is to be met again."""
    keys: set[Key] = set()
    whole = sorted({name for name in names if name.strip()})
    for name in whole:
        for part in {name, *_ASIDE.split(name)} - {"", None}:
            if has_han(part):
                han = _han(part)
                keys |= {("han", han)} | {("name", turn) for turn in read_person(han).turned}
            latin = _latin(re.sub(r"[\u3400-\u9fff\U00020000-\U0003ffff〇]", " ", part))
            if len(latin) > 1:
                keys |= _latin_keys(latin)
            elif latin:
                keys.add(("word", latin[0]))
    if not any(kind == "han" for kind, _ in keys):
        keys |= {("sound", form) for kind, form in keys if kind == "name"}
    if not any(kind in ("name", "han") for kind, _ in keys):
        keys |= {("name", form) for kind, form in keys if kind == "word"}  # has no other name
    for surname in (*surnames, *(found for name in whole for found in surnames_in(name))):
        keys |= {("word", word) for word in words_in(surname) if word not in _INSIDE}
    starts = {("start", start_of(form)) for kind, form in keys if kind != "sound"}
    return frozenset(keys | starts)


def start_of(form: str) -> str:
    """How a form begins: what is looked at before anything longer in a text."""
    return form[:1] if has_han(form[:1]) else form[:2]


def surnames_in(name: str) -> list[str]:
    """What the name itself shows to be the surname: capitals («Alain MELKA»), or the character."""
    found = [word for word in re.findall(r"[^\W\d_]{2,}", name) if word.isupper()]
    found = found if len(found) < len(re.findall(r"[^\W\d_]{2,}", name)) else []
    return [word for word in found if not has_han(word)]


def words_in(text: str) -> list[str]:
    """The words of `text` in their normal form."""
    return normalise(text).split()


def spans_in(text: str, begins: Callable[[str], bool] = lambda start: True) -> Iterator[Span]:
    """Every part of `text` that may be a whole name, or a surname (key ``word``).

    `begins` tells whether any name sought begins so.
    """
    tokens = list(_TOKEN.finditer(text))
    words = ["" if token["han"] else normalise(token[0]).replace(" ", "") for token in tokens]
    for place, token in enumerate(tokens):
        if token["han"]:
            yield from _han_spans(token, begins)
            continue
        if not begins("".join(words[place : place + 2])[:2]):
            continue
        for size in range(1, LONGEST + 1):
            run = words[place : place + size]
            if len(run) < size or not all(run):
                break
            yield Span(token.start(), tokens[place + size - 1].end(), _run_keys(tuple(run)))


@lru_cache(maxsize=200_000)
def _run_keys(run: tuple[str, ...]) -> tuple[Key, ...]:
    if len(run) == 1:
        whole = (("name", run[0]),) if len(run[0]) >= _RUN_TOGETHER else ()
        return (*whole, ("word", run[0]))
    forms = {"".join(form) for form in _with_and_without_particles(list(run))}
    return tuple(("name", form) for form in sorted(forms))


def _han_spans(token: re.Match[str], begins: Callable[[str], bool]) -> Iterator[Span]:
    run = token[0]
    plain = simplified(run)
    if len(plain) != len(run):  # a phrase was converted as a whole: one by one keeps the places
        plain = "".join(simplified(char)[:1] for char in run)
    for start in (place for place in range(len(run)) if begins(plain[place])):
        for end in range(start + 2, min(start + _LONGEST_HAN, len(run)) + 1):
            at = token.start()
            yield Span(at + start, at + end, (("han", plain[start:end]),))
