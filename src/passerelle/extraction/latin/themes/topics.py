"""Where a text says what an agreement, a training, a talk or a tour is about.

«L'avenant ajoute …», «cette coopération, consacrée à …», "a session for municipal engineers",
a title in quotation marks, the plant that a delegation went to see. `themes` looks for the
words of the scheme there.
"""

from __future__ import annotations

from collections.abc import Iterator

from passerelle.extraction.account import Agreement, Event
from passerelle.extraction.latin.agreements.bonds import words_of
from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.latin.clauses.modality import segment
from passerelle.extraction.latin.themes.matters import Region, of_paper, spoken_in
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis

__all__ = [
    "bond_here",
    "leads",
    "opened",
    "paper_matters",
    "regions",
    "trained",
    "travelled",
]

_NEAR = 60  # characters between a verb of travelling and who travels
_TITLED = ("conference", "round-table", "webinar", "forum", "workshop", "exhibition")


def regions(analysis: Analysis, clause: Clause) -> Iterator[Region]:
    """The stretches of a clause that name a matter; each ends at the full stop at the latest."""
    topic = lexicon(analysis.document.language, "themes")["topic"]
    for match in rx.finditer(topic.get("bond", "(?!)"), clause.text):
        of = _bond_of(analysis, clause, match["word"], match.start())
        if of:
            last = rx.compiled(rf"(?<!\w)(?:{topic['stop']})|[.;:]").search(
                clause.text, match.end()
            )
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
    for mention in spoken_in(analysis, clause):
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


def leads(analysis: Analysis, clause: Clause) -> Iterator[Region]:
    """«Transports, déchets : Ⓑ envoie Ⓓ»: the nouns before the colon are the matter."""
    language = analysis.document.language
    topic = lexicon(language, "themes")["topic"]
    lead = rx.match(topic.get("lead", "(?!)"), clause.text)
    verb = lexicon(language, "clauses")["verb"]
    if not lead or rx.search(rf"(?<![\w'])(?:{verb})\b", lead["lead"]):
        return
    told = [event.key for event, end in _places(analysis, clause) if end > lead.end()]
    here = clause.span(lead.end(), len(clause.text)) if lead.end() < len(clause.text) else None
    papers = [
        of_paper(analysis, one.key)
        for one in analysis.agreements.values()
        if here and here.start <= one.start < here.end and one.modality != "denied"
    ]
    for of in (told or papers)[:1]:
        yield Region(of, lead.start("lead"), lead.end("lead"), "lead")


def opened(analysis: Analysis, clause: Clause) -> Iterator[Region]:
    """«La maternité a été inaugurée»: what is opened or shown; «le chœur s'est produit»."""
    if "young" not in lexicon(analysis.document.language, "themes")["topic"]:
        return
    for event, end in _places(analysis, clause):
        if event.rule in ("events/inaugurate", "events/perform"):
            low, high = segment(clause.text, end - 1, end)
            yield Region(event.key, low, min(high, end + 60), "opened")


def paper_matters(analysis: Analysis, clause: Clause) -> Iterator[Region]:
    """«Une convention de double diplôme en génie des transports»: right after its noun."""
    language = analysis.document.language
    matter = lexicon(language, "themes")["topic"].get("matter")
    reach = clause.span(0, len(clause.text))
    for agreement in analysis.agreements.values():
        inside = reach.start <= agreement.start < reach.end
        if not matter or agreement.modality == "denied" or not inside:
            continue
        for paper in words_of(clause, language, "instruments"):
            words = clause.span(paper.start, paper.end)
            said = rx.compiled(matter).match(clause.text, paper.end)
            alike = agreement.type == "instrument" and paper.kind == agreement.kind
            if said and alike and agreement.start <= words.start < agreement.end + 40:
                yield Region(of_paper(analysis, agreement.key), said.start(), said.end(), "matter")


def travelled(analysis: Analysis, clause: Clause) -> Iterator[tuple[str, str, int, int]]:
    """A journey of the young is for the young; a "stage" trains for a trade; a match is sport."""
    topic = lexicon(analysis.document.language, "themes")["topic"]
    if "young" not in topic:
        return
    for event, end in _places(analysis, clause):
        low, high = segment(clause.text, end - 1, end)
        if event.kind == "sport-event":
            yield "sport", event.key, max(low, end - 12), end
        young = rx.compiled(rf"\b(?:{topic['young']})\b").search(clause.text, low, high)
        if young and event.kind == "visit" and abs(young.start() - end) < _NEAR:
            yield "youth", event.key, young.start(), young.end()
        learns = rx.compiled(topic["in_training"]).search(clause.text, low, high)
        officials = rx.search(topic["officials"], clause.text[low:high])
        if learns and event.kind == "training-session" and not officials:
            yield "vocational-training", event.key, learns.start(), learns.end()


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
    return of_paper(analysis, near.key) if near else None


def _goes_by(analysis: Analysis, one: Agreement, word: str) -> bool:
    lasting = lexicon(analysis.document.language, "themes")["topic"]["lasting"]
    if rx.fullmatch(lasting, word):
        return one.type == "partnership"
    said = analysis.document.text[one.start : one.end].casefold()
    return word[:6] in said and one.type == "instrument"


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
    return of_paper(analysis, nearest.key) if nearest else None
