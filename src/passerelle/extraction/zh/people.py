"""People: Chinese, foreign and Latin names, found by the functions and titles beside them.

A name without a function, a title or a dot is only believed in a list behind one that has
them, at the head of a line that tells a function, or where somebody speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from passerelle.extraction.account import Person
from passerelle.extraction.analysis import Analysis, Mention
from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.zh.names import (
    Name,
    chinese_at,
    chinese_before,
    dotted_names,
    latin_at,
    sounded_at,
    with_bracket,
)
from passerelle.extraction.zh.reading import Reading, reading
from passerelle.extraction.zh.titles import offices, title_at
from passerelle.extraction.zh.words import begins_word, cut, known_cities

__all__ = ["people"]

_GAP = re.compile(r"[ ：:]?(?:、)?[ ]?")
_AND = re.compile(r"、|和|与|及|以及| ")
_LINE = re.compile(
    r"(?:^|\n)(?:[ ]*(?:[-*•·●▪◆■]|\d{1,2}[.、)）]|[一二三四五六七八九十]{1,2}、)[ ]*)?"
)


def people(analysis: Analysis) -> None:
    """Add the people of the text, and where their full names stand."""
    text = reading(analysis)
    rules = (
        ("dotted", _dotted(text)),
        ("function-before", _behind_functions(text)),
        ("title-behind", _before_titles(text)),
        ("head-of-line", _heads_of_lines(text)),
        ("speaks", _speakers(text)),
    )
    found: dict[int, tuple[Name, str]] = {}
    for rule, names in rules:
        for name in names:
            _enter(text, found, name, rule)
    for name in _listed(text, found):
        _enter(text, found, name, "list")
    # full names first, so that a short one in a headline finds its own
    for start in sorted(found, key=lambda start: (found[start][0].given is None, start)):
        _add(analysis, text, *found[start])


def _enter(text: Reading, found: dict[int, tuple[Name, str]], name: Name, rule: str) -> None:
    """Keep a name unless it is private or another one stands there already."""
    if text.hidden(name.start, name.end) or "某" in text.words[name.start : name.end]:
        return
    if any(name.start < other.end and other.start < name.end for other, _ in found.values()):
        return
    found[name.start] = (name, rule)


def _dotted(text: Reading) -> Iterator[Name]:
    for name in dotted_names(text):
        rest = text.words[name.end : name.end + 6]
        if not re.match(
            "大学|学院|中学|基金会|大街|街|路|广场|酒店|奖|研究所|博物馆|机场|中心|剧院|大道|号",
            rest,
        ):
            yield name


def _behind_functions(text: Reading) -> Iterator[Name]:
    """院长陈雅乐, 副院长Hugues Lemarchand, 教授皮埃尔."""
    places = [(one.end, one.weak) for one in offices(text)]
    titles = lexicon("zh", "names")["forenames"]
    places += [
        (match.end(), True) for word in titles for match in re.finditer(re.escape(word), text.words)
    ]
    for end, weak in places:
        match = _GAP.match(text.words, end)
        start = match.end() if match else end
        if "\n" in text.words[end:start]:
            continue
        name = _name_at(text, start, weak)
        if name is not None:
            yield name


def _name_at(text: Reading, start: int, weak: bool) -> Name | None:
    """The name of any sort that begins at `start`."""
    latin = latin_at(text, start)
    if latin is not None:
        return latin
    if title_at(text, start) is not None:
        return None
    chinese, sounded = chinese_at(text, start), sounded_at(text, start, 2)
    if begins_word(text.words, start) and not _may_begin(text, start, chinese):
        return None
    if chinese is not None and sounded is not None and sounded.end > chinese.end:
        return sounded
    if chinese is not None:
        return chinese if chinese.sure > 0.6 or not weak else None
    return sounded if not weak else None


def _may_begin(text: Reading, start: int, chinese: Name | None) -> bool:
    """Whether a name may begin where a listed word does: 高铁林, 马骏, 安康."""
    if chinese is None or chinese.sure < 0.8:
        return False
    word = next((word for word in cut(text) if word.start == start), None)
    if word is None or len(word.text) == 1:
        return True
    return word.text in known_cities() and chinese.end - start > len(word.text)


def _before_titles(text: Reading) -> Iterator[Name]:
    """林雪梅女士, 卢沙野大使."""
    lists = lexicon("zh", "names")
    pattern = "|".join(sorted({*_personal(), *lists["address"]}, key=len, reverse=True))
    for match in re.finditer(pattern, text.words):
        name = chinese_before(text, match.start())
        if name is None or "·" + text.words[name.start : name.end] in text.words:
            continue
        if match[0] in _personal() or _address(text, name, match):
            yield name


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
    if any(word.start == name.start and len(word.text) > 1 and word.kinds for word in cut(text)):
        return False
    if title[0] in ("大使", "总领事", "参赞", "公参", "公使", "领事", "代办"):
        return True
    # 王明市长: told elsewhere in full, or said at the start of a clause
    return text.words.count(whole) > 1 and "长" + whole in text.words


def _heads_of_lines(text: Reading) -> Iterator[Name]:
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


_SPEECH = re.compile(
    "表示|指出|强调|介绍|主持|致辞|致词|说[，：]|认为|率团|率队|率领|出席|会见|陪同|参加|代表|回顾|希望|感谢|高度评价|发表|作(?:了)?(?:主旨|专题|主题)|宣布|分享|发言|简要介绍|首先"
)


def _speakers(text: Reading) -> Iterator[Name]:
    """A name at the start of a clause before a verb of speech."""
    for match in re.finditer(r"(?:^|[。；\n])(?=[\u3400-\u9fff])", text.words):
        start = match.end()
        name = chinese_at(text, start)
        if name is None or not _SPEECH.match(text.words, name.end):
            continue
        inside = [word for word in cut(text) if name.start <= word.start < name.end]
        if all(len(word.text) == 1 and "territory" not in word.kinds for word in inside):
            yield Name(name.start, name.end, name.given, name.family, 0.8)


def _listed(text: Reading, found: dict[int, tuple[Name, str]]) -> list[Name]:
    """副市长张三、李四和王五: names that follow others in a list."""
    more: list[Name] = []
    waiting = [name for name, _ in found.values()]
    while waiting:
        name = waiting.pop()
        _, end = with_bracket(text, name)
        end = _after_titles(text, end)
        joint = _AND.match(text.words, end)
        if joint is None:
            continue
        start = joint.end()
        if start in found or any(one.start <= start < one.end for one, _ in found.values()):
            continue
        follower = _follower(text, start)
        if follower is not None and joint[0] != " ":
            more.append(follower)
            waiting.append(follower)
    return more


def _after_titles(text: Reading, end: int) -> int:
    for title in lexicon("zh", "names")["titles"]:
        if text.words.startswith(title, end):
            return end + len(title)
    return end


def _follower(text: Reading, start: int) -> Name | None:
    latin = latin_at(text, start)
    if latin is not None:
        return latin
    if begins_word(text.words, start) or title_at(text, start) is not None:
        return None
    name = chinese_at(text, start)
    if name is None or name.sure < 0.95:
        return None
    after = text.words[name.end : name.end + 1]
    rest = text.words[name.end : name.end + 12]
    if re.match("市|省|县|区|州|镇|大学|学院|公司|集团", rest) or any(
        name.end == one.start and one.word not in ("教授",) for one in offices(text)
    ):
        return None
    return (
        name
        if after in "、，。；和与及等分出参陪女先教博）" or begins_word(text.words, name.end)
        else None
    )


def _add(analysis: Analysis, text: Reading, name: Name, rule: str) -> None:
    """Enter a person, or one more mention of one; then every other place of the name."""
    bare, end = with_bracket(text, name)
    written = (
        text.written[bare.start : bare.end].replace(" ", "")
        if _han(text, bare)
        else text.written[bare.start : bare.end]
    )
    span = text.span(bare.start, bare.end)
    same = _known(analysis, bare, written)
    if same is None:
        key = f"p{len(analysis.people) + 1}"
        analysis.people[key] = Person(
            key=key,
            name=written,
            given=bare.given,
            family=bare.family,
            start=span.start,
            end=span.end,
            rule=f"people/{rule}",
            confidence=bare.sure,
        )
    else:
        key = same.key
    _mention(analysis, Mention(span, "person", key))


def _known(analysis: Analysis, name: Name, written: str) -> Person | None:
    """The same person, told before or behind in full: 德尔马 is 卡罗琳·德尔马."""
    for one in analysis.people.values():
        if one.name == written or ("·" in one.name and one.family == written):
            return one
    return None


def _han(text: Reading, name: Name) -> bool:
    return "\u3400" <= text.words[name.start] <= "\u9fff"


def _mention(analysis: Analysis, mention: Mention) -> None:
    if mention not in analysis.mentions:
        analysis.mentions.append(mention)
        analysis.mentions.sort()
