"""The texts of one source read anew: their facts put together with what was decided before.

Nothing is written here until everything is read; one text that cannot be read leaves its
former facts as they were.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from passerelle.documents import Document, read
from passerelle.errors import PasserelleError
from passerelle.extraction.account import Account
from passerelle.extraction.candidates import Proposed, propose
from passerelle.extraction.keeping import keep_decided
from passerelle.sources.base import SourceDescription
from passerelle.sources.contacts import covered_contacts
from passerelle.sources.decisions import DECISIONS_FILE, latest, read_decisions
from passerelle.sources.facts import Fact, load_facts
from passerelle.sources.press_texts import documents_in
from passerelle.sources.suppression import Suppression
from passerelle.sources.withhold_facts import withheld_facts
from passerelle.vocabulary import load_vocabulary
from passerelle.workspace import Workspace

__all__ = ["Extractor", "SourceRead", "TextRead", "read_texts"]

Extractor: TypeAlias = Callable[[Document], Account]


@dataclass
class TextRead:
    """What one text gave: facts by kind, what was left out and why, or why it was not read."""

    file: str
    language: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    left_out: dict[str, int] = field(default_factory=dict)
    fault: str | None = None
    facts: list[Fact] = field(default_factory=list)


@dataclass
class SourceRead:
    """What the texts of a source gave, and its facts as they are to be written."""

    name: str
    folder: Path
    texts: list[TextRead] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    aside: list[Fact] = field(default_factory=list)
    decided: int = 0


def read_texts(
    workspace: Workspace,
    folder: Path,
    source: SourceDescription,
    extractors: Sequence[Extractor],
    *,
    only: Iterable[Path] | None = None,
    suppression: Suppression | None = None,
    progress: Callable[[str], None] = lambda stage: None,
) -> SourceRead:
    """Read the texts of `source` in `folder`, or `only` some of them.

    What several `extractors` find alike is said by the first of them.
    What `suppression` withholds is in none of the facts.
    """
    present = documents_in(folder, source.path)
    wanted = present if only is None else sorted(only)
    reading = _Reading(workspace, folder, source, extractors, suppression)
    for number, path in enumerate(wanted, start=1):
        progress(f"{source.name} {number}/{len(wanted)} {path.name}")
        reading.text(path)
    return reading.done({path.relative_to(folder).as_posix() for path in present})


class _Reading:
    """One source while its texts are read."""

    def __init__(
        self,
        workspace: Workspace,
        folder: Path,
        source: SourceDescription,
        extractors: Sequence[Extractor],
        suppression: Suppression | None,
    ) -> None:
        self._base = f"{workspace.minter.base}id/"
        self._source = source
        self._extractors = extractors
        self._suppression = suppression
        self._documents: dict[str, Document] = {}
        self._shown: dict[str, str] = {}
        self._read = SourceRead(source.name, folder)

    def text(self, path: Path) -> None:
        """Read one text; a fault is noted, and the others go on."""
        one = TextRead(path.relative_to(self._read.folder).as_posix())
        self._read.texts.append(one)
        try:
            document = replace(read(path), file=one.file)
            found = self._proposed(document)
        except PasserelleError as fault:
            one.fault = fault.message
            return
        self._documents[one.file] = document
        self._shown[one.file] = covered_contacts(document.text)
        one.language = document.language
        one.left_out = dict(found.left_out)
        one.facts = self._cleared(found.facts)
        one.counts = dict(Counter(fact.kind for fact in one.facts))

    def _proposed(self, document: Document) -> Proposed:
        retrieved = self._source.retrieved
        assert retrieved is not None  # noqa: S101 (source.toml of a text has it)
        whole = Proposed()
        for extractor in self._extractors:
            found = propose(extractor(document), document, retrieved, load_vocabulary())
            known = {fact.id for fact in whole.facts}
            whole.facts += [self._at_home(one) for one in found.facts if one.id not in known]
            whole.left_out += found.left_out
        return whole

    def _at_home(self, fact: Fact) -> Fact:
        """Known things by their address within this workspace."""
        known = (fact.known or "").removeprefix(self._base) or None
        return fact if known == fact.known else fact.model_copy(update={"known": known})

    def _cleared(self, facts: list[Fact]) -> list[Fact]:
        if self._suppression is None:
            return facts
        files = {fact.file for fact in facts} & self._shown.keys()
        texts = {file: self._shown[file] for file in files}
        return withheld_facts(facts, [], self._source, texts, self._suppression).facts

    def done(self, present: set[str]) -> SourceRead:
        """The facts of the source as they stand now."""
        folder = self._read.folder
        made = latest(read_decisions(folder / DECISIONS_FILE))
        fresh = [fact for text in self._read.texts for fact in text.facts]
        kept = keep_decided(fresh, load_facts(folder), made.keys(), self._documents, present)
        self._read.facts = self._cleared(kept)
        decided = [
            (fact, made[fact.id, fact.quote])
            for fact in self._read.facts
            if (fact.id, fact.quote) in made
        ]
        self._read.decided = len(decided)
        self._read.aside = [
            fact for fact, one in decided if fact.aside and one.decision != "rejected"
        ]
        return self._read
