// What is shown as GEXF 1.3, which Gephi and NetworkX read: places, colours, sizes, and when links held.

// What XML 1.0 has no place for: control characters, lone halves of pairs, two signs that are none.
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udfff]/gu;
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;" };
const xml = (text) => String(text).replace(UNWRITABLE, "").replace(/[&<>"\t\n\r]/g, (sign) => ENTITIES[sign]);

const NODE_FIELDS = ["label_fr", "label_en", "label_zh", "kind", "country", "region", "community", "page"];
const EDGE_FIELDS = ["relation", "kinds", "modalities", "written", "themes", "relations"];

/** The document, piece by piece. */
function* gexf() {
  const measures = Object.keys(page.measures ?? {});
  const some = shownEdges();
  const dynamic = some.some((edge) => spells(edge).length);
  yield [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">',
    `<meta><creator>Passerelle</creator><title>${xml(document.title)}</title></meta>`,
    `<graph defaultedgetype="undirected" mode="${dynamic ? "dynamic" : "static"}"${dynamic ? ' timeformat="date"' : ""}>`,
    attributes("node", [...NODE_FIELDS.map((name) => [name, "string"]), ...measures.map((name) => [name, "double"])]),
    attributes("edge", EDGE_FIELDS.map((name) => [name, "string"])),
    "<nodes>\n",
  ].join("\n");
  for (const node of shownNodes()) yield `${nodeXml(node, measures)}\n`;
  yield "</nodes>\n<edges>\n";
  for (const edge of some) yield `${edgeXml(edge)}\n`;
  yield "</edges>\n</graph>\n</gexf>\n";
}

const attributes = (of, fields) =>
  `<attributes class="${of}" mode="static">${fields.map(([name, type]) => `<attribute id="${xml(name)}" title="${xml(name)}" type="${type}"/>`).join("")}</attributes>`;

const values = (fields) =>
  `<attvalues>${fields.filter(([, value]) => value !== "" && value !== null && value !== undefined).map(([name, value]) => `<attvalue for="${xml(name)}" value="${xml(value)}"/>`).join("")}</attvalues>`;

function nodeXml(node, measures) {
  const [r, g, b] = rgb(nodeColour(node));
  const fields = [
    ...page.langs.map((lang) => node.names[lang]), node.kind, node.country, node.region, node.community, node.page,
  ].map((value, place) => [NODE_FIELDS[place], value]);
  const own = [...fields, ...measures.map((name) => [name, page.measures[name][node.id]])];
  return `<node id="${xml(node.iri)}" label="${xml(nameText(node))}">${values(own)}` +
    `<viz:color r="${r}" g="${g}" b="${b}" a="1.0"/><viz:position x="${node.x}" y="${-node.y}" z="0.0"/><viz:size value="${node.size}"/></node>`;
}

function edgeXml(edge) {
  const links = Array.from(edge.links).filter(linkPasses).map(linkAt);
  const every = (key) => several(links.map((one) => one[key]).sort());
  const fields = [edge.relation, every("kind"), every("modality") || edge.modality, every("when"), several(links.flatMap(({ themes }) => themes).sort()), every("id")];
  const times = spells(edge);
  const held = times.length === 1 ? ` ${times[0]}` : "";
  const list = times.length > 1 ? `<spells>${times.map((time) => `<spell ${time}/>`).join("")}</spells>` : "";
  return `<edge id="${edge.id}" source="${xml(nodes[edge.from].iri)}" target="${xml(nodes[edge.to].iri)}" weight="${edge.weight}"${held}>` +
    `${values(fields.map((value, place) => [EDGE_FIELDS[place], value]))}${list}</edge>`;
}

/** When each link behind an edge held, as attributes: from the earliest start to the latest end. */
function spells(edge) {
  const { from = [], by = [], until = [], to = [] } = page.links;
  const times = Array.from(edge.links).filter(linkPasses).map((link) => {
    const [start, end] = [from[link] || by[link], to[link] || until[link]];
    return [start && `start="${xml(start)}"`, end && `end="${xml(end)}"`].filter(Boolean).join(" ");
  });
  return [...new Set(times)].filter(Boolean).sort();
}

/** Red, green and blue of a colour written #rrggbb. */
const rgb = (hex) => [1, 3, 5].map((from) => parseInt(hex.slice(from, from + 2), 16) || 0);
