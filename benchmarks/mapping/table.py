"""A made list of partnerships, as ministries publish them, and the same list made ready for RML.

`write_table` writes the list: who in France, with which code and web site, with whom, in which
country, since when (as people write dates), which kind, which themes (several in a cell).

`write_prepared` adds what an RML engine cannot compute from it: the hashed keys of nodes that
have no name of their own, the number of the row, the four bounds of a date, slugs for labels,
codes for countries, one column per theme. This work is part of what Passerelle is timed for;
the other engine has it for nothing.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator
from pathlib import Path

from passerelle.iris import Minter, slug
from passerelle.sources.countries import country_code
from passerelle.times import When
from passerelle.vocabulary import load_vocabulary

__all__ = ["BASE", "COLUMNS", "SOURCE", "TABLE", "address", "write_prepared", "write_table"]

BASE = "https://example.org/"
SOURCE = "list"
TABLE = "partnerships.csv"
COLUMNS = [
    "numero",
    "collectivite",
    "code_insee",
    "site",
    "partenaire",
    "wikidata",
    "pays",
    "annee",
    "type",
    "themes",
    "fiche",
]
_MODALITY = "reported"
_MAX_THEMES = 3
_DEPARTMENTS = [f"{n:02d}" for n in range(1, 96) if n != 20] + ["2A", "2B"]
_COUNTRIES = [
    "Allemagne",
    "Chine",
    "Sénégal",
    "Mali",
    "Maroc",
    "Italie",
    "Espagne",
    "Pologne",
    "Roumanie",
    "Japon",
    "Vietnam",
    "Bénin",
    "Madagascar",
    "Tunisie",
    "Portugal",
    "Canada",
    "Belgique",
    "Arménie",
    "Liban",
    "Brésil",
    "Cameroun",
    "Togo",
    "Irlande",
]
_KINDS = ["jumelage", "jumelage", "accord d'amitié", "coopération décentralisée", "échange"]
_THEMES = [
    "culture",
    "éducation",
    "santé",
    "transition écologique",
    "développement économique",
    "patrimoine",
    "mobilité durable",
    "gouvernance locale",
]
_SYLLABLES = [
    "bel",
    "mont",
    "ville",
    "court",
    "la",
    "sel",
    "ré",
    "vau",
    "den",
    "gni",
    "tour",
    "bre",
    "çon",
    "heu",
    "lan",
    "zac",
    "or",
]


def write_table(path: Path, rows: int, seed: int = 1) -> None:
    """A table of `rows` partnerships; the same `seed` gives the same bytes."""
    chance = random.Random(seed)
    bodies = [_body(chance) for _ in range(max(2, rows // 6))]
    partners = [_partner(chance, number) for number in range(max(2, rows // 4))]
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for number in range(1, rows + 1):
            name, code, site = chance.choice(bodies)
            whom, item, country = chance.choice(partners)
            if chance.random() < 0.2:  # lists do not write a name one way
                name = f"Ville de {name}"
            themes = chance.sample(_THEMES, chance.randint(0, _MAX_THEMES))
            kind, date = chance.choice(_KINDS), _date(chance)
            page = f"https://example.net/fiches/{number}"
            said = [name, code, site, whom, item, country, date, kind, ";".join(themes), page]
            writer.writerow([str(number), *said])


def _body(chance: random.Random) -> tuple[str, str, str]:
    name = _name(chance)
    code = f"{chance.choice(_DEPARTMENTS)}{chance.randint(1, 900):03d}"
    return name, code, f"https://www.{slug(name)}-{code.lower()}.fr/" if code > "3" else ""


def _partner(chance: random.Random, number: int) -> tuple[str, str, str]:
    return _name(chance), f"Q{number + 1000}", chance.choice(_COUNTRIES)


def _name(chance: random.Random) -> str:
    words = ("".join(chance.sample(_SYLLABLES, chance.randint(2, 3))) for _ in range(2))
    one, two = (word.capitalize() for word in words)
    return f"Saint-{one}-sur-{two}" if chance.random() < 0.3 else one


def _date(chance: random.Random) -> str:
    year, day, month = chance.randint(1950, 2024), chance.randint(1, 28), chance.randint(1, 12)
    forms = (f"{day:02d}/{month:02d}/{year}", f"mai {year}", f"depuis {year}", f"{year}-2025", "")
    return chance.choice(forms) if chance.random() < 0.25 else str(year)


# --- what an RML engine cannot compute ---------------------------------------------------


def address(scheme: str, value: str) -> str:
    """The slug of what has the identifier `value`: here both engines take the key for it."""
    return f"{scheme}-{value}"


def write_prepared(table: Path, path: Path) -> None:
    """`table` with the columns that the mapping for RML asks for."""
    with (
        table.open(encoding="utf-8", newline="") as told,
        path.open("w", encoding="utf-8", newline="") as out,
    ):
        rows = (
            {**row, **dict(_prepared(row, number))}
            for number, row in enumerate(csv.DictReader(told), start=2)
        )
        first = next(rows)
        writer = csv.DictWriter(out, list(first), lineterminator="\n")
        writer.writeheader()
        writer.writerow(first)
        writer.writerows(rows)


def _prepared(row: dict[str, str], number: int) -> Iterator[tuple[str, str]]:
    minter, vocabulary = Minter(BASE), load_vocabulary()

    def key(kind: str, *parts: str) -> str:
        return minter.keyed(kind, parts).value.rsplit("/", 1)[1]

    def claim(about: str, text: str = "") -> str:
        return key("claim", SOURCE, about, text, _MODALITY, "", str((None, None)))

    when = When.parse(row["annee"]) if row["annee"] else None
    kind = vocabulary.resolve("cooperation-kind", row["type"]) or ""
    actors = [
        minter.thing("collectivity", address(scheme, row[column])).value
        for scheme, column in (("insee", "code_insee"), ("wikidata", "wikidata"))
    ]
    uuid = key("partnership", kind, *sorted(actors), "1")
    node = minter.thing("partnership", uuid).value
    themes = [vocabulary.resolve("theme", one) or "" for one in row["themes"].split(";") if one]
    yield from (("rang", str(number)), ("kind", kind), ("partnership", uuid))
    yield from (("country", country_code(row["pays"]) or ""), ("insee", slug(row["code_insee"])))
    for place, actor in enumerate(actors, start=1):
        yield f"party_{place}", key("party", node, actor, "partner")
        yield f"claim_{place}", claim(actor)
    yield "claim", claim(node, when.text if when else "")
    yield "evidence", key("evidence", SOURCE, TABLE, str(number))
    for place in range(_MAX_THEMES):
        yield f"theme_{place + 1}", themes[place] if place < len(themes) else ""
    for bound in ("earliest_start", "latest_start", "earliest_end", "latest_end"):
        day = getattr(when, bound, None)
        yield bound, day.isoformat() if day else ""
    yield "written", when.text if when else ""
    yield "end", "" if when is None else "ended" if when.end_known else "unknown-end"
