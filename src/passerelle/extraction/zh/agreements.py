"""Agreements: only where words of agreement stand, and told as they are told.

What is signed is an instrument; a lasting relation that is founded is a partnership; what
is built together under a name is a project. Hopes are *intended*, hearsay is *reported*,
and what is said not to be is *denied*. Words of praise (合作, 友好) are nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from passerelle.extraction.account import Agreement, Signed
from passerelle.extraction.analysis import Analysis
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.zh.happenings import Story, story_of
from passerelle.extraction.zh.reading import reading
from passerelle.extraction.zh.sides import behalf_of, main_body, pair_of, pair_words
from passerelle.extraction.zh.skeleton import BODY, PERSON, Skeleton

__all__ = ["agreements"]


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


def agreements(analysis: Analysis) -> None:
    """Add the agreements of the text."""
    story = story_of(analysis)
    found: list[Found] = []
    for at, sentence in enumerate(story.sentences):
        found += _instruments(analysis, story, at, sentence)
        found += _partnerships(analysis, story, at, sentence)
        found += _projects(analysis, story, at, sentence)
    for one in _merged(found):
        _add(analysis, story, one)
    _found_by(analysis)


@cache
def _either(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _words(table: str, key: str | None = None) -> str:
    lists = lexicon("zh", "agreements")[table]
    return _either(tuple(lists[key] if key else lists))


def _instruments(analysis: Analysis, story: Story, at: int, sentence: Skeleton) -> Iterator[Found]:
    """What is signed: 签署《友好交流备忘录》, 备忘录签署仪式."""
    text = sentence.text
    kinds = lexicon("zh", "agreements")["instruments"]
    behind = re.compile(
        rf"({_words('verbs', 'signs')})(了|下|《|的)?([^，。；]{{0,40}}?)({_words('instruments')})(?!签约|签署|范围|框架|期|自)"
    )
    before = re.compile(
        rf"({_words('instruments')})[”》]?(?:的)?(?:线上|现场)?(签署|签约|签字|签订)(?:仪式|活动)?(?!后|前)"
    )
    place = 0
    for match in (*behind.finditer(text), *before.finditer(text)):
        if match.start() < place:
            continue
        place = match.end()
        verb = match[1]
        if (
            verb in ("发表", "发布", "共同发表", "达成", "签")
            and match.lastindex == 4
            and not re.match("[了《]", match[2] or "")
        ):
            continue
        word = match[4] if match.lastindex == 4 else match[1]
        modality = _modality(analysis, story, sentence, at, match.start(), match.end())
        if modality is None or _only_named(text, match):
            continue
        kind = str(kinds[word])
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
            _parties(analysis, sentence, match.start(), match.end()),
            _when(story, at, sentence, match.start(), match.end(), modality),
            general or "任何" in match[0],
        )
        relation = re.search("友好城市|友城|姊妹城市|姐妹城市", match[0])
        if relation and modality == "asserted" and kind == "agreement":
            yield Found(
                at,
                "partnership",
                "twinning",
                match.start(),
                match.end(),
                modality,
                _parties(analysis, sentence, match.start(), match.end()),
                _open(_when(story, at, sentence, match.start(), match.end(), modality)),
            )


def _only_named(text: str, match: re.Match[str]) -> bool:
    """Whether the paper is only referred to: 根据协议."""
    lists = lexicon("zh", "agreements")["modality"]["refers"]
    return text[max(0, match.start() - 4) : match.start()].endswith(tuple(lists))


def _partnerships(analysis: Analysis, story: Story, at: int, sentence: Skeleton) -> Iterator[Found]:
    """What is founded: 缔结友好城市关系, 1988年结为友好城市."""
    text = sentence.text
    kinds = lexicon("zh", "agreements")["partnerships"]
    nothing = "|".join(lexicon("zh", "agreements")["modality"]["nothing"])
    pattern = re.compile(
        rf"({_words('verbs', 'founds')})(?:了|为)?([^，。；]{{0,12}}?)({_words('partnerships')})(?!{nothing}|协议|备忘录|意向书)"
    )
    are = re.compile(
        rf"(?:是|系|互为|同为)(?:国际)?({_words('partnerships')})(?!{nothing})|(?:不存在|没有|并无|尚无|无)[^，。；签]{{0,4}}({_words('partnerships')})(?!协议|备忘录|意向书)"
    )
    for match in (*pattern.finditer(text), *are.finditer(text)):
        word = match[3] if match.re is pattern else match[1] or match[2]
        if _quoted(text, match.start()):
            continue
        modality = _modality(analysis, story, sentence, at, match.start(), match.end())
        if match.re is are and match[2]:
            modality = "denied"
        parties = _parties(analysis, sentence, match.start(), match.end())
        if modality is None or (modality == "asserted" and not parties):
            continue
        when = _when(story, at, sentence, match.start(), match.end(), modality)
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


def _quoted(text: str, place: int) -> bool:
    """Whether words stand in a headline's quotes: “结好”."""
    opened = text.rfind("“", 0, place)
    return (
        opened >= 0 and "”" not in text[opened:place] and "”" in text[place:] and place - opened < 3
    )


def _open(when: str | None) -> str | None:
    return f"{when.split('/')[0]}/" if when else None


def _projects(analysis: Analysis, story: Story, at: int, sentence: Skeleton) -> Iterator[Found]:
    """What is built together under a name: 共建“智能交通联合实验室”."""
    text = sentence.text
    heads = "|".join(lexicon("zh", "agreements")["verbs"]["project_heads"])
    joint = _words("verbs", "projects")
    named = re.compile(rf"({joint})(?:了)?[^，。；“]{{0,8}}“([^”]{{2,24}}(?:{heads}))”")
    for match in named.finditer(text):
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
            _parties(analysis, sentence, match.start(), match.end()),
            None,
        )


def _clause(text: str, start: int) -> int:
    return max(text.rfind(sign, 0, start) for sign in "，；。“") + 1


def _modality(
    analysis: Analysis, story: Story, sentence: Skeleton, at: int, start: int, end: int
) -> str | None:
    """How the agreement is told; None where it is neither told nor wished clearly."""
    text = sentence.text
    clause = text[_clause(text, start) : start]
    lists = lexicon("zh", "agreements")["modality"]
    if re.search(rf"(?:{'|'.join(lists['denied'])})[^，。；]{{0,14}}$", clause) and not re.search(
        "无锡|无论|未来", clause
    ):
        return "denied"
    if re.search("|".join(lexicon("zh", "events")["modality"]["reported"]), text[:start]):
        return "reported"
    plain = re.sub("为推动|为促进|为加强|为了", "", clause)
    wish = rf"(?:{'|'.join(lists['intended'])})"
    if re.search(wish, re.sub("成为|结为|称为|结好为|作为|就业|将军", "", plain)):
        return "intended"
    if (
        re.search("希望|期待|愿|力争|推动|争取|计划", text[:start].rsplit("。", 1)[-1])
        and "，" in text[:start]
    ):
        if not re.search("了|已|以来|曾", clause + text[start:end]):
            return "intended"
    done = "|".join(lists["done"])
    told = clause + text[start : end + 12]
    dated = any(unit.kind == "date" for unit in sentence.units.values())
    if re.search(done, told) or dated or at == 0 or re.search(BODY, clause):
        return "asserted"
    return None


def _parties(analysis: Analysis, sentence: Skeleton, start: int, end: int) -> tuple[str, ...]:
    """The bodies that the clause binds; 双方 are those that the text is about."""
    text = sentence.text
    first = max(text.rfind(sign, 0, start) for sign in "。；") + 1
    clause = text[max(first, _clause(text, start)) : end]
    two = re.search(
        rf"({BODY})[^，。；\ue000-\ue7ff]{{0,6}}?(?:与|同|和|、)[^，。；\ue000-\ue7ff]{{0,8}}?({BODY})",
        clause,
    )
    if two is not None:
        return tuple(dict.fromkeys(sentence.units[sign].key for sign in two.groups()))
    people = re.findall(PERSON, clause)
    if len(people) == 2 and re.search("代表|与|和", clause):
        bodies = [main_body(analysis, sentence.units[sign].key) for sign in people]
        if all(bodies):
            return tuple(dict.fromkeys(str(body) for body in bodies))
    with_one = re.search(rf"与[^，。；]{{0,8}}?({BODY})", clause)
    pair = pair_of(analysis)
    if with_one is not None:
        other = sentence.units[with_one[1]].key
        subject = re.findall(BODY, text[first:start])
        keys = [sentence.units[sign].key for sign in subject]
        keys = [key for key in keys if key != other]
        return (keys[0], other) if keys else pair if other in pair else (other,)
    if pair_words().search(clause) or not re.search(BODY, clause):
        return pair
    return ()


def _when(
    story: Story, at: int, sentence: Skeleton, start: int, end: int, modality: str
) -> str | None:
    """The date of the clause; a signing today is on the day of its event."""
    text = sentence.text
    if modality in ("denied", "reported"):
        return None
    titles = [match.span() for match in re.finditer("《[^》]*》", text)]
    dated = [
        (text.index(sign), unit)
        for sign, unit in sentence.units.items()
        if unit.kind == "date"
        and unit.key
        and not any(a <= text.index(sign) < b for a, b in titles)
    ]
    near = [pair for pair in dated if pair[0] < end]
    if near:
        return max(near, key=lambda pair: pair[0])[1].key
    if modality == "intended" or "曾" in text[_clause(text, start) : start]:
        return None
    for one in story.speaks_of[at]:
        if one.modality == "asserted" and one.setting.when and "/" not in one.setting.when:
            return one.setting.when
    return None


def _merged(found: list[Found]) -> list[Found]:
    """Each agreement once; what is reported and denied is denied."""
    kept: list[Found] = []
    denied = [one for one in found if one.modality == "denied"]
    for one in found:
        if one.modality == "reported" and any(_alike(one, other) for other in denied):
            continue
        same = next(
            (
                other
                for other in kept
                if other.modality == one.modality and _alike(one, other) and _same_date(one, other)
            ),
            None,
        )
        if same is None:
            kept.append(one)
            continue
        if same.at < 2 <= one.at or (one.when and not same.when):
            same.start, same.end, same.at = one.start, one.end, one.at
        same.when = same.when or one.when
        same.parties = same.parties or one.parties
    return kept


def _alike(one: Found, other: Found) -> bool:
    parties = not one.parties or not other.parties or bool(set(one.parties) & set(other.parties))
    kinds = one.kind == other.kind or one.general or other.general
    return one.type == other.type and kinds and parties


def _same_date(one: Found, other: Found) -> bool:
    return one.when is None or other.when is None or one.when == other.when


def _add(analysis: Analysis, story: Story, one: Found) -> None:
    text = reading(analysis)
    sentence = story.sentences[one.at]
    start, end = sentence.span(_clause(sentence.text, one.start), one.end)
    span = text.span(start, end)
    key = f"a{len(analysis.agreements) + 1}"
    analysis.agreements[key] = Agreement(
        key=key,
        type=one.type,  # type: ignore[arg-type]
        kind=one.kind,
        parties=one.parties,
        when=one.when,
        modality=one.modality,  # type: ignore[arg-type]
        signed_by=_signers(analysis, story, one),
        start=span.start,
        end=span.end,
        rule=f"agreements/{one.type}",
        confidence=0.85 if one.parties else 0.7,
    )


def _signers(analysis: Analysis, story: Story, one: Found) -> tuple[Signed, ...]:
    """Who signed the paper: people named with the verb in this sentence or the next two."""
    if one.type != "instrument" or one.modality != "asserted":
        return ()
    for sentence in story.sentences[one.at : one.at + 3]:
        match = re.search(
            rf"({PERSON}(?:(?:、|，|和|与|及)[^，。]{{0,3}}{PERSON})*)(?:[^。；]{{0,24}}?)(?:签署|签字|签约|签订)",
            sentence.text,
        )
        if match is not None:
            return tuple(
                Signed(who=key, on_behalf_of=behalf_of(analysis, sentence, key))
                for key in sentence.keys(match[1], "person")
            )
    return ()


def _found_by(analysis: Analysis) -> None:
    """An instrument of the same parties and day founds the partnership told beside it."""
    for key, one in analysis.agreements.items():
        if one.type != "instrument" or one.modality != "asserted":
            continue
        for other in analysis.agreements.values():
            same = set(one.parties) == set(other.parties) and other.modality == one.modality
            if other.type == "partnership" and same and one.when and other.when == f"{one.when}/":
                analysis.agreements[key] = one.model_copy(update={"cooperation": other.key})
