"""Search without a server, in three scripts: a small index in pieces that the page loads by need.

Accents, capitals and spaces do not count; a Chinese name is found by its characters, simplified
or traditional, from any of them on, and by its pinyin with spaces or without. The pieces are
scripts, because a page opened from a disk may load scripts and nothing else; for the same reason
and for pinyin no ready index is used: Pagefind loads WebAssembly, which browsers refuse to
``file:`` pages, and knows Chinese words, not how they read.

Two kinds of pieces lie in ``search/``: ``w-….js`` tells which things have a word, ``d-….js`` what
is shown of a thing. A piece ends where the checksum of a word or number says so, so that a
change of the graph changes the pieces it concerns and no others.
"""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from passerelle.publish.pages.frame import Frame
from passerelle.publish.pages.frame_texts import KINDS
from passerelle.publish.pages.overview import Entry, Overview, overview
from passerelle.publish.pages.search_words import traditional, words_of
from passerelle.publish.parts import LANGS, File, Site

__all__ = ["search"]

_BITS = 24
_CLASSES = 16
_WORDS, _THINGS = 400, 150
"""How many words or things a piece holds on average."""
_ACTORS = ("collectivity", "institution", "person", "delegation")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class _Found:
    """What the search may show: names by language, where it leads, what it is, its rank."""

    iri: str
    key: str
    names: dict[str, str]
    spellings: frozenset[str]
    said: dict[str, str]
    rank: int
    year: str = ""


def search(site: Site) -> Iterator[File]:
    """The page of the search, and the pieces of its index."""
    frame = Frame(site)
    for lang in LANGS:
        yield frame.page("search", "search", lang)
    seen = overview(site)
    found = [*_things(seen), *_themes(seen)]
    numbers = _numbered(found)
    things, said = _thing_pieces(found, numbers)
    words, starts = _word_pieces(found, numbers)
    yield from things
    yield from words
    about_all = {
        "said": said,
        "things": sorted(int(file.place[9:-3], 36) for file in things),
        "words": starts,
        "same": traditional(text for one in found for text in one.spellings),
    }
    yield File("search/index.js", f"passerelleSearch.begin({_json(about_all)});\n")


def _things(seen: Overview) -> Iterator[_Found]:
    for entry in seen.entries.values():
        names = {lang: entry.names.get(lang, "") for lang in LANGS}
        if not any(names.values()):
            names[LANGS[0]] = entry.name(LANGS[0])
        yield _Found(
            entry.iri,
            entry.key,
            names,
            frozenset({*filter(None, entry.names.values()), *entry.variants, names[LANGS[0]]}
                      - {""}),
            {lang: _said(seen, entry, lang) for lang in LANGS},
            _rank(entry),
            entry.year,
        )  # fmt: skip


def _said(seen: Overview, entry: Entry, lang: str) -> str:
    """The kind of a thing, and its country where it is of one: few phrases for many things."""
    kinds = [KINDS[entry.kind][lang][0]]
    if entry.concept:
        kinds.append(seen.label(entry.concept, lang))
    if len(entry.countries - {entry.iri}) == 1:
        kinds.append(seen.label(min(entry.countries), lang))
    return " · ".join(kinds)


def _themes(seen: Overview) -> Iterator[_Found]:
    """The themes, first of all that is found."""
    kind = {"fr": "thème", "en": "theme", "zh": "主题"}
    for iri, names in seen.labels.items():
        if "/theme#" in iri:
            slug = iri.rsplit("#", 1)[1]
            spellings = frozenset({*names.values(), *seen.spellings.get(iri, ())})
            shown = {lang: names.get(lang, "") for lang in LANGS}
            yield _Found(iri, f"theme/{slug}", shown, spellings, kind, 0)


def _rank(entry: Entry) -> int:
    """1 for the best linked actor, 15 for what shares nothing; a step is twice the partners.

    Actors stand before what they do together.
    """
    worth = min(len(entry.within).bit_length(), _CLASSES - 2)
    return _CLASSES - 1 - (worth if entry.kind in _ACTORS else min(worth, 1))


def _numbered(found: list[_Found]) -> dict[str, int]:
    """A number for each thing: its rank, then a checksum of its address, so that it stays.

    Two things with the same checksum: the later address takes the next free number.
    """
    numbers: dict[str, int] = {}
    taken: set[int] = set()
    for one in sorted(found, key=lambda one: one.iri):
        number = (one.rank << _BITS) | (zlib.crc32(one.iri.encode()) & ((1 << _BITS) - 1))
        while number in taken:
            number += 1
        taken.add(number)
        numbers[one.iri] = number
    return numbers


def _thing_pieces(
    found: list[_Found], numbers: dict[str, int]
) -> tuple[list[File], dict[str, dict[str, str]]]:
    """The pieces with what is shown, and the phrases in them, each once under its checksum."""
    phrases = {_phrase(one): one.said for one in found}
    rows = {
        numbers[one.iri]: [
            *(one.key, *(one.names[lang] for lang in LANGS), _phrase(one)),
            *([one.year] if one.year else []),
        ]
        for one in found
    }
    pieces = []
    for piece in _cut(sorted(rows), lambda number: number % _THINGS == 0):
        content = {_base36(number): rows[number] for number in piece}
        name = f"search/d-{_base36(piece[0])}.js"
        pieces.append(File(name, f"passerelleSearch.things({_json(content)});\n"))
    return pieces, dict(sorted(phrases.items()))


def _phrase(one: _Found) -> str:
    return _base36(zlib.crc32("\n".join(one.said.values()).encode()))


def _word_pieces(
    found: list[_Found], numbers: dict[str, int]
) -> tuple[list[File], list[list[str]]]:
    """The pieces that lead from words to things; the first word and the file of each."""
    having: dict[str, set[int]] = defaultdict(set)
    for one in found:
        for word in words_of(one.spellings):
            having[word].add(numbers[one.iri])
    # Browsers order texts by the units of UTF-16.
    words = sorted(having, key=lambda word: word.encode("utf-16-be"))
    pieces, starts = [], []
    for piece in _cut(words, lambda word: zlib.crc32(word.encode()) % _WORDS == 0):
        name = f"{zlib.crc32(piece[0].encode()):08x}"
        content = {word: _steps(having[word]) for word in piece}
        pieces.append(
            File(f"search/w-{name}.js", f'passerelleSearch.words("{name}",{_json(content)});\n')
        )
        starts.append([piece[0], name])
    return pieces, starts


def _cut(values: Iterable[Any], begins: Any) -> Iterator[list[Any]]:
    """`values` in pieces; one begins where `begins` says so."""
    piece: list[Any] = []
    for value in values:
        if piece and begins(value):
            yield piece
            piece = []
        piece.append(value)
    if piece:
        yield piece


def _steps(numbers: set[int]) -> str:
    """Numbers from the smallest on, each as the step from the one before, in base 36."""
    ordered = sorted(numbers)
    return " ".join(_base36(b - a) for a, b in zip([0, *ordered], ordered, strict=False))


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, last = divmod(number, 36)
        digits = _DIGITS[last] + digits
    return digits or "0"


def _json(value: object) -> str:
    """JSON as a script: the two line ends that older scripts do not take are escaped."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
