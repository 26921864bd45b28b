"""Whether enough is told for an event: somebody bound to it, or a date or a place."""

from __future__ import annotations

from passerelle.extraction.latin.clauses.modality import long_past
from passerelle.extraction.latin.events.telling import Told
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx

__all__ = ["BY_NOUN", "is_worth"]

BY_NOUN = ("noun", "row", "then", "anchored")  # frames without a verb


def is_worth(one: Told, told: list[Told], language: str, published: str | None) -> bool:
    """Whether enough is told for an event: somebody bound, or a date or a place."""
    if one.kind in ("", "edition"):
        return False
    person = any(group.kind == "person" for group in one.frame.subjects)
    day = rx.fullmatch(r"\d{4}-\d\d-\d\d", one.found.when or "")
    told_of = person or one.found.place or (one.frame.subjects and day)
    if one.frame.vague and not (one.found.when or (language == "en" and one.found.place)):
        return False
    if one.frame.name == "sign" and long_past(one.found.when, published) and not told_of:
        return False  # the day of a paper that is in force
    if one.frame.name == "sign" and one.modality == "reported":
        return not any(other.modality == "denied" for other in told)
    if one.modality == "intended":
        verb = one.clause.text[max(0, one.frame.start - 12) : one.frame.end]
        if one.frame.name == "sign" and rx.search(lexicon(language, "modality")["maybe"], verb):
            return False
        invited = one.frame.name in ("invite", "organise") and one.bound
        return bool(one.found.when or one.found.place) or invited
    if one.frame.name in ("gather", "perform") and not one.bound:
        placed = one.found.when and (one.found.place or one.found.venue)
        return bool(placed) or (language == "en" and _more_than_a_meeting(one))
    if _bound_by_words(one, language):
        return True
    if one.frame.name in (
        *BY_NOUN,
        "hold",
        "attend",
        "chair",
        "moderate",
        "open",
        "house",
        "there",
        "train",
        "organise",
    ):
        return one.own or len(one.triggers) > 1 or bool(one.found.venue)
    return one.bound or one.own or (language == "en" and bool(one.found.venue))


def _bound_by_words(one: Told, language: str) -> bool:
    """Whether somebody or something anchors it, so that nothing else need be told."""
    led = one.frame.name in ("attend", "chair", "moderate", "open")
    return one.frame.name == "anchored" or (language == "en" and one.bound and led)


def _more_than_a_meeting(one: Told) -> bool:
    """«Gathered in Ⓛ for the ninth workshop», «danced at the gala»: one is enough."""
    if one.frame.name == "perform":
        return one.own
    return one.own and one.kind not in ("meeting", "cultural-event")
