"""Countries by name: ISO 3166-1 codes from names in French, English and Chinese.

Names and codes are those of the Unicode CLDR as Babel carries them; no list is kept here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

__all__ = ["country_code", "country_names", "is_country"]

_LOCALES = ("en", "fr", "zh_Hans", "zh_Hant")
# What CLDR lists beside countries: unions, groups, unknown, and codes ISO only reserves.
_NO_COUNTRIES = re.compile("AC|CP|CQ|DG|EA|EU|EZ|IC|QO|TA|UN|XA|XB|ZZ")
_ALPHA_2 = re.compile(r"[A-Z]{2}")


@cache
def country_names() -> dict[str, str]:
    """Folded name to alpha-2 code, over all languages."""
    from babel import Locale

    names: dict[str, str] = {}
    for locale in _LOCALES:
        for code, name in Locale.parse(locale).territories.items():
            if _ALPHA_2.fullmatch(code) and not _NO_COUNTRIES.fullmatch(code):
                names.setdefault(_fold(name), code)
    return names


@cache
def _codes() -> dict[str, str]:
    """Alpha-2 codes to themselves, and alpha-3 or former codes that mean one country."""
    from babel.core import get_global

    codes = {code: code for code in country_names().values()}
    for alias, meant in get_global("territory_aliases").items():
        if alias.isalpha() and len(meant) == 1 and meant[0] in codes:
            codes.setdefault(alias, meant[0])
    return codes


def is_country(code: str) -> bool:
    """Whether `code` is an alpha-2 code in use."""
    return _codes().get(code) == code


def country_code(text: str) -> str | None:
    """The alpha-2 code meant by a name or a code; None when it is not sure.

    >>> country_code("Chine"), country_code("中国"), country_code("FRA"), country_code("Nowhere")
    ('CN', 'CN', 'FR', None)
    """
    code = _codes().get(text.strip().upper())
    if code is not None:
        return code
    names = country_names()
    for form in (text, re.sub(r"\s*[(（].*?[)）]", "", text)):
        if _fold(form) in names:
            return names[_fold(form)]
    # "England, United Kingdom": the last part says the country, unless the first is one too.
    first, comma, last = text.rpartition(",")
    if comma and _fold(first) not in names:
        return names.get(_fold(last))
    return None


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    letters = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return " ".join(re.findall(r"\w+", letters))
