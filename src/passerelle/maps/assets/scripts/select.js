// What the filters leave: pure functions over columns of numbers, quick enough for each step of a slider.

const HIDDEN = 0;
const SHOWN = 1;
const CONTEXT = 2; // a partner of what was chosen

const NODE_FACETS = ["kind", "country", "region", "community"];
const LINK_FACETS = ["theme", "relation", "link_kind", "modality"];
const FACETS = [...NODE_FACETS, ...LINK_FACETS];
const PERIOD = 1 << LINK_FACETS.length; // the bit of the period among those of the link facets

/** No filter: a list of chosen values per facet, a period in years (null: open), a least weight. */
const NO_FILTERS = Object.freeze({
  ...Object.fromEntries(FACETS.map((facet) => [facet, Object.freeze([])])),
  from: null, to: null, certain: false, weight: 0,
});

const periodChosen = ({ from, to, certain }) => from !== null || to !== null || certain;
const linksChosen = (filters) =>
  LINK_FACETS.some((facet) => filters[facet].length) || periodChosen(filters) || filters.weight > 0;

/** How many choices are in force: each value of a facet, the period and the weight. */
const filterCount = (filters) =>
  FACETS.reduce((sum, facet) => sum + filters[facet].length, 0) + (periodChosen(filters) ? 1 : 0) + (filters.weight > 0 ? 1 : 0);

// A day as a number that sorts: 20180213; what is not known lies beyond every day.
const BEFORE_ALL = -1e9;
const AFTER_ALL = 1e9;
const dayNumber = (text, unknown) => (text ? Number(text.replaceAll("-", "")) : unknown);

/**
 * Whether a link certainly (else possibly) touches the days from `low` to `high`, as the queries
 * have it. Possibly: its bounds do not exclude it. Certainly: the days on which it was surely
 * active, or its start, fall into the period, whatever the true dates within the bounds.
 * `from` and `by` bound its start, `until` and `to` its end; unknown ones lie beyond every day.
 */
function activeIn(from, by, until, to, low, high, certain) {
  if (!certain) return from <= high && to >= low;
  if (by > high) return false;
  if (until !== BEFORE_ALL && by <= until) return until >= low;
  return from !== BEFORE_ALL && from >= low;
}

/** For each value of a facet whether it is chosen; null when none is, which lets all pass. */
function accepted(values, chosen) {
  if (!chosen.length) return null;
  const wanted = new Set(chosen);
  return Uint8Array.from(values, (value) => (wanted.has(value) ? 1 : 0));
}

/** For each of `count` rows the facets it fails, one bit each, in the order of `facets`. */
function failures(model, count, facets, filters) {
  const fails = new Uint8Array(count);
  facets.forEach((facet, place) => {
    const passes = accepted(model.values[facet], filters[facet]);
    if (!passes) return;
    const codes = model.codes[facet];
    if (facet !== "theme") {
      for (let row = 0; row < count; row += 1) if (!passes[codes[row]]) fails[row] |= 1 << place;
      return;
    }
    for (let row = 0; row < count; row += 1) {
      let passed = 0;
      for (let at = codes.first[row]; at < codes.first[row + 1]; at += 1) passed |= passes[codes.at[at]];
      if (!passed) fails[row] |= 1 << place;
    }
  });
  return fails;
}

function failPeriod(model, filters, fails) {
  if (!periodChosen(filters)) return;
  const { from, by, until, to } = model.days;
  const low = filters.from === null ? BEFORE_ALL : filters.from * 10000 + 101;
  const high = filters.to === null ? AFTER_ALL - 1 : filters.to * 10000 + 1231;
  for (let row = 0; row < model.links; row += 1)
    if (!activeIn(from[row], by[row], until[row], to[row], low, high, filters.certain)) fails[row] |= PERIOD;
}

const single = (bits) => (bits & (bits - 1)) === 0; // one bit, or none

/** The columns that `select` reads once more for each edge: where it passes, and with what weight. */
function passEdges(model, filters, linkFails, nodeFails) {
  const { from, to, weight, first, behind } = model;
  const passes = new Uint8Array(from.length);
  const linked = new Uint8Array(model.nodes);
  const seen = new Uint8Array(model.links); // facets for which a link counts, as bits; 128: in force
  const but = new Uint32Array(PERIOD + 1); // links that fail nothing but one filter, by its bit
  for (let edge = 0; edge < from.length; edge += 1) {
    but.fill(0);
    const start = first[edge];
    const end = first[edge + 1];
    for (let at = start; at < end; at += 1) if (single(linkFails[behind[at]])) but[linkFails[behind[at]]] += 1;
    const share = weight[edge] / (end - start);
    if (but[0] && but[0] * share >= filters.weight) passes[edge] = linked[from[edge]] = linked[to[edge]] = 1;
    if (nodeFails[from[edge]] && nodeFails[to[edge]]) continue;
    let counts = passes[edge] ? 128 : 0;
    for (let bit = 1; bit <= PERIOD; bit <<= 1) if ((but[0] + but[bit]) * share >= filters.weight) counts |= bit;
    for (let at = start; at < end; at += 1) {
      const fails = linkFails[behind[at]];
      if (fails === 0) seen[behind[at]] |= counts;
      else if (single(fails)) seen[behind[at]] |= fails & counts;
    }
  }
  return { passes, linked, seen };
}

/**
 * What the filters leave: `node` (HIDDEN, SHOWN, CONTEXT) and `edge` (0, 1) by number, `link`
 * (1: it passes and is on a shown edge), `counts` of all, and `facets`: for each value of each
 * facet how many nodes or links there would be if it alone were chosen there; `starts` likewise
 * by year. A node must pass its filters and, if there are filters on links, have a link that does.
 */
function select(model, filters) {
  const nodeFails = failures(model, model.nodes, NODE_FACETS, filters);
  const linkFails = failures(model, model.links, LINK_FACETS, filters);
  failPeriod(model, filters, linkFails);
  const { passes, linked, seen } = passEdges(model, filters, linkFails, nodeFails);
  const needed = linksChosen(filters);
  const node = new Uint8Array(model.nodes);
  const facets = Object.fromEntries(FACETS.map((facet) => [facet, new Uint32Array(model.values[facet].length)]));
  const left = NODE_FACETS.map((facet) => facets[facet]);
  const codes = NODE_FACETS.map((facet) => model.codes[facet]);
  const counts = { nodes: 0, context: 0, edges: 0, links: 0 };
  for (let id = 0; id < model.nodes; id += 1) {
    const fails = nodeFails[id];
    if ((needed && !linked[id]) || !single(fails)) continue;
    if (fails === 0) (node[id] = SHOWN), (counts.nodes += 1);
    for (let place = 0; place < NODE_FACETS.length; place += 1)
      if (fails === 0 || fails === 1 << place) left[place][codes[place][id]] += 1;
  }
  const { from, to } = model;
  for (let edge = 0; edge < from.length; edge += 1) {
    if (!passes[edge]) continue;
    const one = node[from[edge]] === SHOWN;
    const two = node[to[edge]] === SHOWN;
    if (!one && !two) passes[edge] = 0;
    else counts.edges += 1;
    if (one !== two) {
      const other = one ? to[edge] : from[edge];
      if (node[other] === HIDDEN) (node[other] = CONTEXT), (counts.context += 1);
    }
  }
  const { link, starts } = countLinks(model, seen, facets, counts);
  return { node, edge: passes, link, counts, facets, starts };
}

function countLinks(model, seen, facets, counts) {
  const link = new Uint8Array(model.links);
  const starts = new Float64Array(model.starts.years);
  const themes = model.codes.theme;
  const left = LINK_FACETS.map((facet) => facets[facet]);
  const codes = LINK_FACETS.map((facet) => model.codes[facet]);
  for (let row = 0; row < model.links; row += 1) {
    const bits = seen[row];
    if (!bits) continue;
    if (bits & 128) (link[row] = 1), (counts.links += 1);
    if (bits & 1) for (let at = themes.first[row]; at < themes.first[row + 1]; at += 1) left[0][themes.at[at]] += 1;
    for (let place = 1; place < LINK_FACETS.length; place += 1)
      if (bits & (1 << place)) left[place][codes[place][row]] += 1;
    if (bits & PERIOD) addStart(model.starts, row, starts);
  }
  return { link, starts };
}

/** A start within several years counts in each of them, by an equal part. */
function addStart({ low, high }, row, starts) {
  const part = 1 / (high[row] - low[row] + 1);
  for (let year = low[row]; year <= high[row]; year += 1) starts[year] += part;
}
