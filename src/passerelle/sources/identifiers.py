"""Identifiers by scheme: one table that says what is valid, and in which form it is kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from passerelle.errors import RowError
from passerelle.sources.countries import country_code, is_country
from passerelle.vocabulary import Vocabulary

__all__ = ["SCHEMES", "normal_form", "with_normal_identifiers"]


@dataclass(frozen=True)
class IdentifierScheme:
    """How a scheme writes its identifiers: `pattern` of the normal form, and a check beyond."""

    pattern: str
    remedy: str
    check: Callable[[str], str | None] = lambda value: None
    tidy: Callable[[str], str] = lambda value: value


def _luhn(digits: str) -> bool:
    """Whether the last digit checks the others (ISO/IEC 7812-1, annex B)."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _siren(value: str) -> str | None:
    return None if _luhn(value) else "its check digit is wrong"


def _siret(value: str) -> str | None:
    # La Poste numbers its offices otherwise: their digits add up to a multiple of five.
    if value.startswith("356000000") and sum(map(int, value)) % 5 == 0:
        return None
    if not _luhn(value[:9]):
        return "the check digit of its SIREN (the first nine digits) is wrong"
    return _siren(value)


def _gb2260(value: str) -> str:
    """Codes cut to their level (``51``, ``5101``) or drawn out to twelve digits, as six."""
    if re.fullmatch(r"[1-8]\d(\d\d)?", value):
        return value.ljust(6, "0")
    return value[:6] if re.fullmatch(r"\d{6}0{6}", value) else value


def _country(value: str) -> str | None:
    return None if is_country(value[:2]) else f"'{value[:2]}' is no country"


def _iso_country(value: str) -> str:
    return (country_code(value) or value) if len(value) in (2, 3) else value


def _wikidata(value: str) -> str:
    return re.sub(r"^(HTTPS?://WWWWIKIDATAORG/(ENTITY|WIKI)/|WD:)", "", value)


_SPREADSHEET = "A spreadsheet may have dropped the zero in front: make the column text."
SCHEMES: Mapping[str, IdentifierScheme] = {
    "siren": IdentifierScheme(r"\d{9}", "A SIREN has nine digits; look it up again.", _siren),
    "siret": IdentifierScheme(r"\d{14}", "A SIRET has fourteen digits; look it up.", _siret),
    "rna": IdentifierScheme(
        r"W(\d{3}|2[AB]\d)\d{6}", "An RNA number is W and nine digits: W751234567."
    ),
    # 20 is Corsica until 1976, in former codes too; 975 to 978 and 984 to 989 lie overseas.
    "insee": IdentifierScheme(
        r"(0[1-9]|1\d|2[0-9AB]|[3-8]\d|9[0-5])\d{3}|97[1-8]\d{2}|98[4-9]\d{2}",
        f"The code of a commune has five characters: 01004, 2A004, 97411. {_SPREADSHEET}",
    ),
    "insee-dep": IdentifierScheme(
        r"0[1-9]|1\d|2[1-9AB]|[3-8]\d|9[0-5]|97[1-8]|98[4-9]",
        f"The code of a département is 01 to 95, 2A, 2B, 971 to 989. {_SPREADSHEET}",
    ),
    "insee-reg": IdentifierScheme(
        r"0[1-9]|[1-9]\d", f"The code of a region has two digits. {_SPREADSHEET}"
    ),
    # The first two digits: provinces of GB/T 2260, section by section.
    "gb2260": IdentifierScheme(
        r"(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\d{4}",
        "A GB/T 2260 code has six digits, the first two a province: 510100.",
        tidy=_gb2260,
    ),
    "iso3166-1": IdentifierScheme(
        r"[A-Z]{2}",
        'A country has two letters: FR, CN. Names of countries: map = "countries".',
        _country,
        _iso_country,
    ),
    "iso3166-2": IdentifierScheme(
        r"[A-Z]{2}-[A-Z0-9]{1,3}",
        "A subdivision is the country, a hyphen and up to three characters: CN-SC.",
        _country,
    ),
    "wikidata": IdentifierScheme(
        r"Q[1-9]\d*", "A Wikidata item is Q and a number: Q142.", tidy=_wikidata
    ),
}
"""Schemes whose values can be judged; others (``own``, ``local``) are kept as they stand."""


def normal_form(scheme: str, value: Any) -> str:
    """`value` as `scheme` writes it; raises `RowError` with why and remedy when it cannot be.

    >>> normal_form("siren", "213 401 722"), normal_form("insee", "2a.004")
    ('213401722', '2A004')
    """
    return _normal_form(scheme, str(value).strip())


@lru_cache(maxsize=1 << 14)
def _normal_form(scheme: str, text: str) -> str:
    known = SCHEMES.get(scheme)
    if known is None or not text:
        return text
    bare = re.sub(r"[\s.\u200b-\u200f\ufeff]", "", unicodedata.normalize("NFKC", text)).upper()
    bare = known.tidy(bare)
    if not re.fullmatch(known.pattern, bare, re.ASCII):
        why = "it is not written as one"
    else:
        why = known.check(bare) or ""
    if why:
        raise RowError(
            f"'{text}' is no {scheme} identifier: {why}.",
            column=scheme,
            value=text,
            remedy=known.remedy,
        )
    return bare


def with_normal_identifiers(item: Any, vocabulary: Vocabulary) -> Any:
    """`item` (an object read from JSON) with every ``ids`` below it in normal form."""
    if isinstance(item, list):
        return [with_normal_identifiers(inner, vocabulary) for inner in item]
    if not isinstance(item, dict):
        return item
    ready = {key: with_normal_identifiers(inner, vocabulary) for key, inner in item.items()}
    if isinstance(item.get("ids"), dict):
        ready["ids"] = {
            scheme: normal_form(vocabulary.resolve("identifier-scheme", scheme) or scheme, value)
            if isinstance(value, str | int)
            else value
            for scheme, value in item["ids"].items()
        }
    return ready
