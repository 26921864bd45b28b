"""What stands beside the text proper: contacts, signatures, credits, menus, quoted mail, commands.

Persons named there are no persons of the account, addresses there are no places: `proper`
leaves such passages out before any other stage reads. Two are left out wherever they stand:
a sentence with a telephone number or an address of mail, since who is named in it is someone
to write to; and a passage that tries to command a machine which reads it.
"""

from __future__ import annotations

import re

from passerelle.extraction.lexicon import lexicon, pattern
from passerelle.extraction.passages import Passage

__all__ = ["PRIVATE", "STREET", "proper"]

PRIVATE = re.compile(
    r"[\w.+-]+\s?@\s?[\w-]+\.\w|\+\d{1,3}[\s.(-]*\d[\d\s.()/-]{5,}\d|(?<![\w.,/-])0\d(?:[\s.-]?\d\d){4}(?!\d)"
    r"|(?<![\w.,/-])\(?0\d{2,4}\)?[\s-]\d{3,4}[\s-]?\d{3,4}(?!\d)|(?<![\d-])\d{3}[-.]\d{3}[-.]\d{4}(?!\d)"
    r"|(?<!\w)(?:T[ée]l|Phone|Mobile|Portable|Fax|Courriel|E-?mail|Ligne directe)\b\.?"
    r"[^:]{0,40}[:.]"
)
STREET = re.compile(
    r"(?i)(?<!\w)\d{1,4}(?:\s?(?:bis|ter|[a-d]))?,?\s+(?:rue|avenue|av\.|place|quai|boulevard|bd|chemin|all[ée]e|impasse"
    r"|cours|route|square|esplanade|passage|faubourg|sentier|mail)\s[^.;:()\n]*"
    r"|(?<!\w)(?-i:\d{5}\s+[A-ZÀ-Þ][\w'’-]+)(?:\s+cedex(?:\s+\d+)?)?"
    r"|(?<!\w)\d{1,4}[a-z]?\s+(?:[A-Z][\w'’]+\s){1,3}(?:street|road|avenue|lane|square|drive|close|way)(?!\w)"
)
_SHORT = 90
_ENDS = re.compile(r"[.!?…;»”\"]\s*$")
_CRUMBS = re.compile(r"\S\s*[>›»|/]\s+\S[^.]*\s[>›»|/]\s+\S")
_NAME_AND_ADDRESS = re.compile(r"[^<>]{3,60}<[^<>@]+@[^<>]+>")


def proper(found: list[Passage], language: str) -> list[Passage]:
    """The passages of the text proper, in order."""
    kept: list[Passage] = []
    aside = ""
    for passage in found:
        kind = _label(passage, language)
        if kind == "reply":
            break
        if kind in ("contact", "credit", "page", "closing"):
            aside = "" if kind == "credit" else kind
            if kind == "page" and not _is_only_label(passage):
                aside = ""
            continue
        if kind or (aside and _belongs(passage, aside)):
            continue
        if aside == "closing" and not _speaks(passage, found, language):
            continue
        if passage.kind == "heading" or not aside or aside != "closing":
            aside = ""
        kept.append(passage)
    return kept


def _label(passage: Passage, language: str) -> str:
    """What kind of aside begins with this passage, if any."""
    text = passage.text
    if pattern(language, "layout", "reply").search(text):
        return "reply"
    if pattern(language, "layout", "command").search(text):
        return "command"
    if _starts(language, "closing", text) and len(text) < _SHORT * 3:
        return "closing"
    for kind in ("contact", "credit"):
        if _starts(language, kind, text):
            return kind
    if len(text) < _SHORT and _whole(language, "page", text):
        return "page"
    if _starts(language, "mail", text) or _NAME_AND_ADDRESS.search(text):
        return "mail"
    if pattern(language, "layout", "legal", re.NOFLAG).search(text):
        return "legal"
    if len(text) < _SHORT and (PRIVATE.search(text) or STREET.search(text) or _CRUMBS.search(text)):
        return "address"
    return ""


def _starts(language: str, key: str, text: str) -> bool:
    found = re.match(rf"(?i)\W*(?:{'|'.join(lexicon(language, 'layout')[key])})(?!\w)", text)
    return found is not None


def _whole(language: str, key: str, text: str) -> bool:
    words = "|".join(lexicon(language, "layout")[key])
    return re.fullmatch(rf"(?i)\W*(?:{words})\W*", text) is not None


def _is_only_label(passage: Passage) -> bool:
    return len(passage.text) < 60


def _belongs(passage: Passage, aside: str) -> bool:
    """Whether a passage goes on with the aside begun before it."""
    text = passage.text
    if aside == "closing":
        return PRIVATE.search(text) is not None
    if passage.kind == "heading":
        return False
    return len(text) < _SHORT and (not _ENDS.search(text) or PRIVATE.search(text) is not None)


def _speaks(passage: Passage, found: list[Passage], language: str) -> bool:
    """Whether a line of a signature is of someone who speaks for a body, or is long prose."""
    at = found.index(passage)
    near = " ".join(one.text for one in found[max(at - 1, 0) : at + 2] if len(one.text) < _SHORT)
    if len(passage.text) > 2 * _SHORT:
        return True
    return pattern(language, "layout", "speaks").search(near) is not None
