// The scene: what is to be drawn in a part of the map, with colours and widths; no drawing here.

const MOST_LINES = 24000; // at once; the strongest are kept, and the page says that there are more
const SHADED = 1500; // up to so many, a line goes from the colour of one side to that of the other

let drawing = { lines: 0, all: 0 }; // how many lines the last picture drew, of how many

/** The control point of a bowed line: bent to the left of the way from the western end. */
function bend(one, two) {
  const [a, b] = one.x <= two.x ? [one, two] : [two, one];
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  return [(a.x + b.x) / 2 + 0.16 * dy, (a.y + b.y) / 2 - 0.16 * dx];
}

const LEAST = nodes.length > 1000 ? 1.4 : 2.8; // pixels

/** The radius a node is drawn with: never so small that it is lost. */
const drawnSize = (node, scale = viewScale()) => Math.max(node.size * node.scale, LEAST / scale);

/** Lines between single nodes that touch the `view`, the strongest last, at most MOST_LINES. */
function linesIn([left, top, right, bottom]) {
  const found = [];
  for (const edge of edges) {
    if (!shown.edge[edge.id] || !standsAlone(edge.from) || !standsAlone(edge.to)) continue;
    const [one, two] = [nodes[edge.from], nodes[edge.to]];
    if (Math.max(one.x, two.x) < left || Math.min(one.x, two.x) > right) continue;
    if (Math.max(one.y, two.y) < top || Math.min(one.y, two.y) > bottom) continue;
    found.push(edge);
  }
  drawing = { lines: Math.min(found.length, MOST_LINES), all: found.length };
  if (found.length <= MOST_LINES) return found;
  // Nodes are numbered by their partners: low numbers at both ends are what holds a network together.
  return found.sort((a, b) => b.weight - a.weight || a.from + a.to - b.from - b.to).slice(0, MOST_LINES);
}

/** The lines as bundles that look alike: colour, width, dashes, opacity, and what is in them. */
function lineBundles(view, focus) {
  const colour = colours();
  const bundles = new Map();
  const found = linesIn(view);
  // The more lines, the thinner: together they may cover no more than a few hundred would.
  const thin = Math.min(1, Math.sqrt(500 / Math.max(1, found.length)));
  const crowded = found.length > SHADED;
  for (const edge of found) {
    const near = state.edge !== null ? edge.id === state.edge : focus ? focus.has(edge.from) && focus.has(edge.to) : false;
    const faint = focus && !near;
    const strong = edge.relation === "cooperation";
    const shaded = strong && !faint && found.length <= SHADED;
    const width = (strong ? edge.width : edge.width * 0.6) * (crowded ? 0.6 : 1);
    // In a crowd a line within one colour shows it: so what belongs together is seen.
    const [from, to] = crowded ? [nodeColour(nodes[edge.from]), nodeColour(nodes[edge.to])] : [null, ""];
    const within = from === to;
    const alpha = faint ? 0.09 * thin : near ? 1 : (strong ? 0.85 : 0.5) * (within ? Math.min(1, 1.6 * thin) : thin);
    const key = `${edge.relation}|${width.toFixed(1)}|${edge.modality}|${alpha}|${shaded ? edge.id : within ? from : ""}`;
    if (!bundles.has(key))
      bundles.set(key, {
        stroke: shaded
          ? { from: nodes[edge.from], to: nodes[edge.to], colours: [nodeColour(nodes[edge.from]), nodeColour(nodes[edge.to])] }
          : within ? from : colour(lineColourName(edge.relation)),
        width, alpha, dashes: DASHES[edge.modality] || [], edges: [],
      });
    bundles.get(key).edges.push(edge);
  }
  return [...bundles.values()].sort((a, b) => a.alpha - b.alpha || a.width - b.width);
}

/** The figures as bundles that look alike: colour, shape, and the nodes. */
function figureBundles([left, top, right, bottom], focus) {
  const paper = colours()("--paper");
  const bundles = new Map();
  for (const node of nodes) {
    if (!standsAlone(node.id)) continue;
    const reach = node.size * node.scale + 2;
    if (node.x + reach < left || node.x - reach > right || node.y + reach < top || node.y - reach > bottom) continue;
    const faint = focus ? !focus.has(node.id) : shown.node[node.id] === CONTEXT;
    const full = nodeColour(node);
    const key = `${faint ? 0 : 1}|${full}|${node.shape}`;
    if (!bundles.has(key))
      bundles.set(key, {
        faint, shape: node.shape, nodes: [],
        fill: faint ? thinned(full, paper, focus ? 0.18 : 0.45) : full,
      });
    bundles.get(key).nodes.push(node);
  }
  return [...bundles.values()].sort((a, b) => Number(b.faint) - Number(a.faint));
}
