"""What a release says of itself: the lines above and below its running text, told apart.

Above stand a letterhead, the kind of paper, a date, then the title; below, in some, a date
with the sender, the portrait of the publisher, whom to ask. The words by which they are told
apart lie in the lexicon.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from passerelle.documents.bodies import as_written, body_in, is_body
from passerelle.documents.days import days_in
from passerelle.documents.lexicon import Lexicon, lexicon

__all__ = ["Said", "said"]

Sort = Literal["kind", "date", "body", "unit", "notice", "greeting", "other"]

_HEAD_LINES, _TAIL_LINES = 30, 14
_LONGEST_TITLE = 220
_LONGEST_LINE = 400
_PARAGRAPH = {"fr": 120, "en": 120, "zh": 60}
"""Characters of a line, or of several, that are running text if they end as a sentence does."""
_SEPARATOR = re.compile(r"\s+[—–―|•·/]+\s+|\s+-\s+|[\u3000\t]+\s*| {3,}")
_MARKDOWN = re.compile(r"^\s*(?:#{1,6}\s+|>\s*)*|[*_`]{1,3}|\s+#+\s*$")
_PRIVATE = re.compile(r"\S@\S|www\.|https?://|(?:\+|\b0)\d(?:[ .()-]?\d){7,}|\b\d{5}\b")
_SENTENCE_END = re.compile(r"[.。!?！？;；…][\"'”’»）)]*$")
_CLOCK = re.compile(
    r"(?:à\s+|at\s+)?\b\d{1,2}\s?(?:[:：h]\s?\d{2}(?:[:：]\d{2})?|h\b)(?:\s?[ap]\.?m\.?)?", re.I
)
_WEEKDAY = re.compile(
    r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b,?|（?星期[一二三四五六日天]）?",
    re.I,
)
_PLACE = re.compile(
    r"(?:[àÀ]\s+)?[^\W\d_a-zà-ÿ][\w'’.-]*(?:[\s-]+(?:[^\W\d_a-zà-ÿ][\w'’.-]*|de|du|des|la|le|les|"
    r"sur|sous|en|of|the|upon|on|lès|aux?|et)){0,6}(?:\s*\([\w\s'’.-]{2,40}\))?"
)
_RANGE = re.compile(r"\d\s*(?:au|à|et|to|and|&|-|–|—|至|到)\s*$", re.I)
_DATELINE = re.compile(r"^[(（]?\s*(?P<lead>[^.;:。；：]{0,60}?)\s*$")
_AFTER_DATELINE = re.compile(r"^\s*(?:[)）/]|[–—―-]|讯|电|\([A-Z]{2,}\))")

# «The Intercity Data Forum (IDF) hosted…»: who introduces itself speaks.
_SUBJECT = re.compile(r"(?:The |Le |La |L['’])?(?P<name>[^.,;:()]{5,90}?) ?\([^\W\d_][\w-]{1,12}\)")


@dataclass
class Said:
    """Title, publisher and date of publication, as far as the text says them."""

    title: str | None = None
    publisher: str | None = None
    published: str | None = None


@dataclass
class _Head:
    """What has been seen while the lines are read from above."""

    headings: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    before_kind: int = 0
    subject: str | None = None


def said(text: str, language: str) -> Said:
    """What `text` says of itself, read from its first and its last lines."""
    words = lexicon(language)
    head, found = _Head(), Said()
    for block in _blocks(text, language):
        if not _read_block(block, words, language, head, found):
            break
    _titled(head, found)
    found.publisher = found.publisher or next(iter(head.bodies), None)
    _tail(text, words, language, found)
    found.publisher = found.publisher or head.subject
    if found.publisher:
        found.publisher = as_written(found.publisher, text)
    return found


def _blocks(text: str, language: str) -> list[list[str]]:
    """The first lines, in groups between blank lines, without marks of Markdown.

    A long line is a paragraph by itself: such texts may have no blank lines at all.
    """
    blocks: list[list[str]] = [[]]
    for line in text.split("\n", _HEAD_LINES * 2)[: _HEAD_LINES * 2]:
        plain = _MARKDOWN.sub("", line[:_LONGEST_LINE]).strip()
        long = len(plain) > _PARAGRAPH[language]
        if long or not any(map(str.isalnum, plain)):
            blocks.append([])
        if any(map(str.isalnum, plain)):
            blocks[-1].append(plain)
        if long:
            blocks.append([])
    return [block for block in blocks if block]


def _read_block(block: list[str], words: Lexicon, language: str, head: _Head, found: Said) -> bool:
    """Take what one block says; False when the running text has begun."""
    whole = _joined(block, language)
    if len(whole) > _PARAGRAPH[language] and _runs(whole, language):
        _lead(whole, language, words, head, found)
        return False
    heading: list[str] = []
    for line in block:
        sorts = _line(line, words, language, head, found)
        if "greeting" in sorts:
            return False
        if "other" in sorts:
            heading.append(line)
        elif heading:
            _keep(heading, head)
            heading = []
    if not heading:
        return True
    joined = _joined(heading, language)
    if _runs(joined, language):
        _lead(joined, language, words, head, found)
        return False
    _keep([joined], head)
    return True


def _keep(heading: list[str], head: _Head) -> None:
    head.headings.append(" ".join(heading))


def _joined(lines: list[str], language: str) -> str:
    return ("" if language == "zh" else " ").join(lines)


def _runs(text: str, language: str) -> bool:
    """Whether `text` is a sentence or more of them, not a heading."""
    if len(text) > (_LONGEST_TITLE // 3 if language == "zh" else _LONGEST_TITLE):
        return True
    if text[0] in "•*-–·○●1234567890" and re.match(r"[•*–·○●-]\s|\d{1,2}[.)、]\s?", text):
        return True
    return bool(re.search(r"[.。;；,，、]$", text)) or (
        bool(_SENTENCE_END.search(text)) and len(re.findall(r"[.。!?！？]\s*\S", text)) > 1
    )


def _line(line: str, words: Lexicon, language: str, head: _Head, found: Said) -> set[Sort]:
    """What the parts of a line are; what they tell is kept in `head` and `found`."""
    if _labelled(line, words, language, head, found):
        return {"date"}
    parts = [part.strip() for part in _SEPARATOR.split(line) if part and part.strip()]
    sorts = [(part, _sort(part, words, language)) for part in parts]
    if any(sort == "other" for _, sort in sorts):
        # «Canton – Lyon : un accord»: one heading, whatever its parts look like; but the
        # name of the paper in front of it does not belong to it.
        rest = [part for part, sort in sorts if sort not in ("kind", "date", "notice")]
        if len(rest) == 1 and len(parts) > 1:
            _take(sorts, language, head, found)
            return {"date"} if _keep_one(rest[0], head) else set()
        return {"other"}
    _take(sorts, language, head, found)
    return {sort for _, sort in sorts}


def _keep_one(heading: str, head: _Head) -> bool:
    head.headings.append(heading)
    return True


def _take(sorts: list[tuple[str, Sort]], language: str, head: _Head, found: Said) -> None:
    for part, sort in sorts:
        if sort == "kind":
            head.kinds.append(part)
            head.before_kind = head.before_kind or len(head.headings)
        elif sort == "body":
            head.bodies.append(part)
        elif sort == "date":
            found.published = found.published or _dated(part, language)


def _sort(part: str, words: Lexicon, language: str) -> Sort:
    """What a part of a line is."""
    bare = part.strip("[]【】()（）:： *")
    kind = rf"(?:{words.kinds})(?:\s*(?:n\s?[°ºo]\.?|no\.?|#|第)?\s*[\dA-Z][\w/.-]*\s*[期号]?)?"
    if re.fullmatch(kind, bare, re.I):
        return "kind"
    if re.match(words.greetings, bare, re.I):
        return "greeting"
    if re.fullmatch(words.notices, bare, re.I) or _PRIVATE.search(bare):
        return "notice"
    if _dated(part, language):
        return "date"
    if re.match(rf"(?:{words.units})\b", bare, re.I):
        return "unit"
    if is_body(bare, language):
        return "body"
    return "other"


def _labelled(line: str, words: Lexicon, language: str, head: _Head, found: Said) -> bool:
    """Whether `line` consists of labels with values: date of publication, source, subject."""
    hit = False
    for match in re.finditer(rf"(?<!\w)(?:{words.published})\s*", line, re.I):
        day = next(days_in(line[match.end() :][:40], language), None)
        if day and day.start <= 12:
            found.published = found.published or day.iso
            hit = True
    named = re.search(rf"(?<!\w)(?:{words.source})\s*(?P<name>[^\u3000\t|]+)", line, re.I)
    if named:
        name = re.split(rf"\s{{2,}}|[|）)]|\s*(?:{words.published})", named["name"], flags=re.I)[0]
        name = name.strip(" .,，。")
        if (language == "zh" and 2 <= len(name) <= 40) or is_body(name, language):
            found.publisher = found.publisher or name
            hit = True
            day = next(days_in(line[: named.start()], language), None)
            found.published = found.published or (day.iso if day else None)
    titled = re.match(rf"(?:{words.subject})\s*(?P<title>\S.*)", line, re.I)
    if titled:
        found.title = found.title or titled["title"]
        hit = True
    return hit


def _dated(part: str, language: str) -> str | None:
    """The day, when `part` is a dateline: a date with at most a place and words for a date."""
    days = list(days_in(part, language))
    if len(days) != 1 or _RANGE.search(part[: days[0].start]):
        return None
    around = part[: days[0].start] + " " + part[days[0].end :]
    published = f"{lexicon(language).published}|{lexicon(language).kinds}"
    around = _WEEKDAY.sub(" ", _CLOCK.sub(" ", around))
    around = re.sub(rf"^\s*(?:{published})(?!\w)", " ", around, flags=re.I).strip(" ,，.()（）:：")
    around = re.sub(r",?\s*\b(?:le|on|this|du|the)$", "", around, flags=re.I).strip(" ,，()（）")
    if not around:
        return days[0].iso
    before = part[: days[0].start].rstrip()
    after = part[days[0].end :].strip(" ,)）")
    bound = before.endswith((",", "，", "(", "（")) or re.search(r"\b(?:le|on)$", before, re.I)
    if _PLACE.fullmatch(around) and (bound or (not before.strip("(（") and after)):
        return days[0].iso
    if is_body(around, language) or (language == "zh" and len(around) <= 6):
        return days[0].iso
    return None


def _lead(text: str, language: str, words: Lexicon, head: _Head, found: Said) -> None:
    """The first sentence: its subject, and a dateline in it (PARIS, 4 June 2024 – The mayor…)."""
    subject = _SUBJECT.match(text)
    if subject and is_body(subject["name"], language):
        head.subject = subject["name"]
    day = next(days_in(text[:120], language), None)
    if day is None:
        return
    before, after = text[: day.start], text[day.end :]
    if not _AFTER_DATELINE.match(after):
        return
    before = _WEEKDAY.sub("", before).strip(" ,，(（")
    before = re.sub(r",?\s*\b(?:le|on)$", "", before, flags=re.I).strip(" ,")
    if not before or _PLACE.fullmatch(before) or (language == "zh" and len(before) <= 8):
        found.published = found.published or day.iso


def _titled(head: _Head, found: Said) -> None:
    """The first heading; what stands above the name of the paper is a letterhead."""
    after = head.headings[head.before_kind :] if head.kinds else head.headings
    if head.kinds and head.before_kind and after:
        head.bodies = head.bodies or head.headings[: head.before_kind][:1]
        head.headings = after
    if found.title is None and head.headings:
        found.title = head.headings[0]
    elif found.title is None and head.kinds:
        found.title = head.kinds[0]
    elif found.title is None and len(head.bodies) > 1:
        found.title = head.bodies.pop()


def _tail(text: str, words: Lexicon, language: str, found: Said) -> None:
    """The last lines: «Fait à …, le …», the sender under a Chinese notice, whom to ask."""
    lines = [line.strip() for line in text[-4000:].split("\n")][-_TAIL_LINES * 2 :]
    lines = [_MARKDOWN.sub("", line).strip() for line in lines if line.strip()][-_TAIL_LINES:]
    for line in lines[1:]:
        if len(line) > 200:
            continue
        about = re.match(rf"(?:{words.about})\s*(?P<name>.+?)\s*[:.]?$", line, re.I)
        asked = re.match(rf"[(（]?(?:{words.contact})\s*(?P<name>.+)", line, re.I)
        if about and is_body(about["name"], language):
            found.publisher = found.publisher or about["name"]
        elif asked:
            name = body_in(re.split(r"\s*[,，;；–—|(]\s*", asked["name"]), language)
            found.publisher = found.publisher or name
        elif _labelled(line, words, language, _Head(), found):
            continue
        elif found.published is None and _dated(line, language):
            found.published = _dated(line, language)
        elif language == "zh" and is_body(line, language):
            found.publisher = found.publisher or line
