"""When and where a happening takes place, as its clause says."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.zh.patterns import pattern
from passerelle.extraction.zh.places import add_place
from passerelle.extraction.zh.reading import Reading, reading
from passerelle.extraction.zh.skeleton import Skeleton, Unit
from passerelle.extraction.zh.territories import Territory, territories

__all__ = ["Setting", "located", "setting_of"]


@dataclass(frozen=True)
class Setting:
    """Date, place and venue; `own_date` if the date stands in the sentence itself."""

    when: str | None = None
    place: str | None = None
    venue: str | None = None
    own_date: bool = False

    def filled(self, other: Setting) -> Setting:
        """This one, with what it lacks from `other`."""
        return replace(
            self,
            when=self.when or other.when,
            place=self.place or other.place,
            venue=self.venue or other.venue,
            own_date=self.own_date or other.own_date,
        )


def setting_of(analysis: Analysis, sentence: Skeleton, start: int, end: int, kind: str) -> Setting:
    """What a sentence says of the time and place of the word from `start` to `end`."""
    when = _date(sentence, start, end, kind == "signing")
    place, venue = _where(analysis, sentence, start, end, kind)
    return Setting(when, place, venue, when is not None)


def _date(sentence: Skeleton, start: int, end: int, signing: bool) -> str | None:
    """The nearest date before the word, else one behind it in its clause.

    Behind a verb of signing stand the years of the paper.
    """
    text = sentence.text
    dated = [
        (text.index(sign), unit) for sign, unit in sentence.units.items() if unit.kind == "date"
    ]
    titles = [match.span() for match in re.finditer("《[^》]*》", text)]
    dated = [(at, unit) for at, unit in dated if not any(a <= at < b for a, b in titles)]
    before = [(at, unit) for at, unit in dated if at < start and not _other(text, at, start)]
    if before:
        near = max(before, key=lambda pair: pair[0])[1].key or None
        whole = [unit.key for _, unit in before if near and len(unit.key) > len(near) == 4]
        return whole[-1] if whole else near  # 4月16日举办2024年…对接会
    last = reach(sentence, end)
    behind = [(at, unit) for at, unit in dated if end <= at < last and not _purpose(text, at)]
    behind = [pair for pair in behind if not signing or len(pair[1].key) > 7]
    return min(behind, key=lambda pair: pair[0])[1].key or None if behind else None


def _other(text: str, at: int, start: int) -> bool:
    """Whether a date belongs to something else: 自1988年…以来, 2012年签署的."""
    between = text[at + 1 : start]
    if pattern("setting", "other").match(between):
        return True
    return bool(pattern("setting", "other-2").search(text[max(0, at - 2) : at]))


def _purpose(text: str, at: int) -> bool:
    return bool(pattern("setting", "purpose").match(text[at + 1 :]))


_IN = pattern("setting", "in")
_TO = pattern("setting", "to")


def _where(
    analysis: Analysis, sentence: Skeleton, start: int, end: int, kind: str
) -> tuple[str | None, str | None]:
    """Place and venue of a happening."""
    text = sentence.text
    first, last = sentence.clause(start)[0], reach(sentence, end)
    match = _IN.search(text, max(0, first - 1), last)
    if match is None and first > 0:
        previous = sentence.clause(first - 1)[0]
        match = re.compile(r"^(?:在|抵达)([^，。；]{1,30})，$").match(text[previous:first])
        if match is not None:
            return _resolve(
                analysis, sentence, previous + match.start(1), previous + match.end(1), kind
            )
    if match is None and kind != "visit":
        match = pattern("setting", "where").search(text, first, start)
    if match is not None and not (kind == "visit" and _site(text, start)):
        return _resolve(analysis, sentence, match.start(1), match.end(1), kind)
    if kind == "meeting":
        went = pattern("setting", "went").search(text, first, start)
        if went is not None:
            return _resolve(analysis, sentence, went.start(1), went.end(1), kind)
    if kind == "visit":
        aim = pattern("setting", "toward").search(text, first, start)
        aim = aim or _TO.search(text, start, last)
        went = pattern("setting", "went").search(text, first, start)
        place, venue = (None, None)
        if aim is not None:
            place, venue = _resolve(analysis, sentence, aim.start(1), aim.end(1), kind)
        if place is None and went is not None:  # 前往曲阜参观孔庙
            place, _ = _resolve(analysis, sentence, went.start(1), went.end(1), kind)
        return place, venue
    return None, None


def reach(sentence: Skeleton, end: int) -> int:
    """Where the clause of a word ends, with one that adds day or place: …论坛，将于6日在…."""
    last = sentence.clause(end)[1]
    more = pattern("setting", "reach").match(sentence.text[last : last + 6])
    return sentence.clause(last + 1)[1] if more and last - end < 3 else last


def located(analysis: Analysis, sentence: Skeleton, start: int, end: int) -> Setting:
    """The place and venue that a label 地点 gives."""
    end = start + len(re.split("[（，。；]", sentence.text[start:end])[0])
    place, venue = _resolve(analysis, sentence, start, end, "conference")
    return Setting(place=place, venue=venue)


def _site(text: str, start: int) -> bool:
    return bool(pattern("setting", "site").match(text[start:]))


def _resolve(
    analysis: Analysis, sentence: Skeleton, start: int, end: int, kind: str
) -> tuple[str | None, str | None]:
    """What a stretch of the sentence means as a place and as a venue."""
    text = reading(analysis)
    signs = sentence.text[start:end]
    signs = re.split("和|与|以及|并", signs)[0] if kind == "visit" else signs
    end = start + len(signs)
    if end <= start:
        return None, None
    units = [sentence.units[sign] for sign in signs if sign in sentence.units]
    if any(unit.kind == "person" for unit in units):
        return None, None
    begin, stop = sentence.span(start, end)
    places = [unit.key for unit in units if unit.kind == "place"]
    if len(set(places)) > 1 and pattern("setting", "several").search(signs):
        return None, None
    place = places[-1] if places else None
    land = next((land for unit in units if (land := _land(analysis, unit))), None)
    land = land or _by_name(analysis, text, begin)
    if place is None and land is not None and _counts(analysis, text, kind, begin, stop, land):
        place = add_place(analysis, text, land, begin, begin + _length(text, begin, land))
    elif place is None and land is not None:
        place = _known_place(analysis, land)
    return place, _venue(analysis, text, sentence, signs, units, (begin, stop))


def _land(analysis: Analysis, unit: Unit) -> Territory | None:
    body = analysis.bodies.get(unit.key) if unit.kind == "body" else None
    if body is None or body.type != "collectivity":
        return None
    return next((land for land in territories(analysis) if land.written == body.name), None)


def _by_name(analysis: Analysis, text: Reading, begin: int) -> Territory | None:
    """The territory whose name a venue begins with: 临江宾馆, 市行政中心."""
    lands = territories(analysis)
    for land in lands:
        stem = land.name.removesuffix(land.head)
        if land.place in ("city", "district") and text.words.startswith(stem, begin) and stem[1:]:
            return land
    home = [land for land in lands if land.country == "CN" and land.acts]
    level = [land for land in home if text.words.startswith(land.head, begin)]
    return level[0] if len(level) == 1 else None


def _counts(
    analysis: Analysis, text: Reading, kind: str, begin: int, stop: int, land: Territory
) -> bool:
    """Whether the territory is the place: its name stands there, or its own house does."""
    return land.place in ("city", "district", "region", "department")


def _known_place(analysis: Analysis, land: Territory) -> str | None:
    return next((one.key for one in analysis.places.values() if one.name == land.written), None)


def _length(text: Reading, begin: int, land: Territory) -> int:
    for form in sorted(land.forms, key=len, reverse=True):
        if text.words.startswith(form, begin):
            return len(form)
    return 1


def _venue(
    analysis: Analysis,
    text: Reading,
    sentence: Skeleton,
    signs: str,
    units: list[Unit],
    where: tuple[int, int],
) -> str | None:
    """The house or site, where more than a territory is named."""
    begin, stop = where
    written = text.written[begin:stop].strip('“”"（） ')
    rest = "".join(sign for sign in signs if sign not in sentence.units)
    heads = lexicon("zh", "bodies")["venue"]["heads"]
    body = next(
        (analysis.bodies[u.key] for u in units if u.kind == "body" and u.key in analysis.bodies),
        None,
    )
    if body is not None and body.type == "institution" and not rest:
        return None if written[:1] in "我本该全来" else written
    words = text.words[begin:stop]
    if (
        len(words) >= 3
        and (words.endswith(tuple(heads)) or "校区" in words)
        and not re.search("[了的是]", words)
    ):
        return written
    return None
