"""Towns that act under their bare name: partners, hosts, those in whose name someone signs.

`jumelée avec Bergtal`, `Niort reçoit une délégation`, `on behalf of Beihai`: a town of which
something is told that only a body does is a body, too. A name that nothing else shows to be
that of a town is one only beside words of twinning.
"""

from __future__ import annotations

import re
from functools import cache

from passerelle.extraction.gazetteer import words_of
from passerelle.extraction.latin.bodies.entering import enter_town
from passerelle.extraction.latin.bodies.french_rows import town_rows
from passerelle.extraction.latin.bodies.french_towns import is_compound, office_towns, used
from passerelle.extraction.latin.bodies.town_uses import has_shape, is_adjective, uses
from passerelle.extraction.latin.places.place_uses import town_hall
from passerelle.extraction.latin.places.stage import enter_use
from passerelle.extraction.latin.words.heads import heads
from passerelle.extraction.latin.words.titles import name_words
from passerelle.extraction.lexicon import folded, lexicon
from passerelle.extraction.reading.analysis import Analysis, Mention
from passerelle.extraction.reading.offices import offices
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.rx import UPPER
from passerelle.extraction.reading.spots import spots
from passerelle.sources.countries import country_code

__all__ = ["towns"]

_OPENS = r"(?:L[’']|(?:Le |le )?Grand |Le |La |Les |Saint |St\.? |New |San |Port |Fort )"
_COMMUNITIES = frozenset(
    ("metropole", "communaute-urbaine", "communaute-agglomeration", "communaute-communes")
)
_CAPITAL = rf"[{UPPER}][\w’-]+"
_NAME = rf"(?:{_OPENS}?[{UPPER}][\w]*(?:(?:[’'](?!s\b)|-)[\w]+)*)"
_NAMED = re.compile(rf"(?<![\w-]){_NAME}(?![\w-])")


@cache
def _patterns(language: str) -> list[tuple[re.Pattern[str], bool]]:
    """Expressions for towns, and whether they show by themselves that a town is meant."""
    words = lexicon(language, "bodies")["towns"]
    twins = "|".join(words["twins"])
    behalf = "|".join(words["behalf"])
    acts = "|".join(words["acts"])
    aside = r"(?:\s\([^()]*\))?"
    if language == "en":
        aside = r"(?:\s\([^()]*\)|\sin\s[A-Z]\w+)?"
    name = rf"{_NAME}(?:\s{_CAPITAL})?" if language == "en" else _NAME
    pair = rf"(?P<a>{name}){aside}(?:\s(?:et|and)\s(?P<b>{name}){aside})?"
    found = [
        (rf"(?i:\b(?:{twins}))\s{pair}", True),
        (rf"(?i:\b(?:{behalf}))\s?{pair}", False),
        (
            rf"(?:^|(?<=[.!?:;»”,]\s)|(?<=\b(?:que|and|but)\s))(?:{words['openings']})?{pair}\s(?:{acts})(?!\w)",
            False,
        ),
    ]
    if "small" in words:
        small = "|".join(word for group in words["small"].values() for word in group)
        of = rf"(?P<small>{small})\sof\s(?P<a>{name}){aside}(?:,\s(?:in|of)\s[^,;.]{{3,40}},)?"
        pairs = "|".join(words["pairs"])
        found += [
            (
                rf"(?<![\w-])(?:(?P<a>{name}){aside}\sand\s)?(?P<b>{name}){aside},?\s(?:{pairs})",
                True,
            ),
            (rf"\b{of}\s(?:{acts})(?!\w)", True),
            (rf"(?<![\w-])(?P<a>{_NAME})\s(?:was|is|were|will be) represented by", True),
            (rf"(?i:\b(?:{twins}|{behalf}))\s(?:the\s)?(?:[A-Z]\w+\s)?{of}", True),
        ]
    return [(re.compile(one), strong) for one, strong in found]


def towns(analysis: Analysis) -> None:
    """Make bodies of towns by what is told of them; note other bare mentions of such bodies."""
    language = analysis.document.language
    for passage in analysis.passages:
        if passage.caps:
            continue
        _by_words(analysis, passage, language)
        if language == "fr":
            _by_use(analysis, passage)
            for one in town_hall(analysis, passage):
                enter_use(analysis, passage, one)
        if language == "en":
            for start, end, strong in uses(passage):
                _used(analysis, passage, start, end, strong)
    _bare(analysis)
    analysis.mentions.sort()


def _by_words(analysis: Analysis, passage: Passage, language: str) -> None:
    """Enter the towns that stand beside words of bodies, one or two at a time."""
    for pattern, strong in _patterns(language):
        for found in pattern.finditer(passage.text):
            for group in ("a", "b"):
                if found.groupdict().get(group):
                    _consider(analysis, passage, found, group, strong)


def _consider(
    analysis: Analysis, passage: Passage, found: re.Match[str], group: str, strong: bool
) -> None:
    """Enter what an expression found, where it is a town; of two words perhaps only the first."""
    start, end = found.span(group)
    start += len("Le ") if found[group].casefold().startswith("le grand ") else 0
    first = re.search(r"\s[^\s]+$", found[group])
    ends = [end, start + first.start()] if first else [end]
    small = found.groupdict().get("small")
    groups = lexicon(analysis.document.language, "bodies")["towns"].get("small", {})
    level = next((one for one, words in groups.items() if small in words), "city")
    known = analysis.gazetteer.place(passage.text[start:end])
    if known and known.place == "other" and known.kind in _COMMUNITIES:
        level = "epci"
    for stop in ends:
        if _is_town(analysis, passage, start, stop, strong):
            _enter(analysis, passage, start, stop, level)
            return


def _by_use(analysis: Analysis, passage: Passage) -> None:
    """Enter the towns that the grammar of a French passage treats as bodies."""
    for one in (*office_towns(passage.text), *used(passage.text), *town_rows(passage.text)):
        name = passage.text[one.start : one.end]
        words = name.count(" ")
        for size in range(words, -1, -1):  # «Pontivy Communauté» was found by its head word
            stop = one.start + len(" ".join(name.split(" ")[: size + 1]))
            if _is_town(analysis, passage, one.start, stop, one.strong):
                _enter(analysis, passage, one.start, stop, "city")
                break


def _used(analysis: Analysis, passage: Passage, start: int, end: int, strong: bool) -> None:
    """Enter a name that stands in a use of a town, where nothing says that it is none."""
    name = passage.text[start:end]
    words = name.split()
    known = analysis.gazetteer.place(name)
    told = len(words) == 1 and (strong or _is_said(analysis, passage, name, start))
    if known is None and not has_shape(name) and not told:
        return
    if known is not None and known.place == "country":
        return
    if known is not None and known.place == "region":
        if not strong and not _is_free(analysis, passage, start, end):
            return
        level = "region"
    else:
        level = "city"
    if _is_free(analysis, passage, start, end) and _is_name(analysis, passage, start, end):
        _enter(analysis, passage, start, end, level)


def _is_said(analysis: Analysis, passage: Passage, name: str, start: int) -> bool:
    """Whether one word is told of as a place or body elsewhere, or is a name by where it stands."""
    plain = folded(name)
    places = {folded(one.name) for one in analysis.places.values()}
    bodies = {core[1] for core in analysis.cores if core[0]}
    if plain in places or plain in bodies:
        return True
    left = passage.text[:start]  # what is done "by" one word may be done by anybody
    inside = re.search(r"(?:\w|,)\s$", left) and not re.search(r"\bby\s(?:the\s)?$", left)
    return bool(inside) and not re.search(r"(?:s|ing|ly|ans|ese)$", name)


def _is_free(analysis: Analysis, passage: Passage, start: int, end: int) -> bool:
    return not any(
        a < end and start < b
        for kind in ("person", "body")
        for a, b, _ in spots(analysis, passage, kind)
    )


def _is_name(analysis: Analysis, passage: Passage, start: int, end: int) -> bool:
    """Whether words with capitals can be a town: no title, month, person, or longer name."""
    text, name = passage.text, passage.text[start:end]
    if re.match(r"[-–]?\w|[ ][A-ZÀ-ÞĀ-ŒŔ-Ț]", text[end:]) or (name.isupper() and len(name) > 1):
        return False
    if re.search(r"[A-ZÀ-ÞĀ-ŒŔ-Ț][\w.]*\s$", text[:start]) and not re.search(
        r"(?:^|[.!?:;]\s)\w+\s$", text[:start]
    ):
        return False
    words = {folded(word) for word in name.split()}
    if words & (name_words("en", "never") - _words("in_towns")) or heads(name, "en"):
        return False
    if any(one.start < end and start < one.end for one in offices(text, "en")):
        return False
    if len(name) < 3 or _is_adjective(analysis, name):
        return False
    families = {folded(one.family or "") for one in analysis.people.values()}
    return folded(name) not in families and not words & (_leading("en") | _words("no_town"))


def _is_adjective(analysis: Analysis, name: str) -> bool:
    """Whether words say of which land something is, unless they are known as a place."""
    known = analysis.gazetteer.place(name)
    return known is None and any(is_adjective(word) for word in name.split())


def _words(key: str) -> frozenset[str]:
    return frozenset(lexicon("en", "bodies")["words"][key])


def _is_town(analysis: Analysis, passage: Passage, start: int, end: int, strong: bool) -> bool:
    if any(
        a < end and start < b
        for kind in ("person", "body")
        for a, b, _ in spots(analysis, passage, kind)
    ):
        return False
    if re.match(r"-?\w|[ ][A-ZÀ-ÞĀ-ŒŔ-Ț]", passage.text[end:]) or passage.text[start:end].isupper():
        return False
    if re.match(
        r"\s(?:city|town|port|village|municipality|district|county|region|side|twin|partner)\b",
        passage.text[end:],
    ):
        return False  # «twinning with the German city»
    name = passage.text[start:end]
    if folded(name.split()[0]) in _leading(analysis.document.language):
        return False
    known = analysis.gazetteer.place(name)
    if known is not None:
        return known.place in ("city", "district", "department") or known.kind in _COMMUNITIES
    if offices(name, "en") and analysis.document.language == "en":
        return False  # «the Governor was represented by»
    if analysis.document.language == "fr":
        if country_code(name) or heads(name, "fr") or offices(name, "fr"):
            return False
        strong = strong or is_compound(name)
    told = {
        folded(place.name)
        for place in analysis.places.values()
        if place.kind in ("city", "district")
    }
    bodies = {core[1] for core in analysis.cores if core[0] == "city"}
    plain = " ".join(re.findall(r"\w+", folded(name)))
    return strong or folded(name) in told or plain in bodies


@cache
def _leading(language: str) -> frozenset[str]:
    """Words that begin a sentence, not a name."""
    return frozenset(lexicon(language, "bodies")["words"].get("leading", ()))


_SENT_FROM = re.compile(r"[Dd]élégations?(?:\s\w+)?\s(?:de\s|d[’'])$")


def _enter(analysis: Analysis, passage: Passage, start: int, end: int, level: str) -> None:
    span = passage.span(start, end)
    if _SENT_FROM.search(passage.text[:start]):  # where guests come from stays a place
        enter_town(analysis, passage, start, end, level)
        return
    taken = {one.entity for one in analysis.mentions if one.kind == "place" and one.span == span}
    analysis.mentions = [
        one for one in analysis.mentions if not (one.kind == "place" and one.span == span)
    ]
    for key in taken - {one.entity for one in analysis.mentions}:
        del analysis.places[key]
    enter_town(analysis, passage, start, end, level)


def _bare(analysis: Analysis) -> None:
    """Note where a town that is a body is named bare, and not as a place."""
    names = {core[1]: key for core, key in analysis.cores.items() if core[0] == "city"}
    if not names:
        return
    for passage in analysis.passages:
        taken = [
            (a, b)
            for kind in ("person", "body", "place")
            for a, b, _ in spots(analysis, passage, kind)
        ]
        for found in _NAMED.finditer(passage.text):
            key = names.get(" ".join(words_of(found[0])))
            if key and not any(a < found.end() and found.start() < b for a, b in taken):
                analysis.mentions.append(Mention(passage.span(*found.span()), "body", key))
