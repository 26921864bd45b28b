// Labels: drawn on the map by us, so that they stand clear of lines and never on one another.
// The most linked come first; one that finds no free place waits until there is room.

const { size: SIZE, line: LINE, width: WIDTH, lines: LINES, gap: GAP } = page.label;
const SMALLEST = 10.5; // pixels on the screen
const LARGEST = 18;
const SIDES = ["right", "left", "below", "above"];

const wrapped = new Map(); // node -> { lines, width, height } at letter size SIZE
let drawn = []; // { node, box } of the labels on the screen

function forgetLabels() {
  wrapped.clear();
}

/** Letter size in units of the map: it grows with the picture, within what eyes can read. */
function letterSize(scale) {
  return Math.min(LARGEST, Math.max(SMALLEST, SIZE * scale)) / scale;
}

function labelOf(context, node) {
  if (!wrapped.has(node.id)) wrapped.set(node.id, wrap(context, nameText(node)));
  return wrapped.get(node.id);
}

/** Break a name at spaces and hyphens, or anywhere in Chinese; the last line may be cut. */
function wrap(context, text) {
  const pieces = text.match(/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\-\u2e80-\u9fff]+-?\s*|\s+|-/gu) ?? [text];
  const lines = [""];
  for (const piece of pieces) {
    const longer = lines.at(-1) + piece;
    if (lines.at(-1) && context.measureText(longer.trim()).width > WIDTH) lines.push(piece);
    else lines[lines.length - 1] = longer;
  }
  const kept = lines.slice(0, LINES).map((line) => cut(context, line.trim()));
  if (lines.length > LINES) kept[LINES - 1] = cut(context, `${kept[LINES - 1]}…`);
  const width = Math.max(...kept.map((line) => context.measureText(line).width));
  return { lines: kept, width, height: LINE * kept.length };
}

function cut(context, line) {
  if (context.measureText(line).width <= WIDTH * 1.15) return line;
  let letters = [...line.replace(/…$/, "")];
  while (letters.length > 1 && context.measureText(`${letters.join("")}…`).width > WIDTH) letters.pop();
  return `${letters.join("").trim()}…`;
}

/** The box of a label on one side of its node, in units of the map. */
function labelBox(node, label, side, zoom) {
  const width = label.width * zoom;
  const height = label.height * zoom;
  const reach = (node.scale ? drawnSize(node) : node.size) + GAP * zoom;
  if (side === "left") return [node.x - reach - width, node.y - height / 2, node.x - reach, node.y + height / 2];
  if (side === "right") return [node.x + reach, node.y - height / 2, node.x + reach + width, node.y + height / 2];
  if (side === "above") return [node.x - width / 2, node.y - reach - height, node.x + width / 2, node.y - reach];
  return [node.x - width / 2, node.y + reach, node.x + width / 2, node.y + reach + height];
}

/** A grid that knows which parts of the picture are taken. */
class Taken {
  constructor(cell) {
    this.cell = cell;
    this.grid = new Map();
  }

  *keys([left, top, right, bottom]) {
    for (let x = Math.floor(left / this.cell); x <= Math.floor(right / this.cell); x++)
      for (let y = Math.floor(top / this.cell); y <= Math.floor(bottom / this.cell); y++) yield `${x},${y}`;
  }

  free(box, owner) {
    for (const key of this.keys(box))
      for (const [other, whose] of this.grid.get(key) ?? [])
        if (whose !== owner && meet(box, other)) return false;
    return true;
  }

  add(box, owner) {
    for (const key of this.keys(box)) {
      if (!this.grid.has(key)) this.grid.set(key, []);
      this.grid.get(key).push([box, owner]);
    }
  }
}

const meet = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

const TRIES = 1500; // labels tried for one picture: those with fewer partners wait

/** Draw all labels that find room inside `view`, the part of the map on the screen. */
function drawLabels(context, scale, view, look) {
  const letters = letterSize(scale);
  const zoom = letters / SIZE;
  const taken = new Taken(Math.max(60, WIDTH * zoom) / 2);
  const visible = nodes.filter((node) => standsAlone(node.id) && meet([node.x - WIDTH * zoom, node.y - 60, node.x + WIDTH * zoom, node.y + 60], view));
  for (const node of visible.length > 400 ? [] : visible) {
    const reach = Math.max(1, node.size * node.scale - 1);
    taken.add([node.x - reach, node.y - reach, node.x + reach, node.y + reach], node.id);
  }
  context.font = `${SIZE}px ${look.font}`;
  drawn = [];
  const title = 13 / scale;
  for (const { kind, box: [left, top] } of viewNow().panes)
    if (kind !== "world") taken.add([left, top, left + 9 * title, top + 2 * title], null);
  labelGroups(context, zoom, taken, look);
  // In a crowd a label for each patch of the screen; a map that is not large has room for all.
  const patches = ((view[2] - view[0]) * (view[3] - view[1]) * scale * scale) / 16000;
  const most = visible.length > 400 ? Math.max(60, patches) : 400;
  for (const node of urgent(visible, look.focus).slice(0, TRIES)) {
    if (drawn.length >= most) break;
    const label = labelOf(context, node);
    const sides = [node.anchor, ...SIDES.filter((side) => side !== node.anchor)];
    const boxes = sides.map((side) => labelBox(node, label, side, zoom));
    const place = boxes.findIndex((box) => taken.free(box, node.id));
    if (place < 0 && node.id !== state.node) continue;
    const side = sides[Math.max(0, place)];
    const box = boxes[Math.max(0, place)];
    const style = textLook(node, look);
    taken.add(box, node.id);
    drawn.push({ node, box, label, side, zoom, style });
    write(context, label, box, side, zoom, style);
  }
}

/** Groups have their names first, below their figures, with the number of their members. */
function labelGroups(context, zoom, taken, look) {
  for (const group of grouped?.groups ?? []) {
    const label = wrap(context, `${groupName(group)} (${number(group.members.length)})`);
    const box = labelBox({ ...group, size: group.size - GAP / 2 }, label, "below", zoom);
    if (!taken.free(box, null)) continue;
    taken.add(box, group);
    write(context, label, box, "below", zoom, { ...look, alpha: 1, strong: true });
  }
}

/** The name of the node under the pointer, over everything else. */
function hoverLabel(context, node, scale, look) {
  context.font = `${SIZE}px ${look.font}`;
  const zoom = letterSize(scale) / SIZE;
  const label = labelOf(context, node);
  const known = drawn.find((one) => one.node === node);
  const side = known?.side ?? node.anchor;
  write(context, label, labelBox(node, label, side, zoom), side, zoom, { ...look, alpha: 1, strong: true });
}

/** Those in focus first, then as given: by number of partners. */
function urgent(visible, focus) {
  const rank = (node) =>
    node.id === state.node ? 0 : focus?.has(node.id) ? 1 : shown.node[node.id] === CONTEXT ? 3 : 2;
  if (!focus && !shown.counts.context) return visible; // they come by number of partners
  return [...visible].sort((one, two) => rank(one) - rank(two) || one.id - two.id);
}

function textLook(node, look) {
  const faint = look.focus ? !look.focus.has(node.id) : shown.node[node.id] === CONTEXT;
  const strong = node.id === state.node;
  return { ...look, alpha: faint ? (look.focus ? 0.22 : 0.6) : 1, strong };
}

function write(context, label, box, side, zoom, look) {
  context.save();
  context.globalAlpha = look.alpha;
  context.font = `${look.strong ? "600 " : ""}${SIZE * zoom}px ${look.font}`;
  context.textAlign = side === "left" ? "right" : side === "right" ? "left" : "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 4 * zoom;
  context.strokeStyle = look.paper;
  context.fillStyle = look.ink;
  const x = side === "left" ? box[2] : side === "right" ? box[0] : (box[0] + box[2]) / 2;
  label.lines.forEach((line, place) => {
    const y = box[1] + (place + 0.5) * LINE * zoom;
    context.strokeText(line, x, y);
    context.fillText(line, x, y);
  });
  context.restore();
}

/** The node whose label is at a point of the map, or null. */
function labelAt({ x, y }) {
  const hit = drawn.find(({ box }) => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]);
  return hit ? hit.node.id : null;
}
