// Where the nodes are: in the network's own picture or in a geographic view; how they get there.

const NETWORK = { id: "network", extent: page.extent, panes: [], groups: [], x: ranked(data.nodes.x ?? []), y: ranked(data.nodes.y ?? []) };

/** A geographic view with its columns in the order of the nodes, null where one has no place. */
function unpackView({ x, y, pane, groups, ...view }) {
  const panes = ranked(unpack(pane));
  const places = (column) => ranked(unpack(column)).map((tenths, id) => (panes[id] < 0 ? null : tenths / 10));
  const members = (group) => ({ ...group, members: group.members.map((row) => rankOf[row]) });
  return { ...view, pane: panes, x: places(x), y: places(y), groups: groups.map(members) };
}

const views = [NETWORK, ...page.views.map(unpackView)];
const viewNow = () => views.find(({ id }) => id === state.layout) ?? NETWORK;

const placed = new Uint8Array(nodes.length).fill(1); // 0 where this view has no place for a node
const isDrawn = (id) => placed[id] > 0 && shown.node[id] > 0;

let flight = 0; // the animation under way

/** Put every node where the view has it. */
function takePlaces() {
  const { x, y, pane, panes } = viewNow();
  nodes.forEach((node, id) => {
    placed[id] = x[id] === null ? 0 : 1;
    node.scale = panes[pane?.[id]]?.node_scale ?? 1;
    if (placed[id]) [node.x, node.y] = [x[id], y[id]];
  });
}

/** Let the nodes glide to their places in the view, if there are few enough to do so smoothly. */
function glide(after) {
  const before = nodes.map(({ x, y }) => [x, y]);
  cancelAnimationFrame(flight);
  takePlaces();
  if (still() || nodes.length > 4000) return after(true);
  const start = performance.now();
  const step = (now) => {
    const part = Math.min(1, Math.max(0, (now - start) / 600));
    const eased = part < 0.5 ? 2 * part * part : 1 - 2 * (1 - part) ** 2;
    const { x, y } = viewNow();
    nodes.forEach((node, id) => {
      if (!placed[id]) return;
      node.x = before[id][0] + eased * (x[id] - before[id][0]);
      node.y = before[id][1] + eased * (y[id] - before[id][1]);
    });
    after(part === 1);
    if (part < 1) flight = requestAnimationFrame(step);
  };
  flight = requestAnimationFrame(step);
}

/** What is to be said beside a geographic view: what its borders mean, who has no place in it. */
function tellPlaces() {
  const { notes } = viewNow();
  const without = placed.reduce((sum, here, id) => sum + (!here && isShown(id)), 0);
  byId("places").hidden = !notes;
  byId("places").textContent = notes ? [without ? t("unplaced", { n: without }) : "", named(notes).text].join(" ").trim() : "";
}
