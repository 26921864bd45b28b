// The card of a path: how one actor reaches another, link by link, each with its evidence.

function pathCard(one, two) {
  const path = pathNow();
  const ends = [nodes[one], nodes[two]];
  return [
    el("p", { class: "over" }, el("span", {}, t("path"))),
    bridge(ends),
    path ? el("p", {}, pathLength(path)) : el("p", {}, t("path_none_long")),
    el("div", { class: "card-tools" },
      path ? onlyButton() : null,
      toolButton("compare", t("to_pair_these"), () => goTo(() => openPair(one, two), [one, two])),
      toolButton("turn", t("turn"), () => goTo(() => openPath(two, one), pathEnds(two, one)))),
    path ? el("ol", { class: "way" }, ...pathSteps(path)) : null,
  ];
}

const toolButton = (tool, text, click) => el("button", { type: "button", class: "plain", "data-tool": tool, click }, text);

/** How long the path is, and how many others are as short. */
function pathLength({ edges: steps, count }) {
  const several = count > 1 ? t("path_several", { n: count }) : t("path_single");
  return `${t("path_links", { n: steps.length })} · ${several}`;
}

function pathSteps({ nodes: along, edges: steps }) {
  return along.flatMap((id, place) => [
    el("li", { class: "stop" }, nodeButton(nodes[id])),
    steps[place]
      ? el("li", { class: "leg" },
          el("p", { class: "over" }, sample(steps[place]), el("span", {}, edgeSummary(steps[place]))),
          ...linkParts(steps[place], linksOf(steps[place]), 3))
      : null,
  ]);
}

function pathSaid(one, two) {
  const [from, to] = [nameText(nodes[one]), nameText(nodes[two])];
  const path = pathNow();
  if (!path) return t("path_none", { one: from, two: to });
  return t("path_said", { one: from, two: to, way: pathLength(path), names: path.nodes.map((id) => nameText(nodes[id])).join(" → ") });
}
