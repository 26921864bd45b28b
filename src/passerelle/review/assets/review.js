"use strict";
// The review on a page of its own: texts and facts are data, shown as text, never as markup.

const data = JSON.parse(document.getElementById("data").textContent);
const $ = (id) => document.getElementById(id);
const facts = new Map(data.facts.map((fact) => [fact.key, fact]));
const COLUMNS = ["id", "decision", "value", "by", "when", "quote"];
const steps = []; // what was decided here: each step a list of decisions that go together
let lang = data.lang;
let file = data.texts.length ? data.texts[0].file : null;
let now = null; // the key of the fact that is looked at
let saved = 0; // how many steps the file has that was saved last

const t = (key, values = {}) =>
  (data.words[lang][key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

// --- what was decided ---------------------------------------------------------------------

/** The decision that holds on a fact: the last one made here, else the one from the file. */
const decision = (fact) => madeHere(fact)?.decision ?? fact.decision;

function madeHere(fact) {
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    const found = steps[at].find(({ id, quote }) => id === fact.id && quote === fact.quote);
    if (found) return found;
  }
  return null;
}

const isOpen = (fact) => (fact.aside
  ? (decision(fact) ?? "rejected") !== "rejected" // accepted once, and its words are gone
  : !fact.itself && !decision(fact) && !isGroundless(fact));
const isGroundless = (fact) =>
  fact.ground.some((id) => facts.has(id) && decision(facts.get(id)) === "rejected");

/** Everything a fact stands on that nobody has decided on. */
function groundOf(fact, found = new Map()) {
  for (const id of fact.ground) {
    const ground = facts.get(id);
    if (ground && !found.has(id) && !decision(ground) && id !== fact.key) {
      found.set(id, ground);
      groundOf(ground, found);
    }
  }
  return [...found.values()];
}

/** Everything undecided that cannot stand without a fact. */
function allOn(fact) {
  const gone = new Set([fact.key]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const other of data.facts) {
      if (!gone.has(other.key) && isOpen(other) && other.ground.some((id) => gone.has(id))) {
        gone.add(other.key);
        grown = true;
      }
    }
  }
  gone.delete(fact.key);
  return [...gone].map((key) => facts.get(key));
}

const today = () => {
  const day = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
};

const line = (fact, verdict, value = "") => ({
  id: fact.id, decision: verdict, value, by: $("by").value.trim(), when: today(), quote: fact.quote,
});

function decide(lines) {
  if (!lines.length || !$("by").reportValidity()) return;
  steps.push(lines);
  show();
}

function settle(fact, verdict, value = "") {
  const with_it = verdict === "rejected"
    ? allOn(fact).map((one) => line(one, "rejected"))
    : groundOf(fact).map((one) => line(one, "accepted"));
  const before = steps.length;
  decide([...with_it, line(fact, verdict, value)]);
  if (steps.length > before) nextOpen();
}

function acceptText() {
  const mark = Number($("mark").value);
  if (!$("mark").reportValidity()) return;
  let sure = here().filter((fact) => isOpen(fact) && fact.confidence >= mark && !fact.look);
  for (let size = -1; size !== sure.length; ) {
    size = sure.length;
    const held = new Set(sure.map(({ key }) => key));
    const stands = (id) => {
      const verdict = facts.has(id) ? decision(facts.get(id)) : null;
      return held.has(id) || (verdict && verdict !== "rejected");
    };
    sure = sure.filter((fact) => fact.ground.every(stands));
  }
  decide(sure.map((fact) => line(fact, "accepted")));
  nextOpen();
}

function undo() {
  const step = steps.pop();
  if (!step) return;
  saved = Math.min(saved, steps.length);
  const last = step[step.length - 1];
  const fact = data.facts.find(({ id, quote }) => id === last.id && quote === last.quote);
  now = fact.key;
  file = fact.file;
  show();
  focusNow();
}

// --- what is shown --------------------------------------------------------------------------

const here = () => data.facts.filter((fact) => fact.file === file);

function show() {
  document.documentElement.lang = lang;
  document.title = t("title");
  for (const place of document.querySelectorAll("[data-word]")) {
    place.textContent = t(place.dataset.word);
  }
  if (!now || !facts.has(now) || facts.get(now).file !== file) {
    now = (here().find(isOpen) ?? here()[0])?.key ?? null;
  }
  $("counts").textContent = t("counts", {
    left: data.facts.filter(isOpen).length,
    all: data.facts.length,
    made: steps.slice(saved).flat().length,
  });
  $("undo").disabled = !steps.length;
  $("save").disabled = !steps.length;
  $("nothing").hidden = data.facts.length > 0;
  showFiles();
  showList();
  showText();
}

function showFiles() {
  $("file").replaceChildren(...data.texts.map((text) => {
    const left = data.facts.filter((fact) => fact.file === text.file && isOpen(fact)).length;
    return el("option", { value: text.file, selected: text.file === file }, `${text.file} (${left})`);
  }));
}

function stateOf(fact) {
  const verdict = decision(fact);
  if (fact.aside) return ["aside", [t(verdict ?? "waiting"), t("aside")].join(" – ")];
  if (verdict) return [verdict, [t(verdict), newName(madeHere(fact))].filter(Boolean).join(" → ")];
  return fact.itself ? ["itself", t("by_itself")] : ["waiting", t("waiting")];
}

/** What a fact is called by a decision made here: its corrected name, or a known thing. */
function newName(made) {
  if (made?.decision !== "corrected") return made?.value ?? "";
  const names = JSON.parse(made.value).names ?? {};
  return [Object.values(names)[0] ?? ""].flat()[0];
}

function button(key, word, act) {
  const made = el("button", { type: "button", "aria-keyshortcuts": key },
    `${t(word)} `, el("kbd", {}, key));
  made.addEventListener("click", (event) => { event.stopPropagation(); act(); });
  return made;
}

function item(fact) {
  const [state, told] = stateOf(fact);
  const more = [t("sure", { p: Math.round(fact.confidence * 100) }), fact.rule];
  if (fact.model) more.push(t("by_model"));
  const rows = fact.rows[lang].flatMap(([label, value]) => [el("dt", {}, label), el("dd", {}, value)]);
  const current = fact.key === now;
  const made = el("li", { class: current ? "now" : null, tabindex: current ? 0 : -1,
    "aria-current": current ? "true" : null },
    el("h3", {}, fact.told[lang]),
    rows.length && current ? el("dl", {}, ...rows) : null,
    el("p", { class: "told" }, el("span", { class: `state ${state}` }, told), ` · ${more.join(" · ")}`));
  if (current) {
    const stands = !fact.aside;
    made.append(el("div", { class: "tools" },
      stands ? button("a", "accept", () => settle(fact, "accepted")) : null,
      button("r", "reject", () => settle(fact, "rejected")),
      stands ? button("c", "correct", () => correct(fact)) : null,
      stands && fact.merges ? button("m", "merge", () => merge(fact)) : null));
  }
  made.addEventListener("click", () => look(fact.key));
  return made;
}

function showList() {
  $("list").replaceChildren(...here().map(item));
}

/** The text cut where any quote begins or ends; positions count code points. */
function showText() {
  const text = data.texts.find((one) => one.file === file);
  const place = $("words");
  if (!text) return place.replaceChildren();
  if (text.text === null) return place.replaceChildren(facts.get(now)?.quote ?? "");
  const points = Array.from(text.text);
  const spans = here().filter((fact) => !fact.aside)
    .flatMap((fact) => fact.spans.map(([start, end]) => ({ start, end, key: fact.key })));
  const cuts = [...new Set([0, points.length, ...spans.flatMap(({ start, end }) => [start, end])])]
    .filter((at) => at <= points.length).sort((one, two) => one - two);
  const parts = cuts.slice(0, -1).map((start, number) => {
    const words = points.slice(start, cuts[number + 1]).join("");
    const over = spans.filter((span) => span.start <= start && start < span.end);
    if (!over.length) return words;
    const lit = over.some(({ key }) => key === now);
    const mark = el("mark", { class: lit ? "now" : null }, words);
    mark.addEventListener("click", () => look(over[over.length - 1].key));
    return mark;
  });
  place.replaceChildren(...parts);
  const lit = place.querySelector("mark.now");
  if (lit) lit.scrollIntoView({ block: "center" });
}

function look(key) {
  if (key === now) return;
  now = key;
  show();
  focusNow();
}

function focusNow() {
  const place = $("list").querySelector("li.now");
  if (!place) return;
  place.focus();
  place.scrollIntoView({ block: "nearest" });
}

function move(by) {
  const all = here();
  const at = all.findIndex(({ key }) => key === now);
  const next = all[Math.max(0, Math.min(all.length - 1, at + by))];
  if (next) look(next.key);
}

/** The next fact to decide, in this text, then in those after it, then from the beginning. */
function nextOpen() {
  const at = data.facts.findIndex(({ key }) => key === now);
  const next = [...data.facts.slice(at + 1), ...data.facts.slice(0, at + 1)].find(isOpen);
  if (next) {
    now = next.key;
    file = next.file;
  }
  show();
  focusNow();
}

function moveText(by) {
  const at = data.texts.findIndex((one) => one.file === file);
  const next = data.texts[at + by];
  if (!next) return;
  file = next.file;
  show();
  focusNow();
}

// --- boxes ----------------------------------------------------------------------------------

let confirmed = null; // what is done when the box is confirmed

/** Ask in a box; `done` is called when it is confirmed. */
function ask(title, body, done, ok = t("apply")) {
  $("box-title").textContent = title;
  $("box-body").replaceChildren(...body);
  $("box-ok").textContent = ok;
  $("box-no").hidden = !done;
  confirmed = done;
  $("box").showModal();
}

// Closed here and not by the browser, whose word of it comes later than the next key may.
$("box").querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  $("box").close();
  if (confirmed && event.submitter?.value !== "") confirmed();
  else focusNow();
});
$("box").addEventListener("cancel", () => setTimeout(focusNow));

function field({ path, value, scheme }) {
  const label = data.fields[lang][path[0]] ?? path[0];
  const told = path.length > 1 ? `${label} (${path[1]})` : label;
  let input = el("input", { value, autocomplete: "off" });
  if (scheme && data.schemes[scheme]) {
    const options = Object.entries(data.schemes[scheme])
      .map(([slug, labels]) => [slug, labels[lang] ?? slug])
      .sort((one, two) => one[1].localeCompare(two[1], lang));
    input = el("select", {}, el("option", { value: "" }, "–"),
      ...options.map(([slug, name]) => el("option", { value: slug, selected: slug === value }, name)));
  }
  return [input, el("label", {}, told, input)];
}

/** The record with a text in one field; an empty one takes the field out. */
function change(record, path, text) {
  if (path[0] === "names") {
    const names = record.names;
    const rest = Array.isArray(names[path[1]]) ? names[path[1]].slice(1) : [];
    const forms = text ? [text, ...rest] : rest;
    if (forms.length) names[path[1]] = forms.length > 1 ? forms : forms[0];
    else delete names[path[1]];
  } else if (!text) delete record[path[0]];
  else if (path[0] === "themes") {
    record.themes = text.split(",").map((one) => one.trim()).filter(Boolean);
  } else record[path[0]] = text;
}

function correct(fact) {
  const inputs = fact.edit.map((one) => [one, ...field(one)]);
  ask(`${t("correct")} – ${fact.told[lang]}`, inputs.map(([, , label]) => label), () => {
    const record = structuredClone(fact.record);
    let changed = false;
    for (const [{ path, value }, input] of inputs) {
      if (input.value.trim() !== value) {
        change(record, path, input.value.trim());
        changed = true;
      }
    }
    if (changed) settle(fact, "corrected", JSON.stringify(record));
    else focusNow();
  });
}

function merge(fact) {
  const address = el("input", { autocomplete: "off", pattern: "[a-z]+/.+", id: "address" });
  const choices = fact.known.map(([value, name]) => {
    const radio = el("input", { type: "radio", name: "known", value });
    radio.addEventListener("change", () => { address.value = value; });
    return el("label", { class: "line" }, radio, `${name} – ${value}`);
  });
  const head = choices.length ? t("candidates") : t("no_candidates");
  ask(`${t("merge")} – ${fact.told[lang]}`,
    [el("p", {}, head), ...choices, el("label", {}, t("address"), address)],
    () => {
      if (address.value.trim()) settle(fact, "merged", address.value.trim());
      else focusNow();
    });
}

function help() {
  const rows = [["a", "accept"], ["r", "reject"], ["c", "correct"], ["m", "merge"], ["b", "undo"],
    ["t", "whole_do"], ["s", "save"], ["j  k", "k_move"], ["n", "k_open"], ["]  [", "k_text"]];
  ask(t("help"), [
    el("dl", {}, ...rows.flatMap(([key, word]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, t(word))])),
    el("p", {}, t("told_accept")), el("p", {}, t("told_save")),
  ], null, t("close"));
}

// --- saving ---------------------------------------------------------------------------------

const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** All decisions of the source: those that were there and those made here. */
function table() {
  const lines = [...data.made, ...steps.flat().map((one) => COLUMNS.map((name) => one[name]))];
  return [COLUMNS, ...lines].map((row) => `${row.map(cell).join(",")}\n`).join("");
}

function save() {
  if (!steps.length) return;
  const address = URL.createObjectURL(new Blob([table()], { type: "text/csv;charset=utf-8" }));
  el("a", { href: address, download: "decisions.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
  saved = steps.length;
  show();
  $("counts").textContent = t("saved");
}

window.addEventListener("beforeunload", (event) => {
  if (saved < steps.length) event.preventDefault();
});

// --- keys -----------------------------------------------------------------------------------

const act = (name) => {
  const fact = facts.get(now);
  if (!fact || (fact.aside && name !== "rejected")) return;
  if (name === "correct") correct(fact);
  else if (name === "merge") { if (fact.merges) merge(fact); }
  else settle(fact, name);
};
const KEYS = {
  a: () => act("accepted"), r: () => act("rejected"), c: () => act("correct"), m: () => act("merge"),
  b: undo, t: acceptText, s: save, "?": help, j: () => move(1), k: () => move(-1), n: nextOpen,
  "]": () => moveText(1), "[": () => moveText(-1),
  ArrowDown: () => move(1), ArrowUp: () => move(-1),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || $("box").open) return;
  if (event.target.matches("input:not([type=checkbox]), select, textarea")) return;
  const arrow = event.key.startsWith("Arrow");
  if (arrow ? !event.target.closest("#facts") : !$("keys").checked) return;
  const act_on = KEYS[event.key];
  if (!act_on) return;
  event.preventDefault();
  act_on();
});

$("lang").value = lang;
$("lang").addEventListener("change", () => { lang = $("lang").value; show(); });
$("file").addEventListener("change", () => { file = $("file").value; show(); });
$("by").value = data.by;
$("undo").addEventListener("click", undo);
$("help").addEventListener("click", help);
$("save").addEventListener("click", save);
$("whole").addEventListener("submit", (event) => { event.preventDefault(); acceptText(); });
show();
