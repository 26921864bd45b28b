// Colours by country, figures by kind, dashes by modality. The colours themselves are in map.css.

const DASHES = { asserted: false, reported: [9, 6], intended: [2, 5], denied: [12, 5, 2, 5] };

/** The colour slot of each country: the two sides first, then those with most actors. */
const slots = (() => {
  const counts = new Map();
  for (const { country } of nodes) counts.set(country, (counts.get(country) ?? 0) + 1);
  const others = [...counts.keys()]
    .filter((code) => code && code !== "FR" && code !== "CN")
    .sort((one, two) => counts.get(two) - counts.get(one) || (one < two ? -1 : 1));
  const slot = new Map([["", "none"], ["FR", "fr"], ["CN", "cn"]]);
  others.forEach((code, place) => slot.set(code, place < 4 ? String(place + 1) : "other"));
  return slot;
})();

const colourName = (country) => `--c-${slots.get(country)}`;
const nodeColour = (node) => colours()(colourName(node.country));
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

/** The figure and colour of a node, as a small picture for legend, card and table. */
function figure(node) {
  const drawn = FIGURES[node.shape]();
  drawn.style.fill = `var(${colourName(node.country)})`;
  return svg("svg", { class: "figure", viewBox: "0 0 16 16", "aria-hidden": "true" }, drawn);
}

/** A sample of a line: colour by relation, dashes by modality. */
function sample(edge) {
  const line = svg("line", { x1: 1, y1: 8, x2: 31, y2: 8 });
  line.style.stroke = `var(${lineColourName(edge.relation)})`;
  if (DASHES[edge.modality]) line.style.strokeDasharray = DASHES[edge.modality].map((d) => d / 1.6).join(" ");
  return svg("svg", { class: "sample", viewBox: "0 0 32 16", "aria-hidden": "true" }, line);
}
