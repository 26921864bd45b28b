// The facets: what each node and link is, in columns of codes, and what the values are called.

/** A column of codes, and the values that they stand for, those with most rows first. */
function coded(count, valueAt) {
  const known = new Map();
  const met = new Uint32Array(count);
  const often = [];
  for (let row = 0; row < count; row += 1) {
    const value = valueAt(row);
    let code = known.get(value);
    if (code === undefined) known.set(value, (code = known.size)), often.push(0);
    often[(met[row] = code)] += 1;
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
  const all = new Map(); // slug -> its codes from itself upwards
  const upwards = (slug) => all.get(slug) ?? (all.set(slug, slug ? withBroader(themes, slug).map(code) : [code("")]), all.get(slug));
  for (const slug of Object.keys(themes).sort()) code(slug);
  const first = new Uint32Array(count + 1);
  const at = [];
  for (let row = 0; row < count; row += 1) {
    const given = themesAt(row);
    const found = given.length > 1 ? new Set(given.flatMap(upwards)) : upwards(given[0] ?? "");
    for (const one of found) at.push(one);
    first[row + 1] = at.length;
  }
  return { codes: { first, at: Uint32Array.from(at) }, values: [...codes.keys()] };
}

/** A column of days as numbers; each text is read once. */
function dayColumn(count, textAt, unknown) {
  const known = new Map();
  const found = new Int32Array(count);
  for (let row = 0; row < count; row += 1) {
    const text = textAt(row);
    let day = known.get(text);
    if (day === undefined) known.set(text, (day = dayNumber(text, unknown)));
    found[row] = day;
  }
  return found;
}

const VAGUE = 15; // years: a start less sure than that has no place in the histogram
const yearOf = (day) => Math.floor(day / 10000);

/** The years in which links began: the first year, how many there are, and each link's span in them. */
function startYears({ from, by }, count) {
  const low = new Int32Array(count).fill(1);
  const high = new Int32Array(count); // less than low: nowhere
  const sure = new Int32Array(count);
  let [some, last] = [0, 0];
  for (let row = 0; row < count; row += 1) {
    if (from[row] === BEFORE_ALL && by[row] === AFTER_ALL) continue;
    const one = yearOf(from[row] === BEFORE_ALL ? by[row] : from[row]);
    const two = yearOf(by[row] === AFTER_ALL ? from[row] : by[row]);
    if (two - one > VAGUE) continue;
    [low[row], high[row], sure[some]] = [one, two, one];
    some += 1;
    last = Math.max(last, two);
  }
  // One link in two hundred may be older than the slider reaches: its first year means "or before".
  const first = some ? sure.subarray(0, some).sort()[Math.floor(some / 200)] : 0;
  for (let row = 0; row < count; row += 1) {
    if (high[row] < low[row]) continue;
    low[row] = Math.max(0, low[row] - first);
    high[row] = Math.max(0, high[row] - first);
  }
  return { first, years: some ? last - first + 1 : 0, low, high };
}

/**
 * The columns that `select` works on. Links are those of the page, then one for each edge that
 * nothing is told of, so that every edge has at least one.
 */
function makeModel(nodes, edges, page) {
  const told = page.links.length;
  const bare = []; // the edges of which nothing is told
  const first = new Uint32Array(edges.length + 1);
  const behind = [];
  edges.forEach((edge, at) => {
    const { links } = edge;
    for (const link of links) behind.push(link);
    if (!links.length) behind.push(told + bare.push(edge) - 1);
    first[at + 1] = behind.length;
  });
  const count = told + bare.length;
  const column = (key, ofEdge = () => "") => {
    const texts = page.links[key];
    return (row) => (row < told ? texts?.[row] ?? "" : ofEdge(bare[row - told]));
  };
  const of = {
    ...Object.fromEntries(NODE_FACETS.map((facet) => [facet, coded(nodes.length, (id) => String(nodes[id][facet] ?? ""))])),
    theme: themeCodes(page.themes ?? {}, count, (row) => page.links.themes?.[row] ?? []),
    relation: coded(count, column("relation", (edge) => edge.relation)),
    link_kind: coded(count, column("kind")),
    modality: coded(count, column("modality", (edge) => edge.modality)),
  };
  const bound = (key, unknown) => dayColumn(count, column(key), unknown);
  const days = {
    from: bound("from", BEFORE_ALL), by: bound("by", AFTER_ALL),
    until: bound("until", BEFORE_ALL), to: bound("to", AFTER_ALL),
  };
  const each = (key, column) => (edges.forEach((edge, at) => (column[at] = edge[key])), column);
  return {
    nodes: nodes.length, links: count,
    from: each("from", new Uint32Array(edges.length)), to: each("to", new Uint32Array(edges.length)),
    weight: each("weight", new Float64Array(edges.length)), first, behind: Uint32Array.from(behind),
    codes: Object.fromEntries(FACETS.map((facet) => [facet, of[facet].codes])),
    values: Object.fromEntries(FACETS.map((facet) => [facet, of[facet].values])),
    days, starts: startYears(days, count),
  };
}

const model = makeModel(nodes, edges, page);

/** The theme that a theme is part of, or "". */
const broaderTheme = (slug) => {
  const broader = page.themes?.[slug]?.broader;
  return broader && model.values.theme.includes(broader) ? broader : "";
};

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
