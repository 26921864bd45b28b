// The card: a frame for what is known of an actor, a link, a path or two actors side by side.

let returnTo = null; // where the keyboard was before it went into the card

/** What the card is about: its parts, or null when it is closed. */
function cardParts() {
  if (state.edge !== null) return edgeCard(edges[state.edge]);
  if (state.node !== null) return nodeCard(nodes[state.node]);
  if (state.path) return pathCard(...state.path);
  if (state.pair) return pairCard(...state.pair);
  return null;
}

function renderCard({ focus = false } = {}) {
  const card = byId("card");
  const parts = cardParts();
  const kept = card.contains(document.activeElement) ? document.activeElement.dataset.tool : null;
  card.hidden = !parts;
  document.body.classList.toggle("with-card", Boolean(parts));
  if (!parts) return card.replaceChildren();
  card.setAttribute("aria-label", t("card"));
  card.replaceChildren(
    el("button", { type: "button", class: "close", "aria-label": t("close"), title: t("close"), click: leaveCard }, "×"),
    backButton(),
    ...parts.filter(Boolean));
  card.scrollTop = 0;
  if (focus) card.querySelector("h2").focus({ preventScroll: true });
  else if (kept) card.querySelector(`[data-tool="${kept}"]`)?.focus();
}

/** From a part of a path or of a comparison back to it. */
function backButton() {
  const inside = (state.path || state.pair) && (state.node !== null || state.edge !== null);
  if (!inside) return "";
  const back = () => (closeCard(), byId("card").querySelector("h2").focus());
  return el("button", { type: "button", class: "word back", click: back }, `‹ ${t(state.path ? "back_path" : "back_pair")}`);
}

/** A name that opens the card of its node from inside this one. */
function nodeButton(node, attributes = {}) {
  const { text, lang } = nodeName(node);
  return el("button", { type: "button", class: "partner", click: () => goTo(() => openNode(node.id), [node.id]), ...attributes },
    figure(node), el("span", { lang }, text));
}

/** A heading with a number beside it. */
const headed = (text, count) => el("h3", {}, text, el("span", { class: "count" }, number(count)));

/** Terms and what is said of them, without those of which nothing is. */
function facts(rows) {
  const known = rows.filter(([, value]) => value && value.length !== 0);
  return el("dl", {}, ...known.flatMap(([term, value]) => [el("dt", {}, term), el("dd", {}, value)]));
}

/** Open another card from inside this one: the keyboard stays in the card, the picture follows. */
function goTo(open, ids) {
  if (!ids.every(isShown)) change({ only: false });
  open();
  renderCard({ focus: true });
  if (state.view !== "map" || ids.every(inSight)) return;
  if (ids.length > 1) showTogether(ids);
  else showNodes(ids);
}

/** Bring several nodes into the part of the picture that the card leaves free. */
function showTogether(ids) {
  const some = Array.from(ids, (id) => nodes[id]);
  const [least, most] = [Math.min, Math.max].map((end) => (key) => some.reduce((sum, node) => end(sum, node[key]), some[0][key]));
  const { clientWidth, clientHeight } = byId("canvas");
  const [width, height] = clientWidth > 700
    ? [clientWidth - byId("card").offsetWidth - 2 * WIDTH, clientHeight - 120]
    : [clientWidth - 1.5 * WIDTH, clientHeight - byId("card").offsetHeight - 80];
  const scale = Math.min(1, Math.max(60, width) / Math.max(1, most("x") - least("x")), Math.max(60, height) / Math.max(1, most("y") - least("y")));
  wholeShown = false;
  network.moveTo({
    position: { x: (least("x") + most("x")) / 2, y: (least("y") + most("y")) / 2 },
    scale,
    offset: clientWidth > 700 ? { x: -byId("card").offsetWidth / 2, y: 0 } : { x: 0, y: -byId("card").offsetHeight / 2 },
    animation: moving(),
  });
}

function enterCard() {
  if (byId("card").hidden) return;
  returnTo = document.activeElement;
  byId("card").querySelector("h2").focus();
}

/** Close the card; the keyboard goes back to where it was before. */
function leaveCard() {
  if (byId("card").hidden) return;
  const inside = byId("card").contains(document.activeElement);
  closeCard();
  if (!byId("card").hidden) return byId("card").querySelector("h2").focus();
  say(t("said_closed"));
  if (inside) (returnTo?.isConnected ? returnTo : byId(state.view === "map" ? "canvas" : "table")).focus();
  returnTo = null;
}

function announceCard() {
  if (state.edge !== null) {
    const [one, two] = endsOf(edges[state.edge]).map(nameText);
    say(t("said_link", { one, two }));
  } else if (state.node !== null) {
    const node = nodes[state.node];
    say(t("said_node", { name: nameText(node), kind: kindName(node), country: countryName(node.country), n: node.degree }));
  } else if (state.path) say(pathSaid(...state.path));
  else if (state.pair) say(pairSaid(...state.pair));
}

onChange((changed) => {
  const opened = ["node", "edge", "path", "pair"].some((key) => changed.has(key));
  const walked = filtersChanged(changed) && (state.path || state.pair || state.node !== null);
  if (opened || walked || ["lang", "depth", "only", "colour"].some((key) => changed.has(key))) renderCard();
  if (opened || (filtersChanged(changed) && state.path)) announceCard();
});
