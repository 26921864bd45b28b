"""The map beside others: how soon it answers, how smoothly it moves, how large it is.

    npm ci --prefix benchmarks/map
    python benchmarks/map/run.py [--sizes 500,2000,10000,30000] [--twins twin_cities.csv]
        [--runs 3] [--bound 90] [--peers pyvis,sigma] [--work FOLDER]

Headless Chromium without a graphics card, 1280 by 800, network cut. *open*: from the start of
loading to the second frame after the first picture, when the page answers (median of the runs).
*pan*, *zoom*: frames a second while a mouse drags and a wheel turns for two seconds. *search*:
from a keystroke to the list below it, the slowest of a word typed. *kept*: of the ten nearest on
the picture, the share from a node's own community. A page that is not ready after `--bound`
seconds is given up.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
from graphs import synthetic, twinned_places
from pages import PEERS
from playwright.sync_api import Browser, Error, Page, sync_playwright

from passerelle.maps import write_map
from passerelle.maps.layout import positions
from passerelle.maps.memory import Memory

OURS = "passerelle"
STOCK = 2_000  # nodes up to which stock pyvis is tried: it is not ready after a minute then
ANEW = 10_000  # nodes up to which the whole is made twice and compared
_FLAGS = [
    *("--enable-precise-memory-info", "--js-flags=--expose-gc"),
    "--enable-unsafe-swiftshader",  # WebGL without a graphics card
]
FRAMES = """() => {
  window.frames_ = 0;
  const count = () => { window.frames_ += 1; requestAnimationFrame(count); };
  requestAnimationFrame(count);
}"""
TYPED = """async () => {
  const query = document.querySelector("#query"), took = [];
  query.focus();
  for (const text of ["m", "mo", "mon", "mont", "monte"]) {
    query.value = text;
    const begun = performance.now();
    query.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((after) => requestAnimationFrame(() => after()));
    took.push(performance.now() - begun);
    await new Promise((after) => setTimeout(after, 120));
  }
  return took;
}"""
SYNC = """() => {
  const query = document.querySelector("#query"), took = [];
  for (const text of ["s", "sa", "sai", "sain", "saint"]) {
    query.value = text;
    const begun = performance.now();
    query.dispatchEvent(new Event("input", { bubbles: true }));
    document.querySelector("#found").getBoundingClientRect();
    took.push(performance.now() - begun);
  }
  return took;
}"""


def kept(graph: nx.Graph[Any], places: dict[Any, tuple[float, float]]) -> float:
    """The share of the ten nearest that belong to a node's own community; 0 when none is known."""
    nodes = list(graph)
    home = np.array([graph.nodes[node].get("community", -1) for node in nodes])
    at = np.array([places[node] for node in nodes])
    chosen = np.random.default_rng(1).choice(len(nodes), min(1000, len(nodes)), replace=False)
    shares = []
    for node in chosen:
        away = ((at - at[node]) ** 2).sum(axis=1)
        away[node] = np.inf
        near = np.argpartition(away, 10)[:10]
        shares.append((home[near] == home[node]).mean())
    return float(np.mean(shares)) if home.max() >= 0 else 0.0


def drag(page: Page, seconds: float = 2.0) -> float:
    """Frames a second while a mouse drags the picture to and fro."""
    page.mouse.move(700, 420)
    page.mouse.down()
    before, begun = page.evaluate("window.frames_"), time.perf_counter()
    step = 0
    while time.perf_counter() - begun < seconds:
        step += 1
        page.mouse.move(700 + 150 * np.sin(step / 12), 420 + 90 * np.cos(step / 15))
    taken = time.perf_counter() - begun
    frames = page.evaluate("window.frames_") - before
    page.mouse.up()
    return float(frames / taken)


def wheel(page: Page, seconds: float = 2.0) -> float:
    """Frames a second while a wheel goes in and out again."""
    page.mouse.move(700, 420)
    before, begun = page.evaluate("window.frames_"), time.perf_counter()
    step = 0
    while time.perf_counter() - begun < seconds:
        step += 1
        page.mouse.wheel(0, -40 if step % 60 < 30 else 40)
        page.wait_for_timeout(12)
    taken = time.perf_counter() - begun
    return float((page.evaluate("window.frames_") - before) / taken)


def opened(browser: Browser, file: Path, bound: float) -> tuple[Page, float, int]:
    """The page, milliseconds until it was ready, and how many requests it made."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_offline(True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri(), wait_until="commit")
    end = time.perf_counter() + bound
    while not (ready := page.evaluate("window.ready ?? 0")):
        if time.perf_counter() > end:
            raise TimeoutError
        page.wait_for_timeout(50)
    return page, float(ready), len(asked) - 1


def measured(name: str, file: Path, runs: int, bound: float) -> dict[str, Any]:
    """All figures of one page, each run in a browser of its own."""
    found: dict[str, Any] = {"KB": round(file.stat().st_size / 1000)}
    opens = []
    with sync_playwright() as playwright:
        for run in range(runs):
            browser = playwright.chromium.launch(
                executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
                args=_FLAGS,
            )
            try:
                page, ready, found["requests"] = opened(browser, file, bound)
                opens.append(ready)
                if run == 0:
                    found |= moved(name, page)
            except TimeoutError:
                found["failed"] = f"not ready within {bound:.0f} s"
                break
            except Error as fault:
                found["failed"] = str(fault).splitlines()[0]
                break
            finally:
                browser.close()
    return found | ({"open": round(statistics.median(opens))} if opens else {})


def moved(name: str, page: Page) -> dict[str, Any]:
    page.wait_for_timeout(1500)
    found: dict[str, Any] = {}
    if name == OURS:
        found["search"] = round(max(page.evaluate(SYNC)), 1)
        page.keyboard.press("Escape")
    page.evaluate(FRAMES)
    found |= {"pan": round(drag(page)), "zoom": round(wheel(page))}
    page.evaluate("window.gc()")
    found["MB"] = round(page.evaluate("performance.memory.usedJSHeapSize") / 1e6)
    return found


COLUMNS = ("KB", "open", "pan", "zoom", "search", "MB", "requests")


def row(name: str, found: dict[str, Any]) -> None:
    cells = "".join(
        f"{found.get(key, '') if 'open' in found or key == 'KB' else '':>9}" for key in COLUMNS
    )
    print(f"  {name:16}{cells}  {found.get('failed', '')}", flush=True)


def compare(graph: nx.Graph[Any], title: str, work: Path, given: argparse.Namespace) -> None:
    memory = Memory(work / f"{len(graph)}.json")
    begun = time.perf_counter()
    places = positions(graph, memory=memory)
    laid = time.perf_counter() - begun
    memory.save()
    file = work / "ours.html"
    begun = time.perf_counter()
    write_map(graph, file, title={"en": title}, lang="en", memory=work / f"{len(graph)}.json")
    written = time.perf_counter() - begun
    first = file.read_bytes()
    if len(graph) <= ANEW:
        write_map(graph, file, title={"en": title}, lang="en")
    share = kept(graph, places)
    same = f"drawn anew the same bytes: {file.read_bytes() == first}" if len(graph) <= ANEW else ""
    print(
        f"\n{title}: {len(graph):,} nodes, {graph.number_of_edges():,} edges; layout {laid:.1f} s"
        f"{f', {share:.1%} of near neighbours from the own community' if share else ''};"
        f" written in {written:.1f} s more; {same}"
    )
    print("  " + " " * 16 + "".join(f"{column:>9}" for column in COLUMNS))
    row(OURS, measured(OURS, file, given.runs, given.bound))
    for name in filter(None, given.peers.split(";")):
        if name == "pyvis" and len(graph) > STOCK:
            continue
        PEERS[name](graph, places, work / "peer.html")
        row(name, measured(name, work / "peer.html", given.runs, given.bound))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", default="500,2000,10000,30000")
    parser.add_argument("--twins", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--bound", type=float, default=90)
    parser.add_argument("--peers", default=";".join(PEERS), help="separated by ';'")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for size in filter(None, given.sizes.split(",")):
            compare(synthetic(int(size)), f"synthetic {size}", Path(folder), given)
        if given.twins:
            compare(twinned_places(given.twins), "twinned places of the world", Path(folder), given)
    print(f"\n{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; ms, frames/s, MB")


if __name__ == "__main__":
    sys.exit(main())
