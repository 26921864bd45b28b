// The facets: what each node and link is, in columns of codes, and what the values are called.

/** A column of codes, and the values that they stand for, those with most rows first. */
function coded(count, valueAt) {
  const known = new Map();
  const met = new Uint32Array(count);
  const often = [];
  for (let row = 0; row < count; row += 1) {
    const value = valueAt(row);
    if (!known.has(value)) known.set(value, known.size), often.push(0);
    often[(met[row] = known.get(value))] += 1;
  }
  const values = [...known.keys()];
  const order = values.map((_, code) => code).sort((one, two) => often[two] - often[one] || (values[one] < values[two] ? -1 : 1));
  const place = new Uint32Array(order.length);
  order.forEach((code, at) => (place[code] = at));
  return { codes: met.map((code) => place[code]), values: order.map((code) => values[code]) };
}

/** A theme with all that it is part of, from itself upwards. */
function withBroader(themes, slug) {
  const found = [];
  for (let next = slug; next && !found.includes(next); next = themes[next]?.broader) found.push(next);
  return found;
}

/** The themes of each link, broader ones included, as lists of codes one after the other. */
function themeCodes(themes, count, themesAt) {
  const codes = new Map();
  const code = (slug) => codes.get(slug) ?? (codes.set(slug, codes.size), codes.size - 1);
  for (const slug of Object.keys(themes).sort()) code(slug);
  const first = new Uint32Array(count + 1);
  const at = [];
  for (let row = 0; row < count; row += 1) {
    const given = themesAt(row);
    const all = given.length ? new Set(given.flatMap((slug) => withBroader(themes, slug))) : [""];
    for (const slug of all) at.push(code(slug));
    first[row + 1] = at.length;
  }
  return { codes: { first, at: Uint32Array.from(at) }, values: [...codes.keys()] };
}

const VAGUE = 15; // years: a start less sure than that has no place in the histogram

/** The years in which links began: the first year, how many there are, and each link's span in them. */
function startYears(days, count) {
  const year = (day) => (Math.abs(day) === AFTER_ALL ? null : Math.floor(day / 10000));
  const spans = Array.from({ length: count }, (_, row) => {
    const [from, by] = [year(days.from[row]), year(days.by[row])];
    const span = [from ?? by, by ?? from];
    return span[0] === null || span[1] - span[0] > VAGUE ? null : span;
  });
  const sure = spans.filter(Boolean).map(([from]) => from).sort((one, two) => one - two);
  const ends = spans.filter(Boolean).map(([, by]) => by);
  // One link in two hundred may be older than the slider reaches: its first year means "or before".
  const first = sure.length ? sure[Math.floor(sure.length / 200)] : 0;
  const last = ends.reduce((one, two) => Math.max(one, two), first);
  const low = new Uint16Array(count).fill(1);
  const high = new Uint16Array(count); // less than low: nowhere
  spans.forEach((span, row) => {
    if (!span) return;
    low[row] = Math.max(0, span[0] - first);
    high[row] = Math.max(0, span[1] - first);
  });
  return { first, years: sure.length ? last - first + 1 : 0, low, high };
}

/**
 * The columns that `select` works on. Links are those of the page, then one for each edge that
 * nothing is told of, so that every edge has at least one.
 */
function makeModel(nodes, edges, page) {
  const bare = edges.filter((edge) => !edge.links.length);
  const told = page.links.length;
  const count = told + bare.length;
  const first = new Uint32Array(edges.length + 1);
  edges.forEach((edge, at) => (first[at + 1] = first[at] + Math.max(1, edge.links.length)));
  const behind = new Uint32Array(first[edges.length]);
  let next = told;
  edges.forEach((edge, at) => (edge.links.length ? behind.set(edge.links, first[at]) : (behind[first[at]] = next++)));
  const column = (key, ofEdge = () => "") => (row) =>
    row < told ? page.links[key]?.[row] ?? "" : ofEdge(bare[row - told]);
  const of = {
    ...Object.fromEntries(NODE_FACETS.map((facet) => [facet, coded(nodes.length, (id) => String(nodes[id][facet] ?? ""))])),
    theme: themeCodes(page.themes ?? {}, count, (row) => page.links.themes?.[row] ?? []),
    relation: coded(count, column("relation", (edge) => edge.relation)),
    link_kind: coded(count, column("kind")),
    modality: coded(count, column("modality", (edge) => edge.modality)),
  };
  const bound = (key, unknown) => Int32Array.from({ length: count }, (_, row) => dayNumber(column(key)(row), unknown));
  const days = {
    from: bound("from", BEFORE_ALL), by: bound("by", AFTER_ALL),
    until: bound("until", BEFORE_ALL), to: bound("to", AFTER_ALL),
  };
  const each = (key) => Uint32Array.from(edges, (edge) => edge[key]);
  return {
    nodes: nodes.length, links: count,
    from: each("from"), to: each("to"), weight: Float64Array.from(edges, (edge) => edge.weight), first, behind,
    codes: Object.fromEntries(FACETS.map((facet) => [facet, of[facet].codes])),
    values: Object.fromEntries(FACETS.map((facet) => [facet, of[facet].values])),
    days, starts: startYears(days, count),
  };
}

const model = makeModel(nodes, edges, page);

/** What a value of a facet is called. */
function valueName(facet, value) {
  if (facet === "community") return communityName(value);
  if (facet === "theme") return value ? named(page.themes?.[value]?.names, value).text : t("theme_none");
  const [table, unknown] = {
    kind: ["kinds", "kind_unknown"], country: ["countries", "country_unknown"], region: ["regions", "region_unknown"],
    relation: ["relations", "relation_unknown"], link_kind: ["link_kinds", "link_kind_unknown"], modality: ["modalities", "relation_unknown"],
  }[facet];
  return slugName(table, value, unknown);
}

let hubs = null; // the node with most partners of each community

/** A community is called by the node with most partners in it: nodes come by number of partners. */
function communityName(value) {
  if (value === "") return t("community_none");
  if (!hubs) {
    hubs = new Map();
    for (const node of nodes) if (node.community !== null && !hubs.has(String(node.community))) hubs.set(String(node.community), node);
  }
  return t("community_of", { name: nameText(hubs.get(value)) });
}
