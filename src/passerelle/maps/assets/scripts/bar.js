// The bar at the top, the buttons of the picture, and all words that stay when the view changes.

const LANGUAGES = { fr: "Français", en: "English", zh: "中文" };

function isDark() {
  return state.look ? state.look === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

/** The network, the views upon the earth, the table: one of them is to be seen. */
function viewChoice() {
  const options = views.length > 1
    ? views.map(({ id, names }) => [`layout-${id}`, id === "network" ? t("layout_network") : named(names, id).text, { view: "map", layout: id }])
    : [["view-map", t("view_map"), { view: "map" }]];
  options.push(["view-table", t("view_table"), { view: "table" }]);
  const pressed = (values) => Object.entries(values).every(([key, value]) => state[key] === value);
  return el("div", { class: "choice", role: "group", "aria-label": t("view") },
    ...options.map(([name, text, values]) =>
      el("button", { type: "button", "data-tool": name, "aria-pressed": String(pressed(values)), click: () => change(values) }, text)));
}

function languageChoice() {
  return el("div", { class: "choice", role: "group", "aria-label": t("language") },
    ...page.langs.map((lang) => el("button", {
      type: "button", "data-tool": `lang-${lang}`, "aria-pressed": String(state.lang === lang), lang: HTML_LANG[lang],
      title: LANGUAGES[lang], click: () => change({ lang }),
    }, lang === "zh" ? "中文" : lang.toUpperCase())));
}

/** A round button with a picture and a name. */
function tool(name, label, picture, click, attributes = {}) {
  return el("button", { type: "button", class: "round", "data-tool": name, title: label, "aria-label": label, click, ...attributes }, icon(picture));
}

function renderTools() {
  const focused = document.activeElement?.dataset?.tool;
  const dark = isDark();
  const sheet = document.body.classList.contains("with-sheet");
  byId("tools").replaceChildren(
    tool("filters", t("legend"), "filters", () => (sheet ? closeSheet() : openSheet()), { "aria-expanded": String(sheet), "aria-controls": "legend" }),
    viewChoice(),
    tool("share", t("share"), "share", openShare),
    languageChoice(),
    tool("theme", t(dark ? "theme_light" : "theme_dark"), dark ? "light" : "dark", () => change({ look: dark ? "light" : "dark" })));
  byId("steps").setAttribute("aria-label", t("steps"));
  byId("steps").replaceChildren(
    tool("undo", t("undo"), "undo", undo), tool("redo", t("redo"), "redo", redo), tool("reset", t("reset"), "reset", reset),
    tool("shut", t("close"), "close", closeSheet));
  renderHistory();
  if (focused) document.querySelector(`[data-tool="${CSS.escape(focused)}"]`)?.focus();
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
  renderZoom();
  renderSource(title.text);
  labelSearch();
}

/** Inside another page: the title, which leads to the whole map where that has an address. */
function renderSource(title) {
  byId("source").hidden = !embedded;
  if (embedded) byId("source").replaceChildren(webAddress(location.href) ? link(shareAddress(), title) : title);
}

function renderLook(look = state.look) {
  if (look) document.documentElement.dataset.theme = look;
  else delete document.documentElement.dataset.theme;
  forgetColours();
  if (network) repaint();
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
  if (changed.has("look")) renderLook();
  if (changed.has("lang")) renderWords();
  if (["lang", "view", "look", "layout"].some((key) => changed.has(key))) renderTools();
  if (changed.has("view")) renderView();
  if (changed.has("lang") || changed.has("filters")) renderEmpty();
});

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => (renderLook(), renderTools()));

// Paper is light, whatever the screen.
addEventListener("beforeprint", () => renderLook("light"));
addEventListener("afterprint", () => renderLook());
