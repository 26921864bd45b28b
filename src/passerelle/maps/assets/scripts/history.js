// The way of the reader: each step is an address in the browser's history, so that Back takes it back.

const STEPS = ["filters", "view", "layout", "colour", "measure", "group", "opened", "node", "edge", "only", "depth", "path", "pair"];
const TOGETHER = 900; // milliseconds: changes of the same sort within them are one step
const LATER = 250; // milliseconds between two entries: browsers refuse a flood of them

const inAddress = nodeNames(nodes.map(({ iri }) => iri));
const world = {
  langs: page.langs,
  layouts: views.map(({ id }) => id),
  colours: COLOURINGS,
  measures: MEASURES,
  groups: Object.keys(GROUPINGS),
  values: model.values,
  years: [FIRST, LAST],
  nodeOf: inAddress.nodeOf,
  edgeOf: (one, two) => edgesOf(one).find((edge) => otherEnd(edge, one) === two)?.id ?? null,
};
const edgeEnds = (edge) => [edges[edge].from, edges[edge].to];

/** Whether the page is shown inside another one: `#embed=1`, or `?embed`. */
const embedded = addressParts(location.hash).has("embed") || addressParts(location.search).has("embed");

let place = history.state?.place ?? 0; // how many steps this view is from the first one
let last = place; // how many steps there are
let step = { keys: "", at: 0 }; // the last change
let travelling = false; // while the state comes from the address, it is not written into it
let writing = 0; // the timer of an address to be written

const addressNow = () => writeAddress(state, BEGINNING, { nameOf: inAddress.nameOf, edgeEnds });

/** Write the state into the address: as a new step, or in the place of the last one. */
function record(anew) {
  clearTimeout(writing);
  writing = 0;
  if (anew) last = place += 1;
  const address = [embedded ? "embed=1" : "", addressNow()].filter(Boolean).join("&");
  try {
    history[anew ? "pushState" : "replaceState"]({ place }, "", address ? `#${address}` : location.pathname + location.search);
  } catch {
    // A page in a frame without an address of its own has no history; everything else works.
  }
  renderHistory();
}

function recordChange(changed) {
  const keys = [...changed].filter((key) => STEPS.includes(key)).sort();
  if (travelling || (!keys.length && !["lang", "look", "at"].some((key) => changed.has(key)))) return;
  const now = performance.now();
  const same = keys.length && keys.join() === step.keys && now - step.at < TOGETHER && sliding(changed);
  if (keys.length) step = { keys: keys.join(), at: now };
  if (!same && keys.length && !embedded) {
    if (writing) record(false);
    record(true);
  } else if (!writing) writing = setTimeout(() => record(false), LATER);
}

let before = state.filters;

/** Whether a change goes on with the one before: a slider that moves, a walk with the arrow keys. */
function sliding(changed) {
  if (!changed.has("filters")) return changed.has("node");
  const others = ({ from, to, ...rest }) => JSON.stringify(rest);
  return others(before) === others(state.filters);
}

/** Take the state from the address, as it was when this step was made. */
function followAddress() {
  const asked = readAddress(location.hash, world);
  const { lang, look, ...rest } = BEGINNING;
  travelling = true;
  change({ ...rest, ...asked });
  if (asked.opened) change({ opened: asked.opened }); // another grouping begins with none opened
  travelling = false;
  step = { keys: "", at: 0 };
  before = state.filters;
}

const undo = () => place > 0 && (stop(), history.back());
const redo = () => place < last && (stop(), history.forward());

/** Everything as at first; the language and the look stay. */
function reset() {
  const { lang, look, ...rest } = BEGINNING;
  stop();
  change(rest);
  say(t("said_reset"));
}

function renderHistory() {
  for (const [name, able] of [["undo", place > 0], ["redo", place < last], ["reset", STEPS.some((key) => different(key))]])
    byId("steps").querySelector(`[data-tool=${name}]`)?.setAttribute("aria-disabled", String(!able));
}

const different = (key) => (key === "opened" ? state.opened.size > 0 : key === "filters" ? filterCount(state.filters) > 0 : state[key] !== BEGINNING[key]);

addEventListener("popstate", (event) => {
  place = event.state?.place ?? (last = place + 1); // an address that was typed is a new step
  last = Math.max(last, place);
  if (event.state === null) history.replaceState({ place }, "");
  followAddress();
  renderHistory();
  say(t("said_step", { left: shownOf() }));
});

onChange((changed) => {
  recordChange(changed);
  if (changed.has("filters")) before = state.filters;
});

/** Ctrl+Z and Ctrl+Y (or Ctrl+Shift+Z), but not while somebody writes. */
function historyKey(event) {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target.closest?.("input:not([type=range]), textarea, select")) return;
  const key = event.key.toLowerCase();
  if (key === "z" && !event.shiftKey) undo();
  else if (key === "y" || (key === "z" && event.shiftKey)) redo();
  else return;
  event.preventDefault();
}
