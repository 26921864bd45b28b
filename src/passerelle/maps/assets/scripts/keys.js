// The keyboard: arrows walk over the map, Enter opens, Escape closes, / searches, + - 0 zoom, ? tells.

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

let shortcuts = true; // whether single keys act; the help can turn them off

/** Keys of the page and of an open card; none of them while somebody writes. */
function pageKey(event) {
  const writing = event.target.closest?.("input, textarea, select, dialog");
  if (event.key === "Escape" && !event.target.closest?.("dialog")) return leaveCard();
  if (writing || event.ctrlKey || event.metaKey || event.altKey || !shortcuts) return undefined;
  if (event.key === "/") byId("query").focus();
  else if (event.key === "?") openHelp();
  else if (!cardKey(event)) return undefined;
  return event.preventDefault();
}

/** What a key does to the open card: it presses the button that does the same. */
function cardKey(event) {
  const within = event.target.closest?.("#canvas, #card, #table");
  const tool = { 1: "depth-1", 2: "depth-2", 3: "depth-3", o: "only", p: "path", c: "pair" }[event.key];
  const button = within && tool && byId("card").querySelector(`[data-tool="${tool}"]`);
  if (!button) return false;
  if (tool === "path" || tool === "pair") returnTo = event.target;
  button.click();
  return true;
}
