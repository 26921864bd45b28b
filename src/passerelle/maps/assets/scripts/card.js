// The card: what is known of a node, or what stands behind a line, with its evidence.

let returnTo = null; // where the keyboard was before it went into the card

function renderCard({ focus = false } = {}) {
  const card = byId("card");
  const open = state.node !== null || state.edge !== null;
  card.hidden = !open;
  document.body.classList.toggle("with-card", open);
  if (!open) return card.replaceChildren();
  const parts = state.node !== null ? nodeCard(nodes[state.node]) : edgeCard(edges[state.edge]);
  card.replaceChildren(
    el("button", { type: "button", class: "close", "aria-label": t("close"), title: t("close"), click: leaveCard }, "×"),
    ...parts,
  );
  card.scrollTop = 0;
  if (focus) card.querySelector("h2").focus({ preventScroll: true });
}

function nodeCard(node) {
  const { text, lang } = nodeName(node);
  return [
    el("p", { class: "over" }, figure(node), `${sentence(kindName(node))} · ${countryName(node.country)}`),
    el("h2", { tabindex: "-1", lang }, text),
    names(node),
    pageLink(node),
    el("h3", {}, t("partners"), el("span", { class: "count" }, number(node.degree))),
    partners(node),
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
  const others = node.variants.filter((text) => !Object.values(node.names).includes(text));
  if (others.length) rows.push(el("dt", {}, t("other_names")), el("dd", {}, others.join(" · ")));
  return el("dl", {}, ...rows);
}

function pageLink(node) {
  return webAddress(node.page) ? el("p", {}, link(node.page, t("page"))) : null;
}

function partners(node) {
  const rows = edgesOf(node.id)
    .map((edge) => ({ edge, other: nodes[otherEnd(edge, node.id)] }))
    .sort((one, two) => two.edge.weight - one.edge.weight || compare(nameText(one.other), nameText(two.other)));
  if (!rows.length) return el("p", { class: "quiet" }, t("partners_none"));
  return el("ul", { class: "partners" }, ...rows.map(({ edge, other }) => partnerRow(edge, other)));
}

function partnerRow(edge, other) {
  const { text, lang } = nodeName(other);
  const first = edge.links.length ? linkAt(edge.links[0]) : null;
  const what = first ? linkKindName(first) || relationName(edge.relation) : relationName(edge.relation);
  const more = edge.links.length > 1 ? ` (${number(edge.links.length)})` : "";
  const detail = [what + more, edge.links.length === 1 ? first.when : "", modalityName(edge.modality)];
  return el("li", {},
    el("button", { type: "button", class: "partner", click: () => goTo(() => openNode(other.id), [other.id]) },
      figure(other), el("span", { lang }, text)),
    el("button", {
      type: "button", class: "evidence-of", "aria-label": t("evidence_of_link", { name: text }),
      title: t("evidence_of_link", { name: text }), click: () => goTo(() => openEdge(edge.id), [edge.from, edge.to]),
    }, sample(edge), el("span", {}, detail.filter(Boolean).join(" · "))));
}

/** The two ends of a line as they lie: the left one first. */
const endsOf = (edge) => [nodes[edge.from], nodes[edge.to]].sort((one, two) => one.x - two.x);

function edgeCard(edge) {
  const ends = endsOf(edge);
  const links = Array.from(edge.links, linkAt);
  return [
    el("p", { class: "over" }, sample(edge), sentence(relationName(edge.relation))),
    el("h2", { tabindex: "-1", class: "bridge" }, ...ends.flatMap((node, place) => [
      place ? el("span", { class: "dash", "aria-hidden": "true" }, " — ") : null,
      el("button", { type: "button", class: "end", lang: nodeName(node).lang, click: () => goTo(() => openNode(node.id), [node.id]) }, nameText(node)),
    ])),
    ...(links.length ? links.map(linkPart) : [el("p", { class: "quiet" }, t("links_none"))]),
  ];
}

/** One cooperation or meeting behind a line. */
function linkPart(one) {
  const { text, lang } = named(one.names, linkKindName(one) || one.id);
  const facts = [
    [t("kind"), sentence(linkKindName(one))],
    [t("when"), one.when || t("when_unknown")],
    [t("modality"), sentence(modalityName(one.modality))],
  ].filter(([, value]) => value);
  return el("article", { class: "link" },
    el("h3", { lang }, webAddress(one.id) ? link(one.id, sentence(text)) : sentence(text)),
    el("dl", {}, ...facts.flatMap(([term, value]) => [el("dt", {}, term), el("dd", {}, value)])),
    el("h4", {}, t("evidence")),
    one.evidence.length
      ? el("ul", { class: "evidence" }, ...one.evidence.map(evidencePart))
      : el("p", { class: "quiet" }, t("evidence_none")));
}

function evidencePart(entry) {
  const place = [entry.file, entry.row && t("row", { row: entry.row })].filter(Boolean).join(", ");
  return el("li", {},
    entry.quote ? el("blockquote", {}, entry.quote) : null,
    el("p", {}, el("cite", {}, entry.source), place ? el("span", { class: "quiet" }, ` — ${place}`) : null),
    ...entry.cited.map((address) => el("p", { class: "cited" }, `${t("cited")} `, link(address, shortAddress(address)))));
}

const shortAddress = (address) => address.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
const compare = (one, two) => new Intl.Collator(state.lang).compare(one, two);

/** Open another card from inside this one: the keyboard stays in the card, the picture follows. */
function goTo(open, ids) {
  open();
  renderCard({ focus: true });
  if (state.view === "map" && !ids.every(inSight)) showNodes(ids);
}

function enterCard() {
  if (byId("card").hidden) return;
  returnTo = document.activeElement;
  byId("card").querySelector("h2").focus();
}

function leaveCard() {
  if (byId("card").hidden) return;
  const inside = byId("card").contains(document.activeElement);
  closeCard();
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
  }
}

onChange((changed) => {
  if (["node", "edge", "lang"].some((key) => changed.has(key))) renderCard();
  if (changed.has("node") || changed.has("edge")) announceCard();
});
