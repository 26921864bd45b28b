"""Values put into the words and the HTML of one language; names once made are kept."""

from __future__ import annotations

import re

from markupsafe import Markup, escape
from pyoxigraph import Literal

from passerelle.namespaces import MODALITY, XSD
from passerelle.publish.parts import LANGS, Site, place
from passerelle.publish.things.dates import Time, day_in_words
from passerelle.publish.things.model import (
    Cell,
    Described,
    Modality,
    Several,
    Unlinked,
    Weblink,
    Word,
)
from passerelle.publish.things.names import Named, clean, slug_of
from passerelle.publish.things.terms import load_terms
from passerelle.publish.things.words import words

__all__ = ["ROOT", "Ids", "Speaker"]

ROOT = "../../"
"""From a page about a thing (``doc/kind/slug.html``) to the top of the site."""
_FOLLOWED = re.compile(r"https?://[^\s<>\"{}|\\^`\[\]]+\Z")
# Letters written from the right, and the marks and overrides that turn a text around.
_TURNED = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]"
)


def licence_name(address: str) -> str:
    """A Creative Commons licence by its usual name, any other by its address.

    >>> licence_name("https://creativecommons.org/licenses/by/4.0/")
    'CC BY 4.0'
    >>> licence_name("https://creativecommons.org/publicdomain/zero/1.0/")
    'CC0 1.0'
    """
    found = re.search(r"creativecommons\.org/(licenses|publicdomain)/([a-z-]+)/([\d.]+)", address)
    if not found:
        return address
    return f"CC0 {found[3]}" if found[2] == "zero" else f"CC {found[2].upper()} {found[3]}"


class Ids:
    """The anchors of one page: each is given once."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def once(self, iri: str) -> Markup:
        """The attribute ``id`` for a node; nothing when the page has it already."""
        if not iri or iri in self._given:
            return Markup("")
        self._given.add(iri)
        return Markup(' id="{}"').format(slug_of(iri))


class Speaker:
    """Speaks one language, for all pages about things: they lie equally deep in the site."""

    def __init__(self, site: Site, lang: str) -> None:
        self.lang = lang
        self.words = words(lang)
        self._preference = site.settings.graph.languages
        self._links: dict[str, Markup] = {}
        self._modalities: dict[str, Markup] = {}

    def name(self, named: Named) -> str:
        """What `named` is called, without marks: for titles and drawings."""
        return named.text(self.lang, self._preference)[0] or self.words["nameless"]

    def spelled(self, named: Named) -> Markup:
        """The name, marked with its language; a thing without one by its address."""
        text, lang = named.text(self.lang, self._preference)
        if not text:
            short = named.iri.partition("/id/")[2] or named.iri
            return Markup('<code class="name">{}</code>').format(clean(short))
        return self.text(text, lang)

    def text(self, text: str, lang: str = "") -> Markup:
        """A text marked with its language, and set apart where it is written the other way."""
        foreign = lang and lang != self.lang
        if foreign:
            return Markup('<bdi lang="{}">{}</bdi>').format(lang, text)
        return Markup("<bdi>{}</bdi>").format(text) if _TURNED.search(text) else escape(text)

    def link(self, named: Named) -> Markup:
        """The name, leading to its page where it has one."""
        known = self._links.get(named.iri)
        if known is None:
            known = self.spelled(named)
            href = self.href(named)
            if href:
                known = Markup('<a href="{}">{}</a>').format(href, known)
            self._links[named.iri] = known
        return known

    def href(self, named: Named) -> str:
        """The way to its page; empty where it has none."""
        if named.place is None:
            return ""
        key, anchor = named.place
        return ROOT + place(key, self.lang) + (f"#{anchor}" if anchor else "")

    def modality(self, slug: str) -> Markup:
        """How a fact is put forward; always shown."""
        known = self._modalities.get(slug)
        if known is None:
            label = load_terms().name(MODALITY.term(slug).value, self.lang)
            shade = slug if slug in ("asserted", "reported", "intended", "denied") else "other"
            known = Markup('<span class="modality {}">{}</span>').format(shade, label)
            self._modalities[slug] = known
        return known

    def time(self, time: Time) -> Markup:
        """Dates in words, and as written where the words differ."""
        told = time.words(self.lang)
        if not time.written or time.written == told:
            return escape(told)
        written = self.words["as written"].format(clean(time.written, 200))
        return Markup('{} <span class="written">{}</span>').format(told, written)

    def literal(self, literal: Literal) -> Markup:
        """A date in words, a number as it is, a text with its language."""
        if literal.datatype == XSD.date or literal.datatype == XSD.dateTime:
            return Markup('<time datetime="{}">{}</time>').format(
                literal.value[:10], day_in_words(literal.value[:10], self.lang)
            )
        return self.text(clean(literal.value), literal.language or "")

    def weblink(self, address: str) -> Markup:
        """An address elsewhere; only one of the web can be followed."""
        shown = clean(address, 300)
        if _FOLLOWED.match(address):
            return Markup('<a class="outside" rel="nofollow" href="{}">{}</a>').format(
                address, shown
            )
        return Markup("<code>{}</code>").format(shown)

    def cell(self, value: Cell) -> Markup:
        """A value of a table or list."""
        if value is None:
            return Markup("")
        if isinstance(value, Named):
            return self.link(value)
        if isinstance(value, Time):
            return self.time(value)
        if isinstance(value, Modality):
            return self.modality(value.slug)
        if isinstance(value, Unlinked):
            return self.spelled(value.named)
        if isinstance(value, Literal):
            return self.literal(value)
        if isinstance(value, Weblink):
            return self.weblink(value.address)
        if isinstance(value, Word):
            return escape(self.words[value.name])
        if isinstance(value, Several):
            return self._several(value)
        return self.text(value)

    def _several(self, value: Several) -> Markup:
        parts = [self.cell(one) for one in value.cells]
        if value.more:
            parts.append(escape(self.words["more"].format(value.more)))
        return escape("、" if self.lang == "zh" else ", ").join(parts)

    def other_names(self, thing: Described) -> list[tuple[str, str, bool]]:
        """The names but the one in the heading: the main ones first, each by language."""
        text, lang = thing.named.text(self.lang, self._preference)
        order = {tag: at for at, tag in enumerate(LANGS)}
        rest = [one for one in thing.names if one[:2] != (lang, text)]
        return sorted(rest, key=lambda one: (not one[2], order.get(one[0], 9), one[0], one[1]))

    def extent(self, days: tuple[str, str]) -> str:
        """From a first day to a last, either of which may be unknown."""
        first, last = (day_in_words(day, self.lang) if day else "" for day in days)
        if first and first == last:
            return first
        if first and last:
            return self.words["from to"].format(first, last)
        known = (first or self.words["unknown start"], last or self.words["unknown end"])
        return " – ".join(known)

    def told(self, texts: dict[str, str]) -> Markup:
        """A text in this language, else in the next preferred one."""
        for lang in (self.lang, *self._preference, *texts):
            if lang in texts:
                return self.text(texts[lang], lang)
        return Markup("")

    def licence(self, value: Cell) -> Markup:
        """A licence by its usual name, leading to its text."""
        return self.licence_link(value.address) if isinstance(value, Weblink) else self.cell(value)

    def licence_link(self, address: str) -> Markup:
        """A Creative Commons licence by its usual name, any other by its address."""
        name = licence_name(address)
        if name == address or not _FOLLOWED.match(address):
            return self.weblink(address)
        return Markup('<a href="{}">{}</a>').format(address, name)

    def person(self, cell: Cell, ids: Ids) -> Markup:
        """The anchor of a person who is told here and has no page."""
        return ids.once(cell.named.iri) if isinstance(cell, Unlinked) else Markup("")

    def anchor(self, iri: str) -> str:
        """The anchor of a node on the page that tells it.

        >>> speaker.anchor("https://x.org/id/party/1f")  # doctest: +SKIP
        'party-1f'
        """
        return slug_of(iri)
