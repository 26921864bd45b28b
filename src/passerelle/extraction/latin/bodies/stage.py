"""Bodies: names that say by a head word, or by what the graph knows, that they are one.

Candidates of the grammar of the language become bodies, one for all forms of a name; their
acronyms are found again wherever they stand. A city is a body of type collectivity when the
text names it as one (`ville de`, `City of`); as a bare name it is one only by what it does or
who holds a function there (`functions`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from passerelle.extraction.account import Body
from passerelle.extraction.gazetteer import words_of
from passerelle.extraction.latin.bodies import english as bodies_en
from passerelle.extraction.latin.bodies import french as bodies_fr
from passerelle.extraction.latin.bodies.foreign_names import foreign
from passerelle.extraction.latin.bodies.headless import headless
from passerelle.extraction.latin.bodies.joining import join
from passerelle.extraction.latin.bodies.kinds import KINDS_BY_LEVEL, country_of, kind_of
from passerelle.extraction.latin.bodies.letterheads import letterhead
from passerelle.extraction.latin.bodies.letters import acting, spelled_out
from passerelle.extraction.latin.words.formed import formed
from passerelle.extraction.latin.words.heads import Candidate, Head
from passerelle.extraction.latin.words.signs import title_before
from passerelle.extraction.latin.words.tokens import tokens
from passerelle.extraction.lexicon import folded, lexicon
from passerelle.extraction.reading.analysis import Analysis, Mention, Span
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.publisher import publisher
from passerelle.extraction.reading.spots import spots

__all__ = ["bodies", "core_of", "enter", "enter_town"]

_GRAMMARS = {"fr": bodies_fr.candidates, "en": bodies_en.candidates}
_EDGE_LEFT = re.compile(
    r"(?i)(?:^\W*(?:l['’]|la |le |the )?|[,:–—-]\s|\b(?:by|de|du|from|of)\s(?:the |la |l['’])?)$"
)
# «à l'association» says to whom, not where: these have no house that a text goes to.
_UNHOUSED = frozenset(
    (
        *("association", "ngo", "agency", "authority-network", "foundation", "company"),
        *("friendship-group", "international-organisation"),
    )
)
_AT_SEAT = re.compile(
    r"(?i)\b(?:(?:siège|locaux|salons|salles?|jardins|cour|bureaux|stand) (?:du|de la|de l['’]|de)"
    r"|(?:devant|vers) (?:la|le|l['’]))\s?$"
)
_EDGE_RIGHT = re.compile(r"(?i)\W*$|\s?\(|\s?[,:–—-]")


def bodies(analysis: Analysis) -> None:
    """Find the bodies of the text, and every place where they are named or abbreviated."""
    language = analysis.document.language
    for number, passage in enumerate(analysis.passages):
        if passage.caps and _is_masthead(analysis, number):
            continue
        for one in _candidates(analysis, passage):
            if passage.titled and one.end - one.start < len(passage.text.strip(" .")):
                continue
            if one.held or _is_placed(passage, one, language):
                analysis.held.append((passage, one))
            else:
                enter(analysis, passage, one)
    for passage, one in analysis.held:
        if core_of(one) in analysis.cores:
            enter(analysis, passage, one)
    _known(analysis)
    named = publisher(analysis)
    for one in _candidates(analysis, named) if named else ():
        if named and one.end - one.start == len(named.text) and core_of(one) not in analysis.cores:
            enter(analysis, named, one)
    join(analysis)


_PAPER_OF = re.compile(
    r"(?i)(?:the |a )?(?:\w+ )?(?:newsletter|bulletin|magazine|journal|gazette|news|review)"
    r" (?:of|from) "
)


def _is_masthead(analysis: Analysis, number: int) -> bool:
    """Whether the next line says whose newsletter it is that a line in capitals names."""
    after = analysis.passages[number + 1 : number + 2]
    told = bool(after) and _PAPER_OF.match(after[0].text) is not None
    return told and number < 3 and analysis.document.language == "en"


def _candidates(analysis: Analysis, passage: Passage) -> list[Candidate]:
    """All names of bodies in a passage, in order."""
    language = analysis.document.language
    view = _readable(passage, language)
    if view is None:
        return []
    people = [
        (title_before(passage.text, a, language), b)
        for a, b, _ in spots(analysis, passage, "person")
    ]
    whole = letterhead(view, language) if passage.caps else None
    if whole is not None:
        return [whole]
    named = _GRAMMARS[language](view, people, analysis.gazetteer)
    if not passage.caps and not passage.titled:
        named = _with_spelled(named, spelled_out(view, people, named, language))
        named += formed(view, people, named, language)
        named += acting(view, people, named, language)
        if language == "en":
            named = foreign(view, people, named, analysis.gazetteer)
            named += headless(view, people, named, analysis.gazetteer)
    named = [_with_form(view, _explained(view, one)) for one in named]
    return sorted(named, key=lambda c: (c.start, -c.end))


_FORM = re.compile(r",\s(?:Inc\.?|Ltd\.?|LLC|L\.L\.C\.|e\.\s?V\.|Corp\.)(?!\w)")


def _with_form(passage: Passage, one: Candidate) -> Candidate:
    """With its legal form after a comma: «Harlan Falls Sister Cities, Inc.»."""
    form = None if one.head.level else _FORM.match(passage.text, one.end)
    if form is None:
        return one
    return replace(one, end=form.end(), name=passage.text[one.start : form.end()])


def _with_spelled(named: list[Candidate], spelled: list[Candidate]) -> list[Candidate]:
    """With the names that an acronym spells out in the place of what they hold."""

    def inside(one: Candidate) -> bool:
        return any(long.start <= one.start and one.end <= long.end for long in spelled)

    return [*(one for one in named if not inside(one)), *spelled]


def _explained(passage: Passage, one: Candidate) -> Candidate:
    """A long form in brackets after its acronym: «l'AViTeM (Agence des villes …)»."""
    text = passage.text
    before = re.search(r"(?<![\w-])([A-Z][\w-]*[A-Z][\w-]*)\s?\($", text[: one.start])
    if one.acronym or before is None or text[one.end : one.end + 1] != ")":
        return one
    if before[1][0] != one.name[0]:
        return one
    return replace(one, acronym=before[1], acronym_at=before.span(1))


def _readable(passage: Passage, language: str) -> Passage | None:
    """The passage; a line in capitals in normal case, headlines with capitals not at all."""
    if not passage.caps:
        return passage
    if len(passage.text) > 110:
        return None
    text = _title_line(passage.text, language)
    return Passage(text, passage.offsets, passage.kind) if len(text) == len(passage.text) else None


def _title_line(text: str, language: str) -> str:
    """A line in capitals as a name is written: small joints, capitals elsewhere."""
    small = lexicon(language, "bodies")["words"]["joins"]

    def turn(found: re.Match[str]) -> str:
        word, low = found[0], found[0].lower()
        before = text[found.start() - 1 : found.start()]
        after = text[found.end() : found.end() + 1]
        if (before == "(" and after == ")") or len(low) != len(word):
            return word
        return low if low in small and found.start() else low[:1].upper() + low[1:]

    return re.sub(r"[^\W\d_]+", turn, text)


def _is_placed(passage: Passage, one: Candidate, language: str) -> bool:
    """Whether the words only say where something is: «au siège de la Métropole»."""
    if one.rule == "bodies/letterhead":
        return False
    unhoused = one.head.kind in _UNHOUSED and not one.name.startswith("Forum")
    if language == "fr" and unhoused and not passage.caps:
        return _AT_SEAT.search(passage.text[: one.start]) is not None
    if passage.caps:
        left, right = passage.text[: one.start], passage.text[one.end :]
        return not (_EDGE_LEFT.search(left) and _EDGE_RIGHT.match(right))
    before = passage.text[max(0, one.start - 12) : one.start]
    if one.head.kind == "media" or (language == "en" and one.head.level and not one.head.last):
        return False
    if language == "fr" and re.search(
        lexicon("fr", "bodies")["words"]["dative"],
        re.sub(r"(?:à l['’]|à la |au |aux )$", "", passage.text[: one.start]),
    ):
        return False
    return pattern_before(language).search(before) is not None


@cache
def pattern_before(language: str) -> re.Pattern[str]:
    """Words right before a name that say where something is."""
    words = "|".join(lexicon(language, "bodies")["words"]["locative"])
    return re.compile(rf"(?i)(?<!\w)(?:{words})\s?$")


def core_of(one: Candidate) -> tuple[str, str]:
    """What two names of one body have in common."""
    words = " ".join(re.findall(r"\w+", one.core))
    for short, long in _CHAMBERS.items():
        if not one.head.level and words.startswith((f"{short} ", f"{long} ")):
            own = words.removeprefix(short).removeprefix(long)
            return "", long + re.sub(r"^ (?:(?:de la|de l|du|des|de|d) )?", " ", own)
    return one.head.level, words


_CHAMBERS = {
    "cci": "chambre de commerce et d industrie",
    "cma": "chambre de metiers et de l artisanat",
}
"""Chambers that are named by their letters and in full: «CCI de Corse»."""


def _is_abroad(analysis: Analysis, one: Candidate) -> bool:
    """Whether a prefecture is an authority of Japan or Greece: no place of France is called so."""
    if country_of(analysis, one) in ("JP", "GR"):
        return True
    japan = any(word in folded(analysis.document.text) for word in ("japon", "japan", "grece"))
    place = analysis.gazetteer.place(_place(one.core), "FR")
    return japan and (place is None or place.country != "FR")


def _place(core: str) -> str:
    return re.sub(r"^(?:sous-)?prefecture (?:de |d'|du |of )?", "", core)


def enter(analysis: Analysis, passage: Passage, one: Candidate) -> str:
    """The key of the body that a candidate names, new or known already; notes the mention."""
    if one.head.kind == "state-prefecture" and _is_abroad(analysis, one):
        one = replace(one, head=Head("foreign-local-authority", "other"), core=_place(one.core))
    core = core_of(one)
    key = analysis.cores.get(core) or analysis.short.get(one.name)
    span = passage.span(one.start, one.end)
    if key is None:
        key = analysis.new_body_key()
        analysis.cores[core] = key
        analysis.bodies[key] = _body(analysis, key, passage, one, span)
    else:
        _enrich(analysis, key, passage, one, span)
    analysis.mentions.append(Mention(span, "body", key))
    if one.acronym:
        analysis.short.setdefault(one.acronym, key)
        if one.acronym_at:
            analysis.mentions.append(Mention(passage.span(*one.acronym_at), "body", key))
    return key


def enter_town(
    analysis: Analysis, passage: Passage, start: int, end: int, level: str = "city"
) -> str:
    """The key of the town that is named bare at `start`, as a body."""
    name = passage.text[start:end]
    known = analysis.gazetteer.place(name) if level == "epci" else None
    kind = (known and known.kind) or KINDS_BY_LEVEL.get(level, level)
    head = Head(kind, level)
    core = re.sub(r"(?i)\s(?:province|city|county|district|region)$", "", name)
    one = Candidate(start, end, name, head, folded(core), "bodies/town", 0.7)
    return enter(analysis, passage, one)


def _body(analysis: Analysis, key: str, passage: Passage, one: Candidate, span: Span) -> Body:
    country = country_of(analysis, one)
    kind = kind_of(analysis, one, country)
    known = analysis.gazetteer.actor(one.name)
    if known is None and one.head.level:
        known = analysis.gazetteer.collectivity(one.core, country)
    return Body(
        key=key,
        name=one.name,
        acronym=one.acronym,
        kind=kind,
        type="collectivity" if one.head.level else "institution",
        country=country,
        known=known.known if known else None,
        start=span.start,
        end=span.end,
        rule="bodies/epithet" if one.epithet else one.rule,
        confidence=0.75 if passage.caps or one.epithet else one.sure,
    )


def _enrich(analysis: Analysis, key: str, passage: Passage, one: Candidate, span: Span) -> None:
    """Keep the fuller name, and an acronym or country that was missing."""
    body = analysis.bodies[key]
    changed: dict[str, object] = {}
    if one.acronym and not body.acronym:
        changed["acronym"] = one.acronym
    if not passage.caps and _is_better(one, body):
        changed |= {"name": one.name, "rule": one.rule, "confidence": one.sure}
        changed |= {"start": span.start, "end": span.end}
    if body.country is None:
        country = country_of(analysis, one)
        if country:
            changed |= {"country": country, "kind": kind_of(analysis, one, country)}
    if changed:
        analysis.bodies[key] = body.model_copy(update=changed)


def _is_better(one: Candidate, body: Body) -> bool:
    """Whether a name says more than the one kept; an epithet of a town says nothing."""
    if one.epithet:
        return False
    if body.confidence < one.sure:  # a line in capitals, a bare town, or a name with an epithet
        return len(one.name) >= len(body.name) or body.rule == "bodies/epithet"
    return len(one.name) > len(body.name)


def _known(analysis: Analysis) -> None:
    """Bodies of the graph that the text names as the graph does."""
    for passage in analysis.passages:
        words = [word for word in tokens(passage.text) if word.text[0].isalnum()]
        parts = [(part, word) for word in words for part in words_of(word.text)]
        for first, last, entries in analysis.gazetteer.known([part for part, _ in parts]):
            entry = entries[0]
            start, end = parts[first][1].start, parts[last - 1][1].end
            if entry.what != "institution" or not passage.text[start].isupper():
                continue
            span = passage.span(start, end)
            if any(
                one.kind == "body" and (one.span.covers(span) or span.covers(one.span))
                for one in analysis.mentions
            ):
                continue
            name = passage.text[start:end]
            key = analysis.cores.setdefault(
                ("", " ".join(re.findall(r"\w+", folded(name)))), analysis.new_body_key()
            )
            if key not in analysis.bodies:
                analysis.bodies[key] = Body(
                    key=key,
                    name=name,
                    kind=entry.kind,
                    type="institution",
                    country=entry.country,
                    known=entry.known,
                    start=span.start,
                    end=span.end,
                    rule="bodies/known",
                    confidence=0.95,
                )
            analysis.mentions.append(Mention(span, "body", key))
