// Colours by what the reader chose, figures by kind, dashes by standing. The colours are in base.css.

const DASHES = { asserted: false, reported: [9, 6], intended: [2, 5], denied: [12, 5, 2, 5] };
const HUES = ["fr", "cn", "1", "2", "3", "4", "5", "6"]; // then "other"; "none" for what is not known
const COLOURINGS = ["country", "kind", "community", "theme"];

/** The hue of each value, those with most nodes first; the two sides of the bridge keep theirs. */
function hues(values, sides) {
  const fixed = new Map(["FR", "CN"].map((code, place) => [code, HUES[place]]).filter(([code]) => sides && values.includes(code)));
  const free = HUES.filter((hue) => ![...fixed.values()].includes(hue));
  let next = 0;
  return values.map((value) => (value === "" ? "none" : fixed.get(value) ?? free[next++] ?? "other"));
}

/** The top theme of most of the links of each node, by code; that of "" where there is none. */
function mainThemes() {
  const { first, at } = model.codes.theme;
  const top = model.values.theme.map((slug) => !broaderTheme(slug));
  const nothing = model.values.theme.indexOf("");
  const met = new Int32Array(model.links).fill(-1); // the node for which a link was counted last
  return Int32Array.from(nodes, ({ id }) => {
    const counts = new Map();
    for (const edge of edgesOf(id))
      for (const link of edge.links) {
        if (met[link] === id) continue;
        met[link] = id;
        for (const code of at.subarray(first[link], first[link + 1]))
          if (top[code] && code !== nothing) counts.set(code, (counts.get(code) ?? 0) + 1);
      }
    return [...counts].reduce((best, one) => (one[1] > best[1] || (one[1] === best[1] && one[0] < best[0]) ? one : best), [nothing, 0])[0];
  });
}

const colourings = new Map(); // by what they go by: the codes of the nodes, and a hue for each code

/** How nodes are coloured when the colour goes by a facet. */
function colouring(by) {
  if (!colourings.has(by)) colourings.set(by, by === "theme" ? themeColouring() : { codes: model.codes[by], hues: hues(model.values[by], by === "country") });
  return colourings.get(by);
}

/** Themes have hues in the order of the nodes that they are the main theme of. */
function themeColouring() {
  const codes = mainThemes();
  const often = model.values.theme.map(() => 0);
  for (const code of codes) if (code >= 0) often[code] += 1;
  const order = often.map((_, code) => code).filter((code) => often[code]).sort((one, two) => often[two] - often[one] || one - two);
  const own = hues(order.map((code) => model.values.theme[code]), false);
  const byCode = model.values.theme.map(() => "other");
  order.forEach((code, place) => (byCode[code] = own[place]));
  return { codes, hues: byCode };
}

/** The hue that a value of a facet has on the map now, or null when colours say something else. */
function hueOf(facet, value) {
  if (facet !== state.colour) return null;
  const { codes, hues: own } = colouring(facet);
  const code = model.values[facet].indexOf(value);
  return facet === "theme" && !codes.includes(code) ? null : own[code];
}

const hueAt = (node) => {
  const { codes, hues: own } = colouring(state.colour);
  return own[codes[node.id]] ?? "none";
};
const colourName = (node) => `--c-${hueAt(node)}`;
const lineColourName = (relation) =>
  ({ cooperation: "--line-cooperation", meeting: "--line-meeting" })[relation] ?? "--line-other";

let known = new Map(); // colours of the theme now shown, once they were asked for

const forgetColours = () => (known = new Map());

/** The colours of the theme now shown, read from the style sheet. */
function colours() {
  return (name) => {
    if (!known.has(name)) known.set(name, getComputedStyle(document.documentElement).getPropertyValue(name).trim());
    return known.get(name);
  };
}

let painted = {}; // the colour of each code, as long as neither the colouring nor the theme changes

/** The colour of a node on the map now. */
function nodeColour(node) {
  if (painted.by !== state.colour || painted.known !== known) {
    const { codes, hues: own } = colouring(state.colour);
    painted = { by: state.colour, known, codes, fills: own.map((hue) => colours()(`--c-${hue}`)) };
  }
  return painted.fills[painted.codes[node.id]] ?? colours()("--c-none");
}

/** A colour thinned with the paper, as opaque as before: what lies under it does not show. */
function thinned(colour, paper, share) {
  const parts = (hex) => [1, 3, 5].map((from) => parseInt(hex.slice(from, from + 2), 16));
  const [own, under] = [parts(colour), parts(paper)];
  return `rgb(${own.map((part, place) => Math.round(share * part + (1 - share) * under[place])).join(",")})`;
}

const FIGURES = {
  dot: () => svg("circle", { cx: 8, cy: 8, r: 6 }),
  square: () => svg("rect", { x: 2.5, y: 2.5, width: 11, height: 11 }),
  diamond: () => svg("path", { d: "M8 1 15 8 8 15 1 8Z" }),
  triangle: () => svg("path", { d: "M8 1.5 15 14H1Z" }),
  hexagon: () => svg("path", { d: "M4.5 2h7L15 8l-3.5 6h-7L1 8Z" }),
  star: () => svg("path", { d: "M8 .8l2.1 4.8 5.2.5-3.9 3.5 1.1 5.1L8 12l-4.5 2.7 1.1-5.1L.7 6.1l5.2-.5Z" }),
};

/** A small picture of a shape in a colour of the style sheet. */
function shapePicture(shape, colour) {
  const drawn = FIGURES[shape]();
  drawn.style.fill = `var(${colour})`;
  return svg("svg", { class: "figure", viewBox: "0 0 16 16", "aria-hidden": "true" }, drawn);
}

/** The figure and colour of a node, as a small picture for card and table. */
const figure = (node) => shapePicture(node.shape, colourName(node));

/** A sample of a line: colour by relation, dashes by standing. */
function sample({ relation = "cooperation", modality = "asserted" }) {
  const line = svg("line", { x1: 1, y1: 8, x2: 31, y2: 8 });
  line.style.stroke = `var(${lineColourName(relation)})`;
  if (DASHES[modality]) line.style.strokeDasharray = DASHES[modality].map((d) => d / 1.6).join(" ");
  return svg("svg", { class: "sample", viewBox: "0 0 32 16", "aria-hidden": "true" }, line);
}

/** What stands for a value of a facet on the map: a figure, a sample of a line, or nothing. */
function picture(facet, value) {
  if (facet === "relation") return sample({ relation: value });
  if (facet === "modality") return sample({ modality: value });
  const hue = hueOf(facet, value);
  const shape = facet === "kind" ? page.shapes[value] ?? "square" : "dot";
  if (hue) return shapePicture(shape, `--c-${hue}`);
  return facet === "kind" ? shapePicture(shape, "--quiet") : null;
}
