"""What a council votes, what is ended, and what is built together under a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.zh.found import WISHED, Found, how_told
from passerelle.extraction.zh.patterns import BODY, pattern
from passerelle.extraction.zh.reading import reading
from passerelle.extraction.zh.sides import pair_of
from passerelle.extraction.zh.skeleton import Skeleton
from passerelle.extraction.zh.story import Story
from passerelle.extraction.zh.terms import clause_start, parties_of, when_of

__all__ = ["decided", "ended", "named_projects", "networks", "of_two", "projects"]

_STARTS, _BUILDS = pattern("papers", "starts"), pattern("papers", "builds")


def projects(analysis: Analysis, at: int, sentence: Skeleton) -> Iterator[Found]:
    """What is built together under a name: 共建“智能交通联合实验室”."""
    text = sentence.text
    for match in (*_BUILDS.finditer(text), *_STARTS.finditer(text), *_LEADS.finditer(text)):
        before = text[: match.start()]
        joint = re.search(rf"{BODY}.*?(?:与|和|同|携手|联合)|(?:与|和|同){BODY}", before)
        if _STARTS.gave(match) and not joint:
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
            if _LEADS.gave(match)
            else parties_of(analysis, sentence, match.start(), match.end()),
            None,
        )


_NAMED, _JOINT = pattern("projects", "named"), pattern("projects", "joint")
_PARTNERS, _NETWORK = pattern("projects", "partners"), pattern("projects", "network")


def named_projects(analysis: Analysis, at: int, sentence: Skeleton) -> Iterator[Found]:
    """双方共同实施的“书信里的城市”项目: what goes by a name and is done by several."""
    text = sentence.text
    for match in _NAMED.finditer(text):
        before, behind = text[: match.start()], text[match.end() :]
        joint = _JOINT.search(before)
        if joint is None and _PARTNERS.search(behind) is None:
            continue
        modality = how_told(sentence, at, match.start(), match.end())
        told = sentence.keys(joint[0], "body") if joint else _partners(sentence)
        parties = tuple(dict.fromkeys(told)) or pair_of(analysis, before)
        if modality is not None and len(parties) > 1:
            yield Found(
                at, "project", "project", match.start(), match.end(), modality, parties, None
            )


def networks(analysis: Analysis, at: int, sentence: Skeleton) -> Iterator[Found]:
    """甲、乙、丙成立“港口网络”: a network of those who found it."""
    for match in _NETWORK.finditer(sentence.text):
        modality = how_told(sentence, at, match.start(), match.end())
        if modality is not None:
            yield Found(
                *(at, "partnership", "network", match.start(), match.end(), modality),
                *(_partners(sentence), None),
            )


_OF_TWO, _SIGNED = pattern("projects", "of-two"), pattern("projects", "signed")
_NONE = pattern("projects", "none")


def of_two(analysis: Analysis, story: Story, at: int, sentence: Skeleton) -> Iterator[Found]:
    """签约三项：A与B的协议、C与D的备忘录: each paper with its two sides; and papers denied."""
    text = sentence.text
    kinds = lexicon("zh", "agreements")["instruments"]
    signed = _SIGNED.search(text)
    for match in _OF_TWO.finditer(text, signed.end()) if signed else ():
        modality = how_told(sentence, at, match.start(), match.end())
        parties = tuple(sentence.units[sign].key for sign in match.groups()[:2])
        when = when_of(story, at, sentence, match.start(), match.end(), modality or "asserted")
        if modality is not None and parties[0] != parties[1]:
            yield Found(
                *(at, "instrument", str(kinds[match[3]]), match.start(), match.end()),
                *(modality, parties, when),
            )
    for match in _NONE.finditer(text):
        parties = parties_of(analysis, sentence, match.start(), match.end())
        kind = str(kinds[match[1]])
        yield Found(
            *(at, "instrument", kind, match.start(), match.end(), "denied", parties, None, True)
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
