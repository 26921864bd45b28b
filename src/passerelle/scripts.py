"""Chinese script: simplified and traditional characters as one, how they read, their spelling."""

from __future__ import annotations

import re
from functools import cache, lru_cache

__all__ = ["PEOPLES", "has_han", "only_han", "reading", "simplified", "spelled", "syllables"]

READINGS: dict[str, str] = {
    "朝阳": "chaoyang",
    "陕西": "shaanxi",
    "呼和浩特": "hohhot",
    "乌鲁木齐": "urumqi",
    "拉萨": "lhasa",
    "哈尔滨": "harbin",
    "齐齐哈尔": "qiqihar",
    "西藏": "xizang",
    "长治": "changzhi",
    "漯河": "luohe",
    "呼伦贝尔": "hulunbuir",
    "海拉尔": "hailar",
    "克拉玛依": "karamay",
    "鄂尔多斯": "ordos",
    "乌兰察布": "ulanqab",
    "巴彦淖尔": "bayannur",
    "锡林浩特": "xilinhot",
    "二连浩特": "erenhot",
    "吐鲁番": "turpan",
    "库尔勒": "korla",
    "阿克苏": "aksu",
    "喀什": "kashi",
    "和田": "hotan",
    "伊犁": "ili",
    "日喀则": "xigaze",
    "林芝": "nyingchi",
    "那曲": "nagqu",
    "昌都": "qamdo",
    "珲春": "hunchun",
    "法国": "france",
    "中国": "china",
}
"""Chinese names whose usual Latin form is not what their characters read as one by one."""

PEOPLES = (
    *("维吾尔", "哈萨克", "蒙古族", "蒙古", "柯尔克孜", "朝鲜族", "土家族", "布依族", "哈尼族"),
    *("傈僳族", "景颇族", "壮族", "回族", "藏族", "羌族", "彝族", "苗族", "傣族", "白族", "侗族"),
)
"""Names of peoples that stand between a place and its ending, as in 延边朝鲜族自治州."""

_GENERICS = (
    *("特别行政区", "街道办事处", "自治区", "自治州", "自治县", "自治旗", "民族乡"),
    *("街道", "地区", "苏木", "新区", "省", "市", "区", "县", "盟", "旗", "镇", "乡"),
)
"""What a Chinese place is, at the end of its name; the longer before the shorter."""

_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff〇]")
_RUN = re.compile(f"{_HAN.pattern}+")
_NOT_HAN = re.compile(r"[^\u3400-\u9fff\U00020000-\U0003ffff〇]+")


def has_han(text: str) -> bool:
    """Whether `text` has Chinese characters."""
    return _HAN.search(text) is not None


def only_han(text: str) -> str:
    """The Chinese characters of `text`, without anything between them."""
    return _NOT_HAN.sub("", text)


@cache
def _converter() -> object:
    from opencc import OpenCC  # loads its dictionaries

    return OpenCC("t2s")


@lru_cache(maxsize=200_000)
def simplified(text: str) -> str:
    """`text` in simplified characters.

    >>> simplified("廈門市")
    '厦门市'
    """
    converted: str = _converter().convert(text)  # type: ignore[attr-defined]
    return converted


@lru_cache(maxsize=200_000)
def syllables(han: str) -> tuple[str, ...]:
    """The pinyin of simplified characters, syllable by syllable, without tones.

    >>> syllables("成都")
    ('cheng', 'du')
    """
    if han in READINGS:
        return (READINGS[han],)
    from pypinyin import lazy_pinyin  # loads its dictionaries

    # ü is written u on maps and in passports of towns: Lüliang, Luliang
    return tuple(one.replace("v", "u") for one in lazy_pinyin(han))


def reading(han: str) -> str:
    """The pinyin of `han` as one word, as names of places are written."""
    return "".join(syllables(han))


def spelled(text: str) -> str:
    """`text` in pinyin as places are spelled: the name and what it is, two words, no tones.

    After GB/T 16159: an apostrophe before a, e, o inside a word. What is not Chinese stays
    as it is.

    >>> spelled("成都市"), spelled("西安市"), spelled("阿坝藏族羌族自治州")
    ('Chengdu Shi', "Xi'an Shi", 'Aba Zangzu Qiangzu Zizhizhou')
    """
    turned = _RUN.sub(lambda run: f" {' '.join(map(_word, _parts(simplified(run[0]))))} ", text)
    return " ".join(turned.split())


def _parts(han: str) -> list[str]:
    """The name proper, the peoples it is named for, and the generic word."""
    end = next((one for one in _GENERICS if han.endswith(one) and len(han) - len(one) > 1), "")
    name, tail = han.removesuffix(end), [end] if end else []
    while end.startswith("自治") or end == "民族乡":
        people = next((p for p in PEOPLES if name.endswith(p) and len(name) > len(p)), None)
        if people is None:
            break
        name, tail = name.removesuffix(people), [people, *tail]
    return [name, *tail]


def _word(han: str) -> str:
    first, *rest = syllables(han)
    joined = first + "".join(f"'{one}" if one[0] in "aeo" else one for one in rest)
    return joined[0].upper() + joined[1:]
