// How the network is shown: colour, size, grouping, least weight; and the sheet of a narrow screen.

/** A list to choose from, with its label. */
function choiceOf(key, label, options, chosen, choose) {
  const select = el("select", { id: `choose-${key}`, change: () => choose(select.value) },
    ...options.map(([value, text]) => el("option", { value, selected: value === chosen }, text)));
  return el("p", { class: "setting" }, el("label", { for: `choose-${key}` }, label), select);
}

const varied = (facet) => model.values[facet].filter(Boolean).length > 0;
const groupable = (facet) => model.values[facet].filter(Boolean).length > 1;

function renderDisplay() {
  const focused = byId("display").contains(document.activeElement) ? document.activeElement.id : "";
  const colourings = COLOURINGS.filter((by) => by === "country" || by === "kind" || varied(by));
  const groupings = ["", ...Object.keys(GROUPINGS).filter(groupable)];
  const steps = weightSteps();
  byId("display").replaceChildren(
    choiceOf("colour", t("colour_by"), colourings.map((by) => [by, t(`facet_${by}`)]), state.colour, (colour) => change({ colour })),
    MEASURES.length > 1 ? choiceOf("measure", t("size_by"), MEASURES.map((name) => [name, measureName(name)]), state.measure, (measure) => change({ measure })) : "",
    groupings.length > 1 ? choiceOf("group", t("group_by"), groupings.map((by) => [by, by ? t(`facet_${by}`) : t("group_none")]), state.group, (group) => change({ group })) : "",
    steps.length > 1 ? choiceOf("weight", t("least_weight"), steps.map((step) => [String(step), step ? t("weight_from", { weight: number(step) }) : t("weight_any")]), String(state.filters.weight), (weight) => chooseWeight(Number(weight))) : "");
  if (focused) byId(focused)?.focus();
}

function chooseWeight(weight) {
  changeFilters({ weight });
  say(shownOf());
}

/** The weights above the least one, thinned out when they are many: more steps where there are more edges. */
const WEIGHTS = (() => {
  const all = [...new Set(model.weight)].sort((one, two) => one - two).slice(1);
  const few = 12;
  if (all.length <= few) return all;
  return [...new Set(Array.from({ length: few }, (_, place) => all[Math.floor((all.length - 1) * (place / (few - 1)) ** 2)]))];
})();

/** The weights one can ask for at least; 0 asks for none. */
const weightSteps = () => [0, ...new Set([...WEIGHTS, ...(state.filters.weight ? [state.filters.weight] : [])].sort((one, two) => one - two))];

/** On a narrow screen the legend is a sheet over the map. */
function openSheet() {
  document.body.classList.add("with-sheet");
  renderTools();
  byId("legend").focus({ preventScroll: true });
}

function closeSheet() {
  if (!document.body.classList.contains("with-sheet")) return;
  const inside = byId("legend").contains(document.activeElement);
  document.body.classList.remove("with-sheet");
  renderTools();
  if (inside) byId("tools").querySelector("[data-tool=filters]").focus();
}

byId("legend").addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !document.body.classList.contains("with-sheet")) return;
  closeSheet();
  event.stopPropagation();
});

onChange((changed) => {
  if (["lang", "colour", "measure", "group", "filters"].some((key) => changed.has(key))) renderDisplay();
});
