"""Values put into the words and the HTML of one language; names once made are kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from markupsafe import Markup
from pyoxigraph import Literal

from passerelle.namespaces import MODALITY, XSD
from passerelle.publish.pages.frame import licence_name, spaced
from passerelle.publish.parts import LANGS, Site, place
from passerelle.publish.things.dates import Time, day_in_words
from passerelle.publish.things.html import EMPTY, escape, safe
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

__all__ = ["ROOT", "Speaker"]

ROOT = "../../"
"""From a page about a thing (``doc/kind/slug.html``) to the top of the site."""
_TERMS = (f"{ROOT}def", f"{ROOT}scheme/", f"{ROOT}rules")
_FOLLOWED = re.compile(r"https?://[^\s<>\"{}|\\^`\[\]]+\Z")
# Letters written from the right, and the marks and overrides that turn a text around.
_TURNED = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]"
)


class Speaker:
    """Speaks one language, for all pages about things: they lie equally deep in the site."""

    def __init__(self, site: Site, lang: str) -> None:
        self.lang = lang
        self.words = words(lang)
        self._preference = site.settings.graph.languages
        self._links: dict[str, Markup] = {}
        self._modalities: dict[str, Markup] = {}
        self._times: dict[Time, Markup] = {}
        self._ways: dict[type, Callable[[Any], Markup]] = {
            Named: self.link,
            Time: self.time,
            Literal: self.literal,
            Several: self._several,
            Modality: lambda value: self.modality(value.slug),
            Unlinked: lambda value: self.spelled(value.named),
            Weblink: lambda value: self.weblink(value.address),
            Word: lambda value: escape(self.words[value.name]),
        }

    def name(self, named: Named) -> str:
        """What `named` is called, without marks: for titles and drawings."""
        return named.text(self.lang, self._preference)[0] or self.words["nameless"]

    def spelled(self, named: Named) -> Markup:
        """The name, marked with its language; a thing without one by its address."""
        text, lang = named.text(self.lang, self._preference)
        if not text:
            short = named.iri.partition("/id/")[2] or load_terms().short(named.iri)
            return safe(f'<code class="name">{escape(clean(short))}</code>')
        return self.text(text, lang)

    def text(self, text: str, lang: str = "") -> Markup:
        """A text marked with its language, and set apart where it is written the other way."""
        foreign = lang and lang != self.lang
        if foreign:
            return safe(f'<bdi lang="{escape(lang)}">{escape(text)}</bdi>')
        return safe(f"<bdi>{escape(text)}</bdi>") if _TURNED.search(text) else escape(text)

    def link(self, named: Named) -> Markup:
        """The name, leading to its page where it has one."""
        known = self._links.get(named.iri)
        if known is None:
            known = self.spelled(named)
            href = self.href(named)
            if href:
                shade = ' class="term"' if href.startswith(_TERMS) else ""
                known = safe(f'<a{shade} href="{escape(href)}">{known}</a>')
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
            known = safe(f'<span class="modality {shade}">{escape(label)}</span>')
            self._modalities[slug] = known
        return known

    def time(self, time: Time) -> Markup:
        """Dates in words, and as written where the words differ."""
        known = self._times.get(time)
        if known is None:
            known = self._times[time] = self._time(time)
        return known

    def _time(self, time: Time) -> Markup:
        told = time.words(self.lang)
        if not time.written or time.written == told:
            return escape(self.spaced(told))
        written = self.words["as written"].format(clean(time.written, 200))
        shown = escape(self.spaced(written))
        return safe(f'{escape(self.spaced(told))} <span class="written">{shown}</span>')

    def spaced(self, text: str) -> str:
        """`text` of ours; French keeps its marks on their line."""
        return spaced(text) if self.lang == "fr" else text

    def literal(self, literal: Literal) -> Markup:
        """A date in words, a number as it is, a text with its language."""
        if literal.datatype == XSD.date or literal.datatype == XSD.dateTime:
            day = literal.value[:10]
            told = day_in_words(day, self.lang)
            if told != day:
                return safe(f'<time datetime="{day}">{told}</time>')
        return self.text(clean(literal.value), literal.language or "")

    def weblink(self, address: str) -> Markup:
        """An address elsewhere, a licence by its name; only one of the web can be followed."""
        licence = "creativecommons.org" in address
        shown = licence_name(address) if licence else clean(address, 300)
        if _FOLLOWED.match(address):
            href = escape(address)
            return safe(f'<a class="outside" rel="nofollow" href="{href}">{escape(shown)}</a>')
        return safe(f"<code>{escape(shown)}</code>")

    def cell(self, value: Cell) -> Markup:
        """A value of a table or list."""
        if value is None:
            return EMPTY
        if isinstance(value, str):
            return self.text(value)
        return self._ways[type(value)](value)

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
        return EMPTY

    def anchor(self, iri: str) -> str:
        """The anchor of a node on the page that tells it."""
        return slug_of(iri)
