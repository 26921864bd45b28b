"""What is told twice is one event: what is told anew joins the one it speaks of, or is new.

A verb without a date or place of its own speaks of the event before it, and takes from it
the day on which both were.
"""

from __future__ import annotations

from passerelle.extraction.latin.clauses.modality import long_past
from passerelle.extraction.latin.clauses.reference import reference
from passerelle.extraction.latin.events.sameness import next_of_series, same, take_series
from passerelle.extraction.latin.events.telling import Told
from passerelle.extraction.latin.events.worth import BY_NOUN
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis

__all__ = ["take_up"]


def take_up(analysis: Analysis, told: list[Told], one: Told, same_day: bool) -> None:
    """Add what a frame tells to the events told of, after what was told last."""
    if _travels(told, one):
        return
    then = one.frame.name in ("then", "follow") and bool(told)
    if then:
        one.modality = told[-1].modality
    during = then or (one.frame.name in ("sign", "watch") and one.modality == "asserted")
    if during and not then and one.found.when is None and told:
        _within(told[-1], one)
    if (same_day or during) and not any(same(known, one, analysis) for known in told):
        today = reference(analysis)
        near = [known for known in told if not long_past(known.found.when, today)]
        alike = [known for known in near if known.modality == one.modality and known.found.when]
        near = alike if analysis.document.language == "en" else near
        if near:
            _inherit(near[-1], one)
    _settle(analysis, told, one)


def _inherit(last: Told, one: Told) -> None:
    """Take the day of the event before, and its place where none is told."""
    single = last.found.when and rx.fullmatch(r"\d{4}-\d\d-\d\d", last.found.when)
    if last.modality == one.modality and single and one.found.when is None:
        one.found.when = last.found.when
        one.found.place = one.found.place or last.found.place
        one.own = True


def _within(last: Told, one: Told) -> None:
    """A paper is signed on one of the few days of the visit told of before."""
    days = (last.found.when or "").split("/")
    if last.modality == one.modality and last.kind == "visit" and len(days) == 2 and all(days):
        one.found.when, one.own = last.found.when, True
        one.found.place = one.found.place or last.found.place


def _travels(told: list[Told], one: Told) -> bool:
    """Guests who "had come by coach" came to the event told of; it is spoken of once more."""
    if one.frame.name != "visit" or one.own or not told or one.modality != "asserted":
        return False
    known = next(
        (known for known in reversed(told) if known.modality == "asserted"),
        None,
    )
    if known is None:
        return False
    known.triggers += one.triggers
    return True


def _settle(analysis: Analysis, told: list[Told], one: Told) -> None:
    """Join `one` to the event it speaks of, or let it stand as a new one."""
    if one.kind == "edition":
        take_series(told, one, analysis.document.language)
        if one.kind == "edition":
            return
    if one.found.edition is None:
        next_of_series(told, one, analysis.document.language)
    alike = [known for known in reversed(told) if same(known, one, analysis)]
    if alike:
        known = next((known for known in alike if known.kind == one.kind), alike[0])
        _join(known, one, analysis)
        return
    if one.clause.title and told and "Ⓣ" not in one.clause.text:
        return
    english = analysis.document.language == "en"
    if not one.frame.vague or one.found.when or (english and one.found.place):
        told.append(one)


def _join(known: Told, one: Told, analysis: Analysis) -> None:
    """Complete an event by what is told of it once more."""
    known.triggers += one.triggers
    known.spans += one.spans
    heading = known.frame.name != "noun" or not rx.search(r"[.!?]\W*$", known.clause.text)
    vague = (known.frame.name in BY_NOUN and heading) or (
        known.frame.name == "invite" and not known.frame.subjects
    )
    if vague and one.frame.name not in BY_NOUN:
        known.spans.insert(0, one.spans[0])  # a verb tells more than a heading
        known.frame, known.clause = one.frame, one.clause
    known.bound |= one.bound
    for name in ("when", "place", "venue", "edition", "series"):
        if name == "venue" and known.kind == "visit" and known.clause is not one.clause:
            continue  # a visit has many
        if getattr(known.found, name) is None or (name == "when" and _nearer(known, one)):
            setattr(known.found, name, getattr(one.found, name))
    if one.kind == "signing" and known.kind == "ceremony" and known.frame.name != "notice":
        known.kind = "signing"
    meeting = lexicon(analysis.document.language, "events")["anaphors"]["meeting"]
    noun = one.frame.noun
    if (
        known.kind == "reception"
        and noun
        and rx.fullmatch(meeting, one.clause.text[noun.start : noun.end])
    ):
        known.kind = "meeting"


def _nearer(known: Told, one: Told) -> bool:
    """Whether days of the month that was told so far are told."""
    month, days = known.found.when or "", one.found.when or ""
    return len(month) == len("2024-05") and days.startswith(f"{month}-")
