// Reach and shortest paths, checked against every path there is.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load, world } from "./load.mjs";

const SCRIPTS = ["dom", "columns", "data", "walks"];

/** What walks find in a network, with nodes by the rows they were given in. */
function walker(size, edges) {
  const ask = load(SCRIPTS, world({ nodes: Array(size).fill({}), edges }));
  const id = (row) => ask(`rankOf[${row}]`);
  const rows = (ids) => Array.from(ids, (one) => ask(`rowOf[${one}]`));
  const open = (passes) => `Uint8Array.from(${JSON.stringify(passes ?? Array(edges.length).fill(1))})`;
  return {
    path(start, end, passes) {
      const found = ask(`shortestPath(${id(start)}, ${id(end)}, ${open(passes)})`);
      return found && { ...found, nodes: rows(found.nodes) };
    },
    within: (start, depth, passes) => rows(ask(`within(${id(start)}, ${depth}, ${open(passes)})`)),
    ofTwo(one, two) {
      const { shared, own } = ask(`partnersOfTwo(${id(one)}, ${id(two)}, ${open()})`);
      return { shared: rows(shared), own: Array.from(own, rows) };
    },
  };
}

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
    const walk = walker(14, edges);
    for (const [start, end] of [[0, 13], [5, 2]]) {
      const all = shortestOfAll(14, edges, start, end);
      const found = walk.path(start, end);
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
  const walk = walker(5, [[0, 3], [0, 2], [2, 4], [3, 4], [0, 1]]);
  assert.deepEqual(walk.path(0, 4).nodes, [0, 2, 4]);
  assert.deepEqual(walk.path(4, 0).nodes, [4, 2, 0]);
});

test("edges that are not open are not walked", () => {
  const walk = walker(3, [[0, 1], [1, 2], [0, 2]]);
  assert.deepEqual(walk.path(0, 2, [1, 1, 1]).nodes, [0, 2]);
  assert.deepEqual(walk.path(0, 2, [1, 1, 0]).nodes, [0, 1, 2]);
  assert.equal(walk.path(0, 2, [1, 0, 0]), null);
  assert.deepEqual(walk.within(0, 1, [1, 1, 0]), [0, 1]);
});

test("reach grows by one step at a time", () => {
  const walk = walker(6, [[0, 1], [1, 2], [2, 3], [3, 4], [4, 5]]);
  for (const depth of [0, 1, 2, 3]) assert.deepEqual(walk.within(0, depth), [0, 1, 2, 3].slice(0, depth + 1));
});

test("partners of two: those of both, and those of one only; they themselves are not counted", () => {
  const walk = walker(6, [[0, 1], [0, 2], [1, 2], [0, 3], [1, 4], [4, 5]]);
  assert.deepEqual(walk.ofTwo(0, 1), { shared: [2], own: [[3], [4]] });
});
