"""The pages about things in every language, and the files beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup
from pyoxigraph import NamedNode

from passerelle.namespaces import DCTERMS, FOAF, PAS
from passerelle.publish.pages.frame import Frame
from passerelle.publish.parts import LANGS, File, Site
from passerelle.publish.things.data_files import ENDINGS, data_files, script_text
from passerelle.publish.things.describe import describe
from passerelle.publish.things.ego import ego_of, shortened
from passerelle.publish.things.html import safe
from passerelle.publish.things.model import Cell, Claim, Described, Evidence, Weblink
from passerelle.publish.things.names import Named, Namer, clean
from passerelle.publish.things.paging import Sheet, key_of, sheets
from passerelle.publish.things.reading import Node, Reader
from passerelle.publish.things.speaker import Speaker
from passerelle.publish.things.tables import Tables
from passerelle.publish.things.timeline import Timeline, timeline_of

__all__ = ["SourceNote", "ThingPages"]

_WITH_PEOPLE = ("person", "event", "delegation", "institution", "instrument")
"""Kinds whose pages may name people, and say on what basis."""
_DATED = ("cooperations", "functions", "members", "projects", "instruments", "editions")
"""The sections that a timeline is drawn of: the first that there is."""


@dataclass(frozen=True)
class SourceNote:
    """A source of a page: its number there, and what the page says of it."""

    number: int
    named: Named
    publisher: Cell
    licence: Cell
    checked: Cell


class ThingPages:
    """Writes the files about one thing after another."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._frame = Frame(site)
        self.reader = Reader(site.store)
        self._namer = Namer(site, self.reader)
        self._speakers = {lang: Speaker(site, lang) for lang in LANGS}

    def files(self, iri: str) -> Iterator[File]:
        """All files about the thing `iri`: its pages in each language, and its data."""
        self.reader.begin()
        thing = describe(self._site, self.reader, self._namer, iri)
        key = self._site.key(iri) or ""
        script = safe(script_text(self._site, thing))
        for sheet in sheets(thing):
            notes = self._notes(thing, sheet)
            for lang in LANGS:
                yield self._page(thing, sheet, key, lang, notes, script)
        yield from data_files(self._site, thing, key)

    def _page(
        self,
        thing: Described,
        sheet: Sheet,
        key: str,
        lang: str,
        notes: dict[str, SourceNote],
        script: Markup,
    ) -> File:
        speaker = self._speakers[lang]
        evidence = evidence_of(sheet.every_claim)
        numbers = {one.node: at for at, one in enumerate(evidence, 1)}
        return self._frame.page(
            "thing",
            key_of(key, sheet.number),
            lang,
            thing=thing,
            sheet=sheet,
            first=sheet.number == 1,
            base_key=key,
            key_of=key_of,
            say=speaker,
            w=speaker.words,
            tables=Tables(speaker, numbers, {iri: note.number for iri, note in notes.items()}),
            title=clean(speaker.name(thing.named), 180),
            notes=notes,
            evidence=evidence,
            disagree=any(claim.preferred for claim in sheet.every_claim),
            timeline=timeline(thing, notes) if sheet.number == 1 else None,
            ego=ego_of(thing.partners) if sheet.number == 1 else None,
            shortened=shortened,
            script=script if sheet.number == 1 else "",
            endings=ENDINGS,
            with_people=_WITH_PEOPLE,
            source_of=self._source_of,
        )

    def _source_of(self, graph: str) -> str:
        """The address of the source whose statements a graph holds."""
        return graph.replace("/graph/source/", "/id/source/")

    def _notes(self, thing: Described, sheet: Sheet) -> dict[str, SourceNote]:
        """The sources of a page by address, numbered in the order of their addresses."""
        addresses = {claim.source.iri for claim in sheet.every_claim if claim.source}
        addresses |= {
            self._source_of(graph)
            for fact in thing.facts
            for _, graphs in fact.values
            for graph in graphs
            if "/graph/source/" in graph
        }
        return {
            iri: self._note(number, NamedNode(iri))
            for number, iri in enumerate(sorted(addresses), 1)
        }

    def _note(self, number: int, source: NamedNode) -> SourceNote:
        node = self.reader.about(source)
        return SourceNote(
            number,
            self._namer.named(source),
            _said(node, DCTERMS.publisher, FOAF.name, self.reader),
            _said(node, DCTERMS.license, None, self.reader),
            next(iter(node.literals(PAS.retrieved)), None),
        )


def _said(node: Node, predicate: NamedNode, name: NamedNode | None, reader: Reader) -> Cell:
    """A text, or the name of what an address stands for, or the address."""
    for value in node.values(predicate):
        if isinstance(value, NamedNode):
            named = next(iter(reader.about(value).literals(name)), None) if name else None
            return named or Weblink(value.value)
        return clean(value.value)
    return None


def evidence_of(claims: tuple[Claim, ...]) -> list[Evidence]:
    """The places of evidence of several claims, each once."""
    every = (evidence for claim in claims for evidence in claim.evidence)
    return list({one.node: one for one in every}.values())


def timeline(thing: Described, notes: dict[str, SourceNote]) -> Timeline | None:
    """The timeline of the first section that has dates."""
    checked = [getattr(note.checked, "value", "") for note in notes.values()]
    by_name = {section.name: section for section in thing.sections}
    for name in _DATED:
        if name in by_name:
            drawn = timeline_of(by_name[name].rows, checked)
            if drawn:
                return drawn
    return None
