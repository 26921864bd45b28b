// Everything put together: the first picture, and what tests may ask.

document.body.classList.toggle("embed", embedded);
makeSearch();
makePeriod();
renderWords();
renderTools();
renderPeriod();
renderDisplay();
renderMenu();
renderLegend();
renderEmpty();
makeMap();
followAddress();
record(false);
byId("canvas").addEventListener("keydown", canvasKey);
byId("table").tabIndex = -1;
document.addEventListener("keydown", pageKey);
document.addEventListener("keydown", historyKey);

/** Where a node or a group is on the screen. */
function onScreen({ x: across, y: down }) {
  const frame = byId("canvas").getBoundingClientRect();
  const { x, y } = network.canvasToDOM({ x: across, y: down });
  return { x: x + frame.left, y: y + frame.top };
}

/** What a test or a script around the page may ask; nothing here changes the data. */
window.passerelleMap = Object.freeze({
  counts: () => ({ nodes: nodes.length, edges: edges.length, shown: shown.counts.nodes, context: shown.counts.context, lines: shown.counts.edges }),
  labels: () => drawn.map(({ node }) => nameText(node)),
  labelBoxes: () => drawn.map(({ box }) => [...box]),
  at: (iri) => onScreen(nodes.find((one) => one.iri === iri)),
  picture: async (kind) => (await pictureBlob(kind)).text(),
  set: (values) => change(values),
  open: (iri) => pick(nodes.find((one) => one.iri === iri)),
  lang: () => state.lang,
  filters: () => JSON.parse(JSON.stringify(state.filters)),
  colour: (iri) => nodeColour(nodes.find((one) => one.iri === iri)),
  size: (iri) => nodes.find((one) => one.iri === iri).size,
  focus: () => [...(inFocus()?.ids ?? [])].map((id) => nodes[id].iri),
  theme: () => (isDark() ? "dark" : "light"),
  scale: () => network.getScale(),
  drawnScale: () => bitmap.scale,
  groups: () => (grouped?.groups ?? []).map((group) => ({
    name: groupName(group),
    members: group.members.length,
    lines: grouped.lines.filter(({ one, two }) => one === group || two === group).length,
  })),
  groupAt: (name) => onScreen(grouped.groups.find((group) => groupName(group) === name)),
});

// When the picture is on the screen and the page answers: milliseconds since it was opened.
requestAnimationFrame(() => requestAnimationFrame(() => (window.ready = performance.now())));
