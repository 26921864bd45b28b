// Words in the language chosen: texts of the interface, names of things, folding for search.

const HTML_LANG = { fr: "fr", en: "en", zh: "zh-Hans" };

/** A text of the interface; `values` fill its braces, and `n` chooses between one and several. */
function t(key, values = {}) {
  const forms = page.texts[state.lang][key].split("|");
  const several = forms.length > 1 && values.n !== undefined && made("PluralRules").select(values.n) !== "one";
  const form = forms[several ? 1 : 0];
  return form.replace(/\{(\w+)\}/g, (whole, name) =>
    name === "n" ? number(values.n) : String(values[name] ?? whole),
  );
}

/** Between thousands, after Unicode CLDR: the browser's own formats take 25 ms to start, in an opening of 350. */
const THOUSANDS = { fr: "\u202f", en: ",", zh: "," };

/** A number as the language writes it. */
function number(value) {
  if (!Number.isInteger(value)) return made("NumberFormat").format(value);
  return String(value).replace(/\B(?=(\d{3})+$)/g, THOUSANDS[state.lang]);
}

const formats = new Map();

/** What the browser knows of the language (`NumberFormat`, `PluralRules`, `Collator`), made once: costly to make. */
function made(what, options) {
  const key = what + state.lang;
  if (!formats.has(key)) formats.set(key, new Intl[what](state.lang, options));
  return formats.get(key);
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
