"""Bodies: names that say by a head word, or by what the graph knows, that they are one.

Candidates of the grammar of the language become bodies; their acronyms are found again
wherever they stand. A city is a body of type collectivity when the text names it as one
(`ville de`, `City of`); as a bare name it is one only by what it does or who holds a function
there (`functions`).
"""

from __future__ import annotations

import re

from passerelle.extraction.account import Body
from passerelle.extraction.gazetteer import words_of
from passerelle.extraction.latin.bodies.entering import core_of, enter
from passerelle.extraction.latin.bodies.joining import join
from passerelle.extraction.latin.bodies.named import named_bodies
from passerelle.extraction.latin.bodies.placed import only_says_where
from passerelle.extraction.latin.words.tokens import tokens
from passerelle.extraction.lexicon import folded
from passerelle.extraction.reading.analysis import Analysis, Mention
from passerelle.extraction.reading.publisher import publisher

__all__ = ["bodies"]

_PAPER_OF = re.compile(
    r"(?i)(?:the |a )?(?:\w+ )?(?:newsletter|bulletin|magazine|journal|gazette|news|review)"
    r" (?:of|from) "
)


def bodies(analysis: Analysis) -> None:
    """Find the bodies of the text, and every place where they are named or abbreviated."""
    language = analysis.document.language
    for number, passage in enumerate(analysis.passages):
        if passage.caps and _is_masthead(analysis, number):
            continue
        for one in named_bodies(analysis, passage):
            if passage.titled and one.end - one.start < len(passage.text.strip(" .")):
                continue
            if one.held or only_says_where(passage, one, language):
                analysis.held.append((passage, one))
            else:
                enter(analysis, passage, one)
    for passage, one in analysis.held:
        if core_of(one) in analysis.cores:
            enter(analysis, passage, one)
    _known(analysis)
    named = publisher(analysis)
    for one in named_bodies(analysis, named) if named else ():
        if named and one.end - one.start == len(named.text) and core_of(one) not in analysis.cores:
            enter(analysis, named, one)
    join(analysis)


def _is_masthead(analysis: Analysis, number: int) -> bool:
    """Whether the next line says whose newsletter it is that a line in capitals names."""
    after = analysis.passages[number + 1 : number + 2]
    told = bool(after) and _PAPER_OF.match(after[0].text) is not None
    return told and number < 3 and analysis.document.language == "en"


def _known(analysis: Analysis) -> None:
    """Bodies of the graph that the text names as the graph does."""
    for passage in analysis.passages:
        words = [word for word in tokens(passage.text) if word.text[0].isalnum()]
        parts = [(part, word) for word in words for part in words_of(word.text)]
        for first, last, entries in analysis.gazetteer.known([part for part, _ in parts]):
            entry = entries[0]
            start, end = parts[first][1].start, parts[last - 1][1].end
            if entry.what != "institution" or not passage.text[start].isupper():
                continue
            span = passage.span(start, end)
            if any(
                one.kind == "body" and (one.span.covers(span) or span.covers(one.span))
                for one in analysis.mentions
            ):
                continue
            name = passage.text[start:end]
            key = analysis.cores.setdefault(
                ("", " ".join(re.findall(r"\w+", folded(name)))), analysis.new_body_key()
            )
            if key not in analysis.bodies:
                analysis.bodies[key] = Body(
                    key=key,
                    name=name,
                    kind=entry.kind,
                    type="institution",
                    country=entry.country,
                    known=entry.known,
                    start=span.start,
                    end=span.end,
                    rule="bodies/known",
                    confidence=0.95,
                )
            analysis.mentions.append(Mention(span, "body", key))
