// What the reader has chosen; everyone who draws listens to changes.

const state = {
  lang: page.lang,
  look: "", // or "light", "dark": else as the system has it
  view: "map", // or "table"
  layout: "network", // or the id of a geographic view
  filters: NO_FILTERS, // chosen values by facet, period, least weight
  colour: "country", // or "kind", "community", "theme"
  measure: "degree", // what the size of a node says
  group: "", // or "community", "country", "region": drawn as one node each, until opened
  opened: new Set(), // the groups that are drawn as their members: "country:FR"
  node: null, // the node whose card is open
  edge: null, // the edge whose card is open
  depth: 1, // how far the open node's neighbourhood reaches: 1 to 3
  path: null, // the two nodes whose shortest path is shown
  pair: null, // the two nodes that are compared
  at: null, // where the reader has moved to: [x, y, how much of the map is as wide as the screen]
  only: false, // whether what is not in focus is hidden
  hover: null, // the node under the pointer
};
const { hover: _, ...BEGINNING } = state; // what "start again" goes back to

let shown = select(model, state.filters); // what the filters leave

const listeners = [];

function onChange(listener) {
  listeners.push(listener);
}

/** Change some of the state and tell everyone what changed. */
function change(values) {
  const changed = new Set(Object.keys(values).filter((key) => state[key] !== values[key]));
  if (!changed.size) return;
  Object.assign(state, values);
  if (changed.has("filters")) shown = select(model, state.filters);
  for (const listener of listeners) listener(changed);
}

/** Change some of the filters; the others stay. */
const changeFilters = (values) => change({ filters: { ...state.filters, ...values } });
const clearFilters = () => change({ filters: NO_FILTERS });

const isShown = (node) => shown.node[node] > 0;
