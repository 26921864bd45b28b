// The period: two handles over a histogram of beginnings, certain or possible, and play.

const YEARS = model.starts.years; // how many years the slider spans
const FIRST = model.starts.first;
const LAST = FIRST + YEARS - 1;
const PACE = 550; // milliseconds from one year to the next while it plays

let player = 0; // the timer while it plays

/** The years of the two handles: an open end lies at the end of the slider. */
const handles = () => [state.filters.from ?? FIRST, state.filters.to ?? LAST];

/** Set the period; a handle at the end of the slider leaves that side open. */
const choosePeriod = (from, to) => changeFilters({ from: from <= FIRST ? null : from, to: to >= LAST ? null : to });

/** The window one year later; from a whole slider, the first tenth of it; null at the end. */
function nextWindow(from, to, first, last) {
  if (from <= first && to >= last) return [first, Math.min(last - 1, first + Math.max(0, Math.round((last - first) / 10)))];
  return to >= last ? null : [from + 1, to + 1];
}

function makePeriod() {
  byId("period").hidden = YEARS < 2;
  if (YEARS < 2) return;
  const handle = (id) => {
    const input = el("input", { type: "range", id, min: FIRST, max: LAST, step: 1, input: () => slide(id, Number(input.value)), change: () => say(shownOf()) });
    return input;
  };
  byId("period").replaceChildren(
    el("h3", { id: "period-name" }),
    el("p", { id: "period-said", "aria-live": "off" }),
    el("div", { class: "slider", role: "group", "aria-labelledby": "period-name" },
      svg("svg", { class: "histogram", viewBox: `0 0 ${YEARS} 100`, preserveAspectRatio: "none", "aria-hidden": "true" },
        svg("path", { id: "starts-all", d: bars(ALL_STARTS) }), svg("path", { id: "starts-left" }), svg("path", { id: "starts-in" })),
      el("span", { class: "track" }), el("span", { class: "range", id: "period-range" }),
      handle("period-from"), handle("period-to")),
    el("p", { class: "ends", "aria-hidden": "true" }, el("span", { id: "period-first" }), el("span", {}, String(LAST))),
    el("div", { class: "period-tools", id: "period-tools" }));
}

/** All beginnings by year, before any filter. */
const ALL_STARTS = shown.starts;
const HIGHEST = ALL_STARTS.reduce((one, two) => Math.max(one, two), 0);

/** A bar per year from one to another, as high as the root of its share: single links stay visible beside hundreds. */
function bars(starts, from = FIRST, to = LAST) {
  let drawn = "";
  starts.forEach((count, year) => {
    if (count > 0 && year >= from - FIRST && year <= to - FIRST) drawn += `M${year + 0.06} 100V${(100 - 100 * Math.sqrt(count / HIGHEST)).toFixed(1)}h.88V100Z`;
  });
  return drawn;
}

/** A handle was moved: it may not pass the other one. */
function slide(id, year) {
  stop();
  const [from, to] = handles();
  if (id === "period-from") choosePeriod(Math.min(year, to), to);
  else choosePeriod(from, Math.max(year, from));
}

function renderPeriod() {
  if (YEARS < 2) return;
  const [from, to] = handles();
  const { certain } = state.filters;
  const all = !periodChosen(state.filters);
  byId("period-name").textContent = t("period");
  byId("period-said").textContent = periodSaid();
  byId("period-first").textContent = `≤ ${FIRST}`;
  byId("starts-left").setAttribute("d", bars(shown.starts));
  byId("starts-in").setAttribute("d", bars(shown.starts, from, to));
  const part = (year) => (100 * year) / Math.max(1, YEARS - 1);
  byId("period-range").style.left = `${part(from - FIRST)}%`;
  byId("period-range").style.right = `${part(LAST - to)}%`;
  for (const [id, year, name] of [["period-from", from, "period_from"], ["period-to", to, "period_to"]]) {
    byId(id).value = year;
    byId(id).setAttribute("aria-label", t(name));
    byId(id).setAttribute("aria-valuetext", id === "period-from" && year === FIRST ? t("period_open") : String(year));
  }
  // Where the two handles meet at the far end, the first one must be on top to be taken back.
  byId("period-from").style.zIndex = from >= LAST ? 3 : "";
  const focused = byId("period-tools").contains(document.activeElement) ? document.activeElement.dataset.period : "";
  const choice = (value) => el("button", {
    type: "button", "data-period": value ? "certain" : "possible", "aria-pressed": String(certain === value), title: t(value ? "certain_means" : "possible_means"),
    click: () => (changeFilters({ certain: value }), say(shownOf())),
  }, t(value ? "certain_only" : "possible_too"));
  const playing = t(player ? "pause" : still() ? "step_on" : "play");
  byId("period-tools").replaceChildren(
    el("button", { type: "button", class: "round small", "data-period": "play", title: playing, "aria-label": playing, click: play }, icon(player ? "pause" : "play")),
    el("div", { class: "choice", role: "group", "aria-label": t("certainty") }, choice(false), choice(true)),
    all ? "" : el("button", { type: "button", class: "word", "data-period": "all", click: () => (stop(), changeFilters({ from: null, to: null, certain: false })) }, t("period_all")));
  if (focused) byId("period-tools").querySelector(`[data-period="${focused}"]`)?.focus();
}

/** The period in words: "1981 – 1990", "until 1990", "all years". */
function periodSaid() {
  const { from, to } = state.filters;
  if (from === null && to === null) return t("period_any");
  if (from === null) return t("period_until", { to });
  return to === null ? t("period_since", { from }) : from === to ? String(from) : `${from} – ${to}`;
}

/** Let the window run over the years; where motion is not wanted, one step for each press. */
function play() {
  if (player) return stop();
  const [from, to] = handles();
  const next = nextWindow(from, to, FIRST, LAST) ?? nextWindow(FIRST, LAST, FIRST, LAST);
  choosePeriod(...next);
  if (still()) return say(`${periodSaid()} : ${shownOf()}`);
  player = setInterval(() => {
    const on = nextWindow(...handles(), FIRST, LAST);
    if (on) choosePeriod(...on);
    else stop();
  }, PACE);
  renderPeriod();
}

function stop() {
  if (!player) return;
  clearInterval(player);
  player = 0;
  renderPeriod();
  say(`${periodSaid()} : ${shownOf()}`);
}

onChange((changed) => {
  if (changed.has("lang") || changed.has("filters")) renderPeriod();
});
