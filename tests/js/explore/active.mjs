// For each case on standard input ([certain, from, by, until, to, low, high]) whether a link is active.

import { readFileSync } from "node:fs";
import { activeIn, AFTER_ALL, BEFORE_ALL, dayNumber } from "./scripts.mjs";

const cases = JSON.parse(readFileSync(0, "utf8"));
const unknown = [BEFORE_ALL, AFTER_ALL, BEFORE_ALL, AFTER_ALL, BEFORE_ALL, AFTER_ALL - 1];
const active = cases.map(([certain, ...days]) => activeIn(...days.map((day, place) => dayNumber(day, unknown[place])), certain));
process.stdout.write(JSON.stringify(active));
