"""Cut the small files of ``data/registers`` out of the whole ones.

    python benchmarks/registers/extract.py SHARED

Kept are the places of the reference workspace and cases that a register must get right: a
grouping over several départements, communes merged into one, municipal arrondissements,
Corsica and overseas, cities without districts, municipalities that are provinces.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

REGISTERS = Path(__file__).resolve().parents[2] / "data/registers"
REDON, PLAINE_COMMUNE = "243500741", "200057867"
COMMUNES = {
    *("75056", "69123", "13055", "34172", "35238", "59183", "31555", "67482", "74010", "27701"),
    *("2A004", "97411", "93066", "33063", "44109", "76351", "21231", "38185", "57463", "14762"),
    *("78158", "91228", "59350", "29019", "37261", "63113", "25056", "64445", "06088", "86194"),
}
CITIES = ("5101", "1101", "3205", "3413", "4419", "3702", "4401", "4201")
STREETS = "510104"
LISTED = {
    *("Chengdu", "Dunkirk", "Montpellier", "Rennes", "Jinan", "Saint-Denis", "Suzhou, Jiangsu"),
    *("Bordeaux", "Wuhan", "Toulouse", "Chongqing", "Nantes", "Qingdao", "Marseille", "Shanghai"),
}


def save(name: str, file: str, rows: list[dict[str, Any]]) -> None:
    lines = (json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    text = "[\n" + ",\n".join(lines) + "\n]\n"
    (REGISTERS / name / file).write_text(text, encoding="utf-8")
    print(f"{name}/{file}: {len(rows)}")


def cut(source: Path, name: str, keep: Any, delimiter: str = ",") -> None:
    """The rows of a table that `keep`, as they stand."""
    header, *lines = source.read_text("utf-8-sig").splitlines()
    columns = next(csv.reader([header], delimiter=delimiter))
    kept = [
        line
        for line in lines
        if keep(dict(zip(columns, next(csv.reader([line], delimiter=delimiter)), strict=False)))
    ]
    target = REGISTERS / name / source.name
    target.write_text("\n".join([header, *kept]) + "\n", encoding="utf-8")
    print(f"{name}/{source.name}: {len(kept)}")


def french(folder: Path) -> None:
    whole = {
        name: json.loads((folder / f"{name}.json").read_text("utf-8"))
        for name in ("communes", "epci", "ept", "arrondissements")
    }
    groups = [one for one in whole["epci"] if one["code"] == REDON]
    territories = [one for one in whole["ept"] if one["code"] == PLAINE_COMMUNE]
    members = {m["code"] for one in (*groups, *territories) for m in one["membres"]}
    wanted = COMMUNES | members
    communes = [
        one
        for one in whole["communes"]
        if one["code"] in wanted or one.get("chefLieu") in wanted or one.get("commune") in wanted
    ]
    around = {one.get("arrondissement") for one in communes}
    save("fr-communes", "communes.json", communes)
    save("fr-epci", "epci.json", groups)
    save("fr-ept", "ept.json", territories)
    save(
        "fr-arrondissements",
        "arrondissements.json",
        [one for one in whole["arrondissements"] if one["code"] in around],
    )


def main() -> None:
    shared = Path(sys.argv[1])
    french(shared / "french-geographic-code")
    chinese = shared / "chinese-divisions"
    cut(chinese / "areas.csv", "cn-counties", lambda row: row["cityCode"] in CITIES)
    cut(chinese / "streets.csv", "cn-streets", lambda row: row["areaCode"] == STREETS)
    countries = {"France", "China", "Réunion, France"}
    cut(
        shared / "twin-cities-world/twin_cities.csv",
        "world-twins",
        lambda row: (
            {row["country1"], row["country2"]} <= countries
            and {row["city1"], row["city2"]} & LISTED
        ),
    )
    cut(
        shared / "sister-cities-wikidata/france.tsv",
        "wikidata-twins-france",
        lambda row: row["destination_countryLabel"] == "People's Republic of China",
        "\t",
    )


if __name__ == "__main__":
    main()
