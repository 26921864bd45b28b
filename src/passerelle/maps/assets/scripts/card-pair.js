// The card of two actors side by side: partners they share and those they do not, themes, numbers.

function pairCard(one, two) {
  const { shared, own } = partnersOfTwo(one, two, whole.edge);
  const ends = [nodes[one], nodes[two]];
  const direct = edgesOf(one).find((edge) => otherEnd(edge, one) === two && whole.edge[edge.id]);
  return [
    el("p", { class: "over" }, el("span", {}, t("pair"))),
    bridge(ends),
    el("p", {}, pairSaid(one, two)),
    el("div", { class: "card-tools" },
      onlyButton(),
      toolButton("path", t("to_path_these"), () => goTo(() => openPath(one, two), pathEnds(one, two))),
      direct ? toolButton("direct", t("to_link"), () => goTo(() => openEdge(direct.id), [one, two])) : null),
    comparison(ends, shared.length),
    ...partnerList(t("pair_shared"), shared),
    ...own.flatMap((some, place) => partnerList(t("pair_own", { name: nameText(ends[place]) }), some)),
  ];
}

function pairSaid(one, two) {
  const { shared } = partnersOfTwo(one, two, whole.edge);
  const [a, b] = [nameText(nodes[one]), nameText(nodes[two])];
  return t("pair_said", { one: a, two: b, n: shared.length });
}

function partnerList(title, ids) {
  const sorted = [...ids].sort((one, two) => compare(nameText(nodes[one]), nameText(nodes[two])));
  return [
    headed(title, ids.length),
    ...(ids.length ? longList(sorted, (id) => nodeButton(nodes[id]), { class: "partners", first: 20 }) : [el("p", { class: "quiet" }, t("partners_none"))]),
  ];
}

/** What is counted of each of the two, in rows of one table. */
function comparison(ends, shared) {
  const both = ends.map(profile);
  const row = (name, values) => el("tr", {}, el("th", { scope: "row" }, name), ...values.map((value) => el("td", {}, value)));
  const counts = (key, name) => {
    const all = tally(both.flatMap((one) => [...one[key].keys()].filter((value) => value !== "")), name).map(([value]) => value);
    const most = (value) => Math.max(...both.map((one) => one[key].get(value) ?? 0));
    return all.sort((a, b) => most(b) - most(a) || compare(name(a), name(b))).slice(0, 8)
      .map((value) => row(sentence(name(value)), both.map((one) => number(one[key].get(value) ?? 0))));
  };
  const part = (title, rows) => rows.length ? el("tbody", {}, el("tr", {}, el("th", { colspan: 3, scope: "rowgroup" }, title)), ...rows) : null;
  return el("table", { class: "side-by-side" },
    el("caption", { class: "aside" }, t("pair")),
    el("thead", {}, el("tr", {}, el("td", {}), ...ends.map((node) => el("th", { scope: "col", lang: nodeName(node).lang }, nameText(node))))),
    part(t("numbers"), [
      row(t("kind"), ends.map((node) => sentence(kindName(node)))),
      row(t("country"), ends.map((node) => sentence(countryName(node.country)))),
      row(t("partners"), both.map((one) => number(one.partners))),
      row(t("pair_own_short"), both.map((one) => number(one.partners - shared - (one.direct(ends) ? 1 : 0)))),
      row(sentence(t("links_all")), both.map((one) => number(one.links))),
      row(t("since"), both.map((one) => one.first || "–")),
      ...MEASURES.filter((name) => page.measures[name]).map((name) => row(sentence(measureName(name)), ends.map(({ id }) => number(page.measures[name][id])))),
    ]),
    part(t("by_kind"), counts("kinds", (slug) => slugName("kinds", slug, "kind_unknown"))),
    part(t("by_country"), counts("countries", countryName)),
    part(t("by_theme"), counts("themes", themeName)));
}

/** What is counted of one actor, over what the filters leave. */
function profile(node) {
  const near = edgesOf(node.id).filter((edge) => whole.edge[edge.id]);
  const links = new Set(near.flatMap((edge) => Array.from(edge.links).filter(linkPasses)));
  const { themes = [], from = [], by = [] } = page.links;
  const others = near.map((edge) => nodes[otherEnd(edge, node.id)]);
  const years = [...links].map((link) => (from[link] || by[link] || "").slice(0, 4)).filter(Boolean).sort();
  return {
    partners: near.length,
    links: links.size,
    first: years[0],
    direct: (ends) => others.some((other) => ends.includes(other)),
    kinds: new Map(tally(others.map(({ kind }) => kind), String)),
    countries: new Map(tally(others.map(({ country }) => country), String)),
    themes: new Map(tally([...links].flatMap((link) => themes[link] ?? []), String)),
  };
}
