"""The parts that somebody has in an event, as they are read and before they are weighed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from passerelle.extraction.latin.clauses.clauses import Clause
from passerelle.extraction.latin.clauses.groups import Group
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.reading.analysis import Analysis, Mention, Span

__all__ = ["SIGNS", "Part", "Reader", "office"]

SIGNS = {"person": "Ⓟ", "body": "Ⓑ", "delegation": "Ⓓ"}


@dataclass(frozen=True)
class Part:
    """A role as it was read, before it is weighed against the others of the same event."""

    event: str
    who: str
    role: str
    behalf: str | None
    span: Span
    rule: str
    confidence: float


class Reader:
    """Reads the parts of a text, and knows of which event a clause speaks."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.language = analysis.document.language
        self.book = lexicon(self.language, "roles")
        self.parts: list[Part] = []
        self.told = [m for m in analysis.mentions if m.kind == "event"]
        asserted = list(analysis.events.values())
        self.main = asserted[0] if asserted else None

    # --- which event ------------------------------------------------------------------

    def here(self, clause: Clause, position: int) -> str | None:
        """The event spoken of in the clause: the last before `position`, else the next one."""
        row = self._row(clause)
        if row:
            return row
        inside = self._inside(clause)
        at = clause.places[min(position, len(clause.places) - 1)]
        place = clause.view.places[at]
        before = [m for m in inside if m.span.start <= place]
        chosen = before[-1] if before else (inside[0] if inside else None)
        if chosen is None or self.analysis.events[chosen.entity].modality == "denied":
            return None
        return chosen.entity

    def _row(self, clause: Clause) -> str | None:
        """The event of the row of a table in which the clause is a cell, if it is to be."""
        reach = clause.span(0, len(clause.text))
        key = next((key for cell, key in self.analysis.rows if cell.covers(reach)), None)
        denied = key is not None and self.analysis.events[key].modality == "denied"
        return None if denied else key

    def _inside(self, clause: Clause) -> list[Mention]:
        reach = clause.span(0, len(clause.text))
        return [m for m in self.told if reach.covers(m.span)]

    def near(self, clause: Clause, position: int) -> str | None:
        """The event here, or the last one told of in the foreground."""
        if self._inside(clause) or self._row(clause):
            return self.here(clause, position)
        return self.last(clause)

    def last(self, clause: Clause) -> str | None:
        """The last event told of in the foreground before the clause."""
        start = clause.span(0, 1).start
        before = [m.entity for m in self.told if m.span.start < start]
        in_front = [key for key in before if self._foreground(key)]
        told = [key for key in in_front if not self._earlier(key)]
        chosen = told or in_front
        return chosen[-1] if chosen else None

    def _earlier(self, key: str) -> bool:
        """Whether an event is told as what had been before: "had been received"."""
        mention = next(m for m in self.told if m.entity == key)
        verb = self.analysis.words(mention.span)
        return key != (self.main and self.main.key) and bool(
            rx.match(self.book.get("before_it", "(?!)"), verb)
        )

    def next(self, clause: Clause) -> str | None:
        """The event that a text tells of first, where the clause stands before it."""
        start = clause.span(0, 1).start
        after = [m.entity for m in self.told if m.span.start > start]
        return after[0] if after and self._foreground(after[0]) else None

    def _foreground(self, key: str) -> bool:
        """Whether an event is told of for its own sake, and not as an earlier or later one."""
        event, main = self.analysis.events[key], self.main
        if main is None or event.modality == "denied":
            return False
        earlier = event.edition and main.edition and event.edition < main.edition
        return event.modality == main.modality and not earlier

    # --- groups -----------------------------------------------------------------------

    def has_group(self, event: str | None) -> bool:
        """Whether a group of visitors is at the event, as far as is read."""
        return any(part.event == event and part.who.startswith("d") for part in self.parts)

    def of_group(self, clause: Clause, position: int, event: str | None) -> str | None:
        """Where the group spoken of in the clause is, if it is not at `event`: on its visit."""
        groups = [
            (abs(at - position), one.keys[0])
            for at, one in clause.groups.items()
            if one.kind == "delegation"
        ]
        known = list(self.analysis.delegations)
        group = min(groups)[1] if groups else (known[0] if len(known) == 1 else None)
        at = [part.event for part in self.parts if part.who == group]
        if group is None or not at or event in at:
            return event
        visits = [one for one in at if self.analysis.events[one].kind == "visit"]
        return (visits or at)[0]

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
        """Add the role for everybody in `groups`."""
        if event is None:
            return
        for group in groups:
            for key in group.keys:
                words = clause.view.span(group.start, group.end)
                stands_for = behalf or self._behalf(clause, group, key)
                self.parts.append(Part(event, key, role, stands_for, words, f"roles/{rule}", 0.9))

    def _behalf(self, clause: Clause, group: Group, key: str) -> str | None:
        """The body in whose name somebody acts, by words after the name."""
        if group.kind != "person":
            return None
        position = next((p for p, one in clause.groups.items() if one is group), None)
        if position is None:
            return None
        pattern = (
            rf"(?:,[^ⓅⒷⒹ.;:•]{{1,60}})?,?\s*{self.book['behalf']['after']}"
            r"\s*(?:[^ⓅⒷⒹ.;:•]{0,20}?)(?=Ⓑ)"
        )
        match = rx.compiled(pattern).match(clause.text, position + 1)
        if match:
            return clause.groups[match.end()].keys[0]
        own = self.book["behalf"].get("of_office")
        stands = own and rx.compiled(own).match(clause.text, position + 1)
        return office(self, key) if stands else None


def office(reader: Reader, person: str) -> str | None:
    """The collectivity whose office somebody holds now."""
    held = [f for f in reader.analysis.functions if f.person == person and not f.former]
    bodies = [
        f.body for f in held if f.body and reader.analysis.bodies[f.body].type == "collectivity"
    ]
    return bodies[0] if bodies else None
