"""Every pack question on the synthetic atlas: how long, and how much faster than other engines.

    python benchmarks/queries/run.py --work FOLDER [--scale 10] [--engines disk,memory]
        [--runs 5] [--bound 120] [--only brokers,dormant] [--missing]

Measured is a question's query and its step, without looking up names for display, in a
process of its own that is ended after `--bound` seconds (shown as ``> 120``: the ratio is
then at least that). A question slower than 10 s runs once. Seconds are wall time; ``cpu`` is
the processor time of our own process (the machine may be shared). What was measured is kept
in ``FOLDER/atlas-N/times.json``, so that engines can be measured one after another, and with
`--missing` a run that was broken off goes on.
"""

from __future__ import annotations

import argparse
import gc
import json
import multiprocessing
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from atlas import MINTER, make

from passerelle.errors import PasserelleError
from passerelle.queries import load_questions
from passerelle.queries.bind import bind, with_prefixes
from passerelle.queries.engines import engine
from passerelle.queries.params import take
from passerelle.queries.steps import load_step
from passerelle.store import EmbeddedStore, RdflibStore, Store

FORK = multiprocessing.get_context("fork")
ENGINES = ("disk", "memory", "rdflib", "comunica")
SLOW = 10.0
NOT_ASKED = {"publishing/between-releases": "compares two files, no store"}

PICKS = {
    "authority": "?p pas:partyActor ?x . ?x a pas:Collectivity ; pas:country <FR>",
    "other": "?p pas:partyActor ?x . ?x a pas:Collectivity ; pas:country <CN>",
    "event": "?p pas:inEvent ?x . ?x pas:modality modality:asserted",
    "person": "?p org:member ?x . ?x a foaf:Person",
    "network": "?p org:organization ?x ; org:member ?m . ?m a pas:Collectivity",
    "series": "?p pas:inSeries ?x",
    "partnership": "?p pas:formalises ?x . ?x pas:modality modality:asserted",
    "body": "?p org:organization ?x ; org:role function:mayor",
}
"""The parameters: of each sort the thing that most is said of (the hardest one to answer for)."""

COUNTRY = {code: str(MINTER.thing("territory", code.lower())) for code in ("FR", "CN")}


@dataclass(frozen=True)
class Asked:
    """A question with its parameters bound."""

    name: str
    query: str
    step: str | None
    values: dict[str, NamedNode | Literal]


# --- what is asked ---------------------------------------------------------------------------


def picks(store: Store) -> dict[str, str]:
    found = {}
    for name, pattern in PICKS.items():
        for code, node in COUNTRY.items():
            pattern = pattern.replace(f"<{code}>", node)
        query = f"SELECT ?x (COUNT(DISTINCT ?p) AS ?n) WHERE {{ {pattern} }} GROUP BY ?x"
        rows = store.select(with_prefixes(f"{query} ORDER BY DESC(?n) ?x LIMIT 1"))
        found[name] = rows.rows[0][0].value  # type: ignore[union-attr]
    return found


def parameters(it: dict[str, str]) -> dict[str, dict[str, str]]:
    """What is given to each question; the others run with their defaults."""
    fr, cn = (COUNTRY[code].strip("<>") for code in ("FR", "CN"))
    return {
        "events/editions-of-series": {"series": it["series"]},
        "events/who-took-part": {"event": it["event"]},
        "network/overlapping-networks": {"network": it["network"]},
        "network/shortest-paths": {"actor1": it["authority"], "actor2": it["other"]},
        "partnerships/instruments": {"partnership": it["partnership"]},
        "partnerships/of-authority": {"authority": it["authority"]},
        "partnerships/oldest-between-countries": {"country1": fr, "country2": cn},
        "people/functions-on-date": {"person": it["person"]},
        "people/succession": {"role": "mayor", "body": it["body"]},
        "provenance/evidence": {"statement": it["partnership"]},
        "themes/theme-and-subthemes": {"theme": "ecological-transition"},
        "themes/things-per-depth": {"theme": "ecological-transition"},
    }


def questions(home: Path, only: str) -> list[Asked]:
    store = EmbeddedStore(home / "store", read_only=True)
    given = parameters(picks(store))
    wanted = [word for word in only.split(",") if word]
    found = []
    for name, question in load_questions().items():
        if name in NOT_ASKED or (wanted and not any(word in name for word in wanted)):
            continue
        taken = take(question, given.get(name, {}), store, ("en",))
        values = {one.name: one.term for one in taken}
        found.append(
            Asked(name, with_prefixes(bind(question.query, values)), question.step, values)
        )
    store.close()
    return found


# --- engines ---------------------------------------------------------------------------------


@contextmanager
def opened(name: str, home: Path) -> Iterator[Callable[[], Store]]:
    """How to get at the filled store in a forked process."""
    if name == "disk":
        yield lambda: EmbeddedStore(home / "store", read_only=True)
        return
    quads = ox.parse(path=str(home / "atlas.nq"), format=ox.RdfFormat.N_QUADS)
    if name == "comunica":
        os.environ["NODE_OPTIONS"] = "--max-old-space-size=8000"
        with engine(name) as fresh:
            store = fresh(quads)
            store.ask("ASK { ?s ?p ?o }")  # reads the file
            yield lambda: store
        return
    filled: Store = EmbeddedStore() if name == "memory" else RdflibStore()
    filled.load(quads)
    gc.collect()
    gc.freeze()  # what is loaded is not walked again in each process
    yield lambda: filled


def answer(store: Callable[[], Store], asked: Asked, runs: int, out: Connection) -> None:
    """In a process of its own: send wall and processor seconds and rows of each run."""
    here = store()
    step = load_step(asked.step) if asked.step else None
    for _ in range(runs):
        begun, worked = time.perf_counter(), time.process_time()
        try:
            rows = here.select(asked.query)
            fetched = time.perf_counter() - begun
            found = step(rows, asked.values, here.select) if step else rows
        except PasserelleError as fault:
            out.send(str(fault))
            return
        wall = time.perf_counter() - begun
        out.send((wall, time.process_time() - worked, fetched, len(rows), len(found)))


def timed(store: Callable[[], Store], asked: Asked, runs: int, bound: float) -> dict[str, Any]:
    before = worked()
    inside, outside = FORK.Pipe(duplex=False)
    child = FORK.Process(target=answer, args=(store, asked, runs, outside))
    child.start()
    outside.close()
    told: list[Any] = []
    failed = ""
    try:
        while len(told) < runs and not failed:
            if not inside.poll(bound):
                failed = "bound"
            elif isinstance(one := inside.recv(), str):
                failed = one
            else:
                told.append(one)
                if one[0] > SLOW:
                    break
    except EOFError:
        failed = "the process died"
    child.kill()
    child.join()
    if not told:
        return {"failed": failed, "bound": bound, "bound_cpu": worked() - before}
    wall, cpu, fetched, rows, found = (statistics.median(part) for part in zip(*told, strict=True))
    return {
        "wall": wall, "cpu": cpu, "query": fetched, "fetched": int(rows), "rows": int(found),
        "runs": len(told),
    }  # fmt: skip


def worked() -> float:
    """Processor seconds of all children that have ended so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(
    name: str, home: Path, asked: list[Asked], given: argparse.Namespace, keep: Callable[..., None]
) -> None:
    """All questions on one engine, each kept at once. A server that hangs is started anew."""
    found: dict[str, Any] = {}
    left = list(asked)
    while left:
        begun = time.perf_counter()
        with opened(name, home) as store:
            say(f"{name}: ready after {time.perf_counter() - begun:.0f} s")
            while left:
                one = left.pop(0)
                found[one.name] = timed(store, one, given.runs, given.bound)
                if name == "comunica":
                    found[one.name]["server"] = True
                keep(name, one.name, found[one.name])
                say(f"{name}: {one.name} {found[one.name]}")
                if name == "comunica" and "failed" in found[one.name]:
                    break


def say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {text}", file=sys.stderr, flush=True)


# --- the tables ------------------------------------------------------------------------------

Times = dict[str, dict[str, Any]]


def seconds(one: dict[str, Any] | None) -> str:
    if one is None:
        return ""
    if "wall" in one:
        return f"{one['wall']:.3f}"
    return f"> {one['bound']:.0f}" if one["failed"] == "bound" else "failed"


def ratio(one: dict[str, Any] | None, ours: dict[str, Any] | None) -> float | None:
    """How many times slower `one` is; at least, when it was ended.

    By processor time where both worked in our own process (the machine may be shared), else,
    with the server of JavaScript, by wall time.
    """
    if one is None or ours is None or "wall" not in ours or seconds(one) == "failed":
        return None
    if "server" in one:
        return float(one.get("wall", one.get("bound")) / ours["wall"])
    return float(one.get("cpu", one.get("bound_cpu")) / max(ours["cpu"], 0.001))


def shown_ratio(one: dict[str, Any] | None, ours: dict[str, Any] | None) -> str:
    value = ratio(one, ours)
    if value is None:
        return ""
    return f"{'> ' if one and 'wall' not in one else ''}{value:.0f}"


def table(times: dict[str, Times], asked: list[Asked]) -> None:
    print(
        f"{'question':38} {'by':6} {'fetched':>9} {'rows':>7} {'disk':>8} {'cpu':>7} {'memory':>8}"
        f" {'rdflib':>8} {'ratio':>7} {'comunica':>8} {'ratio':>7}"
    )
    for one in asked:
        disk, memory, rdflib, comunica = (times.get(e, {}).get(one.name) for e in ENGINES)
        ours = disk or {}
        print(
            f"{one.name:38} {'step' if one.step else 'SPARQL':6} {ours.get('fetched', ''):>9}"
            f" {ours.get('rows', ''):>7} {seconds(disk):>8} {ours.get('cpu', 0):>7.3f}"
            f" {seconds(memory):>8} {seconds(rdflib):>8} {shown_ratio(rdflib, disk):>7}"
            f" {seconds(comunica):>8} {shown_ratio(comunica, disk):>7}"
        )


def summary(times: dict[str, Times], asked: list[Asked]) -> None:
    for kind, some in (
        ("SPARQL alone", [one for one in asked if not one.step]),
        ("with a step", [one for one in asked if one.step]),
    ):
        for name in ("disk", "memory"):
            known = [times[name][o.name] for o in some if o.name in times.get(name, {})]
            walls = [one.get("wall", float("inf")) for one in known]
            if walls:
                print(
                    f"{kind}, {name}: median over questions {statistics.median(walls):.3f} s,"
                    f" slowest {max(walls):.2f} s, under 1 s: {sum(w < 1 for w in walls)} of"
                    f" {len(walls)}"
                )
        for ours in ("disk", "memory"):
            for name in ("rdflib", "comunica"):
                both = [(times.get(n, {}) for n in (name, ours)) for _ in some]
                pairs = [
                    (them.get(one.name), us.get(one.name))
                    for one, (them, us) in zip(some, both, strict=True)
                ]
                ratios = [r for pair in pairs if (r := ratio(*pair)) is not None]
                if ratios:
                    least = sum(1 for them, _ in pairs if them and them.get("failed") == "bound")
                    print(
                        f"{kind}, {ours}: ratio to {name} at the median"
                        f" {statistics.median(ratios):.0f}"
                        f" ({len(ratios)} questions, {least} of them a lower bound)"
                    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--scale", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--bound", type=float, default=120)
    parser.add_argument("--only", default="")
    parser.add_argument("--engines", default="")
    parser.add_argument("--missing", action="store_true", help="go on with what was not measured")
    given = parser.parse_args()
    home = make(given.work, given.scale, given.seed, dump=given.scale == 1)
    told = json.loads((home / "atlas.json").read_text(encoding="utf-8"))
    asked = questions(home, given.only)
    kept = home / "times.json"
    times: dict[str, Times] = json.loads(kept.read_text("utf-8")) if kept.is_file() else {}

    def keep(engine: str, question: str, found: dict[str, Any]) -> None:
        times.setdefault(engine, {})[question] = found
        kept.write_text(json.dumps(times, indent=1), encoding="utf-8")

    default = "disk" if given.scale > 1 else ",".join(ENGINES)
    for name in (given.engines or default).split(","):
        known = times.get(name, {}) if given.missing else {}
        measure(name, home, [one for one in asked if one.name not in known], given, keep)
    print(f"atlas of scale {given.scale}: {told['quads']:,} quads; {os.cpu_count()} processors,")
    print(f"load average {', '.join(f'{one:.1f}' for one in os.getloadavg())}")
    table(times, asked)
    for name, why in NOT_ASKED.items():
        print(f"{name}: {why}")
    summary(times, asked)


if __name__ == "__main__":
    main()
