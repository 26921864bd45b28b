// The period: days as numbers, the window that plays, the histogram of beginnings.

import assert from "node:assert/strict";
import { test } from "node:test";
import { AFTER_ALL, BEFORE_ALL, dayNumber, load, makeModel, network, NO_FILTERS, select } from "./scripts.mjs";

const model = { starts: { years: 0, first: 0, low: [], high: [] }, nodes: 0, links: 0 };
const { nextWindow } = load(["period"], ["nextWindow"], { model, shown: { starts: [] }, onChange: () => {} });

test("days are numbers that sort as the days do", () => {
  assert.equal(dayNumber("2018-02-13", 0), 20180213);
  assert.equal(dayNumber("", BEFORE_ALL), BEFORE_ALL);
  assert.ok(dayNumber("0001-01-01") > BEFORE_ALL && dayNumber("9999-12-31") < AFTER_ALL);
});

test("the window keeps its width, stops at the end, and begins with a tenth of the whole", () => {
  assert.deepEqual(nextWindow(1990, 1999, 1950, 2026), [1991, 2000]);
  assert.equal(nextWindow(2017, 2026, 1950, 2026), null);
  assert.deepEqual(nextWindow(1950, 2026, 1950, 2026), [1950, 1958]);
  assert.deepEqual(nextWindow(2000, 2001, 2000, 2001), [2000, 2000]);
});

const starts = (links) => {
  const made = makeModel(...network([{}, {}], links.map((_, at) => ({ from: 0, to: 1, links: [at] })), links));
  return [made.starts.first, [...select(made, NO_FILTERS).starts]];
};

test("a beginning within several years is shared out, one known from one side counts there", () => {
  assert.deepEqual(starts([{ from: "1990-01-01", by: "1991-12-31" }, { by: "1993-05-01" }]), [1990, [0.5, 0.5, 0, 1]]);
});

test("what began nobody knows when is in no year", () => {
  assert.deepEqual(starts([{ from: "1990-01-01", by: "1990-01-01" }, {}, { from: "1900-01-01", by: "1999-12-31" }]), [1990, [1]]);
  assert.deepEqual(starts([{}]), [0, []]);
});

test("a few very old links do not stretch the slider", () => {
  const many = Array.from({ length: 400 }, (_, at) => ({ from: `${1960 + (at % 50)}-01-01`, by: `${1960 + (at % 50)}-12-31` }));
  const [first, years] = starts([{ from: "0836-01-01", by: "0836-12-31" }, ...many]);
  assert.equal(first, 1960);
  assert.equal(years.length, 50);
  assert.equal(years.reduce((sum, count) => sum + count), 401);
  assert.equal(years[0], 9); // the old one counts in the first year, which means "or before"
});
