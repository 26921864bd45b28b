// What the filters leave, against the definition of each word.

import assert from "node:assert/strict";
import { test } from "node:test";
import { filterCount, LINK_FACETS, makeModel, network, NO_FILTERS, NODE_FACETS, random, select } from "./scripts.mjs";

const filters = (values) => ({ ...NO_FILTERS, ...values });
const THEMES = { culture: { broader: "" }, music: { broader: "culture" }, opera: { broader: "music" }, water: { broader: "" } };

/** Two French towns, two Chinese ones; a twinning of 1981, a meeting on opera, an edge of which nothing is told. */
const small = makeModel(...network(
  [{ kind: "commune", country: "FR" }, { kind: "commune", country: "FR" }, { kind: "city", country: "CN" }, { kind: "city", country: "CN", community: 7 }],
  [{ from: 0, to: 2, links: [0, 1] }, { from: 1, to: 3, links: [1] }, { from: 0, to: 1, links: [], relation: "meeting" }],
  [
    { kind: "twinning", relation: "cooperation", modality: "asserted", from: "1981-01-01", by: "1981-12-31", themes: ["water"] },
    { kind: "visit", relation: "meeting", modality: "reported", from: "2005-03-01", by: "2005-03-01", until: "2005-03-02", to: "2005-03-02", themes: ["opera"] },
  ],
  THEMES,
));
const left = (values) => {
  const { node, edge, counts } = select(small, filters(values));
  return { node: [...node], edge: [...edge], ...counts };
};
const counts = (facet, values = {}) => {
  const found = select(small, filters(values)).facets[facet];
  return Object.fromEntries(small.values[facet].map((value, code) => [value, found[code]]));
};

test("without filters everything is shown", () => {
  assert.deepEqual(left({}), { node: [1, 1, 1, 1], edge: [1, 1, 1], nodes: 4, context: 0, edges: 3, links: 3 });
});

test("partners of chosen nodes are context, and lines between partners are not shown", () => {
  assert.deepEqual(left({ kind: ["city"] }), { node: [2, 2, 1, 1], edge: [1, 1, 0], nodes: 2, context: 2, edges: 2, links: 2 });
  assert.deepEqual(left({ community: ["7"] }).node, [0, 2, 0, 1]);
});

test("filters of two facets both hold, values of one add up", () => {
  assert.equal(left({ kind: ["city"], country: ["FR"] }).nodes, 0);
  assert.equal(left({ country: ["CN", "FR"] }).nodes, 4);
});

test("with a filter on links only nodes with such a link are shown", () => {
  assert.deepEqual(left({ link_kind: ["twinning"] }), { node: [1, 0, 1, 0], edge: [1, 0, 0], nodes: 2, context: 0, edges: 1, links: 1 });
});

test("an edge of which nothing is told has its own relation and standing", () => {
  assert.deepEqual(left({ relation: ["meeting"] }).edge, [1, 1, 1]);
  assert.deepEqual(left({ relation: ["meeting"], modality: ["asserted"] }).edge, [0, 0, 1]);
});

test("a theme includes the themes below it, and each link counts once in it", () => {
  assert.deepEqual(left({ theme: ["culture"] }).edge, [1, 1, 0]);
  assert.deepEqual(left({ theme: ["opera"] }).edge, [1, 1, 0]);
  assert.deepEqual(counts("theme"), { culture: 1, music: 1, opera: 1, water: 1, "": 1 });
});

test("a circle of themes ends", () => {
  const model = makeModel(...network([{}, {}], [{ from: 0, to: 1, links: [0] }], [{ themes: ["a"] }], { a: { broader: "b" }, b: { broader: "a" } }));
  assert.deepEqual([...select(model, filters({ theme: ["b"] })).edge], [1]);
});

test("the weight asked for is that of the links that pass", () => {
  assert.deepEqual(left({ weight: 2 }).edge, [1, 0, 0]);
  assert.deepEqual(left({ weight: 2, link_kind: ["visit"] }).edge, [0, 0, 0]);
});

test("a period: possible is what no date excludes, certain what every date allows", () => {
  assert.deepEqual(left({ from: 2000, to: 2010 }).edge, [1, 1, 1]); // nothing says that the twinning ended
  assert.deepEqual(left({ to: 1990 }).edge, [1, 0, 1]);
  assert.deepEqual(left({ from: 2000, to: 2010, certain: true }).edge, [1, 1, 0]);
  assert.deepEqual(left({ from: 2006, certain: true }).edge, [0, 0, 0]);
  assert.deepEqual(left({ certain: true }).links, 2); // what has no date is certain on no day
});

test("counts of a facet heed the other facets and not its own", () => {
  assert.deepEqual(counts("kind", { kind: ["city"] }), { commune: 2, city: 2 });
  assert.deepEqual(counts("kind", { country: ["CN"] }), { commune: 0, city: 2 });
  assert.deepEqual(counts("link_kind", { community: ["7"] }), { twinning: 0, visit: 1, "": 0 });
  assert.deepEqual(counts("modality", { link_kind: ["visit"] }), { asserted: 0, reported: 1 });
});

test("beginnings are counted by year, whatever the period", () => {
  const { starts } = select(small, filters({ from: 2000 }));
  assert.equal(small.starts.first, 1981);
  assert.deepEqual([...starts].flatMap((count, year) => (count ? [[1981 + year, count]] : [])), [[1981, 1], [2005, 1]]);
});

test("the choices in force are counted", () => {
  assert.equal(filterCount(NO_FILTERS), 0);
  assert.equal(filterCount(filters({ kind: ["a", "b"], from: 1990, to: 2000, weight: 3 })), 4);
});

/** A network in which all columns vary at random. */
function anyNetwork(seed) {
  const next = random(seed);
  const pick = (values) => values[Math.floor(next() * values.length)];
  const day = () => pick(["", "1985-06-01", "1995-01-31", "2004-12-31"]);
  const nodes = Array.from({ length: 14 }, () => ({ kind: pick(["a", "b", ""]), country: pick(["FR", "CN", "DE"]), region: pick(["x", "y"]), community: pick([0, 1, null]) }));
  const links = Array.from({ length: 12 }, () => ({ kind: pick(["t", "u"]), relation: pick(["c", "m"]), modality: pick(["p", "q"]), from: day(), by: day(), until: day(), to: day(), themes: pick([[], ["water"], ["opera", "culture"], ["music"]]) }));
  const edges = [];
  for (let from = 0; from < 14; from += 1)
    for (let to = from + 1; to < 14; to += 1)
      if (next() < 0.25) edges.push({ from, to, links: [...new Set([pick([...links.keys()]), pick([...links.keys()])])].slice(0, Math.floor(next() * 3)), weight: 1 + Math.floor(3 * next()) });
  const model = makeModel(...network(nodes, edges, links, THEMES));
  const some = (facet) => (next() < 0.3 ? [pick(model.values[facet])] : []);
  const chosen = Object.fromEntries([...NODE_FACETS, ...LINK_FACETS].map((facet) => [facet, some(facet)]));
  const period = next() < 0.5 ? { from: pick([null, 1990]), to: pick([null, 2000]), certain: next() < 0.5 } : {};
  return [model, filters({ ...chosen, ...period })];
}

test("a count is what choosing that value alone would leave", () => {
  for (let seed = 1; seed <= 150; seed += 1) {
    const [model, chosen] = anyNetwork(seed);
    const { facets } = select(model, chosen);
    for (const [some, what] of [[NODE_FACETS, "nodes"], [LINK_FACETS, "links"]])
      for (const facet of some)
        model.values[facet].forEach((value, code) => {
          const alone = select(model, { ...chosen, [facet]: [value] });
          assert.equal(facets[facet][code], alone.counts[what], `${facet} ${value} of network ${seed}`);
        });
  }
});

test("what is shown hangs together, whatever is chosen", () => {
  for (let seed = 1; seed <= 150; seed += 1) {
    const [model, chosen] = anyNetwork(seed);
    for (const weight of [0, 2]) {
      const { node, edge, counts: sums } = select(model, { ...chosen, weight });
      assert.equal(sums.nodes, node.filter((look) => look === 1).length);
      assert.equal(sums.context, node.filter((look) => look === 2).length);
      assert.equal(sums.edges, edge.filter(Boolean).length);
      edge.forEach((look, id) => look && assert.ok(node[model.from[id]] === 1 || node[model.to[id]] === 1));
      node.forEach((look, id) => look === 2 && assert.ok([...edge.keys()].some((one) => edge[one] && [model.from[one], model.to[one]].includes(id))));
    }
  }
});

test("the same filters in the same network leave the same", () => {
  const [model, chosen] = anyNetwork(3);
  assert.deepEqual(select(model, chosen), select(model, chosen));
});
