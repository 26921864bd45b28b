"""The name of any sort that begins at a place behind an office: Chinese, transcribed, Japanese."""

from __future__ import annotations

import re

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.zh.chains import chain_starts
from passerelle.extraction.zh.countries import foreign_country
from passerelle.extraction.zh.foreign import latin_at, sounded_at
from passerelle.extraction.zh.names import Name, chinese_at, ends_at
from passerelle.extraction.zh.patterns import pattern
from passerelle.extraction.zh.reading import Reading
from passerelle.extraction.zh.titles import title_at
from passerelle.extraction.zh.words import begins_word, kinds_of, known_cities, starting
from passerelle.extraction.zh.words import inside as words_inside
from passerelle.scripts import simplified

__all__ = ["name_at"]


_TAKEN = re.compile(r"[\u3400-\u9fff]{2,4}(?=（[A-ZÀ-Þ][a-zà-ÿ'’-]+ [^）]*[A-ZÀ-Þ])")
"""A name that a foreigner took, of whatever characters, with his own in brackets."""


def name_at(text: Reading, start: int, weak: bool) -> Name | None:
    """The name of any sort that begins at `start`."""
    latin = latin_at(text, start)
    if latin is not None:
        return latin
    never = weak and text.words[start : start + 2] in lexicon("zh", "names")["never_names"]
    if never or title_at(text, start) is not None:
        return None  # 侨领华人
    taken = _TAKEN.match(text.words, start)
    if taken is not None and chinese_at(text, start) is None:
        return Name(start, taken.end(), None, text.written[start : taken.end()], 0.9)
    chinese, sounded = chinese_at(text, start), sounded_at(text, start, 2)
    called = not weak and sounded is not None and _called_like_town(text, sounded)
    if begins_word(text.words, start) and not called and not _may_begin(text, start, chinese):
        return None
    if chinese is None and sounded is None and not weak:
        return _strange(text, start)
    if chinese is not None and sounded is not None and sounded.end > chinese.end:
        return sounded
    if chinese is not None and not weak and (longer := _of_four(text, chinese)) is not None:
        return longer
    if chinese is not None and _joins(text, chinese):
        return None
    if chinese is not None:
        return chinese if chinese.sure > 0.6 or not weak else None
    return sounded if not weak else None


def _called_like_town(text: Reading, name: Name) -> bool:
    """副主席拉巴特、: a person who is called like a town, where the name ends at a sign."""
    word = starting(text).get(name.start)
    if word is not None and "city" in word.kinds and 3 < name.end - name.start > len(word.text) + 1:
        return True  # 州长图尔迪莫夫
    closed = not re.match(r"[\u3400-\u9fff—·-]", text.words[name.end : name.end + 1])
    return closed and text.words[name.start : name.end] in known_cities()


_NOUN = pattern("people", "noun")
_CLOSED = pattern("people", "closed")
"""What ends a name for sure: a sign, a title, a word of speech or meeting."""


def _of_four(text: Reading, name: Name) -> Name | None:
    """理事长江田五月、: a Japanese name of four characters, where a sign ends it."""
    end = name.start + 4
    if name.end >= end or foreign_country(text) != "JP" or ends_at(text, name.end):
        return None
    inside = words_inside(text, name.start, end)
    if not all(len(one.text) == 1 and not one.kinds - {"venue", "short"} for one in inside):
        return None
    if not _CLOSED.match(text.words, end):
        return None
    cut = name.start + 2
    return Name(name.start, end, text.written[cut:end], text.written[name.start : cut], 0.8)


def _strange(text: Reading, start: int) -> Name | None:
    """总领事福希玮，: characters that no list knows between a function and a sure end."""
    end = start
    inside = starting(text)
    while end - start < 5 and end in inside and not inside[end].kinds - {"venue", "short"}:
        if not "\u3400" <= text.words[end] <= "\u9fff" or len(inside[end].text) > 1:
            break
        end = inside[end].end
    if end - start == 2 and text.words.startswith(("说", "表示"), end):
        return None  # 市长笑着说: how it is said
    if not 2 <= end - start <= 5 or not _CLOSED.match(text.words, end):
        return None
    name = text.words[start:end]
    if any(sign in lexicon("zh", "names")["never_given"] for sign in name) or _NOUN.search(name):
        return None
    return Name(start, end, None, None, 0.7)


def _joins(text: Reading, name: Name) -> bool:
    """Whether what looks like a surname joins two: 孟大使和奥巴姆部长, 翟明和费朗议长."""
    start, words = name.start, text.words
    if words[start] not in "和于时应向从同成":
        return False
    if start + 1 in chain_starts(text) and words[start] in "和与同":
        return True  # 教授和国务委员会成员
    side = words[start + 2 : start + 3] == "方"
    office = title_at(text, name.end) is not None
    return side or office or name.sure < 0.8 or begins_word(words, start + 1)


def _may_begin(text: Reading, start: int, chinese: Name | None) -> bool:
    """Whether a name may begin where a listed word does: 高铁林, 马骏, 安康."""
    if chinese is None or chinese.sure < 0.8:
        return False
    word = starting(text).get(start)
    if word is None or len(word.text) == 1:
        return True
    if chinese.given and len(chinese.given) == 2 and kinds_of(simplified(chinese.given)):
        return True  # 县长向前进
    return word.text in known_cities() and chinese.end - start > len(word.text)
