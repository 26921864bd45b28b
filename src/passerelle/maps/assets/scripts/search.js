// Search as you type, over the names in all languages and their variants, accents or not.

let terms = null;
let results = [];
let active = -1;

/** What the search looks through, folded once: every name of every node. */
function searchTerms() {
  terms ??= nodes.map((node) => [...Object.values(node.names), ...node.variants].map(fold));
  return terms;
}

/** Nodes whose name starts with the words, then those where a word does, then those that hold them. */
function find(text) {
  const wanted = fold(text);
  if (!wanted) return [];
  const rank = (names) =>
    names.some((name) => name.startsWith(wanted)) ? 0
    : names.some((name) => name.includes(` ${wanted}`)) ? 1
    : names.some((name) => name.includes(wanted)) ? 2
    : 3;
  return searchTerms()
    .map((names, id) => [rank(names), id])
    .filter(([place]) => place < 3)
    .sort((one, two) => one[0] - two[0] || one[1] - two[1])
    .map(([, id]) => nodes[id]);
}

function makeSearch() {
  const input = el("input", {
    id: "query", type: "search", role: "combobox", autocomplete: "off", spellcheck: "false",
    "aria-expanded": "false", "aria-controls": "found", "aria-autocomplete": "list",
    input: () => showFound(find(input.value)),
    keydown: searchKey,
    blur: closeFound,
    focus: () => input.value && showFound(find(input.value)),
  });
  byId("search").append(input, el("ul", { id: "found", role: "listbox", hidden: true }));
}

function showFound(found) {
  const input = byId("query");
  const list = byId("found");
  results = found.slice(0, 12);
  active = results.length ? 0 : -1;
  const nothing = input.value && document.activeElement === input && !results.length;
  list.replaceChildren(...results.map(option));
  if (nothing) list.append(el("li", { class: "nothing", role: "presentation" }, t("found_none")));
  list.hidden = !results.length && !nothing;
  input.setAttribute("aria-expanded", String(results.length > 0));
  if (input.value && document.activeElement === input)
    say(found.length ? t("found", { n: found.length }) : t("found_none"));
  markActive();
}

function closeFound() {
  results = [];
  active = -1;
  byId("found").replaceChildren();
  byId("found").hidden = true;
  byId("query").setAttribute("aria-expanded", "false");
  byId("query").removeAttribute("aria-activedescendant");
}

function option(node, place) {
  const { text, lang } = nodeName(node);
  const others = Object.values(node.names).filter((name) => name !== text);
  return el(
    "li",
    { role: "option", id: `found-${place}`, pointerdown: (event) => (event.preventDefault(), pick(node)) },
    figure(node),
    el("span", { class: "option-name", lang }, text),
    el("span", { class: "quiet" }, [...new Set(others)].join(" · ")),
  );
}

function markActive() {
  byId("found").querySelectorAll("[role=option]").forEach((item, place) =>
    item.setAttribute("aria-selected", String(place === active)));
  const input = byId("query");
  if (active >= 0) input.setAttribute("aria-activedescendant", `found-${active}`);
  else input.removeAttribute("aria-activedescendant");
}

function searchKey(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && results.length) {
    active = (active + step + results.length) % results.length;
    markActive();
    event.preventDefault();
  } else if (event.key === "Enter" && active >= 0) {
    pick(results[active]);
    event.preventDefault();
  } else if (event.key === "Escape" && !byId("found").hidden) {
    closeFound();
    event.stopPropagation();
  }
}

/** Go to a node: filters that hide it are lifted, the picture moves there, its card opens. */
function pick(node) {
  const input = byId("query");
  input.value = nameText(node);
  closeFound();
  if (!isShown(node.id)) clearFilters();
  openNode(node.id);
  showNodes([node.id]);
}

onChange((changed) => {
  if (changed.has("lang")) labelSearch();
});

function labelSearch() {
  byId("query").placeholder = t("search");
  byId("query").setAttribute("aria-label", t("search"));
  byId("found").setAttribute("aria-label", t("search"));
}
