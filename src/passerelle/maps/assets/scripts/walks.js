// Walks over the network: who is within reach, and the shortest way from one actor to another.

/** Breadth first from `start` over the edges that `open` lets pass (1 by number of the edge). */
function breadthFirst(start, open, { depth = Infinity, until = -1 } = {}) {
  const distance = new Int32Array(nodes.length).fill(-1);
  const order = new Uint32Array(nodes.length); // the nodes as they are met
  distance[start] = 0;
  order[0] = start;
  let met = 1;
  for (let next = 0; next < met; next += 1) {
    const node = order[next];
    if (distance[node] >= depth || (until >= 0 && distance[until] >= 0 && distance[node] >= distance[until])) break;
    for (let at = firstOf[node]; at < firstOf[node + 1]; at += 1) {
      const edge = edgeNumbers[at];
      if (!open[edge]) continue;
      const other = otherEnd(edges[edge], node);
      if (distance[other] >= 0) continue;
      distance[other] = distance[node] + 1;
      order[met++] = other;
    }
  }
  return { distance, order: order.subarray(0, met) };
}

/** The nodes within `depth` steps of `start`, itself first, then by distance. */
const within = (start, depth, open) => breadthFirst(start, open, { depth }).order;

/**
 * The shortest path between two nodes: `nodes` and `edges` along it, and `count`, how many paths
 * are as short. Of several the one with the greatest sum of weights, then that whose nodes have
 * the lowest numbers from its end on; null when there is none.
 */
function shortestPath(start, end, open) {
  const { distance, order } = breadthFirst(start, open, { until: end });
  if (distance[end] < 0) return null;
  const count = new Float64Array(nodes.length);
  const weight = new Float64Array(nodes.length);
  const way = new Int32Array(nodes.length).fill(-1); // the edge by which a node is best reached
  count[start] = 1;
  for (const node of order) {
    if (distance[node] >= distance[end]) break;
    for (let at = firstOf[node]; at < firstOf[node + 1]; at += 1) {
      const edge = edges[edgeNumbers[at]];
      const other = otherEnd(edge, node);
      if (!open[edge.id] || distance[other] !== distance[node] + 1) continue;
      count[other] += count[node];
      const sum = weight[node] + edge.weight;
      const known = way[other] < 0 ? -1 : otherEnd(edges[way[other]], other);
      if (known >= 0 && (sum < weight[other] || (sum === weight[other] && known < node))) continue;
      weight[other] = sum;
      way[other] = edge.id;
    }
  }
  const along = [end];
  const steps = [];
  while (along[0] !== start) {
    steps.unshift(edges[way[along[0]]]);
    along.unshift(otherEnd(steps[0], along[0]));
  }
  return { nodes: along, edges: steps, count: count[end] };
}

/** The partners of two nodes: those of both, those of the one only, those of the other only. */
function partnersOfTwo(one, two, open) {
  const belongs = new Uint8Array(nodes.length);
  [one, two].forEach((node, place) => {
    for (let at = firstOf[node]; at < firstOf[node + 1]; at += 1)
      if (open[edgeNumbers[at]]) belongs[otherEnd(edges[edgeNumbers[at]], node)] |= 1 << place;
  });
  belongs[one] = belongs[two] = 0;
  const parts = { shared: [], own: [[], []] };
  belongs.forEach((bits, node) => {
    if (bits === 3) parts.shared.push(node);
    else if (bits) parts.own[bits - 1].push(node);
  });
  return parts;
}
