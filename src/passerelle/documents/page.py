"""A page of the web: its main text, and what its head and its visible lines say of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from lxml import etree

from passerelle.documents.bodies import body_in
from passerelle.documents.days import day_of
from passerelle.documents.flow import lines_before, words_of
from passerelle.documents.found import Found
from passerelle.documents.lexicon import stock
from passerelle.documents.limits import MAX_PAGE, MAX_TAGS
from passerelle.documents.lines import paper_of
from passerelle.documents.main_part import main_part, prune
from passerelle.documents.site import site_of
from passerelle.documents.survey import Survey
from passerelle.errors import DocumentError
from passerelle.texts import decode

__all__ = ["mail_page", "page", "tree"]

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
# What these names mean to browsers, and to those who write them.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252", "us-ascii": "cp1252"}
_DATES = (
    *("article:published_time", "og:published_time", "datepublished", "date.issued"),
    *("dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "citation_publication_date"),
    *("pubdate", "publishdate", "publish_date", "publication_date", "parsely-pub-date", "date"),
)
_SOURCES = ("contentsource", "dc.publisher", "dcterms.publisher", "citation_publisher", "publisher")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator")
_SITES = ("og:site_name", "sitename", "application-name")
_MOST_HEADINGS = 20
_LONGEST_HEADING = 400
_TITLES = ("articletitle", "dc.title", "dcterms.title", "citation_title")


def page(data: bytes, path: Path) -> Found:
    """The main text of a page; menus, notices, links elsewhere and what is hidden stay out."""
    root = tree(read_page(data, path), path)
    heading, title = _heading(root), root.findtext(".//title")
    told = _public({**_json_said(root), **_meta_said(root)})
    tongue, site = root.get("lang"), told.get("site") or site_of(root)
    published = told.get("published") or _marked_day(root)
    part = main_part(root)
    text, window = words_of(part), _without_site(title, site)
    plain = " ".join(text.split())
    if heading and heading not in plain:
        text = f"{heading}\n\n{text}"
    elif window and window in plain:
        heading = heading or window
    return Found(
        text,
        heading=heading,
        title=None if heading else told.get("title"),
        source=told.get("source"),
        site=site,
        published=published,
        tongue=tongue,
        window=window,
        before=lines_before(root, part),
    )


def mail_page(text: str, path: Path) -> Found:
    """The text of an e-mail written as a page: all of it, without what is hidden or quoted."""
    root = tree(text, path)
    prune(root, Survey(root), mail=True)
    return Found(words_of(root), heading=_heading(root), tongue=root.get("lang"))


def read_page(data: bytes, path: Path) -> str:
    """The text of a page in the encoding that it declares, else in the likeliest."""
    if len(data) > MAX_PAGE:
        raise DocumentError(
            f"is a page of {len(data) >> 20} MB.",
            where=path,
            remedy=f"Pages of up to {MAX_PAGE >> 20} MB are read: save the text alone.",
        )
    named = _CHARSET.search(data[:4096])
    name = named[1].decode("ascii").lower() if named else None
    if name and not name.startswith("utf") and not data.startswith(b"\xef\xbb\xbf"):
        try:
            return data.decode(_WIDER.get(name, name), errors="replace")
        except LookupError:
            pass  # a name that nobody knows is no declaration
    return decode(data, path, None)


def tree(text: str, path: Path) -> Any:
    """The elements of a page; raises `DocumentError` when they nest too deeply or are none."""
    # Beyond its limit the parser drops what is deeper: «huge» lifts it from 256 to 2048.
    parser = etree.HTMLParser(
        huge_tree=True, remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8"
    )
    if text.count("<") > MAX_TAGS:
        raise DocumentError(
            f"has more than {MAX_TAGS} tags.", where=path, remedy="Save its text alone."
        )
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    root = etree.fromstring(text.encode("utf-8", "ignore") or b"<html/>", parser)
    if any(fault.type_name == "ERR_RESOURCE_LIMIT" for fault in parser.error_log):
        raise DocumentError(
            "has elements nested more than 2000 deep.",
            where=path,
            remedy="No page that people write does: save its text alone.",
        )
    if root is None:
        raise DocumentError("holds no page.", where=path, remedy="Save the page again.")
    return root


def _heading(root: Any) -> str | None:
    """The first heading of the first rank, of the main part if there is one.

    Where that is the name of the site, the first of the second rank.
    """
    places = (".//main//h1", ".//article//h1", ".//h1", ".//main//h2", ".//h2")
    found = (one for where in places for one in islice(root.iterfind(where), _MOST_HEADINGS))
    words = (" ".join("".join(one.itertext()).split()) for one in found)
    headings = [one for one in words if 0 < len(one) < _LONGEST_HEADING]
    first = headings[0] if headings and root.find(".//h1") is not None else None
    if first and body_in([first], "zh"):
        return next((one for one in headings if not body_in([one], "zh")), first)
    return first


def _meta_said(root: Any) -> dict[str, str]:
    """What the meta elements say, the surer name before the others."""
    told: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        value = (meta.get("content") or "").strip()
        if name and value:
            told.setdefault(name, value)
    said = {}
    places = (("source", _SOURCES), ("site", _SITES), ("title", _TITLES), ("author", _AUTHORS))
    for key, names in places:
        value = next((told[name] for name in names if name in told), "")
        if value and len(value) < 300:
            said[key] = value
    day = next(filter(None, (day_of(told.get(name)) for name in _DATES)), None)
    return {**said, "published": day} if day else said


def _public(told: dict[str, str]) -> dict[str, str]:
    """`told` without publishers that are private persons: the author, who keeps a blog."""
    kept = dict(told)
    for key in {"source", "site"} & told.keys():
        name = told[key]
        if re.search(rf"(?<!\w)(?:{stock('diaries')})", name, re.IGNORECASE):
            papers = (paper_of(name, one, "periodicals") for one in ("fr", "en"))
            name = next(filter(None, papers), "")
        if not name or name == told.get("author"):
            del kept[key]
        else:
            kept[key] = name
    return kept


def _json_said(root: Any) -> dict[str, str]:
    """What the page says to search engines (JSON-LD)."""
    said: dict[str, str] = {}
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            told = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for thing in _things(told):
            day = thing.get("datePublished")
            publisher = thing.get("publisher")
            name = publisher.get("name") if isinstance(publisher, dict) else publisher
            if isinstance(day, str) and day_of(day):
                said.setdefault("published", day_of(day) or "")
            person = isinstance(publisher, dict) and "Person" in str(publisher.get("@type"))
            if isinstance(name, str) and name.strip() and not person:
                said.setdefault("source", name.strip())
    return said


def _things(told: object) -> Iterator[dict[str, Any]]:
    for one in told if isinstance(told, list) else [told]:
        if isinstance(one, dict):
            yield one
            inner = one.get("@graph")
            if isinstance(inner, list):
                yield from (item for item in inner if isinstance(item, dict))


def _marked_day(root: Any) -> str | None:
    """A `time` element that says it is the date of publication."""
    for time in root.iter("time"):
        marks = f"{time.get('itemprop')} {time.get('class')} {time.get('pubdate')}".lower()
        if re.search(r"publi|posted|entry-date|pubdate|post-date", marks) and day_of(
            time.get("datetime")
        ):
            return day_of(time.get("datetime"))
    return None


def _without_site(title: str | None, site: str | None) -> str | None:
    """The title of the window without the name of the site behind it."""
    words = " ".join((title or "").split())
    if site and site in words[1:]:
        words = words[: words.rindex(site)]
    return re.sub(r"[\s|–—·»_-]+$", "", words) or None
