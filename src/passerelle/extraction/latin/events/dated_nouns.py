"""Nouns of events that have a day but no verb: an item of a programme, "lors de la visite …, Ⓣ"."""

from __future__ import annotations

from passerelle.extraction.latin.clauses.binding import NEAR
from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.latin.clauses.event_nouns import Noun
from passerelle.extraction.latin.clauses.groups import Group
from passerelle.extraction.latin.clauses.rows import listed
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx

__all__ = ["anchored", "dated", "heads_row"]

_LED = 160  # characters
_HEADING = 5  # words before the noun of a heading


def _any_day(clause: Clause, book: dict[str, str], noun: Noun) -> bool:
    """«Elle est intervenue au colloque de Ⓛ, Ⓣ»: the only day of the sentence is the noun's."""
    text = clause.text
    floor = max(text.rfind(mark, 0, noun.start) for mark in ".;!?•\n") + 1
    stop = rx.search(r"[.;!?•\n]", text[noun.end :])
    ceiling = noun.end + stop.start() if stop else len(text)
    days = [at for at in range(floor, ceiling) if text[at] == "Ⓣ"]
    if "article" not in book or len(days) != 1 or abs(days[0] - noun.start) > 2 * NEAR:
        return False
    value = clause.groups[days[0]].keys[0]
    if rx.fullmatch(r"\d{4}|.*/|/.*|\.\..*", value) or noun.kind in ("signing", "commemoration"):
        return False
    led = rx.search(book["article"], text[floor : noun.start])
    apart = rx.search(book["not_day"], text[floor : days[0]])
    return bool(led and not apart and not rx.search(book["no_event"], text[floor:ceiling].lower()))


def heads_row(clause: Clause, language: str, noun: Noun) -> bool:
    """Whether only a day, an hour and a place stand before the noun in its line."""
    row = lexicon(language, "events")["alone"].get("row")
    floor = max(clause.text.rfind(mark, 0, noun.start) for mark in "•\n") + 1
    return bool(row and rx.fullmatch(rf"\W*{row}", clause.text[floor : noun.start]))


def dated(clause: Clause, language: str, noun: Noun) -> bool:
    """Whether a date belongs to the noun: after it without a verb, or right before it."""
    book = lexicon(language, "events")["alone"]
    floor = max(clause.text.rfind(mark, 0, noun.start) for mark in "•\n") + 1
    before, after = clause.text[floor : noun.start], clause.text[noun.end :]
    first = book.get("first", "(?!)")
    if not before.strip(" •\n–-") or rx.fullmatch(
        rf"[\s•–:-]*{first}", before
    ):  # an item begins so
        return bool(rx.search(rf"^[^.;!?•]{{0,80}}?(?::|,|-|–|\b(?:{book['then']})?|) ?Ⓣ", after))
    if heads_row(clause, language, noun):
        return True
    if rx.search(rf"^\W*Ⓣ\s*[:–-]\s*{book['modifiers']}$", before):
        return True  # an item of a calendar: its date, then what happens
    if rx.search(rf"^\W*Ⓣ(?:\s*[:–,-]\s*|,[^.;!?•Ⓣ]{{0,50}}(?: :|{book['for']}) )$", before):
        return True
    if _any_day(clause, book, noun):
        return True
    begins = _subject(book, before, after)
    before = before[-_LED:]  # what leads to a noun stands near it
    if not rx.search(book["before"], before) and not begins:
        return False
    verb = lexicon(language, "clauses")["verb"]
    dated = rx.match(r"[^.;:!?•Ⓣ]{0,110}?Ⓣ", after)
    if dated:
        day = clause.groups[noun.end + dated.end() - 1].keys[0]
        whole = rx.fullmatch(r"\d{4}|.*/", day)  # a year alone, or the beginning of something
        return not whole and not rx.search(rf"(?<![\w'])(?:{verb})\b", dated[0])
    return bool(rx.search(rf"Ⓣ,? ?(?:{book['at']} \S+ ?(?:\S+ )?)?{book['led']}$", before))


def _subject(book: dict[str, str], before: str, after: str) -> bool:
    """Whether the noun begins a sentence and somebody hangs on it: "The visit of Ⓟ to Ⓛ"."""
    return bool(rx.search(book["begins"], before) and rx.match(book["of_whom"], after))


def anchored(clause: Clause, language: str, noun: Noun, told: bool) -> tuple[Group, ...] | None:
    """Those bound to a noun that a day, a place or somebody anchors, or None where nothing does.

    Beside a verb that tells of an event already (`told`) only somebody bound to the noun counts.
    """
    book = lexicon(language, "events")["alone"]
    if "with_whom" not in book:
        return None
    text = clause.text
    floor = max(text.rfind(mark, 0, noun.start) for mark in ".;!?•\n") + 1
    before = text[floor : noun.start]
    if rx.search(book["barred"], before) or not rx.compiled(book["goes_on"]).match(text, noun.end):
        return None
    if rx.search(r"[^s]s$", text[noun.start : noun.end]) and noun.kind != "meeting":
        return None
    beside = rx.compiled(book["with_whom"]).match(text, noun.end)
    if beside:
        return tuple(listed(clause, language, beside.end(), len(text))[0])
    if rx.compiled(book["bracket"]).match(text, noun.end):
        return ()
    if told:
        return None
    if "company" in book and rx.search(book["company"], before) and "Ⓟ" in text[floor:]:
        return ()
    if rx.compiled(book["where_to"]).match(text, noun.end):
        return ()
    stop = rx.search(r"[.;!?•\n]", text[noun.end :])
    ceiling = noun.end + stop.start() if stop else len(text)
    days = [at for at in range(floor, ceiling) if text[at] == "Ⓣ"]
    days += [one.end() for one in rx.finditer(r" (?:in|at|to) (?:the )?(?=[ⓁⒷ])", before)]
    led = rx.search(rf"(?:{book['occasion']})(?: \S+){{1,5}} $", before)
    near = any(-NEAR < at - noun.end < NEAR for at in days)
    verb = lexicon(language, "clauses")["verb"]
    heading = len(before.split()) < _HEADING and not rx.search(
        rf"(?<![\w'])(?:{verb}|to)\b", text[floor:ceiling]
    )
    return () if near and (led or heading) else None
