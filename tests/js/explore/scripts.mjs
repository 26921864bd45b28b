// The scripts of the page as the page has them: files that share one closure, loaded with stand-ins for the rest.

import { readFileSync } from "node:fs";

const folder = new URL("../../../src/passerelle/maps/assets/scripts/", import.meta.url);

/** What `files`, one after the other, know under the names `wanted`; `given` stands in for what comes before them. */
export function load(files, wanted, given = {}) {
  const text = files.map((name) => readFileSync(new URL(`${name}.js`, folder), "utf8")).join("\n");
  return new Function(...Object.keys(given), `"use strict";\n${text}\nreturn { ${wanted.join(", ")} };`)(...Object.values(given));
}

/** Random numbers that are the same each time (mulberry32). */
export function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const { select, makeModel, activeIn, dayNumber, filterCount, NO_FILTERS, FACETS, NODE_FACETS, LINK_FACETS, BEFORE_ALL, AFTER_ALL } = load(
  ["select", "facets"],
  ["select", "makeModel", "activeIn", "dayNumber", "filterCount", "NO_FILTERS", "FACETS", "NODE_FACETS", "LINK_FACETS", "BEFORE_ALL", "AFTER_ALL"],
  { nodes: [], edges: [], page: { links: { length: 0 } } },
);

/** A network as `data.js` gives it: nodes, edges with the numbers of their links, and the page. */
export function network(nodes, edges, links, themes = {}) {
  const column = (key) => links.map((link) => link[key] ?? (key === "themes" ? [] : ""));
  const columns = Object.fromEntries(["kind", "relation", "modality", "from", "by", "until", "to", "themes"].map((key) => [key, column(key)]));
  return [
    nodes.map((node, id) => ({ id, kind: "", country: "", region: "", community: null, ...node })),
    edges.map((edge, id) => ({ id, weight: edge.links.length || 1, relation: "cooperation", modality: "asserted", ...edge, links: Uint32Array.from(edge.links) })),
    { links: { length: links.length, ...columns }, themes },
  ];
}
