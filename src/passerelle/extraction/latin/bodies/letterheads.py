"""Lines in capitals that are the name of a body and nothing else, as at the head of a letter."""

from __future__ import annotations

import re

from passerelle.extraction.latin.words.heads import Candidate, heads, place_name
from passerelle.extraction.lexicon import folded, lexicon
from passerelle.extraction.reading.passages import Passage

__all__ = ["letterhead"]

_UP_TO = re.compile(r"\s?\(|\s[–—|-]\s|\s?:|,|$")
_ACRONYM = re.compile(r"\s?\(([A-Z][\w&.-]*[A-Z][\w&.-]*)\)")
_LONGEST = 14


def letterhead(passage: Passage, language: str) -> Candidate | None:
    """The body that a line in capitals (here in normal case) names, if it names one."""
    end = _UP_TO.search(passage.text)
    name = passage.text[: end.start()] if end else passage.text
    inside = heads(name, language)
    if not inside or len(name.split()) > _LONGEST or _tells(name, language):
        return None
    match, head = inside[0] if language == "fr" else inside[-1]
    if head.last or head.held or (language == "fr" and match.start()):
        return None
    if head.kind == "media" and _is_section(name):
        return None
    rest = name[match.end() :] if language == "fr" else name[: match.start()] + name[match.end() :]
    core = place_name(re.sub(r"(?i)\b(?:the|city|town)\b", " ", rest)) if head.level else name
    if len(core.split()) == 0 or len(name.split()) < 2:
        return None
    acronym = _ACRONYM.match(passage.text, len(name))
    return Candidate(
        0,
        len(name),
        name,
        head,
        folded(" ".join(core.split())),
        "bodies/letterhead",
        0.75,
        acronym=acronym[1] if acronym else None,
        acronym_at=acronym.span(1) if acronym else None,
    )


_SECTION = frozenset(
    (
        "the",
        "a",
        "our",
        "your",
        "this",
        "in",
        "of",
        "and",
        "from",
        "for",
        "year",
        "years",
        "month",
        "week",
        "quarter",
        "season",
        "news",
        "latest",
        "press",
        "review",
        "bulletin",
        "english",
        "french",
        "german",
        "welsh",
        "irish",
        "chinese",
        "brief",
        "events",
        "online",
        "local",
        "community",
    )
)


def _is_section(name: str) -> bool:
    """«THE YEAR IN REVIEW», «NEWS IN ENGLISH»: the heading of a part, and no newspaper's name."""
    return all(word.casefold() in _SECTION for word in re.findall(r"[^\W\d_]+", name))


def _tells(name: str, language: str) -> bool:
    """Whether the line tells something, being a headline."""
    words = {word.casefold() for word in re.findall(r"[^\W\d_]+", name)}
    return bool(words & set(lexicon(language, "bodies")["words"]["telling"]))
