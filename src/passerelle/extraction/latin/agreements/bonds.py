"""Words of agreement, and the verbs that say what becomes of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.latin.clauses.modality import ahead, modality, segment
from passerelle.extraction.latin.clauses.reference import reference
from passerelle.extraction.latin.events.circumstances import is_term
from passerelle.extraction.latin.events.programme import row_date
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis, Span
from passerelle.references import Modality

__all__ = [
    "Act",
    "Bond",
    "Word",
    "act_beside",
    "asked",
    "day_of",
    "mode_of",
    "not_there",
    "patterns",
    "since",
    "verb_start",
    "words_of",
]

_FAR = 110  # characters between a verb and its noun, names being one
_SEEN = 140  # characters before "signature de" in which it is told that it took place
Type = Literal["partnership", "project", "instrument"]


@dataclass
class Bond:
    """An agreement as the text tells of it so far."""

    type: Type
    kind: str
    modality: Modality
    span: Span
    rule: str
    parties: list[str] = field(default_factory=list)
    signers: list[str] = field(default_factory=list)
    heading: bool = False
    when: str | None = None
    event: str | None = None
    cooperation: Bond | None = None
    key: str = ""


@dataclass(frozen=True)
class Word:
    """A word of agreement: the kind of paper or relation it names, and where it stands."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Act:
    """The verb that is said of a paper or a relation."""

    name: str
    start: int
    end: int


@cache
def patterns(language: str, table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The forms of a table of the lexicon ``agreements`` by kind."""
    forms = lexicon(language, "agreements")[table]
    return tuple(
        (kind, re.compile(rf"(?<![\w-])(?:{form})(?![\w-])", re.IGNORECASE))
        for kind, form in forms.items()
    )


def words_of(clause: Clause, language: str, table: str) -> list[Word]:
    """The nouns of a table, the longest where they overlap, without papers of the world."""
    if table not in clause.memory:
        clause.memory[table] = _words_of(clause.text, language, table)
    found: list[Word] = clause.memory[table]
    return found


def _words_of(text: str, language: str, table: str) -> list[Word]:
    barred = lexicon(language, "agreements")["relations"]["not_papers"]
    closed = [m.span() for m in rx.finditer(barred, text, re.IGNORECASE)]
    found = [
        Word(kind, *match.span())
        for kind, pattern in patterns(language, table)
        for match in pattern.finditer(text)
    ]
    found.sort(key=lambda one: (one.start - one.end, one.start))
    kept: list[Word] = []
    for noun in found:
        others = [*closed, *((one.start, one.end) for one in kept)]
        if not any(start < noun.end and noun.start < end for start, end in others):
            kept.append(noun)
    return sorted(kept, key=lambda one: one.start)


def act_beside(clause: Clause, language: str, noun: Word, names: tuple[str, ...]) -> Act | None:
    """The nearest verb of agreement beside a noun, in its part of the clause."""
    verbs = lexicon(language, "agreements")["verbs"]
    floor, ceiling = segment(clause.text, noun.start, noun.end)
    near: list[tuple[int, Act]] = []
    for name in names:
        for match in rx.finditer(rf"(?<!\w)(?:{verbs[name]})", clause.text[floor:ceiling], re.I):
            start, end = floor + match.start(), floor + match.end()
            gap = max(noun.start - end, start - noun.end)
            if 0 <= gap <= _FAR and _tells(clause, language, floor, start, end):
                near.append((gap, Act(name, start, end)))
    return min(near, key=lambda one: one[0])[1] if near else None


def _tells(clause: Clause, language: str, floor: int, start: int, end: int) -> bool:
    """Whether "signature of …" tells of one: at the head of a heading or an item."""
    named = _is_noun(clause, language, start, end)
    seen = lexicon(language, "agreements")["verbs"]["seen"]
    if named and rx.search(seen, clause.text[max(floor, start - _SEEN) : start]):
        return True
    article = lexicon(language, "agreements")["verbs"]["noun_article"]
    return not named or bool(rx.fullmatch(rf"[\s•–—-]*{article}?", clause.text[floor:start]))


def _is_noun(clause: Clause, language: str, start: int, end: int) -> bool:
    """Whether the act is told by a noun: "signature of"."""
    noun = lexicon(language, "agreements")["verbs"]["noun"]
    return bool(rx.match(noun, clause.text[start : end + len(" ceremony")], re.IGNORECASE))


def asked(clause: Clause, language: str, position: int) -> bool:
    """Whether it is only asked whether there is an agreement."""
    whether = lexicon(language, "agreements")["relations"]["whether"]
    floor, _ = segment(clause.text, position, position)
    return bool(rx.search(whether, clause.text[floor:position], re.IGNORECASE)) or (
        "?" in clause.text[position:][:200]
    )


def not_there(clause: Clause, language: str, end: int) -> bool:
    """Whether what is said next of a thing shows that it is not there yet, or not at all."""
    book = lexicon(language, "agreements").get("standing", {})
    return bool(rx.compiled(book.get("not_there", "(?!)")).match(clause.text, end))


def mode_of(analysis: Analysis, clause: Clause, act: Act, when: str | None) -> Modality:
    """The modality of the verb, its auxiliaries included."""
    language = analysis.document.language
    if act.name == "dated":
        return "intended" if ahead(when, reference(analysis)) else "asserted"
    if act.name == "voted":
        wanted = lexicon(language, "agreements")["verbs"]["only_wanted"]
        later = ahead(when, reference(analysis))
        return "intended" if later or rx.search(wanted, _said(clause, act)) else "asserted"
    if act.name == "drafted":
        start, _ = segment(clause.text, act.start, act.end)
        hearsay = lexicon(language, "modality")["hearsay"]
        no = lexicon(language, "modality")["nothing"]
        if language == "en" and rx.search(
            rf"{no}[^,]{{0,60}}$", clause.text[start : act.start], re.I
        ):
            return "denied"
        told = rx.search(hearsay, clause.text[start : act.start], re.IGNORECASE)
        return "reported" if told else "intended"
    if _is_noun(clause, language, act.start, act.end):
        return _mode_of_noun(analysis, clause, act, when)
    start = verb_start(clause, language, act.start)
    return modality(clause.text, language, start, act.end, ahead(when, reference(analysis)))


def _said(clause: Clause, act: Act) -> str:
    return clause.text[act.start : act.end]


def _mode_of_noun(analysis: Analysis, clause: Clause, act: Act, when: str | None) -> Modality:
    """Of "the signing of …" by the words around it: it is put off, planned, or told as done."""
    words = lexicon(analysis.document.language, "modality")
    floor, ceiling = segment(clause.text, act.start, act.end)
    said = clause.text[max(floor, act.start - 40) : ceiling]
    if rx.search(words["off"], said, re.IGNORECASE):
        return "denied"
    if rx.search(words["hearsay"], said, re.IGNORECASE):
        return "reported"
    done = lexicon(analysis.document.language, "agreements")["verbs"].get("seen_done")
    if done and rx.search(done, clause.text[max(floor, act.start - _SEEN) : act.start]):
        return "intended" if ahead(when, reference(analysis)) else "asserted"
    open_end = rf"{words['future']}|{words['plan']}"
    if rx.search(words["not"], said) and not rx.search(words["future"], said):
        return "denied"
    if ahead(when, reference(analysis)) or rx.search(open_end, said, re.IGNORECASE):
        return "intended"
    return "asserted"


def verb_start(clause: Clause, language: str, start: int) -> int:
    """Where the whole verb begins: "a été signé", "has been signed"."""
    led = rx.search(rf"(?:{lexicon(language, 'modality')['auxiliaries']})\s*$", clause.text[:start])
    return led.start() if led else start


def day_of(analysis: Analysis, clause: Clause, act: Act, noun: Word) -> str | None:
    """The date nearest to the verb, unless another verb has it: "signed, it runs until …"."""
    language = analysis.document.language
    floor, ceiling = segment(clause.text, min(act.start, noun.start), max(act.end, noun.end), "")
    other = lexicon(language, "agreements")["verbs"].get("takes_day", "(?!)")
    dates = [
        (max(act.start - position, position - act.end, 0), group.keys[0])
        for position, group in clause.groups.items()
        if group.kind == "date" and floor <= position < ceiling and not is_term(group.keys[0])
        if not rx.search(other, clause.text[act.end : position])
        if not rx.search(r"(?:jusqu'|until |d'ici )(?:à |en |au )?$", clause.text[:position])
    ]
    reach = clause.span(act.start, act.end)
    return min(dates)[1] if dates else row_date(analysis, reach)


def since(clause: Clause, noun: Word) -> str | None:
    """«since 1987»: the beginning, with an open end."""
    floor, ceiling = segment(clause.text, noun.start, noun.end)
    for position, group in clause.groups.items():
        if group.kind == "date" and floor <= position < ceiling and group.keys[0].endswith("/"):
            return group.keys[0]
    return None
