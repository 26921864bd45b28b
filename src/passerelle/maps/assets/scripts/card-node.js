// The card of an actor: its names, place, functions, partners, events and sources.

function nodeCard(node) {
  const { text, lang } = nodeName(node);
  const more = moreOf(node);
  return [
    el("p", { class: "over" }, figure(node), el("span", {}, [sentence(kindName(node)), countryName(node.country)].join(" · "))),
    el("h2", { tabindex: "-1", lang }, text),
    names(node),
    pageLink(node),
    cardTools(node),
    ...told(t("functions"), more.functions),
    headed(t("partners"), node.degree),
    ...partners(node),
    ...told(t("events"), more.events),
    ...sources(more),
  ];
}

/** The names in each language; one that no source gives is said to be missing. */
function names(node) {
  const rows = page.langs.flatMap((lang) => [
    el("dt", {}, sentence(t(lang))),
    node.names[lang]
      ? el("dd", { lang: HTML_LANG[lang] }, node.names[lang])
      : el("dd", { class: "quiet" }, t("name_missing")),
  ]);
  const others = [...new Set([...(node.names.und ? [node.names.und] : []), ...node.variants])]
    .filter((text) => !page.langs.some((lang) => node.names[lang] === text));
  if (others.length) rows.push(el("dt", {}, t("other_names")), el("dd", {}, others.join(" · ")));
  if (node.region) rows.push(el("dt", {}, t("region")), el("dd", {}, regionName(node.region)));
  return el("dl", {}, ...rows);
}

const regionName = (slug) => sentence(named(page.regions?.[slug], slug).text);

function pageLink(node) {
  return webAddress(node.page) ? el("p", {}, link(node.page, t("page"))) : null;
}

/** Functions or events: what, in which role, when. */
function told(title, entries) {
  if (!entries.length) return [];
  const line = ({ id, names: own, role_names: role, when }) => {
    const { text, lang } = named(own, id);
    const about = [named(role).text, when].filter(Boolean).join(" · ");
    return [
      el("span", { lang }, webAddress(id) ? link(id, sentence(text)) : sentence(text)),
      about ? el("span", { class: "quiet about" }, about) : null,
    ];
  };
  return [headed(title, entries.length), ...longList(entries, line, { class: "told", first: 12 })];
}

/** The partners, those with most between them first; all are told, also those that filters hide. */
function partners(node) {
  const rows = edgesOf(node.id)
    .map((edge) => ({ edge, other: nodes[otherEnd(edge, node.id)] }))
    .map((row) => ({ ...row, name: nameText(row.other), hidden: !whole.edge[row.edge.id] }))
    .sort((one, two) => one.hidden - two.hidden || two.edge.weight - one.edge.weight || compare(one.name, two.name));
  if (!rows.length) return [el("p", { class: "quiet" }, t("partners_none"))];
  const hidden = rows.filter((row) => row.hidden).length;
  return [
    hidden ? el("p", { class: "quiet" }, t("partners_hidden", { n: hidden })) : null,
    ...longList(rows, ({ edge, other }) => partnerRow(edge, other), { class: "partners" }),
  ];
}

function partnerRow(edge, other) {
  const name = t("evidence_of_link", { name: nameText(other) });
  return [
    nodeButton(other),
    el("button", { type: "button", class: "evidence-of", "aria-label": `${edgeSummary(edge)}. ${name}`, title: name, click: () => goTo(() => openEdge(edge.id), [edge.from, edge.to]) },
      sample(edge), el("span", {}, edgeSummary(edge))),
  ];
}

/** An edge in a line: what kinds of links, how many, when, with which standing. */
function edgeSummary(edge) {
  const { kind = [], when = [] } = page.links;
  const kinds = new Set();
  for (const one of edge.links) kinds.add(kind[one] ?? "");
  const only = kinds.size === 1 && [...kinds][0];
  const what = only ? slugName("link_kinds", only, "relation_unknown") : relationName(edge.relation);
  const many = edge.links.length > 1 ? ` (${number(edge.links.length)})` : "";
  const dates = edge.links.length === 1 ? when[edge.links[0]] : yearsOf(edge);
  return [what + many, dates, modalityName(edge.modality)].filter(Boolean).join(" · ");
}

/** From the first year in which a link behind the edge began to the last; empty when none is known. */
function yearsOf(edge) {
  const { from = [], by = [] } = page.links;
  let [first, last] = ["", ""];
  for (const one of edge.links) {
    const year = (from[one] || by[one] || "").slice(0, 4);
    if (year && (!first || year < first)) first = year;
    if (year > last) last = year;
  }
  return first === last ? first : `${first}–${last}`;
}

function sources({ sources: given, checked }) {
  if (!given.length && !checked) return [];
  return [
    headed(t("sources"), given.length),
    ...longList(given, (title) => title, { class: "told", first: 12 }),
    checked ? el("p", { class: "quiet" }, t("checked", { day: checked })) : null,
  ];
}
