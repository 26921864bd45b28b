"""The stage that finds who had which part in an event.

Roles come from the verbs of the events (who receives is host, who is received is guest)
and from words right before a row of names: "à l'initiative de", "in the presence of",
"Speakers:". Where nothing ties a row of names to an event, it has no role.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from passerelle.extraction.account import Role
from passerelle.extraction.analysis import Analysis, Span
from passerelle.extraction.clauses import PARTY, Clause, Group, clauses
from passerelle.extraction.frames import Frame, frames, listed, subjects
from passerelle.extraction.lexicon import lexicon

__all__ = ["roles"]

_SIGNS = {"person": "Ⓟ", "body": "Ⓑ", "delegation": "Ⓓ"}
_WEAK = ("participant", "guest", "host")


@dataclass(frozen=True)
class _Part:
    """A role as it was read, before it is weighed against the others of the same event."""

    event: str
    who: str
    role: str
    behalf: str | None
    span: Span
    rule: str
    confidence: float


class _Reader:
    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.language = analysis.document.language
        self.book = lexicon(self.language, "roles")
        self.parts: list[_Part] = []
        self.told = [m for m in analysis.mentions if m.kind == "event"]
        asserted = list(analysis.events.values())
        self.main = asserted[0] if asserted else None

    # --- which event ------------------------------------------------------------------

    def here(self, clause: Clause, position: int) -> str | None:
        """The event spoken of in the clause: the last before `position`, else the next one."""
        reach = clause.span(0, len(clause.text))
        inside = [m for m in self.told if reach.covers(m.span)]
        at = clause.places[min(position, len(clause.places) - 1)]
        place = clause.view.places[at]
        before = [m for m in inside if m.span.start <= place]
        chosen = before[-1] if before else (inside[0] if inside else None)
        if chosen is None or self.analysis.events[chosen.entity].modality == "denied":
            return None
        return chosen.entity

    def near(self, clause: Clause, position: int) -> str | None:
        """The event here, or the last one told of in the foreground."""
        return self.here(clause, position) or self.last(clause)

    def last(self, clause: Clause) -> str | None:
        start = clause.span(0, 1).start
        before = [m.entity for m in self.told if m.span.start < start]
        for key in reversed(before):
            if self._foreground(key):
                return key
        return None

    def _foreground(self, key: str) -> bool:
        """Whether an event is told of for its own sake, and not as an earlier or later one."""
        event, main = self.analysis.events[key], self.main
        if main is None or event.modality == "denied":
            return False
        earlier = event.edition and main.edition and event.edition < main.edition
        return event.modality == main.modality and not earlier

    # --- adding -----------------------------------------------------------------------

    def add(
        self,
        event: str | None,
        groups: Iterable[Group],
        role: str,
        clause: Clause,
        rule: str,
        behalf: str | None = None,
    ) -> None:
        if event is None:
            return
        for group in groups:
            for key in group.keys:
                words = clause.view.span(group.start, group.end)
                stands_for = behalf or self._behalf(clause, group, key)
                self.parts.append(_Part(event, key, role, stands_for, words, f"roles/{rule}", 0.9))

    def _behalf(self, clause: Clause, group: Group, key: str) -> str | None:
        """The body in whose name somebody acts, by words after the name."""
        if group.kind != "person":
            return None
        position = next(p for p, one in clause.groups.items() if one is group)
        pattern = rf"(?:,[^ⓅⒷⒹ.;:•]{{1,60}})?,?\s*{self.book['behalf']['after']}\s*(?:[^ⓅⒷⒹ.;:•]{{0,20}}?)(?=Ⓑ)"
        match = re.compile(pattern).match(clause.text, position + 1)
        return clause.groups[match.end()].keys[0] if match else None


def roles(analysis: Analysis) -> None:
    """Add the roles at all events of the text."""
    if not analysis.events:
        return
    reader = _Reader(analysis)
    for clause in clauses(analysis):
        if clause.title:
            continue
        for frame in frames(clause, reader.language):
            _from_frame(reader, clause, frame)
        _from_cues(reader, clause)
        _from_verbs(reader, clause)
        _represented(reader, clause)
        _relative(reader, clause)
    _led(reader)
    _for_their_body(reader)
    analysis.roles.extend(_role(part) for part in _weighed(reader))


# --- from the verbs of events -----------------------------------------------------------


def _from_frame(reader: _Reader, clause: Clause, frame: Frame) -> None:
    span = clause.span(frame.start, frame.end)
    event = next((m.entity for m in reader.told if m.span == span), None)
    if event is None:
        return
    if frame.roles[0] == "meeter":
        _meeting(reader, clause, frame, event)
        return
    subject, target = frame.roles
    if frame.name == "sign":
        _signing(reader, clause, frame, event)
        return
    if frame.name == "invite" and not frame.subjects:
        _publisher_invites(reader, clause, frame, event)
    if frame.noun:
        _of_noun(reader, clause, frame, event)
    gives = re.search(r"\b(?:donn|gave|giv|deliver)", clause.text[frame.start : frame.end])
    if subject == "organiser" and gives and frame.kind == "conference":
        subject = "speaker"
    if subject == "sender":  # of a mission
        trains = reader.analysis.events[event].kind == "training-session"
        subject = "organiser" if trains else "guest"
    if subject:
        reader.add(event, frame.subjects, subject, clause, frame.name)
    if target:
        reader.add(event, frame.objects, target, clause, frame.name)


def _of_noun(reader: _Reader, clause: Clause, frame: Frame, event: str) -> None:
    """ "The visit of Ⓓ", "a meeting between Ⓟ and Ⓟ": who is named right after the noun."""
    assert frame.noun is not None
    for role, (kinds, words) in reader.book["noun"].items():
        match = re.compile(words).match(clause.text, frame.noun.end)
        if match and re.fullmatch(kinds, frame.kind):
            groups, _ = listed(clause, reader.language, match.end(), len(clause.text))
            reader.add(event, groups, role, clause, f"noun-{role}")


def _publisher_invites(reader: _Reader, clause: Clause, frame: Frame, event: str) -> None:
    """ "We are pleased to invite you": the body that publishes the text."""
    publisher = (reader.analysis.document.publisher or "").casefold()
    for body in reader.analysis.bodies.values():
        if publisher and publisher in (body.name.casefold(), (body.acronym or "").casefold()):
            words = Group(
                "body", (body.key,), clause.places[frame.start], clause.places[frame.end - 1] + 1
            )
            reader.add(event, [words], "organiser", clause, "invite")
            return


def _meeting(reader: _Reader, clause: Clause, frame: Frame, event: str) -> None:
    """A group that is met is the guest; two persons that meet are only participants."""
    kinds = [{group.kind for group in side} for side in (frame.subjects, frame.objects)]
    if "delegation" in kinds[1] and "delegation" not in kinds[0]:
        sides = ("host", "guest")
    elif "delegation" in kinds[0] and "delegation" not in kinds[1]:
        sides = ("guest", "host")
    else:
        sides = ("participant", "participant")
    for side, role in zip((frame.subjects, frame.objects), sides, strict=True):
        reader.add(event, side, role, clause, "meet")


def _signing(reader: _Reader, clause: Clause, frame: Frame, event: str) -> None:
    """Persons sign; a body signs only where no person is named for it."""
    persons = [group for group in frame.subjects if group.kind == "person"]
    reader.add(event, persons, "signatory", clause, "sign")
    bodies = [group for group in frame.subjects if group.kind == "body"]
    reader.add(event, bodies, "signatory", clause, "sign-body")


# --- from words before a row of names ---------------------------------------------------


def _from_cues(reader: _Reader, clause: Clause) -> None:
    for cue in reader.book["cue"]:
        for match in re.finditer(rf"(?<![\w'])(?:{cue['pattern']})", clause.text, re.I):
            if not _fits(reader, clause, cue, match):
                continue
            leads = re.match(reader.book["goes_on"], clause.text.strip(" \n•"))
            wanted = reader.here if cue.get("here") and not leads else reader.near
            event = wanted(clause, match.start())
            for groups, behalf in _named(reader, clause, match, cue):
                role = cue["role"]
                if role == "witness":
                    role = _witness(reader, event)
                reader.add(event, groups, role, clause, cue["role"], behalf)


def _fits(reader: _Reader, clause: Clause, cue: dict[str, Any], match: re.Match[str]) -> bool:
    """Whether what must stand before the cue does: a delegation before "conduite par"."""
    if "after" not in cue:
        return True
    before = clause.text[max(0, match.start() - 60) : match.start()]
    return bool(re.search(rf"(?:{cue['after']})[^.;:ⓅⒷ]*$", before))


def _witness(reader: _Reader, event: str | None) -> str:
    kind = reader.analysis.events[event].kind if event else ""
    return "witness" if re.fullmatch(reader.book["witnessed"], kind) else "participant"


def _named(
    reader: _Reader, clause: Clause, match: re.Match[str], cue: dict[str, Any]
) -> Iterator[tuple[list[Group], str | None]]:
    """The rows of names that a cue governs, and in whose name they are said to be there."""
    kinds = cue.get("kinds", "ⓅⒷⒹ")
    text, end = clause.text, match.end()
    colon = re.compile(r"[^ⓅⒷⒹ.;•]{0,40}?(?:au nom d(?:u|e|e la) ?Ⓑ ?|of Ⓑ ?)?:").match(text, end)
    if cue.get("list") and colon:
        within = re.search(reader.book["behalf"]["within"], text[match.start() : colon.end()])
        behalf = None
        if within:
            behalf = clause.groups[match.start() + within.start(1)].keys[0]
        yield from _items(reader, clause, colon.end(), kinds, behalf)
        return
    start = _first(clause, end, bool(cue.get("list")))
    if start is None:
        return
    groups, _ = listed(clause, reader.language, start, len(text))
    yield [one for one in groups if _SIGNS.get(one.kind, "?") in kinds], None


def _first(clause: Clause, end: int, list_only: bool) -> int | None:
    """Where the row after a cue begins: at once, or after "de nombreux élus, dont"."""
    led = r"[\s:•–-]*(?:(?:de|du|des|of|by|from|par)\s+|d')?"
    near = re.compile(rf"{led}(?:(?={PARTY})|(?:[\w'-]+ ){{0,4}}(?=Ⓟ))").match(clause.text, end)
    if near:
        return near.end()
    if list_only:
        return None
    far = re.compile(
        rf"[^ⓅⒷⒹ.;:!?•]{{1,70}}?(?:\bdont|,|\bet|including|\band)\s+(?:notamment\s+)?"
        rf"(?:(?:de|du|des|of|par|by)\s+|d')?(?={PARTY})"
    ).match(clause.text, end)
    return far.end() if far else None


def _items(
    reader: _Reader, clause: Clause, start: int, kinds: str, behalf: str | None
) -> Iterator[tuple[list[Group], str | None]]:
    """The items after a colon: of each the first row of names, and "for" whom it stands."""
    book = reader.book["behalf"]
    bounds = [m.start() for m in re.finditer(r"[•;]", clause.text[start:])]
    cuts = [start, *(start + bound + 1 for bound in bounds), len(clause.text)]
    for left, right in zip(cuts, cuts[1:], strict=False):
        stop = clause.text.find(". ", left, right)
        right = stop if stop >= 0 else right
        led = re.compile(rf"[\s•–-]*{book['before']}\s*(Ⓑ)\s*[:,]").match(clause.text, left, right)
        own = re.compile(rf"[\s•–-]*{book['own']}").match(clause.text, left, right)
        stands_for = clause.groups[led.start(1)].keys[0] if led else behalf
        first = re.compile(PARTY).search(clause.text, led.end() if led else left, right)
        if not first or first.start() - left > 90:
            continue
        groups, _ = listed(clause, reader.language, first.start(), right)
        chosen = [one for one in groups if _SIGNS.get(one.kind, "?") in kinds]
        if own:
            for group in chosen:
                for key in group.keys:
                    yield [_only(group, key)], _office(reader, key)
        else:
            yield chosen, stands_for


def _only(group: Group, key: str) -> Group:
    return Group(group.kind, (key,), group.start, group.end)


def _office(reader: _Reader, person: str) -> str | None:
    """The collectivity whose office somebody holds now."""
    held = [f for f in reader.analysis.functions if f.person == person and not f.former]
    bodies = [
        f.body for f in held if f.body and reader.analysis.bodies[f.body].type == "collectivity"
    ]
    return bodies[0] if bodies else None


# --- from verbs whose subject is a row of names ------------------------------------------


def _from_verbs(reader: _Reader, clause: Clause) -> None:
    for verb in reader.book["verb"]:
        for match in re.finditer(rf"(?<![\w'])(?:{verb['pattern']})", clause.text):
            groups = subjects(clause, reader.language, match.start(), verb.get("kinds", "ⓅⒷⒹ"))
            if groups:
                event = reader.near(clause, match.start())
                behalf = _for_whom(reader, clause, match.end())
                reader.add(event, groups, verb["role"], clause, f"verb-{verb['role']}", behalf)


def _relative(reader: _Reader, clause: Clause) -> None:
    """ "X, president of Y, who will moderate": the role of the last person before."""
    for role, pattern in reader.book["relative"].items():
        for match in re.finditer(rf"Ⓟ(?P<between>[^Ⓟ.;•]{{0,90}}?),? {pattern}", clause.text):
            group = clause.groups[match.start()]
            reader.add(
                reader.near(clause, match.start()), [group], role, clause, f"relative-{role}"
            )


def _for_whom(reader: _Reader, clause: Clause, end: int) -> str | None:
    """The body after "were there for"."""
    match = re.compile(rf"\s*{reader.book['behalf']['after']}\s*(?=Ⓑ)").match(clause.text, end)
    return clause.groups[match.end()].keys[0] if match else None


def _represented(reader: _Reader, clause: Clause) -> None:
    """ "The city was represented by X": X was there in the name of the city."""
    for match in re.finditer(reader.book["behalf"]["represented"], clause.text):
        bodies = subjects(clause, reader.language, match.start(), "Ⓑ")
        start = _first(clause, match.end(), list_only=False)
        if not bodies or start is None:
            continue
        groups, _ = listed(clause, reader.language, start, len(clause.text))
        persons = [one for one in groups if one.kind == "person"]
        event = reader.near(clause, match.start())
        reader.add(event, persons, "participant", clause, "represented", bodies[0].keys[0])


def _for_their_body(reader: _Reader) -> None:
    """Who signs where authorities are said to sign does so for the one he holds office in."""
    signing = {(p.event, p.who) for p in reader.parts if p.rule == "roles/sign-body"}
    for number, part in enumerate(reader.parts):
        office = _office(reader, part.who) if part.role == "signatory" else None
        if part.behalf is None and office and (part.event, office) in signing:
            reader.parts[number] = replace(part, behalf=office)


# --- weighing ---------------------------------------------------------------------------


def _led(reader: _Reader) -> None:
    """A group of which only the leader is known comes whence the leader does."""
    for part in reader.parts:
        if part.role != "delegation-member":
            continue
        guests = [p.who for p in reader.parts if p.event == part.event and p.who.startswith("d")]
        office = _office(reader, part.who)
        if len(set(guests)) != 1 or office is None:
            continue
        group = reader.analysis.delegations[guests[0]]
        if group.country is None and group.sent_by is None:
            country = reader.analysis.bodies[office].country
            update = {"sent_by": office, "country": country}
            reader.analysis.delegations[group.key] = group.model_copy(update=update)


def _weighed(reader: _Reader) -> Iterator[_Part]:
    """Each role once; "participant" only for those of whom nothing more is said."""
    signed = {
        p.event
        for p in reader.parts
        if p.rule == "roles/sign" or (p.role == "signatory" and p.rule != "roles/sign-body")
    }
    seen: set[tuple[str, str, str]] = set()
    for part in sorted(reader.parts, key=lambda part: part.behalf is None):
        if part.rule == "roles/sign-body" and part.event in signed:
            continue
        mark = (part.event, part.who, part.role)
        others = {p.role for p in reader.parts if (p.event, p.who) == mark[:2]} - {part.role}
        if mark in seen or (part.role == "participant" and others):
            continue
        if part.role == "guest" and "delegation-member" in others:
            continue
        if part.role == "host" and others & {"guest", "delegation-member"}:
            continue
        seen.add(mark)
        yield part


def _role(part: _Part) -> Role:
    return Role(
        event=part.event,
        who=part.who,
        role=part.role,
        on_behalf_of=part.behalf,
        start=part.span.start,
        end=part.span.end,
        rule=part.rule,
        confidence=part.confidence,
    )
