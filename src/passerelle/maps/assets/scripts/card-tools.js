// What can be done from a card: reach further, hide the rest, find a path, compare with another.

function cardTools(node) {
  const chosen = el("div", { class: "chooser", hidden: true });
  return el("div", { class: "card-tools" },
    reach(),
    onlyButton(),
    chooserButton("path", node, chosen, openPath),
    chooserButton("pair", node, chosen, openPair),
    chosen);
}

/** How far the neighbourhood reaches: one to three steps. */
function reach() {
  const button = (depth) => el("button", {
    type: "button", "data-tool": `depth-${depth}`, "aria-pressed": String(state.depth === depth),
    "aria-label": t("within_steps", { n: depth }), title: t("within_steps", { n: depth }), click: () => setDepth(depth),
  }, number(depth));
  return el("div", { class: "choice reach", role: "group", "aria-label": t("reach") },
    el("span", { class: "quiet", "aria-hidden": "true" }, t("reach")), ...[1, 2, 3].map(button));
}

function setDepth(depth) {
  change({ depth });
  say(t("reached", { n: inFocus().size - 1, steps: t("within_steps", { n: depth }) }));
}

/** Hide what is not in focus, or show it again. */
function onlyButton() {
  const toggle = () => {
    change({ only: !state.only });
    say(t("shown_of", { shown: number(shown.counts.nodes + shown.counts.context), all: number(nodes.length) }));
    if (state.view === "map") showTogether(state.only ? inFocus().ids : [...inFocus().ids].slice(0, 1));
  };
  return el("button", { type: "button", class: "plain", "data-tool": "only", "aria-pressed": String(state.only), click: toggle }, t("only"));
}

/** A button that opens a field to choose the other actor in. */
function chooserButton(what, node, place, open) {
  const { input, list } = combobox({
    id: `choose-${what}`,
    label: () => t(`choose_${what}`, { name: nameText(node) }),
    skip: (other) => other.id === node.id,
    pick: (other) => goTo(() => open(node.id, other.id), what === "path" ? pathEnds(node.id, other.id) : [node.id, other.id]),
  });
  const button = el("button", { type: "button", class: "plain", "data-tool": what, "aria-expanded": "false", click: toggle }, t(`to_${what}`));
  function toggle() {
    const closing = place.contains(input);
    for (const one of place.parentElement.querySelectorAll("[aria-expanded]")) one.setAttribute("aria-expanded", "false");
    place.replaceChildren(...(closing ? [] : [input, list]));
    place.hidden = closing;
    button.setAttribute("aria-expanded", String(!closing));
    if (!closing) input.focus();
  }
  return button;
}

/** What the picture is to show of a path: all of it, or its two ends when there is none. */
const pathEnds = (one, two) => shortestPath(one, two, whole.edge)?.nodes ?? [one, two];
