"""Sources of texts: what was accepted of the facts proposed from them, as records.

A fact comes in when a person accepted, corrected or merged it, or when its confidence reaches
``accept_from`` of `source.toml` and no model proposed it. Its quotes must still stand in the
text. What a fact points at must have come in too: a link that need not be there is left out,
a fact that means nothing without it waits.

Bodies, places and people are handed on by their names, as a table names them, so that
identity finds them in other texts and sources; what a person merged into a known thing, or
the extractor knew, carries that thing's address as its local key (see `SourceResult.same`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from passerelle.errors import RowError
from passerelle.records import Record, Thing
from passerelle.sources.anchors import moved
from passerelle.sources.base import Rejected, SourceDescription, SourceResult
from passerelle.sources.decisions import (
    DECISIONS_FILE,
    Decision,
    Decisions,
    latest,
    read_decisions,
)
from passerelle.sources.facts import FROM_MODEL, RELATIONS, THEME_KIND, Fact, load_facts
from passerelle.sources.faults import record_adapter, record_fault
from passerelle.sources.identifiers import with_normal_identifiers
from passerelle.sources.pointing import Admitted, NotThereError, merged_as, pointed
from passerelle.sources.press_texts import PressTexts
from passerelle.sources.private import without_private
from passerelle.sources.texts import check_texts
from passerelle.vocabulary import Vocabulary

__all__ = ["Standing", "corrected_record", "read_press", "standing"]


@dataclass(frozen=True)
class Standing:
    """How a fact stands: the decision on it, and whether it is taken without one."""

    fact: Fact
    decision: Decision | None
    by_itself: bool

    @property
    def taken(self) -> bool:
        """Whether the fact comes in."""
        if self.decision is None:
            return self.by_itself
        return self.decision.decision != "rejected"


def standing(fact: Fact, decisions: Decisions, accept_from: float | None) -> Standing:
    """How `fact` stands by the `decisions` made so far and the mark of its source."""
    sure = accept_from is not None and fact.confidence >= accept_from
    by_itself = sure and not fact.aside and not fact.rule.startswith(FROM_MODEL)
    return Standing(fact, decisions.get((fact.id, fact.quote)), by_itself)


def read_press(
    folder: Path, source: SourceDescription, result: SourceResult, vocabulary: Vocabulary
) -> None:
    """Add to `result` the records that were accepted; what cannot be used is set aside."""
    facts = load_facts(folder)
    made = read_decisions(folder / DECISIONS_FILE)
    decisions = latest(made)
    result.rows = len(facts)
    reading = _Reading(folder, source, result, vocabulary)
    for number, fact in enumerate(facts, start=1):
        how = standing(fact, decisions, source.accept_from)
        if how.taken:
            reading.admit(number, how)
    known = {(fact.id, fact.quote) for fact in facts}
    for line, lost in enumerate(made, start=2):
        if lost.key not in known:
            result.rejected.append(_rejected(line, RowError(_LOST, column="id", value=lost.id)))
    reading.finish()


_LOST = (
    "this line of decisions.csv is about no line of facts.jsonl. Run 'passerelle extract', or "
    "take it out."
)


def _rejected(row: int, fault: RowError) -> Rejected:
    return Rejected(row, fault.column or "", fault.value or "", fault.message)


class _Reading:
    """The facts of one source that come in, first each by itself, then as they hang together."""

    def __init__(
        self,
        folder: Path,
        source: SourceDescription,
        result: SourceResult,
        vocabulary: Vocabulary,
    ) -> None:
        self._source = source
        self._result = result
        self._vocabulary = vocabulary
        self._texts = PressTexts(folder, result.texts)
        self._admitted: dict[str, Admitted] = {}
        self._themes: list[Admitted] = []

    # --- each by itself --------------------------------------------------------------

    def admit(self, number: int, how: Standing) -> None:
        """Take one fact in, or set it aside with the reason."""
        try:
            one = self._read(number, how)
        except RowError as fault:
            self._result.rejected.append(_rejected(number, fault))
            return
        if how.fact.kind == THEME_KIND:
            self._themes.append(one)
        else:
            self._admitted[how.fact.id] = one

    def _read(self, number: int, how: Standing) -> Admitted:
        fact, decision = how.fact, how.decision
        if fact.aside:
            raise RowError(
                f"the words it was accepted for are no longer in {fact.file}: «{fact.quote}».",
                column="quote",
                value=fact.quote,
                remedy="Review the text as it is now; reject this fact if it no longer holds.",
            )
        data: dict[str, Any] = dict(fact.record)
        # That somebody bears the name of somebody known is for a person to judge.
        known = None if fact.kind == "person" and decision is None else fact.known
        if decision is not None and decision.decision == "corrected":
            data = {"known": known, **corrected_record(decision)}
            known = data.pop("known")
        elif decision is not None and decision.decision == "merged":
            known = decision.value.strip()
        quotes = [self._located(fact, quote).model_dump() for quote in fact.evidence]
        record = self._record({"modality": self._source.modality, **data, "evidence": quotes})
        if isinstance(record, Thing) is (fact.kind in RELATIONS):
            what = f"a {fact.kind} cannot become a {record.type}."
            raise RowError(what, column="value", value=record.type, remedy="Reject it instead.")
        if known and fact.kind != THEME_KIND:
            record = merged_as(record, known)
        return Admitted(number, fact.id, record, known or None, decision is not None)

    def _located(self, fact: Fact, quote: Any) -> Any:
        text = self._texts.text(fact.file)
        found = moved(quote, text, shown=self._texts.shown[fact.file])
        if found is None:
            raise RowError(
                f"the quote «{quote.exact}» no longer stands in {fact.file}.",
                column="quote",
                value=quote.exact,
                remedy="Run 'passerelle extract', then 'passerelle review'.",
            )
        return found.model_copy(update={"source": self._source.name, "file": fact.file})

    def _record(self, data: dict[str, Any]) -> Record:
        private: set[str] = set(self._result.private_columns)
        try:
            sound = check_texts(without_private(data, private))
            ready = with_normal_identifiers(sound, self._vocabulary)
            context = {"vocabulary": self._vocabulary}
            record: Record = record_adapter.validate_python(ready, context=context)
        except ValidationError as fault:
            raise record_fault(fault) from None
        finally:
            self._result.private_columns = sorted(private)
        return record

    # --- together --------------------------------------------------------------------

    def finish(self) -> None:
        """Records of all facts whose ground is there, in the order of the file."""
        ready = self._standing()
        self._add_themes(ready)
        for one in sorted(ready.values(), key=lambda one: one.row):
            self._result.records.append(one.record)
            if one.known:
                self._result.same.append((f"local:{self._source.name}/{one.known}", one.known))

    def _standing(self) -> dict[str, Admitted]:
        """Facts with their references, without those that point at nothing."""
        left = dict(self._admitted)
        while True:
            ready: dict[str, Admitted] = {}
            gone: list[tuple[Admitted, NotThereError]] = []
            for one in left.values():
                try:
                    ready[one.id] = one.having(pointed(one.record, left, one))
                except NotThereError as fault:
                    gone.append((one, fault))
            if not gone:
                return ready
            for one, missing in gone:
                del left[one.id]
                self._waits(one, missing)

    def _waits(self, one: Admitted, fault: NotThereError) -> None:
        """A fact that a person took in says why it is not there; another one just waits."""
        if one.decided:
            self._result.rejected.append(_rejected(one.row, fault))

    def _add_themes(self, ready: dict[str, Admitted]) -> None:
        for theme in self._themes:
            key = getattr(theme.record, "ids", {}).get("local", "")
            target = ready.get(key)
            if target is None:
                self._waits(theme, NotThereError(key))
            elif "themes" not in type(target.record).model_fields:
                what = f"a {target.record.type} has no themes."
                self._result.rejected.append(_rejected(theme.row, RowError(what)))
            else:
                ready[target.id] = target.having(_with_themes(target.record, theme.record))


def _with_themes(record: Any, theme: Any) -> Record:
    """`record` with what `theme` adds to it, and the words that say so."""
    added: Record = record.model_copy(
        update={
            "themes": tuple(dict.fromkeys((*record.themes, *theme.themes))),
            "evidence": tuple(dict.fromkeys((*record.evidence, *theme.evidence))),
        }
    )
    return added


def corrected_record(decision: Decision) -> dict[str, Any]:
    """The record that a person put in place of the proposed one; raises `RowError`."""
    try:
        value = json.loads(decision.value)
    except ValueError:
        value = None
    if not isinstance(value, dict):
        raise RowError(
            "the corrected record is no JSON object.",
            column="value",
            value=decision.value,
            remedy='Write the record as {"type": …} in decisions.csv.',
        )
    return value
