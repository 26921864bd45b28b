"""A name as identity reads it: its core, what its words say of the kind, how it sounds."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from passerelle.identity.names import normalise
from passerelle.identity.words import (
    ARTICLES,
    CHINESE_KINDS,
    CONCEPTS,
    EXONYMS,
    KIND_PHRASES,
    ONLY_BEFORE,
    PARTICLES,
    SURNAMES,
)
from passerelle.scripts import PEOPLES, has_han, only_han, reading, simplified, syllables

__all__ = ["Form", "read_body", "read_form", "read_person", "read_place"]

_KEPT = 200_000
"""How many names are kept read; a graph of a hundred thousand mentions has fewer."""

_BRACKETS = re.compile(r"\s*[(（\[]([^)）\]]*)[)）\]]\s*|\s*[,，/;]\s*|\s+[–—-]\s+")
_JOINING = ("d", "de", "du", "des", "of", "the", "l", "la", "le", "les")
_LONGEST_PHRASE = max(len(phrase.split()) for phrase in KIND_PHRASES)
_ONE_WORD = re.compile(r"(?i)(ville|commune)-")  # Ville-d'Avray is called so
_SHORTENED = {"st": "saint", "ste": "sainte", "sts": "saints"}
_GOVERNMENT = re.compile(r"(人民)?政府$|人民代表大会$")
_PROVINCE_FIRST = re.compile(r"^(.{2,6}(?:省|自治区))(.{2,})$")
_COUNTRY_FIRST = re.compile(r"^(?:中国|法国)(?=.{2})")
_MEANING = {word: meaning for meaning, words in CONCEPTS.items() for word in words}
_HAN_WORDS = sorted((w for w in _MEANING if has_han(w)), key=len, reverse=True)


@dataclass(frozen=True)
class Form:
    """One written name, read.

    `core` are its words without words of kind, articles and particles; `sound` the core as
    one Latin word (for Chinese characters their pinyin); `han` its characters, simplified;
    `kinds` what its words of kind allow; `aside` what stands behind a comma or in brackets.
    """

    core: tuple[str, ...]
    sound: str
    han: str = ""
    article: str = ""
    kinds: frozenset[str] = frozenset()
    aside: frozenset[str] = frozenset()
    turned: frozenset[str] = frozenset()
    meanings: frozenset[str] = frozenset()


def read_form(text: str, kind: str) -> Form:
    """Read `text` as the name of a place, a person or any other body."""
    if kind in ("collectivity", "territory"):
        return read_place(text)
    return read_person(text) if kind == "person" else read_body(text)


@lru_cache(maxsize=_KEPT)
def read_place(text: str) -> Form:
    """Read the name of a place or of its authority.

    >>> read_place("Communauté urbaine d'Arras").core, read_place("成都市").sound
    (('arras',), 'chengdu')
    """
    parts = [part for part in _BRACKETS.split(_wide(text)) if part and part.strip()]
    head, *rest = parts or [""]
    form = _han_place(head) if has_han(head) else _latin_place(head)
    kinds, aside = form.kinds, set(form.aside)
    for part in rest:
        extra = _han_place(part) if has_han(part) else _latin_place(part)
        if normalise(part) in KIND_PHRASES:
            kinds = kinds | KIND_PHRASES[normalise(part)]
        elif extra.sound and extra.sound != form.sound:
            aside.add(extra.sound)
    return Form(form.core, form.sound, form.han, form.article, kinds, frozenset(aside))


def _wide(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip(" ,;/-–—")


def _latin_place(text: str) -> Form:
    words = [_SHORTENED.get(word, word) for word in normalise(text).split()]
    whole = _ONE_WORD.match(text) is not None
    words, kinds = (words, frozenset[str]()) if whole else _without_kind(words)
    article = words[0] if len(words) > 1 and words[0] in ARTICLES else ""
    rest = words[bool(article) :]
    # the last word is none: Cheng Du
    core = [word for word in rest[:-1] if word not in ("de", "du", "des", "d", "l")] + rest[-1:]
    core = EXONYMS.get(" ".join(core), " ".join(core)).split() or words
    return Form(tuple(core), "".join(core), article=article, kinds=kinds)


def _without_kind(words: list[str]) -> tuple[list[str], frozenset[str]]:
    """Take words of kind off both ends, as long as something is left of the name."""
    for size in range(min(_LONGEST_PHRASE, len(words) - 1), 0, -1):
        head, tail = " ".join(words[:size]), " ".join(words[-size:])
        if head in KIND_PHRASES and len(words) > size:
            rest = words[size:]
            joint = 0
            while joint < len(rest) - 1 and rest[joint] in _JOINING[:6]:
                joint += 1
            # «Villeneuve» has no joint, «Ville Haute» neither: both are names
            if joint or head.split()[0] not in ("ville", "commune", "city", "district", "xian"):
                return rest[joint:], KIND_PHRASES[head]
        if tail in KIND_PHRASES and tail not in ONLY_BEFORE:
            rest = words[:-size]
            return (rest[1:] if rest[0] == "the" and len(rest) > 1 else rest), KIND_PHRASES[tail]
    return words, frozenset()


def _han_place(text: str) -> Form:
    han = _GOVERNMENT.sub("", _COUNTRY_FIRST.sub("", simplified(only_han(text))))
    aside: frozenset[str] = frozenset()
    split = _PROVINCE_FIRST.match(han)
    if split:
        aside = frozenset((_han_place(split[1]).sound,))
        han = split[2]
    kinds: frozenset[str] = frozenset()
    for ending, meant in CHINESE_KINDS.items():
        if han.endswith(ending) and len(han) - len(ending) >= 2:
            han, kinds = _without_people(han[: -len(ending)], ending), meant
            break
    sound = reading(han)
    return Form((han,), EXONYMS.get(sound, sound), han, kinds=kinds, aside=aside)


def _without_people(han: str, ending: str) -> str:
    if not ending.startswith("自治"):
        return han
    found = True
    while found:
        found = False
        for people in PEOPLES:
            if han.endswith(people) and len(han) - len(people) >= 2:
                han, found = han[: -len(people)], True
    return han


@lru_cache(maxsize=_KEPT)
def read_person(text: str) -> Form:
    """Read the name of a person; `turned` are its sounds with either end as the surname."""
    if has_han(text):
        han = simplified(only_han(text))
        words = list(syllables(han))
        words[:1] = [SURNAMES.get(han[:1], *words[:1])]
        turned = {"".join(words), "".join(words[1:] + words[:1])}
        return Form((han,), "".join(words), han, turned=frozenset(turned))
    words = [word for word in normalise(text).split() if word not in ("m", "mme", "mr", "ms")]
    turned = {"".join(words[cut:] + words[:cut]) for cut in range(max(len(words), 1))}
    core = tuple(sorted(words))
    return Form(core, "".join(core), turned=frozenset(turned))


@lru_cache(maxsize=_KEPT)
def read_body(text: str) -> Form:
    """Read the name of any other body; `meanings` say it without its language."""
    if has_han(text):
        han = simplified(only_han(text))
        meanings = frozenset(_han_meanings(han))
        return Form((han,), reading(han), han, meanings=meanings)
    words = normalise(text).split()
    core = tuple(w for w in words if w not in ARTICLES and w not in PARTICLES) or tuple(words)
    bare = [_singular(word) for word in core]
    return Form(core, "".join(core), meanings=frozenset(_meanings(bare)))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word[-1] in "sx" else word


def _meanings(words: list[str]) -> list[str]:
    found, place = [], 0
    while place < len(words):
        two = " ".join(words[place : place + 2])
        plural = _PLURALS.get(two)
        if plural:
            found.append(plural)
            place += 2
        else:
            found.append(_PLURALS.get(words[place], words[place]))
            place += 1
    return found


_PLURALS = {
    " ".join(_singular(part) for part in word.split()): meaning
    for word, meaning in _MEANING.items()
    if not has_han(word)
}


def _han_meanings(han: str) -> list[str]:
    found, literal = [], ""
    while han:
        word = next((word for word in _HAN_WORDS if han.startswith(word)), None)
        if word:
            found += [reading(literal)] if literal else []
            found.append(_MEANING[word])
            literal, han = "", han[len(word) :]
        else:
            literal, han = literal + han[0], han[1:]
    return found + ([reading(literal)] if literal else [])
