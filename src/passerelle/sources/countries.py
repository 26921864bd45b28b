"""Countries by name: ISO 3166-1 codes from names in French, English and Chinese.

Names and codes are those of the Unicode CLDR as Babel carries them. The only list kept here
is of names in common use that it lacks: former ones, long ones, parts of a state.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

__all__ = ["country_code", "country_names", "is_country"]

_LOCALES = ("en", "fr", "zh_Hans", "zh_Hant")
# What CLDR lists beside countries: unions, groups, unknown, and codes ISO only reserves.
_NO_COUNTRIES = re.compile("AC|CP|CQ|DG|EA|EU|EZ|IC|QO|TA|UN|XA|XB|ZZ")
_ALSO = {
    "CG": ("Republic of the Congo", "République du Congo", "刚果共和国"),
    "CI": ("Ivory Coast",),
    "CN": ("People's Republic of China", "République populaire de Chine", "中华人民共和国"),
    "CD": ("Democratic Republic of the Congo", "République démocratique du Congo"),
    "CZ": ("Czech Republic", "République tchèque", "捷克共和国"),
    "GB": (
        *("England", "Scotland", "Wales", "Northern Ireland", "Great Britain", "英格兰", "苏格兰"),
        *("Angleterre", "Écosse", "Pays de Galles", "Irlande du Nord", "Grande-Bretagne"),
    ),
    "IE": ("Republic of Ireland", "République d'Irlande"),
    "MD": ("Moldavia",),
    "MK": ("Macedonia", "Republic of Macedonia", "Macédoine", "马其顿"),
    "MM": ("Myanmar", "Burma", "Birmanie"),
    "FM": ("Federated States of Micronesia",),
    "PS": ("Palestine", "Palestinian National Authority", "Autorité palestinienne", "巴勒斯坦"),
    "SR": ("Surinam",),
    "SZ": ("Swaziland", "斯威士兰"),
    "TL": ("East Timor", "Timor oriental"),
    "TR": ("Turkey",),
    "US": ("United States of America", "États-Unis d'Amérique", "美利坚合众国"),
    "VC": ("Saint Vincent and the Grenadines",),
    "VN": ("Viet Nam",),
}
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
    for code, others in _ALSO.items():
        names.update((_fold(name), code) for name in others)
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


@lru_cache(maxsize=1 << 12)
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
    # "Bavaria, Germany": the last part says the country, unless the first is another one.
    first, comma, last = text.rpartition(",")
    said = names.get(_fold(last)) if comma else None
    return said if names.get(_fold(first), said) == said else None


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    letters = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return " ".join({"saint": "st", "sainte": "ste"}.get(w, w) for w in re.findall(r"\w+", letters))
