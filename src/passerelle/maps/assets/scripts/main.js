// Everything put together: the bar at the top, the first picture, and what tests may ask.

const LANGUAGES = { fr: "Français", en: "English", zh: "中文" };

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  renderTools();
  forgetColours();
  if (network) repaint();
}

function renderTools() {
  const focused = document.activeElement?.dataset?.tool;
  const choice = (name, group, value, text, attributes = {}) =>
    el("button", { type: "button", "data-tool": name, "aria-pressed": String(state[group] === value), click: () => change({ [group]: value }), ...attributes }, text);
  const dark = isDark();
  byId("tools").replaceChildren(
    el("div", { class: "choice", role: "group", "aria-label": t("view") },
      ...["map", "table"].map((view) => choice(`view-${view}`, "view", view, t(`view_${view}`)))),
    el("div", { class: "choice", role: "group", "aria-label": t("language") },
      ...page.langs.map((lang) => choice(`lang-${lang}`, "lang", lang, lang === "zh" ? "中文" : lang.toUpperCase(), { lang: HTML_LANG[lang], title: LANGUAGES[lang] }))),
    el("button", {
      type: "button", class: "round", "data-tool": "theme", title: t(dark ? "theme_light" : "theme_dark"),
      "aria-label": t(dark ? "theme_light" : "theme_dark"), click: () => setTheme(dark ? "light" : "dark"),
    }, dark ? "☀" : "☾"),
  );
  if (focused) byId("tools").querySelector(`[data-tool="${focused}"]`)?.focus();
}

function renderZoom() {
  const button = (key, sign, action) =>
    el("button", { type: "button", class: "round", title: t(key), "aria-label": t(key), click: action }, sign);
  byId("zoom").replaceChildren(
    button("zoom_in", "+", () => zoomBy(1.25)),
    button("zoom_out", "−", () => zoomBy(0.8)),
    button("zoom_fit", "⤢", () => showWhole(moving())),
  );
}

function renderWords() {
  const title = named(page.title, "Passerelle");
  const note = named(page.note);
  document.documentElement.lang = HTML_LANG[state.lang];
  document.title = title.text;
  byId("title").textContent = title.text;
  byId("summary").textContent = `${t("actors", { n: nodes.length })} · ${t("lines", { n: edges.length })}`;
  byId("note").textContent = note.text;
  byId("note").hidden = !note.text;
  byId("canvas").setAttribute("aria-label", t("canvas"));
  byId("table").setAttribute("aria-label", t("table"));
  renderTools();
  renderZoom();
  labelSearch();
}

function renderView() {
  const table = state.view === "table";
  byId("map").hidden = table;
  byId("table").hidden = !table;
  if (!table && network) requestAnimationFrame(() => (wholeShown ? showFirst() : repaint()));
}

/** Say so when there is nothing to see. */
function renderEmpty() {
  const nothing = !shown.counts.nodes;
  byId("empty").hidden = !nothing;
  byId("empty").textContent = nothing ? t(nodes.length ? "filtered_out" : "empty") : "";
  byId("zoom").hidden = !nodes.length;
}

onChange((changed) => {
  if (changed.has("lang")) renderWords();
  if (changed.has("view")) (renderTools(), renderView());
  if (["lang", "kinds", "lines"].some((key) => changed.has(key))) renderEmpty();
});

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  renderTools();
  forgetColours();
  if (network) repaint();
});

makeSearch();
renderWords();
renderMenu();
renderLegend();
renderEmpty();
makeMap();
byId("canvas").addEventListener("keydown", canvasKey);
byId("table").tabIndex = -1;
document.addEventListener("keydown", pageKey);

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
