"""Words of event in a sentence: which count, when and where, and how they are told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from passerelle.extraction.analysis import Analysis
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.zh.dates import all_dates
from passerelle.extraction.zh.patterns import pattern
from passerelle.extraction.zh.setting import Setting, setting_of
from passerelle.extraction.zh.skeleton import Skeleton

__all__ = ["LABEL", "Hit", "hits"]


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
    held: bool = False


@cache
def _words() -> tuple[re.Pattern[str], dict[str, tuple[str, bool]]]:
    """All words of event as one expression, the longest first: kind, and whether a verb."""
    lists = lexicon("zh", "events")
    told = dict.fromkeys(lists["never"]["words"], ("", False))
    for table in ("verbs", "nouns"):
        for kind, words in lists[table].items():
            told.update(dict.fromkeys(words, (kind, table == "verbs")))
    either = "|".join(re.escape(word) for word in sorted(told, key=len, reverse=True))
    return re.compile(f"《[^》]*》|{either}"), told


def hits(analysis: Analysis, sentence: Skeleton, at: int) -> list[Hit]:
    """The words of event in a sentence that count, in order."""
    text = sentence.text
    pattern, told = _words()
    found: list[Hit] = []
    place = 0
    for match in pattern.finditer(text):
        kind, verb = told.get(match[0], ("", False))
        start, end = match.span()
        if not kind or start < place:
            continue
        if not verb:
            if match[0].endswith("会") and text[end : end + 1] in ("谈", "见", "晤", "议"):
                continue
            end, kind = _opening(text, end, kind)
        place = end
        hit = (_verb_hit if verb else _noun_hit)(analysis, sentence, at, start, end, kind)
        if hit is not None:
            found.append(hit)
    return found


_OPENING = pattern("happenings", "opening")


_TALKING = ("conference", "forum", "round-table", "workshop", "training-session", "assembly")


def _opening(text: str, end: int, kind: str) -> tuple[int, str]:
    """论坛开幕式 is the forum, 法国周开幕式 a ceremony: where the word ends, and its kind."""
    match = _OPENING.match(text, end)
    if match is None:
        return end, kind
    talks = kind in _TALKING and "幕" in match[0]
    return match.end(), kind if talks else "ceremony"


_REFER = re.compile(
    "(?:"
    + "后|前(?!往)|时|中(?!国|法)|期间|间歇|结束|以来|之际|当天|伊始|过程中|现场|环节|成果"
    + ")"
)


_SPEECH = pattern("happenings", "speech")


_WELCOMED, _SAID = pattern("hits", "welcomed"), pattern("hits", "welcome-said")


def _verb_hit(
    analysis: Analysis, sentence: Skeleton, at: int, start: int, end: int, kind: str
) -> Hit | None:
    text = sentence.text
    word = text[start:end]
    before = sentence.text[sentence.clause(start)[0] : start]
    joins = pattern("hits", "verb-hit").search(before)
    if text[end : end + 1] == "的" and text[end : end + 2] != "的是" and not joins:
        return None  # 来访的客人
    if pattern("hits", "verb-hit-2").search(before) and not pattern("hits", "verb-hit-5").search(
        before
    ):
        return None
    if kind == "visit" and pattern("hits", "verb-hit-7").match(text, end):
        return None  # 访华观感
    if _WELCOMED.search(before) and _SAID.match(text, end):
        return None  # 对…来访表示欢迎
    modality = _modality(analysis, sentence, start, end)
    setting = setting_of(analysis, sentence, start, end, kind)
    if modality is None or (modality != "asserted" and not (setting.when or setting.place)):
        return None
    if _speech_before(sentence, start) and not setting.own_date:
        return None
    if kind == "signing" and pattern("hits", "verb-hit-3").search(before):
        return None
    if kind == "signing" and ("曾" in before or len(setting.when or "") == 4):
        return None  # 2019年曾签署: an old paper, no event of this text
    attends = pattern("hits", "verb-hit-4").search(before) is not None
    back = (
        attends
        or bool(re.match(r"(?:活动)?" + _REFER.pattern, text[end:]))
        or bool(pattern("hits", "verb-hit-6").search(before))
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
    if pattern("hits", "founded").search(text[:phrase_start]):
        return None  # 创办于2004年的圆桌会议: no edition of it
    held = _held(text, phrase_start, end)
    lists = lexicon("zh", "events")
    before = text[max(0, phrase_start - 8) : phrase_start]
    attended = any(word in before for word in lists["held"]["attended"]) or any(
        word in before for word in lists["held"]["words"]
    )
    named = end - phrase_start > (end - start) + 1 or "“" in phrase
    if LABEL.search(text) or (attended and kind in _GAMES and _days(sentence)):
        if LABEL.search(text):
            return None
        named = True
    modality = _modality(analysis, sentence, phrase_start, end, noun=True)
    setting = setting_of(analysis, sentence, start, end, kind)
    if modality is None:
        return None
    if modality != "asserted" and not (setting.when or setting.place):
        return None
    if _speech_before(sentence, phrase_start) and not setting.own_date:
        return None
    dated = text[phrase_start - 1 : phrase_start] == "的" and _DAY.search(text[:phrase_start])
    behind = bool(_REFER.match(text[end:])) or text[end : end + 1] in ("由", "主")
    if dated and kind == "round-table":
        behind, held = False, True  # 当日下午的圆桌讨论由…主持
    bare = not named and at > 0 and not setting.place
    back = behind or bare or not (held or (attended and named) or at == 0)
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
        held,
    )


def _phrase_start(text: str, start: int) -> int:
    """Where the name of an event begins: at its quotes, or after a word that parts names."""
    opened = text.rfind("“", max(0, start - 40), start)
    closed = text.find("”", opened, start)
    if opened >= 0 and (closed < 0 or start - closed <= 8):
        edition = re.search(r"第[^，。]{1,3}届$", text[:opened])
        return edition.start() if edition else opened + (closed < 0)
    window = text[max(0, start - 30) : start]
    cuts = [m.end() for m in pattern("hits", "phrase-start").finditer(window)]
    return max(0, start - 30) + (cuts[-1] if cuts else 0)


def _held(text: str, start: int, end: int) -> bool:
    """Whether the event is said to be held: 仪式在…举行, 举办了研讨会."""
    words = "|".join(lexicon("zh", "events")["held"]["words"])
    after = re.match(rf"[”\"）]?，?(?:[^，。；]{{0,44}}?)(?:{words})", text[end:])
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
    clause = pattern("hits", "modality").sub("", clause)
    if any(word in sentence.text for word in ("推迟", "取消", "延期", "改期", "搁置")):
        return "denied"
    if pattern("hits", "modality-2").search(clause):
        return "denied"
    if re.search("|".join(words["reported"]), sentence.text[:start]):
        return "reported"
    strong = "|".join(words["intended"])
    near = re.split("[。；]", sentence.text[end : end + 20])[0] if noun else ""
    if noun and _INVITES.search(clause) and not _HOLDS.search(clause + behind):
        # 愿邀请中学生参加夏令营 is a wish; with day and place it is a plan
        planned = any(sign in clause for sign in _days(sentence)) and _GOES.search(clause)
        return "intended" if planned else None
    if not noun and "邀请" in clause and any(sign in clause for sign in _days(sentence)):
        return "intended"
    if re.search(strong, clause) or re.search(strong, near):
        ahead = pattern("hits", "modality-3").search(clause + near)
        return "intended" if ahead or _future(analysis, sentence) else None
    if (
        noun
        and pattern("hits", "modality-4").search(clause)
        and re.search("举[行办]|召开", clause + behind)
    ):
        return "intended"
    if pattern("hits", "modality-5").search(clause) and not noun:
        return None
    if (
        not noun
        and _PLANNED.search(sentence.text[:start])
        and not _DONE.search(clause + behind[:2])
    ):
        return "intended"  # 定于今日转赴…，参访…
    return "intended" if _future(analysis, sentence) else "asserted"


_INVITES, _HOLDS = pattern("hits", "invites"), pattern("hits", "holds")


LABEL, _GOES = pattern("happenings", "label"), pattern("hits", "goes")
_PLANNED, _DONE = pattern("hits", "planned"), pattern("hits", "done")
_DAY = pattern("hits", "day")
_GAMES = ("sport-event", "exhibition", "cultural-event", "training-session")


def _days(sentence: Skeleton) -> list[str]:
    """The signs of the dates of a sentence."""
    return [sign for sign, unit in sentence.units.items() if unit.kind == "date" and unit.key]


def _future(analysis: Analysis, sentence: Skeleton) -> bool:
    """Whether the first date of the sentence lies after publication, or after the text's year."""
    days = [unit.key.split("/")[0] for unit in sentence.of("date") if unit.key]
    if not days:
        return False
    reference = analysis.document.published or _first_day(analysis)
    if reference is None:
        return False
    size = min(len(days[0]), len(reference)) if analysis.document.published else 4
    size = 4 if days[0][5:7] > "12" else size  # a season
    return days[0][:size] > reference[:size]


def _first_day(analysis: Analysis) -> str | None:
    """The first whole day that the text tells."""
    days = (one.value for one in all_dates(analysis) if one.exact and one.value)
    return next(days, None)


def _who(sentence: Skeleton, start: int) -> frozenset[str]:
    """People and groups of the clause, and of the one before it."""
    first, last = sentence.clause(start)
    return frozenset(sentence.keys(sentence.text[first:last], "person delegation"))
