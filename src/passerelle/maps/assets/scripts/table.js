// The same content as a table: for the keyboard, for those who listen, and for a quick look.

const ROWS = 400; // shown at first; a button shows the rest
let order = { column: "number", down: true };
let allRows = false;

const COLUMNS = {
  actor: nameText,
  kind: kindName,
  country: (node) => countryName(node.country),
  number: (node) => node.degree,
  partners: null,
};

function sorted() {
  const value = COLUMNS[order.column];
  const collator = new Intl.Collator(state.lang, { numeric: true });
  const by = (one, two) => {
    const [a, b] = [value(one), value(two)];
    return typeof a === "number" ? a - b : collator.compare(a, b);
  };
  const sign = order.down ? -1 : 1;
  return nodes
    .filter((node) => shown.node[node.id] === SHOWN)
    .sort((one, two) => sign * by(one, two) || collator.compare(nameText(one), nameText(two)));
}

function renderTable() {
  if (state.view !== "table") return;
  const focused = document.activeElement?.dataset?.column;
  const rows = sorted();
  const some = allRows ? rows : rows.slice(0, ROWS);
  const table = el("table", {},
    el("caption", { class: "aside" }, t("table")),
    el("thead", {}, el("tr", {}, ...Object.keys(COLUMNS).map(heading))),
    el("tbody", {}, ...some.map(row)));
  const more = () => ((allRows = true), renderTable());
  byId("table").replaceChildren(
    table,
    ...(rows.length ? [] : [el("p", { class: "message" }, t(nodes.length ? "filtered_out" : "empty"))]),
    ...(some.length < rows.length
      ? [el("button", { type: "button", class: "plain", click: more }, t("show_rows", { n: rows.length }))]
      : []),
  );
  if (focused) byId("table").querySelector(`[data-column="${focused}"]`)?.focus();
}

function heading(column) {
  if (!COLUMNS[column]) return el("th", { scope: "col" }, t(column));
  const mine = order.column === column;
  const sort = () => {
    order = { column, down: mine ? !order.down : column === "number" };
    renderTable();
  };
  return el("th", { scope: "col", "aria-sort": mine ? (order.down ? "descending" : "ascending") : "none" },
    el("button", { type: "button", "data-column": column, click: sort },
      t(column), el("span", { class: "arrow", "aria-hidden": "true" }, mine ? (order.down ? "▾" : "▴") : "")));
}

function row(node) {
  const { text, lang } = nodeName(node);
  return el("tr", { "data-node": node.id, class: node.id === state.node ? "open" : null },
    el("th", { scope: "row" },
      el("button", { type: "button", class: "partner", click: () => openFromTable(() => openNode(node.id)) },
        figure(node), el("span", { lang }, text))),
    el("td", {}, sentence(kindName(node))),
    el("td", {}, sentence(countryName(node.country))),
    el("td", { class: "figures" }, number(node.degree)),
    el("td", {}, el("ul", { class: "inline" }, ...edgesOf(node.id).filter((edge) => shown.edge[edge.id]).map((edge) => partnerCell(edge, node)))));
}

/** A partner in a row: it opens the card of the link, where the evidence is. */
function partnerCell(edge, node) {
  const other = nodes[otherEnd(edge, node.id)];
  return el("li", {}, el("button", {
    type: "button", class: "word", "aria-label": t("evidence_of_link", { name: nameText(other) }),
    lang: nodeName(other).lang, click: () => openFromTable(() => openEdge(edge.id)),
  }, nameText(other)));
}

function openFromTable(open) {
  returnTo = document.activeElement;
  open();
  byId("card").querySelector("h2").focus({ preventScroll: true });
}

function markRow() {
  for (const line of byId("table").querySelectorAll("tr[data-node]"))
    line.classList.toggle("open", Number(line.dataset.node) === state.node);
}

onChange((changed) => {
  if (["lang", "filters", "view", "colour"].some((key) => changed.has(key))) renderTable();
  else if (changed.has("node")) markRow();
});
