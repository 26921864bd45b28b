// The address of a view: there and back, and nothing from strangers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load, NO_FILTERS, random } from "./scripts.mjs";

const { readAddress, writeAddress, nodeNames } = load(["select", "address"], ["readAddress", "writeAddress", "nodeNames"]);

const IRIS = ["https://example.org/id/fr/nimes", "https://example.org/id/cn/chengdu", "https://example.org/id/cn/成都 & co,=#"];
const { nameOf, nodeOf } = nodeNames(IRIS);
const EDGES = [[0, 1], [1, 2]];
const world = {
  langs: ["fr", "en", "zh"], layouts: ["network", "geo"], colours: ["country", "kind", "community", "theme"],
  measures: ["degree", "betweenness"], groups: ["community", "country", "region"], years: [1950, 2026], nodeOf,
  values: {
    kind: ["commune", "city", ""], country: ["FR", "CN"], region: ["Île-de-France", "a,b&c=d%"], community: ["0", "1"],
    theme: ["culture", ""], relation: ["cooperation"], link_kind: ["twinning"], modality: ["asserted", "reported"],
  },
  edgeOf: (one, two) => { const at = EDGES.findIndex((ends) => ends.includes(one) && ends.includes(two)); return at < 0 ? null : at; },
};
const BEGINNING = {
  lang: "fr", look: "", view: "map", layout: "network", filters: NO_FILTERS, colour: "country", measure: "degree",
  group: "", opened: new Set(), node: null, edge: null, depth: 1, path: null, pair: null, only: false, at: null,
};
const write = (state) => writeAddress({ ...BEGINNING, ...state }, BEGINNING, { nameOf, edgeEnds: (edge) => EDGES[edge] });
const read = (text) => readAddress(text, world);

test("the first view has an empty address", () => {
  assert.equal(write({}), "");
  assert.deepEqual(read(""), {});
  assert.deepEqual(read("#"), {});
});

test("it can be read by people", () => {
  const filters = { ...NO_FILTERS, country: ["CN"], theme: ["culture"], from: 1981, to: 1990, certain: true };
  assert.equal(write({ filters, group: "region", node: 1 }), "group=region&country=CN&theme=culture&from=1981&to=1990&certain=1&node=cn/chengdu");
});

test("what is written is read again, whatever the state", () => {
  for (let seed = 1; seed <= 400; seed += 1) {
    const next = random(seed);
    const pick = (values) => values[Math.floor(next() * values.length)];
    const some = (values) => values.filter(() => next() < 0.4);
    const facets = Object.fromEntries(Object.keys(world.values).map((facet) => [facet, some(world.values[facet])]));
    const from = pick([null, 1950, 1981]);
    const filters = { ...NO_FILTERS, ...facets, from, to: pick([null, 1981, 2026]), certain: next() < 0.5, weight: pick([0, 2, 0.5]) };
    const focus = pick([{ node: 2 }, { edge: 1 }, {}]);
    const state = {
      ...BEGINNING, ...focus, filters, lang: pick(world.langs), look: pick(["", "dark"]), view: pick(["map", "table"]), layout: pick(world.layouts),
      colour: pick(world.colours), measure: pick(world.measures), group: pick(["", ...world.groups]), depth: pick([1, 2, 3]),
      opened: new Set(some(["country:FR", "region:a,b&c=d%"])), path: pick([null, [0, 2]]), pair: pick([null, [1, 0]]), only: pick([false, true]), at: pick([null, [0, -1200, 640]]),
    };
    assert.deepEqual({ ...BEGINNING, ...read(`#${write(state)}`) }, state);
  }
});

test("hostile and unknown values are ignored", () => {
  for (const text of [
    "lang=xx&view=javascript:alert(1)&layout=<img>&colour=__proto__&size=constructor&group=toString&look=url(x)",
    "at=1,2", "at=1,2,0", "at=1,2,-3", "at=1e9,0,5", "at=NaN,0,5", "at=1,2,3,4", "at=9999999,0,5",
    "__proto__=polluted&constructor=1&toString=1", "country=<script>alert(1)</script>,DE&kind=__proto__", "node=../../etc/passwd&edge=cn/chengdu&path=a,b",
    "from=99999&to=-1&weight=NaN&certain=yes&depth=9&only=yes", "from=1e9&weight=Infinity&weight=-3", "from=2000&to=1990", "%E0%A4%A=1&kind=%", "edge=fr/nimes,fr/nimes&pair=fr/nimes,fr/nimes",
    "opened=country:XX,foo:FR,country", "&&&===&=", `kind=${"x,".repeat(50000)}`, "view=map,table", "from=1981,1990",
  ])
    assert.deepEqual(read(text), {}, text.slice(0, 60));
  assert.equal({}.polluted, undefined);
});

test("what is known beside what is not is kept", () => {
  assert.deepEqual(read("country=XX,CN,CN&view=table&nonsense=1"), { view: "table", filters: { ...NO_FILTERS, country: ["CN"] } });
});

test("a node is found by its whole address, by where it differs, by a last part that only it has", () => {
  assert.equal(nodeOf("https://example.org/id/fr/nimes"), 0);
  assert.equal(nodeOf("fr/nimes"), 0);
  assert.equal(nodeOf("chengdu"), 1);
  assert.equal(nodeOf("mes"), null);
  assert.equal(nodeOf(""), null);
  assert.equal(nodeNames(["a/x", "b/x"]).nodeOf("x"), null); // two have it
  assert.equal(nodeNames(["https://example.org/only"]).nameOf(0), "only");
  assert.equal(nodeNames([]).nodeOf("x"), null);
});
