// The card of a link: each cooperation or meeting behind it, with dates as written and evidence.

const LINKS = 20; // links behind an edge that are told at once

/** The two ends of a line as they lie: the left one first. */
const endsOf = (edge) => [nodes[edge.from], nodes[edge.to]].sort((one, two) => one.x - two.x);

function edgeCard(edge) {
  const links = linksOf(edge);
  return [
    el("p", { class: "over" }, sample(edge), el("span", {}, sentence(relationName(edge.relation)))),
    bridge(endsOf(edge)),
    links.length > 1 ? el("p", { class: "quiet" }, t("links_behind", { n: links.length })) : null,
    ...linkParts(edge, links, LINKS),
  ];
}

/** A heading of two names, each of which opens its card. */
function bridge(ends, level = "h2") {
  const names = ends.map((node) => el("button", {
    type: "button", class: "end", lang: nodeName(node).lang, click: () => goTo(() => openNode(node.id), [node.id]),
  }, nameText(node)));
  return el(level, { tabindex: level === "h2" ? "-1" : null, class: "bridge" },
    names[0], el("span", { class: "dash" }, " — "), names[1]);
}

/** The numbers of the links behind an edge: those that the filters leave come first. */
const linksOf = (edge) => Array.from(edge.links).sort((one, two) => linkPasses(two) - linkPasses(one));

function linkParts(edge, links, first) {
  if (!links.length) return [el("p", { class: "quiet" }, t("links_none"))];
  return longList(links, (link) => linkPart(linkAt(link)), { class: "links", first });
}

/** One cooperation or meeting behind a line. */
function linkPart(one) {
  const { text, lang } = named(one.names, linkKindName(one) || one.id);
  return el("article", { class: "link" },
    el("h3", { lang }, webAddress(one.id) ? link(one.id, sentence(text)) : sentence(text)),
    otherNames(one, text),
    facts([
      [t("kind"), sentence(linkKindName(one))],
      [t("when"), one.when || t("when_unknown")],
      [t("modality"), sentence(modalityName(one.modality))],
      [t("themes"), one.themes.map(themeName).join(" · ")],
    ]),
    el("h4", {}, t("evidence")),
    one.evidence.length
      ? el("ul", { class: "evidence" }, ...one.evidence.map(evidencePart))
      : el("p", { class: "quiet" }, t("evidence_none")));
}

/** The names of a link in the other languages. */
function otherNames(one, text) {
  const others = Object.entries(one.names).filter(([, name]) => name !== text);
  if (!others.length) return null;
  return el("p", { class: "quiet" }, ...others.flatMap(([lang, name], place) => [
    place ? " · " : null, el("span", { lang: HTML_LANG[lang] ?? null }, name),
  ]));
}

const themeName = (slug) => sentence(named(page.themes?.[slug]?.names, slug).text);

/** The words of a quote, between those that stand around them in their text. */
function inContext({ before, quote, after }) {
  if (!before && !after) return [quote];
  const around = (text) => (text ? el("span", { class: "quiet" }, text) : null);
  return [around(before && `…${before}`), el("strong", {}, quote), around(after && `${after}…`)];
}

function evidencePart(entry) {
  const place = [entry.file, entry.row && t("row", { row: entry.row })].filter(Boolean).join(", ");
  return el("li", {},
    entry.quote ? el("blockquote", {}, ...inContext(entry)) : null,
    el("p", {}, el("cite", {}, entry.source), place ? el("span", { class: "quiet" }, ` — ${place}`) : null),
    ...entry.cited.map((address) => el("p", { class: "cited" }, `${t("cited")} `, link(address, shortAddress(address)))));
}

const shortAddress = (address) => address.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
