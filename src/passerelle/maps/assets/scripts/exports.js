// The menu of exports: what is shown, as files that other programs read, named after the map.

const EXPORTS = {
  nodes: ["actors.csv", () => textBlob(nodesCsv(), "text/csv")],
  links: ["links.csv", () => textBlob(linksCsv(), "text/csv")],
  gexf: ["network.gexf", () => textBlob(gexf(), "application/gexf+xml")],
  iris: ["addresses.txt", () => textBlob(shownNodes().map(({ iri }) => `${iri}\n`), "text/plain")],
  png: ["map.png", () => pictureBlob("png")],
  svg: ["map.svg", () => pictureBlob("svg")],
};

/** A file of the pieces of a text; the page stays alive while they are made. */
async function textBlob(pieces, type) {
  const parts = type === "text/csv" ? ["\ufeff"] : []; // so that spreadsheets read it as UTF-8
  let pause = performance.now() + 40;
  for (const piece of pieces) {
    parts.push(piece);
    if (performance.now() < pause) continue;
    await new Promise((next) => setTimeout(next));
    pause = performance.now() + 40;
  }
  return new Blob(parts, { type: `${type};charset=utf-8` });
}

/** The name of a file: the title of the map in letters that every system takes. */
function fileName(ending) {
  const slug = fold(document.title).replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
  return `${[...slug].slice(0, 60).join("").replace(/-$/, "") || "map"}-${ending}`;
}

async function exportAs(kind) {
  const [ending, make] = EXPORTS[kind];
  const name = fileName(ending);
  say(t("exporting", { name }));
  const address = URL.createObjectURL(await make());
  const anchor = el("a", { href: address, download: name });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  say(t("exported", { name }));
}

/** A button that opens a list of actions; arrows walk over it, Escape closes it. */
function menu(id, label, entries) {
  const items = entries.map(([name, words, act]) => el("li", { role: "none" },
    el("button", { type: "button", role: "menuitem", tabindex: "-1", "data-export": name, click: () => (open(false), act()) }, words)));
  const list = el("ul", { id, role: "menu", "aria-label": label, hidden: true }, ...items);
  const button = el("button", {
    type: "button", class: "plain", "data-tool": id, "aria-haspopup": "menu", "aria-expanded": "false", "aria-controls": id,
    click: () => open(list.hidden),
  }, label);
  const part = el("div", { class: "menu", keydown: key, focusout: (event) => part.contains(event.relatedTarget) || shut() }, button, list);

  function shut() {
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
  }

  function open(wanted) {
    if (!wanted) return shut(), button.focus();
    list.hidden = false;
    button.setAttribute("aria-expanded", "true");
    items[0].firstChild.focus();
  }

  function key(event) {
    if (list.hidden) return event.key === "ArrowDown" ? (open(true), event.preventDefault()) : undefined;
    const all = items.map((item) => item.firstChild);
    const at = all.indexOf(document.activeElement);
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === "Escape") open(false);
    else if (next === undefined || at < 0) return undefined;
    else all[(next + all.length) % all.length].focus();
    event.stopPropagation();
    return event.preventDefault();
  }
  return part;
}

/** The holder of these buttons, at the end of the bar. */
function renderMenu() {
  const focused = document.activeElement?.dataset?.tool;
  const holder = byId("tool-inspect") ?? byId("tools").parentElement.appendChild(el("div", { id: "tool-inspect", class: "head-inspect" }));
  holder.replaceChildren(
    menu("exports", t("export"), Object.keys(EXPORTS).map((kind) => [kind, t(`export_${kind}`), () => exportAs(kind)])),
    el("button", { type: "button", class: "round", "data-tool": "help", "aria-label": t("help"), title: `${t("help")} (?)`, click: openHelp }, "?"));
  if (focused && ["exports", "help"].includes(focused)) holder.querySelector(`[data-tool="${focused}"]`).focus();
}

onChange((changed) => changed.has("lang") && renderMenu());
