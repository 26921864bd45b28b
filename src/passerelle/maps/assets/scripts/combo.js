// A field that proposes actors while one types (the combobox pattern of ARIA), wherever one is chosen.

const PROPOSED = 12; // actors proposed at once

/**
 * A field and its list, ready to be put on the page. `id` and `found` name the two; `label` gives
 * the field's name in the language of the moment; `pick` is called with the node chosen.
 */
function combobox({ id, label, pick, found = `${id}-found`, skip = () => false }) {
  let results = [];
  let active = -1;
  const list = el("ul", { id: found, class: "found", role: "listbox", hidden: true, "aria-label": label() });
  const input = el("input", {
    id, type: "search", role: "combobox", autocomplete: "off", spellcheck: "false", placeholder: label(),
    "aria-label": label(), "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list",
    input: look, focus: () => input.value && look(), blur: close, keydown: key,
  });

  function look() {
    const all = index.find(input.value);
    results = firstOnes(all, skip);
    active = results.length ? 0 : -1;
    const nothing = fold(input.value) && !results.length;
    list.replaceChildren(...results.map(option));
    if (nothing) list.append(el("li", { class: "nothing", role: "presentation" }, t("found_none")));
    list.hidden = !results.length && !nothing;
    input.setAttribute("aria-expanded", String(results.length > 0));
    if (input.value) say(all.length ? t("found", { n: all.length }) : t("found_none"));
    mark();
  }

  function close() {
    results = [];
    active = -1;
    list.replaceChildren();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    mark();
  }

  function option(node, place) {
    const { text, lang } = nodeName(node);
    const others = [...new Set(Object.values(node.names))].filter((name) => name !== text);
    const about = [node.kind && sentence(kindName(node)), node.country && sentence(countryName(node.country))];
    return el("li", { role: "option", id: `${id}-${place}`, pointerdown: (event) => (event.preventDefault(), choose(node)) },
      figure(node),
      el("span", { class: "option-name", lang }, text),
      el("span", { class: "quiet" }, others.join(" · ")),
      el("span", { class: "about quiet" }, about.filter(Boolean).join(" · ")));
  }

  function mark() {
    [...list.querySelectorAll("[role=option]")].forEach((item, place) => {
      item.setAttribute("aria-selected", String(place === active));
    });
    if (active >= 0) input.setAttribute("aria-activedescendant", `${id}-${active}`);
    else input.removeAttribute("aria-activedescendant");
  }

  function key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing) return;
    if (step && results.length) {
      active = (active + step + results.length) % results.length;
      mark();
      byId(`${id}-${active}`).scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && active >= 0) choose(results[active]);
    else if (event.key === "Escape" && !list.hidden) (close(), event.stopPropagation());
    else return;
    event.preventDefault();
  }

  function choose(node) {
    input.value = nameText(node);
    close();
    pick(node);
  }

  function rename() {
    input.placeholder = label();
    for (const part of [input, list]) part.setAttribute("aria-label", label());
  }

  return { input, list, rename };
}

/** The first nodes found that are not skipped. */
function firstOnes(found, skip) {
  const some = [];
  for (const id of found) {
    if (some.length === PROPOSED) break;
    if (!skip(nodes[id])) some.push(nodes[id]);
  }
  return some;
}
