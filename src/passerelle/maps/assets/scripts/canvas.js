// The picture: vis-network draws nodes and lines at the places computed beforehand.

let network = null;
let drawnNodes = null;
let drawnEdges = null;
const MANY = 2500; // lines: above it they lose their shading, and rest while the picture moves

function makeMap() {
  drawnNodes = new vis.DataSet(nodes.map((node) => ({ id: node.id, x: node.x, y: node.y })));
  drawnEdges = new vis.DataSet(edges.map((edge) => ({ id: edge.id, from: edge.from, to: edge.to })));
  const options = {
    autoResize: true,
    physics: { enabled: false },
    layout: { improvedLayout: false, randomSeed: 1 },
    interaction: {
      hover: true, dragNodes: false, keyboard: false, multiselect: false,
      selectConnectedEdges: false, hoverConnectedEdges: false, zoomSpeed: 0.7,
    },
    nodes: { borderWidth: 1.5, borderWidthSelected: 3, chosen: false },
    edges: { smooth: false, chosen: false, selectionWidth: 0, hoverWidth: 0 },
  };
  if (edges.length > MANY) Object.assign(options.interaction, { hideEdgesOnDrag: true, hideEdgesOnZoom: true });
  dress();
  network = new vis.Network(byId("canvas"), { nodes: drawnNodes, edges: drawnEdges }, options);
  byId("canvas").firstElementChild.tabIndex = -1; // our own element, with its name, is the stop
  network.on("afterDrawing", decorate);
  network.on("click", clicked);
  network.on("hoverNode", ({ node }) => change({ hover: node }));
  network.on("blurNode", () => change({ hover: null }));
  for (const [event, cursor] of [["hoverEdge", "pointer"], ["blurEdge", ""]])
    network.on(event, () => (byId("canvas").style.cursor = cursor));
  network.on("resize", () => wholeShown && requestAnimationFrame(showFirst));
  for (const event of ["dragStart", "zoom"]) network.on(event, () => (wholeShown = false));
  showFirst();
}

/** Give nodes and lines their looks: colours of the theme, what is hidden, what is faint. */
function dress() {
  const colour = colours();
  const focus = inFocus();
  drawnNodes.update(nodes.map((node) => nodeLook(node, colour, focus)));
  drawnEdges.update(edges.map((edge) => edgeLook(edge, colour, focus)));
}

function nodeLook(node, colour, focus) {
  const faint = focus ? !focus.has(node.id) : shown.node[node.id] === CONTEXT;
  const full = colour(colourName(node.country));
  const own = faint ? thinned(full, colour("--paper"), focus ? 0.18 : 0.45) : full;
  const fill = { background: own, border: own };
  return {
    id: node.id,
    shape: node.shape,
    size: node.size,
    color: { ...fill, hover: fill, highlight: fill },
    hidden: !isShown(node.id),
  };
}

function edgeLook(edge, colour, focus) {
  const near = state.edge !== null ? edge.id === state.edge : edge.from === state.node || edge.to === state.node;
  const cooperation = edge.relation === "cooperation";
  const faint = focus && !near;
  const own = colour(lineColourName(edge.relation));
  const shaded = cooperation && !faint && edges.length <= MANY; // from one side's colour to the other's
  return {
    id: edge.id,
    width: cooperation ? edge.width : edge.width * 0.6,
    dashes: DASHES[edge.modality] ?? false,
    color: {
      ...(shaded ? { inherit: "both" } : { color: own, highlight: own, hover: own }),
      opacity: faint ? 0.1 : near ? 1 : cooperation ? 0.85 : 0.5,
    },
    hidden: !shown.edge[edge.id],
  };
}

/** After the figures: a ring round the open node, then the labels. */
function decorate(context) {
  const colour = colours();
  const look = {
    font: getComputedStyle(document.body).fontFamily,
    ink: colour("--ink"),
    paper: colour("--paper"),
    focus: inFocus(),
  };
  if (state.node !== null) ring(context, nodes[state.node], colour("--ink"));
  drawLabels(context, network.getScale(), visiblePart(), look);
}

function ring(context, node, colour) {
  context.save();
  context.strokeStyle = colour;
  context.lineWidth = 2 / Math.min(1, network.getScale());
  context.beginPath();
  context.arc(node.x, node.y, node.size + 3.5, 0, 2 * Math.PI);
  context.stroke();
  context.restore();
}

function visiblePart() {
  const { clientWidth, clientHeight } = byId("canvas");
  const from = network.DOMtoCanvas({ x: 0, y: 0 });
  const to = network.DOMtoCanvas({ x: clientWidth, y: clientHeight });
  return [from.x, from.y, to.x, to.y];
}

function clicked({ nodes: hit, edges: lines, pointer }) {
  const label = hit.length ? null : labelAt(pointer.canvas);
  if (hit.length) openNode(hit[0]);
  else if (label !== null) openNode(label);
  else if (lines.length) openEdge(lines[0]);
  else closeCard();
}

let wholeShown = true; // the reader has not moved the picture yet

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const moving = () => (still() ? false : { duration: 350, easingFunction: "easeInOutQuad" });

/** The part of the map that holds what is shown, labels included. */
function shownExtent() {
  const some = nodes.filter((node) => isShown(node.id));
  if (some.length === nodes.length || !some.length) return page.extent;
  const sides = (key) => some.map((node) => node[key]);
  const [xs, ys] = [sides("x"), sides("y")];
  const least = (values) => values.reduce((one, two) => Math.min(one, two));
  const most = (values) => values.reduce((one, two) => Math.max(one, two));
  return [least(xs) - WIDTH, least(ys) - 60, most(xs) + WIDTH, most(ys) + 60];
}

/** Show everything, labels included. */
function showWhole(animation = false) {
  const [left, top, right, bottom] = shownExtent();
  const { clientWidth, clientHeight } = byId("canvas");
  const scale = Math.min(
    1.5,
    (clientWidth - 24) / Math.max(1, right - left),
    (clientHeight - 24) / Math.max(1, bottom - top),
  );
  wholeShown = true;
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: Math.max(0.005, scale), animation });
}

/** The first picture: everything, or on a narrow screen the beginning, large enough to read. */
function showFirst() {
  const [left, top, right, bottom] = page.extent;
  const { clientWidth, clientHeight } = byId("canvas");
  showWhole();
  if (network.getScale() > 0.5 || clientWidth > 700 || nodes.length > 400) return;
  const scale = Math.max(0.55, Math.min(0.8, (clientHeight - 20) / Math.max(1, bottom - top)));
  const x = left - 8 / scale + clientWidth / 2 / scale;
  const y = Math.min((top + bottom) / 2, top - 8 / scale + clientHeight / 2 / scale);
  network.moveTo({ position: { x: Math.min(x, right), y }, scale, animation: false });
}

/** Bring a node, or the middle of several, to where the card leaves room. */
function showNodes(ids) {
  const { clientWidth } = byId("canvas");
  const card = byId("card");
  const beside = clientWidth > 700;
  const x = ids.reduce((sum, id) => sum + nodes[id].x, 0) / ids.length;
  const y = ids.reduce((sum, id) => sum + nodes[id].y, 0) / ids.length;
  wholeShown = false;
  network.moveTo({
    position: { x, y },
    scale: Math.max(1, network.getScale()),
    offset: beside ? { x: -card.offsetWidth / 2, y: 0 } : { x: 0, y: -card.offsetHeight / 2 },
    animation: moving(),
  });
}

/** Whether a node lies where the reader can see it, neither outside nor under the card. */
function inSight(id) {
  const { x, y } = network.canvasToDOM(nodes[id]);
  const canvas = byId("canvas").getBoundingClientRect();
  const card = byId("card").getBoundingClientRect();
  const inside = x > 20 && y > 20 && x < canvas.width - 20 && y < canvas.height - 20;
  const covered = card.width && x + canvas.left > card.left - 20 && y + canvas.top > card.top - 20;
  return inside && !covered;
}

onChange((changed) => {
  if (!network) return;
  if (changed.has("lang")) forgetLabels();
  if (["kinds", "lines", "node", "edge"].some((key) => changed.has(key))) dress();
  if (changed.has("hover")) byId("canvas").style.cursor = state.hover === null ? "" : "pointer";
  network.redraw();
});
