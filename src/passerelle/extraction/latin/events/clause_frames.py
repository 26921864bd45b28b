"""All that a clause tells of events: its verbs, then nouns that have none, then stems of verbs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from passerelle.extraction.latin.clauses.binding import agents, objects, subjects
from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.latin.clauses.event_nouns import Noun, nouns
from passerelle.extraction.latin.clauses.rows import ALL
from passerelle.extraction.latin.events.dated_nouns import anchored, dated, heads_row
from passerelle.extraction.latin.events.frames import Frame, verbs
from passerelle.extraction.latin.events.lone import lone, lone_noun
from passerelle.extraction.latin.events.verb_groups import bind
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx

__all__ = ["frames"]

_LONE = {
    "reception": ("host", "guest"),
    "meeting": ("meeter", "meeter"),
    "visit": ("guest", ""),
    "signing": ("signatory", ""),
    "ceremony": ("participant", ""),
    "cultural-event": ("participant", ""),
    "sport-event": ("participant", ""),
    "training-session": ("", "participant"),
}
"""What subject and object are to an event whose verb is read by its stem."""


def frames(clause: Clause, language: str) -> list[Frame]:
    """The frames of a clause in its order; of overlapping verbs the longer one counts."""
    if "frames" not in clause.memory:
        clause.memory["frames"] = _frames(clause, language)
    found: list[Frame] = clause.memory["frames"]
    return found


def _frames(clause: Clause, language: str) -> list[Frame]:
    """Verbs that the lexicon names, then what else tells of an event, each with its reach."""
    bound = [
        frame
        for verb in verbs(language)
        for match in verb.pattern.finditer(clause.text)
        if (frame := bind(clause, language, match, verb.spec, verb.passive))
    ]
    bound.sort(
        key=lambda one: (one.start - one.end, not one.objects, not one.noun, not one.subjects)
    )
    kept: list[Frame] = []
    for frame in bound:
        if not any(one.start < frame.end and frame.start < one.end for one in kept):
            kept.append(frame)
    kept += _undone(clause, language, kept)
    kept += _lone(clause, language, kept)
    kept.sort(key=lambda one: one.start)
    ends = [0, *(one.end for one in kept)]
    starts = [*(one.start for one in kept[1:]), len(clause.text)]
    return [
        one if one.name == "anchored" else replace(one, reach=(end, start))
        for one, end, start in zip(kept, ends, starts, strict=False)
    ]


def _undone(clause: Clause, language: str, kept: list[Frame]) -> list[Frame]:
    """Nouns of events that have a date but no verb: "lors de leur visite à Toul, le 4 juin"."""
    found: list[Frame] = []
    for noun in nouns(clause, language):
        taken = any(one.noun == noun or _same_part(clause, one, noun) for one in kept)
        if found and _joined(clause, language, found[-1], noun):
            taken = True
            if found[-1].kind == "reception":  # "picnic and concert": what is not the food
                found[-1] = replace(found[-1], kind=noun.kind)
        goes_on = not taken and _on_the_day(clause, language, noun, found)
        told = not taken and (dated(clause, language, noun) or lone_noun(clause, language, noun))
        if goes_on or told:
            name = "then" if goes_on else "row" if heads_row(clause, language, noun) else "noun"
            found.append(
                Frame(name, noun.kind, noun.start, noun.end, False, (), (), ("", ""), noun, None)
            )
        else:
            taken = taken or any(one.kind == noun.kind for one in [*kept, *found])
            told = any(
                one.kind == noun.kind and (one.noun or one in found)
                for one in [*kept, *found]
                if _same_part(clause, one, noun)
            )
            with_whom = None if told else anchored(clause, language, noun, taken)
            if with_whom is not None:
                found.append(
                    Frame(
                        *("anchored", noun.kind, noun.start, noun.end, False),
                        *((), with_whom, ("", ""), noun, None),
                    )
                )
    return found


def _on_the_day(clause: Clause, language: str, noun: Noun, found: list[Frame]) -> bool:
    """«Le 19 juin : accueil par Ⓟ, puis entretien avec Ⓟ. L'après-midi, atelier …»."""
    book = lexicon(language, "events")["alone"]
    before = clause.text[: noun.start]
    if rx.fullmatch(rf"[\s•–-]*{book['later']}", before) if "later" in book else False:
        return True
    last = found[-1] if found else None
    if last is None or "more" not in book or "•" in before[last.end :]:
        return False
    return bool(rx.search(rf"{book['more']}$", before[last.end :]))


def _joined(clause: Clause, language: str, last: Frame, noun: Noun) -> bool:
    """«Picnic and concert» are one event."""
    joint = lexicon(language, "events")["alone"].get("joint", "(?!)")
    return bool(
        rx.fullmatch(rf" (?:{joint}) (?:[\w-]+ ){{0,2}}", clause.text[last.end : noun.start])
    )


def _same_part(clause: Clause, frame: Frame, noun: Noun) -> bool:
    """Whether a verb of events stands in the same part of the clause as the noun."""
    left, right = sorted(((frame.start, frame.end), (noun.start, noun.end)))
    return not rx.search(r"[.;!?•]", clause.text[left[1] : right[0]])


def _lone(clause: Clause, language: str, kept: list[Frame]) -> Iterator[Frame]:
    """Verbs of the trade in any form, where no frame tells of an event beside them."""
    by = lexicon(language, "events").get("lone", {}).get("by", "par")
    for verb in lone(clause, language, [(one.start, one.end) for one in kept]):
        before = subjects(clause, language, verb.start, ALL)
        after = objects(clause, language, verb.end, ALL)
        doer, target = _LONE.get(verb.kind, ("", ""))
        doers, done_to = before, after
        if verb.passive and target:
            doers, done_to = agents(clause, language, verb.end, by), before or after
        roles = (doer, target)
        yield Frame(
            "lone", verb.kind, verb.start, verb.end, verb.passive, doers, done_to, roles, None, None
        )
