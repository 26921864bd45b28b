// Hues: the two sides keep theirs, the others go to those with most nodes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load, makeModel, network } from "./scripts.mjs";

const [nodes, edges, page] = network(
  [{}, {}, {}, {}], [{ from: 0, to: 1, links: [0, 1, 2] }, { from: 1, to: 2, links: [2] }, { from: 2, to: 3, links: [3] }],
  [{ themes: ["opera"] }, { themes: ["water"] }, { themes: ["music", "opera"] }, { themes: [] }],
  { culture: { broader: "" }, music: { broader: "culture" }, opera: { broader: "culture" }, water: { broader: "" } });
const model = makeModel(nodes, edges, page);
const state = { colour: "theme" };
const edgesOf = (id) => edges.filter(({ from, to }) => from === id || to === id);
const { hues, mainThemes, hueAt, hueOf } = load(["palette"], ["hues", "mainThemes", "hueAt", "hueOf"], { model, nodes, page, state, edgesOf, broaderTheme: (slug) => page.themes[slug]?.broader });

test("France is blue and China vermilion in every map, what is unknown is grey", () => {
  assert.deepEqual(hues(["DE", "CN", "", "FR"], true), ["1", "cn", "none", "fr"]);
  assert.deepEqual(hues(["DE", "CN", "IT"], true), ["fr", "cn", "1"]);
  assert.deepEqual(hues(["a", "b"], false), ["fr", "cn"]);
});

test("after eight hues the rest is other", () => {
  const found = hues([..."abcdefghij"], false);
  assert.equal(new Set(found.slice(0, 8)).size, 8);
  assert.deepEqual(found.slice(8), ["other", "other"]);
});

test("the theme of a node is the top theme of most of its links, each link once", () => {
  const themes = [...mainThemes()].map((code) => model.values.theme[code]);
  assert.deepEqual(themes, ["culture", "culture", "culture", ""]);
  assert.equal(hueAt(nodes[3]), "none");
  assert.equal(hueAt(nodes[0]), "fr");
  assert.equal(hueOf("theme", "culture"), "fr");
  assert.equal(hueOf("theme", "opera"), null);
  assert.equal(hueOf("country", "FR"), null);
});
