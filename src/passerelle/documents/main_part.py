"""The part of a page that people came for: no menus, notices, links elsewhere, hidden words."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from lxml import etree

from passerelle.documents.lexicon import any_of, stock, stock_words
from passerelle.documents.survey import Survey, measure

__all__ = ["main_part", "prune"]

_NEVER, _ROLES = stock_words("never"), stock_words("roles")
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
    r"|(?<![\w-])(?:font-size|opacity|max-height|max-width)\s*:\s*0(?:\.0*)?(?:px|pt|em|%)?\s*(?:;|!|$)"
    r"|(?:left|top|text-indent|margin-left)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*0",
    re.IGNORECASE,
)
_LONGEST_SHEET = 200_000
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "dt", "strong", "b", "p", "div")
_LONGEST_HEADING = 100
_TEASER = 200
"""Characters, beside its links, that a line about another page has at most."""
_PARAGRAPHS = ("p", "td", "div", "li", "blockquote", "pre", "section", "dd")
_INLINE = stock_words("inline") - {"a"}
_UNBROKEN = _NEVER - {"aside", "dialog", "footer", "menu", "nav", "form"}
"""Elements without text of the page that may stand within a line."""
_SHORTEST = 40
"""Weight of a paragraph that counts."""


def main_part(root: Any) -> Any:
    """The element that holds the main text of the page, its neighbours cut away."""
    survey = Survey(root)
    main = _marked(root, survey)
    prune(root, survey, keep=main)
    after = Survey(root)
    part = main if main is not None and after.weight.get(main) else _densest(root, after)
    _drop_related(part, after)
    return part


def prune(root: Any, survey: Survey, *, keep: Any = None, mail: bool = False) -> None:
    """Take out of `root` what no reader of its text came for; never `keep` or what holds it."""
    safe = set()
    while keep is not None:
        safe.add(keep)
        keep = keep.getparent()
    hidden = _hidden_names(root)
    gone = []
    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if element in safe or element.tag in ("html", "body"):
            continue
        if _is_out(element, hidden, mail, survey):
            gone.append(element)
            walk.skip_subtree()
    for element in gone:
        _remove(element)


def _is_out(element: Any, hidden: frozenset[str], mail: bool, survey: Survey) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in _NEVER:
        return True
    minor = survey.weight[element] * 2 < survey.weight[survey.root]
    if tag == "header" and not mail and element in survey.outer and element not in survey.headed:
        return minor
    if not element.attrib:
        return False
    names = [*(element.get("class") or "").split(), *filter(None, [element.get("id")])]
    if _unseen(element, hidden, names) or (element.get("role") or "").lower() in _ROLES:
        return True
    if mail:
        quoted = tag == "blockquote" and (element.get("type") or "").lower() == "cite"
        return quoted or any(_matches("quoted", name) for name in names)
    if any(_matches("classes", name) for name in names):
        # A wrapper may be named after its neighbour: «with-sidebar» around everything.
        return minor and element not in survey.headed
    return False


def _unseen(element: Any, hidden: frozenset[str], names: list[str]) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if _HIDING.search((element.get("style") or "")[:2000]):
        return True
    return any(f".{name}" in hidden or f"#{name}" in hidden for name in names)


def _hidden_names(root: Any) -> frozenset[str]:
    """Classes and ids that the page's own style sheet hides, outside of rules for media."""
    names: set[str] = set()
    for style in root.iter("style"):
        sheet = (style.text or "")[:_LONGEST_SHEET]
        parts = re.split(r"([{}])", re.sub(r"/\*.*?(?:\*/|\Z)", "", sheet, flags=re.DOTALL))
        open_rules: list[str] = []
        for text, brace in zip(parts[::2], parts[1::2], strict=False):
            if brace == "{":
                open_rules.append(text)
            elif open_rules:
                selectors = open_rules.pop()
                if not open_rules and _HIDING.search(text):
                    names.update(one.strip() for one in selectors.split(",") if len(one) < 80)
    return frozenset(names)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(stock(kind), re.IGNORECASE)


@cache
def _related() -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of('related')})\s*[:：]?\s*", re.IGNORECASE)


def _matches(kind: str, name: str) -> bool:
    return len(name) < 80 and _pattern(kind).fullmatch(name) is not None


def _marked(root: Any, survey: Survey) -> Any:
    """The element that the page itself calls its main part; the longest, if several."""
    for where in (".//main", ".//*[@role='main']", ".//*[@itemprop='articleBody']", ".//article"):
        found = root.findall(where)
        if not found:
            continue
        longest = max(found, key=lambda one: survey.weight[one])
        most = survey.weight[longest]
        teasers = where == ".//article" and sum(survey.weight[one] for one in found) > 2 * most
        if most >= _SHORTEST and not teasers:
            return longest
    return None


def _densest(root: Any, survey: Survey) -> Any:
    """The element whose paragraphs weigh most, links left out: pages that mark nothing."""
    scores: dict[Any, float] = {}
    for element in root.iter(*_PARAGRAPHS):
        own = _own_weight(element, survey)
        if own < _SHORTEST:
            continue
        holder, share = element, 1.0
        for _ in range(3):
            scores[holder] = scores.get(holder, 0.0) + own * share
            holder, share = holder.getparent(), share * 0.7
            if holder is None or holder.tag == "html":
                break
    body = root.find("body")
    whole = body if body is not None else root
    return _widened(max(scores, key=lambda one: scores[one]), whole, survey) if scores else whole


def _widened(best: Any, whole: Any, survey: Survey) -> Any:
    """`best`, or what holds it, as long as that adds text (or the heading) rather than links."""
    weight, links, headed = survey.weight, survey.links, survey.headed
    chosen = best
    while best is not whole and best.getparent() is not None and best.getparent().tag != "html":
        above = best.getparent()
        more_links = links[above] - links[chosen]
        gained = weight[above] - weight[chosen] - more_links
        heading = above in headed and chosen not in headed
        if more_links > gained * 0.5 and gained + more_links:
            break
        if gained >= weight[chosen] * 0.15 or (heading and gained):
            chosen = above
        best = above
    return chosen


def _own_weight(element: Any, survey: Survey) -> int:
    """Weight of the text directly in `element` and its inline parts, links left out."""
    own = measure(element.text)
    for child in element:
        own += measure(child.tail)
        if child.tag in _INLINE:
            own += survey.weight[child] - survey.links[child]
    return own


def _drop_related(part: Any, survey: Survey) -> None:
    """Cut headings such as «À lire aussi» with the links that follow them, no paragraphs."""
    whole = survey.weight.get(part, 0)
    for element in list(part.iter(*_HEADINGS)):
        if not 0 < survey.weight[element] < _LONGEST_HEADING:
            continue
        words = " ".join("".join(element.itertext()).split())
        if not _related().fullmatch(words):
            continue
        following = []
        for one in element.itersiblings():
            if one.tag == element.tag:
                break
            following.append(one)
        told = any(survey.weight[one] - survey.links[one] > _TEASER for one in following)
        if not told and sum(survey.weight[one] for one in following) * 3 < whole:
            for one in [element, *following]:
                _remove(one)


def _remove(element: Any) -> None:
    """Empty `element` where it stands: what follows it stays as it is."""
    block = element.tag not in _INLINE and element.tag not in _UNBROKEN
    element.clear(keep_tail=True)
    element.tag = "hr" if block else "wbr"
