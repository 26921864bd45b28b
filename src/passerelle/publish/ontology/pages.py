"""Pages of the ontology: which there are, and how one is written in one language.

Each page is written once per language, and names every thing in all three. Of the ways that need
no script this is the plainest: the language stays when a link is followed, ``<html lang>`` is
true for screen readers and for the choice of letters, and search engines find all three by
``hreflang``. A switch made of hidden checkboxes would forget the choice on the next page.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from passerelle.publish.ontology.diagram import FIGURES, draw
from passerelle.publish.ontology.graph import short
from passerelle.publish.ontology.index import Index
from passerelle.publish.ontology.model import LANGS, Ontology, Texts
from passerelle.publish.ontology.texts import NAMES, catalogue
from passerelle.publish.pages.highlight import highlight, prefixes_in, terms_in
from passerelle.templates import environment

__all__ = ["TEMPLATES", "Around", "Page", "Writer"]

TEMPLATES = Path(__file__).resolve().parent / "templates"
_HEAD_OF_FILE = re.compile(r"\A(?:(?:#|@prefix|@base|PREFIX|BASE)[^\n]*\n|\s*\n)*")
_STATEMENT_END = re.compile(r"(?<=\s\.)\n+(?=\S)")
_EXCERPT = 6_000
"""Characters of an example that a term's page shows, about."""
_LONG = 20_000
"""Characters from which on a text is shown with few marks, to keep its page below 100 kB."""
_TERM_IN_TEXT = re.compile(r"(pas:[A-Za-z][\w-]*)")


@dataclass(frozen=True)
class Page:
    """A page: its key (the file without language and ending), its template, what it shows."""

    key: str
    template: str
    shows: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Around:
    """The site that the pages are a part of: its address, ending in a slash, and its titles."""

    home: str
    titles: dict[str, str]


class Writer:
    """Writes the pages of one ontology, by themselves or as a part of the site `around` them."""

    def __init__(self, ontology: Ontology, around: Around | None = None) -> None:
        self._all = ontology
        self._index = Index(ontology)
        self._places = dict(self._addresses())
        self._environment = environment(TEMPLATES)
        self._environment.globals.update(
            around=around,
            ontology=ontology,
            index=self._index,
            langs=LANGS,
            names=NAMES,
            words={lang: catalogue(lang) for lang in LANGS},
            short=cache(self._short),
            place=self._places.get,
            expand=self._expand,
            wrapped=wrapped,
            licence_name=_licence_name(ontology.header.licence),
            drawings=[(one.key, [draw(one, upright=way) for way in (False, True)])
                      for one in FIGURES],
        )  # fmt: skip

    def pages(self) -> Iterator[Page]:
        """All pages, each once; every one is written in every language."""
        yield Page("def", "def.html.jinja")
        for term in self._all.terms.values():
            yield Page(self._places[term.iri][0], "term.html.jinja", {"term": term})
        for scheme in self._all.schemes.values():
            yield Page(f"scheme/{scheme.name}", "scheme.html.jinja", {"scheme": scheme})
        yield Page("shapes", "shapes.html.jinja")
        for family, shapes in self._index.families().items():
            yield Page(
                f"shapes/{family}", "family.html.jinja", {"family": family, "shapes": shapes}
            )
        yield Page("rules", "rules.html.jinja")
        yield Page("examples", "examples.html.jinja")
        for example in self._all.examples.values():
            yield Page(f"example/{example.name}", "example.html.jinja", {"example": example})

    def write(self, page: Page, lang: str) -> str:
        """The HTML of `page` in `lang`."""
        view = View(self._all, self._places, page.key, lang)
        text = self._environment.get_template(page.template).render(
            page=page, lang=lang, t=catalogue(lang), view=view, **page.shows
        )
        return text.rstrip("\n") + "\n"

    def _short(self, iri: str) -> str:
        """`iri` with a prefix; the ``^`` of a relation read backwards stays before it."""
        mark = "^" if iri.startswith("^") else ""
        return mark + short(iri.removeprefix("^"), self._all.prefixes)

    def _expand(self, name: str) -> str:
        prefix, local = name.split(":", 1)
        return self._all.prefixes[prefix] + local

    def _addresses(self) -> Iterator[tuple[str, tuple[str, str]]]:
        """Where each address is explained: page and anchor."""
        for iri in self._index.reused:
            yield iri, ("def", anchor(self._short(iri)))
        for iri, name in file_names(self._all).items():
            yield iri, (f"def/{name}", "")
        for shape in self._all.shapes.values():
            yield shape.iri, (f"shapes/{shape.family}", shape.name)
        for scheme in self._all.schemes.values():
            yield scheme.iri, (f"scheme/{scheme.name}", "")
            for concept in scheme.concepts.values():
                yield concept.iri, (f"scheme/{scheme.name}", concept.slug)
        yield self._all.header.iri, ("def", "")


def anchor(text: str) -> str:
    """`text` as an anchor; no name of ours begins with an underscore, hence none is taken."""
    return "_" + re.sub(r"[^\w-]+", "-", text).strip("-")


def wrapped(label: str) -> list[str]:
    """`label` on one line, or on two when it is too long for a box of the drawing."""
    return textwrap.wrap(label, 18, break_long_words=False)[:2]


def _licence_name(iri: str) -> str:
    """A Creative Commons licence by its usual name, any other by its address."""
    found = re.search(r"creativecommons\.org/licenses/([a-z-]+)/([\d.]+)", iri)
    return f"CC {found[1].upper()} {found[2]}" if found else iri


def file_names(ontology: Ontology) -> dict[str, str]:
    """A file name for each term: its own name.

    Where a class and a property differ only by a capital, the property's says so, because
    some systems of files do not tell the two apart.
    """
    classes = {term.name.lower() for term in ontology.terms.values() if term.is_class}
    return {
        term.iri: f"{term.name}-property"
        if not term.is_class and term.name.lower() in classes
        else term.name
        for term in ontology.terms.values()
    }


class View:
    """What a template asks while one page is written in one language."""

    def __init__(
        self, ontology: Ontology, places: dict[str, tuple[str, str]], key: str, lang: str
    ) -> None:
        self._all = ontology
        self._places = places
        self._key = key
        self._lang = lang
        self.root = "../" * key.count("/")

    def href(self, key: str, anchor: str = "", lang: str | None = None) -> str:
        """The way from this page to another, by default in the same language."""
        lang = lang or self._lang
        suffix = "" if lang == LANGS[0] else f".{lang}"
        return f"{self.root}{key}{suffix}.html" + (f"#{anchor}" if anchor else "")

    def link(self, iri: str) -> str | None:
        """The way to where `iri` is explained here; None where it is not."""
        return self.href(*self._places[iri]) if iri in self._places else None

    def outside(self, iri: str) -> str | None:
        """`iri` when it can be followed on the web, else None."""
        return iri if re.match(r"https?://[^\s\"<>]+$", iri) else None

    def ordered(self, texts: Texts) -> list[tuple[str, list[str]]]:
        """The texts of the three languages and the others there are, this page's first."""
        order = [self._lang, *(lang for lang in LANGS if lang != self._lang), ""]
        order += [lang for lang in texts if lang not in order]
        return [(lang, texts[lang]) for lang in order if texts.get(lang)]

    def others(self, texts: Texts) -> list[tuple[str, list[str]]]:
        """The texts that the page does not show first."""
        return self.ordered(texts)[1:]

    def text(self, texts: Texts) -> Markup:
        """The text in this page's language, or the first there is, marked with its language."""
        found = self.ordered(texts)
        if not found:
            return Markup("—")
        lang, lines = found[0]
        shown = self.prose(" ".join(lines))
        if lang in (self._lang, ""):
            return shown
        return Markup('<span lang="{}">{}</span>').format(lang, shown)

    def plain(self, texts: Texts) -> str:
        """The same without marks, for titles."""
        return next((" ".join(lines) for _, lines in self.ordered(texts)), "")

    def prose(self, text: str) -> Markup:
        """A sentence in which the names of our terms lead to their pages."""
        if "pas:" not in text:
            return escape(text)
        parts = []
        for at, part in enumerate(_TERM_IN_TEXT.split(text)):
            iri = part.replace("pas:", self._all.prefixes["pas"], 1)
            href = self.link(iri) if at % 2 else None
            if href:
                parts.append(Markup('<a class="name" href="{}">{}</a>').format(href, part))
            else:
                parts.append(escape(part))
        return Markup("").join(parts)

    def ticked(self, text: str) -> Markup:
        """A line of the changelog: what stands between backticks is code."""
        parts = text.split("`")
        shown = (
            Markup("<code>{}</code>").format(self.prose(part)) if at % 2 else escape(part)
            for at, part in enumerate(parts)
        )
        return Markup("").join(shown)

    def gloss(self, iri: str) -> Markup:
        """The label of a concept of ours beside its name; nothing for what is not ours."""
        for scheme in self._all.schemes.values():
            if iri in scheme.concepts:
                label = self.text(scheme.concepts[iri].labels)
                return Markup(' <span class="gloss">{}</span>').format(label)
        return Markup("")

    def code(self, text: str, mark: str | None = None, *, body: bool = False) -> Markup:
        """Turtle or SPARQL with colours and links; `body` leaves out what stands before it."""
        prefixes = {**self._all.prefixes, **prefixes_in(text)}
        if body:
            text = _HEAD_OF_FILE.sub("", text, count=1)
        return highlight(text, prefixes, self.link, mark, sparing=len(text) > _LONG)

    def about(self, text: str, term: str) -> tuple[str, bool]:
        """The statements of an example that name `term`, and whether these are all it has.

        An example that is not long is shown whole.
        """
        if len(text) <= _EXCERPT:
            return text, True
        known = {**self._all.prefixes, **prefixes_in(text)}
        said, size = [], 0
        for one in _STATEMENT_END.split(_HEAD_OF_FILE.sub("", text, count=1)):
            if term in terms_in(one, known) and size < _EXCERPT:
                said.append(one[:_EXCERPT])
                size += len(one)
        return "\n".join(said), False
