"""The rules that find names of people: functions, titles, brackets, lists, verbs of speech."""

from __future__ import annotations

import re
from collections.abc import Iterator

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.reading import rx
from passerelle.extraction.zh.beginning import name_at
from passerelle.extraction.zh.foreign import dotted_names, latin_at, sounded_at, with_bracket
from passerelle.extraction.zh.names import (
    Name,
    chinese_at,
    chinese_before,
    kinds_ending,
    starts_clean,
)
from passerelle.extraction.zh.patterns import pattern, words
from passerelle.extraction.zh.reading import Reading
from passerelle.extraction.zh.sounds import signs
from passerelle.extraction.zh.titles import Office, office_ending, offices
from passerelle.extraction.zh.words import begins_word, known_cities, starting
from passerelle.extraction.zh.words import inside as words_inside

__all__ = [
    "before_titles",
    "behind_bodies",
    "behind_functions",
    "bracketed",
    "by_verbs",
    "dotted",
    "heads_of_lines",
    "speakers",
]

_GAP = re.compile(r"[ ：:]?(?:、)?[ ]?")


_LINE = pattern("people", "line")


def bracketed(text: Reading, bodies: list[tuple[int, int]]) -> Iterator[Name]:
    """汉语总督学白乐桑（Joël Bellassen）: Latin letters behind tell that a person is meant."""
    for match in re.finditer(
        r"[\u3400-\u9fff](?=（[A-ZÀ-Þ][a-zà-ÿ'’-]+ [^）]*[A-ZÀ-Þ][^）]*）)", text.words
    ):
        end = match.end()
        if any(last == end for _, last in bodies) or latin_at(text, end + 1) is None:
            continue
        for size in (3, 2):
            name = chinese_at(text, end - size)
            if name is not None and name.end == end:
                yield name
                break


_AFTER_BODY, _CLOSED = pattern("people", "after-body"), pattern("people", "owned")


def behind_bodies(text: Reading, bodies: list[tuple[int, int]]) -> Iterator[Name]:
    """由复旦大学郁建兴主持, 市外办的蔚然: a name behind a body, where it clearly ends."""
    for _, end in bodies:
        owned = text.words[end : end + 1] == "的"
        name = chinese_at(text, end + owned)
        if name is None or name.sure < 0.95:
            continue
        closed = _CLOSED if owned else _AFTER_BODY
        if not closed.match(text.words, name.end):
            continue
        inside = words_inside(text, name.start, name.end)
        if all(len(word.text) == 1 and not word.kinds & {"territory", "stop"} for word in inside):
            yield Name(name.start, name.end, name.given, name.family, 0.7)


def dotted(text: Reading) -> Iterator[Name]:
    """克莱尔·马丁, unless a school or a street is called so."""
    for name in dotted_names(text):
        rest = text.words[name.end : name.end + 6]
        if not pattern("finding", "dotted").match(rest):
            yield name


def behind_functions(text: Reading) -> Iterator[Name]:
    """院长陈雅乐, 副院长Hugues Lemarchand, 教授皮埃尔."""
    places = [
        (one.end, one.weak and not _stands_in(text, one))
        for one in offices(text)
        if not _addressing(text, one)
    ]
    titles = lexicon("zh", "names")["forenames"]
    places += [(end, True) for word in titles for _, end in rx.spans_of(word, text.words)]
    places += [(one.end(), True) for one in pattern("people", "leaders").finditer(text.words)]
    for end, weak in places:
        match = _GAP.match(text.words, end)
        start = match.end() if match else end
        if "\n" in text.words[end:start]:
            continue
        name = name_at(text, start, weak)
        listed = "、" in text.words[end:start]  # 副省长、吴哥古迹保护局局长
        if name is None or (listed and name.sure < 0.8):
            continue
        if not (listed and begins_word(text.words, name.end, frozenset(("institution",)))):
            yield name  # not 副主任、暨阳大学校长


def _stands_in(text: Reading, office: Office) -> bool:
    """大区议会主席代表热扎那: who comes in the place of an office."""
    return office.word == "代表" and office_ending(text, office.start) is not None


def _addressing(text: Reading, office: Office) -> bool:
    """Whether a function is behind its name: 周力公使应…邀请."""
    if office.word not in ("大使", "总领事", "公使", "参赞", "公参", "领事"):
        return False
    name = chinese_before(text, office.start)
    return name is not None and text.words[office.start - 1] not in "驻华法国"


def before_titles(text: Reading) -> Iterator[Name]:
    """林雪梅女士, 卢沙野大使."""
    lists = lexicon("zh", "names")
    pattern = "|".join(sorted({*_personal(), *lists["address"]}, key=len, reverse=True))
    for match in re.finditer(pattern, text.words):
        name = chinese_before(text, match.start())
        if name is None and text.words[match.start() - 1 : match.start()].isalpha():
            latin = _latin_before(text, match.start())
            if latin is not None:
                yield latin
                continue
        if name is None and match[0] in ("先生", "女士", "小姐", "夫人"):
            name = _sounded_before(text, match.start())
            if name is not None:
                yield name
            continue
        if name is None or "·" + text.words[name.start : name.end] in text.words:
            continue
        if match[0] in _personal() or _address(text, name, match):
            yield name


def _latin_before(text: Reading, end: int) -> Name | None:
    """Juan da Silva教授: a name in Latin letters right before a title."""
    start = end
    while end - start < 40 and start > 0 and not "\u3000" <= text.words[start - 1] <= "\u9fff":
        start -= 1
    name = latin_at(text, start)
    return name if name is not None and name.end == end else None


def by_verbs(text: Reading) -> Iterator[Name]:
    """由施耐德接任, 与李明等人会谈: whoever stands between a preposition and what he does."""
    for match in _BEFORE.finditer(text.words):
        start = match.end()
        if begins_word(text.words, start):
            continue
        for name in (chinese_at(text, start), sounded_at(text, start, 3)):
            if name is None or name.sure < 0.8 or not _AFTER.match(text.words, name.end):
                continue
            inside = words_inside(text, name.start, name.end)
            if all(len(word.text) == 1 and not word.kinds - {"venue", "short"} for word in inside):
                yield Name(name.start, name.end, name.given, name.family, 0.75)
                break


_BEFORE, _AFTER = pattern("people", "before-name"), pattern("people", "does")


def _sounded_before(text: Reading, end: int) -> Name | None:
    """促进局乔西波维奇先生: a name written by its sound, from where a word ends to its title."""
    start = end
    while start > 0 and end - start < 9 and text.words[start - 1] in signs():
        start -= 1
        if end - start > 1 and starts_clean(text, start) and start in starting(text):
            return Name(start, end, None, text.written[start:end], 0.8)
    return None


def _personal() -> tuple[str, ...]:
    return (
        *("女士", "先生", "小姐", "夫人", "博士", "阁下", "同志", "老师", "院士", "教授", "副教授"),
        *("研究员", "夫妇", "伉俪", "一行"),
    )


def _address(text: Reading, name: Name, title: re.Match[str]) -> bool:
    """Whether a function behind a name is a form of address: 卢沙野大使, not 柳州市长."""
    whole = text.words[name.start : name.end]
    if any(whole.startswith(city) for city in known_cities()) or whole[-1] in "市省县区州":
        return False
    first = starting(text).get(name.start)
    if first is not None and len(first.text) > 1 and first.kinds:
        return False
    if title[0] in ("大使", "总领事", "参赞", "公参", "公使", "领事", "代办"):
        return True
    # 王明市长: told elsewhere in full, or said at the start of a clause
    if text.words.count(whole) > 1 and "长" + whole in text.words:
        return True
    return _opens_clause(text, name) and title[0] in _HEADS and len(whole) == 3


_HEADS = frozenset(words("people", "heads"))
"""Functions of which one person is known to a text by name: 习近平主席."""


def _opens_clause(text: Reading, name: Name) -> bool:
    """Whether a whole name begins a clause, or stands behind a body or a preposition."""
    inside = words_inside(text, name.start, name.end)
    if not all(len(word.text) == 1 and not word.kinds - {"stop", "topic"} for word in inside):
        return False
    before = pattern("people", "clause").search(text.words[max(0, name.start - 6) : name.start])
    heads = kinds_ending(text).get(name.start, frozenset())
    return before is not None or bool(heads & {"institution", "government", "territory"})


def heads_of_lines(text: Reading) -> Iterator[Name]:
    """张三，青河大学教授: a list of speakers, the function behind the name."""
    for match in _LINE.finditer(text.words):
        start = match.end()
        name = latin_at(text, start) or _short_name(text, start)
        if name is None:
            continue
        _, end = with_bracket(text, name)
        rest = text.words[end : end + 60].split("\n")[0]
        told = re.match(r"[，,、（ ：:—-]+", rest)
        if told and any(end < one.start < end + len(rest.split("；")[0]) for one in offices(text)):
            yield name


def _short_name(text: Reading, start: int) -> Name | None:
    """A Chinese name that stands alone between the start of a line and a sign."""
    match = re.compile(r"[\u3400-\u9fff]{2,4}(?=[，,、（ ：—])").match(text.words, start)
    if match is None or begins_word(text.words, start):
        return None
    name = chinese_at(text, start)
    return name if name is not None and name.end == match.end() else None


_SPEECH = pattern("people", "speech")


def speakers(text: Reading) -> Iterator[Name]:
    """A name at the start of a clause before a verb of speech."""
    for match in re.finditer(r"(?:^|[。；\n])(?=[\u3400-\u9fff])", text.words):
        start = match.end()
        name = chinese_at(text, start)
        if name is None or not _SPEECH.match(text.words, name.end):
            continue
        inside = words_inside(text, name.start, name.end)
        if all(len(word.text) == 1 and "territory" not in word.kinds for word in inside):
            yield Name(name.start, name.end, name.given, name.family, 0.8)
