"""What is not anyone's business: columns of birth, e-mail, phone, address, photo are dropped.

They are taken out while a file is read, so that nothing after (records, cache, rejected
rows, messages) can hold them, whatever the mapping says.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

__all__ = ["is_private", "without_private"]

_PRIVATE = re.compile(
    "naissance|birth(day|date|place|year)?|dob|"
    "e?mails?|mailto|courriels?|mel|"
    "tel(ephones?|ecopie)?|phones?|fax|cellphone|gsm|"
    "photo(s|graphies?|graphs?)?|portraits?|headshot|avatar"
)
_ADDRESS = re.compile("add?resse?s?|domicile")
_WEB = re.compile("web|www|site|internet|url|uri|ip|https?|homepage")
_ALONE = re.compile("nee?|born|cell|residence|rue|street|mobile|portable")
"""Words that may belong to another matter, and tell only when the name is theirs alone."""
_HANZI = re.compile(
    "出生|生日|生辰|邮箱|郵箱|电邮|電郵|邮件|郵件|电话|電話|手机|手機|传真|傳真|"
    "住址|照片|相片|头像|頭像|肖像"
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def is_private(column: str) -> bool:
    """Whether a column of this name holds what Passerelle never keeps of a person.

    >>> is_private("Date de naissance"), is_private("e-mail"), is_private("adresse web")
    (True, True, False)
    """
    if _HANZI.search(column) or ("地址" in column and not re.search("[网網]", column)):
        return True
    plain = unicodedata.normalize("NFKD", _CAMEL.sub(" ", column)).casefold()
    letters = "".join(mark for mark in plain if not unicodedata.combining(mark))
    words = re.findall(r"[a-z]+", letters)
    if re.search(r"\be[-_ ]?mail", letters) or any(map(_PRIVATE.fullmatch, words)):
        return True
    if any(map(_ADDRESS.fullmatch, words)):
        return not any(map(_WEB.fullmatch, words))
    return bool(words and _ALONE.fullmatch(words[0])) and (len(words) == 1 or words[0][:2] == "ne")


def without_private(item: Any, dropped: set[str], path: str = "") -> Any:
    """`item` (an object read from JSON) without private keys; their names go to `dropped`."""
    if isinstance(item, list):
        return [without_private(inner, dropped, path) for inner in item]
    if not isinstance(item, dict):
        return item
    kept = {}
    for key, inner in item.items():
        name = f"{path}{key}"
        if is_private(str(key)):
            dropped.add(name)
        else:
            kept[key] = without_private(inner, dropped, f"{name}.")
    return kept
