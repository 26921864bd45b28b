"""Who took part in each event, and as what: short patterns over the skeletons of sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from passerelle.extraction.account import Role
from passerelle.extraction.analysis import Analysis
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.zh.happenings import Happening, Story, story_of
from passerelle.extraction.zh.reading import reading
from passerelle.extraction.zh.sides import behalf_of, guests_of
from passerelle.extraction.zh.skeleton import BODY, GROUP, PERSON, WHO, Skeleton

__all__ = ["roles"]

_FILL = "(?:[\u4e00-\u9fff]{1,4}国|驻[\u4e00-\u9fff]{1,6}|以及|中方|法方|我国|当地|来自[\u4e00-\u9fff]{2,8}的)?"
_AND = "(?:、|和|与|及|以及|，|会同|联合|携手|暨)"
_LOOSE = "(?:、|和|与|及|以及|暨)[^，。；：、在应由对向为会-]{0,14}?"
_MID = (
    "(?:[-]|今日|今天|当天|上午|下午|晚|还|也|亦|均|等|分别|共同|一同|应邀|受邀|专程|先后|"
    "线上|通过视频|以视频方式|在[^，。；]{2,30}?|于[^，。；]{1,16}?)*"
)


def _list(unit: str) -> str:
    """People or bodies in a row; 、 may be followed by words of theirs that we do not know."""
    return f"{unit}(?:(?:{_AND}{_FILL}|{_LOOSE}){unit})*"


@dataclass(frozen=True)
class Part:
    """A role as found: whose, of which kind, and by which words."""

    who: str
    role: str
    start: int
    end: int


def roles(analysis: Analysis) -> None:
    """Add the roles of people, bodies and groups in the events of the text."""
    story = story_of(analysis)
    for at, sentence in enumerate(story.sentences):
        for one in story.speaks_of[at]:
            key = f"e{story.happenings.index(one) + 1}"
            if key not in analysis.events:
                continue
            for part in _parts(analysis, story, one, at, sentence):
                _add(analysis, sentence, key, part)
    _once(analysis)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns of the lexicon with L, P, B, G and - filled in."""
    made = []
    for role, patterns in lexicon("zh", "roles")["parts"].items():
        for pattern in patterns:
            pattern = pattern.replace("-", "[^，。；]{0,24}?").replace("~", _MID)
            for sign, unit in (("L", WHO), ("P", PERSON), ("B", BODY), ("G", GROUP)):
                pattern = pattern.replace(f"({sign})", f"({_list(unit)})")
            made.append((role, re.compile(pattern)))
    return tuple(made)


def _parts(
    analysis: Analysis, story: Story, one: Happening, at: int, sentence: Skeleton
) -> Iterator[Part]:
    ones = story.speaks_of[at]
    alone = len(ones) == 1
    for part in _general(analysis, sentence, one):
        if alone or _nearest(ones, one, at, part.start):
            yield part
    for hit in one.hits:
        if hit.at == at and hit.verb:
            yield from _of_verb(analysis, story, sentence, hit.word, hit.start, hit.end, one)
    if alone or one is ones[0]:
        yield from _led(analysis, sentence)
    for part in _attends(sentence):
        if alone or _nearest(ones, one, at, part.start):
            yield part
    if alone and at + 1 < len(story.sentences):
        yield from _lines(story, at, sentence)


def _nearest(ones: list[Happening], one: Happening, at: int, place: int) -> bool:
    """Whether of the events of a sentence this one stands nearest to a place."""

    def gap(other: Happening) -> int:
        return min(abs(hit.start - place) for hit in other.hits if hit.at == at)

    told = [other for other in ones if any(hit.at == at for hit in other.hits)]
    return one in told and gap(one) == min(gap(other) for other in told)


def _general(analysis: Analysis, sentence: Skeleton, one: Happening) -> Iterator[Part]:
    """Roles that their own words give, whatever the event."""
    text = sentence.text
    for role, pattern in _patterns():
        for match in pattern.finditer(text):
            if _denied(text, match.start(), match.end()) or not _fits(
                role, one, match[0], text, match
            ):
                continue
            for key in sentence.keys(match[1]):
                yield Part(key, _turned(role, one), match.start(), match.end())


_MEETS = ("meeting", "visit", "reception")


def _fits(role: str, one: Happening, words: str, text: str, match: re.Match[str]) -> bool:
    """Whether words that give a role mean it in an event of this kind."""
    before = text[max(0, match.start() - 8) : match.start()]
    if role == "supporter" and re.search("感谢|希望|愿|期待|表示$", text[: match.start()][-20:]):
        return False
    if role == "organiser" and "举行" in words and one.kind in _MEETS and "主办" not in words:
        return False
    if role == "organiser" and re.search("在$|在[^，]{0,6}$", before) and "主办" not in words:
        return False
    if role in ("witness", "participant") and "来自" in before:
        return True
    return not (
        role == "speaker" and one.kind == "visit" and "致辞" not in words and "演讲" not in words
    )


def _denied(text: str, start: int, end: int) -> bool:
    clause = text[max(text.rfind(sign, 0, start) for sign in "，。；") + 1 : end]
    return re.search("未(?!来)|没有|不(?!断|仅|同|少)", clause) is not None


def _turned(role: str, one: Happening) -> str:
    """在…见证下 makes witnesses where something is signed or opened, else participants."""
    if role == "witness" and one.kind in ("meeting", "conference", "forum", "webinar"):
        return "witness"
    return role


_LED = (
    re.compile(rf"由({PERSON})(?:率领|带领|率|带队|任团长)的?{_FILL}({GROUP})"),
    re.compile(rf"({PERSON})(?:率领|带领|率|带)(?:了)?{_FILL}({GROUP})"),
    re.compile(rf"以({PERSON})为(?:团长|首|领队)的{_FILL}({GROUP})"),
    re.compile(rf"({GROUP})(?:由|团长[，：]?|在)({PERSON})(?:率领|带领|带队|的带领下|的率领下)?"),
)


_ATTENDS = re.compile(
    "(?:并|还|后|，|随后|专程)(?:应邀|受邀|一同|共同)?(?:出席|参加|观看)(?!的|者|人)"
)


def _attends(sentence: Skeleton) -> Iterator[Part]:
    """并出席开幕式: who does so is told at the head of the sentence."""
    for match in _ATTENDS.finditer(sentence.text):
        first = sentence.clause(match.end() - 1)[0]
        if re.search(WHO, sentence.text[first : match.end()]):
            continue
        head = re.search(_list(WHO), re.sub(rf"应{_list(WHO)}", "", sentence.text[: match.start()]))
        for key in sentence.keys(head[0] if head else ""):
            yield Part(key, "participant", match.start(), match.end())


def _led(analysis: Analysis, sentence: Skeleton) -> Iterator[Part]:
    """The head of a delegation is a member of it."""
    alone = re.search(rf"({PERSON})(?:率团|带队|率队)", sentence.text)
    if alone is not None and len(analysis.delegations) == 1:
        (group,) = analysis.delegations
        yield Part(sentence.units[alone[1]].key, "delegation-member", *alone.span())
        yield Part(group, "guest", *alone.span())
    for pattern in _LED:
        for match in pattern.finditer(sentence.text):
            for sign in match.groups():
                unit = sentence.units[sign]
                if unit.kind == "person":
                    yield Part(unit.key, "delegation-member", match.start(), match.end())
                else:
                    yield Part(unit.key, "guest", match.start(), match.end())


_GUESTS = "客人|来宾|外宾|嘉宾|贵宾|一行|来访团|代表们"
_HOSTS = re.compile("会见|接见|宴请|设宴")
_TALKS = re.compile("会晤|会谈|座谈|洽谈|磋商|晤谈|面谈|对接")
_CALLS = re.compile("拜会|拜访")


def _of_verb(
    analysis: Analysis,
    story: Story,
    sentence: Skeleton,
    word: str,
    start: int,
    end: int,
    one: Happening,
) -> Iterator[Part]:
    """Roles that a verb gives to what stands before and behind it."""
    first, last = sentence.clause(start)
    before, behind = sentence.text[first:start], sentence.text[end:last]
    if re.search(r"(?:参加|陪同|出席|列席|见证|主持)(?:了|本次|此次)?$", before) or re.match(
        "后|前|时|中|期间", behind
    ):
        return
    subject = _subject(sentence, first, before)
    objects = sentence.keys(_objects(behind))
    where = (first, max(last, end))
    if _CALLS.search(word):
        yield from (Part(key, "guest", *where) for key in subject)
        yield from (Part(key, "host", *where) for key in objects)
    elif _HOSTS.search(word):
        yield from (Part(key, "host", *where) for key in subject)
        yield from (Part(key, "guest", *where) for key in objects)
    elif _TALKS.search(word):
        yield from _talks(analysis, story, sentence, first, before, where)
    elif one.kind == "visit" or word in ("来访", "到访", "访问", "参观", "考察"):
        yield from _travels(analysis, story, sentence, before, subject, where)
    elif one.kind == "signing" or re.search("签", word):
        yield from _signs(sentence, before, where)


def _objects(behind: str) -> str:
    """What a verb of receiving governs, without those who only led: 由P率领的G."""
    return re.sub(
        rf"(?:由{PERSON}(?:率领|带领|率)|以{PERSON}为(?:团长|首))的?",
        "",
        re.split("，|并|及其", behind)[0],
    )


def _subject(sentence: Skeleton, first: int, before: str) -> list[str]:
    """Who does it: the list right before the verb, else that of the clause before."""
    lists = re.findall(
        _list(WHO), re.sub(rf"由{_list(WHO)}陪同|在[^，]*?陪同下|应{_list(WHO)}", "", before)
    )
    led = re.search(rf"由({PERSON})(?:率领|带领)的", before)
    if lists:
        keys = sentence.keys(lists[0] if not led else lists[-1])
        return [key for key in keys if not led or key != sentence.units[led[1]].key]
    if first < 2:
        return []
    previous = sentence.clause(first - 2)[0]
    clause = re.sub(rf"应{_list(WHO)}", "", sentence.text[previous : first - 1])
    lists = re.findall(_list(WHO), clause)
    return sentence.keys(lists[0]) if lists else []


def _talks(
    analysis: Analysis,
    story: Story,
    sentence: Skeleton,
    first: int,
    before: str,
    where: tuple[int, int],
) -> Iterator[Part]:
    """Talks between two: whoever is at home is the host."""
    before = re.sub(f"{WHO}(?=中|的(?!{WHO}))", "", before)
    match = re.search(
        rf"({_list(WHO)})[^，]*?(?:与|同|和)(?:来访的|到访的)?{_FILL}({_list(WHO)}|{_GUESTS})",
        before,
    )
    ahead = re.search(rf"(?:与|同|和){_FILL}({_list(WHO)})", before) if match is None else None
    if match is not None:
        left, right = sentence.keys(match[1]), sentence.keys(match[2])
        guests = guests_of(analysis, story)
        if not right:
            yield from (Part(key, "host", *where) for key in left)
            yield from (Part(key, "guest", *where) for key in guests)
            return
        away = [bool(set(side) & guests) for side in (left, right)]
        if away[0] != away[1]:
            for side, gone in ((left, away[0]), (right, away[1])):
                yield from (Part(key, "guest" if gone else "host", *where) for key in side)
            return
        yield from (Part(key, "participant", *where) for key in (*left, *right))
    elif ahead is not None:
        left, right = _subject(sentence, first, before[: ahead.start()]), sentence.keys(ahead[1])
        guests = guests_of(analysis, story)
        for key in (*left, *right):
            yield Part(
                key, "guest" if key in guests else "host" if guests else "participant", *where
            )


def _travels(
    analysis: Analysis,
    story: Story,
    sentence: Skeleton,
    before: str,
    subject: list[str],
    where: tuple[int, int],
) -> Iterator[Part]:
    """Whoever travels is the guest; who goes along takes part."""
    if not before.strip("并还也，"):
        previous = sentence.text[: max(0, where[0] - 1)]
        if "陪同" in previous:
            return
    along = re.search(
        rf"({_list(WHO)})(?:等)?(?:全程|一同|共同|分别)?陪同(?:了)?({_list(WHO)}|{_GUESTS})?",
        before,
    )
    if along is not None:
        yield from (Part(key, "participant", *where) for key in sentence.keys(along[1]))
        named = sentence.keys(along[2]) if along[2] else []
        yield from (
            Part(key, "guest", *where) for key in named or sorted(guests_of(analysis, story))
        )
        return
    led = {
        sentence.units[m].key
        for pair in re.findall(rf"({PERSON})(?:率领|带领|率|带)(?:了)?{_FILL}{GROUP}", before)
        for m in pair
    }
    groups = [sentence.units[sign].key for sign in re.findall(GROUP, before)]
    for key in groups or [key for key in subject if key not in led]:
        yield Part(key, "guest", *where)


def _signs(sentence: Skeleton, before: str, where: tuple[int, int]) -> Iterator[Part]:
    lists = re.findall(_list(PERSON), before)
    clause = sentence.text[: where[1]]
    if not lists and re.search("代表", before):
        lists = re.findall(_list(PERSON), clause)
    for signs in lists[-1:]:
        yield from (Part(key, "signatory", *where) for key in sentence.keys(signs))


_OPENS = re.compile(
    "(参加|出席|陪同|与会|参会|在座|发言|演讲|主讲|致辞|特邀|对话|报告|授课|主持)[^：。]{0,12}：(?:$|[\ue000-\uf3ff、 ]*$)"
)
_LINE = re.compile(rf"^\s*(?:[-*•●▪]|\d{{1,2}}[.、）)]|[（(]\d{{1,2}}[）)])?\s*{_FILL}({PERSON})")


def _lines(story: Story, at: int, sentence: Skeleton) -> Iterator[Part]:
    """A list of people below a line that says what they do."""
    opened = _OPENS.search(sentence.text.strip())
    if opened is None:
        return
    role = (
        "participant"
        if opened[1] in ("参加", "出席", "陪同", "与会", "参会", "在座")
        else "speaker"
    )
    role = "chair" if opened[1] == "主持" else role
    for below in story.sentences[at + 1 :]:
        match = _LINE.match(below.text)
        if match is None:
            return
        unit = below.units[match[1]]
        yield Part(unit.key, role, 0, len(sentence.text))


def _add(analysis: Analysis, sentence: Skeleton, event: str, part: Part) -> None:
    text = reading(analysis)
    start, end = sentence.span(part.start, max(part.end, part.start + 1))
    span = text.span(start, end)
    behalf = behalf_of(analysis, sentence, part.who) if part.role == "signatory" else None
    analysis.roles.append(
        Role(
            event=event,
            who=part.who,
            role=part.role,
            on_behalf_of=behalf,
            start=span.start,
            end=span.end,
            rule=f"roles/{part.role}",
            confidence=0.85,
        )
    )


_STRONGER = {
    "participant": (
        "guest",
        "host",
        "speaker",
        "chair",
        "moderator",
        "witness",
        "signatory",
        "delegation-member",
        "organiser",
    ),
    "guest": ("delegation-member", "host", "signatory", "chair"),
    "chair": ("moderator",),
}


def _once(analysis: Analysis) -> None:
    """Each role once, and no weak one beside a strong one that says more."""
    kept: list[Role] = []
    for role in analysis.roles:
        mine = {
            one.role for one in analysis.roles if (one.event, one.who) == (role.event, role.who)
        }
        if mine & set(_STRONGER.get(role.role, ())):
            continue
        if any((one.event, one.who, one.role) == (role.event, role.who, role.role) for one in kept):
            continue
        kept.append(role)
    analysis.roles[:] = kept
