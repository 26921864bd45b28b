// Long lists that stay quick: the beginning at once, the rest when it is asked for.

const AT_FIRST = 50; // rows of a list shown at once
const BATCH = 150; // rows added between two frames once all are asked for

/** A list of what `make` makes of each item; `rest` names the button that shows the others. */
function longList(items, make, { first = AT_FIRST, tag = "ul", ...attributes } = {}) {
  const row = (item) => el("li", {}, make(item));
  const list = el(tag, attributes, ...items.slice(0, first).map(row));
  if (items.length <= first) return [list];
  const add = (from) => {
    list.append(...items.slice(from, from + BATCH).map(row));
    if (from + BATCH < items.length && list.isConnected) requestAnimationFrame(() => add(from + BATCH));
  };
  const all = () => {
    add(first);
    more.remove();
    list.children[first].querySelector("button, a")?.focus();
  };
  const more = el("button", { type: "button", class: "plain more", click: all }, t("show_rows", { n: items.length }));
  return [list, more];
}

/** Compare two texts as the language of the page orders them. */
const compare = (one, two) => made("Collator", { numeric: true }).compare(one, two);

/** How often each value occurs, the most frequent first, then by name. */
function tally(values, name) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((one, two) => two[1] - one[1] || compare(name(one[0]), name(two[0])));
}
