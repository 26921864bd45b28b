"""Where a text says what an agreement, a training, a talk or a tour is about.

«L'avenant ajoute …», «cette coopération, consacrée à …», "a session for municipal engineers",
a title in quotation marks, the plant that a delegation went to see. `themes` looks for the
words of the scheme there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from passerelle.extraction import rx
from passerelle.extraction.account import Agreement, Event
from passerelle.extraction.analysis import Analysis, Mention
from passerelle.extraction.bonds import words_of
from passerelle.extraction.clauses import Clause
from passerelle.extraction.event_nouns import nouns
from passerelle.extraction.lexicon import lexicon

__all__ = ["Region", "bond_here", "compounds", "of_paper", "regions", "spoken", "trained"]

_ON_ANOTHER = ("amendment", "renewal", "termination")
_TITLED = ("conference", "round-table", "webinar", "forum", "workshop", "exhibition")


@dataclass(frozen=True)
class Region:
    """A stretch of a clause that tells what `of` is about."""

    of: str
    start: int
    end: int
    rule: str


def regions(analysis: Analysis, clause: Clause, stop: str) -> Iterator[Region]:
    """The stretches of a clause that name a matter; each ends at `stop` at the latest."""
    topic = lexicon(analysis.document.language, "themes")["topic"]
    for match in rx.finditer(topic.get("bond", "(?!)"), clause.text):
        of = _bond_of(analysis, clause, match["word"], match.start())
        if of:
            last = rx.compiled(rf"{stop}|[.;:]").search(clause.text, match.end())
            yield Region(of, match.end(), last.start() if last else len(clause.text), "bond")
    for event, end in _places(analysis, clause):
        title = rx.compiled(r"[^.;•]{0,100}?[«“\"] ?(?P<title>[^«»“”\"]{4,90}?) ?[»”\"]").match(
            clause.text, end
        )
        if title and event.kind in _TITLED:
            yield Region(event.key, title.start("title"), title.end("title"), "quoted")
        if event.kind == "visit":
            for plant in rx.finditer(topic["plant"], clause.text):
                yield Region(event.key, plant.start("what"), plant.end("what"), "plant")


def _places(analysis: Analysis, clause: Clause) -> Iterator[tuple[Event, int]]:
    """The events told in a clause, not those that are denied, and where their words end."""
    for mention in spoken(analysis, clause):
        event = analysis.events[mention.entity]
        if event.modality != "denied":
            yield event, clause.at(clause.view.inside(mention.span)[1])


def _events(analysis: Analysis, clause: Clause) -> list[Event]:
    """The events told in a clause."""
    return [event for event, _ in _places(analysis, clause)]


def trained(analysis: Analysis, clause: Clause) -> Iterator[tuple[str, str, int, int]]:
    """What a training is for by whom it trains: the theme, the event, and the words."""
    topic = lexicon(analysis.document.language, "themes")["topic"]
    kinds = (("training-officials", topic["officials"]), ("vocational-training", topic["trades"]))
    event = next((one for one in _events(analysis, clause) if one.kind == "training-session"), None)
    for slug, people in kinds if event else ():
        match = rx.search(rf"(?<!\w){topic['training']}(?P<who>{people})\b", clause.text)
        if event and match:
            yield slug, event.key, match.start("who"), match.end("who")
            return


def _bond_of(analysis: Analysis, clause: Clause, word: str, position: int) -> str | None:
    """The agreement that a word such as "l'avenant", "cette coopération" means."""
    place = clause.span(position, position + 1).end
    before = [
        one
        for one in analysis.agreements.values()
        if one.modality != "denied" and one.kind != "council-decision" and one.start < place + 80
    ]
    alike = [one for one in before if _goes_by(analysis, one, word.casefold())]
    near = min(alike, key=lambda one: abs(one.start - place), default=None)
    return of_paper(near) if near else None


def _goes_by(analysis: Analysis, one: Agreement, word: str) -> bool:
    lasting = lexicon(analysis.document.language, "themes")["topic"]["lasting"]
    if rx.fullmatch(lasting, word):
        return one.type == "partnership"
    said = analysis.document.text[one.start : one.end].casefold()
    return word[:6] in said and one.type == "instrument"


def of_paper(one: Agreement) -> str:
    """The relation that a paper founds, else the paper."""
    return one.key if one.kind in _ON_ANOTHER else one.cooperation or one.key


def bond_here(analysis: Analysis, clause: Clause, position: int) -> str | None:
    """The agreement that a clause tells of before `position`, if it tells of no event."""
    if _events(analysis, clause):
        return None
    first, last = clause.span(0, 1).start, clause.span(position, position + 1).start
    here = [
        one
        for one in analysis.agreements.values()
        if first <= one.start <= last and one.modality != "denied"
    ]
    nearest = max(here, key=lambda one: one.start, default=None)
    return of_paper(nearest) if nearest else None


def compounds(analysis: Analysis, clause: Clause) -> Iterator[Region]:
    """«A student exchange agreement», "the Youth Dialogue": the matter before its noun."""
    language = analysis.document.language
    topic = lexicon(language, "themes")["topic"]
    if "compound" not in topic:
        return
    reach = clause.span(0, len(clause.text))
    for agreement in analysis.agreements.values():
        if agreement.modality == "denied" or not reach.start <= agreement.start < reach.end:
            continue
        for noun in words_of(clause, language, "instruments"):
            words = clause.span(noun.start, noun.end)
            if agreement.type == "instrument" and agreement.start <= words.start < agreement.end:
                start = _led(clause, topic, noun.end)
                yield Region(of_paper(agreement), start, noun.end, "compound")
    told = {m.entity for m in spoken(analysis, clause)}
    if len(told) != 1:
        return
    event = analysis.events[told.pop()]
    for word in nouns(clause, language):
        if event.modality != "denied" and word.kind == event.kind and word.kind != "signing":
            yield Region(event.key, _led(clause, topic, word.start), word.start, "compound")


def _led(clause: Clause, topic: dict[str, str], end: int) -> int:
    """Where the words right before a noun begin: after an article, a name or a mark."""
    floor = max(0, end - 60)
    before = clause.text[floor:end]
    cuts = [m.end() for m in rx.finditer(rf"(?:{topic['compound']})|[ⓅⒷⒹⓁⓉⓆ,.;:()\n]", before)]
    begin = floor + cuts[-1] if cuts else floor
    return begin if len(clause.text[begin:end].split()) < 7 else end


def spoken(analysis: Analysis, clause: Clause) -> list[Mention]:
    """Where a clause speaks of events."""
    reach = clause.span(0, len(clause.text))
    return [m for m in analysis.mentions if m.kind == "event" and reach.covers(m.span)]
