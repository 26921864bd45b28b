"""What one verb tells of an event: its kind, when, where, who is bound to it, and how sure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.latin.clauses.event_nouns import nouns
from passerelle.extraction.latin.clauses.modality import ahead, long_past, modality
from passerelle.extraction.latin.clauses.reference import reference
from passerelle.extraction.latin.events.circumstances import Circumstances, circumstances, namesake
from passerelle.extraction.latin.events.frames import Frame
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis, Span
from passerelle.references import Modality

__all__ = ["Told", "parts", "read"]


_A_DAY = "2024-06-04"
_PURPOSES = ("training-session", "workshop", "conference", "forum", "assembly", "round-table")
_SHOWS = ("cultural-event", "sport-event", "exhibition", "commemoration", "ceremony")
_BEFORE = 300  # characters in which the paper stands that "it" means


@dataclass
class Told:
    """An event as one verb tells of it, and later as the whole text does."""

    kind: str
    modality: Modality
    spans: list[Span]
    found: Circumstances
    frame: Frame
    bound: bool
    own: bool
    clause: Clause
    key: str = ""
    triggers: list[Span] = field(default_factory=list)


def read(analysis: Analysis, clause: Clause, frame: Frame) -> Told | None:
    """What a frame tells, or None where it tells of no event."""
    language, published = analysis.document.language, reference(analysis)
    if frame.name in ("sign", "watch") and not _of_paper(clause, frame, language):
        return None
    if frame.noun and frame.noun.kind == "signing" and _of_book(clause, frame, language):
        return None
    found = circumstances(analysis, clause, frame)
    if frame.noun and _several(clause, frame, language):
        return None
    mode = frame.modality or modality(
        clause.text, language, frame.start, frame.end, ahead(found.when, published)
    )
    if mode == "intended" and _over(frame, clause, found.when, published, language):
        found.when = None  # "will send one, as they did in 2005"
    placed = found.when or found.place
    told_off = frame.name == "hold" or (frame.name == "visit" and language != "en")
    if mode == "denied" and not (told_off and placed):
        return None
    kind = _kind(analysis, clause, frame)
    days = "/" in (found.when or "") or (
        language == "en" and len(found.when or _A_DAY) < len(_A_DAY)
    )
    if kind == "reception" and frame.name == "receive" and days:
        kind = "visit"  # nobody is received for days
    if frame.subjects and not frame.passive:
        found.place = found.place or _home(analysis, frame)
    bound = bool(frame.subjects or frame.objects or frame.someone)
    own = bool(found.when or found.place or found.edition)
    trigger = clause.span(frame.start, frame.end)
    return Told(
        kind=kind,
        modality=mode,
        spans=[_evidence(clause, frame)],
        found=found,
        frame=frame,
        bound=bound,
        own=own,
        clause=clause,
        triggers=[trigger],
    )


def _over(frame: Frame, clause: Clause, when: str | None, today: str | None, language: str) -> bool:
    """Whether the verb is in the future and the day beside it long over: that of another time."""
    future = lexicon(language, "modality")["future"]
    return long_past(when, today) and bool(rx.search(future, _verb(clause, frame)))


def _of_paper(clause: Clause, frame: Frame, language: str) -> bool:
    """Whether what is signed is a paper of agreement, and not a guest book."""
    it = lexicon(language, "events")["refine"]["sign_it"]
    if rx.search(it, clause.text[frame.start : frame.end]):
        return True
    alone = lexicon(language, "events")["refine"].get("signs_alone", "(?!)")
    if frame.subjects and not frame.passive and rx.match(alone, clause.text[frame.end :][:20]):
        return True
    papers = "|".join(lexicon(language, "agreements")["instruments"].values())
    text = clause.text
    if frame.passive:
        floor = max(text.rfind(mark, 0, frame.start) for mark in ".;:!?•") + 1
        around = text[floor : frame.start] + "|" + text[frame.end : frame.end + 60]
        if rx.search(lexicon(language, "events")["refine"]["it_was"], text[floor : frame.start]):
            at = clause.places[frame.start]
            around = clause.view.text[max(0, at - _BEFORE) : at]  # the paper of the sentence before
    else:
        around = text[frame.end : frame.end + 90]
        that = lexicon(language, "events")["refine"]["that"]
        led = rx.search(
            rf"(?:{papers})(?: [^.;:]{{0,40}})? {that}[^.;:]*$", text[: frame.start], re.I
        )
        if led:  # "the pact that X and Y signed"
            return True
    if frame.passive and not frame.subjects and _in_general(around, language):
        return False
    general = lexicon(language, "events")["papers"]
    return bool(rx.search(rf"(?<!\w)(?:{papers}|{general})\b", around, re.IGNORECASE))


def _in_general(around: str, language: str) -> bool:
    """«103 accords ont été signés»: papers in the plural, signed by nobody that is named."""
    several = lexicon(language, "agreements")["relations"].get("several")
    words = several and several.replace("^", r"\b", 1)
    return bool(words and not rx.search("[ⓅⒷ]", around) and rx.search(words, around))


def _of_book(clause: Clause, frame: Frame, language: str) -> bool:
    """Whether the noun is "signature du livre d'or" or that of an author."""
    book = lexicon(language, "events")["refine"]["of_book"]
    end = frame.noun.end if frame.noun else frame.end
    return rx.match(rf" ?{book}", clause.text[end:]) is not None


def _kind(analysis: Analysis, clause: Clause, frame: Frame) -> str:
    """The kind of the frame; a journey in order to train is a training session."""
    book = lexicon(analysis.document.language, "events")["refine"]
    after = clause.text[frame.end : frame.end + 120]
    if frame.name in ("visit", "send") and rx.search(book["to_train"], after):
        return "training-session"
    travels = frame.name in ("visit", "stay", "gather", "meet")
    aim = _aim(clause, analysis.document.language, frame) if travels else None
    if aim:
        return aim
    if frame.name == "receive" and rx.match(book.get("audience", "(?!)"), after):
        return "meeting"
    if frame.name == "receive" and rx.search(book.get("in_training", "(?!)"), after):
        return "training-session"
    together = rx.match(book.get("meets_in", "(?!)"), after) if frame.name == "meet" else None
    named = nouns(clause, analysis.document.language, frame.end, frame.end + 40)
    if together and named and named[0].start == frame.end + together.end():
        return named[0].kind
    if frame.name == "guest-of" and rx.search(book.get("invited", "(?!)"), _verb(clause, frame)):
        hosts = [analysis.bodies[k] for g in frame.objects if g.kind == "body" for k in g.keys]
        return "reception" if any(h.type == "collectivity" for h in hosts) else "meeting"
    if frame.name == "receive" and _trains(analysis, frame, book):
        return "training-session"
    if frame.noun and rx.search(book["hearing"], clause.text[frame.start : frame.end + 60]):
        return "hearing"
    if (
        rx.fullmatch(book.get("online_kinds", "meeting|conference"), frame.kind)
        and frame.noun
        and rx.search(book["online"], clause.text[frame.noun.start : frame.end + 80])
    ):
        return "webinar"
    return frame.kind


def _verb(clause: Clause, frame: Frame) -> str:
    return clause.text[frame.start : frame.end]


def _aim(clause: Clause, language: str, frame: Frame) -> str | None:
    """«Se rendront à Ⓛ pour un concert»: a journey to one concert or match is that event."""
    aim = lexicon(language, "events")["refine"].get("aim", "(?!)")
    if language == "en":
        return _purpose(clause, frame)
    match = rx.compiled(aim).match(clause.text, frame.end)
    named = nouns(clause, language, match.end(), match.end() + 40) if match else []
    kinds = ("cultural-event", "sport-event", "exhibition", "training-session")
    first = named[0] if named and match and named[0].start == match.end() else None
    return first.kind if first and first.kind in kinds else None


def _purpose(clause: Clause, frame: Frame) -> str | None:
    """«Are in Ⓛ for a leadership course», "met in Ⓛ for the ninth Peatland Workshop"."""
    text = clause.text
    stop = rx.search(r"[.;!?•]", text[frame.end :])
    reach = min(frame.end + 120, frame.end + stop.start() if stop else len(text))
    led_by = "for" if frame.name in ("visit", "stay") else "for|in|at"
    for noun in nouns(clause, "en", frame.end, reach):
        led = rx.search(
            rf" (?:{led_by}) (?:an?|the|its|their|our) (?:[\w'’-]+ ){{0,4}}$",
            text[frame.end : noun.start],
        )
        shows = frame.name not in ("visit", "stay") and noun.kind in _SHOWS
        if led and (noun.kind in _PURPOSES or shows) and text[noun.end - 1] != "s":
            return noun.kind
    return None


def _trains(analysis: Analysis, frame: Frame, book: dict[str, str]) -> bool:
    """Whether a body of training receives officials or trainees."""
    hosts = [analysis.bodies[k].name for g in frame.subjects if g.kind == "body" for k in g.keys]
    guests = [
        analysis.delegations[k].name
        for g in frame.objects
        if g.kind == "delegation"
        for k in g.keys
    ]
    return any(rx.search(book["trainers"], name) for name in hosts) and any(
        rx.search(book["trainees"], name) for name in guests
    )


def _several(clause: Clause, frame: Frame, language: str) -> bool:
    """Whether the noun stands for several events at once ("trois ateliers", "meetings")."""
    noun = frame.noun
    if noun is None:
        return False
    words = clause.text[noun.start : noun.end]
    one = lexicon(language, "events")["one"]
    alone = any(rx.fullmatch(one, form) for form in (words, words.casefold()))
    counted = lexicon(language, "events").get("counted", "(?!)")
    alone = alone or bool(rx.search(counted, clause.text[max(0, noun.start - 40) : noun.start]))
    return words.split(" ")[0].endswith("s") and not alone


def _evidence(clause: Clause, frame: Frame) -> Span:
    """From the first to the last of what is bound to the verb."""
    positions = [p for p, g in clause.groups.items() if g in frame.subjects + frame.objects]
    near = [p for p in positions if abs(p - frame.start) < 200]
    ends = [frame.start, frame.end - 1, *near]
    if frame.noun:
        ends += [frame.noun.start, frame.noun.end - 1]
    return clause.span(min(ends), max(ends) + 1)


def parts(analysis: Analysis, clause: Clause) -> Iterator[Told]:
    """«Three workshops: water (led by X), schools (led by Y)»: each is an event of its own."""
    language = analysis.document.language
    book = lexicon(language, "events")["parts"]
    many = [noun for noun in nouns(clause, language) if rx.search(r"s$", clause.text[: noun.end])]
    if not many:
        return
    for match in rx.finditer(book["item"], clause.text[many[0].end :]):
        start, end = (many[0].end + at for at in match.span("topic"))
        by = many[0].end + match.end()
        frame = Frame("part", many[0].kind, start, end, False, (), (), ("", ""), many[0], None)
        found = circumstances(analysis, clause, frame)
        mode = modality(
            clause.text,
            language,
            many[0].start,
            many[0].end,
            ahead(found.when, reference(analysis)),
        )
        yield Told(
            kind=frame.kind,
            modality=mode,
            spans=[clause.span(start, by)],
            found=Circumstances(when=found.when),
            frame=frame,
            bound=True,
            own=bool(found.when),
            clause=clause,
            triggers=[clause.span(start, end)],
        )


def _home(analysis: Analysis, frame: Frame) -> str | None:
    """The town of an authority that receives in its own rooms."""
    if frame.name not in ("receive", "house"):
        return None
    for body in _hosts(analysis, frame):
        place = namesake(analysis, body)
        if place:
            return place
    return None


def _hosts(analysis: Analysis, frame: Frame) -> Iterator[str]:
    for group in frame.subjects:
        for key in group.keys:
            if group.kind == "body":
                yield key
            yield from (f.body for f in analysis.functions if f.person == key and f.body)
