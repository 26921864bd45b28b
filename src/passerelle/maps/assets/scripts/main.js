// Everything put together: the first picture, and what tests may ask.

document.body.classList.toggle("embed", embedded);
makeSearch();
makePeriod();
renderWords();
renderTools();
renderPeriod();
renderDisplay();
renderLegend();
renderEmpty();
makeMap();
followAddress();
record(false);
byId("canvas").addEventListener("keydown", canvasKey);
byId("table").tabIndex = -1;
document.addEventListener("keydown", pageKey);
document.addEventListener("keydown", historyKey);

/** What a test or a script around the page may ask; nothing here changes the data. */
window.passerelleMap = Object.freeze({
  counts: () => ({ nodes: nodes.length, edges: edges.length, shown: shown.counts.nodes, context: shown.counts.context, lines: shown.counts.edges }),
  labels: () => drawn.map(({ node }) => nameText(node)),
  labelBoxes: () => drawn.map(({ box }) => [...box]),
  at: (iri) => {
    const node = nodes.find((one) => one.iri === iri);
    const frame = byId("canvas").getBoundingClientRect();
    const { x, y } = network.canvasToDOM({ x: node.x, y: node.y });
    return { x: x + frame.left, y: y + frame.top };
  },
  picture: async (kind) => (await pictureBlob(kind)).text(),
  set: (values) => change(values),
  open: (iri) => pick(nodes.find((one) => one.iri === iri)),
  lang: () => state.lang,
  filters: () => JSON.parse(JSON.stringify(state.filters)),
  colour: (iri) => nodeColour(nodes.find((one) => one.iri === iri)),
  size: (iri) => nodes.find((one) => one.iri === iri).size,
  theme: () => (isDark() ? "dark" : "light"),
  scale: () => network.getScale(),
});

// When the picture is on the screen and the page answers: milliseconds since it was opened.
requestAnimationFrame(() => requestAnimationFrame(() => (window.ready = performance.now())));
