// The painter: land and panes, lines, figures, groups and labels on any 2D context, in map units.

/** Draw the part `view` of the map; `context` already counts in units of the map. */
function paint(context, view, scale) {
  const focus = inFocus();
  paintLand(context, scale);
  for (const bundle of lineBundles(view, focus)) paintLines(context, bundle, scale);
  for (const bundle of figureBundles(view, focus)) paintFigures(context, bundle, scale);
  if (grouped) paintGroups(context, scale);
  if (state.node !== null && isDrawn(state.node)) ring(context, nodes[state.node], scale);
  drawLabels(context, scale, view, textStyle(focus));
}

function textStyle(focus) {
  const colour = colours();
  return { font: getComputedStyle(document.body).fontFamily, ink: colour("--ink"), paper: colour("--paper"), focus };
}

function paintLines(context, { stroke, width, alpha, dashes, edges: some }, scale) {
  const curved = viewNow().curved;
  context.beginPath();
  for (const { from, to } of some) trace(context, nodes[from], nodes[to], curved);
  context.globalAlpha = alpha;
  context.lineWidth = Math.max(width, 0.6 / scale);
  context.setLineDash(dashes);
  context.strokeStyle = typeof stroke === "string" ? stroke : shading(context, stroke);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function trace(context, one, two, curved) {
  context.moveTo(one.x, one.y);
  if (curved) context.quadraticCurveTo(...bend(one, two), two.x, two.y);
  else context.lineTo(two.x, two.y);
}

function shading(context, { from, to, colours: [first, last] }) {
  const stroke = context.createLinearGradient(from.x, from.y, to.x, to.y);
  stroke.addColorStop(0, first);
  stroke.addColorStop(1, last);
  return stroke;
}

function paintFigures(context, { fill, shape, nodes: some }, scale) {
  const small = 2.2 / scale; // pixels: smaller figures are squares, nobody sees the difference
  context.beginPath();
  for (const node of some) {
    const size = drawnSize(node, scale);
    if (size < small) context.rect(node.x - size, node.y - size, 2 * size, 2 * size);
    else outline(context, shape, node.x, node.y, size);
  }
  context.fillStyle = fill;
  if (some.length <= 3000) {
    context.strokeStyle = colours()("--paper");
    context.lineWidth = Math.min(1.5, 1.2 / scale);
    context.stroke();
  }
  context.fill();
}

/** The corners of each figure round its middle, for a radius of one; a dot has none. */
const CORNERS = {
  square: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
  diamond: [[0, -1.15], [1.15, 0], [0, 1.15], [-1.15, 0]],
  triangle: [[0, -1.2], [1.15, 0.85], [-1.15, 0.85]],
  hexagon: [0, 1, 2, 3, 4, 5].map((n) => [Math.cos((n * Math.PI) / 3), Math.sin((n * Math.PI) / 3)]),
  star: Array.from({ length: 10 }, (_, n) => {
    const [reach, turn] = [n % 2 ? 0.55 : 1.3, (n * Math.PI) / 5 - Math.PI / 2];
    return [reach * Math.cos(turn), reach * Math.sin(turn)];
  }),
};

function outline(context, shape, x, y, size) {
  const corners = CORNERS[shape];
  if (!corners) {
    context.moveTo(x + size, y);
    context.arc(x, y, size, 0, 2 * Math.PI);
    return;
  }
  corners.forEach(([cx, cy], place) => context[place ? "lineTo" : "moveTo"](x + cx * size, y + cy * size));
  context.closePath();
}

function paintGroups(context, scale) {
  const colour = colours();
  const most = Math.max(1, ...grouped.lines.map(({ count }) => count));
  context.strokeStyle = colour("--line-cooperation");
  for (const { one, two, count } of grouped.lines) {
    context.beginPath();
    trace(context, one, two, viewNow().curved);
    context.globalAlpha = 0.35 + 0.4 * (count / most);
    context.lineWidth = Math.max(0.8 / scale, 1 + 9 * Math.sqrt(count / most));
    context.stroke();
  }
  context.globalAlpha = 1;
  for (const group of grouped.groups) {
    context.beginPath();
    context.arc(group.x, group.y, group.size, 0, 2 * Math.PI);
    context.fillStyle = nodeColour(group.hub);
    context.strokeStyle = colour("--paper");
    context.lineWidth = 3 / Math.max(0.5, scale);
    context.fill();
    context.stroke();
  }
}

function ring(context, node, scale) {
  context.strokeStyle = colours()("--ink");
  context.lineWidth = 2 / Math.min(1, scale);
  context.beginPath();
  context.arc(node.x, node.y, drawnSize(node, scale) + 3.5 / Math.max(1, scale), 0, 2 * Math.PI);
  context.stroke();
}

/** Land, borders and frames of a geographic view. */
function paintLand(context, scale) {
  const colour = colours();
  for (const pane of viewNow().panes) {
    const [left, top, right, bottom] = pane.box;
    context.save();
    if (pane.clip) {
      context.beginPath();
      context.rect(left, top, right - left, bottom - top);
      context.clip();
    }
    for (const shape of pane.shapes) paintShape(context, shape, scale, colour);
    context.restore();
    paneWords(context, pane, scale);
    if (!pane.frame) continue;
    context.strokeStyle = colour("--map-border");
    context.lineWidth = 1 / scale;
    context.beginPath();
    context.rect(left, top, right - left, bottom - top);
    context.stroke();
  }
}

/** Rings to fill, or open lines, of flat numbers: a point and the steps from it. */
function paintShape(context, { class: kind, d: rings }, scale, colour) {
  const open = kind === "border" || kind === "graticule";
  context.beginPath();
  for (const ring of rings) {
    let [x, y] = ring;
    context.moveTo(x, y);
    for (let place = 2; place < ring.length; place += 2) context.lineTo((x += ring[place]), (y += ring[place + 1]));
    if (!open) context.closePath();
  }
  if (!open) {
    context.fillStyle = colour(`--map-${kind}`);
    context.fill("evenodd");
    return;
  }
  context.strokeStyle = colour("--map-border");
  context.globalAlpha = kind === "border" ? 1 : 0.4;
  context.lineWidth = 0.7 / scale;
  context.stroke();
  context.globalAlpha = 1;
}

/** The name of a pane in its upper corner, and its scale in the lower one, as large as a label. */
function paneWords(context, { kind, names, box: [left, , right, bottom], box: [, top], scale_bar: bar }, scale) {
  const colour = colours();
  const size = 11.5 / scale;
  context.font = `600 ${size}px ${getComputedStyle(document.body).fontFamily}`;
  context.fillStyle = colour("--quiet");
  context.textBaseline = "top";
  context.textAlign = "left";
  if (kind !== "world") context.fillText(named(names).text, left + 0.6 * size, top + 0.6 * size, right - left);
  if (!bar || kind === "world") return;
  const [x, y] = [right - bar.length - 0.8 * size, bottom - 0.8 * size];
  context.strokeStyle = colour("--quiet");
  context.lineWidth = 1.2 / scale;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + bar.length, y);
  context.stroke();
  context.font = `${0.85 * size}px ${getComputedStyle(document.body).fontFamily}`;
  context.textAlign = "right";
  context.textBaseline = "bottom";
  context.fillText(`${number(bar.km)} km`, x + bar.length, y - 0.2 * size);
}
