// Columns unpacked: each is written in the shortest of a few ways (see maps/columns.py).

const SIGNS = Array.from({ length: 92 }, (_, code) => String.fromCharCode(35 + code)).filter((sign) => !"&<>\\".includes(sign));
const signValue = new Uint8Array(128);
SIGNS.forEach((sign, value) => (signValue[sign.charCodeAt(0)] = value));

/** All columns of a table as plain lists, by key. */
function unpackTable({ length, together, ...packed }) {
  const columns = { length };
  for (const [key, column] of Object.entries(packed)) if (!column.as) columns[key] = unpack(column);
  for (const [key, column] of Object.entries(packed)) if (column.as) columns[key] = columns[column.as];
  for (const { keys, values, at } of together) {
    const rows = unpack({ values, at });
    keys.forEach((key, place) => (columns[key] = rows.map((row) => row[place])));
  }
  return columns;
}

function unpack(column) {
  if (Array.isArray(column)) return column;
  if (column.rests) {
    let before = "";
    const shared = unpack(column.shared);
    return column.rests.map((rest, row) => (before = before.slice(0, shared[row]) + rest));
  }
  if (column.values) return unpack(column.at).map((place) => column.values[place]);
  if (column.steps) {
    let sum = 0;
    return column.steps.map((step) => (sum += step));
  }
  const { digits, base, width, least } = column;
  const length = digits.length / width;
  return Array.from({ length }, (_, row) => {
    let number = 0;
    for (let place = row; place < digits.length; place += length) number = number * base + signValue[digits.charCodeAt(place)];
    return number + least;
  });
}
