"""What the sender of a mail wrote now: no earlier mail, signature, disclaimer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from passerelle.documents.lexicon import any_of

__all__ = ["Own", "own_words"]

_FEW = 20
"""Words (Chinese: characters) below which a mail only carries the one that it forwards."""
_LONG_LINE = 90
_MOST_SIGNED = 14
"""Lines of a signature."""
_REACH = re.compile(r"\S@\S|\d(?:[ .()/-]{0,2}\d){6,}")
"""An address of mail or a number to call."""
_HEADER = re.compile(
    r"\*?(?:from|de|exp[ée]diteur|发件人|寄件者|sent|envoy[ée]|date|发送时间|to|[àa]|收件人|cc|抄送|"
    r"objet|subject|主题|日期)\s*[:：]\*?.*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Own:
    """The text, whether it was only passed on, and the lines of the signatures left out."""

    text: str
    passed_on: bool
    signature: list[str]


def own_words(text: str) -> Own:
    """The sender's own text; if there is hardly any, the text that was passed on."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    cut = _earlier(lines)
    own, signature = _unsigned([line for line in lines[:cut] if not _quoted(line)])
    passed_on = cut < len(lines) and _words(own) < _FEW
    if passed_on:
        after = _past_headers(lines[cut:])
        own, signature = _unsigned([re.sub(r"^(?:>\s?)+", "", line) for line in after])
    return Own("\n".join(_spared(own)), passed_on, signature)


def _words(lines: list[str]) -> int:
    return len(re.findall(r"[\u3400-\u9fff]|[^\W\d_]+", " ".join(lines)))


def _quoted(line: str) -> bool:
    return line.lstrip().startswith(">")


def _earlier(lines: list[str]) -> int:
    """The line from which on an earlier mail is quoted."""
    reply = re.compile(any_of("replies"), re.IGNORECASE)
    for number, line in enumerate(lines):
        plain = line.strip(" >*")[:200]
        if not plain:
            continue
        joined = f"{plain} {lines[number + 1].strip(' >')[:100]}" if number + 1 < len(lines) else ""
        if reply.fullmatch(plain) or (len(joined) < 200 and reply.fullmatch(joined)):
            return number
        if _HEADER.fullmatch(plain) and _is_header_block(lines[number : number + 8]):
            return number
    return len(lines)


def _is_header_block(lines: list[str]) -> bool:
    """Whether three lines on end look like the head of a mail, one with an address or a date."""
    block = [line.strip(" >") for line in lines if line.strip(" >")][:4]
    heads = [line for line in block if _HEADER.fullmatch(line)]
    first = re.match(r"\*?(?:from|de|exp|发件人|寄件者)", block[0], re.I) if block else None
    return first is not None and len(heads) >= 3


def _past_headers(lines: list[str]) -> list[str]:
    """A forwarded mail without the line that says so and without its headers."""
    start = 0 if _HEADER.fullmatch(lines[0].strip(" >*")) else 1
    while start < len(lines):
        line = lines[start].strip(" >")
        if line and not _HEADER.fullmatch(line):
            break
        start += 1
    return lines[start:]


def _unsigned(lines: list[str]) -> tuple[list[str], list[str]]:
    """`lines` without signatures, and those; a release that follows one stays."""
    mark = next((i for i, line in enumerate(lines) if line in ("--", "-- ", "—", "__")), len(lines))
    closing = re.compile(rf"(?:{any_of('closings')})\s*[,.!，。！]?", re.IGNORECASE)
    kept: list[str] = []
    signed = lines[mark : mark + _MOST_SIGNED]
    number = 0
    while number < mark:
        line = lines[number]
        if _is_farewell(lines, number, mark, closing):
            end = _end_of_signature(lines, number, mark)
            if end:
                kept.append("")
                signed += lines[number + 1 : end]
                number = end
                continue
        kept.append(line)
        number += 1
    return kept, signed


def _is_farewell(lines: list[str], at: int, end: int, closing: re.Pattern[str]) -> bool:
    """Whether a letter ends with the line: by its words, or because an address follows.

    «Ngā mihi,» is told by what stands below: a few short lines, a number or address in them.
    """
    line = lines[at].strip()
    if len(line) > _LONG_LINE:
        return False
    if closing.fullmatch(line):
        return True
    if not line.endswith((",", "，")) or len(line.split()) > _FEW // 4:
        return False
    rest = (lines[number] for number in range(at + 1, end))  # a long mail has many farewells
    below = list(islice((one for one in rest if one.strip()), _MOST_SIGNED + 1))
    short = len(below) <= _MOST_SIGNED and all(len(one) <= _LONG_LINE for one in below)
    return short and any(map(_REACH.search, below))


def _end_of_signature(lines: list[str], start: int, mark: int) -> int:
    """Where the signature that begins at `start` ends: at prose, or at the name of a paper."""
    kinds = re.compile(rf"(?:{any_of('kinds')})\b.*", re.IGNORECASE)
    signed = 0
    for end in range(start + 1, mark):
        plain = lines[end].strip()
        signed += bool(plain)
        if signed > _MOST_SIGNED:
            return 0
        if len(plain) > _LONG_LINE or kinds.fullmatch(plain):
            return end
    return mark


def _spared(lines: list[str]) -> list[str]:
    """`lines` without the paragraphs that a mail program or a lawyer put there."""
    starts = re.compile(rf"\W*(?:{any_of('disclaimers')})", re.IGNORECASE)
    kept: list[str] = []
    dropping = False
    for line in lines:
        dropping = bool(line.strip()) and (dropping or starts.match(line[:200]) is not None)
        if not dropping:
            kept.append(line)
    return kept
