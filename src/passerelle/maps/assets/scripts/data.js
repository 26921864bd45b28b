// What the page holds, in columns, and the nodes, edges and links that are made of it.

const data = JSON.parse(document.getElementById("data").textContent);
const page = data.page;
for (const table of ["nodes", "edges"]) data[table] = unpackTable(data[table]);
for (const table of ["links", "evidence"]) page[table] = unpackTable(page[table]);
const LANGS = page.langs;

/** The value of a column at a row; a column of which nothing is known is not there. */
const cell = (columns, key, row, otherwise = "") => columns[key]?.[row] ?? otherwise;

/** Where the numbers that belong to each row begin, from a column that counts them. */
function firstOfEach(length, key, columns) {
  const first = new Uint32Array(length + 1);
  for (let row = 0; row < length; row += 1) first[row + 1] = first[row] + cell(columns, key, row, 0);
  return first;
}

/** The names at a row, by language. */
function namesAt(columns, row) {
  const names = {};
  for (const lang of [...LANGS, "und"]) {
    const text = columns[lang]?.[row];
    if (text) names[lang] = text;
  }
  return names;
}

// Ends of the edges by row of the table, and how many partners each row has.
const ends = {
  from: data.edges.from ?? [],
  to: (data.edges.reach ?? []).map((reach, edge) => data.edges.from[edge] + reach),
};
const partnersOf = new Uint32Array(data.nodes.length);
for (const side of [ends.from, ends.to]) for (const row of side) partnersOf[row] += 1;

// The rows of the nodes by number: those with most partners first.
const rowOf = Uint32Array.from(partnersOf.keys()).sort(
  (one, two) => partnersOf[two] - partnersOf[one] || (data.nodes.iri[one] < data.nodes.iri[two] ? -1 : 1),
);
const rankOf = new Uint32Array(rowOf.length);
rowOf.forEach((row, rank) => (rankOf[row] = rank));

/** A column of the table of nodes in the order of the nodes. */
const ranked = (column) => Array.from(rowOf, (row) => column[row]);
for (const [name, column] of Object.entries(page.measures)) page.measures[name] = ranked(unpack(column));

/** The nodes: number, address, place (`x`, `y` move with the view), names and what is known. */
const nodes = Array.from(rowOf, (row, id) => {
  const columns = data.nodes;
  const kind = cell(columns, "kind", row);
  const iri = columns.iri[row];
  const other = cell(columns, "page", row);
  return {
    id,
    iri,
    x: columns.x[row],
    y: columns.y[row],
    anchor: columns.anchor[row],
    names: namesAt(columns, row),
    variants: cell(columns, "variants", row, []),
    kind,
    country: cell(columns, "country", row),
    region: cell(columns, "region", row),
    community: cell(columns, "community", row, null),
    page: other === "-" ? "" : other || iri,
    shape: page.shapes[kind],
    degree: partnersOf[row],
    size: 0,
  };
});

/** What only the card of a node shows: functions, events, sources, the day of the last check. */
const moreOf = (node) => ({
  functions: cell(data.nodes, "functions", rowOf[node.id], []),
  events: cell(data.nodes, "events", rowOf[node.id], []),
  sources: cell(data.nodes, "sources", rowOf[node.id], []),
  checked: cell(data.nodes, "checked", rowOf[node.id]),
});

// Which links stand behind each edge: numbers into the table of links, edge after edge.
const behind = Uint32Array.from(unpack(page.behind));
const firstBehind = firstOfEach(data.edges.length, "count", data.edges);

/** An edge: two numbers of nodes, the weight, and the links behind it. */
class Edge {
  constructor(id, columns) {
    this.id = id;
    this.from = rankOf[ends.from[id]];
    this.to = rankOf[ends.to[id]];
    this.weight = columns.weight[id];
    this.relation = cell(columns, "relation", id);
    this.modality = columns.modality[id];
    this.width = Math.round(10 * Math.min(9, 0.8 + 1.2 * Math.sqrt(Math.max(0, this.weight)))) / 10;
  }

  /** The numbers of the links behind this edge. */
  get links() {
    return behind.subarray(firstBehind[this.id], firstBehind[this.id + 1]);
  }
}

const edges = Array.from({ length: data.edges.length }, (_, id) => new Edge(id, data.edges));
const otherEnd = (edge, node) => (edge.from === node ? edge.to : edge.from);

// The edges of each node, one after the other: those of node n from firstOf[n] to firstOf[n + 1].
const firstOf = new Uint32Array(nodes.length + 1);
for (const { from, to } of edges) (firstOf[from + 1] += 1), (firstOf[to + 1] += 1);
for (let node = 0; node < nodes.length; node += 1) firstOf[node + 1] += firstOf[node];
const edgeNumbers = new Uint32Array(2 * edges.length);
{
  const next = firstOf.slice();
  for (const { id, from, to } of edges) (edgeNumbers[next[from]++] = id), (edgeNumbers[next[to]++] = id);
}

/** The edges of a node, by its number. */
const edgesOf = (node) => Array.from(edgeNumbers.subarray(firstOf[node], firstOf[node + 1]), (id) => edges[id]);

/** A square as wide as a circle looks larger than it: figures are drawn equally heavy. */
const FULLNESS = { square: 0.86, triangle: 0.94 };
/** The radius of a node: its area grows with its partners, within bounds (as the layout has it). */
const radius = (degree) => Math.min(20, 5.5 + 2 * Math.sqrt(degree));
for (const node of nodes) node.size = radius(node.degree) * (FULLNESS[node.shape] ?? 1);

// The places that support each link: numbers into the table of evidence, link after link.
const proofs = Uint32Array.from(unpack(page.proofs));
const firstProof = firstOfEach(page.links.length, "proofs", page.links);

/** How many links there are: cooperations, meetings and the like, each once. */
const linkCount = page.links.length;

/** The link of a number: names, kind, relation, modality, date as written, bounds, themes. */
function linkAt(number) {
  const columns = page.links;
  return {
    number,
    id: cell(columns, "id", number),
    names: namesAt(columns, number),
    kind: cell(columns, "kind", number),
    relation: cell(columns, "relation", number),
    modality: cell(columns, "modality", number),
    when: cell(columns, "when", number),
    from: cell(columns, "from", number),
    by: cell(columns, "by", number),
    until: cell(columns, "until", number),
    to: cell(columns, "to", number),
    themes: cell(columns, "themes", number, []),
    evidence: Array.from(proofs.subarray(firstProof[number], firstProof[number + 1]), evidenceAt),
  };
}

const evidenceAt = (number) => ({
  source: cell(page.evidence, "source", number),
  file: cell(page.evidence, "file", number),
  row: String(cell(page.evidence, "row", number)),
  quote: cell(page.evidence, "quote", number),
  before: cell(page.evidence, "before", number),
  after: cell(page.evidence, "after", number),
  cited: cell(page.evidence, "cited", number, []),
});
