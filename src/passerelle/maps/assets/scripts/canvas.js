// The view: vis-network moves and zooms; the picture is ours, kept as a bitmap while it moves.

let network = null;
let bitmap = null; // { canvas, scale, left, top, right, bottom, cost }: the last sharp picture
let stale = true; // the bitmap does not show what is now to be seen
let settling = 0;
const MARGIN = 0.2; // how far the bitmap reaches beyond the screen, as a part of it
const QUICK = 9; // milliseconds: a picture as quick as this is painted sharp in every frame
const REST = 110; // milliseconds without motion after which the picture is painted sharp again

const OPTIONS = {
  autoResize: true,
  physics: { enabled: false },
  interaction: { hover: false, dragNodes: false, keyboard: false, selectable: false, zoomSpeed: 0.7 },
};

const viewScale = () => network?.getScale() ?? 1;

function makeMap() {
  takePlaces();
  network = new vis.Network(byId("canvas"), { nodes: [], edges: [] }, OPTIONS);
  byId("canvas").firstElementChild.tabIndex = -1; // our own element, with its name, is the stop
  network.on("beforeDrawing", drawPicture);
  network.on("afterDrawing", drawHover);
  network.on("afterDrawing", tellWhenStill);
  network.on("click", clicked);
  network.on("resize", () => (wholeShown ? requestAnimationFrame(showFirst) : repaint()));
  for (const event of ["dragStart", "zoom"]) network.on(event, () => (wholeShown = false));
  const canvas = network.canvas.frame.canvas;
  canvas.addEventListener("pointermove", pointed);
  canvas.addEventListener("pointerleave", () => change({ hover: null }));
  regroup();
  tellPlaces();
  showFirst();
}

/** Paint anew, as soon as the screen is ready for it. */
function repaint() {
  stale = true;
  network.redraw();
}

/** Before each frame: the bitmap where it will do, a sharp picture where it must. */
function drawPicture(context) {
  const view = visiblePart();
  const scale = viewScale();
  const here = bitmap && !stale;
  const same = here && Math.abs(bitmap.scale / scale - 1) < 1e-6 && covers(bitmap, view);
  if (!same && (!here || bitmap.cost < QUICK)) sharpen(view, scale, context);
  else if (!same) {
    clearTimeout(settling);
    settling = setTimeout(() => repaint(), REST);
  }
  const { left, top, right, bottom } = bitmap;
  context.imageSmoothingEnabled = !same;
  context.drawImage(bitmap.canvas, left, top, right - left, bottom - top);
}

const covers = (box, [left, top, right, bottom]) =>
  box.left <= left && box.top <= top && box.right >= right && box.bottom >= bottom;

/** Paint the bitmap for a view, with a margin to move in. */
function sharpen([left, top, right, bottom], scale, context) {
  const begun = performance.now();
  const ratio = context.canvas.width / byId("canvas").clientWidth || 1;
  // Whole pixels, so that a picture at rest is as sharp as one drawn straight to the screen.
  const margin = (size) => Math.round(MARGIN * size * scale * ratio) / (scale * ratio);
  const [mx, my] = [margin(right - left), margin(bottom - top)];
  const box = { left: left - mx, top: top - my, right: right + mx, bottom: bottom + my };
  const canvas = bitmap?.canvas ?? document.createElement("canvas");
  canvas.width = Math.max(1, Math.round((box.right - box.left) * scale * ratio));
  canvas.height = Math.max(1, Math.round((box.bottom - box.top) * scale * ratio));
  const own = canvas.getContext("2d");
  own.setTransform(scale * ratio, 0, 0, scale * ratio, -box.left * scale * ratio, -box.top * scale * ratio);
  paint(own, [box.left, box.top, box.right, box.bottom], scale);
  bitmap = { canvas, scale, ...box, cost: performance.now() - begun };
  stale = false;
  clearTimeout(settling);
  tellDrawn();
}

/** Say when not every line is drawn, so that nobody takes a thinned picture for the whole. */
function tellDrawn() {
  const { lines, all } = drawing;
  byId("thinned").hidden = lines === all;
  byId("thinned").textContent = lines === all ? "" : t("thinned", { some: number(lines), n: all });
}

/** Over the picture: the node under the pointer with its lines and its name. */
function drawHover(context) {
  if (state.hover === null || state.hover === state.node || !standsAlone(state.hover)) return;
  const [node, scale, colour] = [nodes[state.hover], viewScale(), colours()];
  const near = edgesOf(node.id).filter((edge) => shown.edge[edge.id] && isDrawn(otherEnd(edge, node.id)));
  context.beginPath();
  for (const edge of near) trace(context, nodes[edge.from], nodes[edge.to], viewNow().curved);
  context.strokeStyle = colour("--ink");
  context.globalAlpha = 0.55;
  context.lineWidth = 1.6 / scale;
  context.stroke();
  context.globalAlpha = 1;
  ring(context, node, scale);
  paintFigures(context, { fill: nodeColour(node), shape: node.shape, nodes: [node] }, scale);
  hoverLabel(context, node, scale, textStyle(null));
}

function visiblePart() {
  const { clientWidth, clientHeight } = byId("canvas");
  const from = network.DOMtoCanvas({ x: 0, y: 0 });
  const to = network.DOMtoCanvas({ x: clientWidth, y: clientHeight });
  return [from.x, from.y, to.x, to.y];
}

let asked = 0; // the frame that will say what lies under the pointer

function pointed(event) {
  if (event.pointerType === "touch" || event.buttons) return;
  cancelAnimationFrame(asked);
  const at = network.DOMtoCanvas({ x: event.offsetX, y: event.offsetY });
  asked = requestAnimationFrame(() => {
    const slack = 3 / viewScale();
    const node = nodeAt(at, slack)?.id ?? null;
    const other = node === null && (groupAt(at) || labelAt(at) !== null || edgeAt(at, slack));
    byId("canvas").style.cursor = node !== null || other ? "pointer" : "";
    change({ hover: node });
  });
}

function clicked({ pointer: { canvas: at }, event }) {
  const slack = (event?.pointerType === "touch" ? 12 : 4) / viewScale();
  const node = nodeAt(at, slack)?.id ?? labelAt(at);
  const group = node === null ? groupAt(at) : null;
  if (node !== null) return openNode(node);
  if (group) return openGroup(group);
  const edge = edgeAt(at, slack);
  if (edge) openEdge(edge.id);
  else closeCard();
}

let wholeShown = true; // the reader has not moved the picture yet

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const moving = () => (still() ? false : { duration: 350, easingFunction: "easeInOutQuad" });

/** The part of the map that holds what is shown, labels included. */
function shownExtent() {
  const some = nodes.filter((node) => isDrawn(node.id));
  if (some.length === nodes.length || !some.length || viewNow().panes.length) return viewNow().extent;
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
  const aside = viewNow().panes.length && clientWidth > 700 ? 110 : 24; // labels may reach out of a pane
  const scale = Math.min(
    1.5,
    (clientWidth - aside) / Math.max(1, right - left),
    (clientHeight - 24) / Math.max(1, bottom - top),
  );
  wholeShown = true;
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: Math.max(0.005, scale), animation });
}

/** The first picture: everything, or on a narrow screen the beginning, large enough to read. */
function showFirst() {
  const [left, top, right, bottom] = viewNow().extent;
  const { clientWidth, clientHeight } = byId("canvas");
  showWhole();
  if (network.getScale() > 0.5 || clientWidth > 700 || nodes.length > 400 || viewNow().panes.length) return;
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
  const some = ids.filter((id) => placed[id]);
  if (!some.length) return;
  const x = some.reduce((sum, id) => sum + nodes[id].x, 0) / some.length;
  const y = some.reduce((sum, id) => sum + nodes[id].y, 0) / some.length;
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
  if (!placed[id]) return false;
  const { x, y } = network.canvasToDOM(nodes[id]);
  const canvas = byId("canvas").getBoundingClientRect();
  const card = byId("card").getBoundingClientRect();
  const inside = x > 20 && y > 20 && x < canvas.width - 20 && y < canvas.height - 20;
  const covered = card.width && x + canvas.left > card.left - 20 && y + canvas.top > card.top - 20;
  return inside && !covered;
}

const STILL = 300; // milliseconds without a frame after which the picture rests
let resting = 0;
let telling = false;

function tellWhenStill() {
  clearTimeout(resting);
  resting = setTimeout(tellCamera, STILL);
}

/** Say where the reader has moved to, so that the address leads there. */
function tellCamera() {
  const { clientWidth } = byId("canvas");
  if (!clientWidth) return;
  const { x, y } = network.getViewPosition();
  const at = wholeShown ? null : [x, y, Math.max(1, clientWidth / viewScale())].map(Math.round);
  if (String(at) === String(state.at)) return;
  telling = true;
  change({ at });
  telling = false;
}

/** Go where the state says: to a place of the address, or back to everything. */
function followCamera() {
  if (!state.at) return showWhole(moving());
  const [x, y, across] = state.at;
  wholeShown = false;
  network.moveTo({ position: { x, y }, scale: byId("canvas").clientWidth / across, animation: false });
}

/** Changes of state that touch nothing in the picture. */
const ELSEWHERE = new Set(["hover", "view", "at"]);

onChange((changed) => {
  if (!network) return;
  if (changed.has("lang")) (forgetLabels(), tellPlaces());
  if (changed.has("layout")) switchLayout();
  if (changed.has("at") && !telling) followCamera();
  if (changed.has("layout")) return;
  if ([...changed].every((key) => ELSEWHERE.has(key))) return network.redraw();
  if (changed.has("group")) state.opened = new Set();
  regroup();
  forgetGrid();
  repaint();
});

function switchLayout() {
  tellPlaces();
  showWhole(moving());
  glide((arrived) => {
    if (arrived) (regroup(), forgetGrid(), tellPlaces());
    repaint();
  });
}
