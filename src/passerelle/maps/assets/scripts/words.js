// Words in the language chosen: texts of the interface, names of things, folding for search.

const HTML_LANG = { fr: "fr", en: "en", zh: "zh-Hans" };

/** A text of the interface; `values` fill its braces, and `n` chooses between one and several. */
function t(key, values = {}) {
  const forms = page.texts[state.lang][key].split("|");
  const one = formats().plural.select(values.n ?? 1) === "one";
  const form = one || forms.length === 1 ? forms[0] : forms[1];
  return form.replace(/\{(\w+)\}/g, (whole, name) =>
    name === "n" ? number(values.n) : String(values[name] ?? whole),
  );
}

const number = (value) => formats().number.format(value);

const made = new Map(); // language -> how it writes numbers and tells one from several: costly to make

function formats() {
  const lang = state.lang;
  if (!made.has(lang)) made.set(lang, { number: new Intl.NumberFormat(lang), plural: new Intl.PluralRules(lang) });
  return made.get(lang);
}

/** A name and the language it is in: the chosen one first, then the others in order. */
function named(names, fallback = "") {
  for (const lang of [state.lang, ...page.langs, "und"]) {
    if (names?.[lang]) return { text: names[lang], lang: HTML_LANG[lang] ?? null };
  }
  return { text: fallback, lang: null };
}

const nodeName = (node) => named(node.names, node.variants[0] ?? node.iri);
const nameText = (node) => nodeName(node).text;

/** The name of a slug: from the graph, else from the interface's own texts, else itself. */
function slugName(table, slug, unknown) {
  if (!slug) return t(unknown);
  const found = named(page[table][slug]).text;
  return found || (page.texts[state.lang][slug] ? t(slug) : slug);
}

const kindName = (node) => slugName("kinds", node.kind, "kind_unknown");
const countryName = (code) => slugName("countries", code, "country_unknown");
const linkKindName = (link) => (link.kind ? slugName("link_kinds", link.kind, "relation_unknown") : "");
const relationName = (slug) => slugName("relations", slug, "relation_unknown");
const modalityName = (slug) => slugName("modalities", slug, "relation_unknown");

const APART = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
const GAPS = /[\s\-‐–—'’‘ʼ`´"“”«»·・.,;:!?()/，。、；：！？（）《》]+/gu;

/** A text as the search sees it: no accents, tones or case, ligatures apart, one kind of space. */
function fold(text) {
  const plain = /^[\x20-\x7e]*$/.test(text) ? text.toLowerCase() : text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[œæßøłđðþı]/g, (letter) => APART[letter]);
  return plain.replace(GAPS, " ").trim();
}

const sentence = (text) => (text ? text[0].toLocaleUpperCase(state.lang) + text.slice(1) : text);
