"""Do the lists of twinned places join each other and the registers? Run after `run.py`.

    python benchmarks/registers/joins.py WORKSPACE [--sample 100] [--seed 1] [--out FOLDER]

WORKSPACE is a built one that holds the registers of France and China and the two lists. For
each country: how many places of the lists have the code of a register, how many wait for a
person, how many stay open; a seeded sample of them as a table, for checking by hand. Then
how many pairs stand in both lists, and how many of these became one partnership.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from passerelle.identity.ledger import Decisions, Ledger
from passerelle.identity.mentions import Mention, mention_of, mentions_in
from passerelle.identity.names import normalise
from passerelle.identity.resolve import Resolution, resolve
from passerelle.pipeline.cache import load_result
from passerelle.records import Partnership, Record, Territory
from passerelle.sources.read import digest_folder, load_description
from passerelle.workspace import Workspace

LISTS = ("world-twins", "wikidata-twins-france")
CODES = {
    "FR": ("insee", "insee-dep", "insee-reg", "own"),
    "CN": ("gb2260",),
}
FORMER = "insee"


@dataclass(frozen=True)
class Found:
    """One place of a list, and what identity made of it."""

    source: str
    name: str
    point: str
    address: str
    codes: str
    names: str
    outcome: str


def records_of(workspace: Workspace) -> dict[str, list[Record]]:
    """What the last build read, by source."""
    found: dict[str, list[Record]] = {}
    for folder in workspace.source_folders:
        source = load_description(folder)
        kept = workspace.build / "cache" / f"{source.name}.json"
        result = load_result(kept, source, digest_folder(folder), "")
        if result is None:
            raise SystemExit(f"{folder}: build the workspace first")
        found[source.name] = result.records
    return found


def resolution_of(workspace: Workspace, records: dict[str, list[Record]]) -> Resolution:
    """Identity decided once more, as the build did."""
    ledger = Ledger.load(workspace.identity / "ledger.csv")
    decisions = Decisions.load(workspace.identity / "decisions.csv", ledger)
    mentions = {
        mention
        for name, said in records.items()
        for record in said
        for mention in mentions_in(record, name)
    }
    return resolve(mentions, ledger, decisions, workspace.settings.graph.languages)


def places(
    country: str, records: dict[str, list[Record]], resolution: Resolution
) -> Iterator[Found]:
    """The places of the lists in `country`, each once per list and spelling."""
    by_address: dict[str, list[Mention]] = defaultdict(list)
    for mention, address in resolution.addresses.items():
        by_address[address].append(mention)
    asked = {side.address for pair in resolution.review for side in (pair.left, pair.right)}
    seen: set[tuple[str, str]] = set()
    for source in LISTS:
        for record in records[source]:
            if not isinstance(record, Territory) or record.country != country:
                continue
            key = (source, record.ids["local"])
            if key in seen:
                continue
            seen.add(key)
            address = resolution.addresses[mention_of(record, source)]
            about = by_address[address]
            ids = {pair for mention in about for pair in mention.ids}
            codes = sorted(f"{s}:{v}" for s, v in ids if s in CODES[country])
            names = sorted({n.text for mention in about for n in mention.written})
            outcome = "coded" if codes else "to review" if address in asked else "open"
            point = f"{record.lat},{record.long}"
            yield Found(
                *(source, record.names[0].text, point, address),
                *(" ".join(codes), " | ".join(names), outcome),
            )


def pairs(
    records: dict[str, list[Record]], resolution: Resolution
) -> dict[str, tuple[Counter[frozenset[str]], Counter[frozenset[str]]]]:
    """Per list: pairs of addresses, and pairs of names as they are written."""
    found = {}
    for source in LISTS:
        resolved, written = Counter[frozenset[str]](), Counter[frozenset[str]]()
        for record in records[source]:
            if isinstance(record, Partnership):
                actors = [party.actor for party in record.parties]
                at = frozenset(resolution.addresses[mention_of(a, source)] for a in actors)
                resolved[at] += 1
                said = (f"{normalise(a.names[0].text)} {a.country}" for a in actors)
                written[frozenset(said)] += 1
        found[source] = resolved, written
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("workspace", type=Path)
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=Path())
    given = parser.parse_args()
    workspace = Workspace(given.workspace)
    records = records_of(workspace)
    resolution = resolution_of(workspace, records)
    for country in CODES:
        found = list(places(country, records, resolution))
        for source in LISTS:
            counts = Counter(one.outcome for one in found if one.source == source)
            total = sum(counts.values())
            print(f"{country} {source}: {total} places: {dict(counts)}")
        sample = random.Random(given.seed).sample(found, min(given.sample, len(found)))
        with (given.out / f"sample-{country}.csv").open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(Found.__dataclass_fields__)
            writer.writerows(vars(one).values() for one in sorted(sample, key=lambda o: o.name))
    told = pairs(records, resolution)
    (one, one_written), (two, two_written) = (told[source] for source in LISTS)
    print(f"pairs: {len(one)} in {LISTS[0]} ({sum(one.values())} rows), {len(two)} in {LISTS[1]}")
    both, alike = one.keys() & two.keys(), one_written.keys() & two_written.keys()
    print(f"in both lists: {len(both)} became one partnership")
    print(f"written alike in both: {len(alike)}")
    twice = sum(1 for count in one.values() if count > 1)
    print(f"within {LISTS[0]}, {twice} pairs stand more than once and are one partnership each")


if __name__ == "__main__":
    main()
