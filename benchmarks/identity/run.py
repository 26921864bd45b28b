"""How well identity tells things apart: labelled pairs, each decided alone; and how fast it is.

    python benchmarks/identity/run.py [--register FOLDER] [--wrong]

Every pair of ``pairs.csv`` goes through `resolve` as two sources would bring it. `merged`
without a person, `review` for a person to look at, `apart`. With ``--register`` the communes
of the official geographic code (``communes.json``) are resolved together with 40,000 names
as people write them, to show the speed.
"""

from __future__ import annotations

import argparse
import csv
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from passerelle.identity.ledger import Decisions, Ledger
from passerelle.identity.mentions import Mention, mentions_in
from passerelle.identity.resolve import resolve
from passerelle.records import Record

PAIRS = Path(__file__).with_name("pairs.csv")
RECORD: TypeAdapter[Any] = TypeAdapter(Record)
LANGUAGES = ("fr", "en", "zh", "und")
OUTCOMES = ("merged", "review", "apart")


@dataclass(frozen=True)
class Pair:
    """Two descriptions, and whether they are of one thing."""

    kind: str
    same: bool
    left: str
    right: str
    note: str


def read_pairs(path: Path = PAIRS) -> list[Pair]:
    lines = [
        line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    ]
    return [
        Pair(row["kind"], row["same"] == "yes", row["left"], row["right"], row["note"])
        for row in csv.DictReader(lines)
    ]


def record_of(kind: str, told: str) -> Any:
    """A record from ``fr:Lyon ; country=FR ; within=insee-dep:69 ; at=45.76,4.83``."""
    data: dict[str, Any] = {"type": kind, "names": defaultdict(list), "ids": {}}
    if kind == "person":
        data["public_basis"] = "official-mention"
    for part in told.split(" ; "):
        if part[: part.find(":")] in LANGUAGES and "=" not in part.split(":")[0]:
            lang, text = part.split(":", 1)
            data["names"][lang].append(text)
            continue
        key, value = part.split("=", 1)
        if key in ("country", "kind", "homepage"):
            data[key] = value
        elif key == "level":
            data[key] = int(value)
        elif key == "at":
            data["lat"], data["long"] = map(float, value.split(","))
        elif key in ("within", "administers", "unit_of", "seat"):
            data[key] = _whole(key, value)
        else:
            data["ids"][key] = value
    data["names"] = dict(data["names"])
    return RECORD.validate_python(data)


def _whole(key: str, value: str) -> Any:
    scheme, code = value.split(":", 1)
    told = {"names": {scheme: code}} if scheme in LANGUAGES else {"ids": {scheme: code}}
    ref = {("institution" if key == "unit_of" else "territory"): told}
    return [ref] if key == "within" else ref


def outcome(pair: Pair) -> str:
    """What identity makes of a pair that it meets alone."""
    records = [record_of(pair.kind, told) for told in (pair.left, pair.right)]
    mentions = [list(mentions_in(one, name)) for one, name in zip(records, "ab", strict=True)]
    found = resolve([m for side in mentions for m in side], Ledger(), Decisions())
    addresses = {found.addresses[side[0]] for side in mentions}
    if len(addresses) == 1:
        return "merged"
    asked = any({one.left.address, one.right.address} == addresses for one in found.review)
    return "review" if asked else "apart"


def measure(pairs: list[Pair]) -> dict[str, Counter[tuple[bool, str]]]:
    table: dict[str, Counter[tuple[bool, str]]] = defaultdict(Counter)
    for pair in pairs:
        table[pair.kind][pair.same, outcome(pair)] += 1
    for counts in list(table.values()):
        table["all"].update(counts)
    return table


def figures(counts: Counter[tuple[bool, str]]) -> dict[str, float]:
    merged, wrong = counts[True, "merged"], counts[False, "merged"]
    true = sum(counts[True, one] for one in OUTCOMES)
    return {
        "precision": merged / (merged + wrong) if merged + wrong else 1.0,
        "recall": merged / true if true else 1.0,
        "found": (merged + counts[True, "review"]) / true if true else 1.0,
        "apart": counts[True, "apart"] / true if true else 0.0,
    }


def print_table(table: dict[str, Counter[tuple[bool, str]]]) -> None:
    print(f"{'':14}{'one thing':>29}{'two things':>29}{'precision':>11}{'recall':>8}{'apart':>8}")
    print(f"{'kind':14}" + f"{'merged':>9}{'review':>10}{'apart':>10}" * 2)
    for kind in sorted(table, key=lambda one: (one == "all", one)):
        counts, told = table[kind], figures(table[kind])
        cells = "".join(
            f"{counts[same, one]:>{width}}"
            for same in (True, False)
            for one, width in zip(OUTCOMES, (9, 10, 10), strict=True)
        )
        shares = f"{told['precision']:>11.3f}{told['recall']:>8.3f}{told['apart']:>8.3f}"
        print(f"{kind:14}{cells}{shares}")


# --- speed ---------------------------------------------------------------------------------


def register_mentions(folder: Path, names: int) -> set[Mention]:
    """Communes as places and as bodies, and `names` of them as other people write them."""
    rows = json.loads((folder / "communes.json").read_text(encoding="utf-8"))
    rows = [row for row in rows if row["type"] == "commune-actuelle"]
    found: set[Mention] = set()
    for row in rows:
        for told, kind in _as_registered(row):
            found.update(mentions_in(record_of(kind, told), "register"))
    for place in range(names):
        row = rows[place * 7 % len(rows)]
        found.update(mentions_in(record_of("collectivity", _as_written(row, place)), "list"))
    return found


def _as_registered(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    code, name = row["code"], row["nom"]
    yield (
        f"fr:{name} ; country=FR ; level=5 ; insee={code}"
        f" ; within=insee-dep:{row.get('departement', row.get('collectiviteOutremer', '0'))}",
        "territory",
    )
    yield (
        f"fr:{name} ; country=FR ; kind=commune ; siren={row.get('siren', code)}"
        f" ; administers=insee:{code}",
        "collectivity",
    )


def _as_written(row: dict[str, Any], place: int) -> str:
    shapes = ("fr:{} ; country=FR", "fr:Ville de {} ; country=FR", "en:City of {} ; country=FR")
    name = row["nom"].upper() if place % 5 == 0 else row["nom"]
    return f"{shapes[place % 3].format(name)} ; local={place}"


def print_speed(folder: Path) -> None:
    for names in (0, 10_000, 40_000):
        mentions = register_mentions(folder, names)
        begun = time.perf_counter()
        found = resolve(mentions, Ledger(), Decisions())
        seconds = time.perf_counter() - begun
        things = len(set(found.addresses.values()))
        print(
            f"{len(mentions):>8} mentions, {things:>7} things, {len(found.review):>6} questions:"
            f" {seconds:6.1f} s"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--register", type=Path, help="folder with communes.json, for the speed")
    parser.add_argument("--wrong", action="store_true", help="list what was decided wrongly")
    options = parser.parse_args()
    pairs = read_pairs()
    print_table(measure(pairs))
    if options.wrong:
        for pair in pairs:
            if outcome(pair) == ("apart" if pair.same else "merged"):
                print(f"{outcome(pair)}: {pair.kind}: {pair.left} | {pair.right}")
    if options.register:
        print_speed(options.register)


if __name__ == "__main__":
    main()
