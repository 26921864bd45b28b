"""What a text says is signed, founded or built together, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.zh.found import APPROVES, Found, how_told, since
from passerelle.extraction.zh.patterns import pattern
from passerelle.extraction.zh.sides import pair_words
from passerelle.extraction.zh.skeleton import Skeleton
from passerelle.extraction.zh.story import Story
from passerelle.extraction.zh.terms import clause_start, parties_of, when_of

__all__ = ["instruments", "listed", "partnerships"]


_SIGNS, _SIGNED = pattern("papers", "signs"), pattern("papers", "signed")
_FOUNDS, _ARE = pattern("papers", "founds"), pattern("papers", "are")
_RELATION = pattern("papers", "relation")


def instruments(analysis: Analysis, story: Story, at: int, sentence: Skeleton) -> Iterator[Found]:
    """What is signed: 签署《友好交流备忘录》, 备忘录签署仪式."""
    text = sentence.text
    kinds = lexicon("zh", "agreements")["instruments"]
    place = 0
    forms = (
        *_SIGNS.finditer(text),
        *_SIGNED.finditer(text),
        *_PASSIVE.finditer(text),
        *_ON_IT.finditer(text),
    )
    for match in forms:
        if match.start() < place:
            continue
        place = match.end()
        verb = match[1] if _SIGNS.gave(match) else match[2]
        if (
            verb in ("发表", "发布", "共同发表", "达成", "签", "通过")
            and match.lastindex == 4
            and not re.match("[了《]", match[2] or "")
        ):
            continue
        word = match[4] if match.lastindex == 4 else match[1]
        modality = how_told(sentence, at, match.start(), match.end())
        if modality is None or _only_named(text, match) or _AS_START.match(text, match.end()):
            continue
        if modality == "asserted" and (_later(story, at, sentence) or _AHEAD.search(match[0])):
            modality = "intended"
        renewed = "续签" in match[0] or "续签" in text[max(0, match.start() - 12) : match.start()]
        kind = "renewal" if renewed and modality != "denied" else str(kinds[word])
        general = word in ("文件", "合作文件") or (
            modality != "denied" and word == "协议" and "任何" in match[0]
        )
        if word in ("文件", "合作文件") and modality != "denied":
            continue
        yield Found(
            at,
            "instrument",
            kind,
            match.start(),
            match.end(),
            modality,
            parties_of(analysis, sentence, match.start(), match.end()),
            when_of(story, at, sentence, match.start(), match.end(), modality),
            general or "任何" in match[0],
        )
        relation = _RELATION.search(match[0])
        if relation and modality in ("asserted", "intended", "denied") and kind == "agreement":
            yield Found(
                at,
                "partnership",
                "twinning",
                match.start(),
                match.end(),
                modality,
                parties_of(analysis, sentence, match.start(), match.end()),
                since(when_of(story, at, sentence, match.start(), match.end(), modality))
                if modality != "intended"
                else None,
            )


_ON_IT = pattern("papers", "on-it")
_PASSIVE, _AHEAD = pattern("papers", "passive"), pattern("papers", "ahead")


def _later(story: Story, at: int, sentence: Skeleton) -> bool:
    """Whether the sentence tells a signing that lies ahead."""
    return any(
        one.kind == "signing" and one.modality == "intended"
        for one in story.speaks_of[at]
        if any(hit.at == at for hit in one.hits)
    )


_ITEM = pattern("papers", "item")


def listed(analysis: Analysis, story: Story, at: int, sentence: Skeleton) -> Iterator[Found]:
    """1. 《…协议书》，签字人为…: papers that a list says were signed."""
    match = _ITEM.match(sentence.text)
    before = "".join(one.text for one in story.sentences[max(0, at - 6) : at])
    signed = _LISTS.search(before) or _SIGNERS.search(sentence.text)
    if match is None or not signed or _SIGNS.search(sentence.text[: match.end()]):
        return
    start, end = match.span(1)
    kind = str(lexicon("zh", "agreements")["instruments"][match[2]])
    when = when_of(story, at, sentence, start, end, "asserted")
    parties = parties_of(analysis, sentence, start, end)
    yield Found(at, "instrument", kind, start, end, "asserted", parties, when)
    if _RELATION.search(match[1]) and kind == "agreement":
        yield Found(at, "partnership", "twinning", start, end, "asserted", parties, since(when))


_MANY, _FIRST_OF = pattern("papers", "many"), pattern("papers", "first-of")
_SINCE, _LONG_SINCE = pattern("papers", "since"), pattern("papers", "long-since")
"""What shows that a relation is older than the event of the day: 自…缔结为友好城市以来."""
_AS_START = pattern("papers", "as-start")
_LISTS, _SIGNERS = pattern("papers", "lists"), pattern("papers", "signers")


def _only_named(text: str, match: re.Match[str]) -> bool:
    """Whether the paper is only referred to: 根据协议."""
    lists = lexicon("zh", "agreements")["modality"]["refers"]
    return text[max(0, match.start() - 4) : match.start()].endswith(tuple(lists))


def partnerships(analysis: Analysis, story: Story, at: int, sentence: Skeleton) -> Iterator[Found]:
    """What is founded: 缔结友好城市关系, 1988年结为友好城市."""
    text = sentence.text
    kinds = lexicon("zh", "agreements")["partnerships"]
    for match in (*_FOUNDS.finditer(text), *_ARE.finditer(text)):
        word = match[3] if _FOUNDS.gave(match) else match[1] or match[2]
        if _quoted(text, match.start()) or _JUBILEE.search(text):
            continue
        talked = _TALKED_OF.match(text, match.end()) is not None
        on_paper = _ON_PAPER.match(text, match.end()) is not None
        before = text[: match.start()]
        if on_paper and not (_ASKED.search(before) or APPROVES.search(before)):
            continue
        clause = text[clause_start(text, match.start()) : match.start()]
        if _MANY.search(clause):
            continue  # 与12个国家的14个城市缔结
        if not on_paper and _COUNCIL_AGREES.search(before):
            continue  # 市人大常委会批准与…结为友好城市: its decision is told, no relation yet
        modality = how_told(sentence, at, match.start(), match.end())
        modality = "intended" if on_paper or (talked and modality == "asserted") else modality
        if _ARE.gave(match) and match[2]:
            modality = "denied"
        parties = parties_of(analysis, sentence, match.start(), match.end())
        if modality is None:
            continue
        old = _LONG_SINCE.search(clause) or _FIRST_OF.search(match[0])
        told = None if old or _SINCE.match(text, match.end()) else story
        when = when_of(told, at, sentence, match.start(), match.end(), modality)
        one_side = len(parties) == 1 and "与" in clause
        dated = when is not None and (one_side or pair_words().search(text) is not None)
        if modality == "asserted" and len(parties) < 2 and not dated:
            continue
        yield Found(
            at,
            "partnership",
            str(kinds[word]),
            match.start(),
            match.end(),
            modality,
            parties,
            since(when) if modality == "asserted" else when,
        )


_JUBILEE = pattern("agreements", "jubilee")
_ASKED = pattern("agreements", "asked")
_COUNCIL_AGREES = re.compile(r"(?<![共一])(?:同意|批准)(?:我市|本市)?(?:与|同)[^，。；]{1,24}$")
_TALKED_OF = pattern("agreements", "talked-of")
_ON_PAPER = pattern("agreements", "on-paper")


def _quoted(text: str, place: int) -> bool:
    """Whether words stand in a headline's quotes: “结好”."""
    opened = text.rfind("“", 0, place)
    return (
        opened >= 0 and "”" not in text[opened:place] and "”" in text[place:] and place - opened < 3
    )
