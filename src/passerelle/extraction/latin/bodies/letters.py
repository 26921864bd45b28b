"""Bodies that only the acronym in brackets after them tells, by the letters it is made of.

`Les Offices jeunesse internationaux du Québec (LOJIQ)`: no head word, but the words before the
brackets begin with the letters of the acronym, in order. An acronym alone is a body where it
does what only a body does.
"""

from __future__ import annotations

import re
from functools import cache

from passerelle.extraction.latin.words.heads import Candidate, Head, heads
from passerelle.extraction.lexicon import either, folded, lexicon
from passerelle.extraction.reading.passages import Passage

__all__ = ["acting", "spelled_out"]

_ACRONYM = re.compile(r"\s\(([A-Z][A-Za-z&.-]*[A-Z][A-Za-z]*)\)")
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_FARTHEST = 90


def spelled_out(
    passage: Passage, people: list[tuple[int, int]], before: list[Candidate], language: str
) -> list[Candidate]:
    """Bodies of a passage that an acronym spells out, apart from those already found."""
    found: list[Candidate] = []
    for acronym in _ACRONYM.finditer(passage.text):
        if any(one.acronym_at == acronym.span(1) for one in before):
            continue
        start = _start(passage.text, acronym)
        if start is None:
            continue
        outer = [one for one in before if one.start < start or one.end > acronym.start()]
        taken = [*people, *((one.start, one.end) for one in outer)]
        if any(a < acronym.start() and start < b for a, b in taken):
            continue
        name = passage.text[start : acronym.start()]
        papers = lexicon(language, "bodies")["words"].get("papers")
        if papers and re.search(either(papers), folded(name)):
            continue
        inside = heads(name, language)
        head = Head(inside[0][1].kind) if inside and not inside[0][1].level else Head("association")
        found.append(
            Candidate(
                start,
                acronym.start(),
                name,
                head,
                folded(name),
                "bodies/letters",
                0.85,
                acronym=acronym[1],
                acronym_at=acronym.span(1),
            )
        )
    return found


@cache
def _acts(language: str) -> re.Pattern[str] | None:
    """An acronym with its article that does what only a body does."""
    words = lexicon(language, "bodies")
    deeds = words["towns"].get("deeds")
    if deeds is None:
        return None
    acts = "|".join([*words["towns"]["acts"], *deeds])
    return re.compile(
        r"(?<![\w’'-])(?:[Ll]e |[Ll]a |[Ll][’'])(?P<name>[A-Z][A-Z&-]+[A-Z])(?![\w-])"
        rf"(?=,? qui (?:{acts})|(?:, [^.;:,]{{3,60}},)? (?:{acts}))"
    )


def acting(
    passage: Passage, people: list[tuple[int, int]], before: list[Candidate], language: str
) -> list[Candidate]:
    """Bodies that only an acronym names: «Le CIEDEL accompagne la commune»."""
    pattern = _acts(language)
    if pattern is None:
        return []
    never = lexicon(language, "bodies")["words"]["no_acronyms"]
    taken = [*people, *((one.start, one.end) for one in before)]
    return [
        Candidate(
            *found.span("name"),
            found["name"],
            Head("association"),
            folded(found["name"]),
            "bodies/acronym",
            0.7,
        )
        for found in pattern.finditer(passage.text)
        if found["name"] not in never
        and not any(a < found.end("name") and found.start("name") < b for a, b in taken)
    ]


def _start(text: str, acronym: re.Match[str]) -> int | None:
    """Where the words begin whose first letters the acronym is made of."""
    letters = [c for c in folded(acronym[1]) if c.isalpha()]
    clause = re.search(
        r"[^,;:.()«»]*$", text[max(0, acronym.start() - _FARTHEST) : acronym.start()]
    )
    if clause is None or len(letters) < 3:
        return None
    offset = acronym.start() - len(clause[0])
    words = list(_WORD.finditer(clause[0]))
    for at in range(len(words) - 2, -1, -1):
        word = words[at]
        if not word[0][0].isupper() or folded(word[0])[0] != letters[0]:
            continue
        initials = [
            folded(part)[0] for one in words[at:] for part in re.split(r"[’'-]", one[0]) if part
        ]
        rest = iter(initials)
        if all(letter in rest for letter in letters):
            return offset + word.start()
    return None
