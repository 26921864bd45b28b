// The size of a node: what it says, and how large that is drawn. One place for all who need it.

const MEASURES = ["degree", ...Object.keys(page.measures ?? {}).filter((name) => name !== "degree")];
const [SMALL, LARGE] = [5.5, 20]; // radii, in units of the map

/** The values of a measure, and between which two they lie. */
const measured = new Map();
function measure(name) {
  if (!measured.has(name)) {
    const values = page.measures[name];
    const [least, most] = values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [0, 0]);
    measured.set(name, { values, least, most });
  }
  return measured.get(name);
}

/** The radius of a node: by its partners as the layout has it, else its area grows with the measure. */
function sizeOf(node) {
  const full = FULLNESS[node.shape] ?? 1;
  if (state.measure === "degree") return radius(node.degree) * full;
  const { values, least, most } = measure(state.measure);
  const part = most > least ? (values[node.id] - least) / (most - least) : 0;
  return Math.sqrt(SMALL ** 2 + part * (LARGE ** 2 - SMALL ** 2)) * full;
}

const measureName = (name) => (page.texts[state.lang][`measure_${name}`] ? t(`measure_${name}`) : name);

onChange((changed) => {
  if (changed.has("measure")) for (const node of nodes) node.size = sizeOf(node);
});
