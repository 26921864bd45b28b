"""What the things of a text are called: as it writes them, or by what they are."""

from __future__ import annotations

from typing import Any

from passerelle.documents import Document
from passerelle.extraction import account as told
from passerelle.scripts import has_han
from passerelle.vocabulary import Vocabulary

__all__ = ["Naming"]

_LANGUAGES = ("fr", "en", "zh")


class Naming:
    """Names with their languages, for records made from one document."""

    def __init__(self, document: Document, words: Vocabulary) -> None:
        self._document = document
        self._words = words

    def names(self, said: told.Fact) -> dict[str, list[str]]:
        """The names of a person, body, place or delegation by language, the main one first."""
        forms = [" ".join(getattr(said, "name", "").split())]  # a name may go over a line end
        if isinstance(said, told.Person) and (plain := _in_normal_case(said)):
            forms.insert(0, plain)
        if isinstance(said, told.Body) and said.acronym:
            forms.append(said.acronym)
        found: dict[str, list[str]] = {}
        for form in dict.fromkeys(filter(None, forms)):
            found.setdefault(self._language(form), []).append(form)
        return found

    def called(self, said: told.Fact) -> dict[str, Any]:
        """What a reference tells besides the key, so that it can be read by itself."""
        if not hasattr(said, "name"):
            return {}
        return {"names": {lang: forms[0] for lang, forms in self.names(said).items()}}

    def series(self, name: str | None) -> dict[str, Any] | None:
        """The reference to a series of events, which goes by its name."""
        return {"kind": "series", "names": {self._language(name): name}} if name else None

    def happening(
        self, scheme: str, kind: str, place: str | None, when: str | None
    ) -> dict[str, str]:
        """A name for what has none, in three languages: what it is, where and when.

        Without place and date it is told by the title of the text, in the text's language.
        """
        labels = self._words.labels(scheme, kind)
        where = ", ".join(filter(None, (place, when)))
        if where:
            return {lang: f"{_big(labels.get(lang, kind))} – {where}" for lang in _LANGUAGES}
        lang = self._document.language
        title = self._document.title or self._document.file
        return {lang: f"{_big(labels.get(lang, kind))} – {title}"}

    def _language(self, text: str) -> str:
        if has_han(text):
            return "zh"
        return self._document.language if self._document.language != "zh" else "und"


def _big(label: str) -> str:
    return label[:1].upper() + label[1:]


def _in_normal_case(person: told.Person) -> str | None:
    """The name without its capitals: «Alain MELKA» as «Alain Melka», in the order written."""
    capitals = any(word.isupper() and len(word) > 1 for word in person.name.split())
    if not (person.given and person.family and capitals) or has_han(person.name):
        return None
    parts = (person.given, person.family)
    first = person.name.casefold().startswith(person.family.casefold())
    return " ".join(reversed(parts) if first else parts)
