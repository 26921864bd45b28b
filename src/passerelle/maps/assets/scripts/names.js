// The names of all nodes as the search sees them: folded once, in two long texts, each name on a line.

const SLICE = 400; // nodes folded between two looks at the clock
const FEWER = 6; // it pays to look through what was found before when it is so many times less than all
const PAUSE = 6; // milliseconds of folding at a time while nobody waits for it

/** How a name in Chinese characters reads, syllable by syllable; empty when it has none that we know. */
function readingOf(name) {
  const letters = [...name];
  if (!letters.some((letter) => page.pinyin?.[letter])) return "";
  return fold(letters.map((letter) => (page.pinyin[letter] ? ` ${page.pinyin[letter]} ` : letter)).join(""));
}

/** Every name of a node, folded: in all languages, variants, and how Chinese ones read. */
function foldedNames(node) {
  const names = [...Object.values(node.names), ...node.variants, ...cell(data.nodes, "search", rowOf[node.id], [])];
  const folded = new Set();
  for (const name of names.length ? names : [node.iri]) {
    folded.add(fold(name));
    folded.add(readingOf(name));
  }
  folded.delete("");
  return folded;
}

/** The text of an index, and where the names of each node begin in it; it grows slice by slice. */
class Index {
  constructor() {
    this.done = 0; // nodes folded so far
    this.spaced = new Lines(); // names as they are
    this.joined = new Lines(); // names of several words, without the spaces
    this.taken = new Uint8Array(nodes.length); // the nodes that a search found already
    this.last = { wanted: null, all: null }; // what was looked for before this
  }

  /** Fold on until all is done or the time is over. */
  grow(milliseconds = Infinity) {
    if (this.spaced.text) return true;
    const start = performance.now();
    while (this.done < nodes.length && performance.now() - start < milliseconds) {
      const end = Math.min(nodes.length, this.done + SLICE);
      for (; this.done < end; this.done += 1) {
        const names = [...foldedNames(nodes[this.done])];
        this.spaced.add(names);
        this.joined.add(names.filter((name) => name.includes(" ")).map((name) => name.replaceAll(" ", "")));
      }
    }
    if (this.done < nodes.length) return false;
    this.spaced.close();
    this.joined.close();
    return true;
  }

  /** Numbers of the nodes that a text finds: by how well, then by number of partners. */
  find(text) {
    const wanted = fold(text);
    if (!wanted) return new Uint32Array(0);
    this.grow();
    const among = this.narrower(wanted);
    const close = wanted.replaceAll(" ", "");
    this.taken.fill(0);
    const found = [
      [this.spaced, `\n${wanted}\n`], // the whole name
      [this.joined, `\n${close}\n`],
      [this.spaced, `\n${wanted}`], // its beginning
      [this.joined, `\n${close}`],
      [this.spaced, ` ${wanted}`], // the beginning of a word
      [this.spaced, wanted], // anywhere
    ].map(([lines, words]) => among ? lines.among(among, words, this.taken) : lines.holding(words, this.taken));
    const all = new Uint32Array(found.reduce((sum, { length }) => sum + length, 0));
    found.reduce((place, some) => (all.set(some, place), place + some.length), 0);
    this.last = { wanted, all };
    return all;
  }

  /** What was found before, in order, if it is little and the words only grew: no other node holds them. */
  narrower(wanted) {
    const { wanted: before, all } = this.last;
    return before && wanted.startsWith(before) && all.length < nodes.length / FEWER ? all.toSorted() : null;
  }
}

/** Names on lines of their own, those of node n between firsts[n] and firsts[n + 1]. */
class Lines {
  constructor() {
    this.parts = ["\n"];
    this.length = 1;
    this.firsts = new Uint32Array(nodes.length + 1).fill(0, 0, 1);
    this.nodes = 0;
    this.text = "";
  }

  add(names) {
    for (const name of names) {
      this.parts.push(name, "\n");
      this.length += name.length + 1;
    }
    this.firsts[(this.nodes += 1)] = this.length;
  }

  /** All names are there: make one text of them. */
  close() {
    this.text = this.parts.join("");
    this.parts = null;
  }

  /** The nodes with a name that holds `words` and that are not yet in `taken`; they are put there. */
  holding(words, taken) {
    const { text, firsts } = this;
    const found = [];
    let node = 0;
    let at = text.indexOf(words);
    while (at >= 0) {
      // A line begins with the break that ends the line before it.
      const place = words[0] === "\n" ? at + 1 : at;
      node = nodeOf(firsts, place, node);
      if (!taken[node]) (taken[node] = 1), found.push(node);
      at = text.indexOf(words, firsts[node + 1] - 1);
    }
    return found;
  }

  /** The same among some nodes only. */
  among(some, words, taken) {
    const { text, firsts } = this;
    const found = [];
    for (const node of some) {
      if (taken[node] || !text.slice(firsts[node] - 1, firsts[node + 1]).includes(words)) continue;
      taken[node] = 1;
      found.push(node);
    }
    return found;
  }
}

/** The node whose names hold a place of the text, from node `low` on. */
function nodeOf(firsts, place, low) {
  let [one, two] = [low, firsts.length - 1];
  while (two - one > 1) {
    const middle = (one + two) >> 1;
    if (firsts[middle] <= place) one = middle;
    else two = middle;
  }
  return one;
}

const index = new Index();

/** Fold names while nothing else is to do, and look through them once: the first key finds all ready. */
function foldInIdleTime() {
  const later = window.requestIdleCallback ?? ((work) => setTimeout(work, 50));
  later(() => (index.grow(PAUSE) ? later(() => index.find("e")) : foldInIdleTime()));
}
