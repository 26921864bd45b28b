// The search of the site: loads the pieces of the index that a question needs, and shows what they say.
// Pieces are scripts, which a page opened from a disk may load too. No library, no request to elsewhere.
"use strict";

const passerelleSearch = (() => {
  const CHARACTERS = 6; // as the index cuts Chinese names
  const WHOLE = 48; // as the index cuts whole names
  const PIECES = 16; // pieces of words read for one word of a question
  const PAGE = 20; // things shown at a time
  const HAN = /[\u3400-\u9fff\u{20000}-\u{3ffff}〇]+/gu;

  const box = document.querySelector("#asked");
  const list = document.querySelector("#found");
  const said = document.querySelector("#said");
  const more = document.querySelector("#more");
  const { lang } = document.documentElement;
  const { counts, nothing, suffix } = list.dataset;

  const words = new Map(); // piece -> word -> steps
  const things = new Map(); // number -> row
  const loading = new Map(); // file -> promise
  let index = null;
  let asked = 0;

  /** Load a piece once; it calls one of the functions below. */
  function load(file) {
    if (!loading.has(file)) {
      loading.set(file, new Promise((done) => {
        const script = document.createElement("script");
        script.src = `search/${file}.js`;
        script.onload = script.onerror = () => done();
        document.head.append(script);
      }));
    }
    return loading.get(file);
  }

  /** A text as the index has it: no accents, no capitals, one space between words, simplified characters. */
  function fold(text) {
    const bare = text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(/\p{M}+/gu, "")
      .replaceAll("œ", "oe").replaceAll("æ", "ae").replaceAll("ß", "ss").normalize("NFC");
    return [...bare.replace(/[^\p{L}\p{N}]+/gu, " ").trim()].map((one) => index.same[one] ?? one).join("");
  }

  /** The words of a question: those in letters, and Chinese ones cut as the index cuts them. */
  function wordsOf(folded) {
    const han = (folded.match(HAN) ?? []).flatMap((run) => run.match(new RegExp(`.{1,${CHARACTERS}}`, "gu")));
    return [...folded.replace(HAN, " ").split(" ").filter(Boolean), ...han];
  }

  /** The things with a word that begins so: number -> how well it fits. */
  async function having(word, exact, begun) {
    const starts = index.words;
    let first = 0;
    while (first + 1 < starts.length && starts[first + 1][0] <= word) first += 1;
    let last = first;
    while (last + 1 < starts.length && starts[last + 1][0].startsWith(word)) last += 1;
    const pieces = starts.slice(first, Math.min(last + 1, first + PIECES)).map(([, name]) => name);
    await Promise.all(pieces.map((name) => load(`w-${name}`)));
    const found = new Map();
    for (const name of pieces) {
      for (const [one, steps] of Object.entries(words.get(name) ?? {})) {
        if (!one.startsWith(word)) continue;
        const worth = one === word ? exact : begun;
        let number = 0;
        for (const step of steps.split(" ")) {
          number += parseInt(step, 36);
          if ((found.get(number) ?? 0) < worth) found.set(number, worth);
        }
      }
    }
    return found;
  }

  /** Numbers of the things that a question finds, the best first. */
  async function find(text) {
    const folded = fold(text);
    const asks = wordsOf(folded);
    if (!asks.length) return [];
    const [whole, ...each] = await Promise.all([
      having(`=${folded.replaceAll(" ", "").slice(0, WHOLE)}`, 40, 8),
      ...asks.map((word) => having(word, 3, 1)),
    ]);
    const found = new Map(whole);
    for (const number of each[0].keys()) {
      if (each.every((one) => one.has(number))) {
        found.set(number, (found.get(number) ?? 0) + each.reduce((sum, one) => sum + one.get(number), 0));
      }
    }
    return [...found].sort(([a, x], [b, y]) => y - x || a - b).map(([number]) => number);
  }

  async function rowsOf(numbers) {
    const starts = index.things;
    await Promise.all(numbers.map((number) => {
      let place = starts.length - 1;
      while (place > 0 && starts[place] > number) place -= 1;
      return load(`d-${starts[place].toString(36)}`);
    }));
    return numbers.map((number) => things.get(number)).filter(Boolean);
  }

  function shown([key, fr, en, zh, phrase, year]) {
    const names = { fr, en, zh };
    const spoken = names[lang] ? lang : ["fr", "en", "zh"].find((one) => names[one]) ?? lang;
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `${key}${suffix}`;
    link.textContent = names[spoken];
    if (spoken !== lang) link.lang = spoken;
    const meta = document.createElement("span");
    meta.className = "meta";
    const also = [...new Set(["fr", "en", "zh"].map((one) => names[one]))].filter((name) => name && name !== names[spoken]);
    meta.textContent = [index.said[phrase][lang], year, ...also].filter(Boolean).join(" · ");
    item.append(link, meta);
    return item;
  }

  async function show() {
    const turn = (asked += 1);
    const text = box.value;
    if (!index) return;
    const numbers = await find(text);
    if (turn !== asked) return; // another question came meanwhile
    let count = 0;
    const next = async () => {
      const rows = await rowsOf(numbers.slice(count, count + PAGE));
      if (turn !== asked) return;
      if (!count) list.replaceChildren();
      list.append(...rows.map(shown));
      count += PAGE;
      more.hidden = count >= numbers.length;
    };
    await next();
    more.onclick = next;
    said.textContent = !fold(text) ? "" : numbers.length
      ? counts.replace("{}", new Intl.NumberFormat(lang).format(numbers.length)) : nothing;
    try {
      history.replaceState(null, "", text ? `?q=${encodeURIComponent(text)}` : location.pathname);
    } catch { /* a page opened from a disk keeps its address */ }
  }

  let waiting = 0;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 120);
  });
  box.form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
  box.value = new URLSearchParams(location.search).get("q") ?? "";
  box.form.hidden = false;

  return {
    begin(all) {
      index = all;
      if (box.value) show();
    },
    words(name, content) {
      words.set(name, content);
    },
    things(content) {
      for (const [number, row] of Object.entries(content)) things.set(parseInt(number, 36), row);
    },
  };
})();
