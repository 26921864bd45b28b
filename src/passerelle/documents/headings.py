"""Headings told from running text, and from what else stands above it, by how lines are written."""

from __future__ import annotations

import re
from functools import cache

from passerelle.documents.blocks import PARAGRAPH
from passerelle.documents.bodies import is_body
from passerelle.documents.lexicon import lexicon
from passerelle.documents.lines import parts_of, pattern

__all__ = [
    "are_fields",
    "goes_on",
    "is_issue",
    "is_paragraph",
    "is_rest",
    "joined",
    "of_letter",
    "runs",
    "speaker",
]

_LONGEST_TITLE = {"fr": 220, "en": 220, "zh": 75}
_FULL_LINE = {"fr": 45, "en": 45, "zh": 25}
"""Characters of a line that may have been broken because it was full."""
_SENTENCE_END = re.compile(r"[.。!?！？;；…:：][\"')）»”’]*$")
_SECTION = re.compile(r"\d{1,3}\s{2,}\S")
_FIELD = re.compile(r"[^\W\d_][^:：]{1,24} ?[:：](?:\s{2,}|\t)\S")
_LISTED = re.compile(r"[•*–·○●-]\s|\d{1,2}(?:[.)]\s|、)|[一二三四五六七八九十]{1,3}、")


def joined(lines: list[str], language: str) -> str:
    """Lines that were broken because they were full, as one."""
    return ("" if language == "zh" else " ").join(lines)


def is_paragraph(lines: list[str], language: str) -> bool:
    """Whether lines are a paragraph of running text."""
    whole = joined(lines, language)
    full = len(lines[0]) >= _FULL_LINE[language] or len(lines) == 1
    return full and len(whole) > PARAGRAPH[language] and _SENTENCE_END.search(whole) is not None


def are_fields(lines: list[str]) -> bool:
    """«Present:  …», «Apologies:  …», and lines that go on below: no headings."""
    return sum(_FIELD.match(line) is not None for line in lines) > 1


def goes_on(above: str, line: str, language: str) -> bool:
    """Whether a heading goes on in the next line, rather than another following it."""
    if line.startswith("("):
        return True
    if above.isupper() or line.isupper():
        return above.isupper() and line.isupper()
    return len(above) >= _FULL_LINE[language] or line[0].islower()


def runs(text: str, language: str) -> bool:
    """Whether `text` is a sentence or more of them, not a heading."""
    if len(text) > _LONGEST_TITLE[language] or _LISTED.match(text):
        return True
    if re.search(r"[.。;；,，、]$", text):
        return True
    several = len(re.findall(r"[.。!?！？]\s*\S", text)) > 1
    return several and _SENTENCE_END.search(text) is not None


def is_rest(heading: str) -> bool:
    """Whether «of the meeting held on …» goes on from what is above."""
    return heading[0].islower() or _SECTION.match(heading) is not None


def is_issue(heading: str, language: str) -> bool:
    """Whether a heading calls itself a paper that comes out again and again."""
    papers = rf"(?<!\w)(?:{lexicon(language).periodicals})"
    return re.search(papers, heading, re.IGNORECASE) is not None


def of_letter(heading: str, language: str) -> str | None:
    """The body in «Friends of Couffo – Letter to members»."""
    name, *papers = parts_of(heading)
    whole = any(pattern("periodicals", language).fullmatch(one) for one in papers)
    return name if whole else None


def speaker(text: str, language: str) -> str | None:
    """Who a first sentence is about if it introduces itself, or invites."""
    subject = _speaking(language).match(text)
    return subject["name"] if subject and is_body(subject["name"], language) else None


@cache
def _speaking(language: str) -> re.Pattern[str]:
    """«The Intercity Data Forum (IDF) hosted…»: who introduces itself, or invites, speaks."""
    invites = lexicon(language).invites
    end = rf"(?: ?\([^\W\d_][\w-]{{1,12}}\)|,? (?:{invites})(?!\w))"
    return re.compile(rf"(?:The |Le |La |L['’])?(?P<name>[^.,;:()]{{5,90}}?){end}")
