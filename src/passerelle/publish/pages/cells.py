"""Answers as tables of a page: names that lead to pages, dates as people write them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup
from pyoxigraph import Literal, NamedNode

from passerelle.graph.validate import Finding
from passerelle.namespaces import PAS, XSD
from passerelle.publish.pages.frame import View, day
from passerelle.publish.pages.overview import Overview
from passerelle.publish.pages.page_texts import words
from passerelle.publish.parts import LANGS, Site
from passerelle.queries.labels import labels_of
from passerelle.queries.run import Answer, titles_of
from passerelle.store import Solutions
from passerelle.store.base import Term

__all__ = ["Cells", "order", "told"]

_NAMED = ("rule/", "source-version/", "agent/")
"""Kinds of things without a page that have a name all the same."""


def order(lang: str) -> tuple[str, ...]:
    """The languages in which names are looked for, `lang` first."""
    return (lang, *(one for one in LANGS if one != lang))


def told(site: Site, seen: Overview, answer: Answer, lang: str) -> Answer:
    """`answer` with its names in `lang`, and without those of people who have no page.

    Such people stay as addresses: who asks the graph finds them, a list does not name them. In
    a quote their names are left out, as marks of omission say.
    """
    rows = [tuple(_hidden(term, seen) for term in row) for row in answer.solutions.rows]
    addresses = {term.value for row in rows for term in row if isinstance(term, NamedNode)}
    labels = {iri: seen.label(iri, lang) for iri in addresses if seen.knows(iri)}
    rest = {iri for iri in addresses - labels.keys() if _may_have_name(site, iri)}
    labels |= labels_of(site.store, rest, order(lang))
    labels |= dict.fromkeys(addresses & seen.unlisted.keys(), words(lang).unnamed)
    return replace(
        answer,
        solutions=Solutions(answer.solutions.variables, rows),
        labels=labels,
        titles=titles_of(answer, order(lang)),
    )


def _may_have_name(site: Site, iri: str) -> bool:
    """Whether to ask what `iri` is called: not of the many nodes that only tie others together."""
    start = f"{site.minter.base}id/"
    return not iri.startswith(start) or iri[len(start) :].startswith(_NAMED)


def _hidden(term: Term | None, seen: Overview) -> Term | None:
    if seen.unnamed is None or not isinstance(term, Literal):
        return term
    text = seen.unnamed.sub("[…]", term.value)
    return term if text == term.value else Literal(text)


@dataclass(frozen=True)
class Cells:
    """Shows terms as links from `view`: to a page here where there is one."""

    site: Site
    seen: Overview
    view: View

    def cell(self, answer: Answer, term: Term | None) -> Markup:
        """A cell of a table."""
        text = answer.text(term)
        if isinstance(term, NamedNode):
            href = self.href(term.value)
            return Markup('<a href="{}">{}</a>').format(href, text) if href else Markup.escape(text)
        if isinstance(term, Literal) and term.datatype == XSD.date:
            return Markup.escape(day(text, self.view.lang))
        return Markup.escape(text)

    def href(self, iri: str) -> str:
        """Where a reader gets to `iri` within the site; empty where nowhere."""
        if iri in self.seen.entries:
            return self.view.href(self.seen.entries[iri].key)
        if iri in self.seen.labels:
            scheme, slug = iri.removeprefix(str(PAS)[:-1] + "/").split("#", 1)
            if scheme == "theme":
                return self.view.href(f"theme/{slug}")
            return self.view.href(f"scheme/{scheme}", slug) if "/" not in scheme else ""
        return ""

    def term(self, iri: str) -> str | None:
        """Where a term or concept of the ontology is explained; None for what is not ours."""
        if iri.startswith(str(PAS)):
            return self.view.href("def", iri.removeprefix(str(PAS)))
        return self.href(iri) or None

    def link(self, finding: Finding) -> Markup:
        """The thing that a finding is about."""
        name, href = finding.name or finding.node.rsplit("/", 1)[-1], self.href(finding.node)
        return Markup('<a href="{}">{}</a>').format(href, name) if href else Markup.escape(name)
