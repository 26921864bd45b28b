"""Happenings: the words of the text that tell an event, and which of them tell the same one.

The headline, the first sentence and ``参加会见`` speak of one meeting. Words that look back
(会见后, 此次访问) join what was told; a visit takes in the meeting that receives it; a
signing within a meeting is part of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from passerelle.extraction.analysis import Analysis
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.zh.setting import Setting, located, setting_of
from passerelle.extraction.zh.skeleton import APART, Skeleton, skeletons

__all__ = ["Happening", "Hit", "Story", "story_of"]

_NEAR = (
    frozenset(("visit", "meeting")),
    frozenset(("visit", "reception")),
    frozenset(("ceremony", "commemoration")),
    frozenset(("ceremony", "signing")),
    frozenset(("assembly", "forum", "conference")),
    frozenset(("meeting", "conference")),
    frozenset(("webinar", "meeting")),
    frozenset(("webinar", "conference")),
    frozenset(("round-table", "conference")),
    frozenset(("round-table", "forum")),
    frozenset(("exhibition", "ceremony")),
    frozenset(("cultural-event", "ceremony")),
    frozenset(("forum", "ceremony")),
    frozenset(("conference", "ceremony")),
    frozenset(("training-session", "ceremony")),
)


@dataclass(frozen=True)
class Hit:
    """A word of event in a sentence; `looks_back` if it speaks of one told elsewhere."""

    at: int
    start: int
    end: int
    kind: str
    word: str
    verb: bool
    looks_back: bool
    modality: str
    setting: Setting
    who: frozenset[str]
    phrase: str = ""


@dataclass
class Happening:
    """One event with all its hits, the first of which that is no headline tells it."""

    kind: str
    hits: list[Hit] = field(default_factory=list)
    setting: Setting = field(default_factory=Setting)
    modality: str = "asserted"
    who: set[str] = field(default_factory=set)
    headline: bool = False
    phrase: str = ""

    @property
    def first(self) -> Hit:
        """The hit that tells it best."""
        return self.hits[1] if self.headline and len(self.hits) > 1 else self.hits[0]


@dataclass
class Story:
    """The sentences of a text, and which happening each speaks of."""

    sentences: list[Skeleton]
    happenings: list[Happening]
    speaks_of: dict[int, list[Happening]]


def story_of(analysis: Analysis) -> Story:
    """Read the happenings of a text."""
    sentences = skeletons(analysis)
    story = Story(sentences, [], {})
    heads = _headlines(sentences)
    for at, sentence in enumerate(sentences):
        story.speaks_of[at] = []
        for hit in _hits(analysis, sentence, at):
            _place(story, hit, at in heads)
        if not story.speaks_of[at]:
            story.speaks_of[at] = story.speaks_of.get(at - 1, [])[-1:]
    _labels(analysis, story)
    told = [one for one in story.happenings if not one.headline or len(one.hits) > 1]
    if told:
        for at, ones in story.speaks_of.items():
            story.speaks_of[at] = [one for one in ones if one in told]
        story.happenings = told
    return story


_LABEL = re.compile(r"(?:^|[、.．）) ])(?:会议|活动|举办|举行)?(时间|日期|地点|场地)(?:为)?：(.+)$")


def _labels(analysis: Analysis, story: Story) -> None:
    """时间：…, 地点：…: the day and the place of the event of a notice."""
    if not story.happenings:
        return
    main = story.happenings[0]
    for sentence in story.sentences:
        match = _LABEL.search(sentence.text.rstrip("。；"))
        if match is None:
            continue
        dated = [unit.key for unit in sentence.of("date") if unit.key]
        if match[1] in ("时间", "日期"):
            main.setting = main.setting.filled(Setting(when=dated[0] if dated else None))
        else:
            where = located(analysis, sentence, match.start(2), match.end(2))
            main.setting = main.setting.filled(where)


def _headlines(sentences: list[Skeleton]) -> set[int]:
    """The first lines that are no sentences: without a full stop, before the first one with."""
    heads = set()
    for at, sentence in enumerate(sentences[:4]):
        if sentence.text.rstrip("”’」』）").endswith(("。", "！", "？")):
            break
        heads.add(at)
    return heads if len(heads) < len(sentences) else set()


@cache
def _verbs() -> tuple[tuple[str, str], ...]:
    return _by_length(lexicon("zh", "events")["verbs"])


@cache
def _nouns() -> tuple[tuple[str, str], ...]:
    return _by_length(lexicon("zh", "events")["nouns"])


def _by_length(table: dict[str, list[str]]) -> tuple[tuple[str, str], ...]:
    pairs = [(word, kind) for kind, words in table.items() for word in words]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _hits(analysis: Analysis, sentence: Skeleton, at: int) -> list[Hit]:
    """The words of event in a sentence that count, in order."""
    text = sentence.text
    taken = [match.span() for match in re.finditer("《[^》]*》", text)]
    for word in lexicon("zh", "events")["never"]["words"]:
        taken += [match.span() for match in re.finditer(re.escape(word), text)]
    found: list[Hit] = []
    for words, verb in ((_nouns(), False), (_verbs(), True)):
        for word, kind in words:
            for match in re.finditer(re.escape(word), text):
                start, end = match.span()
                if any(a < end and start < b for a, b in taken):
                    continue
                taken.append((start, end))
                hit = (_verb_hit if verb else _noun_hit)(analysis, sentence, at, start, end, kind)
                if hit is not None:
                    found.append(hit)
    return sorted(found, key=lambda hit: hit.start)


_REFER = re.compile(
    "(?:"
    + "后|前(?!往)|时|中(?!国|法)|期间|间歇|结束|以来|之际|当天|伊始|过程中|现场|环节|成果"
    + ")"
)
_SPEECH = re.compile(
    r"表示|说(?!明)|指出|强调|认为|称(?!为)|相信|希望|愿|期待|祝|感谢|回顾|提出|建议"
)


def _verb_hit(
    analysis: Analysis, sentence: Skeleton, at: int, start: int, end: int, kind: str
) -> Hit | None:
    text = sentence.text
    word = text[start:end]
    if text[end : end + 1] == "的" and text[end : end + 2] != "的是":
        return None  # 来访的客人
    before = sentence.text[sentence.clause(start)[0] : start]
    if re.search(r"(?:互|高层|团组|期待|欢迎|的|次|对外)$", before) and not re.search(
        "进行|展开|开展", before
    ):
        return None
    modality = _modality(analysis, sentence, start, end)
    setting = setting_of(analysis, sentence, start, end, kind)
    if modality is None or (modality != "asserted" and not (setting.when or setting.place)):
        return None
    if _speech_before(sentence, start) and not setting.own_date:
        return None
    if kind == "signing" and ("曾" in before or len(setting.when or "") == 4):
        return None  # 2019年曾签署: an old paper, no event of this text
    attends = (
        re.search(r"(?:参加|陪同|出席|列席|参与|主持)(?:了|本次|此次|这次)?$", before) is not None
    )
    back = (
        attends
        or bool(re.match(r"(?:活动)?" + _REFER.pattern, text[end:]))
        or bool(re.search(r"(?:此次|本次|这次|此访|该次|以此次?|首次|通过|借)$", before))
    )
    return Hit(at, start, end, kind, word, True, back, modality, setting, _who(sentence, start))


def _noun_hit(
    analysis: Analysis, sentence: Skeleton, at: int, start: int, end: int, kind: str
) -> Hit | None:
    text = sentence.text
    phrase_start = _phrase_start(text, start)
    phrase = text[phrase_start:end]
    if text[start:end] in ("活动", "晚会") and "”" not in phrase + text[phrase_start - 1 : end]:
        return None  # 活动 alone is any event; “茶和天下”活动 is one
    held = _held(text, phrase_start, end)
    lists = lexicon("zh", "events")
    before = text[max(0, phrase_start - 8) : phrase_start]
    attended = any(word in before for word in lists["held"]["attended"]) or any(
        word in before for word in lists["held"]["words"]
    )
    named = end - phrase_start > (end - start) + 1 or "“" in phrase
    modality = _modality(analysis, sentence, phrase_start, end, noun=True)
    setting = setting_of(analysis, sentence, start, end, kind)
    if modality is None:
        return None
    if modality != "asserted" and not (setting.when or setting.place):
        return None
    if _speech_before(sentence, phrase_start) and not setting.own_date:
        return None
    behind = bool(_REFER.match(text[end:])) or text[end : end + 1] in ("由", "主")
    back = behind or not (held or (attended and named) or at == 0)
    if back and not held and not attended and named and kind not in ("signing", "ceremony"):
        back = False if at == 0 else back
    return Hit(
        at,
        phrase_start,
        end,
        kind,
        text[start:end],
        False,
        back,
        modality,
        setting,
        _who(sentence, start),
        phrase,
    )


def _phrase_start(text: str, start: int) -> int:
    """Where the name of an event begins: at its quotes, or after a word that parts names."""
    opened = text.rfind("“", max(0, start - 40), start)
    closed = text.find("”", opened, start)
    if opened >= 0 and (closed < 0 or start - closed <= 8):
        edition = re.search(r"第[^，。]{1,3}届$", text[:opened])
        return edition.start() if edition else opened + (closed < 0)
    window = text[max(0, start - 30) : start]
    cuts = [
        m.end()
        for m in re.finditer(
            rf"[，。；：、“”（）\n ]|{APART}|(?:的|了|在|于|与|和|举行|召开|举办|出席|参加|主办|承办|主持|观看|开展|组织|参与|由|将|拟|赴|到|为|首场|一场|一次|今日|上午|下午|应邀)",
            window,
        )
    ]
    return max(0, start - 30) + (cuts[-1] if cuts else 0)


def _held(text: str, start: int, end: int) -> bool:
    """Whether the event is said to be held: 仪式在…举行, 举办了研讨会."""
    words = "|".join(lexicon("zh", "events")["held"]["words"])
    after = re.match(
        rf"[”\"）]?(?:[^，。；]{{0,40}}?)(?:{words})|[”\"）]?[^。；]{{0,4}}，?在[^，。；]{{2,30}}(?:{words})",
        text[end:],
    )
    before = re.search(rf"(?:{words})(?:了|的)?[^，。；]{{0,26}}$", text[:start])
    return bool(after) or bool(before)


def _speech_before(sentence: Skeleton, start: int) -> bool:
    """Whether the word stands in what somebody says or wishes."""
    clause = sentence.text[:start]
    last = clause.rfind("”")
    return _SPEECH.search(clause[last + 1 :]) is not None


def _modality(
    analysis: Analysis, sentence: Skeleton, start: int, end: int, noun: bool = False
) -> str | None:
    """How the event is told; None where it is only wished for."""
    words = lexicon("zh", "events")["modality"]
    first, last = sentence.clause(start)
    clause, behind = sentence.text[first:start], sentence.text[end:last]
    clause = re.sub(r"应[^，]*?邀请?|受[^，]*?邀请?|应邀|受邀|特邀", "", clause)
    if any(word in sentence.text for word in ("推迟", "取消", "延期", "改期", "搁置")):
        return "denied"
    if re.search(r"(?:未|没有|尚未|并未|从未|未曾|未能|不会|不再)[^，]{0,5}$", clause):
        return "denied"
    if re.search("|".join(words["reported"]), sentence.text[:start]):
        return "reported"
    strong = "|".join(words["intended"])
    near = behind[:16] if noun else ""
    if re.search(strong, clause) or re.search(strong, near):
        ahead = re.search(
            "将|拟|计划|定于|即将|预定|预计|有望|商定|约定|届时|打算|决定", clause + near
        )
        return "intended" if ahead or _future(analysis, sentence) else None
    if (
        noun
        and re.search("建议|提议|希望|期待|商定|计划", clause)
        and re.search("举[行办]|召开", clause + behind)
    ):
        return "intended"
    if (
        re.search(
            "希望|愿|期待|期盼|建议|如果|若|争取|力争|推动|鼓励|考虑|加强|促进|以便|欢迎", clause
        )
        and not noun
    ):
        return None
    return "intended" if _future(analysis, sentence) else "asserted"


def _future(analysis: Analysis, sentence: Skeleton) -> bool:
    """Whether the first date of the sentence lies after the day of publication."""
    published = analysis.document.published
    days = [unit.key for unit in sentence.of("date") if unit.key]
    return bool(published and days and days[0][:10] > published and len(days[0]) >= 10)


def _who(sentence: Skeleton, start: int) -> frozenset[str]:
    """People and groups of the clause, and of the one before it."""
    first, last = sentence.clause(start)
    return frozenset(sentence.keys(sentence.text[first:last], "person delegation"))


def _place(story: Story, hit: Hit, headline: bool) -> None:
    """Join a hit to the happening it speaks of, or begin a new one."""
    same = _same(story, hit, headline)
    if same is None:
        if hit.looks_back and (story.happenings or hit.modality != "asserted"):
            told = [one for one in story.happenings if one.modality == hit.modality]
            story.speaks_of[hit.at] += told[-1:]
            return
        if hit.looks_back and hit.verb:
            return
        same = Happening(hit.kind, headline=headline, modality=hit.modality, phrase=hit.phrase)
        story.happenings.append(same)
    same.hits.append(hit)
    if same.headline and not headline and len(same.hits) == 2:
        same.setting = hit.setting.filled(same.setting)
    elif not hit.looks_back or hit.setting.own_date:
        same.setting = same.setting.filled(hit.setting)
    same.who |= hit.who
    same.phrase = same.phrase or hit.phrase
    if same.headline and not headline and len(same.hits) == 2 and hit.kind != same.kind:
        same.kind = _telling(same.kind, hit.kind)
    if same not in story.speaks_of[hit.at]:
        story.speaks_of[hit.at].append(same)


def _telling(headline: str, told: str) -> str:
    return told if told not in ("meeting", "ceremony") or headline == "visit" else headline


def _same(story: Story, hit: Hit, headline: bool) -> Happening | None:
    """The happening told before that a hit speaks of again."""
    if hit.kind == "signing" and hit.verb and not headline:
        within = _within(story, hit)
        if within is not None:
            return within
    if hit.looks_back:
        exact = [one for one in story.happenings if one.kind == hit.kind]
        for one in reversed(exact):
            if one.modality == hit.modality and _agree(one.setting, hit.setting):
                return one
    for one in reversed(story.happenings):
        if hit.looks_back and one.modality == hit.modality and _near(one.kind, hit.kind):
            if _agree(one.setting, hit.setting):
                return one
        if not hit.looks_back and _told_again(story, one, hit, headline):
            return one
    return None


def _near(one: str, other: str) -> bool:
    return one == other or any({one, other} <= pair for pair in _NEAR)


def _agree(one: Setting, other: Setting) -> bool:
    """Whether two settings do not contradict each other."""
    dates = (
        one.when is None
        or other.when is None
        or not other.own_date
        or _overlap(one.when, other.when)
    )
    places = one.place is None or other.place is None or one.place == other.place
    return dates and places


def _overlap(one: str, other: str) -> bool:
    first, second = one.split("/"), other.split("/")
    return one == other or (
        first[0] <= second[-1] and second[0] <= first[-1] and len(first[0]) == len(second[0])
    )


def _told_again(story: Story, one: Happening, hit: Hit, headline: bool) -> bool:
    if not _near(one.kind, hit.kind) or not _agree(one.setting, hit.setting):
        return False
    if one.modality != hit.modality:
        return False
    if one.headline and len(one.hits) == 1:
        return one.kind == hit.kind or not hit.verb or _share(one, hit)
    if not hit.verb:
        return not _new_date(one, hit) and one.kind == hit.kind and not _other_name(one, hit)
    last = one.hits[-1]
    if one.kind == "visit" and hit.kind == "meeting":
        return _receives(story, one, hit)
    if one.kind == hit.kind == "visit":
        if last.at == hit.at:
            return True
        return not hit.setting.venue and not _new_date(one, hit) and hit.at - last.at <= 2
    if one.kind == "meeting" and hit.kind == "visit":
        return last.at == hit.at and hit.word in ("来访", "到访", "访问") and not hit.setting.venue
    if one.kind == hit.kind:
        return not _new_date(one, hit) and (_share(one, hit) or last.at == hit.at)
    return False


def _new_date(one: Happening, hit: Hit) -> bool:
    """Whether the hit has a date of its own, other than that of the happening."""
    return hit.setting.own_date and hit.setting.when != one.setting.when


def _other_name(one: Happening, hit: Hit) -> bool:
    """Whether two events are named apart: an edition of its own, or quotes."""
    first, second = _edition(one.phrase), _edition(hit.phrase)
    return first is not None and second is not None and first != second


def _edition(phrase: str) -> str | None:
    match = re.search("第(.{1,3})届", phrase)
    return match[1] if match else None


def _share(one: Happening, hit: Hit) -> bool:
    return not one.who or not hit.who or bool(one.who & hit.who)


_SITES = re.compile("参观|考察|走访|调研|探访|视察|走进")


def _receives(story: Story, one: Happening, hit: Hit) -> bool:
    """Whether a meeting is the reception of the visit told right before."""
    last = one.hits[-1]
    near = hit.at - last.at <= 4 and not _new_date(one, hit)
    if _SITES.search(last.word) or hit.setting.place:
        return False
    sentence = story.sentences[hit.at]
    behind = sentence.text[hit.end : sentence.clause(hit.start)[1]]
    others = set(sentence.keys(behind, "person delegation")) - one.who
    return near and not others


def _within(story: Story, hit: Hit) -> Happening | None:
    """The meeting, visit or ceremony during which something is signed."""
    told = [
        one
        for one in story.happenings
        if one.modality == hit.modality and (not one.headline or len(one.hits) > 1)
    ]
    if not told or hit.modality != "asserted" or _new_date(told[-1], hit):
        return None
    signings = [one for one in told if one.kind == "signing"]
    return (signings or told)[-1]
