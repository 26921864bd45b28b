// The search: every name in every script, ranked, however many there are.

import assert from "node:assert/strict";
import { test } from "node:test";
import { load, world } from "./load.mjs";

const SCRIPTS = ["dom", "columns", "data", "words", "names"];
const PINYIN = { 成: "cheng", 都: "du", 市: "shi", 北: "bei", 京: "jing", 西: "xi", 安: "an", 吕: "lu", 梁: "liang" };
const NODES = [
  { fr: "Chengdu", zh: "成都市", variants: ["Chengtu"] },
  { fr: "Pékin", en: "Peking", zh: "北京" },
  { zh: "西安" },
  { fr: "Villeneuve-d’Ascq" },
  { fr: "Ville", variants: ["Œuf-en-Ternois"] },
  { fr: "Basse-Ville" },
  { fr: "Saville" },
  { zh: "呼和浩特市", search: ["Hohhot Shi"] },
  { fr: "Łódź", und: "Straße" },
  {},
];
const ask = load(SCRIPTS, world({ nodes: NODES, pinyin: PINYIN }));
const find = (text, of = ask) => Array.from(of(`index.find(${JSON.stringify(text)})`), (id) => of(`rowOf[${id}]`));

for (const [words, node] of [
  ["chengdu", 0], ["cheng du", 0], ["Chéngdū", 0], ["Chéng dū", 0], ["CHENGDU SHI", 0], ["chengdushi", 0], ["成都", 0], ["都", 0], ["chengtu", 0],
  ["beijing", 1], ["bei jing", 1], ["Běijīng", 1], ["pekin", 1], ["PÉKIN", 1], ["北京", 1],
  ["xi'an", 2], ["xian", 2], ["Xī’ān", 2],
  ["villeneuve d'ascq", 3], ["villeneuvedascq", 3], ["ascq", 3],
  ["oeuf", 4], ["œuf", 4],
  ["hohhot", 7], ["lodz", 8], ["strasse", 8], ["e.org/9", 9], ["https://e.org/9", 9],
])
  test(`«${words}» finds ${JSON.stringify(NODES[node])}`, () => assert.equal(find(words)[0], node));

test("the whole name comes first, then beginnings, words, and what holds it", () => {
  assert.deepEqual(find("ville"), [4, 3, 5, 6]);
});

test("each node is found once, and nothing finds nothing", () => {
  assert.deepEqual(find("  "), []);
  assert.deepEqual(find("zzz"), []);
  assert.equal(new Set(find("e")).size, find("e").length);
});

test("what looks like a pattern is text", () => {
  for (const text of [".*", "\\", "\n", "$&", "(", "\u0000"]) assert.ok(Array.isArray(find(text)));
});

test("folded slice by slice the index is the one folded at once", () => {
  const many = world({ nodes: Array.from({ length: 1500 }, (_, place) => ({ fr: `Lieu ${place}`, zh: "成都" })), pinyin: PINYIN });
  const [slow, quick] = [load(SCRIPTS, many), load(SCRIPTS, many)];
  for (let turns = 0; turns < 9; turns += 1) slow("index.grow(0.001)");
  const results = [slow, quick].map((one) => find("lieu 149", one));
  assert.deepEqual(results[0], results[1]);
  assert.deepEqual(results[0].slice(0, 2), [149, 1490]);
});

test("letter by letter the search finds what it finds at once, also when letters go again", () => {
  const many = world({ nodes: Array.from({ length: 300 }, (_, place) => ({ fr: `Lieu ${place}`, zh: "成都", variants: [`Bourg-${place}`] })), pinyin: PINYIN });
  const typed = load(SCRIPTS, many);
  for (const words of ["bourg 29", "chengdu", "lieu 1", "urg 12", "Chéng dū", "lieu12"]) {
    const parts = [...words].map((_, end) => words.slice(0, end + 1));
    for (const part of [...parts, ...parts.reverse()]) assert.deepEqual(find(part, typed), find(part, load(SCRIPTS, many)), part);
  }
});
