"""Words of event in a sentence: which count, when and where, and how they are told."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading.analysis import Analysis
from passerelle.extraction.zh.journeys import untold
from passerelle.extraction.zh.modality import days_of, modality_of
from passerelle.extraction.zh.nouns import named_event
from passerelle.extraction.zh.patterns import BODY, PERSON, pattern
from passerelle.extraction.zh.setting import Setting, setting_of
from passerelle.extraction.zh.skeleton import Skeleton

__all__ = ["LABEL", "Hit", "hits", "who_is_told", "words_of_event"]


@dataclass(frozen=True)
class Hit:
    """A word of event in a sentence; `looks_back` if it speaks of one told elsewhere.

    `apart` if it says that this is another one (随后举行的座谈会), `parties` if those who
    sign are named, `row` if it is a line of a programme (17:00 签约仪式).
    """

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
    apart: bool = False
    parties: bool = False
    row: bool = False


@cache
def words_of_event() -> tuple[re.Pattern[str], dict[str, tuple[str, bool]]]:
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
    pattern, told = words_of_event()
    found: list[Hit] = []
    place = 0
    for match in pattern.finditer(text):
        kind, verb = told.get(match[0], ("", False))
        start, end = match.span()
        if not kind or start < place:
            continue
        named = (end, kind) if verb else named_event(sentence, start, end, match[0], kind)
        if named is None:
            continue
        end, kind = named
        place = end
        hit = (_verb_hit if verb else _noun_hit)(analysis, sentence, at, start, end, kind)
        if hit is not None:
            found.append(hit)
    places = [(hit.start, hit.end) for hit in found]
    for start, end, kind in untold(sentence, places):
        hit = _verb_hit(analysis, sentence, at, start, end, kind)
        if hit is not None:
            found = [one for one in found if not start <= one.start < end]
            found.append(hit)
    return sorted((one for hit in found for one in _put_off(sentence, hit)), key=_place)


def _place(hit: Hit) -> int:
    return hit.start


def _put_off(sentence: Skeleton, hit: Hit) -> list[Hit]:
    """推迟至6月下旬: what is not held on its day is planned for another."""
    until = _PUT_OFF.search(sentence.text, hit.end) if hit.modality == "denied" else None
    day = sentence.units[until[1]].key if until else None
    if not day:
        return [hit]
    setting = replace(hit.setting, when=day, own_date=True)
    first = hit if hit.setting.when != day else replace(hit, setting=Setting())
    return [first, replace(hit, modality="intended", setting=setting, apart=True)]


_REFER = re.compile(
    "(?:"
    + "后|前(?!往)|时|中(?!国|法)|期间|间歇|结束|以来|之际|当天|伊始|过程中|现场|环节|成果"
    + ")"
)

_SPEECH = pattern("happenings", "speech")
_SAID_SO, _SAID_END = pattern("hits", "said-so"), pattern("hits", "said-end")
_RECEIVED, _LED_OUT = pattern("hits", "received"), pattern("hits", "led-out")
_VISIT_OF, _VISIT_DONE = pattern("hits", "visit-of"), pattern("hits", "visit-done")
_SAYS, _WITH_ONE, _SITED = (pattern("hits", name) for name in ("says", "with-one", "sited"))
_ROW, _PUT_OFF = pattern("hits", "row"), pattern("hits", "put-off")
_APART, _NEXT = pattern("hits", "apart"), pattern("hits", "next")

_WELCOMED, _SAID = pattern("hits", "welcomed"), pattern("hits", "welcome-said")


def _verb_hit(
    analysis: Analysis, sentence: Skeleton, at: int, start: int, end: int, kind: str
) -> Hit | None:
    text = sentence.text
    word = text[start:end]
    before = sentence.text[sentence.clause(start)[0] : start]
    if _only_spoken_of(text, start, end, before, kind):
        return None
    modality = modality_of(analysis, sentence, start, end)
    setting = setting_of(analysis, sentence, start, end, kind)
    if word == "接待" and not (_RECEIVED.match(text, end) and (setting.own_date or setting.venue)):
        return None  # 共接待来访团组14批
    led = kind == "visit" and _LED_OUT.search(before) is not None
    free = modality == "denied" or setting.when or setting.place or led
    if modality is None or (modality != "asserted" and not free):
        return None
    if _speech_before(sentence, start) and not setting.own_date:
        return None
    if kind == "signing" and pattern("hits", "verb-hit-3").search(before):
        return None
    dated = len(setting.when or "") > 4
    if kind == "signing" and (("曾" in before and not dated) or len(setting.when or "") == 4):
        return None  # 2019年曾签署: an old paper, no event of this text
    attends = pattern("hits", "verb-hit-4").search(before) is not None
    back = (
        attends
        or bool(re.match(r"(?:活动)?" + _REFER.pattern, text[end:]))
        or bool(pattern("hits", "verb-hit-6").search(before))
    )
    parties = kind == "signing" and _two_sign(text, sentence.clause(start)[0], before)
    who = who_is_told(sentence, start)
    if parties:
        who |= set(sentence.keys(before))
    planned = kind == "visit" and modality != "asserted"
    apart = planned and _dated_clause(text, end, before, kind)
    told = (at, start, end, kind, word, True, back, modality, setting, who)
    return Hit(*told, apart=apart, parties=parties)


def _only_spoken_of(text: str, start: int, end: int, before: str, kind: str) -> bool:
    """Whether a verb is part of a name or of what somebody speaks of, and tells nothing done."""
    joins = pattern("hits", "verb-hit").search(before)
    said = _SAID_SO.search(text[:start]) and _SAID_END.match(text, end)
    told = joins or said or _dated_clause(text, end, before, kind)
    if text[end : end + 1] == "的" and text[end : end + 2] != "的是" and not told:
        return True  # 来访的客人, but 他是率团来访的。
    of = text[start:end] == "访问" and _VISIT_OF.search(before) and _VISIT_DONE.search(text)
    if pattern("hits", "verb-hit-2").search(before) and not (
        of or pattern("hits", "verb-hit-5").search(before)
    ):
        return True
    if kind == "visit" and pattern("hits", "verb-hit-7").match(text, end):
        return True  # 访华观感
    # 对…来访表示欢迎
    return _WELCOMED.search(before) is not None and _SAID.match(text, end) is not None


_DATED_BEFORE, _WHO_COMES = pattern("hits", "dated-before"), pattern("hits", "who-comes")


def _dated_clause(text: str, end: int, before: str, kind: str) -> bool:
    """5月下旬来访的某某, 甲与乙4月30日签署的协议: told with its day, as what marks another."""
    if _DATED_BEFORE.search(before) is None:
        return False
    if kind == "visit":
        return _WHO_COMES.match(text, end) is not None
    return kind == "signing" and len(re.findall(BODY, before)) > 1


def _two_sign(text: str, first: int, before: str) -> bool:
    """Whether both who sign are named: two in the clause, or one behind 与 after another."""
    named = f"{BODY}|{PERSON}"
    if len(re.findall(named, before)) > 1:
        return True
    return bool(_WITH_ONE.search(before) and re.search(named, text[:first]))


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
    attended = _attended(text, phrase_start)
    named = end - phrase_start > (end - start) + 1 or "“" in phrase
    if LABEL.search(text):
        return None
    named = named or (attended and kind in _GAMES and bool(days_of(sentence)))
    modality = modality_of(analysis, sentence, phrase_start, end, noun=True)
    setting = setting_of(analysis, sentence, start, end, kind)
    if modality is None:
        return None
    planned_row = _ROW.match(text[:phrase_start]) is not None
    if modality not in ("asserted", "denied") and not (
        setting.when or setting.place or planned_row
    ):
        return None
    sited = _SITED.search(text[:phrase_start]) is not None
    if _speech_before(sentence, phrase_start) and not (setting.own_date or sited):
        return None
    dated = text[phrase_start - 1 : phrase_start] == "的" and _DAY.search(text[:phrase_start])
    behind = bool(_REFER.match(text[end:])) or text[end : end + 1] in ("由", "主")
    behind = behind or (text[start:end] == "会议" and bool(_SAYS.match(text, end)))
    row = _ROW.match(text[:phrase_start]) is not None
    apart = row or bool(_APART.search(text[:phrase_start]))
    named = named or bool(_NEXT.search(phrase))
    if dated and kind == "round-table":
        behind, held = False, True  # 当日下午的圆桌讨论由…主持
    dated_here = held and setting.own_date and len(setting.when or "") > 4
    bare = not named and at > 0 and not setting.place and not dated_here
    back = behind or bare or not (held or (attended and named) or at == 0)
    planned = modality == "intended" and attended and setting.own_date and kind == "signing"
    if apart or planned or (modality == "denied" and named):
        back = False
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
        who_is_told(sentence, start),
        phrase,
        held,
        apart,
        row=row,
    )


def _attended(text: str, start: int) -> bool:
    """Whether a verb of holding or attending stands right before."""
    held = lexicon("zh", "events")["held"]
    before = text[max(0, start - 8) : start]
    return any(word in before for word in (*held["attended"], *held["words"]))


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


LABEL = pattern("happenings", "label")
_DAY = pattern("hits", "day")
_GAMES = ("sport-event", "exhibition", "cultural-event", "training-session")


def who_is_told(sentence: Skeleton, start: int) -> frozenset[str]:
    """People and groups of the clause, and of the one before it."""
    first, last = sentence.clause(start)
    return frozenset(sentence.keys(sentence.text[first:last], "person delegation"))
