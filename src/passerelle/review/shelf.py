"""The sources of texts in a workspace, with their facts and what was decided on them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from passerelle.errors import UsageError, did_you_mean
from passerelle.sources.base import SourceDescription
from passerelle.sources.decisions import (
    DECISIONS_FILE,
    Decision,
    Decisions,
    latest,
    read_decisions,
    write_decisions,
)
from passerelle.sources.facts import FACTS_FILE, Fact, load_facts
from passerelle.sources.press import standing
from passerelle.sources.press_texts import documents_in
from passerelle.sources.read import load_description
from passerelle.workspace import Workspace

__all__ = ["Shelf", "text_sources"]


def text_sources(
    workspace: Workspace, name: str | None = None, *, needed: bool = True
) -> list[tuple[Path, SourceDescription]]:
    """Folders and descriptions of the sources of texts; only `name` when it is told.

    Raises `UsageError` where there is none, unless none is `needed`.
    """
    found = [
        (folder, source)
        for folder in workspace.source_folders
        if (source := load_description(folder)).format == "text"
    ]
    names = [source.name for _, source in found]
    if name is not None and name not in names:
        raise UsageError(f"there is no source of texts '{name}'.", remedy=did_you_mean(name, names))
    if not found and needed:
        raise UsageError(
            "there is no source of texts in this workspace.",
            remedy="Make a folder below sources/ with the texts and a source.toml with format = "
            '"text" and path = "*.txt".',
        )
    return [one for one in found if name in (None, one[1].name)]


@dataclass
class Shelf:
    """One source while it is reviewed: its facts, and every decision in the file."""

    folder: Path
    source: SourceDescription
    facts: list[Fact] = field(default_factory=list)
    made: list[Decision] = field(default_factory=list)

    @classmethod
    def load(cls, folder: Path, source: SourceDescription) -> Shelf:
        """The facts and decisions in `folder` as they stand."""
        made = read_decisions(folder / DECISIONS_FILE)
        return cls(folder, source, load_facts(folder), made)

    @cached_property
    def _latest(self) -> Decisions:
        return latest(self.made)

    def decided(self, fact: Fact) -> Decision | None:
        """The decision that holds on `fact`."""
        return self._latest.get((fact.id, fact.quote))

    def open(self, file: str | None = None) -> list[Fact]:
        """Facts that wait for a person, of one text or of all.

        What its source takes by itself is not asked about; what was accepted and lost its
        words is, until it is rejected.
        """
        return [fact for fact in self.facts if file in (None, fact.file) and self._waits(fact)]

    def _waits(self, fact: Fact) -> bool:
        how = standing(fact, self._latest, self.source.accept_from)
        if fact.aside:
            return how.taken
        return how.decision is None and not how.by_itself

    @property
    def unread(self) -> list[str]:
        """Texts without a fact that are newer than the facts: nobody has read them yet."""
        known = {fact.file for fact in self.facts}
        facts = self.folder / FACTS_FILE
        read = facts.stat().st_mtime if facts.is_file() else 0.0
        new = (
            path.relative_to(self.folder).as_posix()
            for path in documents_in(self.folder, self.source.path)
            if path.stat().st_mtime > read
        )
        return [file for file in new if file not in known]

    def add(self, decisions: Iterable[Decision]) -> None:
        """Write more decisions; what another review has written meanwhile stays."""
        path = self.folder / DECISIONS_FILE
        self._write([*read_decisions(path), *decisions])

    def take_back(self, decisions: Iterable[Decision]) -> None:
        """Take the last line of each of `decisions` out of the file again."""
        path = self.folder / DECISIONS_FILE
        made = read_decisions(path)
        for one in decisions:
            if one in made:
                del made[len(made) - 1 - made[::-1].index(one)]
        self._write(made)

    def _write(self, made: list[Decision]) -> None:
        write_decisions(self.folder / DECISIONS_FILE, made)
        self.made = made
        self.__dict__.pop("_latest", None)  # it is worked out again when asked
