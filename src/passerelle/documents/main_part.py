"""The part of a page that people came for: no menus, notices, links elsewhere, hidden words."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from lxml import etree

from passerelle.documents.lexicon import any_of, stock, stock_words

__all__ = ["main_part", "prune"]

_NEVER, _ROLES = stock_words("never"), stock_words("roles")
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
    r"|(?:font-size|opacity|max-height|max-width)\s*:\s*0(?:\.0*)?(?:px|pt|em|%)?\s*(?:;|!|$)"
    r"|(?:left|top|text-indent|margin-left)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*0",
    re.IGNORECASE,
)
_HIDDEN_RULE = re.compile(r"(?:^|[};,])\s*([.#][\w-]+)\s*(?:,[^{}]{0,500})?\{([^{}]{0,2000})\}")
_MEDIA = re.compile(r"@[^{};]{0,500}\{(?:[^{}]{0,5000}\{[^{}]{0,5000}\}){0,500}[^{}]{0,5000}\}")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "dt", "strong", "b", "p", "div"})
_PARAGRAPHS = frozenset({"p", "td", "div", "li", "blockquote", "pre", "section", "dd"})
_HAN = re.compile(r"[\u3400-\u9fff]")
_SHORTEST = 40
"""Weight of a paragraph that counts: letters, a Chinese one as two."""


def main_part(root: Any) -> Any:
    """The element that holds the main text of the page, its neighbours cut away."""
    main = _marked(root)
    prune(root, keep=main)
    part = main if main is not None and _weight(main) else _densest(root)
    _drop_related(part)
    return part


def prune(root: Any, *, keep: Any = None, mail: bool = False) -> None:
    """Take out of `root` what no reader of its text came for; never `keep` or what holds it."""
    safe = set()
    while keep is not None:
        safe.add(keep)
        keep = keep.getparent()
    hidden = _hidden_names(root)
    whole = _weight(root)
    gone = []
    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if element in safe or element.tag in ("html", "body"):
            continue
        if _is_out(element, hidden, mail, whole):
            gone.append(element)
            walk.skip_subtree()
    for element in gone:
        _remove(element)


def _is_out(element: Any, hidden: frozenset[str], mail: bool, whole: int) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in _NEVER:
        return True
    if tag == "header" and not mail and _outer(element):
        return True
    names = [*(element.get("class") or "").split(), *filter(None, [element.get("id")])]
    if _unseen(element, hidden, names):
        return True
    if (element.get("role") or "").lower() in _ROLES:
        return True
    if mail:
        quoted = tag == "blockquote" and (element.get("type") or "").lower() == "cite"
        return quoted or any(_matches("quoted", name) for name in names)
    if any(_matches("classes", name) for name in names):
        # A wrapper may be named after its neighbour: «with-sidebar» around everything.
        return _weight(element) * 2 < whole and element.find(".//h1") is None
    return False


def _unseen(element: Any, hidden: frozenset[str], names: list[str]) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if _HIDING.search(element.get("style") or ""):
        return True
    return any(f".{name}" in hidden or f"#{name}" in hidden for name in names)


def _outer(element: Any) -> bool:
    """Whether a header is the site's, not that of an article."""
    return next(element.iterancestors("main", "article"), None) is None and (
        element.find(".//h1") is None or element.find(".//nav") is not None
    )


def _hidden_names(root: Any) -> frozenset[str]:
    """Classes and ids that the page's own style sheet hides, outside of media rules."""
    names: set[str] = set()
    for style in root.iter("style"):
        sheet = _MEDIA.sub("", (style.text or "")[:200_000])
        names.update(m[1] for m in _HIDDEN_RULE.finditer(sheet) if _HIDING.search(m[2]))
    return frozenset(names)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    return re.compile(stock(kind), re.IGNORECASE)


def _matches(kind: str, name: str) -> bool:
    return len(name) < 80 and _pattern(kind).fullmatch(name) is not None


def _marked(root: Any) -> Any:
    """The element that the page itself calls its main part; the longest, if several."""
    for where in (".//main", ".//*[@role='main']", ".//*[@itemprop='articleBody']", ".//article"):
        found = root.findall(where)
        if not found:
            continue
        weights = {one: _weight(one) for one in found}
        longest = max(found, key=lambda one: weights[one])
        teasers = where == ".//article" and sum(weights.values()) > 2 * weights[longest]
        if weights[longest] >= _SHORTEST and not teasers:
            return longest
    return None


def _densest(root: Any) -> Any:
    """The element whose paragraphs weigh most, links left out: pages that mark nothing."""
    scores: dict[Any, float] = {}
    for element in root.iter(*_PARAGRAPHS):
        own = _own_weight(element)
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
    if not scores:
        return whole
    return _widened(max(scores, key=lambda one: scores[one]), whole)


def _widened(best: Any, whole: Any) -> Any:
    """`best`, or what holds it, as long as that adds text (or the heading) rather than links."""
    while best is not whole and best.getparent() is not None:
        above = best.getparent()
        if above.tag == "html":
            break
        weight, more = _weight(best), _weight(above)
        links = _link_weight(above) - _link_weight(best)
        gained = more - weight - links
        heading = above.find(".//h1") is not None and best.find(".//h1") is None
        table = above.tag in ("tbody", "tr", "table") and not gained
        if table or (links <= gained * 0.5 and (gained >= weight * 0.15 or heading)):
            best = above
        else:
            break
    return best


def _own_weight(element: Any) -> int:
    """Weight of the text directly in `element` and its inline parts, links left out."""
    texts = [element.text or ""]
    for child in element:
        if child.tag in ("b", "strong", "em", "i", "span", "font", "u", "br", "sup", "time"):
            texts.append("".join(child.itertext()))
        texts.append(child.tail or "")
    return _measure(" ".join(texts))


def _weight(element: Any) -> int:
    return _measure(" ".join(element.itertext()))


def _link_weight(element: Any) -> int:
    return sum(_weight(link) for link in element.iter("a"))


def _measure(text: str) -> int:
    return len(" ".join(text.split())) + len(_HAN.findall(text))


def _drop_related(part: Any) -> None:
    """Cut headings such as «À lire aussi» with the links that follow them."""
    pattern = re.compile(rf"(?:{any_of('related')})\s*[:：]?\s*", re.IGNORECASE)
    whole = _weight(part)
    for element in list(part.iter(*_HEADINGS)):
        words = " ".join("".join(element.itertext()).split()) if len(element) < 4 else ""
        if not words or len(words) > 60 or not pattern.fullmatch(words):
            continue
        following = list(element.itersiblings())
        rank = element.tag
        stop = next((i for i, one in enumerate(following) if one.tag == rank), len(following))
        if sum(map(_weight, following[:stop])) * 3 < whole:
            for one in [element, *following[:stop]]:
                _remove(one)


def _remove(element: Any) -> None:
    """Take `element` out, but not the text that follows it."""
    above = element.getparent()
    if above is None:
        return
    before, tail = element.getprevious(), element.tail or ""
    if before is not None:
        before.tail = f"{before.tail or ''} {tail}"
    else:
        above.text = f"{above.text or ''} {tail}"
    above.remove(element)
