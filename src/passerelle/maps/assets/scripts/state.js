// What the reader has chosen; everyone who draws listens to changes.

const state = {
  lang: page.lang,
  view: "map", // or "table"
  layout: "network", // or the id of a geographic view
  kinds: new Set(), // "kind|country"; none chosen means all
  lines: new Set(), // "relation|modality"; likewise
  colour: "country", // or "kind", "community", "theme"
  measure: "degree", // what the size of a node says
  group: "", // or "community", "country", "region": drawn as one node each, until opened
  opened: new Set(), // the groups that are drawn as their members: "country:FR"
  node: null, // the node whose card is open
  edge: null, // the edge whose card is open
  only: false, // whether what is not in focus is hidden
  depth: 1, // how far the open node's neighbourhood reaches: 1 to 3
  path: null, // the two nodes whose shortest path is shown
  pair: null, // the two nodes that are compared
  hover: null, // the node under the pointer
};

const listeners = [];

function onChange(listener) {
  listeners.push(listener);
}

/** Change some of the state and tell everyone what changed. */
function change(values) {
  const changed = new Set(Object.keys(values).filter((key) => state[key] !== values[key]));
  if (!changed.size) return;
  Object.assign(state, values);
  if (changed.has("kinds") || changed.has("lines")) shown = selectShown();
  for (const listener of listeners) listener(changed);
}

const kindKey = (node) => `${node.kind}|${node.country}`;
const lineKey = (edge) => `${edge.relation}|${edge.modality}`;

const HIDDEN = 0;
const SHOWN = 1;
const CONTEXT = 2; // a partner of what was chosen

/**
 * What the filters leave, by number: `node` (HIDDEN, SHOWN, CONTEXT), `edge` (0, 1), `counts`.
 */
function selectShown() {
  const { kinds, lines } = state;
  const found = { node: new Uint8Array(nodes.length), edge: new Uint8Array(edges.length), counts: {} };
  const linked = new Uint8Array(nodes.length);
  for (const edge of edges) {
    if (lines.size && !lines.has(lineKey(edge))) continue;
    found.edge[edge.id] = linked[edge.from] = linked[edge.to] = 1;
  }
  for (const node of nodes) {
    const chosen = (!kinds.size || kinds.has(kindKey(node))) && (!lines.size || linked[node.id]);
    if (chosen) found.node[node.id] = SHOWN;
  }
  for (const edge of edges) {
    if (!found.edge[edge.id]) continue;
    const [from, to] = [found.node[edge.from] === SHOWN, found.node[edge.to] === SHOWN];
    if (!from && !to) found.edge[edge.id] = 0;
    else if (!from) found.node[edge.from] = CONTEXT;
    else if (!to) found.node[edge.to] = CONTEXT;
  }
  const count = (values, wanted) => values.reduce((sum, value) => sum + (value === wanted), 0);
  found.counts = {
    nodes: count(found.node, SHOWN),
    context: count(found.node, CONTEXT),
    edges: count(found.edge, 1),
  };
  return found;
}

let shown = selectShown();

const isShown = (node) => shown.node[node] > 0;
