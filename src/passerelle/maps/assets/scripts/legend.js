// The legend is also the filter: kinds by country and lines by standing, each with its count.

/** Entries of `rows` by key, with one row to show and the count, largest first. */
function counted(rows, key) {
  const groups = new Map();
  for (const row of rows) {
    const known = groups.get(key(row));
    if (known) known.count += 1;
    else groups.set(key(row), { key: key(row), row, count: 1 });
  }
  return [...groups.values()].sort((one, two) => two.count - one.count || (one.key < two.key ? -1 : 1));
}

function renderLegend() {
  const focused = document.activeElement?.dataset?.key;
  const wide = byId("legend").querySelector("details")?.open ?? innerWidth > 700;
  const body = el("div", { class: "legend-body" }, ...countryGroups(), lineGroup(), foot());
  const chosen = state.kinds.size + state.lines.size;
  byId("legend").replaceChildren(
    el("details", { open: wide },
      el("summary", {}, el("h2", {}, t("legend")), chosen ? el("span", { class: "badge" }, number(chosen)) : null),
      body),
  );
  byId("legend").setAttribute("aria-label", t("legend"));
  if (focused) byId("legend").querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

function countryGroups() {
  const order = (code) => ["FR", "CN"].indexOf(code) + 1 || (code ? 3 : 4);
  return counted(nodes, (node) => node.country)
    .sort((one, two) => order(one.key) - order(two.key) || two.count - one.count)
    .map(({ key: code, count }) => {
      const entries = counted(nodes.filter((node) => node.country === code), kindKey);
      const keys = entries.map((entry) => entry.key);
      const head = entry("kinds", `country:${code}`, keys, null, sentence(countryName(code)), count);
      return el("section", { class: "group" },
        el("h3", {}, head),
        el("ul", {}, ...entries.map(({ key, row, count: n }) =>
          el("li", {}, entry("kinds", key, [key], figure(row), sentence(kindName(row)), n)))));
    });
}

function lineGroup() {
  if (!edges.length) return null;
  return el("section", { class: "group" },
    el("h3", {}, t("legend_lines")),
    el("ul", {}, ...counted(edges, lineKey).map(({ key, row, count }) =>
      el("li", {}, entry("lines", key, [key], sample(row),
        `${sentence(relationName(row.relation))} · ${modalityName(row.modality)}`, count)))));
}

/** A button that adds its keys to a filter, or takes them out again. */
function entry(filter, id, keys, picture, name, count) {
  const pressed = keys.every((key) => state[filter].has(key));
  const toggle = () => {
    const next = new Set(state[filter]);
    keys.forEach((key) => (pressed ? next.delete(key) : next.add(key)));
    change({ [filter]: next });
    say(t("shown_of", { shown: shown.counts.nodes, all: nodes.length }));
  };
  return el("button", { type: "button", class: "entry", "data-key": id, "aria-pressed": String(pressed), click: toggle },
    picture, el("span", { class: "entry-name" }, name), el("span", { class: "count" }, number(count)));
}

function foot() {
  const filtered = state.kinds.size || state.lines.size;
  const clear = () => change({ kinds: new Set(), lines: new Set() });
  return el("div", { class: "legend-foot" },
    filtered
      ? el("button", { type: "button", class: "plain", "data-key": "all", click: clear }, t("show_all"))
      : el("p", { class: "quiet hint" }, t("legend_hint")),
    el("p", { class: "quiet" }, t("legend_places")),
    page.islands ? el("p", { class: "quiet" }, t("legend_islands")) : null);
}

onChange((changed) => {
  if (["lang", "kinds", "lines"].some((key) => changed.has(key))) renderLegend();
});
