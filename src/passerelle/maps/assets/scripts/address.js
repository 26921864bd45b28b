// The address of a view: what the reader chose as short, readable words, and back. Pure functions.

const WHOLE = /^\d{1,4}$/;
const COORDINATE = /^-?\d{1,6}$/;
const LONGEST = 20000; // letters: no address of ours is longer

/** Parts of an address, `key=one,two&key=…`, as a map from key to values; what cannot be read is left out. */
function addressParts(text) {
  const parts = new Map();
  for (const part of text.slice(0, LONGEST).replace(/^[#?]/, "").split("&")) {
    const [key, values = ""] = part.split(/=(.*)/s);
    try {
      parts.set(decodeURIComponent(key), values.split(",").map(decodeURIComponent));
    } catch {
      continue;
    }
  }
  return parts;
}

/** A value for an address: encoded, but for the signs that are as good as letters there. */
const encoded = (value) => encodeURIComponent(String(value)).replaceAll("%3A", ":").replaceAll("%2F", "/");

/**
 * The state that an address asks for, as far as this map knows it; everything else is ignored.
 * `world` says what there is: langs, layouts, colours, measures, groups, values (by facet),
 * years [first, last], nodeOf(text) and edgeOf(node, node), which give a number or null.
 */
function readAddress(text, world) {
  const parts = addressParts(text);
  const found = {};
  const one = (key) => (parts.get(key)?.length === 1 ? parts.get(key)[0] : "");
  const take = (key, name, allowed) => allowed.includes(one(key)) && (found[name] = one(key));
  take("lang", "lang", world.langs);
  take("look", "look", ["light", "dark"]);
  take("view", "view", ["map", "table"]);
  take("layout", "layout", world.layouts);
  take("colour", "colour", world.colours);
  take("size", "measure", world.measures);
  take("group", "group", world.groups);
  const opened = (parts.get("opened") ?? []).filter((name) => {
    const [, by, value] = name.match(/^(\w+):(.*)$/s) ?? [];
    return world.groups.includes(by) && world.values[by]?.includes(value);
  });
  if (opened.length) found.opened = new Set(opened);
  const filters = readFilters(parts, one, world);
  if (filters) found.filters = filters;
  const at = readAt(parts.get("at") ?? []);
  if (at) found.at = at;
  return { ...found, ...readFocus(parts, one, world) };
}

/** The middle of the picture and how much of the map is seen from left to right; null when it is none. */
function readAt(texts) {
  const at = texts.filter((text) => COORDINATE.test(text)).map(Number);
  return texts.length === 3 && at.length === 3 && at[2] > 0 ? at : null;
}

function readFilters(parts, one, { values, years: [first, last] }) {
  const filters = {};
  for (const facet of FACETS) {
    const chosen = [...new Set(parts.get(facet) ?? [])].filter((value) => values[facet].includes(value));
    if (parts.has(facet) && chosen.length) filters[facet] = chosen;
  }
  const year = (key) => (WHOLE.test(one(key)) && one(key) >= first && one(key) <= last ? Number(one(key)) : null);
  const [from, to] = [year("from"), year("to")];
  if (from !== null && !(to !== null && to < from)) filters.from = from;
  if (to !== null && !(from !== null && to < from)) filters.to = to;
  if (one("certain") === "1") filters.certain = true;
  const weight = Number(one("weight"));
  if (one("weight") && Number.isFinite(weight) && weight > 0) filters.weight = weight;
  return Object.keys(filters).length ? { ...NO_FILTERS, ...filters } : null;
}

/** The open card, its depth, the two ends of a path or of a comparison, and whether the rest is hidden. */
function readFocus(parts, one, { nodeOf, edgeOf }) {
  const found = {};
  const two = (key) => {
    const ends = (parts.get(key) ?? []).map(nodeOf);
    return ends.length === 2 && ends[0] !== ends[1] && !ends.includes(null) ? ends : null;
  };
  const node = one("node") ? nodeOf(one("node")) : null;
  const edge = two("edge") ? edgeOf(...two("edge")) : null;
  if (node !== null) found.node = node;
  else if (edge !== null) found.edge = edge;
  if (/^[123]$/.test(one("depth"))) found.depth = Number(one("depth"));
  for (const key of ["path", "pair"]) if (two(key)) found[key] = two(key);
  if (one("only") === "1") found.only = true;
  return found;
}

/** The address of a state: only what differs from `beginning`; `nameOf` writes a node, `endsOf` the two of an edge. */
function writeAddress(state, beginning, { nameOf, edgeEnds }) {
  const parts = [];
  const put = (key, ...values) => parts.push(`${key}=${values.map(encoded).join(",")}`);
  for (const [key, name] of [["lang", "lang"], ["look", "look"], ["view", "view"], ["layout", "layout"], ["colour", "colour"], ["size", "measure"], ["group", "group"]])
    if (state[name] !== beginning[name]) put(key, state[name]);
  if (state.opened.size) put("opened", ...state.opened);
  const { filters } = state;
  for (const facet of FACETS) if (filters[facet].length) put(facet, ...filters[facet]);
  if (filters.from !== null) put("from", filters.from);
  if (filters.to !== null) put("to", filters.to);
  if (filters.certain) put("certain", 1);
  if (filters.weight) put("weight", filters.weight);
  if (state.node !== null) put("node", nameOf(state.node));
  if (state.edge !== null) put("edge", ...edgeEnds(state.edge).map(nameOf));
  if (state.depth !== beginning.depth) put("depth", state.depth);
  for (const key of ["path", "pair"]) if (state[key]?.length === 2) put(key, ...state[key].map(nameOf));
  if (state.only) put("only", 1);
  if (state.at) put("at", ...state.at);
  return parts.join("&");
}

/** What all addresses begin with, up to the last sign that parts them. */
function commonStart(addresses) {
  let [start = ""] = addresses;
  for (const address of addresses) while (!address.startsWith(start)) start = start.slice(0, -1);
  return start.slice(0, Math.max(start.lastIndexOf("/"), start.lastIndexOf("#")) + 1);
}

/** Names of nodes in addresses: the part in which they differ; read in full, or by a last part that only one has. */
function nodeNames(iris) {
  const start = commonStart(iris);
  let known = null;
  const numbers = () => (known ??= new Map(iris.map((iri, id) => [iri, id])));
  return {
    nameOf: (id) => iris[id].slice(start.length) || iris[id],
    nodeOf(text) {
      const id = numbers().get(start + text) ?? numbers().get(text);
      if (id !== undefined) return id;
      const alike = text ? iris.flatMap((iri, place) => (iri.endsWith(`/${text}`) ? [place] : [])) : [];
      return alike.length === 1 ? alike[0] : null;
    },
  };
}
