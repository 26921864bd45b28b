"""What a text says is signed, founded or built together, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from passerelle.extraction.analysis import Analysis
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.zh.delegations import number
from passerelle.extraction.zh.happenings import Story
from passerelle.extraction.zh.patterns import BODY, pattern
from passerelle.extraction.zh.reading import reading
from passerelle.extraction.zh.sides import pair_of, pair_words
from passerelle.extraction.zh.skeleton import Skeleton
from passerelle.extraction.zh.terms import clause_start, elsewhere, parties_of, when_of

__all__ = [
    "Found",
    "decided",
    "instruments",
    "listed",
    "partnerships",
    "projects",
    "told_twins",
]


@dataclass
class Found:
    """One agreement as a sentence tells it."""

    at: int
    type: str
    kind: str
    start: int
    end: int
    modality: str
    parties: tuple[str, ...]
    when: str | None
    general: bool = False


_SIGNS, _SIGNED = pattern("papers", "signs"), pattern("papers", "signed")
_FOUNDS, _ARE = pattern("papers", "founds"), pattern("papers", "are")
_STARTS = pattern("papers", "starts")
_BUILDS, _RELATION = pattern("papers", "builds"), pattern("papers", "relation")
_DENIED, _REPORTED = pattern("papers", "denied"), pattern("papers", "reported")
_WISHED, _NO_WISH = pattern("papers", "wished"), pattern("papers", "no-wish")
_HOPED, _DONE = pattern("papers", "hoped"), pattern("papers", "done")
_DONE_THEN = pattern("papers", "done-then")


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
        verb = match[1] if match.re is _SIGNS else match[2]
        if (
            verb in ("发表", "发布", "共同发表", "达成", "签", "通过")
            and match.lastindex == 4
            and not re.match("[了《]", match[2] or "")
        ):
            continue
        word = match[4] if match.lastindex == 4 else match[1]
        modality = _modality(analysis, story, sentence, at, match.start(), match.end())
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
        if relation and modality in ("asserted", "denied") and kind == "agreement":
            yield Found(
                at,
                "partnership",
                "twinning",
                match.start(),
                match.end(),
                modality,
                parties_of(analysis, sentence, match.start(), match.end()),
                _open(when_of(story, at, sentence, match.start(), match.end(), modality)),
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
        yield Found(at, "partnership", "twinning", start, end, "asserted", parties, _open(when))


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
        word = match[3] if match.re is _FOUNDS else match[1] or match[2]
        if _quoted(text, match.start()) or _JUBILEE.search(text):
            continue
        on_paper = _ON_PAPER.match(text, match.end()) is not None
        before = text[: match.start()]
        if on_paper and not (_ASKED.search(before) or _APPROVES.search(before)):
            continue
        clause = text[clause_start(text, match.start()) : match.start()]
        if _MANY.search(clause):
            continue  # 与12个国家的14个城市缔结
        modality = _modality(analysis, story, sentence, at, match.start(), match.end())
        modality = "intended" if on_paper else modality
        if match.re is _ARE and match[2]:
            modality = "denied"
        parties = parties_of(analysis, sentence, match.start(), match.end())
        if modality is None:
            continue
        old = _LONG_SINCE.search(clause) or _FIRST_OF.search(match[0])
        told = None if old or _SINCE.match(text, match.end()) else story
        when = when_of(told, at, sentence, match.start(), match.end(), modality)
        if modality == "asserted" and len(parties) < 2 and not (when and pair_words().search(text)):
            continue
        yield Found(
            at,
            "partnership",
            str(kinds[word]),
            match.start(),
            match.end(),
            modality,
            parties,
            _open(when) if modality == "asserted" else when,
        )


_JUBILEE = pattern("agreements", "jubilee")
_ASKED = pattern("agreements", "asked")
_ON_PAPER = pattern("agreements", "on-paper")


_TWINS = pattern("agreements", "twins")


def told_twins(analysis: Analysis, at: int, sentence: Skeleton) -> Iterator[Found]:
    """Twins named as such: 济南市的友好城市雷恩市, 广州与里昂结好37年."""
    for match in _JUBILEE.finditer(sentence.text):
        keys = [sentence.units[sign].key for sign in match.groups()[:2] if sign]
        day = next((unit.key for unit in sentence.of("date") if unit.key), None)
        year = (day or analysis.document.published or "")[:4]
        when = f"{int(year) - number(match[3])}/" if year.isdigit() else None
        parties = tuple(dict.fromkeys(keys))
        yield Found(
            at, "partnership", "twinning", match.start(), match.end(), "asserted", parties, when
        )
    yield from _jubilees(analysis, at, sentence)
    for match in _TWINS.finditer(sentence.text):
        signs = [sign for sign in match.groups() if sign]
        parties = tuple(dict.fromkeys(sentence.units[sign].key for sign in signs))
        if len(parties) == 2 and not pattern("papers", "told-twins").search(
            sentence.text[: match.start()][-8:]
        ):
            dated = [unit.key for sign in match[0] if (unit := sentence.units.get(sign))]
            when = _open(dated[-1]) if dated and dated[-1][:1].isdigit() else None
            yield Found(
                at, "partnership", "twinning", match.start(), match.end(), "asserted", parties, when
            )


_JUBILEE_OF, _OUR_TWIN = pattern("agreements", "jubilee-of"), pattern("agreements", "our-twin")
_PAIR = re.compile(
    rf"({BODY})[^，。；\ue000-\ue7ff]{{0,8}}?(?:与|同|和|、)[^，。；]{{0,6}}?({BODY})"
)


def _jubilees(analysis: Analysis, at: int, sentence: Skeleton) -> Iterator[Found]:
    """为纪念结好40周年，A与B…; 我市友城B: twins that a clause apart names."""
    text = sentence.text
    for match in _JUBILEE_OF.finditer(text):
        if re.search(BODY, match[0]):
            continue
        pair = _PAIR.search(elsewhere(text[match.end() :]))
        year = (analysis.document.published or "")[:4]
        keys = tuple(sentence.units[sign].key for sign in pair.groups()) if pair else ()
        parties = keys or pair_of(analysis, match[0])
        if len(set(parties)) == 2:
            when = f"{int(year) - number(match[1])}/" if year.isdigit() else None
            yield Found(
                at, "partnership", "twinning", match.start(), match.end(), "asserted", parties, when
            )
    for match in _OUR_TWIN.finditer(text):
        own = [sentence.units[sign].key for sign in match[0] if sign in sentence.units]
        home = pair_of(analysis) if len(own) < 2 else ()
        parties = tuple(own) if len(own) == 2 else home if own[0] in home else (own[0],)
        told = pattern("papers", "told-twins").search(text[: match.start()][-8:])
        if not told:
            yield Found(
                at, "partnership", "twinning", match.start(), match.end(), "asserted", parties, None
            )


def _quoted(text: str, place: int) -> bool:
    """Whether words stand in a headline's quotes: “结好”."""
    opened = text.rfind("“", 0, place)
    return (
        opened >= 0 and "”" not in text[opened:place] and "”" in text[place:] and place - opened < 3
    )


def _open(when: str | None) -> str | None:
    return f"{when.split('/')[0]}/" if when else None


def projects(analysis: Analysis, story: Story, at: int, sentence: Skeleton) -> Iterator[Found]:
    """What is built together under a name: 共建“智能交通联合实验室”."""
    text = sentence.text
    for match in (*_BUILDS.finditer(text), *_STARTS.finditer(text), *_LEADS.finditer(text)):
        before = text[: match.start()]
        joint = re.search(rf"{BODY}.*?(?:与|和|同|携手|联合)|(?:与|和|同){BODY}", before)
        if match.re is _STARTS and not joint:
            continue
        modality = _modality(analysis, story, sentence, at, match.start(), match.end())
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
    """What a council votes, and what is ended: 市议会表决通过决议, 终止友城关系."""
    text = sentence.text
    for match in _DECIDES.finditer(text):
        council = sentence.units[match[1]]
        name = reading(analysis).words[council.start : council.end]
        if not _COUNCIL.search(name) or not _ON_COOPERATION.search(text):
            continue
        modality = _modality(analysis, story, sentence, at, match.start(), match.end())
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
    for match in _ENDS.finditer(text):
        modality = _modality(analysis, story, sentence, at, match.start(), match.end())
        clause = text[clause_start(text, match.start()) : match.start()]
        wished = _WISHED.search(clause.replace("同意", ""))
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


_APPROVES, _APPROVED = pattern("papers", "approves"), pattern("papers", "approved")


def _modality(
    analysis: Analysis, story: Story, sentence: Skeleton, at: int, start: int, end: int
) -> str | None:
    """How the agreement is told; None where it is neither told nor wished clearly."""
    text = sentence.text
    clause = text[clause_start(text, start) : start]
    if _DENIED.search(clause):
        return "denied"
    if _REPORTED.search(text[:start]):
        return "reported"
    if _WISHED.search(_NO_WISH.sub("", clause)):
        return "intended"
    if _APPROVES.search(clause) and not _APPROVED.search(text[:start]):
        return "intended"  # 批准市长与…签署
    said = text[:start].rsplit("。", 1)[-1]
    if _HOPED.search(said) and "，" in said and not _DONE_THEN.search(clause + text[start:end]):
        return "intended"
    told = clause + text[start : end + 12]
    dated = any(unit.kind == "date" for unit in sentence.units.values())
    if _DONE.search(told) or dated or at == 0 or re.search(BODY, clause):
        return "asserted"
    return None
