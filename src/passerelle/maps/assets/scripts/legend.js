// The legend filters: every facet with its values, what stands for them, and how many are left.

const FEW = 8; // values shown of a long facet until all are asked for
const MOST = 300; // values listed at once; words narrow them down
const SEARCHED = 24; // from so many values on, an open list has a field for words
const LEGEND = ["country", "kind", "relation", "modality"]; // shown even when there is one value: what the picture says
const SHUT = new Set(["region", "community", "link_kind"]); // closed at first

const unfolded = new Map(); // facet -> whether the reader opened or closed it
const listed = new Map(); // facet -> the words that narrow the whole list of its values
const branches = new Set(); // themes whose narrower ones are shown

/** The facets that this map has something to say about. */
const usedFacets = () =>
  ["country", "kind", "region", "theme", "link_kind", "relation", "modality", "community"].filter((facet) => {
    const values = model.values[facet].filter(Boolean);
    return LEGEND.includes(facet) ? values.length || (facet === "country" && nodes.length) : values.length && model.values[facet].length > 1;
  });

function renderLegend() {
  const { key, at } = focusedEntry();
  byId("facets").replaceChildren(...usedFacets().map(facetPart), foot());
  if (key) refocus(key, at);
  renderLegendHead();
}

function focusedEntry() {
  const element = document.activeElement;
  return byId("facets").contains(element) ? { key: element.dataset.key, at: element.selectionStart } : {};
}

function refocus(key, at) {
  const element = byId("facets").querySelector(`[data-key="${CSS.escape(key)}"]`);
  element?.focus();
  if (at !== undefined) element?.setSelectionRange?.(at, at);
}

/** The head: what this is, how many choices are in force, what they leave. */
function renderLegendHead() {
  const chosen = filterCount(state.filters);
  byId("legend").setAttribute("aria-label", t("legend"));
  byId("legend-name").textContent = t("legend");
  byId("legend-left").replaceChildren(
    el("span", { class: "quiet" }, `${chosen ? shownOf() : t("actors", { n: nodes.length })} · ${t("lines", { n: shown.counts.edges })}`),
    chosen ? el("button", { type: "button", class: "word", "data-key": "all", click: clearFilters }, t("show_all"), el("span", { class: "badge" }, number(chosen))) : "");
}

const shownOf = () => t("shown_of", { shown: number(shown.counts.nodes), all: number(nodes.length) });

function facetPart(facet) {
  const chosen = state.filters[facet].length;
  const open = unfolded.get(facet) ?? (!SHUT.has(facet) || chosen > 0 || state.colour === facet);
  const part = el("details", { class: "group", open, "data-facet": facet, toggle: () => unfolded.set(facet, part.open) },
    el("summary", { "data-key": `${facet}!` }, el("h3", {}, t(`facet_${facet}`)), chosen ? el("span", { class: "badge" }, number(chosen)) : null),
    facet === "theme" ? themeTree() : valueList(facet));
  return part;
}

/** The values of a facet with most rows first; in a long list those that are left come before. */
function valueList(facet) {
  const left = shown.facets[facet];
  const words = listed.get(facet);
  const order = model.values[facet].map((value, code) => ({ value, count: left[code] }));
  if (facet === "country") order.sort((one, two) => side(one.value) - side(two.value));
  const long = order.length > FEW + 1;
  const some = !long ? order : words === undefined ? beginning(facet, order) : withWords(facet, order, words);
  const more = long ? moreButton(facet, order.length) : null;
  const field = words !== undefined && order.length > SEARCHED ? wordsField(facet, words) : null;
  return [field, el("ul", { class: words === undefined ? null : "long" }, ...some.map((row) => el("li", {}, entry(facet, row.value, row.count)))), more];
}

const side = (code) => ["FR", "CN"].indexOf(code) + 1 || (code ? 3 : 4);

function beginning(facet, order) {
  const first = order.filter(({ count }) => count).slice(0, FEW);
  const chosen = order.filter((row) => state.filters[facet].includes(row.value) && !first.includes(row));
  const none = order.filter((row) => !row.count && !chosen.includes(row));
  return [...first, ...chosen, ...none.slice(0, Math.max(0, FEW - first.length - chosen.length))];
}

function withWords(facet, order, words) {
  const wanted = fold(words);
  const found = wanted ? order.filter(({ value }) => fold(valueName(facet, value)).includes(wanted)) : order;
  return [...found].sort((one, two) => (two.count > 0) - (one.count > 0)).slice(0, MOST);
}

function moreButton(facet, all) {
  const open = listed.has(facet);
  const toggle = () => (open ? listed.delete(facet) : listed.set(facet, ""), renderLegend());
  return el("button", { type: "button", class: "word more", "data-key": `${facet}+`, "aria-expanded": String(open), click: toggle },
    open ? t("fewer_values") : t("all_values", { n: all }));
}

function wordsField(facet, words) {
  const input = el("input", {
    type: "search", class: "words", "data-key": `${facet}?`, "aria-label": t("narrow", { facet: t(`facet_${facet}`) }), placeholder: t("narrow", { facet: t(`facet_${facet}`) }),
    input: () => (listed.set(facet, input.value), renderLegend()),
  });
  input.value = words;
  return input;
}

/** Themes as a tree: choosing one chooses what is narrower too. */
function themeTree() {
  const values = model.values.theme;
  const below = (slug) => values.filter((value) => value && value !== slug && broaderTheme(value) === slug);
  const list = (slugs, depth) => el("ul", { class: depth ? "below" : null }, ...ordered(slugs).map((slug) => branch(slug, depth)));
  const branch = (slug, depth) => {
    const narrower = slug && depth < 6 ? below(slug) : [];
    const open = branches.has(slug) || narrower.some((one) => state.filters.theme.includes(one));
    return el("li", {},
      el("div", { class: "branch" }, narrower.length ? twig(slug, open) : el("span", { class: "twig" }), entry("theme", slug, themeCount(slug))),
      narrower.length && open ? list(narrower, depth + 1) : null);
  };
  const tops = below("");
  if (values.includes("")) tops.push("");
  return list(tops, 0);
}

const themeCount = (slug) => shown.facets.theme[model.values.theme.indexOf(slug)];
const ordered = (slugs) => [...slugs].sort((one, two) => (one === "") - (two === "") || themeCount(two) - themeCount(one) || (one < two ? -1 : 1));

function twig(slug, open) {
  const toggle = () => (open ? branches.delete(slug) : branches.add(slug), renderLegend());
  const name = t(open ? "theme_close" : "theme_open", { name: valueName("theme", slug) });
  return el("button", { type: "button", class: "twig", "data-key": `theme>${slug}`, "aria-expanded": String(open), "aria-label": name, title: name, click: toggle }, open ? "▾" : "▸");
}

/** A button that adds its value to a filter, or takes it out again. */
function entry(facet, value, count) {
  const chosen = state.filters[facet];
  const pressed = chosen.includes(value);
  const toggle = () => {
    changeFilters({ [facet]: pressed ? chosen.filter((one) => one !== value) : [...chosen, value] });
    say(shownOf());
  };
  const most = NODE_FACETS.includes(facet) ? nodes.length : model.links;
  return el("button", {
    type: "button", class: count ? "entry" : "entry none", "data-key": `${facet}:${value}`, "aria-pressed": String(pressed),
    style: `--part:${(count / Math.max(1, most)).toFixed(3)}`, click: toggle,
  }, picture(facet, value), el("span", { class: "entry-name" }, sentence(valueName(facet, value))), el("span", { class: "count" }, number(count)));
}

function foot() {
  const away = state.layout !== "network";
  return el("div", { class: "legend-foot" },
    el("p", { class: "quiet hint" }, t("legend_hint")),
    el("p", { class: "quiet" }, t("legend_counts")),
    el("p", { class: "quiet" }, t(away ? "legend_places_geo" : "legend_places"), " ", t("legend_size", { measure: measureName(state.measure) })),
    page.islands && !away ? el("p", { class: "quiet" }, t("legend_islands")) : null);
}

onChange((changed) => {
  if (["lang", "filters", "colour", "measure", "layout"].some((key) => changed.has(key))) renderLegend();
});
