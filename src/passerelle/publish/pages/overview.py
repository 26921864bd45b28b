"""What lists, search, themes and the home page know of every thing: one pass over the graph.

Read are whole properties, one after the other, and never a thing by itself: on a graph of
millions of statements this takes seconds, where a question per thing would take minutes.
People are in only when they were elected or appointed; whom an official text merely names,
and whom the list of the withdrawn holds, is in nothing that is made from here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from pyoxigraph import Literal, NamedNode, Quad

from passerelle.graph.claims import CLASSES
from passerelle.namespaces import (
    ADMS,
    DCTERMS,
    FOAF,
    IDENTIFIER_SCHEME,
    PAS,
    PUBLIC_BASIS,
    RDF,
    RDFS,
    SKOS,
)
from passerelle.publish.pages.frame_texts import KINDS
from passerelle.publish.parts import LANGS, Site
from passerelle.publish.run.watching import once

__all__ = ["Entry", "Overview", "overview"]

_CONCEPTS = (PAS.actorKind, PAS.cooperationKind, PAS.eventKind, PAS.instrumentKind)
_SHOWN_PEOPLE = (PUBLIC_BASIS.elected, PUBLIC_BASIS.appointed)
_ACTORS = ("collectivity", "institution", "person", "delegation")


@dataclass(slots=True)
class Entry:
    """A thing with a page: its names by language and what it can be found by."""

    iri: str
    key: str
    kind: str
    names: dict[str, str] = field(default_factory=dict)
    variants: set[str] = field(default_factory=set)
    concept: str = ""
    """IRI of its kind in the scheme of kinds, such as ``…/actor-kind#commune``."""
    countries: set[str] = field(default_factory=set)
    """IRIs of territories."""
    themes: set[str] = field(default_factory=set)
    """IRIs of concepts; of actors those of what they take part in."""
    since: str = ""
    """First day on which it may have begun (ISO 8601), empty where none is known."""
    until: str = ""
    """Last day on which it may have begun."""
    within: set[str] = field(default_factory=set)
    """IRIs of the cooperations and events it takes part in; of these, of their actors."""

    def name(self, lang: str) -> str:
        """The name in `lang`, else in the first language that has one, else the last of its IRI."""
        for one in (lang, *LANGS, *sorted(self.names)):
            if found := self.names.get(one):
                return found
        return f"{KINDS[self.kind][lang][0]} {self.iri.rsplit('/', 1)[-1]}"

    def lang(self, lang: str) -> str:
        """The language that `name` answers in."""
        return next((one for one in (lang, *LANGS, *sorted(self.names)) if self.names.get(one)), "")

    @property
    def year(self) -> str:
        """The year in which it began, where the bounds leave no doubt."""
        first, last = self.since[:4], self.until[:4]
        return first if first and first == last else ""


@dataclass(frozen=True)
class Overview:
    """All things with a page, by IRI in order; names of concepts and codes of countries."""

    entries: dict[str, Entry]
    labels: dict[str, dict[str, str]]
    """Names by language of the concepts of the graph, by IRI."""
    spellings: dict[str, set[str]]
    """Other names of these concepts, in all languages."""
    unlisted: dict[str, set[str]]
    """People without a page, each with the names that no list may show."""
    codes: dict[str, str]
    """ISO 3166-1 code of each country, in small letters, by IRI."""

    @cached_property
    def unnamed(self) -> re.Pattern[str] | None:
        """Finds the names of people without a page in a text; None where there are none."""
        names = {name for some in self.unlisted.values() for name in some if len(name) > 1}
        ordered = sorted(names, key=lambda name: (-len(name), name))
        return re.compile("|".join(map(re.escape, ordered)), re.IGNORECASE) if names else None

    def of_kind(self, kind: str) -> list[Entry]:
        """The things of a kind (``collectivity``, …), by IRI."""
        return [one for one in self.entries.values() if one.kind == kind]

    def knows(self, iri: str) -> bool:
        """Whether `iri` is a thing with a page or a concept."""
        return iri in self.entries or iri in self.labels

    def label(self, iri: str, lang: str) -> str:
        """What a concept or a thing is called in `lang`."""
        if (entry := self.entries.get(iri)) is not None:
            return entry.name(lang)
        names = self.labels.get(iri, {})
        return next((names[one] for one in (lang, *LANGS) if one in names), _last(iri))

    def code(self, iri: str) -> str:
        """The code of a country, or the end of its address where it has none."""
        return self.codes.get(iri) or _last(iri)


def _last(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


@once
def overview(site: Site) -> Overview:
    """The overview of `site`; the last one is kept, because several parts need it."""
    return _Reading(site).overview()


class _Reading:
    """The scans, each over one property."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._entries: dict[str, Entry] = {}

    def overview(self) -> Overview:
        self._things()
        self._leave_out()
        self._names()
        self._describe()
        self._take_part()
        codes = self._codes()
        for entry in self._entries.values():
            if entry.iri in codes:
                entry.countries = {entry.iri}
        entries = dict(sorted(self._entries.items()))
        return Overview(entries, self._labels(), self._spellings(), self._unlisted(), codes)

    def _scan(self, predicate: NamedNode) -> Iterator[tuple[str, Quad]]:
        """The statements of a property on things and on others, with the subject's address."""
        for quad in self._site.store.matching(predicate=predicate):
            if isinstance(quad.subject, NamedNode):
                yield quad.subject.value, quad

    def _about(self, predicate: NamedNode) -> Iterator[tuple[Entry, Quad]]:
        """The statements of a property on things with a page."""
        for iri, quad in self._scan(predicate):
            if (entry := self._entries.get(iri)) is not None:
                yield entry, quad

    def _things(self) -> None:
        narrower: dict[str, set[NamedNode]] = defaultdict(set)
        for iri, quad in self._scan(RDFS.subClassOf):
            if isinstance(quad.object, NamedNode):
                narrower[quad.object.value].add(NamedNode(iri))
        classes = {*CLASSES.values(), PAS.Source}
        rest = list(classes)
        while rest:
            below = narrower[rest.pop().value] - classes
            classes |= below
            rest.extend(below)
        for one in sorted(classes, key=str):
            for quad in self._site.store.matching(predicate=RDF.type, value=one):
                self._add(getattr(quad.subject, "value", ""))

    def _add(self, iri: str) -> None:
        if iri in self._entries or (key := self._site.key(iri)) is None:
            return
        self._entries[iri] = Entry(iri, key, key.split("/")[1])

    def _leave_out(self) -> None:
        """People without public function, the withdrawn, and addresses that lead elsewhere."""
        shown = {entry.iri for entry, quad in self._about(PAS.publicBasis)
                 if quad.object in _SHOWN_PEOPLE}  # fmt: skip
        gone = {iri for one in (PAS.withdrawalReason, DCTERMS.isReplacedBy)
                for iri, _ in self._scan(one)}  # fmt: skip
        self._entries = {
            iri: entry
            for iri, entry in self._entries.items()
            if iri not in gone and (entry.kind != "person" or iri in shown)
        }

    def _names(self) -> None:
        for predicate in (SKOS.prefLabel, DCTERMS.title, FOAF.name):
            for entry, quad in self._about(predicate):
                if isinstance(quad.object, Literal):
                    lang, text = quad.object.language or "und", quad.object.value
                    entry.names[lang] = min(text, entry.names.get(lang, text))
        for entry, quad in self._about(SKOS.altLabel):
            entry.variants.add(getattr(quad.object, "value", ""))

    def _describe(self) -> None:
        for predicate in _CONCEPTS:
            for entry, quad in self._about(predicate):
                concept = getattr(quad.object, "value", "")
                entry.concept = min(concept, entry.concept or concept)
        for entry, quad in self._about(PAS.country):
            entry.countries.add(getattr(quad.object, "value", ""))
        for entry, quad in self._about(PAS.theme):
            entry.themes.add(getattr(quad.object, "value", ""))
        for entry, quad in self._about(PAS.earliestStart):
            day = getattr(quad.object, "value", "")
            entry.since = min(day, entry.since or day)
        for entry, quad in self._about(PAS.latestStart):
            entry.until = max(getattr(quad.object, "value", ""), entry.until)
        for entry, quad in self._about(PAS.place):
            if (place := self._entries.get(getattr(quad.object, "value", ""))) is not None:
                entry.countries |= place.countries

    def _take_part(self) -> None:
        """Parties and participations: who is in what, and what both sides gain by it."""
        for whole, parts in ((PAS.inCooperation, (PAS.partyActor,)),
                             (PAS.inEvent, (PAS.participant, PAS.onBehalfOf))):  # fmt: skip
            of = {iri: getattr(quad.object, "value", "") for iri, quad in self._scan(whole)}
            for predicate in parts:
                for iri, quad in self._scan(predicate):
                    actor = self._entries.get(getattr(quad.object, "value", ""))
                    shared = self._entries.get(of.get(iri, ""))
                    if actor is not None and shared is not None:
                        actor.within.add(shared.iri)
                        shared.within.add(actor.iri)
        for entry in self._entries.values():
            if entry.kind in _ACTORS:
                entry.themes.update(*(self._entries[one].themes for one in entry.within))
            elif entry.kind in ("partnership", "project"):
                entry.countries.update(*(self._entries[one].countries for one in entry.within))

    def _codes(self) -> dict[str, str]:
        written = {iri: getattr(quad.object, "value", "").lower()
                   for iri, quad in self._scan(SKOS.notation)}  # fmt: skip
        scheme = IDENTIFIER_SCHEME.term("iso3166-1")
        found = {}
        for quad in self._site.store.matching(predicate=PAS.identifierScheme, value=scheme):
            for bearer in self._site.store.matching(predicate=ADMS.identifier, value=quad.subject):
                code = written.get(getattr(quad.subject, "value", ""), "")
                found[getattr(bearer.subject, "value", "")] = code
        return found

    def _labels(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for iri, quad in self._scan(SKOS.prefLabel):
            if isinstance(quad.object, Literal) and "#" in iri:
                found.setdefault(iri, {})[quad.object.language or "und"] = quad.object.value
        return found

    def _spellings(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for predicate in (SKOS.altLabel, SKOS.hiddenLabel):
            for iri, quad in self._scan(predicate):
                if "#" in iri:
                    found[iri].add(getattr(quad.object, "value", ""))
        return found

    def _unlisted(self) -> dict[str, set[str]]:
        people = {
            quad.subject.value
            for quad in self._site.store.matching(predicate=RDF.type, value=FOAF.Person)
            if isinstance(quad.subject, NamedNode) and quad.subject.value not in self._entries
        }
        found: dict[str, set[str]] = {iri: set() for iri in people}
        for predicate in (SKOS.prefLabel, SKOS.altLabel, PAS.nameAsWritten, FOAF.name):
            for iri, quad in self._scan(predicate) if people else ():
                if iri in people:
                    found[iri].add(getattr(quad.object, "value", ""))
        return found
