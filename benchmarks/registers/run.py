"""The national registers whole: counts per level beside the files' own, time, quads, memory.

    python benchmarks/registers/run.py SHARED [--work FOLDER] [--lists]

SHARED is a folder with ``french-geographic-code`` and ``chinese-divisions`` (and, for
``--lists``, the two lists of twinned places). A workspace is made from the descriptions in
``data/registers`` and the whole files, and built by the command as a user would. With
``--lists`` the townships of China stay out and the lists come in, for `joins.py`.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from passerelle.pipeline.state import open_store
from passerelle.store.terms import plain
from passerelle.workspace import Workspace

REGISTERS = Path(__file__).resolve().parents[2] / "data/registers"
FRENCH = ("regions", "departements", "arrondissements", "communes", "epci", "ept")
CHINESE = {"cn-provinces": "provinces", "cn-cities": "cities", "cn-counties": "areas"}
LISTS = {
    "world-twins": "twin-cities-world/twin_cities.csv",
    "wikidata-twins-france": "sister-cities-wikidata/france.tsv",
}
LEVELS = """SELECT ?country ?level (COUNT(DISTINCT ?place) AS ?n) {
  ?place a pas:Territory ; pas:country ?land ; pas:level ?level .
  ?land adms:identifier ?code . ?code pas:identifierScheme scheme:iso3166-1 ; skos:notation ?country
  FILTER(?country IN ("FR", "CN"))
} GROUP BY ?country ?level ORDER BY ?country ?level"""
SPANNING = """SELECT (COUNT(DISTINCT ?epci) AS ?n) {
  ?epci pas:level 3 ; pas:within ?one , ?two . ?one pas:level 2 . ?two pas:level 2
  FILTER(STR(?one) < STR(?two))
}"""
PREFIXES = """PREFIX pas: <https://w3id.org/passerelle/def#>
PREFIX adms: <http://www.w3.org/ns/adms#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX scheme: <https://w3id.org/passerelle/def/identifier-scheme#>
"""


def make_workspace(root: Path, shared: Path, lists: bool) -> None:
    """The descriptions as they ship, each with the whole file it speaks of."""
    files = {f"fr-{name}": f"french-geographic-code/{name}.json" for name in FRENCH}
    files |= {name: f"chinese-divisions/{file}.csv" for name, file in CHINESE.items()}
    files |= LISTS if lists else {"cn-streets": "chinese-divisions/streets.csv"}
    root.mkdir(parents=True, exist_ok=True)
    (root / "passerelle.toml").write_text('[graph]\ntitle = { en = "Registers" }\n', "utf-8")
    for name, file in {**files, "countries": None}.items():
        shutil.copytree(REGISTERS / name, root / "sources" / name, dirs_exist_ok=True)
        if file is not None:
            shutil.copy(shared / file, root / "sources" / name)


def own_counts(shared: Path) -> dict[tuple[str, str], int]:
    """What the files themselves hold per country and level, counted without Passerelle."""
    folder = shared / "french-geographic-code"
    french = {name: json.loads((folder / f"{name}.json").read_text("utf-8")) for name in FRENCH}
    kinds = Counter(one["type"] for one in french["communes"])
    overseas = {one["code"] for one in french["regions"] if one["zone"] == "com"}
    overseas |= {one["code"] for one in french["departements"] if one["zone"] == "com"}
    rows = {
        name: (shared / f"chinese-divisions/{name}.csv").read_text("utf-8").splitlines()[1:]
        for name in ("provinces", "cities", "areas", "streets")
    }
    groups = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
    cities = [row for row in rows["cities"] if row.split(",")[1].strip('"') not in groups]
    areas = [row for row in rows["areas"] if not row.split(",")[0].strip('"').endswith("00")]
    return {
        ("FR", "1"): sum(one["zone"] != "com" for one in french["regions"]) + len(overseas),
        ("FR", "2"): sum(one["zone"] != "com" for one in french["departements"]),
        ("FR", "3"): len(french["epci"]) + len(french["ept"]),
        ("FR", "4"): len(french["arrondissements"]),
        ("FR", "5"): kinds["commune-actuelle"],
        ("FR", "6"): sum(kinds.values()) - kinds["commune-actuelle"],
        ("CN", "1"): len(rows["provinces"]),
        ("CN", "2"): len(cities),
        ("CN", "4"): len(areas),
        ("CN", "5"): len(rows["streets"]),
    }


def spanning(shared: Path) -> int:
    """Groupings (EPCI and EPT) whose members lie in two départements or more."""
    folder = shared / "french-geographic-code"
    groups = [
        group
        for name in ("epci", "ept")
        for group in json.loads((folder / f"{name}.json").read_text("utf-8"))
    ]

    def department(code: str) -> str:
        return code[:3] if code[:2] in ("97", "98") else code[:2]

    places = [{department(member["code"]) for member in group["membres"]} for group in groups]
    return sum(len(found) > 1 for found in places)


def build(root: Path) -> None:
    """Build as a user does, and print what it took."""
    command = "from passerelle.cli.main import run; run()"
    begun = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", command, "build", "-w", str(root), "-q"], check=False
    )
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"exit code {done.returncode}, load average {os.getloadavg()[0]:.1f}")
    print(f"{time.monotonic() - begun:.0f} s, {used.ru_utime + used.ru_stime:.0f} s of processor")
    print(f"peak memory {used.ru_maxrss / 1024:.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--lists", action="store_true")
    given = parser.parse_args()
    root = given.work or Path(tempfile.mkdtemp())
    make_workspace(root, given.shared, given.lists)
    build(root)
    workspace = Workspace(root)
    report = json.loads((workspace.build / "report.json").read_text("utf-8"))
    print(f"{report['quads']} quads about {report['things']} things; stages:")
    for stage, seconds in sorted(report["stages"].items(), key=lambda one: -one[1])[:8]:
        print(f"  {stage}: {seconds:.0f} s")
    if given.lists:
        return
    store = open_store(workspace)
    rows = store.select(PREFIXES + LEVELS)
    found = {(plain(r["country"]), plain(r["level"])): int(plain(r["n"])) for r in rows}
    for key, count in own_counts(given.shared).items():
        same = "equal" if found.get(key) == count else "DIFFERENT"
        print(f"{' level '.join(key)}: {found.get(key)} in the graph, {count} in the files: {same}")
    (row,) = store.select(PREFIXES + SPANNING)
    counts = plain(row["n"]), spanning(given.shared)
    print("Groupings over several départements: {} in the graph, {} in the files".format(*counts))


if __name__ == "__main__":
    main()
