"""The texts of a source as their readers see them, each read once."""

from __future__ import annotations

from pathlib import Path

from passerelle.errors import PasserelleError, RowError
from passerelle.sources.contacts import covered_contacts
from passerelle.sources.decisions import DECISIONS_FILE
from passerelle.sources.facts import FACTS_FILE
from passerelle.sources.suppression import Suppression

__all__ = ["PressTexts", "documents_in"]

_OWN = frozenset(("source.toml", FACTS_FILE, DECISIONS_FILE))


def documents_in(folder: Path, pattern: str) -> list[Path]:
    """The documents of a source: the files below `folder` that match `pattern`, by name.

    A pattern such as ``*.*`` means neither hidden files nor what we keep beside the texts.
    """
    found = (path for path in sorted(folder.glob(pattern)) if path.is_file())
    return [path for path in found if path.name not in _OWN and not path.name.startswith(".")]


class PressTexts:
    """Main texts by the path of their file below `folder`.

    `shown` takes each text that is read, with what is nobody's business covered: contact
    data, and the names of whoever `suppression` knows.
    """

    def __init__(
        self,
        folder: Path,
        shown: dict[str, str] | None = None,
        suppression: Suppression | None = None,
    ) -> None:
        self.shown = {} if shown is None else shown
        self._suppression = suppression
        self._folder = folder
        self._texts: dict[str, str] = {}
        self._faults: dict[str, str] = {}

    def text(self, file: str) -> str:
        """The words of `file`; raises `RowError` when it cannot be read."""
        if file not in self._texts and file not in self._faults:
            self._read(file)
        if file in self._faults:
            raise RowError(self._faults[file], column="file", value=file)
        return self._texts[file]

    def _read(self, file: str) -> None:
        from passerelle.documents import read  # loads what reads PDF, docx and the like

        try:
            self._texts[file] = read(self._folder / file).text
        except PasserelleError as fault:
            self._faults[file] = fault.what
        else:
            shown = covered_contacts(self._texts[file])
            if self._suppression:
                shown = self._suppression.redact(shown, covered=True)
            self.shown[file] = shown
