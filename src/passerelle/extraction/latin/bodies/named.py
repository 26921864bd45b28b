"""All names of bodies in a passage, as the grammar of the language reads them."""

from __future__ import annotations

import re
from dataclasses import replace

from passerelle.extraction.latin.bodies import english as bodies_en
from passerelle.extraction.latin.bodies import french as bodies_fr
from passerelle.extraction.latin.bodies.foreign_names import foreign
from passerelle.extraction.latin.bodies.headless import headless
from passerelle.extraction.latin.bodies.letterheads import letterhead
from passerelle.extraction.latin.bodies.letters import acting, spelled_out
from passerelle.extraction.latin.words.formed import formed
from passerelle.extraction.latin.words.heads import Candidate
from passerelle.extraction.latin.words.titles import title_before
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.reading.passages import Passage
from passerelle.extraction.reading.spots import spots

__all__ = ["named_bodies"]

_GRAMMARS = {"fr": bodies_fr.candidates, "en": bodies_en.candidates}
_FORM = re.compile(r",\s(?:Inc\.?|Ltd\.?|LLC|L\.L\.C\.|e\.\s?V\.|Corp\.)(?!\w)")


def named_bodies(analysis: Analysis, passage: Passage) -> list[Candidate]:
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
