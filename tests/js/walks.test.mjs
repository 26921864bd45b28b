// Reach and shortest paths, checked against every path there is.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load, world } from "./load.mjs";

const SCRIPTS = ["dom", "columns", "data", "walks"];

/** A network of `size` nodes, its edges (with weights) drawn by a fixed generator. */
function random(size, count, seed) {
  let state = seed;
  const next = (below) => (state = (state * 48271) % 2147483647) % below;
  const known = new Map();
  while (known.size < count) {
    const [one, two] = [next(size), next(size)].sort((a, b) => a - b);
    if (one !== two && !known.has(`${one},${two}`)) known.set(`${one},${two}`, [one, two, 1 + next(3)]);
  }
  return [...known.values()];
}

/** All shortest paths between two nodes, by trying every path. */
function shortestOfAll(size, edges, start, end) {
  const near = Array.from({ length: size }, () => []);
  edges.forEach(([one, two, weight]) => (near[one].push([two, weight]), near[two].push([one, weight])));
  let paths = [[[start], 0]];
  const seen = new Set([start]);
  while (paths.length && !paths.some(([path]) => path.at(-1) === end)) {
    paths = paths.flatMap(([path, sum]) => near[path.at(-1)].filter(([other]) => !seen.has(other)).map(([other, weight]) => [[...path, other], sum + weight]));
    for (const [path] of paths) seen.add(path.at(-1));
  }
  return paths.filter(([path]) => path.at(-1) === end);
}

test("the path found is one of the shortest, the heaviest of them, and their number is right", () => {
  for (let seed = 1; seed < 60; seed += 1) {
    const edges = random(14, 20, seed);
    const ask = load(SCRIPTS, world({ nodes: Array(14).fill({}), edges }));
    const open = `new Uint8Array(${edges.length}).fill(1)`;
    for (const [start, end] of [[0, 13], [5, 2]]) {
      const all = shortestOfAll(14, edges, start, end);
      const found = ask(`shortestPath(${start}, ${end}, ${open})`);
      if (!all.length) assert.equal(found, null);
      else {
        assert.equal(found.count, all.length);
        assert.equal(found.nodes.length, all[0][0].length);
        assert.equal(found.edges.reduce((sum, { weight }) => sum + weight, 0), Math.max(...all.map(([, sum]) => sum)));
        assert.ok(all.some(([path]) => String(path) === String(found.nodes)));
      }
    }
  }
});

test("of paths as short and as heavy the one with the lowest numbers is taken", () => {
  const ask = load(SCRIPTS, world({ nodes: Array(5).fill({}), edges: [[0, 3], [0, 2], [2, 4], [3, 4], [0, 1]] }));
  assert.equal(String(ask("shortestPath(0, 4, new Uint8Array(5).fill(1)).nodes")), "0,2,4");
});

test("edges that are not open are not walked", () => {
  const ask = load(SCRIPTS, world({ nodes: Array(3).fill({}), edges: [[0, 1], [1, 2], [0, 2]] }));
  assert.equal(String(ask("shortestPath(0, 2, Uint8Array.of(1, 1, 1)).nodes")), "0,2");
  assert.equal(String(ask("shortestPath(0, 2, Uint8Array.of(1, 1, 0)).nodes")), "0,1,2");
  assert.equal(ask("shortestPath(0, 2, Uint8Array.of(1, 0, 0))"), null);
  assert.equal(String(ask("within(0, 1, Uint8Array.of(1, 1, 0))")), "0,1");
});

test("reach grows by one step at a time", () => {
  const ask = load(SCRIPTS, world({ nodes: Array(6).fill({}), edges: [[0, 1], [1, 2], [2, 3], [3, 4], [4, 5]] }));
  for (const depth of [0, 1, 2, 3]) assert.equal(ask(`within(0, ${depth}, new Uint8Array(5).fill(1)).length`), depth + 1);
});

test("partners of two: those of both, and those of one only; they themselves are not counted", () => {
  const ask = load(SCRIPTS, world({ nodes: Array(6).fill({}), edges: [[0, 1], [0, 2], [1, 2], [0, 3], [1, 4], [4, 5]] }));
  assert.equal(JSON.stringify(ask("partnersOfTwo(0, 1, new Uint8Array(6).fill(1))")), JSON.stringify({ shared: [2], own: [[3], [4]] }));
});
