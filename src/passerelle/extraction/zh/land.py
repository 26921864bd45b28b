"""One town, county, province or region of a Chinese text, with its kind and level."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from passerelle.extraction.lexicon import lexicon
from passerelle.extraction.zh.countries import country_of, transcribed
from passerelle.extraction.zh.reading import Reading
from passerelle.extraction.zh.words import known_cities

__all__ = ["Territory", "entry", "go_abroad"]


@dataclass
class Territory:
    """One territory: its fullest name, and where it stands, acts and is a place."""

    name: str
    written: str
    head: str
    kind: str
    place: str
    country: str | None
    council: str | None = None
    forms: set[str] = field(default_factory=set)
    places: list[tuple[int, int]] = field(default_factory=list)
    acts: list[tuple[int, int]] = field(default_factory=list)
    located: list[tuple[int, int]] = field(default_factory=list)


def entry(
    text: Reading, said: str | None, name: str, written: str, lands: dict[str, Territory]
) -> Territory:
    """The territory of that name, new or known; `said` is the country that the text gives."""
    council = "议会"
    district = name.removesuffix("地区") + "区" if name.endswith("地区") else name[:-1] + "地区"
    for same in (name, name.removesuffix(council), name + council, district):
        if same in lands and len(same) > 2:
            name = same  # 诺曼底大区议会 is the region
            break
    head = name[-1]
    for known, land in lands.items():
        brief = len(name) == 3 and known[-1] == head and len(known) >= 6
        if brief and land.country not in ("CN", None) and known.startswith(name[:2]):
            name = known  # 哈巴市 is 哈巴罗夫斯克市
            break
    if name in lands:
        land = lands[name]
        if said and land.country != said:
            land.country = said
            _set_kind(land)
        return land
    head = next(
        head
        for head in sorted(lexicon("zh", "bodies")["territory"], key=len, reverse=True)
        if name.endswith(head)
    )
    land = Territory(name, written, head, "", "", country_of(text, said, name))
    land.forms = {name} | (
        {name.removesuffix(head)} if len(name) - len(head) > 1 and not _metropole(head) else set()
    )
    _set_kind(land)
    lands[name] = land
    return land


def _metropole(head: str) -> bool:
    """Whether a territory is called after its main town, which is another: 里昂大都会."""
    return "都会" in head or "都市" in head


def _set_kind(land: Territory) -> None:
    """Kind and level after the head, the country, and what is known of the name."""
    china, france, place = lexicon("zh", "bodies")["territory"][land.head]
    stem = land.name.removesuffix(land.head)
    land.kind = china if land.country in ("CN", None) else france
    land.place = place
    if land.country is None and transcribed(stem):
        land.kind = "foreign-local-authority"  # 密西西比州, of no country that the text names
    elif land.country not in ("CN", None):
        land.kind = france if land.country == "FR" else "foreign-local-authority"
        if land.head == "省":
            land.place = "department" if land.country == "FR" else "region"
    elif land.head == "市":
        if stem in lexicon("zh", "places")["provinces"]["市"].split():
            land.kind = "municipality-central"
        elif stem in _county_cities():
            land.kind = "county-city"


def go_abroad(land: Territory, country: str | None) -> None:
    """Say of a town that was taken for a Chinese one that it lies elsewhere."""
    stem = land.name.removesuffix(land.head)
    if land.country != "CN" or known_cities().get(stem) == "CN" or country == "CN":
        return
    land.country = country
    _set_kind(land)
    if country is None:
        land.kind = "foreign-local-authority"


@cache
def _county_cities() -> frozenset[str]:
    return frozenset(lexicon("zh", "places")["county_cities"]["names"].split())
