// What is shown as CSV: actors, and links with their evidence (RFC 4180; lines end with \n).

const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/; // a spreadsheet would run it; see queries/formats/text.py

/** A cell: a text that a spreadsheet would run gets an apostrophe in front; numbers stay numbers. */
function csvCell(value) {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const text = FORMULA.test(value ?? "") ? `'${value}` : String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const csvLine = (row) => `${row.map(csvCell).join(",")}\n`;

const several = (values) => [...new Set(values)].filter(Boolean).join("|");

/** The actors shown, line by line: a row each, with its measures and where it stands in the picture. */
function* nodesCsv() {
  const measures = Object.keys(page.measures ?? {});
  const head = ["id", "name_fr", "name_en", "name_zh", "other_names", "kind", "country", "region", "community", "partners", ...measures, "x", "y", "page"];
  yield csvLine(head);
  for (const node of shownNodes()) yield csvLine([
    node.iri, ...page.langs.map((lang) => node.names[lang]), several([node.names.und, ...node.variants]),
    node.kind, node.country, node.region, node.community ?? "", shownDegree(node.id),
    ...measures.map((name) => page.measures[name][node.id]), node.x, node.y, node.page,
  ]);
}

/** The links shown, line by line: a row for each cooperation or meeting behind each line, with all its sources. */
function* linksCsv() {
  const head = [
    "source", "source_name", "target", "target_name", "relation", "weight", "link", "name_fr", "name_en", "name_zh", "kind", "when",
    "earliest_start", "latest_start", "earliest_end", "latest_end", "modality", "themes", "sources", "places", "quotes", "cited",
  ];
  yield csvLine(head);
  for (const edge of shownEdges()) yield linkRows(edge).map(csvLine).join("");
}

function linkRows(edge) {
  const [from, to] = [nodes[edge.from], nodes[edge.to]];
  const line = [from.iri, nameText(from), to.iri, nameText(to), edge.relation, edge.weight];
  const links = Array.from(edge.links).filter(linkPasses).map(linkAt);
  if (!edge.links.length) return [[...line, "", "", "", "", "", "", "", "", "", "", edge.modality, "", "", "", "", ""]];
  return links.map((one) => [
    ...line, one.id, ...page.langs.map((lang) => one.names[lang]), one.kind, one.when, one.from, one.by, one.until, one.to,
    one.modality, several(one.themes), several(one.evidence.map(({ source }) => source)),
    several(one.evidence.map(({ file, row }) => [file, row].filter(Boolean).join(":"))),
    several(one.evidence.map(({ quote }) => quote)), several(one.evidence.flatMap(({ cited }) => cited)),
  ]);
}

const shownNodes = () => nodes.filter(({ id }) => isShown(id));
const shownEdges = () => edges.filter(({ id }) => shown.edge[id]);
