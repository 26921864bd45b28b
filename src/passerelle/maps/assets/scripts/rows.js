// What the tables hold: the actors shown and the links shown, column by column.

const MORE = 12; // partners named in a row; the card names the others

/** A table of actors: the rows are numbers of nodes. */
const ACTORS = {
  rows: () => nodes.filter((node) => shown.node[node.id] === SHOWN).map(({ id }) => id),
  first: { column: "number", down: true },
  tie: (ids) => ids.map((id) => nameRanks()[id]),
  columns: {
    actor: { keys: (ids) => ids.map((id) => nameRanks()[id]), cell: (id) => nodeCell(nodes[id]) },
    kind: { keys: (ids) => ranksOf(ids.map((id) => kindName(nodes[id]))), cell: (id) => sentence(kindName(nodes[id])) },
    country: { keys: (ids) => ranksOf(ids.map((id) => countryName(nodes[id].country))), cell: (id) => sentence(countryName(nodes[id].country)) },
    region: { keys: (ids) => ranksOf(ids.map((id) => regionOf(nodes[id]))), cell: (id) => regionOf(nodes[id]) },
    number: { keys: (ids) => ids.map(shownDegree), cell: (id) => number(shownDegree(id)), high: true, class: "figures" },
    partners: { cell: (id) => partnersCell(nodes[id]) },
  },
};

const regionOf = (node) => (node.region ? regionName(node.region) : "");

/** How many partners the filters leave a node. */
function shownDegree(id) {
  let sum = 0;
  for (let at = firstOf[id]; at < firstOf[id + 1]; at += 1) sum += shown.edge[edgeNumbers[at]];
  return sum;
}

function nodeCell(node) {
  const { text, lang } = nodeName(node);
  return el("button", { type: "button", class: "partner", click: () => openFromTable(() => openNode(node.id)) },
    figure(node), el("span", { lang }, text));
}

/** The partners in a row: each opens the card of the link, where the evidence is. */
function partnersCell(node) {
  const near = edgesOf(node.id).filter((edge) => shown.edge[edge.id]);
  const some = near.slice(0, MORE).map((edge) => {
    const other = nodes[otherEnd(edge, node.id)];
    return el("li", {}, el("button", {
      type: "button", class: "word", title: t("evidence_of_link", { name: nameText(other) }),
      lang: nodeName(other).lang, click: () => openFromTable(() => openEdge(edge.id)),
    }, nameText(other)));
  });
  const rest = near.length - some.length;
  if (rest > 0) some.push(el("li", {}, el("button", {
    type: "button", class: "word quiet", click: () => openFromTable(() => openNode(node.id)),
  }, t("more_partners", { n: rest }))));
  return el("ul", { class: "inline" }, ...some);
}

/** A table of links: the rows are places in two columns, the edge and the link behind it (-1: none). */
const LINKAGES = {
  rows: () => {
    linkages = [[], []];
    for (const edge of edges) {
      if (!shown.edge[edge.id]) continue;
      const links = edge.links.length ? Array.from(edge.links).filter(linkPasses) : [-1];
      for (const link of links) (linkages[0].push(edge.id), linkages[1].push(link));
    }
    return linkages[0].map((_, row) => row);
  },
  first: { column: "one", down: false },
  tie: (rows) => rows.map((row) => nameRanks()[edgeAtRow(row).to]),
  columns: {
    one: { keys: (rows) => rows.map((row) => nameRanks()[edgeAtRow(row).from]), cell: (row) => nodeCell(nodes[edgeAtRow(row).from]) },
    other: { keys: (rows) => rows.map((row) => nameRanks()[edgeAtRow(row).to]), cell: (row) => nodeCell(nodes[edgeAtRow(row).to]) },
    kind: { keys: (rows) => ranksOf(rows.map(kindAtRow)), cell: kindCell },
    when: { keys: (rows) => ranksOf(rows.map((row) => linkColumn("from", row) || linkColumn("by", row) || linkColumn("when", row))), cell: (row) => linkColumn("when", row) },
    modality: { keys: (rows) => ranksOf(rows.map(modalityAtRow)), cell: (row) => sentence(modalityAtRow(row)) },
    source: { keys: (rows) => ranksOf(rows.map(sourceAtRow)), cell: sourceAtRow },
  },
};

let linkages = [[], []];
const edgeAtRow = (row) => edges[linkages[0][row]];
const linkColumn = (key, row) => page.links[key]?.[linkages[1][row]] ?? "";
const kindAtRow = (row) => slugName("link_kinds", linkColumn("kind", row), "relation_unknown");
const modalityAtRow = (row) => modalityName(linkColumn("modality", row) || edgeAtRow(row).modality);

/** The titles of the sources behind a link, each once. */
function sourceAtRow(row) {
  const link = linkages[1][row];
  if (link < 0) return "";
  const titles = new Set();
  for (let at = firstProof[link]; at < firstProof[link + 1]; at += 1) titles.add(cell(page.evidence, "source", proofs[at]));
  return [...titles].filter(Boolean).join(" · ");
}

/** The kind of a link, which opens its card. */
function kindCell(row) {
  const edge = edgeAtRow(row);
  const ends = [nodes[edge.from], nodes[edge.to]].map(nameText).join(" — ");
  return el("button", {
    type: "button", class: "word", "data-edge": edge.id, title: t("evidence_of_link", { name: ends }),
    click: () => openFromTable(() => openEdge(edge.id)),
  }, sentence(kindAtRow(row)));
}
