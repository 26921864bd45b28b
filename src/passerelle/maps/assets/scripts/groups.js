// Groups: communities, countries or regions drawn as one figure each, until one is opened.

/** The groups of each sort that the page knows, with the column that says who belongs where. */
const GROUPINGS = { community: "community", country: "country", region: "region" };

let grouped = null; // { groups, groupOf, lines } while something is grouped

/** Group what is shown anew: after filters, grouping, opened groups or places changed. */
function regroup() {
  const key = GROUPINGS[state.group];
  const places = viewNow().groups;
  if (!key) grouped = null;
  else grouped = places.length && key !== "community" ? gatherPlaces(places) : gather((node) => node[key]);
}

/** Groups by `keyOf`, without those opened; a node without a key, or alone in it, stays itself. */
function gather(keyOf) {
  const known = new Map();
  for (const node of nodes) {
    const key = keyOf(node);
    if (!isDrawn(node.id) || key === "" || key === null || state.opened.has(`${state.group}:${key}`)) continue;
    if (!known.has(key)) known.set(key, { key, members: [] });
    known.get(key).members.push(node.id);
  }
  const groups = [...known.values()].filter(({ members }) => members.length > 1);
  groups.sort((one, two) => two.members.length - one.members.length);
  const groupOf = new Int32Array(nodes.length).fill(-1);
  groups.forEach((group, place) => {
    for (const member of group.members) groupOf[member] = place;
    settleGroup(group);
  });
  moveApart(groups);
  return { groups, groupOf, lines: linesBetween(groups, groupOf) };
}

/** The groups that a geographic view brings: each stands where its members are. */
function gatherPlaces(places) {
  const groups = [];
  for (const { id, key, names, x, y, r, members } of places) {
    const here = members.filter(isDrawn);
    if (here.length < 2 || state.opened.has(`${state.group}:${id}`)) continue;
    groups.push({ key: id, names, x, y, size: r, members: here, hub: hubOf(here) });
  }
  const groupOf = new Int32Array(nodes.length).fill(-1);
  groups.forEach(({ members }, place) => members.forEach((member) => (groupOf[member] = place)));
  return { groups, groupOf, lines: linesBetween(groups, groupOf) };
}

const hubOf = (members) => nodes[members.reduce((best, id) => (nodes[id].degree > nodes[best].degree ? id : best))];

/** Where a group stands (the middle of its members), how large it is, and in whose colour. */
function settleGroup(group) {
  const { members } = group;
  const mean = (key) => members.reduce((sum, id) => sum + nodes[id][key], 0) / members.length;
  Object.assign(group, { x: mean("x"), y: mean("y"), hub: hubOf(members), size: 9 + 3.2 * Math.sqrt(members.length) });
}

/** Push groups that lie on one another apart, a little at a time. */
function moveApart(groups) {
  for (let round = 0; round < 60; round += 1) {
    let moved = false;
    for (let one = 0; one < groups.length; one += 1)
      for (let two = one + 1; two < groups.length; two += 1) {
        const [a, b] = [groups[one], groups[two]];
        const [dx, dy] = [b.x - a.x || 0.1, b.y - a.y];
        const apart = Math.hypot(dx, dy);
        const missing = a.size + b.size + 6 - apart;
        if (missing <= 0) continue;
        const [px, py] = [(dx / apart) * (missing / 2), (dy / apart) * (missing / 2)];
        (a.x -= px), (a.y -= py), (b.x += px), (b.y += py);
        moved = true;
      }
    if (!moved || groups.length > 400) return;
  }
}

/** The links between groups, and between a group and a node outside, added up. */
function linesBetween(groups, groupOf) {
  const known = new Map();
  const unit = (node) => (groupOf[node] >= 0 ? -1 - groupOf[node] : node);
  for (const edge of edges) {
    if (!shown.edge[edge.id] || !isDrawn(edge.from) || !isDrawn(edge.to)) continue;
    const [one, two] = [unit(edge.from), unit(edge.to)].sort((a, b) => a - b);
    if (one === two || (one >= 0 && two >= 0)) continue;
    const key = `${one}|${two}`;
    if (!known.has(key)) known.set(key, { one: end(one, groups), two: end(two, groups), count: 0 });
    known.get(key).count += 1;
  }
  return [...known.values()].sort((a, b) => a.count - b.count);
}

const end = (unit, groups) => (unit < 0 ? groups[-1 - unit] : nodes[unit]);

/** Whether a node is drawn as itself: shown, placed in this view, and in no closed group. */
const standsAlone = (id) => isDrawn(id) && (!grouped || grouped.groupOf[id] < 0);

/** What a group is called. */
function groupName(group) {
  if (group.names) return named(group.names).text;
  if (state.group === "country") return countryName(group.key);
  if (state.group === "region") return named(page.regions[group.key], group.key).text;
  return nameText(group.hub);
}

function openGroup(group) {
  change({ opened: new Set([...state.opened, `${state.group}:${group.key}`]) });
  say(t("group_opened", { name: groupName(group), n: group.members.length }));
}

/** The group at a point of the map, or null. */
function groupAt({ x, y }) {
  return grouped?.groups.find((group) => Math.hypot(group.x - x, group.y - y) <= group.size) ?? null;
}
