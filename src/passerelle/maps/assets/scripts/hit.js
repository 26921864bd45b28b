// What lies under the pointer: nodes by a grid, lines by their distance.

let grid = null;

/** Cells of about one node each, filled when first asked after a change of places. */
function nodeGrid() {
  if (grid) return grid;
  const [left, top, right, bottom] = viewNow().extent;
  const cell = Math.max(24, Math.sqrt(((right - left) * (bottom - top)) / Math.max(1, nodes.length)));
  const cells = new Map();
  for (const node of nodes) {
    if (!standsAlone(node.id)) continue;
    const key = `${Math.floor(node.x / cell)},${Math.floor(node.y / cell)}`;
    if (cells.has(key)) cells.get(key).push(node);
    else cells.set(key, [node]);
  }
  return (grid = { cell, cells });
}

const forgetGrid = () => (grid = null);

/** The node at a point of the map, within `slack` units around its figure; null when none is. */
function nodeAt({ x, y }, slack) {
  const { cell, cells } = nodeGrid();
  const reach = Math.ceil((24 + slack) / cell);
  const [column, row] = [Math.floor(x / cell), Math.floor(y / cell)];
  let best = null;
  let least = Infinity;
  for (let c = column - reach; c <= column + reach; c += 1)
    for (let r = row - reach; r <= row + reach; r += 1)
      for (const node of cells.get(`${c},${r}`) ?? []) {
        const away = Math.hypot(node.x - x, node.y - y) - drawnSize(node);
        if (away <= slack && away < least) [best, least] = [node, away];
      }
  return best;
}

/** The line nearest to a point of the map, if it is within `slack` units; null when none is. */
function edgeAt({ x, y }, slack) {
  let best = null;
  let least = slack;
  for (const edge of edges) {
    if (!shown.edge[edge.id] || !standsAlone(edge.from) || !standsAlone(edge.to)) continue;
    const away = distanceTo(nodes[edge.from], nodes[edge.to], x, y, least);
    if (away < least) [best, least] = [edge, away];
  }
  return best;
}

/** From a point to the line between two nodes, as it is drawn; Infinity when surely beyond `limit`. */
function distanceTo(one, two, x, y, limit) {
  const bow = viewNow().curved ? bend(one, two) : null;
  if (!bow) return toSegment(one.x, one.y, two.x, two.y, x, y, limit);
  // A bow is close to the two chords from its ends to its middle.
  const [mx, my] = [(one.x + two.x + 2 * bow[0]) / 4, (one.y + two.y + 2 * bow[1]) / 4];
  return Math.min(
    toSegment(one.x, one.y, mx, my, x, y, limit),
    toSegment(mx, my, two.x, two.y, x, y, limit),
  );
}

function toSegment(x1, y1, x2, y2, x, y, limit) {
  if (x < Math.min(x1, x2) - limit || x > Math.max(x1, x2) + limit) return Infinity;
  if (y < Math.min(y1, y2) - limit || y > Math.max(y1, y2) + limit) return Infinity;
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x1 + along * dx - x, y1 + along * dy - y);
}
