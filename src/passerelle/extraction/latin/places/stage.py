"""Places: names used as those of territories, where something is, comes from or goes to.

The use decides, not the name: `à Niort`, `in Scotland`, `venue du district de Panyu`, a
dateline, a cell in a column of places. What the name stands for comes from the gazetteer,
from a head word, or stays a town. A name within that of a person or body is no place.
"""

from __future__ import annotations

import re
from functools import cache

from passerelle.extraction.account import Place
from passerelle.extraction.gazetteer import Entry, PlaceKind
from passerelle.extraction.latin.bodies.town_uses import is_adjective
from passerelle.extraction.latin.places.place_uses import (
    NAME,
    Use,
    beside_venue,
    cell,
    complement,
    dateline,
    note_column,
    seated,
    town_hall,
    words_of_places,
)
from passerelle.extraction.lexicon import either, folded, lexicon
from passerelle.extraction.reading.analysis import Analysis, Mention, Span
from passerelle.extraction.reading.offices import offices
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.spots import spots
from passerelle.sources.countries import country_code

__all__ = ["enter_use", "places"]

_CHAIN = re.compile(
    rf"(?:,\s|\s\(|\sin\s|\sen\s|\sdans (?:le|la|les|l[’'])\s?)"
    rf"(?P<name>{NAME}(?:\s{NAME})*)(?=[),.;:\s]|$)"
)
_JOINT = r"(?:da|do|dos|del|di|du|de|de la|am|an der|upon|of)"
_OF = r"(?:de la |de l[’']|du |des |de |d[’']|of )"


def places(analysis: Analysis) -> None:
    """Find the territories that the text uses as places."""
    columns: dict[int, int] = {}
    for passage in analysis.passages:
        if not passage.titled:
            for one in _uses(analysis, passage, columns):
                if not passage.caps or one.rule == "places/chain":
                    enter_use(analysis, passage, one)
        note_column(passage, columns, analysis.document.language)
    analysis.mentions.sort()


def _uses(analysis: Analysis, passage: Passage, columns: dict[int, int]) -> list[Use]:
    found = [
        *dateline(passage, analysis.document.language),
        *cell(analysis, passage, columns),
        *_areas(analysis, passage),
        *_located(analysis, passage),
        *town_hall(analysis, passage),
        *beside_venue(passage, analysis.document.language),
        *complement(passage, analysis.document.language),
        *(seated(passage) if analysis.document.language == "en" else ()),
    ]
    found += [
        use
        for _, end, _ in spots(analysis, passage, "body")
        for use in _chained(analysis, passage, Use(end, end, "", 0, ""))
        if passage.text[use.start - 1] == "("
    ]
    found += [use for one in found for use in _chained(analysis, passage, one)]
    return [one for one in found if _free(analysis, passage, one)]


@cache
def _before(language: str) -> re.Pattern[str]:
    words = either(lexicon(language, "places")["before"])
    return re.compile(rf"(?i:{words})(?:\s|(?<=[’']))(?={NAME})")


@cache
def _heads(language: str) -> list[tuple[re.Pattern[str], PlaceKind, bool]]:
    """Expressions for areas by their head words, before the name or after it."""
    table = lexicon(language, "places")
    optional = "?" if language == "fr" else ""
    people = r"(?:(?<=autonome)\s\w+)?"  # région autonome Hui du Ningxia
    found: list[tuple[re.Pattern[str], PlaceKind, bool]] = []
    for kind, words in table["heads"].items():
        heads = "|".join(sorted(words, key=len, reverse=True))
        before = (
            rf"(?<![\w-])(?i:{heads}){people}\s(?:{_OF}){optional}(?P<core>{NAME}(?:\s{NAME})*)"
        )
        found.append((re.compile(before), kind, True))
    for kind, words in table.get("after", {}).items():
        heads = "|".join(sorted(words, key=len, reverse=True))
        after = rf"(?P<core>{NAME}(?:\s{NAME})??)\s(?:{heads})(?!\s[A-Z]|\w)"
        found.append((re.compile(after), kind, False))
    return found


_LED_BY = re.compile(r"(?:(?i:\b(?:in|from|to|of|near|across|visit\w*|the))|[’']s)\s(?:the\s)?$")


def _areas(analysis: Analysis, passage: Passage) -> list[Use]:
    """`province du Jiangsu`, `Jiangsu Province`: areas by their head word."""
    found: list[Use] = []
    for pattern, kind, before in _heads(analysis.document.language):
        for one in pattern.finditer(passage.text):
            core, end = one["core"], one.end()
            owned = re.search(r"[A-ZÀ-ÞĀ-ŒŔ-Ț]\w+\s$", passage.text[: one.start()])
            if re.search(r"(?i)\bhôtel (?:du |de la )$", passage.text[: one.start()][-20:]):
                continue  # «à l'hôtel du département de Bobigny»
            if before and owned and one[0][0].isupper():
                continue  # Tottori Prefecture of Japan
            if before and analysis.document.language == "en" and not _is_within(passage, one):
                continue
            if before:
                core = _cut(analysis, passage, one.start("core"), core)
                end = one.start("core") + len(core)
            elif not _LED_BY.search(passage.text[max(0, one.start() - 30) : one.start()]):
                continue
            found.append(Use(one.start(), end, "places/area", 0.85, core, kind))
    return found


def _is_within(passage: Passage, one: re.Match[str]) -> bool:
    """Whether an area is used as a place: «in the South African province of KwaZulu-Natal»."""
    left = passage.text[max(0, one.start() - 45) : one.start()]
    where = re.search(
        r"(?i)(?:^\W*|\b(?:in|from|to|across|throughout|near|around|visit\w*|of|toured)\s)"
        r"(?:the\s)?(?:[\w-]+\s){0,2}$",
        left,
    )
    office = any(o.end > one.start() and o.start < one.end() for o in offices(passage.text, "en"))
    first = folded(one["core"].split()[0])
    return bool(where) and not office and first not in words_of_places("en", "venue")


def _located(analysis: Analysis, passage: Passage) -> list[Use]:
    """Names after words that say where, where to or where from."""
    language = analysis.document.language
    found: list[Use] = []
    for before in _before(language).finditer(passage.text):
        start = before.end()
        no_way = lexicon(language, "places")["words"].get("no_way")
        if no_way and re.search(no_way, passage.text[max(0, before.start() - 20) : before.start()]):
            continue
        run = re.match(rf"{NAME}(?:\s(?:{_JOINT}\s)?{NAME})*", passage.text[start:])
        if run is None:
            continue
        name = _cut(analysis, passage, start, run[0])
        if re.search(r"(?i)\bthe\s?$", before[0]) and not _takes_article(
            analysis, passage, name, before
        ):
            continue
        if not name or _is_no_place(name, language):
            continue
        if language == "en" and (len(name) < 3 or _is_adjective(analysis, name)):
            continue
        if before[0].strip().casefold() in ("au", "aux") and not _is_area(analysis, name):
            continue
        if any(one.start == start for one in offices(passage.text, language)):
            continue
        room = language == "fr" and before[0].strip().casefold() in ("dans le", "dans la", "au")
        if room and folded(name.split()[0]) in words_of_places(language, "venue"):
            continue  # «dans le Salon des aigles»
        weak = language == "fr" and before[0].strip() in ("entre",)
        found.append(Use(start, start + len(name), "places/located", 0.7 if weak else 0.85, name))
        found += _others(analysis, passage, start + len(name))
    return found


def _is_adjective(analysis: Analysis, name: str) -> bool:
    return analysis.gazetteer.place(name) is None and is_adjective(name)


_NEXT = re.compile(
    rf"(?P<comma>,)?\s?(?P<word>et|and|ou|or|puis)?\s(?:à |en |in )?(?P<name>{NAME})"
)


def _others(analysis: Analysis, passage: Passage, end: int) -> list[Use]:
    """The places that a row goes on with: «visiter Angers, Tours et Blois»."""
    found: list[Use] = []
    while other := _NEXT.match(passage.text, end):
        end = other.end()
        known = analysis.gazetteer.place(other["name"])
        if re.match(r"[\w-]|\s[A-ZÀ-ÞĀ-ŒŔ-Ț]", passage.text[end : end + 2]):
            break
        alone = other["word"] in ("et", "and", "ou", "or") and not other["comma"]
        row = (other["comma"] or other["word"]) and known and known.place in ("city", "region")
        if not (alone or row):
            break
        found.append(Use(*other.span("name"), "places/located", 0.8, other["name"]))
    return found


_PLURAL = re.compile(
    r"(?:s|Valley|Coast|Peninsula|Basin|Delta|Region|Province|County|District|Republic|Islands?"
    r"|Corridor|Triangle|Ruhr|Saar|Hague|Midlands|Highlands|Borders|Country|Bay|Area)$"
)


def _takes_article(analysis: Analysis, passage: Passage, name: str, before: re.Match[str]) -> bool:
    """Whether "the" goes before a territory: rivers, pubs and schemes have it, towns do not."""
    if analysis.document.language != "en" or not name or analysis.gazetteer.place(name):
        return True
    run = re.match(rf"{NAME}(?:\s{NAME})*", passage.text[before.end() :])
    return run is not None and _PLURAL.search(run[0]) is not None


def _cut(analysis: Analysis, passage: Passage, start: int, run: str) -> str:
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
    size = _joined(words)
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


_FOREIGN = frozenset(("da", "do", "dos", "del", "di", "am", "upon", "of"))


def _joined(words: list[str]) -> int:
    """How many words a foreign joint holds together: «Viana da Barra»."""
    return 3 if len(words) > 2 and words[1] in _FOREIGN else 1


def _is_no_place(name: str, language: str) -> bool:
    """Whether a name begins with a month, a title and the like; an article may begin one."""
    first, *rest = folded(name).split()
    return first in words_of_places(language, "never") and not (
        rest and first in ("la", "le", "les")
    )


def _is_area(analysis: Analysis, name: str) -> bool:
    """Whether a name is that of a country or region: «au Québec», but «au Sénat»."""
    found = analysis.gazetteer.all(name)
    return any(one.place in ("country", "region", "department") for one in found)


def _goes_on(words: list[str], size: int, passage: Passage, start: int) -> bool:
    """Whether a second word ends the name: «la station d'épuration de Joub Jannine, …»."""
    name = " ".join(words[: size + 1])
    after = passage.text[start + len(name) : start + len(name) + 2]
    return size == 1 and len(words) == 2 and re.match(r"[,.;:)]|\s[a-z(]|$", after) is not None


def _chained(analysis: Analysis, passage: Passage, one: Use) -> list[Use]:
    """The larger place that follows: «Harlowick, Scotland», «Port-Levant (Hérault)»."""
    found = _CHAIN.match(passage.text, one.end)
    if found is None:
        return []
    name = found["name"]
    while name and not analysis.gazetteer.place(name):
        name = name.rpartition(" ")[0]
    return (
        [Use(found.start("name"), found.start("name") + len(name), "places/chain", 0.85, name)]
        if name
        else []
    )


def _free(analysis: Analysis, passage: Passage, one: Use) -> bool:
    """Whether the name is not part of the name of a person or body, nor a function's body."""
    if one.rule in ("places/town-hall", "places/town-of"):
        return True
    for where, held in analysis.held:
        if (
            where is passage
            and not held.head.level
            and held.start < one.end
            and one.start < held.end
        ):
            return False
    span = passage.span(one.start, one.end)
    for mention in analysis.mentions:
        if (
            mention.kind in ("person", "body")
            and mention.span.start < span.end
            and span.start < mention.span.end
        ):
            return False
    after = passage.text[one.end : one.end + 2]
    if re.match(r"-?\w|’\w", after) and one.rule != "places/seat":
        return False
    before = [o for o in offices(passage.text, analysis.document.language) if o.end <= one.start]
    between = passage.text[before[-1].end : one.start] if before else "-"
    return re.fullmatch(r"\s(?:de la |de l[’']|du |des |de |d[’']|of (?:the )?)", between) is None


def enter_use(analysis: Analysis, passage: Passage, one: Use) -> None:
    """Note a name in a use of place, unless it lies within one noted already."""
    span = passage.span(one.start, one.end)
    if any(m.kind == "place" and m.span.covers(span) for m in analysis.mentions):
        return
    key = _key(analysis, passage, one, span)
    analysis.mentions.append(Mention(span, "place", key))


def _key(analysis: Analysis, passage: Passage, one: Use, span: Span) -> str:
    core = folded(one.core)
    known = analysis.gazetteer.place(one.core)
    kind: PlaceKind = one.kind or (known.place if known and known.place else "city")
    code = country_code(one.core) if len(one.core) > 3 else None
    country = known.country if known else code
    for key, place in analysis.places.items():
        if folded(_core(place.name, analysis)) == core and _one_place(place.kind, kind, one, known):
            if len(one.core) < span.end - span.start and len(place.name) <= len(one.core):
                name = passage.text[one.start : one.end]
                analysis.places[key] = place.model_copy(update={"name": name, "kind": kind})
            return key
    key = f"l{len(analysis.places) + 1}"
    analysis.places[key] = Place(
        key=key,
        name=passage.text[one.start : one.end],
        kind=kind,
        country=country,
        known=known.known if known else None,
        start=span.start,
        end=span.end,
        rule=one.rule,
        confidence=one.sure,
    )
    return key


def _one_place(place: str, kind: str, one: Use, known: Entry | None) -> bool:
    """Whether a district and a town of one name are one: only if the gazetteer says so."""
    if place == kind:
        return True
    named = known.place if known else None
    return one.kind is None and place in ("region", named)


def _core(name: str, analysis: Analysis) -> str:
    """The name of a place without a head word before or after it."""
    table = lexicon(analysis.document.language, "places")
    before = "|".join(word for words in table["heads"].values() for word in words)
    after = "|".join(word for words in table.get("after", {}).values() for word in words) or "$^"
    bare = re.sub(rf"^(?i:{before})(?:(?<=autonome)\s\w+)?\s(?:{_OF})?", "", name)
    return re.sub(rf"\s(?:{after})$", "", bare)
