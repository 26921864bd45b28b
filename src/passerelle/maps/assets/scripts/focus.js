// What the reader looks at: an actor with its neighbourhood, a link, a path, or two actors side by side.

let whole = shown; // what the filters leave, before "only this" hides more
let looked = undefined; // the focus, until something that it rests on changes

/** Some of the nodes: quick to ask about one, and listed in `ids`. */
class Among {
  constructor(ids) {
    this.ids = ids;
    this.mask = new Uint8Array(nodes.length);
    for (const id of ids) this.mask[id] = 1;
  }

  get size() {
    return this.ids.length;
  }

  has(id) {
    return this.mask[id] === 1;
  }
}

/** The nodes in focus, or null when nothing is looked at. */
function inFocus() {
  looked ??= lookedAt() ?? { none: true };
  return looked.none ? null : looked;
}

function lookedAt() {
  const { node, edge, path, pair, depth } = state;
  if (path) return new Among(pathNow()?.nodes ?? path);
  if (pair) return new Among([...pair, ...partnersOfTwo(...pair, whole.edge).shared]);
  if (edge !== null) return new Among([edges[edge].from, edges[edge].to]);
  if (node !== null) return new Among(within(node, depth, whole.edge));
  return null;
}

let way = undefined; // the path between the two of state.path, once it was looked for

/** The shortest path between the two chosen actors, over what the filters leave; null: none. */
function pathNow() {
  if (way === undefined) way = state.path ? shortestPath(...state.path, whole.edge) : null;
  return way;
}

/** Whether a change is one of what the filters leave. */
const filtersChanged = (changed) => changed.has("filters");
const focusChanged = (changed) => ["node", "edge", "path", "pair", "depth", "only"].some((key) => changed.has(key));

/** Whether the filters leave a link, by its number. */
const linkPasses = (link) => whole.link?.[link] ?? 1;

/** What is left when "only this" is chosen: nodes in focus and the edges between them. */
function onlyThose(all, focus) {
  const node = all.node.map((value, id) => (value && focus.has(id) ? value : HIDDEN));
  const edge = all.edge.map((value, id) => (value && focus.has(edges[id].from) && focus.has(edges[id].to) ? 1 : 0));
  for (const id of focus.ids) if (node[id] === HIDDEN) node[id] = CONTEXT; // chosen, though filters hide it
  const count = (values, wanted) => values.reduce((sum, value) => sum + (value === wanted), 0);
  const counts = { ...all.counts, nodes: count(node, SHOWN), context: count(node, CONTEXT), edges: count(edge, 1) };
  return { ...all, node, edge, counts };
}

// The first to hear of a change: whoever draws afterwards finds `shown` as it is to be drawn.
onChange((changed) => {
  const filtered = filtersChanged(changed);
  if (!filtered && !focusChanged(changed)) return;
  if (filtered) whole = shown;
  looked = way = undefined;
  const focus = state.only ? inFocus() : null;
  shown = focus ? onlyThose(whole, focus) : whole;
});

/** What stays of a path or a pair when the card of `ids` opens: it does if they are part of it. */
function staying(ids) {
  const part = (state.path || state.pair) && ids.every((id) => inFocus().has(id));
  return part ? {} : { path: null, pair: null };
}

const openNode = (node) => change({ node, edge: null, ...staying([node]) });
const openEdge = (edge) => change({ node: null, edge, ...staying([edges[edge].from, edges[edge].to]) });
const openPath = (one, two) => change({ path: [one, two], pair: null, node: null, edge: null });
const openPair = (one, two) => change({ pair: [one, two], path: null, node: null, edge: null });

/** Close the open card: from a part of a path back to the path, else altogether. */
function closeCard() {
  if ((state.path || state.pair) && (state.node !== null || state.edge !== null)) return change({ node: null, edge: null });
  return change({ node: null, edge: null, path: null, pair: null, only: false });
}
