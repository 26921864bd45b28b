"""What a column holds, guessed from its name and its values, for a first mapping."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from passerelle.errors import RowError
from passerelle.sources.coordinates import latitude, longitude, point
from passerelle.sources.countries import country_code
from passerelle.sources.identifiers import normal_form
from passerelle.sources.table import Table
from passerelle.times import When

__all__ = ["Column", "language_of", "look_at"]

_SAMPLE = 400
_ENOUGH = 0.8
_HINTS = {
    "country": "pays country land nation state 国家 国别",
    "when": "date annee an year since depuis debut signature signed 年 年份 日期 时间 签约",
    "insee": "insee cog commune",
    "gb2260": "gb gb2260 adcode 区划 行政区划 代码",
    "lat": "lat latitude 纬度 北纬",
    "long": "lng lon long longitude 经度 东经",
    "name": "nom name ville city town commune collectivite partenaire partner label libelle place "
    "lieu region departement body organisme institution 名称 名 城市 市 友城 机构 collectivité",
}
_FRENCH = re.compile("nom|ville|pays|annee|collectivite|partenaire|commune|lieu|libelle")
_ENGLISH = re.compile("name|city|country|year|town|partner|place|label|state")
_HAN = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True)
class Column:
    """A column, what it seems to hold, its side in a pair (``city1``, ``city2``), its script."""

    name: str
    holds: str
    side: str = ""
    hanzi: bool = False


def look_at(table: Table) -> list[Column]:
    """Each column of `table` with what it seems to hold; ``""`` when nothing can be said."""
    return [_column(name, table) for name in table.columns]


def language_of(columns: list[str]) -> str:
    """The language of the column names, as a guess at that of the texts."""
    words = {word for name in columns for word in _words(name)}
    if sum(map(bool, map(_HAN.search, columns))) * 2 > len(columns):
        return "zh"
    english, french = (sum(map(bool, map(one.fullmatch, words))) for one in (_ENGLISH, _FRENCH))
    return "en" if english > french else "fr"


def _column(name: str, table: Table) -> Column:
    said = (row.cells.get(name, "") for row in table.rows)
    values = list(dict.fromkeys(value for value in said if value))[:_SAMPLE]
    side = re.search(r"[12]$", name.strip())
    hanzi = sum(bool(_HAN.search(value)) for value in values) * 2 > len(values)
    return Column(name, _holds(name, values), side[0] if side else "", hanzi)


def _holds(name: str, values: list[str]) -> str:
    if not values:
        return ""
    hints = {what for what, words in _HINTS.items() if _words(name) & set(words.split())}
    for what, test in _TESTS:
        needed = _NEEDS_HINT.get(what)
        if (needed is None or needed in hints) and _share(values, test) >= _ENOUGH:
            return what
    if "country" in hints and _share(values, country_code) >= 0.4:
        return "country"
    letters = _share(values, lambda value: re.search(r"[^\W\d_]", value))
    return "name" if "name" in hints and letters >= _ENOUGH else ""


def _words(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)).casefold()
    letters = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return {word.rstrip("s") for word in re.findall(r"[a-z]+|[\u3400-\u9fff]+", letters)} | set(
        re.findall(r"[a-z]+", letters)
    )


def _share(values: list[str], test: Callable[[str], object]) -> float:
    good = 0
    for value in values:
        try:
            good += bool(test(value))
        except RowError:
            continue
    return good / len(values)


def _identifier(scheme: str, shape: str) -> Callable[[str], object]:
    """Whether a value is of `shape` and valid: short numbers mean too many things."""
    return lambda value: re.fullmatch(shape, value) and normal_form(scheme, value)


def _degrees(read: Callable[[str], float]) -> Callable[[str], object]:
    return lambda value: read(value) is not None


_TESTS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("cited", lambda value: re.match(r"https?://(?!www\.wikidata\.org)", value)),
    ("wikidata", _identifier("wikidata", r"(https?://www\.wikidata\.org/\w+/)?Q\d+")),
    ("siren", _identifier("siren", r"\d{3} ?\d{3} ?\d{3}")),
    ("siret", _identifier("siret", r"\d{14}")),
    ("rna", _identifier("rna", r"[Ww]\w{9}")),
    ("lat", _degrees(latitude)),
    ("long", _degrees(longitude)),
    ("when", When.parse),
    ("insee", _identifier("insee", r"\d[\dABab]\d{3}")),
    ("gb2260", _identifier("gb2260", r"\d{6}")),
    ("point", lambda value: point(value) is not None),
    ("country", country_code),
)
_NEEDS_HINT = {"lat": "lat", "long": "long", "when": "when", "insee": "insee", "gb2260": "gb2260"}
"""Kinds whose values alone would be mistaken for others."""
