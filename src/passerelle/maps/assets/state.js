// What the page holds and what the reader has chosen; everyone who draws listens to changes.

const data = JSON.parse(document.getElementById("data").textContent);
const page = data.page;
const nodes = data.nodes;
const edges = data.edges;

const state = {
  lang: page.lang,
  view: "map",
  kinds: new Set(), // "kind|country"; none chosen means all
  lines: new Set(), // "relation|modality"; likewise
  node: null, // the node whose card is open
  edge: null, // the edge whose card is open
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
const otherEnd = (edge, node) => (edge.from === node ? edge.to : edge.from);

/** The edges of each node, by its number. */
const edgesOf = nodes.map(() => []);
for (const edge of edges) {
  edgesOf[edge.from].push(edge);
  edgesOf[edge.to].push(edge);
}

/**
 * What the filters leave: the chosen nodes, their partners as context, and the edges between.
 */
function selectShown() {
  const { kinds, lines } = state;
  const passes = edges.filter((edge) => !lines.size || lines.has(lineKey(edge)));
  const linked = new Set(passes.flatMap((edge) => [edge.from, edge.to]));
  const chosen = new Set(
    nodes
      .filter((node) => !kinds.size || kinds.has(kindKey(node)))
      .filter((node) => !lines.size || linked.has(node.id))
      .map((node) => node.id),
  );
  const kept = passes.filter((edge) => chosen.has(edge.from) || chosen.has(edge.to));
  const context = new Set(
    kept.flatMap((edge) => [edge.from, edge.to]).filter((node) => !chosen.has(node)),
  );
  return { nodes: chosen, context, edges: new Set(kept.map((edge) => edge.id)) };
}

let shown = selectShown();

const isShown = (node) => shown.nodes.has(node) || shown.context.has(node);

/** The open node with its partners, or the two ends of the open edge; null when nothing is open. */
function inFocus() {
  if (state.edge !== null) return new Set([edges[state.edge].from, edges[state.edge].to]);
  if (state.node === null) return null;
  const near = edgesOf[state.node].filter((edge) => shown.edges.has(edge.id));
  return new Set([state.node, ...near.map((edge) => otherEnd(edge, state.node))]);
}

const openNode = (node) => change({ node, edge: null });
const openEdge = (edge) => change({ node: null, edge });
const closeCard = () => change({ node: null, edge: null });
