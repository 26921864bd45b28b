"""What stands beside the text proper: contacts, signatures, credits, menus, quoted mail, commands.

Persons named there are no persons of the account, addresses there are no places: `proper`
leaves such passages out before any other stage reads, and takes private clauses out of the
others. A signature stays where who signs speaks for a body («Le Maire, X»). Two things are left
out wherever they stand: a sentence with a telephone number or an address of mail, since who
is named in it is someone to write to; and a passage that tries to command a machine.
"""

from __future__ import annotations

import re
from functools import cache

from passerelle.extraction.lexicon import lexicon, pattern
from passerelle.extraction.reading.offices import offices
from passerelle.extraction.reading.passages import Passage

__all__ = ["PRIVATE", "proper", "reaches"]

_PHONE = (
    r"\+\d{1,3}[\s.(-]*\d[\d\s.()/-]{5,}\d|(?<![\w.,/-])0\d(?:[\s.-]?\d\d){4}(?!\d)"
    r"|(?<![\w.,/-])\(?0\d{2,4}\)?[\s-]\d{3,4}[\s-]?\d{3,4}(?!\d)"
    r"|(?<![\d-])\(?\d{3}\)?[-.\s]\d{3}[-.]\d{4}(?!\d)"
)
PRIVATE = re.compile(
    rf"(?<![\w.+-])[\w.+-]+\s?(?:@|\[at\]|\(at\))\s?[\w-]+\s?(?:\.|\[dot\])\w|{_PHONE}"
    r"|(?<!\w)(?:T[ée]l|Phone|Mobile|Portable|Fax|Courriel|E-?mail|Ligne directe)\b\.?"
    r"[^:]{0,40}[:.]"
)
STREET = re.compile(
    r"(?i)(?<!\w)\d{1,4}(?:\s?(?:bis|ter|[a-d]))?,?\s+(?:rue|avenue|av\.|place|quai|boulevard|bd"
    r"|chemin|all[ée]e|impasse|cours|route|square|esplanade|passage|faubourg|sentier|mail)\s"
    r"[^.;:()\n]*|(?<!\w)(?-i:\d{5}\s+[A-ZÀ-ÞĀ-ŒŔ-Ț][\w'’-]+)(?:\s+cedex(?:\s+\d+)?)?"
    r"|(?<!\w)\d{1,4}[a-z]?\s+(?-i:[A-Z][\w'’]+\s){1,3}(?:street|road|avenue|lane|square|drive"
    r"|close|way)(?!\w)"
)
_SHORT = 90
_ENDS = re.compile(r"[.!?…;»”\"]\s*$")
_CRUMBS = re.compile(r"\S\s*[>›»|/]\s+\S[^.]*\s[>›»|/]\s+\S")
_NAME_AND_ADDRESS = re.compile(r"[^<>]{3,60}<[^<>@]+@[^<>]+>")
_BRACKETS = re.compile(r"\s?\([^()]*\)")
_DATED = re.compile(r"\b\d{4}\b")


def proper(found: list[Passage], language: str) -> list[Passage]:
    """The passages of the text proper, in order."""
    kept: list[Passage] = []
    menus = _menus(found, language)
    aside, begun = "", 0
    quoted = any(one.quoted for one in found)
    replied = False
    for at, passage in enumerate(found):
        kind = _label(passage, language)
        if kind == "reply":
            if not quoted and sum(len(one.text) for one in kept) > _SHORT * 5:
                break  # what was answered; after a few words only, it was passed on
            replied = True
            continue
        if kind or (replied and passage.quoted) or at in menus:
            if kind in ("contact", "page", "closing"):
                aside, begun = kind, at
            continue
        if aside == "closing":
            if _speaks(passage, found, language):
                _sign(kept, passage, found[begun])
            elif len(passage.text) > 2 * _SHORT:
                aside = ""
                kept.append(passage)
            continue
        if aside and _belongs(found, at, begun, aside):
            continue
        aside = ""
        _keep(kept, passage, _beside_private(found, at), language)
    return kept


def _keep(kept: list[Passage], passage: Passage, nameless: bool, language: str) -> None:
    """Add a passage, joined to a name above whose function it is."""
    passage.nameless = nameless
    if kept and _is_office_below(kept[-1], passage, language):
        kept[-1] = kept[-1].joined(passage, ", ")
    else:
        kept.append(_masked(passage, language))


def _is_office_below(before: Passage, passage: Passage, language: str) -> bool:
    """Whether the function of who is named in the line above stands below, as in a signature."""
    if passage.block != before.block or len(before.text) > 50 or len(passage.text) > 70:
        return False
    plain = before.kind == "text" and passage.kind == "text" and not before.nameless
    if not plain or not re.fullmatch(r"(?:[^\W\d_][\w.’'-]*\s?){2,5}", before.text):
        return False
    found = offices(passage.text, language)
    return bool(found) and found[0].begin <= 3


def _menus(found: list[Passage], language: str) -> set[int]:
    """Runs of short lines, several of which are words of menus."""
    menus: set[int] = set()
    run: list[int] = []
    for at in range(len(found) + 1):
        if at < len(found) and _is_brief(found[at]):
            run.append(at)
            continue
        words = [
            one for one in run if pattern(language, "layout", "menu_words").search(found[one].text)
        ]
        if len(run) > 3 and len(words) > max(2, len(run) // 3):
            menus |= set(run)
        run = []
    return menus


def _is_brief(passage: Passage) -> bool:
    words = passage.text.split()
    plain = not passage.caps and not re.search(r"[\d,.;:!?]", passage.text)
    return plain and len(words) <= 5 and passage.kind in ("text", "item")


def reaches(sentence: str, language: str) -> bool:
    """Whether a sentence says whom to write to, or who took the picture."""
    labelled = any(_starts(language, kind).match(sentence) for kind in ("contact", "credit"))
    if labelled and (_is_signed_by(sentence, language) or _is_caption(sentence, language)):
        return False
    told = (pattern(language, "layout", key).search(sentence) for key in ("reach", "anywhere"))
    return labelled or any(told)


def _label(passage: Passage, language: str) -> str:
    """What kind of aside begins with this passage, or is this passage, if any."""
    text = passage.text
    for kind in ("reply", "command"):
        if pattern(language, "layout", kind).search(text):
            return kind
    if _closes(text, language):
        return "closing"
    for kind in ("contact", "credit"):
        if _starts(language, kind).match(text):
            told = _is_signed_by(text, language) or _is_caption(text, language)
            return "" if kind == "credit" and told else kind
    return _label_of_page(text, language)


def _is_signed_by(text: str, language: str) -> bool:
    """Whether an article is by who speaks for a body: «Posted … by X, Mayor of Y»."""
    speaks = pattern(language, "layout", "speaks").search(text)
    return speaks is not None and not PRIVATE.search(text) and len(text) < 2 * _SHORT


def _is_caption(text: str, language: str) -> bool:
    """Whether words under a picture present who is seen: «Légende : de g. à d., X, maire de Y»."""
    seen = lexicon(language, "layout").get("caption")
    return seen is not None and bool(re.match(seen, text)) and bool(offices(text, language))


def _label_of_page(text: str, language: str) -> str:
    """Whether a passage is of the machinery of a page or mail, or an address."""
    short = len(text) < _SHORT
    if short and _whole(language, "page").fullmatch(text):
        return "page"
    if short and _whole(language, "menu").fullmatch(text):
        return "menu"
    if _starts(language, "mail").match(text) or ("<" in text and _NAME_AND_ADDRESS.search(text)):
        return "mail"
    if pattern(language, "layout", "legal", re.NOFLAG).search(text):
        return "legal"
    if len(text) < 2 * _SHORT and pattern(language, "layout", "anywhere").search(text):
        return "credit"
    private = PRIVATE.search(text) or STREET.search(text) or _CRUMBS.search(text)
    return "address" if short and private else ""


def _closes(text: str, language: str) -> bool:
    """Whether a passage is the formula that ends a letter."""
    found = _starts(language, "closing").match(text)
    if found is None or len(text) > 3 * _SHORT:
        return False
    return found.end() > 30 or not text[found.end() :].strip(" ,.!;:")


@cache
def _starts(language: str, key: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)\W*(?:{'|'.join(lexicon(language, 'layout')[key])})(?!\w)")


@cache
def _whole(language: str, key: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)\W*(?:{'|'.join(lexicon(language, 'layout')[key])})\W*")


def _belongs(found: list[Passage], at: int, begun: int, aside: str) -> bool:
    """Whether a passage goes on with the contact or the list of pages begun before it."""
    passage = found[at]
    text = passage.text
    if passage.kind == "heading" or len(text) >= _SHORT:
        return False
    if aside == "page":
        return not _ENDS.search(text)
    if passage.caps or _DATED.search(text):
        return False
    label = found[begun]
    if passage.block == label.block or (passage.block == label.block + 1 and at == begun + 1):
        return True
    near = found[at : at + 4]
    return any(PRIVATE.search(one.text) for one in near if len(one.text) < _SHORT)


def _beside_private(found: list[Passage], at: int) -> bool:
    """Whether a short line stands above a telephone number or an address of mail."""
    passage = found[at]
    if len(passage.text) > 70 or passage.kind == "cell" or _ENDS.search(passage.text):
        return False
    after = [one for one in found[at + 1 : at + 4] if one.block == passage.block]
    return any(len(one.text) < _SHORT and PRIVATE.search(one.text) for one in after)


def _speaks(passage: Passage, found: list[Passage], language: str) -> bool:
    """Whether a line of a signature is of someone who speaks for a body."""
    if len(passage.text) > _SHORT or PRIVATE.search(passage.text):
        return False
    at = found.index(passage)
    near = [one for one in found[at - 1 : at + 2] if abs(one.block - passage.block) < 2]
    words = " | ".join(one.text for one in near if _is_signed(one, language))
    if pattern(language, "layout", "serves").search(words):
        return False
    return pattern(language, "layout", "speaks").search(words) is not None


def _is_signed(line: Passage, language: str) -> bool:
    return len(line.text) < _SHORT and not PRIVATE.search(line.text) and not _label(line, language)


def _sign(kept: list[Passage], passage: Passage, closing: Passage) -> None:
    """Join the lines of a signature: «Le Maire,» and the name below it are read in one go."""
    before = kept[-1] if kept else None
    if before is not None and before.kind == "signature" and passage.block <= before.block + 1:
        glue = " " if before.text.endswith(",") else ", "
        kept[-1] = before.joined(passage, glue)
        kept[-1].block = passage.block
        return
    passage.kind = "signature"
    kept.append(passage)


def _masked(passage: Passage, language: str) -> Passage:
    """The passage without private words in brackets, and without clauses on birth and home."""
    private = pattern(language, "layout", "private")
    while found := private.search(passage.text):
        passage = passage.without(*found.span())
    for found in reversed(list(_BRACKETS.finditer(passage.text))):
        inner = PRIVATE.search(found[0]) or STREET.search(found[0])
        if inner and len(passage.text) > _SHORT and not reaches(passage.text, language):
            passage = passage.without(*found.span())
    return passage
