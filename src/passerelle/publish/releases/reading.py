"""What differs between two releases, in words of one language: for text and for pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from passerelle.publish.releases.texts import kind_name, property_name, text
from passerelle.queries.labels import short
from passerelle.releases.changes import OPERATIONS
from passerelle.releases.document import Document

__all__ = ["Group", "Line", "Reading", "Told"]

_KEYED = re.compile(r"/id/([a-z-]+)/([^/]+)$")
_LONGEST = 300
"""Characters of a value that are shown."""


@dataclass(frozen=True)
class Line:
    """One statement in words: `sign` is ``+``, ``-`` or ``~``; `old` or `new` may be empty."""

    sign: str
    part: str
    property: str
    old: str
    new: str
    causes: str


@dataclass(frozen=True)
class Told:
    """One thing in words; `address` empty where it stands in no list."""

    address: str
    name: str
    kind: str
    fate: str
    lines: list[Line]
    left_out: int


@dataclass(frozen=True)
class Group:
    """The things that have met the same; `left_out` of them are not told."""

    operation: str
    title: str
    things: list[Told]
    count: int

    @property
    def left_out(self) -> int:
        """How many are not told."""
        return self.count - len(self.things)


class Reading:
    """A document of `releases.document` read in `lang`."""

    def __init__(self, document: Document, lang: str) -> None:
        self.document = document
        self.lang = lang

    def text(self, key: str, **values: object) -> str:
        """A text of the release pages."""
        return text(key, self.lang, **values)

    @property
    def title(self) -> str:
        """Which two are compared."""
        sides = {side: self.document[side]["name"] for side in ("old", "new")}
        return self.text("difference", **sides)

    @property
    def same(self) -> str:
        """Why there is nothing to tell; empty when there is."""
        if self.document["things"]:
            return ""
        if any(self.document["counts"]["quads"].values()):
            return self.text("only_support")
        return self.text("same", **{one: self.document[one]["name"] for one in ("old", "new")})

    def counts(self) -> list[tuple[str, str]]:
        """A line for things, statements and quads: what is counted, and how many."""
        return [
            (self.text(what), self._counted(counts))
            for what, counts in self.document["counts"].items()
        ]

    def _counted(self, counts: dict[str, int]) -> str:
        told = (self.text(f"n_{operation}", n=n) for operation, n in counts.items() if n)
        return ", ".join(told) or "0"

    def groups(self, things: int | None, lines: int | None) -> list[Group]:
        """By operation, at most so many things with so many statements each (None: all)."""
        found = []
        for operation in OPERATIONS:
            met = [one for one in self.document["things"] if one["operation"] == operation]
            if met:
                told = [self._told(one, lines) for one in met[:things]]
                found.append(Group(operation, self.text(operation), told, len(met)))
        return found

    def _told(self, one: Document, most: int | None) -> Told:
        kind = one["kind"] or _kind_in(one["thing"])
        if not one["listed"]:
            return Told("", self.text("unnamed"), kind_name(kind, self.lang), "", [], 0)
        lines = [self._line(change, one["thing"]) for change in one["statements"][:most]]
        return Told(
            one["thing"],
            self.name(one["thing"]),
            kind_name(kind, self.lang) if kind else "",
            self._fate(one),
            lines,
            len(one["statements"]) - len(lines),
        )

    def _fate(self, one: Document) -> str:
        if one["operation"] not in ("merged", "split"):
            return ""
        fate = self.text(
            "into" if one["operation"] == "merged" else "apart", name=self.name(one["other"])
        )
        if not one["decision"]:
            return fate
        return f"{fate} ({self.text('decision')} {_last(one['decision'])})"

    def _line(self, change: Document, thing: str) -> Line:
        causes = ", ".join(self.name(cause) for cause in change["causes"])
        return Line(
            {"added": "+", "removed": "-", "changed": "~"}[change["operation"]],
            " · ".join(self._parts(change, thing)),
            property_name(self.name(change["property"]), self.lang),
            self.term(change["old"]),
            self.term(change["new"]),
            self.text("because", causes=causes) if causes else "",
        )

    def _parts(self, change: Document, thing: str) -> Iterator[str]:
        """What a statement is of, where not of the thing itself; and whether it is a claim."""
        if change["node"] != thing:
            kind = _kind_in(change["node"])
            yield kind_name(kind, self.lang) if kind else self.text("node")
        if change["claim"]:
            yield kind_name("claim", self.lang)

    def name(self, address: str) -> str:
        """What an address is called in the language, else in another, else by its end."""
        if address.startswith("_:"):
            return self.text("node")
        names = self.document["names"].get(address, {})
        for lang in (self.lang, "fr", "en", "zh", ""):
            if lang in names:
                return str(names[lang])
        return next(iter(names.values()), None) or _last(address)

    def term(self, term: dict[str, Any] | None) -> str:
        """A value in words; literals with their language."""
        if term is None:
            return ""
        if term["type"] == "uri":
            return self.name(term["value"])
        if term["type"] == "bnode":
            return self.text("node")
        value = term["value"]
        shown = value if len(value) <= _LONGEST else value[:_LONGEST] + "…"
        return f"{shown} ({term['xml:lang']})" if "xml:lang" in term else shown


def _kind_in(address: str) -> str:
    """``participation`` of ``…/id/participation/…``."""
    found = _KEYED.search(address)
    return found[1] if found else ""


def _last(address: str) -> str:
    found = _KEYED.search(address)
    return f"{found[1]}/{found[2]}" if found else short(address)
