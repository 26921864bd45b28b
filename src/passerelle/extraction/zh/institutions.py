"""Institutions by their head words: what a chain of names names."""

from __future__ import annotations

from dataclasses import dataclass, replace

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.zh.body_kinds import kind_of
from passerelle.extraction.zh.chains import Chain, Link
from passerelle.extraction.zh.countries import country_of
from passerelle.extraction.zh.patterns import pattern, words
from passerelle.extraction.zh.reading import Reading
from passerelle.extraction.zh.sorts import ZONES, is_loose, is_sort
from passerelle.extraction.zh.titles import office_at
from passerelle.extraction.zh.words import kinds_of, known_cities

__all__ = ["Found", "council", "institutions", "newspapers", "trimmed"]

_ABROAD = "foreign-local-authority"
_COUNCILS = frozenset(words("institutions", "councils"))
_BRANCH, _REGION = pattern("institutions", "branch"), pattern("institutions", "region")
_BRANCHED = frozenset(words("institutions", "branched"))
_HOUSES = pattern("institutions", "houses")
_PAPER = pattern("institutions", "paper")


@dataclass(frozen=True)
class Found:
    """A name of an institution in the text, before it is known whose it is."""

    start: int
    end: int
    name: str
    head: str
    kind: str
    country: str | None
    parent: str | None = None
    loose: bool = False
    words: tuple[str, ...] = ()


def institutions(text: Reading, chain: Chain) -> list[Found]:
    """The institutions of a chain: its last link, and a university before its department."""
    links = _joined(list(chain.links))
    found: list[Found] = []
    for at, link in enumerate(links):
        if council(text, chain, at) and not text.hidden(link.start, link.end):
            name = text.written[chain.start : link.end]
            country = country_of(text, chain.country, name)
            town = text.words[chain.start : link.start]
            found.append(Found(chain.start, link.end, name, link.head, _ABROAD, country, town))
            continue
        if _zone(text, link):
            name = text.written[chain.start : link.end]
            found.append(Found(chain.start, link.end, name, link.head, "local-authority", "CN"))
            continue
        if link.sort not in ("institution", "short", "known") or text.hidden(link.start, link.end):
            continue
        before = links[:at]
        if not (is_sort(text, link, before) or _abroad(text, link) or _houses(text, link)):
            found.append(_named(text, chain, link, before))
    return found


def _named(text: Reading, chain: Chain, link: Link, before: list[Link]) -> Found:
    """The institution of a link, within those `before` it in the chain."""
    first = before[0] if before else link
    end = _with_branch(text, link)
    begun = _from_particle(text, first.start, end)
    country = country_of(text, chain.country, text.words[first.start : link.end])
    if link.sort == "known" and link.head in lexicon("zh", "bodies")["known"]:
        country = lexicon("zh", "bodies")["known"][link.head][1] or None
    minister = text.words.startswith(("部长", "副部长"), link.end)
    ministry = link.head == "部" and not before and minister
    return Found(
        *(begun, end, text.written[begun:end], link.head),
        kind="ministry" if ministry else kind_of(link, before),
        country=country,
        parent=text.words[before[0].start : before[-1].end] if before else None,
        loose=is_loose(link, before),
        words=tuple(word.text for word in link.proper),
    )


def council(text: Reading, chain: Chain, at: int) -> bool:
    """Whether a link is the council of a town abroad, a body beside the town: 罗斯托克市市议会."""
    links = chain.links
    if at != 1 or len(links) != 2 or links[0].sort != "territory" or links[0].head != "市":
        return False
    country = country_of(text, chain.country, links[0].text)
    return links[1].head in _COUNCILS and country not in ("CN", "FR")


def _with_branch(text: Reading, link: Link) -> int:
    """Where a name ends that has a town in brackets: 哈尔滨工业大学（深圳）."""
    region = _REGION.match(text.words, link.end)
    if region is not None and office_at(text, region.end()) is not None:
        return region.end()  # 世界城地组织亚太区副主席
    match = _BRANCH.match(text.words, link.end)
    town = match is not None and match[1] in known_cities()
    return match.end() if match is not None and town and link.head in _BRANCHED else link.end


def _zone(text: Reading, link: Link) -> bool:
    """Whether a zone has an office or a short name of its own: 蠡园经济开发区党工委书记."""
    if link.sort != "venue" or not link.head.endswith(ZONES) or not link.own():
        return False
    if text.hidden(link.start, link.end):
        return False
    brief = text.words.startswith(("（以下简称", "（简称", "（下称"), link.end)
    return brief or office_at(text, link.end) is not None


def _from_particle(text: Reading, start: int, end: int) -> int:
    """Where the name of a school begins that is called after 于勒·凡尔纳."""
    particle = text.words[start - 1 : start] == "于" and text.words[start + 1 : start + 2] == "·"
    return start - 1 if particle and "·" in text.words[start:end] else start


def _joined(links: list[Link]) -> list[Link]:
    """Links that are only a head go with what stands before them: 中国科学院大学."""
    joined: list[Link] = []
    for link in links:
        bare = len(link.words) == 1 and link.sort == "institution"
        if bare and joined and joined[-1].sort in ("institution", "venue"):
            link = Link(joined.pop().words + link.words, link.head, link.sort)
        elif joined and joined[-1].sort == "venue" and link.sort != "venue":
            # 南湖 is no lake here: 南湖理工大学
            link = Link(joined.pop().words + link.words, link.head, link.sort)
        joined.append(link)
    return joined


def _houses(text: Reading, link: Link) -> bool:
    """Whether a body only gives its name to a house, or stands behind a dash in a title."""
    if text.words[link.start - 1 : link.start] in ("—", "–"):
        return True
    return _HOUSES.match(text.words, link.end) is not None


def _abroad(text: Reading, link: Link) -> bool:
    """国家科学研究中心（CNRS）驻华代表处: no more than the body before."""
    seat = link.text.startswith("驻") or link.head in ("代表处", "办事处")
    return seat and text.words[link.start - 1 : link.start] == "）"


def trimmed(found: list[Found], text: Reading) -> list[Found]:
    """Cut what a word we do not know glued to a name that stands clean elsewhere."""
    clean = {text.words[one.start : one.end] for one in found if _clean(text, one)}
    result = []
    for one in found:
        whole = text.words[one.start : one.end]
        # 昆士兰港务局 may be told as 港务局 behind, which is but a head
        names = [name for name in clean if name not in (whole, one.head)]
        shorter = [name for name in names if whole.endswith(name)]
        start = one.end - len(max(shorter, key=len, default=""))
        glued = not _clean(text, one) or text.words[one.start] in "该各某位家所"
        ahead = text.words[one.start : start]
        strange = not any(kinds_of(word) for word in one.words if word in ahead)
        if shorter and glued and one.parent is None and strange and one.words:
            one = replace(one, start=start, name=text.written[start : one.end])
        result.append(one)
    return result


def _clean(text: Reading, one: Found) -> bool:
    before = text.words[one.start - 1 : one.start]
    return not before or not ("\u3400" <= before <= "\u9fff")


def newspapers(text: Reading, known: list[Found]) -> list[Found]:
    """《老街报》: a title that ends as papers do, and is said to report."""
    found = []
    for match in _PAPER.finditer(text.words):
        start, end = match.span(1)
        if not any(one.start < end and start < one.end for one in known):
            name = text.written[start:end]
            country = country_of(text, None, text.words[start:end])
            found.append(Found(start, end, name, "日报", "media", country))
    return found
