"""The home page: what this is, how much there is, where to begin, what is newest."""

from __future__ import annotations

from collections.abc import Iterator

from passerelle.publish.pages.chart import chart, size_of
from passerelle.publish.pages.frame import Frame, built_on, spaced
from passerelle.publish.pages.lists import rows
from passerelle.publish.pages.overview import Entry, Overview, overview
from passerelle.publish.parts import LANGS, PAGED, File, Site

__all__ = ["home", "newest"]

_NEWEST = 7
_COUNTED = ("collectivity", "institution", "partnership", "project", "event", "instrument")


def home(site: Site) -> Iterator[File]:
    """The home page in each language, and its drawing."""
    seen, frame, drawn = overview(site), Frame(site), chart(site)
    counts = {kind: len(seen.of_kind(kind)) for kind in PAGED}
    for lang, text in drawn.items():
        yield File(f"assets/chart.{lang}.svg", text)
    for lang in LANGS:
        news = {
            kinds[0]: rows(seen, newest(seen, kinds, built_on(site)), "", lang, brief=True)
            for kinds in (("event",), ("partnership", "project"))
        }
        yield frame.page(
            "home",
            "index",
            lang,
            counts={kind: counts[kind] for kind in _COUNTED if counts[kind]},
            sources=counts["source"],
            text=_text(site, lang),
            news={kind: found for kind, found in news.items() if found},
            drawn=bool(drawn),
            size=size_of(drawn[lang]) if drawn else (),
        )


def newest(seen: Overview, kinds: tuple[str, ...], today: str) -> list[Entry]:
    """The things of `kinds` that began last, as far as that is known; what is only planned not."""
    dated = [
        one
        for kind in kinds
        for one in seen.of_kind(kind)
        if one.since and one.until and (not today or one.since <= today)
    ]
    return sorted(dated, key=lambda one: (one.since, one.until, one.iri), reverse=True)[:_NEWEST]


def _text(site: Site, lang: str) -> str:
    """What the graph says of itself in `lang`, else in another language."""
    texts = site.settings.graph.description
    return spaced(next((texts[one] for one in (lang, *LANGS) if texts.get(one)), ""))
