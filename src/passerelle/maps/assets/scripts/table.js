// The same content as tables of actors and of links: sortable, paged, for the keyboard and for those who listen.

const PAGE_ROWS = 100; // rows on the page at once
const TABLES = { actors: ACTORS, links: LINKAGES };

let tab = "actors";
let start = 0; // the first row shown
let orders = { actors: ACTORS.first, links: LINKAGES.first };
let ready = null; // the rows of the tab in their order, until what is shown or the order changes

/** The rows of the table in the order chosen. */
function sortedRows() {
  if (ready) return ready;
  const { rows, columns, tie } = TABLES[tab];
  const { column, down } = orders[tab];
  const all = rows();
  return (ready = Array.from(orderBy(columns[column].keys(all), tie(all), down), (place) => all[place]));
}

function renderTable() {
  if (state.view !== "table") return;
  const focused = document.activeElement?.dataset ?? {};
  const key = ["column", "tab", "pager"].find((name) => focused[name]);
  const rows = sortedRows();
  start = Math.min(start, Math.floor(Math.max(0, rows.length - 1) / PAGE_ROWS) * PAGE_ROWS);
  const columns = Object.entries(TABLES[tab].columns);
  byId("table").replaceChildren(
    el("div", { class: "table-head" }, tabs(), pager(rows.length, "top")),
    el("table", { class: `of-${tab}` },
      el("caption", { class: "aside" }, `${t(tab === "actors" ? "table" : "table_links")}. ${t("rows_of", rowsSaid(rows.length))}`),
      el("thead", {}, el("tr", {}, ...columns.map(([name, { keys }]) => heading(name, keys)))),
      el("tbody", {}, ...rows.slice(start, start + PAGE_ROWS).map((row) => tableRow(row, columns)))),
    ...(rows.length ? [] : [el("p", { class: "message" }, t(nodes.length ? "filtered_out" : "empty"))]),
    rows.length > PAGE_ROWS ? el("div", { class: "table-foot" }, pager(rows.length, "bottom")) : "");
  if (key) byId("table").querySelector(`[data-${key}="${focused[key]}"]`)?.focus();
}

function tabs() {
  const button = (name) => el("button", {
    type: "button", "data-tab": name, "aria-pressed": String(tab === name),
    click: () => ((tab = name), (start = 0), (ready = null), renderTable()),
  }, t(`tab_${name}`));
  return el("div", { class: "choice", role: "group", "aria-label": t("view_table") }, ...Object.keys(TABLES).map(button));
}

const rowsSaid = (all) => ({ first: number(Math.min(all, start + 1)), last: number(Math.min(all, start + PAGE_ROWS)), all: number(all) });

/** Which rows these are, and the way to those before and after. */
function pager(all, where) {
  const turn = (by) => {
    start += by * PAGE_ROWS;
    renderTable();
    byId("table").scrollTop = 0;
    say(t("rows_of", rowsSaid(all)));
  };
  const button = (name, sign, by, possible) => el("button", {
    type: "button", class: "round", "data-pager": `${name}-${where}`, "aria-label": t(name), title: t(name), disabled: !possible, click: () => turn(by),
  }, sign);
  if (all <= PAGE_ROWS) return el("p", { class: "quiet" }, t("rows_of", rowsSaid(all)));
  return el("nav", { class: "pager", "aria-label": t("pages") },
    el("span", { class: "quiet" }, t("rows_of", rowsSaid(all))),
    button("page_before", "‹", -1, start > 0),
    button("page_after", "›", 1, start + PAGE_ROWS < all));
}

function heading(column, keys) {
  if (!keys) return el("th", { scope: "col" }, t(column));
  const { column: chosen, down } = orders[tab];
  const mine = chosen === column;
  const sort = () => {
    orders = { ...orders, [tab]: { column, down: mine ? !down : Boolean(TABLES[tab].columns[column].high) } };
    start = 0;
    ready = null;
    renderTable();
  };
  return el("th", { scope: "col", "aria-sort": mine ? (down ? "descending" : "ascending") : "none" },
    el("button", { type: "button", "data-column": column, click: sort },
      t(column), el("span", { class: "arrow", "aria-hidden": "true" }, mine ? (down ? "▾" : "▴") : "")));
}

function tableRow(row, columns) {
  const node = tab === "actors" ? row : null;
  const cells = columns.map(([name, { cell: make, class: own }], place) =>
    place ? el("td", { class: own, "data-name": t(name) }, make(row)) : el("th", { scope: "row" }, make(row)));
  return el("tr", { "data-node": node, class: node !== null && node === state.node ? "open" : null }, ...cells);
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
  if (filtersChanged(changed) || ["lang", "only"].some((key) => changed.has(key)) || (state.only && focusChanged(changed))) ready = null;
  if (!ready || ["view", "colour"].some((key) => changed.has(key))) renderTable();
  else if (changed.has("node")) markRow();
});
