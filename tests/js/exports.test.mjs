// Exports: cells that no spreadsheet runs, XML that is well-formed whatever the names are.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load, world } from "./load.mjs";

const SCRIPTS = ["dom", "columns", "data", "words", "select", "facets", "state", "walks", "focus", "palette", "lists", "order", "rows", "csv", "gexf"];
const BAD = '=HYPERLINK("x")</node>\u0000\ud800';
const data = world({
  nodes: [{ fr: BAD, iri: "https://e.org/&<a>", kind: "commune", community: 3 }, { fr: 'deux "mots", un', zh: "成都" }],
  edges: [[0, 1, 2, [0, 1]]],
  links: [
    { id: "https://e.org/one", kind: "twinning", modality: "asserted", when: "1981", from: "1981-01-01", by: "1981-12-31", themes: ["water"], proofs: 1 },
    { id: "https://e.org/two", kind: "twinning", modality: "reported", from: "1990-01-01", to: "1999-12-31", themes: [], proofs: 0 },
  ],
  evidence: [{ source: "@liste", file: "a.csv", row: 3, quote: "une ligne\nune autre", cited: ["https://e.org/page"] }],
  measures: { betweenness: [0.5, 0] },
});
const styles = { getComputedStyle: () => ({ getPropertyValue: () => "#0b62ad" }) };
const ask = load(SCRIPTS, data, { ...styles });

for (const [value, cell] of [
  ["=1+1", "'=1+1"], ["+1", "'+1"], ["-1", "'-1"], ["@x", "'@x"], ["＝1", "'＝1"], ["\tx", "'\tx"], ["\rx", '"\'\rx"'], ["\nx", '"\'\nx"'],
  ["a,b", '"a,b"'], ['a"b', '"a""b"'], ["plain", "plain"], [-1.5, "-1.5"], [null, ""], [undefined, ""], ["", ""],
])
  test(`the cell of ${JSON.stringify(value)}`, () => assert.equal(ask(`csvCell(${value === undefined ? "undefined" : JSON.stringify(value)})`), cell));

test("actors and links come as rows under one head, each with as many cells", () => {
  const [head, first, second] = [...ask("nodesCsv()")];
  assert.match(head, /^id,name_fr,name_en,name_zh,/);
  assert.ok(head.includes(",betweenness,x,y,page"));
  assert.ok(first.includes(`"'=HYPERLINK(""x"")</node>`));
  assert.ok(second.includes('"deux ""mots"", un"'));
  const links = [...ask("linksCsv()")].join("");
  assert.ok(links.includes("'@liste"));
  assert.ok(links.includes("a.csv:3"));
  assert.equal(ask("linkRows(edges[0]).every((row) => row.length === 22)"), true);
});

test("a GEXF has no sign that XML cannot hold, and says when links held", () => {
  const text = [...ask("gexf()")].join("");
  assert.doesNotMatch(text, /[\u0000-\u0008\ud800-\udfff]/);
  assert.ok(text.includes('label="=HYPERLINK(&quot;x&quot;)&lt;/node&gt;"'));
  assert.ok(text.includes('<spell start="1981-01-01"/><spell start="1990-01-01" end="1999-12-31"/>'));
  assert.ok(text.includes('<viz:color r="11" g="98" b="173" a="1.0"/>'));
});
