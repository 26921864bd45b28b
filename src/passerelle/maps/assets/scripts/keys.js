// The keyboard: arrows walk over the map, Enter opens, Escape closes, / searches, + - 0 zoom.

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The nearest visible node in a direction: what lies straight ahead counts as nearer. */
function nodeTowards(from, [dx, dy]) {
  let best = null;
  let least = Infinity;
  for (const node of nodes) {
    if (node.id === from.id || !standsAlone(node.id)) continue;
    const ahead = (node.x - from.x) * dx + (node.y - from.y) * dy;
    const aside = Math.abs((node.x - from.x) * dy) + Math.abs((node.y - from.y) * dx);
    if (ahead <= 0.5) continue;
    const cost = ahead + 2.5 * aside;
    if (cost < least) [best, least] = [node, cost];
  }
  return best;
}

function canvasKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !nodes.length) return;
  const direction = ARROWS[event.key];
  const zoom = { "+": 1.25, "=": 1.25, "-": 0.8 }[event.key];
  if (direction) {
    const from = state.node !== null ? nodes[state.node] : nodes.find((node) => standsAlone(node.id));
    const to = state.node === null ? from : nodeTowards(from, direction);
    if (to) {
      openNode(to.id);
      if (!inSight(to.id)) showNodes([to.id]);
    }
  } else if (zoom) zoomBy(zoom);
  else if (event.key === "0") showWhole(moving());
  else if (event.key === "Enter") enterCard();
  else return;
  event.preventDefault();
}

function zoomBy(factor) {
  wholeShown = false;
  network.moveTo({ scale: network.getScale() * factor, animation: moving() });
}

function pageKey(event) {
  const writing = event.target.closest?.("input, textarea, select");
  if (event.key === "Escape") leaveCard();
  else if (event.key === "/" && !writing && !event.ctrlKey && !event.metaKey) {
    byId("query").focus();
    event.preventDefault();
  }
}
