"""What is new, as Atom feeds (RFC 4287) in three languages: releases, and sources read anew.

Dates come from the graph and from the records of releases, never from the clock: the same graph
gives the same feed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from passerelle.publish.machine.facts import facts_of
from passerelle.publish.parts import LANGS, File, Site, place
from passerelle.releases.shelf import load_releases

__all__ = ["News", "feed_files", "news_of"]

_MOST = 100
_TEXTS = {
    "title": {"fr": "Nouveautés", "en": "What is new", "zh": "最新动态"},
    "source": {
        "fr": "Source lue : {title}",
        "en": "Source read: {title}",
        "zh": "已读取来源：{title}",
    },
    "release": {"fr": "Version {title}", "en": "Release {title}", "zh": "版本 {title}"},
}
_NEVER = "1970-01-01"
"""Atom asks for a date also where nothing in the graph has one."""


@dataclass(frozen=True)
class News:
    """One entry: when, what, where to read more."""

    day: str
    """ISO 8601."""
    kind: str
    """``source`` or ``release``."""
    name: Mapping[str, str]
    """What it is called, by language."""
    key: str
    """The page about it."""
    text: Mapping[str, str]
    """More about it, by language; may be empty."""


def news_of(site: Site) -> list[News]:
    """Releases, and sources by the day they were retrieved; the newest first."""
    found = [*_releases(site.workspace), *_sources(site)]
    return sorted(found, key=lambda one: (one.day, one.kind, one.key), reverse=True)[:_MOST]


def _sources(site: Site) -> Iterator[News]:
    for source in facts_of(site).sources:
        key = site.key(source.iri.value)
        if source.retrieved and key:
            names = {name.language or "und": name.value for name in source.title}
            yield News(source.retrieved, "source", names, key, {"und": source.publisher})


def _releases(root: Path | None) -> Iterator[News]:
    for one in load_releases(root) if root else ():
        key = f"releases/{one.number}"
        yield News(str(one.date), "release", {"und": one.number}, key, one.notes)


def feed_files(site: Site) -> Iterator[File]:
    """The part of the site: ``feed.xml``, ``feed.en.xml``, ``feed.zh.xml``."""
    news = news_of(site)
    for lang in LANGS:
        yield File(_place(lang), _feed(site, news, lang))


def _place(lang: str) -> str:
    return place("feed", lang).removesuffix("html") + "xml"


def _feed(site: Site, news: list[News], lang: str) -> str:
    graph = site.settings.graph
    address = site.home + _place(lang)
    title = f"{_in(graph.title, lang) or 'Passerelle'} – {_TEXTS['title'][lang]}"
    others = "".join(
        f'<link rel="alternate" type="application/atom+xml" hreflang="{other}" '
        f"href={quoteattr(site.home + _place(other))}/>\n"
        for other in LANGS
        if other != lang
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{lang}">\n'
        f"<id>{escape(address)}</id>\n"
        f"<title>{escape(title)}</title>\n"
        f"<updated>{_moment(max((one.day for one in news), default=_NEVER))}</updated>\n"
        f"<author><name>{escape(graph.publisher.name or 'Passerelle')}</name></author>\n"
        f"<rights>{escape(graph.licence)}</rights>\n"
        f'<link rel="self" type="application/atom+xml" href={quoteattr(address)}/>\n'
        f'<link rel="alternate" type="text/html" hreflang="{lang}" '
        f"href={quoteattr(site.home + place('index', lang))}/>\n"
        f"{others}{''.join(_entry(site, one, lang) for one in news)}</feed>\n"
    )


def _entry(site: Site, one: News, lang: str) -> str:
    page = site.home + place(one.key, lang)
    title = _TEXTS[one.kind][lang].format(title=_in(one.name, lang))
    text = _in(one.text, lang)
    summary = f"<summary>{escape(text)}</summary>\n" if text else ""
    return (
        "<entry>\n"
        f"<id>{escape(f'{site.minter.base}{one.key}#{one.day}')}</id>\n"
        f"<title>{escape(title)}</title>\n"
        f"<updated>{_moment(one.day)}</updated>\n"
        f'<link rel="alternate" type="text/html" hreflang="{lang}" href={quoteattr(page)}/>\n'
        f"{summary}</entry>\n"
    )


def _moment(day: str) -> str:
    return f"{day[:10]}T00:00:00Z"


def _in(texts: Mapping[str, str], lang: str) -> str:
    """The text in `lang`, else in no language, else in any."""
    return texts.get(lang) or texts.get("und") or next(iter(texts.values()), "")
