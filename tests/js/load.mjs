// Our scripts in one context, as the page has them, with the least of a page around them.

import { readFileSync } from "node:fs";
import vm from "node:vm";

const SCRIPTS = new URL("../../src/passerelle/maps/assets/scripts/", import.meta.url);

/** Rows as the columns that the page holds; a column of which nothing is known is not there. */
export function table(rows, keys) {
  const columns = { length: rows.length, together: [] };
  for (const key of keys)
    if (rows.some((row) => row[key] !== undefined)) columns[key] = rows.map((row) => row[key] ?? (key === "names" ? {} : ""));
  return columns;
}

const NODE = ["iri", "x", "y", "anchor", "fr", "en", "zh", "und", "variants", "kind", "country", "region", "community", "page", "search"];
const LINK = ["id", "fr", "en", "zh", "kind", "relation", "modality", "when", "from", "by", "until", "to", "themes", "proofs"];

/** What a page holds: `nodes` and `links` as rows, `edges` as [from, to, weight, [numbers of links]]. */
export function world({ nodes, edges = [], links = [], evidence = [], ...tables }) {
  const lines = edges.map(([from, to, weight = 1, behind = []]) => ({ from, reach: to - from, weight, relation: "cooperation", modality: "asserted", count: behind.length }));
  return {
    nodes: table(nodes.map((node, place) => ({ iri: `https://e.org/${place}`, x: place, y: 0, anchor: "right", variants: [], ...node })), NODE),
    edges: table(lines, ["from", "reach", "weight", "relation", "modality", "count"]),
    page: {
      lang: "fr", langs: ["fr", "en", "zh"], texts: { fr: {}, en: {}, zh: {} }, shapes: {}, kinds: {}, countries: {}, regions: {}, themes: {},
      relations: {}, modalities: {}, link_kinds: {}, measures: {}, pinyin: {}, extent: [0, 0, 0, 0],
      links: table(links, LINK), evidence: table(evidence, ["source", "file", "row", "quote", "cited"]),
      behind: edges.flatMap(([, , , behind = []]) => behind), proofs: links.flatMap((link) => Array(link.proofs ?? 0).fill(0)), ...tables,
    },
  };
}

/** Evaluate `scripts` in one context over `data`; gives a function that evaluates an expression there. */
export function load(scripts, data, around = {}) {
  const page = {
    document: { title: "Essai", getElementById: () => ({ textContent: JSON.stringify(data) }) },
    performance, URL, Intl, setTimeout, ...around,
  };
  const context = vm.createContext({ ...page, window: page });
  for (const name of scripts) vm.runInContext(readFileSync(new URL(`${name}.js`, SCRIPTS), "utf8"), context, { filename: `${name}.js` });
  return (expression) => vm.runInContext(expression, context);
}
