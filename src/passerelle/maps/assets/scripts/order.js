// Rows in order: every value is a number, so that tens of thousands are sorted in a moment.

/** Ranks of texts as the language orders them, the empty ones last. */
function ranksOf(texts) {
  const distinct = [...new Set(texts)].sort((one, two) => (one === "") - (two === "") || compare(one, two));
  const rank = new Map(distinct.map((text, place) => [text, place]));
  return Uint32Array.from(texts, (text) => rank.get(text));
}

let nameOrder = { lang: null, ranks: null };

/** For each node the rank of its name among all, in the language of the page. */
function nameRanks() {
  if (nameOrder.lang !== state.lang) nameOrder = { lang: state.lang, ranks: ranksOf(nodes.map(nameText)) };
  return nameOrder.ranks;
}

/** The places 0 to n - 1 ordered by `keys`, then by `ties`; `down` turns the first, not the second. */
function orderBy(keys, ties, down) {
  const sign = down ? -1 : 1;
  return Uint32Array.from(keys, (_, place) => place)
    .sort((one, two) => sign * (keys[one] - keys[two]) || ties[one] - ties[two] || one - two);
}
