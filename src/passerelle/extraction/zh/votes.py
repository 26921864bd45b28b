"""What a council votes, what is ended, and what is built together under a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.zh.found import WISHED, Found, how_told
from passerelle.extraction.zh.patterns import BODY, pattern
from passerelle.extraction.zh.reading import reading
from passerelle.extraction.zh.skeleton import Skeleton
from passerelle.extraction.zh.story import Story
from passerelle.extraction.zh.terms import clause_start, parties_of, when_of

__all__ = ["decided", "ended", "projects"]

_STARTS, _BUILDS = pattern("papers", "starts"), pattern("papers", "builds")


def projects(analysis: Analysis, at: int, sentence: Skeleton) -> Iterator[Found]:
    """What is built together under a name: 共建“智能交通联合实验室”."""
    text = sentence.text
    for match in (*_BUILDS.finditer(text), *_STARTS.finditer(text), *_LEADS.finditer(text)):
        before = text[: match.start()]
        joint = re.search(rf"{BODY}.*?(?:与|和|同|携手|联合)|(?:与|和|同){BODY}", before)
        if match.re is _STARTS and not joint:
            continue
        modality = how_told(sentence, at, match.start(), match.end())
        if modality is None:
            continue
        yield Found(
            at,
            "project",
            "project",
            match.start(),
            match.end(),
            modality,
            _partners(sentence)
            if match.re is _LEADS
            else parties_of(analysis, sentence, match.start(), match.end()),
            None,
        )


_LEADS = pattern("papers", "leads")


def _partners(sentence: Skeleton) -> tuple[str, ...]:
    """All bodies of a sentence that says who leads a project and who joins it."""
    return tuple(dict.fromkeys(unit.key for unit in sentence.of("body")))


_DECIDES, _COUNCIL = pattern("papers", "decides"), pattern("papers", "council")
_ON_COOPERATION, _ENDS = pattern("papers", "on-cooperation"), pattern("papers", "ends")


def decided(analysis: Analysis, story: Story, at: int, sentence: Skeleton) -> Iterator[Found]:
    """What a council votes: 市议会表决通过决议."""
    text = sentence.text
    for match in _DECIDES.finditer(text):
        council = sentence.units[match[1] or match[2]]
        name = reading(analysis).words[council.start : council.end]
        if not _COUNCIL.search(name) or not _ON_COOPERATION.search(text):
            continue
        modality = how_told(sentence, at, match.start(), match.end())
        if modality is None:
            continue
        with_one = re.search(rf"与[^，。；\ue000-\uf8ff]{{0,8}}?({BODY})", match[0])
        other = (sentence.units[with_one[1]].key,) if with_one else ()
        when = when_of(story, at, sentence, match.start(), match.end(), modality)
        yield Found(
            at,
            "instrument",
            "council-decision",
            match.start(),
            match.end(),
            modality,
            (council.key, *other),
            when,
        )


def ended(analysis: Analysis, story: Story, at: int, sentence: Skeleton) -> Iterator[Found]:
    """What is ended: 终止友城关系, 解除协议."""
    text = sentence.text
    for match in _ENDS.finditer(text):
        modality = how_told(sentence, at, match.start(), match.end())
        clause = text[clause_start(text, match.start()) : match.start()]
        wished = WISHED.search(clause.replace("同意", ""))
        if modality is None or (modality == "intended" and not wished):
            modality = "asserted"
        yield Found(
            at,
            "instrument",
            "termination",
            match.start(),
            match.end(),
            modality,
            parties_of(analysis, sentence, match.start(), match.end()),
            when_of(story, at, sentence, match.start(), match.end(), modality),
        )
